/* Working out when a deadline is due, step by step, and telling how. */
#include "rules/deadline_plan.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/calendar.h"
#include "base/banned.h"

/* A stretch in which the time was running. */
struct run { int64_t from, to; };

/* A plan being worked out. */
struct working {
	const struct planning	*planning;
	struct text		 text;
	struct calendar_trail	 trail;
	size_t			 told;		/* steps of the trail that are in the text */
	int64_t			 due;
	bool			 agreed;
	struct run		*runs;
	size_t			 run_count;
};

static bool
counts_working(const struct working *work)
{
	/* Weeks and months are natural time whatever the rule says. */
	return work->planning->rule->time == TIME_WORKING && work->planning->rule->unit <= UNIT_DAY && !work->agreed;
}

const char *
deadline_plan_name(struct arena *arena, const char *name)
{
	char *copy = arena_copy(arena, name == NULL ? "" : name);

	for (char *at = copy; *at != '\0'; at++)
		if (*at == '|' || *at == '\n' || *at == '\r')
			*at = ' ';
	return copy;
}

static void
tell_moment(struct working *work, const char *word, int64_t at)
{
	if (!work->planning->brief)
		text_add_format(&work->text, "%s|%s\n", word, date_text_iso(work->planning->arena, at));
}

/* What was counted since the last telling, and what was not. */
static void
tell_trail(struct working *work)
{
	struct arena *arena = work->planning->arena;

	for (; work->told < work->trail.count; work->told++) {
		const struct calendar_step *step = &work->trail.steps[work->told];
		struct civil from = date_local(step->from), to = date_local(step->to);

		text_add_format(&work->text, "%s|%s|%s|%s", !step->counted ? "skip" : step->to > step->from ? "hours" :
		    "day", date_text_day(arena, date_day_start(step->day)), calendar_kind_name(step->kind),
		    deadline_plan_name(arena, step->name));
		if (step->counted && step->to > step->from)
			text_add_format(&work->text, "|%02d:%02d:%02d|%02d:%02d:%02d", from.hour, from.minute,
			    from.second, to.hour, to.minute, to.second);
		text_add(&work->text, "\n");
	}
}

/* Moves the due moment on by an amount in the unit of the rule, from then. */
static void
add_amount(struct working *work, int64_t from, int amount)
{
	const struct planning *planning = work->planning;
	enum time_unit unit = planning->rule->unit;

	if (!counts_working(work))
		work->due = deadline_add_natural(from, amount, unit);
	else if (unit == UNIT_DAY)
		work->due = calendar_add_days(planning->calendar, from, amount, &work->trail);
	else
		work->due = calendar_add_seconds(planning->calendar, from,
		    (int64_t)amount * (unit == UNIT_HOUR ? DATE_HOUR : DATE_MINUTE), &work->trail);
	tell_trail(work);
	tell_moment(work, "due", work->due);
}

static int
days_left(const struct calendar *calendar, int64_t from, int64_t due)
{
	int days = 0;

	for (int32_t day = date_local_day(from) + 1; day <= date_local_day(due); day++)
		days += calendar_works(calendar, day);
	return days;
}

static void
tell_left(struct working *work, int64_t left, const char *unit)
{
	if (!work->planning->brief)
		text_add_format(&work->text, "left|%lld|%s\n", (long long)left, unit);
}

/* What was left when the pause began is due after its end: days in days, hours in office hours. */
static void
apply_pause(struct working *work, const struct plan_step *step)
{
	const struct calendar *calendar = work->planning->calendar;
	int64_t left = work->due > step->at ? work->due - step->at : 0;
	struct arena *arena = work->planning->arena;

	text_add_format(&work->text, "pause|%s|%s|%s|%s\n", step->word, date_text_iso(arena, step->at),
	    date_text_iso(arena, step->before), date_text_iso(arena, step->until));
	work->runs[work->run_count - 1].to = step->at;
	work->runs[work->run_count++].from = step->until;
	if (!counts_working(work)) {
		tell_left(work, left, "second");
		work->due = step->until + left;
	} else if (work->planning->rule->unit == UNIT_DAY) {
		int days = days_left(calendar, step->at, work->due);

		tell_left(work, days, "day");
		work->due = calendar_add_days(calendar, step->until, days, &work->trail);
	} else {
		left = calendar_between(calendar, step->at, work->due, NULL);
		tell_left(work, left, "second");
		work->due = calendar_add_seconds(calendar, step->until, left, &work->trail);
	}
	tell_trail(work);
	tell_moment(work, "due", work->due);
}

static void
apply_step(struct working *work, const struct plan_step *step)
{
	const struct clock_rule *rule = work->planning->rule;
	struct arena *arena = work->planning->arena;

	switch (step->kind) {
	case PLAN_PAUSE:
		apply_pause(work, step);
		break;
	case PLAN_EXTEND:
		text_add_format(&work->text, "extend|%s|%d|%s\n", date_text_iso(arena, step->at), rule->extension,
		    deadline_unit_name(rule->unit));
		add_amount(work, work->due, rule->extension);
		break;
	case PLAN_AGREE:
		text_add_format(&work->text, "agreed|%s|%s\n", date_text_iso(arena, step->at),
		    date_text_iso(arena, step->until));
		work->agreed = true;
		work->due = step->until;
		break;
	case PLAN_REPORT:
		tell_moment(work, "reported", step->at);
		break;
	case PLAN_KEEP:
		text_add_format(&work->text, "keep|%s\n", date_text_iso(arena, step->until));
		work->due = step->until;
		break;
	default:
		text_add_format(&work->text, "replan|%s|%s|%s|%s|%s\n", date_text_iso(arena, step->at), step->word,
		    step->other, date_text_iso(arena, step->before), date_text_iso(arena, step->until));
		break;
	}
}

