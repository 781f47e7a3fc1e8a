#include "web/json.h"

#include <string.h>

#include "base/banned.h"

enum { LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

struct json
json_begin(struct arena *arena)
{
	return (struct json){ .text = text_begin(arena) };
}

static void
add_quoted(struct text *text, const char *value)
{
	uint32_t character;

	text_add(text, "\"");
	while (value != NULL && (character = text_next(&value)) != 0) {
		if (character == '"' || character == '\\')
			text_add_format(text, "\\%c", (char)character);
		else if (character < ' ' || character == 0x7f || character == '<' || character == '>' ||
		    character == '&' || character == LINE_SEPARATOR || character == PARAGRAPH_SEPARATOR)
			text_add_format(text, "\\u%04x", character);
		else
			text_add_character(text, character);
	}
	text_add(text, "\"");
}

/* What stands before a value: a comma and its name. */
static void
begin_value(struct json *json, const char *name)
{
	if (json->more)
		text_add(&json->text, ",");
	json->more = true;
	if (name == NULL)
		return;
	add_quoted(&json->text, name);
	text_add(&json->text, ":");
}

void
json_open(struct json *json, const char *name, char bracket)
{
	begin_value(json, name);
	text_add_bytes(&json->text, &bracket, 1);
	json->more = false;
}

void
json_close(struct json *json, char bracket)
{
	text_add_bytes(&json->text, &bracket, 1);
	json->more = true;
}

void
json_text(struct json *json, const char *name, const char *value)
{
	begin_value(json, name);
	add_quoted(&json->text, value);
}

void
json_number(struct json *json, const char *name, int64_t value)
{
	begin_value(json, name);
	text_add_format(&json->text, "%lld", (long long)value);
}
