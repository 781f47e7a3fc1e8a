#include "exchange/webhook_body.h"

#include "base/arena.h"
#include "base/text.h"
#include "exchange/json_value.h"

#include "base/banned.h"

enum { ANSWER_CHARACTERS = 120 };

static const char *
print(struct arena *arena, struct json_value *value)
{
	const char *text = json_value_print(arena, value);

	json_value_release(value);
	return text;
}

const char *
webhook_body(struct arena *arena, const struct webhook_message *message)
{
	struct json_value *body = json_value_object();

	json_value_put_text(body, "id", message->id);
	json_value_put_text(body, "to", message->to);
	json_value_put_text(body, "kind", message->kind);
	json_value_put_text(body, "case", message->number);
	json_value_put_text(body, "text", message->text);
	json_value_put_number(body, "attempt", message->attempt);
	return print(arena, body);
}

const char *
webhook_robot_body(struct arena *arena, const struct webhook_message *message)
{
	struct json_value *body = json_value_object(), *text = json_value_object(), *phones = json_value_list();

	if (!text_empty(message->to))
		json_value_add_text(phones, message->to);
	json_value_put_text(text, "content", message->text);
	json_value_put(text, "mentioned_mobile_list", phones);
	json_value_put_text(body, "msgtype", "text");
	json_value_put(body, "text", text);
	return print(arena, body);
}

/* A text member, cut and on one line; "" when it is not there. */
static const char *
member(struct arena *arena, const struct json_value *answer, const char *name)
{
	const char *value = json_value_text(json_value_member(answer, name));
	char *line = arena_copy(arena, text_cut(arena, value == NULL ? "" : value, ANSWER_CHARACTERS));

	for (char *at = line; *at != '\0'; at++)
		if ((unsigned char)*at < ' ')
			*at = ' ';
	return line;
}

const char *
webhook_answer_id(struct arena *arena, const char *bytes, size_t length)
{
	struct json_place place;
	struct json_value *answer = json_value_read(arena, bytes, length, &place);
	const char *id = member(arena, answer, "id");

	json_value_release(answer);
	return id;
}

int
webhook_robot_code(struct arena *arena, const char *bytes, size_t length, const char **error)
{
	struct json_place place;
	struct json_value *answer = json_value_read(arena, bytes, length, &place);
	const struct json_value *code = json_value_member(answer, "errcode");
	int number = json_value_is(code, JSON_KIND_NUMBER) ? (int)json_value_number(code) : -1;

	*error = member(arena, answer, "errmsg");
	json_value_release(answer);
	return number;
}
