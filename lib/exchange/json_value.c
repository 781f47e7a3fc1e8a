/* The only home of jansson. */
#include "exchange/json_value.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"

#include "base/banned.h"

/* Our values are the library's, under a name that other files may know. */
static struct json_value *
ours(json_t *value)
{
	return (struct json_value *)(void *)value;
}

static json_t *
theirs(struct json_value *value)
{
	return (json_t *)(void *)value;
}

static const json_t *
looked_at(const struct json_value *value)
{
	return (const json_t *)(const void *)value;
}

static struct json_value *
load(struct arena *arena, const char *bytes, size_t length, size_t flags, struct json_place *place)
{
	json_error_t error;
	json_t *value = json_loadb(bytes, length, flags, &error);

	*place = (struct json_place){
		.position = error.position > 0 ? (size_t)error.position : 0,
		.error = value == NULL ? arena_copy(arena, error.text) : NULL,
	};
	return ours(value);
}

struct json_value *
json_value_read(struct arena *arena, const char *bytes, size_t length, struct json_place *place)
{
	return load(arena, bytes, length, JSON_REJECT_DUPLICATES, place);
}

struct json_value *
json_value_read_part(struct arena *arena, const char *bytes, size_t length, struct json_place *place)
{
	return load(arena, bytes, length, JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, place);
}

void
json_value_release(struct json_value *value)
{
	json_decref(theirs(value));
}

bool
json_value_is(const struct json_value *value, enum json_kind kind)
{
	const json_t *looked = looked_at(value);

	switch (kind) {
	case JSON_KIND_OBJECT:	return json_is_object(looked);
	case JSON_KIND_LIST:	return json_is_array(looked);
	case JSON_KIND_TEXT:	return json_is_string(looked);
	case JSON_KIND_NUMBER:	return json_is_integer(looked);
	default:		return json_is_boolean(looked);
	}
}

const struct json_value *
json_value_member(const struct json_value *value, const char *name)
{
	return ours(json_object_get(looked_at(value), name));
}

const struct json_value *
json_value_item(const struct json_value *value, size_t index)
{
	return ours(json_array_get(looked_at(value), index));
}

size_t
json_value_count(const struct json_value *value)
{
	return json_array_size(looked_at(value));
}

const char *
json_value_text(const struct json_value *value)
{
	return json_string_value(looked_at(value));
}

int64_t
json_value_number(const struct json_value *value)
{
	return json_integer_value(looked_at(value));
}

bool
json_value_truth(const struct json_value *value)
{
	return json_is_true(looked_at(value));
}

/* The library gives no value where there is no memory, and then nothing can go on. */
static json_t *
made(json_t *value)
{
	if (value == NULL) {
		log_line(LOG_LEVEL_ERROR, "no memory for a JSON value");
		exit(75);
	}
	return value;
}

struct json_value *
json_value_object(void)
{
	return ours(made(json_object()));
}

struct json_value *
json_value_list(void)
{
	return ours(made(json_array()));
}

void
json_value_put(struct json_value *object, const char *name, struct json_value *value)
{
	(void)json_object_set_new(theirs(object), name, theirs(value));
}

void
json_value_put_text(struct json_value *object, const char *name, const char *text)
{
	json_value_put(object, name, ours(made(json_string(text == NULL ? "" : text))));
}

void
json_value_put_number(struct json_value *object, const char *name, int64_t number)
{
	json_value_put(object, name, ours(made(json_integer(number))));
}

void
json_value_add_text(struct json_value *list, const char *text)
{
	(void)json_array_append_new(theirs(list), made(json_string(text)));
}

const char *
json_value_print(struct arena *arena, const struct json_value *value)
{
	char *text = json_dumps(looked_at(value), JSON_COMPACT | JSON_PRESERVE_ORDER);
	const char *copy = arena_copy(arena, text == NULL ? "{}" : text);

	free(text);
	return copy;
}
