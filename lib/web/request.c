#include "web/request.h"

#include "base/arena.h"
#include "base/text.h"
#include "web/encoding.h"

#include "base/banned.h"

static const char *
find(const struct request_value *value, const char *name)
{
	for (; value != NULL; value = value->next)
		if (text_equal(value->name, name))
			return value->value;
	return NULL;
}

const char *
request_query(const struct request *request, const char *name)
{
	return find(request->query, name);
}

const char *
request_field(const struct request *request, const char *name)
{
	return find(request->fields, name);
}

const char *
request_cookie(const struct request *request, const char *name)
{
	return find(request->cookies, name);
}

int64_t
request_query_number(const struct request *request, const char *name, int64_t otherwise)
{
	int64_t number;

	return text_number(find(request->query, name), &number) ? number : otherwise;
}

static void
add_pair(struct text *text, const char *name, const char *value)
{
	text_add(text, text->length == 0 ? "?" : "&");
	encoding_add(text, name);
	text_add(text, "=");
	encoding_add(text, value);
}

const char *
request_query_with(struct arena *arena, const struct request *request, const char *name, const char *value)
{
	struct text text = text_begin(arena);

	for (const struct request_value *pair = request->query; pair != NULL; pair = pair->next)
		if (!text_equal(pair->name, name))
			add_pair(&text, pair->name, pair->value);
	if (value != NULL)
		add_pair(&text, name, value);
	return text.value;
}
