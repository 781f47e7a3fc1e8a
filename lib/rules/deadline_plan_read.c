/* Reading a calculation back. */
#include <string.h>

#include "rules/deadline_plan.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "base/banned.h"

enum { ROOM_FOR_MORE = 2 };

bool
deadline_plan_line(struct arena *arena, const char **text, const char *parts[PLAN_PARTS])
{
	size_t length = strcspn(*text, "\n");
	char *line;

	if (**text == '\0')
		return false;
	line = arena_copy_bytes(arena, *text, length);
	*text += length + ((*text)[length] == '\n');
	for (size_t i = 0; i < PLAN_PARTS; i++) {
		char *end = strchr(line, '|');

		parts[i] = line;
		if (end != NULL)
			*end = '\0';
		line = end == NULL ? line + strlen(line) : end + 1;
	}
	return true;
}

int64_t
deadline_plan_moment(const char *text)
{
	int64_t at = 0;

	return date_read_moment(text, 0, &at) ? at : 0;
}

/* False for the lines that only tell what was counted. */
static bool
read_step(const char *const *parts, struct plan_step *step)
{
	if (text_equal(parts[0], "pause"))
		*step = (struct plan_step){ PLAN_PAUSE, deadline_plan_moment(parts[2]), deadline_plan_moment(parts[4]),
			deadline_plan_moment(parts[3]), parts[1], "" };
	else if (text_equal(parts[0], "extend"))
		*step = (struct plan_step){ .kind = PLAN_EXTEND, .at = deadline_plan_moment(parts[1]) };
	else if (text_equal(parts[0], "agreed"))
		*step = (struct plan_step){ .kind = PLAN_AGREE, .at = deadline_plan_moment(parts[1]),
			.until = deadline_plan_moment(parts[2]) };
	else if (text_equal(parts[0], "reported"))
		*step = (struct plan_step){ .kind = PLAN_REPORT, .at = deadline_plan_moment(parts[1]) };
	else if (text_equal(parts[0], "keep"))
		*step = (struct plan_step){ .kind = PLAN_KEEP, .until = deadline_plan_moment(parts[1]) };
	else if (text_equal(parts[0], "replan"))
		*step = (struct plan_step){ PLAN_REPLAN, deadline_plan_moment(parts[1]), deadline_plan_moment(parts[5]),
			deadline_plan_moment(parts[4]), parts[2], parts[3] };
	else
		return false;
	return true;
}

void
deadline_plan_read_warnings(struct arena *arena, struct deadline *deadline)
{
	const char *text = deadline->calculation == NULL ? NULL : strstr(deadline->calculation, "\nwarn|");
	const char *parts[PLAN_PARTS];

	memset(deadline->warnings, 0, sizeof(deadline->warnings));
	if (text == NULL)
		return;
	text++;
	for (size_t i = 0; i < CLOCK_WARNINGS && deadline_plan_line(arena, &text, parts) &&
	    text_equal(parts[0], "warn"); i++)
		deadline->warnings[i] = deadline_plan_moment(parts[2]);
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
	const char *parts[PLAN_PARTS];

	plan.steps = arena_array(arena, count_lines(text) + ROOM_FOR_MORE, sizeof(*plan.steps));
	while (deadline_plan_line(arena, &text, parts)) {
		if (text_equal(parts[0], "start"))
			plan.start = parts[1];
		plan.count += read_step(parts, &plan.steps[plan.count]);
	}
	/* Of before there were calculations. */
	if (deadline->agreed && plan.count == 0)
		plan.steps[plan.count++] = (struct plan_step){ .kind = PLAN_AGREE, .until = deadline->due_at };
	return plan;
}
