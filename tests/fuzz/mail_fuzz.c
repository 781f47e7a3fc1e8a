/* Hostile bytes as a mail: whatever they are, every text is clean and every list is within its bounds. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/mail_read.h"
#include "record/html_text.h"

int LLVMFuzzerTestOneInput(const unsigned char *, size_t);

static void
check(const char *text)
{
	if (text == NULL || !text_is_clean(text, strlen(text)))
		abort();
}

static void
check_mail(struct arena *arena, const struct mail *mail)
{
	check(mail->message_id);
	check(mail->from);
	check(mail->from_name);
	check(mail->subject);
	check(mail->text);
	check(mail->html);
	check(html_text(arena, mail->html, strlen(mail->html)));
	if (mail->answer_count > MAIL_ADDRESSES || mail->recipient_count > MAIL_ADDRESSES || mail->file_count > MAIL_FILES)
		abort();
	for (size_t i = 0; i < mail->answer_count; i++)
		check(mail->answers[i]);
	for (size_t i = 0; i < mail->recipient_count; i++)
		check(mail->recipients[i]);
	for (size_t i = 0; i < mail->file_count; i++) {
		check(mail->files[i].name);
		if (mail->files[i].length == 0)
			abort();
	}
	if (strpbrk(mail->subject, "\n\t") != NULL || strpbrk(mail->from, " \n<>") != NULL)
		abort();
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
	struct arena arena = { 0 };
	struct mail mail;

	if (mail_read(&arena, (const char *)bytes, length, &mail) == FAULT_NONE)
		check_mail(&arena, &mail);
	arena_release(&arena);
	return 0;
}
