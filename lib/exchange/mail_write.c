/* One home of GMime. */
#include "exchange/mail_write.h"

#include <string.h>

#include <gmime/gmime.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"

#include "base/banned.h"

/* Only what cannot end a header is let into one as it is. */
static bool
is_header_safe(const char *value)
{
	for (; *value != '\0'; value++)
		if ((unsigned char)*value < ' ' || (unsigned char)*value >= 0x7F)
			return false;
	return true;
}

/* On one line, whatever it held. */
static const char *
on_one_line(struct arena *arena, const char *text)
{
	char *line = arena_copy(arena, text == NULL ? "" : text);

	for (char *at = line; *at != '\0'; at++)
		if ((unsigned char)*at < ' ')
			*at = ' ';
	return line;
}

static void
set_people(struct arena *arena, GMimeMessage *message, const struct mail_letter *letter)
{
	const char *name = on_one_line(arena, letter->from_name);

	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, text_empty(name) ? NULL : name, letter->from);
	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, NULL, letter->to);
	if (!text_empty(letter->reply_to))
		g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO, NULL, letter->reply_to);
}

static void
set_headers(struct arena *arena, GMimeMessage *message, const struct mail_letter *letter)
{
	GMimeObject *object = GMIME_OBJECT(message);
	GDateTime *date = g_date_time_new_from_unix_utc(letter->date);
	GTimeZone *zone = g_time_zone_new_offset(8 * 3600);
	GDateTime *local = g_date_time_to_timezone(date, zone);

	g_mime_message_set_subject(message, on_one_line(arena, letter->subject), "utf-8");
	g_mime_message_set_date(message, local);
	g_mime_message_set_message_id(message, arena_format(arena, "%s%s", letter->token, strchr(letter->from, '@')));
	if (!text_empty(letter->answers) && is_header_safe(letter->answers)) {
		g_mime_object_set_header(object, "In-Reply-To", letter->answers, NULL);
		g_mime_object_set_header(object, "References", letter->answers, NULL);
	}
	if (letter->automatic) {
		g_mime_object_set_header(object, "Auto-Submitted",
		    text_empty(letter->answers) ? "auto-generated" : "auto-replied", NULL);
		g_mime_object_set_header(object, "X-Auto-Response-Suppress", "All", NULL);
	}
	if (letter->attempt > 1)
		g_mime_object_set_header(object, "X-Anjuan-Attempt", arena_format(arena, "%d", letter->attempt), NULL);
	g_date_time_unref(local);
	g_time_zone_unref(zone);
	g_date_time_unref(date);
}

static void
set_body(GMimeMessage *message, const struct mail_letter *letter)
{
	GMimeTextPart *part = g_mime_text_part_new();

	g_mime_text_part_set_charset(part, "utf-8");
	g_mime_text_part_set_text(part, letter->body);
	g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_BASE64);
	g_mime_message_set_mime_part(message, GMIME_OBJECT(part));
	g_object_unref(part);
}

static enum fault
write_out(struct arena *arena, GMimeMessage *message, const char **bytes, size_t *length)
{
	GMimeFormatOptions *options = g_mime_format_options_new();
	GMimeStream *stream = g_mime_stream_mem_new();
	GByteArray *array;
	enum fault fault = FAULT_NONE;

	g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
	if (g_mime_object_write_to_stream(GMIME_OBJECT(message), options, stream) < 0)
		fault = log_fault(FAULT_INTERNAL, "a letter could not be written as a mail");
	array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	*length = array->len;
	*bytes = arena_copy_bytes(arena, array->data, array->len);
	g_object_unref(stream);
	g_mime_format_options_free(options);
	return fault;
}

enum fault
mail_write(struct arena *arena, const struct mail_letter *letter, const char **bytes, size_t *length)
{
	GMimeMessage *message;
	enum fault fault;

	if (strchr(letter->from, '@') == NULL || !is_header_safe(letter->to) || !is_header_safe(letter->token))
		return log_fault(FAULT_INTERNAL, "a mail needs sound addresses");
	g_mime_init();
	message = g_mime_message_new(TRUE);
	set_people(arena, message, letter);
	set_headers(arena, message, letter);
	set_body(message, letter);
	fault = write_out(arena, message, bytes, length);
	g_object_unref(message);
	return fault;
}
