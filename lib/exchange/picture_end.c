#include "exchange/picture_end.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

enum { TAIL = 4096, MARKER = 0xFF, START_OF_SCAN = 0xDA };

static bool
has(const unsigned char *bytes, size_t length, const char *wanted, size_t wanted_length)
{
	return length >= wanted_length && memmem(bytes, length, wanted, wanted_length) != NULL;
}

static bool
jpeg_end(const unsigned char *bytes, size_t length)
{
	size_t at = 2;

	/* Segments name their length up to the picture's data, in which every other marker is escaped. */
	while (at + 4 <= length && bytes[at] == MARKER && bytes[at + 1] != START_OF_SCAN) {
		if (bytes[at + 1] == MARKER)
			at++;
		else
			at += 2 + (size_t)(bytes[at + 2] << 8 | bytes[at + 3]);
	}
	return at < length && has(bytes + at, length - at, "\xFF\xD9", 2);
}

static bool
png_end(const unsigned char *bytes, size_t length)
{
	size_t tail = length < TAIL ? length : TAIL;

	return has(bytes + length - tail, tail, "\0\0\0\0IEND\xAE\x42\x60\x82", 12);
}

static bool
gif_end(const unsigned char *bytes, size_t length)
{
	size_t tail = length < TAIL ? length : TAIL;

	return has(bytes + length - tail, tail, "\x3B", 1);
}

static bool
webp_end(const unsigned char *bytes, size_t length)
{
	size_t says;

	if (length < 12)
		return false;
	says = (size_t)bytes[4] | (size_t)bytes[5] << 8 | (size_t)bytes[6] << 16 | (size_t)bytes[7] << 24;
	return says + 8 <= length;
}

bool
picture_end_found(const char *type, const unsigned char *bytes, size_t length)
{
	static const struct { const char *type; bool (*found)(const unsigned char *, size_t); } formats[] = {
		{ "image/jpeg", jpeg_end }, { "image/png", png_end }, { "image/gif", gif_end },
		{ "image/webp", webp_end },
	};

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (text_equal(type, formats[i].type))
			return formats[i].found(bytes, length);
	return true;
}
