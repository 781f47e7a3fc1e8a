#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "casework/receiving.h"
#include "casework/receiving_words.h"
#include "casework/inside.h"
#include "exchange/mail_read.h"
#include "base/banned.h"

static void
show_list(struct text *text, const char *name, const char *const *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		text_add_format(text, "%s: %s\n", name, rows[i]);
}

static void
show_marks(struct text *text, const struct mail *mail)
{
	const struct { const char *name; bool is; } marks[] = {
		{ "automatic", mail->automatic }, { "list", mail->list }, { "no-return", mail->no_return },
		{ "report", mail->report }, { "guessed", mail->guessed },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (marks[i].is)
			text_add_format(text, "mark: %s\n", marks[i].name);
}

enum fault
receiving_show(struct arena *arena, const struct incoming_mail *incoming, const char **shown)
{
	struct text text = text_begin(arena);
	struct mail mail;
	enum fault fault = mail_read(arena, incoming->bytes, incoming->length, &mail);

	*shown = "";
	if (fault != FAULT_NONE)
		return fault;
	text_add_format(&text, "message-id: %s\nfrom: %s\nname: %s\nsubject: %s\n", mail.message_id, mail.from,
	    mail.from_name, mail.subject);
	if (mail.date != 0)
		text_add_format(&text, "date: %s\n", date_text_iso(arena, mail.date));
	show_list(&text, "answers", mail.answers, mail.answer_count);
	show_list(&text, "recipient", mail.recipients, mail.recipient_count);
	show_marks(&text, &mail);
	for (size_t i = 0; i < mail.file_count; i++)
		text_add_format(&text, "file: %zu %s\n", mail.files[i].length, mail.files[i].name);
	text_add_format(&text, "\n%s\n", receiving_words_of(arena, &mail));
	*shown = text.value;
	return FAULT_NONE;
}

void
receiving_place(const struct incoming_mail *incoming, int64_t *line, int64_t *column)
{
	struct mail_place place = mail_place(incoming->bytes, incoming->length);

	*line = place.line;
	*column = place.column;
}
