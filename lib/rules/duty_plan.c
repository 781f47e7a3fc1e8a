#include "rules/duty_plan.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/calendar.h"
#include "rules/deadline_plan.h"
#include "base/banned.h"

/* A calculation being written. */
struct telling {
	struct arena	*arena;
	struct text	 text;
};

static const char *
day_text(const struct telling *telling, int32_t day)
{
	return date_text_day(telling->arena, date_day_start(day));
}

static void
tell_days(struct telling *telling, const char *word, int32_t first, int32_t last)
{
	text_add_format(&telling->text, "%s|%s|%s\n", word, day_text(telling, first), day_text(telling, last));
}

static void
tell_due(struct telling *telling, int32_t day)
{
	text_add_format(&telling->text, "due|%s\n", date_text_iso(telling->arena, duty_due_at(day)));
}

/* The last worked day, and what lies behind it; all of them when none is. */
static int32_t
tell_last_worked(struct telling *telling, const struct calendar *calendar, int32_t from, int32_t until)
{
	int32_t due = duty_last_worked(calendar, from, until);
	int unsure = 0;

	tell_days(telling, "last", from, until);
	text_add_format(&telling->text, "calendar|%s\n", deadline_plan_name(telling->arena,
	    deadline_calendar_name(calendar)));
	for (int32_t day = calendar_works(calendar, due) ? due : from; day <= until; day++) {
		struct calendar_look look = calendar_look(calendar, day);

		text_add_format(&telling->text, "%s|%s|%s|%s\n", look.hours->count > 0 ? "day" : "skip",
		    day_text(telling, day), calendar_kind_name(look.kind),
		    deadline_plan_name(telling->arena, look.name));
		if (unsure == 0)
			unsure = look.unsure;
	}
	tell_due(telling, due);
	if (unsure != 0)
		text_add_format(&telling->text, "unsure|%d\n", unsure);
	return due;
}

void
duty_plan_open(struct arena *arena, const struct duty_rule *rule, const struct calendar *calendar,
    const struct duty_period *period, struct duty *duty)
{
	struct telling telling = { arena, text_begin(arena) };

	tell_days(&telling, "period", period->first, period->last);
	duty->calendar = "";
	if (period->until != 0) {
		(void)tell_last_worked(&telling, calendar, period->from, period->until);
		duty->calendar = deadline_calendar_name(calendar);
	} else {
		if (rule->cadence == CADENCE_EVALUATION)
			text_add_format(&telling.text, "add|%d|%s|natural\n", rule->day, deadline_unit_name(UNIT_DAY));
		else
			text_add_format(&telling.text, "named|%s\n", day_text(&telling, period->due));
		tell_due(&telling, period->due);
	}
	duty->calculation = telling.text.value;
}

void
duty_plan_enter(struct arena *arena, struct duty *duty)
{
	struct telling telling = { arena, text_begin(arena) };

	text_add_format(&telling.text, "entered|%s\n", day_text(&telling, duty->first));
	tell_due(&telling, duty->first);
	duty->calendar = "";
	duty->calculation = telling.text.value;
}

bool
duty_plan_is_open(const struct duty *duty, const struct calendar *calendar, int64_t at)
{
	return duty_is_open(duty) && duty->state != DEADLINE_BREACHED && duty->due_at >= at &&
	    !text_empty(duty->calendar) && !text_equal(duty->calendar, deadline_calendar_name(calendar));
}

/* What of the old calculation goes into the new one, and the days to look at. */
struct earlier {
	int32_t		from, until;
	struct text	period, replans;
};

static struct earlier
read_earlier(struct arena *arena, const char *text)
{
	struct earlier earlier = { 0, 0, text_begin(arena), text_begin(arena) };
	const char *parts[PLAN_PARTS];

	while (deadline_plan_line(arena, &text, parts)) {
		if (text_equal(parts[0], "period"))
			text_add_format(&earlier.period, "period|%s|%s\n", parts[1], parts[2]);
		else if (text_equal(parts[0], "replan"))
			text_add_format(&earlier.replans, "replan|%s|%s|%s|%s|%s\n", parts[1], parts[2], parts[3],
			    parts[4], parts[5]);
		else if (text_equal(parts[0], "last") && (!date_read_day(parts[1], 0, &earlier.from) ||
		    !date_read_day(parts[2], 0, &earlier.until)))
			earlier.until = 0;
	}
	return earlier;
}

/* The day itself, with its warning: as many days before it as ever. */
static void
move(struct duty *duty, int64_t due_at, int64_t at)
{
	if (duty->warn_at != 0)
		duty->warn_at += due_at - duty->due_at;
	duty->due_at = due_at;
	if (duty->state == DEADLINE_WARNED && duty->warn_at > at)
		duty->state = DEADLINE_RUNNING;
}

bool
duty_plan_replan(struct arena *arena, const struct calendar *calendar, struct duty *duty, int64_t at)
{
	struct earlier earlier = read_earlier(arena, duty->calculation == NULL ? "" : duty->calculation);
	struct telling telling = { arena, text_begin(arena) };
	const char *name = deadline_calendar_name(calendar), *old = duty->calendar;
	int64_t before = duty->due_at, after;
	bool gone = earlier.from == earlier.until && !calendar_works(calendar, earlier.until);

	duty->calendar = earlier.until == 0 ? "" : name;
	if (earlier.until == 0)
		return false;
	text_add(&telling.text, earlier.period.value);
	after = duty_due_at(tell_last_worked(&telling, calendar, earlier.from, earlier.until));
	text_add(&telling.text, earlier.replans.value);
	if (gone) {
		duty->state = DEADLINE_CANCELLED;
		duty->closed_at = at;
	} else if (after < at)
		text_add_format(&telling.text, "keep|%s\n", date_text_iso(arena, before));
	else if (after != before) {
		text_add_format(&telling.text, "replan|%s|%s|%s|%s|%s\n", date_text_iso(arena, at),
		    deadline_plan_name(arena, old), deadline_plan_name(arena, name), date_text_iso(arena, before),
		    date_text_iso(arena, after));
		move(duty, after, at);
	}
	duty->calculation = telling.text.value;
	return gone || duty->due_at != before;
}

struct deadline
duty_plan_deadline(const struct duty *duty)
{
	return (struct deadline){
		.clock = duty->rule, .round = 1, .state = duty->state, .started_at = duty->opened_at,
		.due_at = duty->due_at, .stopped_at = duty->closed_at, .warn_at = duty->warn_at, .role = duty->role,
		.responsible = duty->responsible, .calendar = duty->calendar, .calculation = duty->calculation,
	};
}
