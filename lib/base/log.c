#include "base/log.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

#include "base/banned.h"

enum { NAME_BYTES = 64, MESSAGE_BYTES = 2048, LINE_BYTES = 4 * MESSAGE_BYTES };

/* The log must work when memory does not, so it alone keeps its texts in fixed places. */
static char program_name[NAME_BYTES] = "anjuan";
static char visit_id[NAME_BYTES];

/* A line being written; what does not fit is dropped. */
struct line {
	char	bytes[LINE_BYTES];
	size_t	length;
};

static void
line_add(struct line *line, const char *bytes, size_t length)
{
	if (length > sizeof(line->bytes) - 1 - line->length)
		return;
	memcpy(line->bytes + line->length, bytes, length);
	line->length += length;
}

/* Bytes of the well-formed, harmless character at `at`, or 0. */
static size_t
plain_character(const char *at, size_t left)
{
	const char *end = at;
	size_t length = 1;
	uint32_t character;

	while (length < left && length < 4 && ((unsigned char)at[length] & 0xC0) == 0x80)
		length++;
	if (!text_is_clean(at, length))
		return 0;
	character = text_next(&end);
	if (character < 0x20 || (character >= 0x7F && character < 0xA0))
		return 0;
	if (character == 0x61C || character == 0x200E || character == 0x200F || character == 0xFEFF ||
	    (character >= 0x2028 && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069))
		return 0;
	return length;
}

static void
line_add_visible(struct line *line, const char *message)
{
	size_t left = strlen(message), length;

	while (left > 0) {
		length = plain_character(message, left);
		if (length > 0) {
			line_add(line, message, length);
		} else {
			char code[8];

			length = 1;
			line_add(line, code, (size_t)snprintf(code, sizeof(code), "\\x%02X",
			    (unsigned)(unsigned char)*message));
		}
		message += length;
		left -= length;
	}
}

void
log_open(const char *program)
{
	snprintf(program_name, sizeof(program_name), "%s", program);
}

void
log_visit(const char *id)
{
	snprintf(visit_id, sizeof(visit_id), "%s", id == NULL ? "" : id);
}

static void
write_line(enum log_level level, const char *message)
{
	struct line line = { .length = 0 };
	char start[2 * NAME_BYTES + 16];
	int length = snprintf(start, sizeof(start), "<%d>%s%s%s: ", (int)level, program_name,
	    visit_id[0] == '\0' ? "" : " ", visit_id);
	const char *at = line.bytes;

	line_add(&line, start, (size_t)length);
	line_add_visible(&line, message);
	line.bytes[line.length++] = '\n';

	/* One write for a line keeps the lines of several workers apart. */
	while (line.length > 0) {
		ssize_t written = write(STDERR_FILENO, at, line.length);

		if (written <= 0)
			return;
		at += written;
		line.length -= (size_t)written;
	}
}

void
log_line(enum log_level level, const char *format, ...)
{
	char message[MESSAGE_BYTES];
	va_list list;

	va_start(list, format);
	vsnprintf(message, sizeof(message), format, list);
	va_end(list);
	write_line(level, message);
}

enum fault
log_fault(enum fault fault, const char *format, ...)
{
	char message[MESSAGE_BYTES];
	va_list list;
	int length = snprintf(message, sizeof(message), "%s: ", fault_name(fault));

	va_start(list, format);
	vsnprintf(message + length, sizeof(message) - (size_t)length, format, list);
	va_end(list);
	write_line(LOG_LEVEL_ERROR, message);
	return fault;
}