static int64_t
measure(const struct working *work, const struct run *run)
{
	if (run->to <= run->from)
		return 0;
	return counts_working(work) ? calendar_between(work->planning->calendar, run->from, run->to, NULL) :
	    run->to - run->from;
}

/* When that share of all the time that runs has run. */
static int64_t
warn_moment(const struct working *work, int64_t total, int percent)
{
	int64_t left = total * percent / 100;

	for (size_t i = 0; i < work->run_count; i++) {
		int64_t time = measure(work, &work->runs[i]);

		if (left <= time && counts_working(work))
			return calendar_add_seconds(work->planning->calendar, work->runs[i].from, left, NULL);
		if (left <= time)
			return work->runs[i].from + left;
		left -= time;
	}
	return 0;
}

/* Several are told, so that they are known when it is stored; a single one is its warn_at. */
static void
set_warnings(struct working *work, struct deadline *deadline)
{
	const int *percent = work->planning->rule->warn_percent;
	bool several = percent[1] != 0;
	int64_t total = 0;

	memset(deadline->warnings, 0, sizeof(deadline->warnings));
	deadline->warn_at = 0;
	work->runs[work->run_count - 1].to = work->due;
	for (size_t i = 0; percent[0] != 0 && i < work->run_count; i++)
		total += measure(work, &work->runs[i]);
	for (size_t i = 0; i < CLOCK_WARNINGS && percent[i] != 0 && total > 0; i++) {
		int64_t at = warn_moment(work, total, percent[i]);

		if (i == 0)
			deadline->warn_at = at;
		if (several)
			deadline->warnings[i] = at;
		if (several && !work->planning->brief)
			text_add_format(&work->text, "warn|%d|%s\n", percent[i],
			    date_text_iso(work->planning->arena, at));
	}
}

const char *
deadline_calendar_name(const struct calendar *calendar)
{
	return text_empty(calendar->version) ? "-" : calendar->version;
}

static void
tell_start(struct working *work, const struct plan *plan, int64_t started_at)
{
	const struct planning *planning = work->planning;

	if (planning->brief)
		return;
	text_add_format(&work->text, "start|%s|%s\nadd|%d|%s|%s\n", plan->start,
	    date_text_iso(planning->arena, started_at), planning->rule->amount,
	    deadline_unit_name(planning->rule->unit), counts_working(work) ? "working" : "natural");
	if (counts_working(work))
		text_add_format(&work->text, "calendar|%s\n", deadline_plan_name(planning->arena,
		    deadline_calendar_name(planning->calendar)));
}

void
deadline_plan_apply(const struct planning *planning, const struct plan *plan, struct deadline *deadline)
{
	struct working work = {
		.planning = planning, .text = text_begin(planning->arena),
		.trail = { .arena = planning->brief ? NULL : planning->arena },
		.runs = arena_array(planning->arena, plan->count + 1, sizeof(struct run)), .run_count = 1,
	};

	work.runs[0].from = deadline->started_at;
	tell_start(&work, plan, deadline->started_at);
	add_amount(&work, deadline->started_at, planning->rule->amount);
	for (size_t i = 0; i < plan->count; i++)
		apply_step(&work, &plan->steps[i]);
	deadline->due_at = work.due;
	deadline->agreed = work.agreed;
	deadline->calendar = counts_working(&work) ? deadline_calendar_name(planning->calendar) : "";
	if (counts_working(&work) && work.trail.unsure != 0 && !planning->brief)
		text_add_format(&work.text, "unsure|%d\n", work.trail.unsure);
	set_warnings(&work, deadline);
	deadline->calculation = work.text.value;
}

int64_t
deadline_due(const struct clock_rule *rule, const struct calendar *calendar, int64_t started_at)
{
	if (rule->time != TIME_WORKING || rule->unit > UNIT_DAY)
		return deadline_add_natural(started_at, rule->amount, rule->unit);
	if (rule->unit == UNIT_DAY)
		return calendar_add_days(calendar, started_at, rule->amount, NULL);
	return calendar_add_seconds(calendar, started_at,
	    (int64_t)rule->amount * (rule->unit == UNIT_HOUR ? DATE_HOUR : DATE_MINUTE), NULL);
}

void
deadline_plan_report(struct arena *arena, struct deadline *deadline, int64_t at)
{
	deadline->calculation = arena_format(arena, "%sreported|%s\n", deadline->calculation == NULL ? "" :
	    deadline->calculation, date_text_iso(arena, at));
}

bool
deadline_plan_reported(const struct deadline *deadline)
{
	static const char line[] = "\nreported|";

	return deadline->calculation != NULL &&
	    (text_starts(deadline->calculation, line + 1) || strstr(deadline->calculation, line) != NULL);
}

void
deadline_plan_end(struct arena *arena, struct deadline *deadline, enum act act)
{
	deadline->calculation = arena_format(arena, "%send|%s|%s|%s\n", deadline->calculation == NULL ? "" :
	    deadline->calculation, act_name(act), date_text_iso(arena, deadline->stopped_at),
	    deadline_state_name(deadline->state));
}
