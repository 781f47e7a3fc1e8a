#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

#include "base/banned.h"

enum {
	FIRST_ROOM = 63,
	NUMBER_BYTES = 20,
	LONGEST = 4,		/* bytes of a character */
	IDEOGRAPHIC_SPACE = 0x3000,
	FULL_WIDTH_FIRST = 0xFF01,
	FULL_WIDTH_LAST = 0xFF5E,
	FULL_WIDTH_SHIFT = 0xFEE0,
	REPLACEMENT = 0xFFFD
};

struct text
text_begin_room(struct arena *arena, size_t bytes)
{
	return (struct text){ .arena = arena, .value = arena_alloc(arena, bytes + 1), .room = bytes + 1 };
}

struct text
text_begin(struct arena *arena)
{
	return text_begin_room(arena, FIRST_ROOM);
}

static void
reserve(struct text *text, size_t more)
{
	size_t room = text->room;
	char *value;

	if (more < text->room - text->length)
		return;
	while (room - text->length <= more)
		room *= 2;
	value = arena_alloc(text->arena, room);
	memcpy(value, text->value, text->length);
	text->value = value;
	text->room = room;
}

void
text_add_bytes(struct text *text, const char *bytes, size_t length)
{
	if (length == 0)
		return;
	reserve(text, length);
	memcpy(text->value + text->length, bytes, length);
	text->length += length;
	text->value[text->length] = '\0';
}

void
text_add(struct text *text, const char *value)
{
	if (value != NULL)
		text_add_bytes(text, value, strlen(value));
}

void
text_add_number(struct text *text, int64_t number)
{
	char digits[NUMBER_BYTES], *at = digits + NUMBER_BYTES;
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;

	do {
		*--at = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (number < 0)
		*--at = '-';
	text_add_bytes(text, at, (size_t)(digits + NUMBER_BYTES - at));
}

void
text_add_format(struct text *text, const char *format, ...)
{
	va_list list, again;
	int length;

	va_start(list, format);
	va_copy(again, list);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length > 0) {
		reserve(text, (size_t)length);
		vsnprintf(text->value + text->length, (size_t)length + 1, format, list);
		text->length += (size_t)length;
	}
	va_end(list);
}

/* How many bytes the character has whose first byte this is; 0 for a byte that starts none. */
static size_t
sequence_length(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xC2 && first <= 0xDF)
		return 2;
	if (first >= 0xE0 && first <= 0xEF)
		return 3;
	if (first >= 0xF0 && first <= 0xF4)
		return 4;
	return 0;
}

/* Decodes one well-formed character into *character; gives its bytes, or 0. */
static size_t
decode(const unsigned char *at, size_t left, uint32_t *character)
{
	static const unsigned char first_bits[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t length = left == 0 ? 0 : sequence_length(at[0]);

	if (length == 0 || length > left)
		return 0;
	*character = at[0] & first_bits[length];
	for (size_t i = 1; i < length; i++) {
		if ((at[i] & 0xC0) != 0x80)
			return 0;
		*character = *character << 6 | (at[i] & 0x3Fu);
	}
	if (*character < least[length] || *character > 0x10FFFF ||
	    (*character >= 0xD800 && *character <= 0xDFFF))
		return 0;
	return length;
}

static bool
is_allowed(uint32_t character)
{
	if (character < 0x20)
		return character == '\t' || character == '\n' || character == '\r';
	return character != 0x7F && character != 0xFFFE && character != 0xFFFF;
}

bool
text_is_clean(const char *bytes, size_t length)
{
	const unsigned char *at = (const unsigned char *)bytes;
	uint32_t character;
	size_t step;

	for (; length > 0; at += step, length -= step) {
		step = decode(at, length, &character);
		if (step == 0 || !is_allowed(character))
			return false;
	}
	return true;
}

uint32_t
text_next(const char **at)
{
	const unsigned char *bytes = (const unsigned char *)*at;
	uint32_t character;
	size_t length;

	if (*bytes == '\0')
		return 0;
	/* The byte that ends the text is part of no character, so decoding stops there by itself. */
	length = decode(bytes, LONGEST, &character);
	if (length == 0) {
		*at += 1;
		return REPLACEMENT;
	}
	*at += length;
	return character;
}

size_t
text_characters(const char *value)
{
	size_t count = 0;

	while (text_next(&value) != 0)
		count++;
	return count;
}

void
text_add_character(struct text *text, uint32_t c)
{
	char bytes[4];
	size_t length;

	if (c < 0x80) {
		bytes[0] = (char)c;
		length = 1;
	} else if (c < 0x800) {
		bytes[0] = (char)(0xC0 | c >> 6);
		length = 2;
	} else if (c < 0x10000) {
		bytes[0] = (char)(0xE0 | c >> 12);
		length = 3;
	} else {
		bytes[0] = (char)(0xF0 | c >> 18);
		length = 4;
	}
	for (size_t i = 1; i < length; i++)
		bytes[i] = (char)(0x80 | (c >> 6 * (length - 1 - i) & 0x3F));
	text_add_bytes(text, bytes, length);
}

const char *
text_cut(struct arena *arena, const char *value, size_t characters)
{
	const char *end = value, *last = value;
	size_t count = 0;

	if (value == NULL)
		return NULL;
	while (count < characters && text_next(&end) != 0) {
		if (++count == characters - 1)
			last = end;
	}
	if (*end == '\0')
		return value;
	if (characters == 0)
		return "";
	return arena_format(arena, "%.*s…", (int)(last - value), value);
}

static bool
is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == IDEOGRAPHIC_SPACE || c == 0xFEFF;
}

