#include "exchange/charset_text.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"

#include "base/banned.h"

enum { LABEL_BYTES = 40, STRANGER = 0xFFFD, LEAST_SEQUENCES = 2, CHUNK = 4096 };

/* What is written on mails, and what the library calls it: each the larger set where there are several. */
static const struct { const char *label, *name; } names[] = {
	{ "utf-8", "UTF-8" }, { "utf8", "UTF-8" }, { "unicode-1-1-utf-8", "UTF-8" },
	{ "gb2312", "GB18030" }, { "gb_2312-80", "GB18030" }, { "gb2312-80", "GB18030" }, { "euc-cn", "GB18030" },
	{ "gbk", "GB18030" }, { "x-gbk", "GB18030" }, { "cp936", "GB18030" }, { "ms936", "GB18030" },
	{ "windows-936", "GB18030" }, { "gb18030", "GB18030" }, { "gb18030-2022", "GB18030" }, { "cn-gb", "GB18030" },
	{ "big5", "BIG5-HKSCS" }, { "big5-hkscs", "BIG5-HKSCS" }, { "cn-big5", "BIG5-HKSCS" },
	{ "x-x-big5", "BIG5-HKSCS" }, { "cp950", "BIG5-HKSCS" }, { "ms950", "BIG5-HKSCS" },
	{ "iso-2022-jp", "ISO-2022-JP-3" }, { "iso-2022-jp-1", "ISO-2022-JP-3" }, { "iso-2022-jp-2", "ISO-2022-JP-2" },
	{ "iso-2022-jp-3", "ISO-2022-JP-3" }, { "shift_jis", "CP932" }, { "shift-jis", "CP932" }, { "sjis", "CP932" },
	{ "windows-31j", "CP932" }, { "euc-jp", "EUC-JP-MS" },
	{ "iso-2022-kr", "ISO-2022-KR" }, { "euc-kr", "UHC" }, { "ks_c_5601-1987", "UHC" }, { "cp949", "UHC" },
	{ "iso-2022-cn", "ISO-2022-CN" }, { "iso-2022-cn-ext", "ISO-2022-CN-EXT" },
	{ "us-ascii", "ASCII" }, { "ascii", "ASCII" }, { "iso-8859-1", "CP1252" }, { "latin1", "CP1252" },
	{ "windows-1252", "CP1252" }, { "utf-7", "UTF-7" }, { "utf-16", "UTF-16" }, { "utf-16le", "UTF-16LE" },
	{ "utf-16be", "UTF-16BE" },
};

/* What is tried when a label is not good. */
static const char *const guesses[] = { "UTF-8", "GB18030", "BIG5-HKSCS", "CP1252" };

/* A reading, and how many bytes of it could not be read. */
struct reading { struct text text; size_t errors; bool after_return; };

/* A name that the library may be asked for; unknown labels may be names of its own. */
static const char *
find_name(struct arena *arena, const char *label)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:";

	if (text_empty(label) || strlen(label) > LABEL_BYTES || strspn(label, plain) != strlen(label))
		return NULL;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp(names[i].label, label) == 0)
			return names[i].name;
	return arena_copy(arena, label);
}

/* Three bytes of UTF-8 after one another, again and again, come about in no other charset. */
static bool
is_utf8(const unsigned char *bytes, size_t length, size_t *sequences)
{
	size_t count;

	*sequences = 0;
	for (size_t i = 0; i < length; i += count + 1) {
		count = bytes[i] < 0x80 ? 0 : bytes[i] >= 0xC2 && bytes[i] < 0xE0 ? 1 : (bytes[i] & 0xF0) == 0xE0 ? 2 :
		    bytes[i] >= 0xF0 && bytes[i] < 0xF5 ? 3 : length;
		if (i + count >= length)
			return false;
		for (size_t k = 1; k <= count; k++)
			if ((bytes[i + k] & 0xC0) != 0x80)
				return false;
		*sequences += count >= 2;
	}
	return true;
}

/* Takes what the library has made of a piece: no control characters, ends of lines as \n. */
static void
take(struct reading *reading, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char byte = bytes[i] == '\r' ? '\n' : bytes[i];
		bool second = bytes[i] == '\n' && reading->after_return;

		reading->after_return = bytes[i] == '\r';
		if (!second && ((unsigned char)byte >= ' ' || byte == '\t' || byte == '\n') && byte != 0x7F)
			text_add_bytes(&reading->text, &byte, 1);
	}
}

static void
convert(iconv_t converter, struct reading *reading, const char *bytes, size_t length)
{
	char out[CHUNK], *from = (char *)(uintptr_t)bytes;
	size_t left = length;
	bool ended = false;

	while (!ended) {
		char *to = out;
		size_t room = sizeof(out), result;

		result = left > 0 ? iconv(converter, &from, &left, &to, &room) :
		    iconv(converter, NULL, NULL, &to, &room);
		ended = left == 0 && result != (size_t)-1 && room == sizeof(out);
		take(reading, out, sizeof(out) - room);
		if (result != (size_t)-1 || errno == E2BIG || left == 0)
			continue;
		/* Not a character, or half of one at the end. */
		text_add_character(&reading->text, STRANGER);
		reading->errors++;
		from++;
		left--;
	}
}

/* Characters that no text of ours may hold, after all: they count as errors, too. */
static void
clean(struct arena *arena, struct reading *reading)
{
	struct text cleaned;
	const char *at = reading->text.value;
	uint32_t character;

	if (text_is_clean(reading->text.value, reading->text.length))
		return;
	cleaned = text_begin(arena);
	while ((character = text_next(&at)) != 0) {
		bool good = character != 0xFFFE && character != 0xFFFF && (character < 0xD800 || character > 0xDFFF) &&
		    (character >= ' ' || character == '\t' || character == '\n') &&
		    (character < 0x7F || character > 0x9F) && character <= 0x10FFFF;

		reading->errors += !good;
		text_add_character(&cleaned, good ? character : STRANGER);
	}
	reading->text = cleaned;
}

static bool
read_as(struct arena *arena, const char *name, const char *bytes, size_t length, struct reading *reading)
{
	iconv_t converter = name == NULL ? (iconv_t)-1 : iconv_open("UTF-8", name);

	*reading = (struct reading){ .text = text_begin(arena) };
	if (converter == (iconv_t)-1)
		return false;
	convert(converter, reading, bytes, length);
	iconv_close(converter);
	clean(arena, reading);
	return true;
}

const char *
charset_text(struct arena *arena, const char *label, const void *bytes, size_t length, bool *guessed)
{
	const char *name = find_name(arena, label);
	struct reading best, other;
	size_t sequences;
	bool utf8 = is_utf8(bytes, length, &sequences);

	if (utf8 && sequences >= LEAST_SEQUENCES && name != NULL && strcmp(name, "UTF-8") != 0) {
		/* Bytes that are UTF-8 whatever they say. */
		(void)read_as(arena, "UTF-8", bytes, length, &best);
		if (guessed != NULL)
			*guessed = true;
		return best.text.value;
	}
	if (!read_as(arena, name, bytes, length, &best))
		best.errors = SIZE_MAX;
	if (best.errors == 0)
		return best.text.value;
	if (guessed != NULL && (name != NULL || label != NULL))
		*guessed = true;
	for (size_t i = 0; i < sizeof(guesses) / sizeof(guesses[0]) && best.errors > 0; i++)
		if (read_as(arena, guesses[i], bytes, length, &other) && other.errors < best.errors)
			best = other;
	return best.text.value;
}
