/* Bodies and files of mails. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "exchange/charset_text.h"
#include "exchange/mail_read_inside.h"

#include "base/banned.h"

enum {
	BODY_BYTES = 1024 * 1024,	/* of text that is read; all of it is in the message that is kept */
	DEEPEST = 30, PARTS = 1000
};

/* What a part holds, decoded; in the arena. */
static const char *
content_of(struct mail_reading *reading, GMimePart *part, size_t *length)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	GMimeStream *stream = g_mime_stream_mem_new();
	GByteArray *bytes;
	const char *copy;

	if (content != NULL)
		(void)g_mime_data_wrapper_write_to_stream(content, stream);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	*length = bytes->len;
	copy = arena_copy_bytes(reading->arena, bytes->data == NULL ? (const void *)"" : bytes->data, bytes->len);
	g_object_unref(stream);
	return copy;
}

static const char *
raw_header(GMimeObject *part, const char *name)
{
	GMimeHeader *header = g_mime_header_list_get_header(g_mime_object_get_header_list(part), name);
	const char *raw = header == NULL ? NULL : g_mime_header_get_raw_value(header);

	return raw == NULL ? "" : raw;
}

/*
 * A name that is written as encoded words, which no parameter should hold and
 * many do: the words are read first and the parameter afterwards.
 */
static const char *
worded_name(struct mail_reading *reading, GMimeObject *part)
{
	const char *raw = raw_header(part, "Content-Disposition"), *name = NULL;
	GMimeContentDisposition *disposition;
	GMimeContentType *type;

	if (strstr(raw, "=?") != NULL) {
		disposition = g_mime_content_disposition_parse(reading->options, mail_words(reading, raw));
		name = arena_copy(reading->arena, g_mime_content_disposition_get_parameter(disposition, "filename"));
		g_object_unref(disposition);
	}
	raw = raw_header(part, "Content-Type");
	if (text_empty(name) && strstr(raw, "=?") != NULL) {
		type = g_mime_content_type_parse(reading->options, mail_words(reading, raw));
		name = arena_copy(reading->arena, g_mime_content_type_get_parameter(type, "name"));
		g_object_unref(type);
	}
	return name;
}

/* The name a sender gave a file; "" when none. */
static const char *
name_of(struct mail_reading *reading, GMimeObject *part)
{
	const char *name = worded_name(reading, part);

	if (text_empty(name))
		name = g_mime_object_get_content_disposition_parameter(part, "filename");
	if (text_empty(name))
		name = g_mime_object_get_content_type_parameter(part, "name");
	return text_empty(name) ? "" : mail_line(reading, name, MAIL_NAME_CHARACTERS);
}

static void
add_file(struct mail_reading *reading, const char *name, const char *bytes, size_t length)
{
	struct mail *mail = reading->mail;

	if (length == 0)
		return;
	if (mail->file_count == MAIL_FILES) {
		mail->files_left++;
		return;
	}
	mail->files[mail->file_count++] = (struct mail_file){ .name = name, .bytes = bytes, .length = length };
}

static void
add_body(struct mail_reading *reading, struct text *body, GMimeObject *part)
{
	size_t length;
	const char *bytes = content_of(reading, GMIME_PART(part), &length);
	const char *label = g_mime_object_get_content_type_parameter(part, "charset");
	size_t room = body->length < BODY_BYTES ? BODY_BYTES - body->length : 0;

	if (length > room)
		length = room;
	bytes = charset_text(reading->arena, label, bytes, length, &reading->mail->guessed);
	if (body->length > 0 && *bytes != '\0')
		text_add(body, "\n\n");
	text_add(body, bytes);
}

static void
take_part(struct mail_reading *reading, GMimeObject *part)
{
	GMimeContentType *type = g_mime_object_get_content_type(part);
	GMimeContentDisposition *disposition = g_mime_object_get_content_disposition(part);
	const char *name = name_of(reading, part), *bytes;
	bool attached = disposition != NULL && g_mime_content_disposition_is_attachment(disposition);
	size_t length;

	if (!attached && text_empty(name) && g_mime_content_type_is_type(type, "text", "html")) {
		add_body(reading, &reading->html, part);
		return;
	}
	if (!attached && text_empty(name) && (type == NULL || g_mime_content_type_is_type(type, "text", "*"))) {
		add_body(reading, &reading->text, part);
		return;
	}
	bytes = content_of(reading, GMIME_PART(part), &length);
	add_file(reading, name, bytes, length);
}

