/* One home of GMime, with the files of mail_read_inside.h. */
#include "exchange/mail_read.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "exchange/mail_read_inside.h"

#include "base/banned.h"

enum { ID_BYTES = 250, DATE_LEAST = 0 };

static GMimeParserOptions *
make_options(void)
{
	static const char *fallbacks[] = { "utf-8", "gb18030", "iso-8859-1", NULL };
	GMimeParserOptions *options = g_mime_parser_options_new();

	g_mime_parser_options_set_fallback_charsets(options, fallbacks);
	g_mime_parser_options_set_rfc2047_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE);
	g_mime_parser_options_set_parameter_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE);
	g_mime_parser_options_set_address_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE);
	return options;
}

static const char *
raw_header(GMimeMessage *message, const char *name)
{
	GMimeHeader *header = g_mime_header_list_get_header(g_mime_object_get_header_list(GMIME_OBJECT(message)), name);
	const char *raw = header == NULL ? NULL : g_mime_header_get_raw_value(header);

	return raw == NULL ? "" : raw;
}

/* A header that is looked at for the words of a machine, in small letters. */
static const char *
small_header(struct mail_reading *reading, GMimeMessage *message, const char *name)
{
	return text_lower(reading->arena, mail_line(reading, raw_header(message, name), MAIL_HEADER_CHARACTERS));
}

/* ASCII, one @ with something on both sides; whether it can be written to is another question. */
static bool
is_address(const char *text)
{
	const char *at = text == NULL ? NULL : strchr(text, '@');

	if (at == NULL || at == text || at[1] == '\0' || strchr(at + 1, '@') != NULL || strlen(text) > ID_BYTES)
		return false;
	for (; *text != '\0'; text++)
		if (*text <= ' ' || *text >= 0x7F || strchr("<>()[]\\,;:\"", *text) != NULL)
			return false;
	return true;
}

typedef void address_taker(struct mail_reading *, const char *name, const char *address);

/* Every address of a list, those in groups, too. */
static void
each_address(struct mail_reading *reading, InternetAddressList *list, address_taker *take)
{
	int count = list == NULL ? 0 : internet_address_list_length(list);

	for (int i = 0; i < count && i < MAIL_ADDRESSES; i++) {
		InternetAddress *one = internet_address_list_get_address(list, i);

		if (INTERNET_ADDRESS_IS_MAILBOX(one)) {
			const char *address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one));

			if (is_address(address))
				take(reading, internet_address_get_name(one), address);
		} else if (INTERNET_ADDRESS_IS_GROUP(one)) {
			InternetAddressList *members = internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one));
			int inside = members == NULL ? 0 : internet_address_list_length(members);

			for (int k = 0; k < inside && k < MAIL_ADDRESSES; k++) {
				InternetAddress *member = internet_address_list_get_address(members, k);
				const char *address = INTERNET_ADDRESS_IS_MAILBOX(member) ?
				    internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(member)) : NULL;

				if (is_address(address))
					take(reading, internet_address_get_name(member), address);
			}
		}
	}
}

static void
take_sender(struct mail_reading *reading, const char *name, const char *address)
{
	struct mail *mail = reading->mail;

	if (!text_empty(mail->from))
		return;
	mail->from = arena_copy(reading->arena, address);
	mail->from_name = name == NULL ? "" : mail_line(reading, name, MAIL_NAME_CHARACTERS);
}

static void
take_recipient(struct mail_reading *reading, const char *name, const char *address)
{
	struct mail *mail = reading->mail;

	(void)name;
	if (mail->recipient_count < MAIL_ADDRESSES)
		mail->recipients[mail->recipient_count++] = arena_copy(reading->arena, address);
}

static void
read_people(struct mail_reading *reading, GMimeMessage *message)
{
	static const char *const handed[] = { "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To" };

	reading->mail->from = reading->mail->from_name = "";
	each_address(reading, g_mime_message_get_from(message), take_sender);
	each_address(reading, g_mime_message_get_sender(message), take_sender);
	for (size_t i = 0; i < sizeof(handed) / sizeof(handed[0]); i++) {
		const char *header = raw_header(message, handed[i]);
		InternetAddressList *list = internet_address_list_parse(reading->options, header);

		each_address(reading, list, take_recipient);
		if (list != NULL)
			g_object_unref(list);
	}
	each_address(reading, g_mime_message_get_to(message), take_recipient);
	each_address(reading, g_mime_message_get_cc(message), take_recipient);
}