/* Steps back over a character that is white space; anything else stays. */
static bool
ends_with_space(const char *start, const char **end)
{
	const char *at = *end - 1, *after;

	/* Back to the byte that can begin the character; no character contains one that begins another. */
	while (at > start && *end - at < LONGEST && ((unsigned char)*at & 0xC0) == 0x80)
		at--;
	after = at;
	if (!is_space(text_next(&after)) || after != *end)
		return false;
	*end = at;
	return true;
}

const char *
text_trim(struct arena *arena, const char *value)
{
	const char *start, *end, *at;
	uint32_t character;

	if (value == NULL)
		return NULL;
	for (start = at = value; (character = text_next(&at)) != 0 && is_space(character); start = at)
		;
	end = start + strlen(start);
	if (end == start)
		return start;
	for (at = end; at > start && ends_with_space(start, &at); end = at)
		;
	if (*end == '\0')
		return start;
	return arena_copy_bytes(arena, start, (size_t)(end - start));
}

const char *
text_narrow(struct arena *arena, const char *value)
{
	struct text text;
	uint32_t c;

	/* Every character that could change begins with one of these bytes. */
	if (value == NULL || strpbrk(value, "\xE3\xEF") == NULL)
		return value;
	text = text_begin_room(arena, strlen(value));
	while ((c = text_next(&value)) != 0) {
		if (c == IDEOGRAPHIC_SPACE)
			c = ' ';
		else if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST)
			c -= FULL_WIDTH_SHIFT;
		text_add_character(&text, c);
	}
	return text.value;
}

const char *
text_lower(struct arena *arena, const char *value)
{
	char *copy = arena_copy(arena, value);

	for (char *at = copy; at != NULL && *at != '\0'; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	return copy;
}

bool
text_equal(const char *one, const char *other)
{
	return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

bool
text_empty(const char *value)
{
	return value == NULL || *value == '\0';
}

bool
text_starts(const char *value, const char *prefix)
{
	return value != NULL && strncmp(value, prefix, strlen(prefix)) == 0;
}

/* The unified ideographs with their extensions, compatibility forms and the iteration marks 々 〇. */
bool
text_is_han(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
	    (c >= 0x20000 && c <= 0x323AF) || c == 0x3005 || c == 0x3007;
}

bool
text_number(const char *value, int64_t *number)
{
	bool negative;
	int64_t result = 0;

	if (text_empty(value))
		return false;
	negative = *value == '-';
	if (negative || *value == '+')
		value++;
	if (*value == '\0')
		return false;
	for (; *value != '\0'; value++) {
		int digit = *value - '0';

		if (digit < 0 || digit > 9 || __builtin_mul_overflow(result, (int64_t)10, &result))
			return false;
		if (negative ? __builtin_sub_overflow(result, (int64_t)digit, &result) :
		    __builtin_add_overflow(result, (int64_t)digit, &result))
			return false;
	}
	*number = result;
	return true;
}
