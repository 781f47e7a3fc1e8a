#include "rules/deadline_plan.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "base/banned.h"

enum { LINES_MOST = 12 };

struct lines {
	struct deadline_line	*rows;
	size_t			 count;
};

static void
add(struct lines *lines, const char *word, const char *value)
{
	lines->rows[lines->count++] = (struct deadline_line){ word, value };
}

/* In the symbols of measure; weeks and months as the days they came to. */
static const char *
amount_text(struct arena *arena, const struct clock_rule *rule, int64_t span)
{
	if (rule->unit == UNIT_MINUTE || rule->unit == UNIT_HOUR)
		return arena_format(arena, "%d %s", rule->amount, rule->unit == UNIT_HOUR ? "h" : "min");
	return arena_format(arena, "%lld d", rule->unit == UNIT_DAY ? (long long)rule->amount :
	    (long long)(span / DATE_DAY));
}

/* What the time of the rule alone led to: the first that the calculation says is due. */
static int64_t
first_due(struct arena *arena, const struct clock_rule *rule, const struct deadline *deadline)
{
	const char *line = deadline->calculation == NULL ? NULL : strstr(deadline->calculation, "\ndue|");
	int64_t due = 0;

	if (line != NULL && date_read_moment(arena_copy_bytes(arena, line + 5, strcspn(line + 5, "\n")), 0, &due))
		return due;
	return rule->time == TIME_NATURAL ? deadline_add_natural(deadline->started_at, rule->amount, rule->unit) :
	    deadline->due_at;
}

/* The time as the rule gives it, before any agreement. */
static void
add_time(struct arena *arena, struct lines *lines, const struct clock_rule *rule, const struct deadline *deadline)
{
	int64_t due = first_due(arena, rule, deadline);

	add(lines, "event", act_name(rule->start));
	add(lines, "start", date_text_minute(arena, deadline->started_at));
	add(lines, "amount", amount_text(arena, rule, due - deadline->started_at));
	add(lines, rule->time == TIME_WORKING ? "working" : "natural", date_text_minute(arena, due));
}

size_t
deadline_calculation(struct arena *arena, const struct clock_rule *rule, const struct deadline *deadline,
    struct deadline_line **rows)
{
	struct lines lines = { arena_array(arena, LINES_MOST, sizeof(struct deadline_line)), 0 };

	add_time(arena, &lines, rule, deadline);
	if (deadline->agreed)
		add(&lines, "agreed", date_text_minute(arena, deadline->due_at));
	if (deadline->warn_at != 0)
		add(&lines, "warn", date_text_minute(arena, deadline->warn_at));
	add(&lines, "due", date_text_minute(arena, deadline->due_at));
	add(&lines, "responsible", role_name(deadline->role));
	if (deadline->stopped_at != 0)
		add(&lines, "stopped", date_text_iso(arena, deadline->stopped_at));
	add(&lines, "result", deadline_state_name(deadline->state));
	add(&lines, "source", rule->source == NULL ? "" : rule->source);
	*rows = lines.rows;
	return lines.count;
}
