#include "exchange/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"

#include "base/banned.h"

enum {
	CHUNK = 64 * 1024,
	OUT_ROOM = 4 * CHUNK,		/* two input bytes give at most four output bytes, with room for a rest */
	NEVER_UTF8 = 0xFF
};

struct charset {
	int		 descriptor;
	const char	*name;
	off_t		 at;
	iconv_t		 converter;		/* (iconv_t)-1 for UTF-8 */
	char		*in, *out;
	size_t		 in_length;		/* bytes not converted yet */
	size_t		 out_length, taken;	/* bytes converted, handed out */
	bool		 after_return, ended;
};

/* How the bytes that are not ASCII look when they are taken for UTF-8. */
struct census { size_t sound, broken; int expected; };

static void
count_byte(struct census *census, unsigned char byte)
{
	if (census->expected > 0) {
		if ((byte & 0xC0) == 0x80) {
			census->sound += --census->expected == 0;
			return;
		}
		census->broken++;
		census->expected = 0;
	}
	if (byte < 0x80)
		return;
	if (byte >= 0xC2 && byte <= 0xF4)
		census->expected = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
	else
		census->broken++;
}

static enum fault
take_census(struct charset *charset, struct census *census)
{
	ssize_t count;

	for (off_t at = 0; (count = pread(charset->descriptor, charset->in, CHUNK, at)) > 0; at += count)
		for (ssize_t i = 0; i < count; i++)
			count_byte(census, (unsigned char)charset->in[i]);
	if (census->expected > 0)
		census->broken++;
	return count < 0 ? log_fault(FAULT_IO, "reading a text file failed: %s", strerror(errno)) : FAULT_NONE;
}

/* A mark at the start decides by itself. */
static bool
read_mark(struct charset *charset)
{
	static const struct { const char *bytes; size_t length; const char *name; } marks[] = {
		{ "\xEF\xBB\xBF", 3, "UTF-8" }, { "\xFF\xFE", 2, "UTF-16LE" }, { "\xFE\xFF", 2, "UTF-16BE" },
		{ "\x84\x31\x95\x33", 4, "GB18030" },
	};
	char first[4] = { 0 };

	if (pread(charset->descriptor, first, sizeof(first), 0) < 2)
		return false;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (memcmp(first, marks[i].bytes, marks[i].length) == 0) {
			charset->name = marks[i].name;
			charset->at = (off_t)marks[i].length;
			return true;
		}
	return false;
}

enum fault
charset_open(struct arena *arena, int descriptor, struct charset **result)
{
	struct charset *charset = arena_alloc(arena, sizeof(*charset));
	struct census census = { 0 };
	enum fault fault = FAULT_NONE;

	*charset = (struct charset){ .descriptor = descriptor, .name = "UTF-8", .converter = (iconv_t)-1,
	    .in = arena_alloc(arena, CHUNK), .out = arena_alloc(arena, OUT_ROOM) };
	if (!read_mark(charset)) {
		fault = take_census(charset, &census);
		if (fault == FAULT_NONE && census.broken * 4 > census.sound)
			charset->name = "GB18030";
	}
	if (fault == FAULT_NONE && strcmp(charset->name, "UTF-8") != 0) {
		charset->converter = iconv_open("UTF-8", charset->name);
		if (charset->converter == (iconv_t)-1)
			fault = log_fault(FAULT_INTERNAL, "no converter from %s", charset->name);
	}
	*result = charset;
	return fault;
}

const char *
charset_name(const struct charset *charset)
{
	return charset->name;
}

off_t
charset_position(const struct charset *charset)
{
	return charset->at;
}

void
charset_close(struct charset *charset)
{
	if (charset->converter != (iconv_t)-1)
		iconv_close(charset->converter);
	charset->converter = (iconv_t)-1;
}

/* Adds the unconverted bytes to the output; what cannot be converted is marked. */
static void
convert(struct charset *charset, bool last)
{
	char *from = charset->in, *to = charset->out + charset->out_length;
	size_t left = charset->in_length, room = OUT_ROOM - charset->out_length;

	if (charset->converter == (iconv_t)-1) {
		memcpy(to, from, left);
		charset->out_length += left;
		charset->in_length = 0;
		return;
	}
	while (left > 0 && room > 4 && iconv(charset->converter, &from, &left, &to, &room) == (size_t)-1) {
		if (errno == E2BIG || (errno == EINVAL && !last))
			break;
		*to++ = (char)NEVER_UTF8;
		room--;
		from++;
		left--;
		iconv(charset->converter, NULL, NULL, NULL, NULL);
	}
	memmove(charset->in, from, left);
	charset->in_length = left;
	charset->out_length = (size_t)(to - charset->out);
}

/* Every line end since `from` becomes one \n. */
static void
fold_line_ends(struct charset *charset, size_t from)
{
	char *to = charset->out + from;

	for (size_t i = from; i < charset->out_length; i++) {
		char byte = charset->out[i];

		if (byte == '\n' && charset->after_return) {
			charset->after_return = false;
			continue;
		}
		charset->after_return = byte == '\r';
		*to++ = byte == '\r' ? '\n' : byte;
	}
	charset->out_length = (size_t)(to - charset->out);
}

/* Reads and converts one more chunk behind what is still waiting. */
static enum fault
fill(struct charset *charset)
{
	size_t from;
	ssize_t count;

	memmove(charset->out, charset->out + charset->taken, charset->out_length - charset->taken);
	charset->out_length -= charset->taken;
	charset->taken = 0;

	count = pread(charset->descriptor, charset->in + charset->in_length, CHUNK - charset->in_length, charset->at);
	if (count < 0)
		return log_fault(FAULT_IO, "reading a text file failed: %s", strerror(errno));
	charset->at += count;
	charset->in_length += (size_t)count;
	charset->ended = count == 0;

	from = charset->out_length;
	convert(charset, charset->ended);
	fold_line_ends(charset, from);
	if (charset->ended && charset->out_length > 0 && charset->out[charset->out_length - 1] != '\n')
		charset->out[charset->out_length++] = '\n';
	return FAULT_NONE;
}

enum fault
charset_line(struct charset *charset, const char **line, size_t *length)
{
	const char *start, *end = NULL;
	enum fault fault;

	for (;;) {
		start = charset->out + charset->taken;
		end = memchr(start, '\n', charset->out_length - charset->taken);
		if (end != NULL || charset->ended || charset->out_length - charset->taken >= CHUNK)
			break;
		fault = fill(charset);
		if (fault != FAULT_NONE)
			return fault;
	}
	*line = start;
	*length = end != NULL ? (size_t)(end - start) + 1 : charset->out_length - charset->taken;
	charset->taken += *length;
	return FAULT_NONE;
}

enum fault
charset_peek(struct charset *charset, const char **bytes, size_t *length)
{
	enum fault fault = charset->ended || charset->out_length > 0 ? FAULT_NONE : fill(charset);

	*bytes = charset->out + charset->taken;
	*length = charset->out_length - charset->taken;
	return fault;
}