/* A message inside a message is a file; of one that was not delivered the id is an answer. */
static void
take_message(struct mail_reading *reading, GMimeMessagePart *part)
{
	GMimeMessage *message = g_mime_message_part_get_message(part);
	struct mail *mail = reading->mail;
	const char *id = message == NULL ? NULL : g_mime_message_get_message_id(message);
	char *whole;

	if (message == NULL)
		return;
	if (mail->report && !text_empty(id) && mail->answer_count < MAIL_ADDRESSES)
		mail->answers[mail->answer_count++] = mail_line(reading, id, MAIL_HEADER_CHARACTERS);
	whole = g_mime_object_to_string(GMIME_OBJECT(message), NULL);
	if (whole != NULL && !mail->report)
		add_file(reading, "message.eml", arena_copy(reading->arena, whole), strlen(whole));
	g_free(whole);
}

/* The headers of a letter that was not delivered, as some reports bring them along. */
static void
take_headers(struct mail_reading *reading, GMimeObject *part)
{
	struct mail *mail = reading->mail;
	size_t length;
	const char *at = content_of(reading, GMIME_PART(part), &length), *id;

	for (; at != NULL && mail->answer_count < MAIL_ADDRESSES; at = strchr(at, '\n')) {
		at += *at == '\n';
		if (strncasecmp(at, "message-id:", 11) != 0 || (id = strchr(at, '<')) == NULL)
			continue;
		id++;
		mail->answers[mail->answer_count++] = mail_line(reading,
		    arena_copy_bytes(reading->arena, id, strcspn(id, ">\r\n")), MAIL_HEADER_CHARACTERS);
	}
}

static void walk(struct mail_reading *, GMimeObject *, int depth);

/* The same in several forms: plain text if there is any. */
static void
walk_alternative(struct mail_reading *reading, GMimeMultipart *multipart, int depth)
{
	struct text text = reading->text, html = reading->html;
	int count = g_mime_multipart_get_count(multipart);

	reading->text = text_begin(reading->arena);
	reading->html = text_begin(reading->arena);
	for (int i = 0; i < count; i++)
		walk(reading, g_mime_multipart_get_part(multipart, i), depth);
	if (text_empty(text_trim(reading->arena, reading->text.value))) {
		if (html.length > 0 && reading->html.length > 0)
			text_add(&html, "\n");
		text_add(&html, reading->html.value);
	} else {
		if (text.length > 0)
			text_add(&text, "\n\n");
		text_add(&text, reading->text.value);
	}
	reading->text = text;
	reading->html = html;
}

static void
walk(struct mail_reading *reading, GMimeObject *part, int depth)
{
	if (part == NULL || reading->parts++ >= PARTS || depth > DEEPEST)
		return;
	if (GMIME_IS_MULTIPART(part)) {
		GMimeMultipart *multipart = GMIME_MULTIPART(part);
		int count = g_mime_multipart_get_count(multipart);

		if (g_mime_content_type_is_type(g_mime_object_get_content_type(part), "multipart", "alternative")) {
			walk_alternative(reading, multipart, depth + 1);
			return;
		}
		for (int i = 0; i < count; i++)
			walk(reading, g_mime_multipart_get_part(multipart, i), depth + 1);
	} else if (GMIME_IS_MESSAGE_PART(part))
		take_message(reading, GMIME_MESSAGE_PART(part));
	else if (GMIME_IS_PART(part) && reading->mail->report &&
	    g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "rfc822-headers"))
		take_headers(reading, part);
	else if (GMIME_IS_PART(part))
		take_part(reading, part);
}

void
mail_parts(struct mail_reading *reading, GMimeObject *outermost)
{
	reading->text = text_begin(reading->arena);
	reading->html = text_begin(reading->arena);
	walk(reading, outermost, 0);
}
