#include "rules/side_clock.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/name.h"
#include "base/banned.h"

enum { PART = 4, NUMBERS = 10000 };

static const char letters[SIDE_CLOCK__COUNT] = {
	[SIDE_CLOCK_TASK] = 'T', [SIDE_CLOCK_FOREIGN] = 'F', [SIDE_CLOCK_STEP] = 'M',
};
static const char *const names[SIDE_CLOCK__COUNT] = {
	[SIDE_CLOCK_NONE] = "none", [SIDE_CLOCK_TASK] = "task", [SIDE_CLOCK_FOREIGN] = "foreign",
	[SIDE_CLOCK_STEP] = "step",
};

enum side_clock
side_clock_read(const char *clock, int *number)
{
	int kind = SIDE_CLOCK_TASK, found = 0;

	*number = 0;
	if (text_empty(clock))
		return SIDE_CLOCK_NONE;
	while (kind < SIDE_CLOCK__COUNT && letters[kind] != clock[0])
		kind++;
	for (clock++; *clock >= '0' && *clock <= '9' && found < NUMBERS; clock++)
		found = found * 10 + (*clock - '0');
	if (kind == SIDE_CLOCK__COUNT || *clock != '\0' || found == 0 || found >= NUMBERS)
		return SIDE_CLOCK_NONE;
	*number = found;
	return (enum side_clock)kind;
}

const char *
side_clock_id(struct arena *arena, enum side_clock kind, int number)
{
	return arena_format(arena, "%c%d", letters[kind], number);
}

int64_t
side_clock_warn_at(int64_t from, int64_t until)
{
	int64_t before = (until - from) / PART;

	return until - (before < DATE_DAY ? before : DATE_DAY);
}

struct deadline
side_clock_open(const char *clock, int round, int64_t from, int64_t until)
{
	return (struct deadline){
		.clock = clock, .round = round, .state = DEADLINE_RUNNING, .started_at = from,
		.warn_at = side_clock_warn_at(from, until), .due_at = until, .calendar = "", .calculation = "",
	};
}

const char *
side_clock_calculation(struct arena *arena, const struct deadline *deadline, const char *body)
{
	int number;
	enum act begun = side_clock_read(deadline->clock, &number) == SIDE_CLOCK_STEP ? ACT_PLAN : ACT_TASK;

	return arena_format(arena, "%s|%s|%s\ndue|%s\n", body == NULL ? "start" : "set",
	    body == NULL ? act_name(begun) : body, date_text_iso(arena, deadline->started_at),
	    date_text_iso(arena, deadline->due_at));
}

void
side_clock_end(struct deadline *deadline, int64_t at, bool done)
{
	enum deadline_state state = deadline_stopped(deadline, at);

	deadline->state = done || state == DEADLINE_BREACHED ? state : DEADLINE_CANCELLED;
	deadline->stopped_at = at;
}

const struct deadline *
side_clock_last(const struct deadline *rows, size_t count, const char *clock)
{
	const struct deadline *last = NULL;

	for (size_t i = 0; i < count; i++)
		if (text_equal(rows[i].clock, clock) && (last == NULL || rows[i].round > last->round))
			last = &rows[i];
	return last;
}

bool
side_clock_escalates(const struct clock_rule *rule, const char *clock)
{
	int number;

	return rule == NULL ? side_clock_read(clock, &number) != SIDE_CLOCK_NONE : rule->escalates;
}

const char *
side_clock_name(enum side_clock kind)
{
	return name_of(names, SIDE_CLOCK__COUNT, (int)kind);
}
