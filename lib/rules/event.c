#include "rules/event.h"

#include <string.h>

#include "base/arena.h"
#include "base/banned.h"

static void
add_number(struct secret_hash *hash, int64_t number)
{
	uint8_t bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (uint8_t)((uint64_t)number >> (56 - 8 * i));
	secret_hash_add(hash, bytes, sizeof(bytes));
}

static void
add_text(struct secret_hash *hash, const char *text)
{
	size_t length = text == NULL ? 0 : strlen(text);

	add_number(hash, (int64_t)length);
	secret_hash_add(hash, text == NULL ? "" : text, length);
}

void
event_digest(const struct case_event *event, uint8_t digest[SECRET_DIGEST])
{
	struct secret_hash hash;

	secret_hash_begin(&hash);
	secret_hash_add(&hash, event->previous, SECRET_DIGEST);
	add_number(&hash, event->case_id.value);
	add_number(&hash, event->number);
	add_number(&hash, event->at);
	add_text(&hash, act_name(event->act));
	add_text(&hash, stage_name(event->from));
	add_text(&hash, stage_name(event->to));
	add_text(&hash, role_name(event->as));
	add_number(&hash, event->actor.value);
	add_text(&hash, event->actor_name);
	add_number(&hash, event->department.value);
	add_number(&hash, event->person.value);
	add_number(&hash, event->until);
	add_text(&hash, event->text);
	add_text(&hash, event->detail);
	add_number(&hash, event->public);
	secret_hash_end(&hash, digest);
}

bool
event_chain_holds(const struct case_event *events, size_t count, int *broken)
{
	static const uint8_t zeros[SECRET_DIGEST];
	const uint8_t *previous = zeros;

	for (size_t i = 0; i < count; i++) {
		uint8_t digest[SECRET_DIGEST];

		*broken = (int)i + 1;
		event_digest(&events[i], digest);
		if (events[i].number != (int)i + 1 ||
		    memcmp(events[i].previous, previous, SECRET_DIGEST) != 0 ||
		    memcmp(events[i].digest, digest, SECRET_DIGEST) != 0)
			return false;
		previous = events[i].digest;
	}
	return true;
}

const char *
event_detail(struct arena *arena, const struct case_event *event, const char *name)
{
	size_t length = strlen(name);

	for (const char *line = event->detail; line != NULL && *line != '\0';) {
		const char *end = strchr(line, '\n');
		size_t bytes = end == NULL ? strlen(line) : (size_t)(end - line);

		if (bytes > length && strncmp(line, name, length) == 0 && line[length] == '=')
			return arena_copy_bytes(arena, line + length + 1, bytes - length - 1);
		line += bytes + (end != NULL);
	}
	return "";
}
