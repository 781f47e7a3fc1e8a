#include "web/encoding.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"
#include "web/request.h"

#include "base/banned.h"

enum { NOT_A_CHARACTER = 0xFFFD };

static bool
is_control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
}

const char *
encoding_clean(struct arena *arena, const char *bytes, size_t length)
{
	const char *copy = arena_copy_bytes(arena, bytes, length), *at = copy, *before;
	struct text text;
	uint32_t c;

	if (text_is_clean(bytes, length))
		return copy;
	if (strlen(copy) != length)
		return NULL;

	text = text_begin(arena);
	for (before = at; (c = text_next(&at)) != 0; before = at) {
		if (c == NOT_A_CHARACTER && at - before == 1)
			return NULL;
		text_add_character(&text, is_control(c) ? ' ' : c);
	}
	return text.value;
}

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

const char *
encoding_decode(struct arena *arena, const char *bytes, size_t length, bool plus)
{
	char *decoded = arena_alloc(arena, length + 1);
	size_t used = 0;

	for (size_t i = 0; i < length; i++) {
		char c = bytes[i];

		if (c == '+' && plus)
			c = ' ';
		if (c == '%' && length - i > 2 && hex_value(bytes[i + 1]) >= 0 && hex_value(bytes[i + 2]) >= 0) {
			c = (char)(hex_value(bytes[i + 1]) * 16 + hex_value(bytes[i + 2]));
			i += 2;
		}
		decoded[used++] = c;
	}
	return encoding_clean(arena, decoded, used);
}

static void
add_encoded(struct text *text, const char *value, const char *plain)
{
	for (; *value != '\0'; value++) {
		unsigned char c = (unsigned char)*value;

		if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
		    strchr(plain, c) != NULL)
			text_add_bytes(text, value, 1);
		else
			text_add_format(text, "%%%02X", (unsigned)c);
	}
}

void
encoding_add(struct text *text, const char *value)
{
	add_encoded(text, value, "-._~");
}

void
encoding_add_address(struct text *text, const char *address)
{
	add_encoded(text, address, "-._~/?&=#%:@!$'()*+,;");
}

enum fault
encoding_pairs(struct arena *arena, const char *bytes, size_t length, const struct request_value **first)
{
	const struct request_value **last = first;
	const char *end = bytes + length, *pair_end, *equals;
	size_t count = 0;

	for (*first = NULL; bytes < end; bytes = pair_end + 1) {
		struct request_value *value;

		pair_end = memchr(bytes, '&', (size_t)(end - bytes));
		if (pair_end == NULL)
			pair_end = end;
		if (pair_end == bytes)
			continue;
		if (++count > ENCODING_FIELDS)
			return FAULT_TOO_LARGE;

		equals = memchr(bytes, '=', (size_t)(pair_end - bytes));
		if (equals == NULL)
			equals = pair_end;
		value = arena_alloc(arena, sizeof(*value));
		value->name = encoding_decode(arena, bytes, (size_t)(equals - bytes), true);
		value->value = equals == pair_end ? "" :
		    encoding_decode(arena, equals + 1, (size_t)(pair_end - equals - 1), true);
		if (value->name == NULL || value->value == NULL)
			return FAULT_INPUT;
		*last = value;
		last = &value->next;
	}
	return FAULT_NONE;
}

static const char *
skip_blanks(const char *at)
{
	while (*at == ' ' || *at == '\t')
		at++;
	return at;
}

const struct request_value *
encoding_cookies(struct arena *arena, const char *header)
{
	const struct request_value *first = NULL, **last = &first;
	const char *at = header, *end, *equals;

	for (size_t count = 0; at != NULL && *at != '\0' && count < ENCODING_COOKIES; count++) {
		struct request_value *cookie;

		at = skip_blanks(at);
		end = at + strcspn(at, ";");
		equals = memchr(at, '=', (size_t)(end - at));
		if (equals != NULL && equals > at && text_is_clean(at, (size_t)(end - at))) {
			cookie = arena_alloc(arena, sizeof(*cookie));
			cookie->name = text_trim(arena, arena_copy_bytes(arena, at, (size_t)(equals - at)));
			cookie->value = text_trim(arena, arena_copy_bytes(arena, equals + 1,
			    (size_t)(end - equals - 1)));
			*last = cookie;
			last = &cookie->next;
		}
		at = *end == ';' ? end + 1 : end;
	}
	return first;
}

/* Reads a value, quoted or not, and advances to what follows it. */
static const char *
read_value(struct arena *arena, const char **at)
{
	struct text text = text_begin(arena);

	if (**at != '"') {
		size_t length = strcspn(*at, ";");

		text_add_bytes(&text, *at, length);
		*at += length;
		return text_trim(arena, text.value);
	}
	for (*at += 1; **at != '\0' && **at != '"'; *at += 1) {
		if (**at == '\\' && (*at)[1] == '"')
			*at += 1;
		text_add_bytes(&text, *at, 1);
	}
	*at += strcspn(*at, ";");
	return text.value;
}

const char *
encoding_parameter(struct arena *arena, const char *value, const char *name)
{
	size_t length = strlen(name);
	const char *at;

	if (value == NULL)
		return NULL;
	for (at = value + strcspn(value, ";"); *at == ';'; ) {
		bool wanted;

		at = skip_blanks(at + 1);
		wanted = strncasecmp(at, name, length) == 0 && *skip_blanks(at + length) == '=';
		at += strcspn(at, "=;");
		if (*at != '=')
			continue;
		at = skip_blanks(at + 1);
		value = read_value(arena, &at);
		if (wanted)
			return value;
	}
	return NULL;
}

bool
encoding_is_type(const char *value, const char *type)
{
	size_t length = strlen(type);

	if (value == NULL)
		return false;
	value = skip_blanks(value);
	return strncasecmp(value, type, length) == 0 && strchr("; \t", value[length]) != NULL;
}
