/* Reading a calculation back. */
#include <string.h>

#include "rules/deadline_plan.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "base/banned.h"

enum { PARTS = 6, ROOM_FOR_MORE = 2 };

/* One line taken apart; parts that it does not have are "". */
struct line { const char *parts[PARTS]; };

static struct line
take_apart(struct arena *arena, const char *from, size_t length)
{
	char *text = arena_copy_bytes(arena, from, length);
	struct line line;

	for (size_t i = 0; i < PARTS; i++) {
		char *end = strchr(text, '|');

		line.parts[i] = text;
		if (end != NULL)
			*end = '\0';
		text = end == NULL ? text + strlen(text) : end + 1;
	}
	return line;
}

static int64_t
moment(const char *text)
{
	int64_t at = 0;

	return date_read_moment(text, 0, &at) ? at : 0;
}

/* False for the lines that only tell what was counted. */
static bool
read_step(const struct line *line, struct plan_step *step)
{
	const char *const *parts = line->parts;

	if (text_equal(parts[0], "pause"))
		*step = (struct plan_step){ PLAN_PAUSE, moment(parts[2]), moment(parts[4]), moment(parts[3]), parts[1],
			"" };
	else if (text_equal(parts[0], "extend"))
		*step = (struct plan_step){ .kind = PLAN_EXTEND, .at = moment(parts[1]) };
	else if (text_equal(parts[0], "agreed"))
		*step = (struct plan_step){ .kind = PLAN_AGREE, .at = moment(parts[1]), .until = moment(parts[2]) };
	else if (text_equal(parts[0], "keep"))
		*step = (struct plan_step){ .kind = PLAN_KEEP, .until = moment(parts[1]) };
	else if (text_equal(parts[0], "replan"))
		*step = (struct plan_step){ PLAN_REPLAN, moment(parts[1]), moment(parts[5]), moment(parts[4]), parts[2],
			parts[3] };
	else
		return false;
	return true;
}

static size_t
count_lines(const char *text)
{
	size_t lines = 0;

	for (; text != NULL && *text != '\0'; text++)
		lines += *text == '\n';
	return lines + 1;
}

struct plan
deadline_plan_read(struct arena *arena, const struct deadline *deadline, const struct clock_rule *rule)
{
	const char *text = deadline->calculation == NULL ? "" : deadline->calculation;
	struct plan plan = { .start = act_name(rule->start) };

	plan.steps = arena_array(arena, count_lines(text) + ROOM_FOR_MORE, sizeof(*plan.steps));
	while (*text != '\0') {
		const char *end = strchr(text, '\n');
		size_t length = end == NULL ? strlen(text) : (size_t)(end - text);
		struct line line = take_apart(arena, text, length);

		if (text_equal(line.parts[0], "start"))
			plan.start = line.parts[1];
		plan.count += read_step(&line, &plan.steps[plan.count]);
		text += length + (end != NULL);
	}
	/* Of before there were calculations. */
	if (deadline->agreed && plan.count == 0)
		plan.steps[plan.count++] = (struct plan_step){ .kind = PLAN_AGREE, .until = deadline->due_at };
	return plan;
}
