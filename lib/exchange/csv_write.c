/* Lists as delimited text behind sheet_write.h. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "exchange/writer_kind.h"

#include "base/banned.h"

enum { ROOM = 64 * 1024, NUMBER_ROOM = 24 };

struct csv_writer {
	struct sheet_writer		 common;
	const struct sheet_layout	*layout;
	struct arena			 scratch;	/* for one cell */
	int				 descriptor;
	enum fault			 fault;
	char				*buffer;
	size_t				 length;
};

static void
flush(struct csv_writer *writer)
{
	const char *from = writer->buffer;
	ssize_t count;

	for (; writer->length > 0 && writer->fault == FAULT_NONE; from += count, writer->length -= (size_t)count) {
		count = write(writer->descriptor, from, writer->length);
		if (count >= 0)
			continue;
		count = 0;
		if (errno != EINTR)
			writer->fault = log_fault(errno == ENOSPC || errno == EDQUOT ? FAULT_FULL : FAULT_IO,
			    "writing a list failed: %s", strerror(errno));
	}
	writer->length = 0;
}

static void
add(struct csv_writer *writer, const char *bytes, size_t length)
{
	while (length > 0) {
		size_t piece = ROOM - writer->length < length ? ROOM - writer->length : length;

		memcpy(writer->buffer + writer->length, bytes, piece);
		writer->length += piece;
		bytes += piece;
		length -= piece;
		if (writer->length == ROOM)
			flush(writer);
	}
}

/* A cell that begins like a formula, in full width too, would be calculated when the file is opened. */
static bool
begins_formula(const char *text)
{
	static const char *const wide[] = { "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0" };

	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (text_starts(text, wide[i]))
			return true;
	return *text != '\0' && strchr("=+-@\t\r\n", *text) != NULL;
}

static void
add_text(struct csv_writer *writer, const char *text)
{
	size_t length = strlen(text), piece;
	bool guard = begins_formula(text);
	bool quote = guard || strpbrk(text, ",;\"\r\n\t") != NULL || text[0] == ' ' ||
	    (length > 0 && text[length - 1] == ' ');

	if (!quote) {
		add(writer, text, length);
		return;
	}
	add(writer, "\"", 1);
	if (guard)
		add(writer, "'", 1);
	for (; *text != '\0'; text += piece) {
		piece = strcspn(text, "\"");
		add(writer, text, piece);
		if (text[piece] == '"') {
			add(writer, "\"\"", 2);
			piece++;
		}
	}
	add(writer, "\"", 1);
}

static void
add_value(struct csv_writer *writer, enum column_kind kind, const struct sheet_value *value)
{
	char number[NUMBER_ROOM];

	if (value->number == SHEET_BLANK)
		return;
	if (kind == COLUMN_TEXT) {
		if (value->text != NULL)
			add_text(writer, value->text);
	} else if (kind == COLUMN_NUMBER) {
		add(writer, number, (size_t)snprintf(number, sizeof(number), "%lld", (long long)value->number));
	} else if (kind == COLUMN_TENTHS) {
		add(writer, number, (size_t)snprintf(number, sizeof(number), "%.1f", (double)value->number / 10));
	} else if (value->number != 0) {
		add_text(writer, date_text_minute(&writer->scratch, value->number));
		arena_reset(&writer->scratch);
	}
}

static void
csv_row(struct sheet_writer *common, const struct sheet_value *values)
{
	struct csv_writer *writer = (struct csv_writer *)common;

	for (size_t i = 0; i < writer->layout->count; i++) {
		if (i > 0)
			add(writer, ",", 1);
		add_value(writer, writer->layout->columns[i].kind, &values[i]);
	}
	add(writer, "\r\n", 2);
}

static enum fault
csv_end(struct sheet_writer *common)
{
	struct csv_writer *writer = (struct csv_writer *)common;

	flush(writer);
	arena_release(&writer->scratch);
	return writer->fault;
}

enum fault
csv_writer_open(struct arena *arena, int descriptor, const struct sheet_layout *layout, struct sheet_writer **result)
{
	struct csv_writer *writer = arena_alloc(arena, sizeof(*writer));

	*writer = (struct csv_writer){ .common = { csv_row, csv_end }, .layout = layout,
	    .descriptor = descriptor, .buffer = arena_alloc(arena, ROOM) };
	add(writer, "\xEF\xBB\xBF", 3);
	for (size_t i = 0; i < layout->count; i++) {
		if (i > 0)
			add(writer, ",", 1);
		add_text(writer, layout->columns[i].title);
	}
	add(writer, "\r\n", 2);
	*result = &writer->common;
	return FAULT_NONE;
}
