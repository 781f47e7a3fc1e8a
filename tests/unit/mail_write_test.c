#include "../check.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/mail_write.h"

#include "base/banned.h"

static struct arena arena;

static struct mail_letter
letter(void)
{
	return (struct mail_letter){
		.from_name = "和悦物业服务有限公司", .from = "kefu@heyue.example", .to = "liu@resident.example",
		.reply_to = "tousu+2026-000471.k7qm2wxdabcd3456@heyue.example", .subject = "[2026-000471] 您的投诉已受理",
		.body = "尊敬的刘女士：\n\n您好！\n", .token = "0123456789abcdef0123456789abcdef", .answers = "",
		.automatic = true, .attempt = 1, .date = 1795593900,
	};
}

static const char *
written(const struct mail_letter *l)
{
	const char *bytes;
	size_t length;

	assert_int_equal(mail_write(&arena, l, &bytes, &length), FAULT_NONE);
	assert_int_equal(strlen(bytes), length);
	return bytes;
}

/* The headers, each on one line. */
static const char *
unfolded(const char *mail)
{
	const char *end = strstr(mail, "\r\n\r\n");
	struct text text = text_begin(&arena);

	for (; mail < end; mail++)
		if (mail[0] == '\r' && mail[1] == '\n' && (mail[2] == ' ' || mail[2] == '\t'))
			mail += 1;
		else
			text_add_bytes(&text, mail, 1);
	text_add(&text, "\r\n");
	return text.value;
}

static void
headers_are_as_a_mail_server_wants_them(void **state)
{
	static const char *const wanted[] = {
		"From: =?utf-8?", "<kefu@heyue.example>\r\n", "To: liu@resident.example\r\n",
		"Reply-To: tousu+2026-000471.k7qm2wxdabcd3456@heyue.example\r\n", "Subject: [2026-000471] =?utf-8?",
		"Message-Id: <0123456789abcdef0123456789abcdef@heyue.example>\r\n", "Date: Wed, 25 Nov 2026 16:05:00 +0800\r\n",
		"Auto-Submitted: auto-generated\r\n", "MIME-Version: 1.0\r\n", "Content-Type: text/plain; charset=utf-8\r\n",
		"Content-Transfer-Encoding: base64\r\n",
	};
	static const char *const unwanted[] = { "X-Anjuan-Attempt", "In-Reply-To", "References", "Bcc" };
	struct mail_letter l = letter();
	const char *headers = unfolded(written(&l));

	(void)state;
	for (size_t i = 0; i < COUNT(wanted); i++)
		if (strcasestr(headers, wanted[i]) == NULL)
			fail_msg("no \"%s\" in:\n%s", wanted[i], headers);
	for (size_t i = 0; i < COUNT(unwanted); i++)
		CHECK_ROW(i, strcasestr(headers, unwanted[i]) == NULL);
}

static void
repetitions_and_answers_say_so(void **state)
{
	struct mail_letter l = letter();
	const char *headers;

	(void)state;
	l.attempt = 3;
	l.answers = "<abc@resident.example>";
	headers = unfolded(written(&l));
	assert_non_null(strstr(headers, "X-Anjuan-Attempt: 3\r\n"));
	assert_non_null(strstr(headers, "In-Reply-To: <abc@resident.example>\r\n"));
	assert_non_null(strstr(headers, "References: <abc@resident.example>\r\n"));
	assert_non_null(strstr(headers, "Auto-Submitted: auto-replied\r\n"));
	l.automatic = false;
	assert_null(strstr(unfolded(written(&l)), "Auto-Submitted"));
}

static void
nothing_ends_a_header(void **state)
{
	struct mail_letter l = letter();
	const char *headers;

	(void)state;
	l.subject = "a\r\nBcc: x@y.example\r\n\r\nbody";
	l.from_name = "b\nX-Evil: 1";
	l.answers = "<abc@x>\r\nX-Evil: 2";
	headers = unfolded(written(&l));
	assert_null(strstr(headers, "\r\nBcc"));
	assert_null(strstr(headers, "\r\nX-Evil"));
	assert_null(strstr(headers, "In-Reply-To"));
	l = letter();
	l.to = "a@b.example\r\nBcc: x@y.example";
	assert_int_equal(mail_write(&arena, &l, &(const char *){ NULL }, &(size_t){ 0 }), FAULT_INTERNAL);
	l = letter();
	l.from = "nobody";
	assert_int_equal(mail_write(&arena, &l, &(const char *){ NULL }, &(size_t){ 0 }), FAULT_INTERNAL);
}

/* Every line ends with CRLF and is no longer than a server takes (RFC 5321: 998). */
static void
lines_keep_their_length(void **state)
{
	struct mail_letter l = letter();
	struct text long_text = text_begin(&arena);
	const char *mail;

	(void)state;
	for (int i = 0; i < 400; i++)
		text_add(&long_text, "很长的一行文字");
	l.subject = l.body = long_text.value;
	mail = written(&l);
	while (*mail != '\0') {
		size_t length = strcspn(mail, "\r\n");

		assert_true(length <= 998);
		assert_true(mail[length] == '\0' || (mail[length] == '\r' && mail[length + 1] == '\n'));
		mail += length + (mail[length] == '\0' ? 0 : 2);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(headers_are_as_a_mail_server_wants_them),
	cmocka_unit_test(repetitions_and_answers_say_so),
	cmocka_unit_test(nothing_ends_a_header),
	cmocka_unit_test(lines_keep_their_length),
};

CHECK_MAIN("mail_write", tests)