/* The ids of a header like References, the last one first. */
static void
read_ids(struct mail_reading *reading, GMimeMessage *message, const char *name)
{
	GMimeReferences *ids = g_mime_references_parse(reading->options, raw_header(message, name));
	struct mail *mail = reading->mail;

	for (int i = g_mime_references_length(ids); i > 0 && mail->answer_count < MAIL_ADDRESSES; i--) {
		const char *id = g_mime_references_get_message_id(ids, i - 1);

		if (!text_empty(id) && strlen(id) <= ID_BYTES)
			mail->answers[mail->answer_count++] = mail_line(reading, id, ID_BYTES);
	}
	g_mime_references_free(ids);
}

static bool
has_header(struct mail_reading *reading, GMimeMessage *message, const char *const *names)
{
	for (; *names != NULL; names++)
		if (!text_empty(small_header(reading, message, *names)))
			return true;
	return false;
}

/* What marks mail that no machine of ours may answer: RFC 3834, and what is used besides. */
static void
read_marks(struct mail_reading *reading, GMimeMessage *message)
{
	static const char *const machines[] = { "X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", NULL };
	static const char *const lists[] = { "List-Id", "List-Post", "List-Unsubscribe", "Mailing-List", NULL };
	struct mail *mail = reading->mail;
	const char *automatic = small_header(reading, message, "Auto-Submitted");
	const char *precedence = small_header(reading, message, "Precedence");
	GMimeObject *outermost = g_mime_message_get_mime_part(message);

	mail->automatic = (!text_empty(automatic) && !text_equal(automatic, "no")) ||
	    has_header(reading, message, machines) || text_starts(precedence, "auto_reply");
	mail->list = has_header(reading, message, lists) || text_starts(precedence, "bulk") ||
	    text_starts(precedence, "list") || text_starts(precedence, "junk");
	mail->no_return = text_equal(small_header(reading, message, "Return-Path"), "<>");
	mail->report = outermost != NULL &&
	    g_mime_content_type_is_type(g_mime_object_get_content_type(outermost), "multipart", "report");
}

static void
read_message(struct mail_reading *reading, GMimeMessage *message)
{
	struct mail *mail = reading->mail;
	const char *id = g_mime_message_get_message_id(message);
	GDateTime *date = g_mime_message_get_date(message);

	mail->message_id = id == NULL || strlen(id) > ID_BYTES ? "" : mail_line(reading, id, ID_BYTES);
	mail->subject = mail_words(reading, raw_header(message, "Subject"));
	mail->date = date == NULL || g_date_time_to_unix(date) < DATE_LEAST ? 0 : g_date_time_to_unix(date);
	read_people(reading, message);
	read_ids(reading, message, "In-Reply-To");
	read_ids(reading, message, "References");
	read_marks(reading, message);
	mail_parts(reading, g_mime_message_get_mime_part(message));
	mail->text = text_trim(reading->arena, reading->text.value);
	mail->html = reading->html.value;
}

/* A line "From sender date" before the headers, as mailboxes have it, is none of them. */
static size_t
skip_from_line(const char *bytes, size_t length)
{
	const char *end = length > 5 && memcmp(bytes, "From ", 5) == 0 ? memchr(bytes, '\n', length) : NULL;

	return end == NULL ? 0 : (size_t)(end - bytes) + 1;
}

struct mail_place
mail_place(const char *bytes, size_t length)
{
	size_t start = skip_from_line(bytes, length), at = start;

	while (at < length && bytes[at] > ' ' && bytes[at] < 0x7F && bytes[at] != ':')
		at++;
	return (struct mail_place){ .line = start == 0 ? 1 : 2, .column = (int64_t)(at - start) + 1 };
}

enum fault
mail_read(struct arena *arena, const char *bytes, size_t length, struct mail *mail)
{
	struct mail_reading reading = { .arena = arena, .mail = mail };
	size_t start = skip_from_line(bytes, length);
	GMimeStream *stream;
	GMimeParser *parser;
	GMimeMessage *message;
	enum fault fault = FAULT_INPUT;

	*mail = (struct mail){ .message_id = "", .from = "", .from_name = "", .subject = "", .text = "", .html = "" };
	if (length <= start)
		return FAULT_INPUT;
	g_mime_init();
	reading.options = make_options();
	stream = g_mime_stream_mem_new_with_buffer(bytes + start, length - start);
	parser = g_mime_parser_new_with_stream(stream);
	message = g_mime_parser_construct_message(parser, reading.options);
	if (message != NULL && g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(message))) > 0) {
		read_message(&reading, message);
		fault = FAULT_NONE;
	}
	if (message != NULL)
		g_object_unref(message);
	g_object_unref(parser);
	g_object_unref(stream);
	g_mime_parser_options_free(reading.options);
	return fault;
}
