#include "rules/effect.h"

#include "base/text.h"
#include "rules/complaint.h"
#include "rules/name.h"
#include "rules/procedure.h"
#include "base/banned.h"

enum {
	JUDGES = 1 << ROLE_SUPERVISOR | 1 << ROLE_INSPECTOR | 1 << ROLE_MANAGEMENT,
	OPENERS = JUDGES | 1 << ROLE_DEPARTMENT_MANAGER,
};

const int effect_lengths[] = { 30, 60, 90, 180, 365, 0 };

static const char *const verdicts[EFFECT_VERDICT__COUNT] = {
	[EFFECT_UNJUDGED] = "unjudged", [EFFECT_GOOD] = "good", [EFFECT_PARTLY] = "partly", [EFFECT_BAD] = "bad",
};
static const char *const states[EFFECT_STATE__COUNT] = {
	[EFFECT_RUNNING] = "running", [EFFECT_DUE] = "due", [EFFECT_LATE] = "late", [EFFECT_JUDGED] = "judged",
	[EFFECT_TO_RENEW] = "to_renew",
};
static const char *const measures[EFFECT_MEASURE__COUNT] = {
	[EFFECT_CASES] = "cases", [EFFECT_REPEATED] = "repeated", [EFFECT_RATE] = "rate", [EFFECT_TIME] = "time",
};
static const char *const trends[EFFECT_TREND__COUNT] = {
	[EFFECT_TOO_FEW] = "too_few", [EFFECT_BETTER] = "better", [EFFECT_SAME] = "same", [EFFECT_WORSE] = "worse",
};

struct effect_window
effect_window(int32_t day, int days, int judge_days)
{
	return (struct effect_window){
		.before_from = day - days, .before_until = day, .after_from = day + 1, .after_until = day + 1 + days,
		.due = day + days + judge_days,
	};
}

int
effect_judge_days(const struct procedure *procedure)
{
	const struct duty_rule *rule = procedure_evaluation(procedure);

	return rule == NULL ? EFFECT_JUDGE_DAYS : rule->day;
}

enum effect_state
effect_state(const struct effect *effect, int judge_days, int32_t today)
{
	struct effect_window window = effect_window(effect->day, effect->days, judge_days);

	if (effect->judged_at != 0)
		return effect->verdict == EFFECT_BAD && effect->renewed_at == 0 ? EFFECT_TO_RENEW : EFFECT_JUDGED;
	if (today < window.after_until)
		return EFFECT_RUNNING;
	return today <= window.due ? EFFECT_DUE : EFFECT_LATE;
}

/* a ÷ b times 1,000, rounded half away from zero; b is positive. */
static int64_t
tenths(int64_t a, int64_t b)
{
	return a < 0 ? -((-a * 2000 + b) / (2 * b)) : (a * 2000 + b) / (2 * b);
}

static enum effect_trend
trend(int64_t change, bool more_is_better)
{
	if (change == 0)
		return EFFECT_SAME;
	return (change > 0) == more_is_better ? EFFECT_BETTER : EFFECT_WORSE;
}

/* A number of which fewer is better; enough of them have to have been there before. */
static struct effect_line
fewer(int64_t before, int64_t after)
{
	struct effect_line line = { .before = before, .after = after, .trend = EFFECT_TOO_FEW };

	if (before < EFFECT_FEW)
		return line;
	line.change = tenths(after - before, before);
	line.trend = trend(after - before, false);
	return line;
}

static struct effect_line
rate(const struct effect_figures *before, const struct effect_figures *after)
{
	struct effect_line line = {
		.before = before->rated == 0 ? -1 : tenths(before->satisfied, before->rated),
		.after = after->rated == 0 ? -1 : tenths(after->satisfied, after->rated), .trend = EFFECT_TOO_FEW,
	};

	if (before->rated < EFFECT_FEW || after->rated < EFFECT_FEW)
		return line;
	line.change = line.after - line.before;
	line.trend = trend(line.change, true);
	return line;
}

static struct effect_line
time_taken(const struct effect_figures *before, const struct effect_figures *after)
{
	struct effect_line line = {
		.before = before->closed == 0 ? -1 : before->seconds / before->closed,
		.after = after->closed == 0 ? -1 : after->seconds / after->closed, .trend = EFFECT_TOO_FEW,
	};

	if (before->closed < EFFECT_FEW || after->closed < EFFECT_FEW || line.before <= 0)
		return line;
	line.change = tenths(line.after - line.before, line.before);
	line.trend = trend(line.after - line.before, false);
	return line;
}

void
effect_compare(const struct effect_figures *before, const struct effect_figures *after,
    struct effect_line lines[EFFECT_MEASURE__COUNT])
{
	lines[EFFECT_CASES] = fewer(before->cases, after->cases);
	lines[EFFECT_REPEATED] = fewer(before->repeated, after->repeated);
	lines[EFFECT_RATE] = rate(before, after);
	lines[EFFECT_TIME] = time_taken(before, after);
}

enum effect_verdict
effect_suggest(const struct effect_line lines[EFFECT_MEASURE__COUNT])
{
	int counts[EFFECT_TREND__COUNT] = { 0 };

	for (int i = 0; i < EFFECT_MEASURE__COUNT; i++)
		counts[lines[i].trend]++;
	if (counts[EFFECT_TOO_FEW] == EFFECT_MEASURE__COUNT)
		return EFFECT_UNJUDGED;
	if (counts[EFFECT_BETTER] == 0)
		return EFFECT_BAD;
	return counts[EFFECT_WORSE] == 0 ? EFFECT_GOOD : EFFECT_PARTLY;
}

bool
effect_wanted(const struct case_file *before, const struct case_file *after, bool root)
{
	if (before->stage == STAGE_CLOSED || after->stage != STAGE_CLOSED || after->completed_at == 0)
		return false;
	return root || after->major || after->severity >= SEVERITY_SERIOUS ||
	    (after->flags & FLAG_REPEAT) != 0;
}

bool
effect_visible(const struct effect *effect, const struct staff *staff)
{
	if (staff == NULL || staff->disabled || (staff->roles & OPENERS) == 0)
		return false;
	return (staff->roles & JUDGES) != 0 || effect->opened_by.value == staff->id.value ||
	    (effect->department.value != 0 && effect->department.value == staff->department.value);
}

struct staff_id
effect_asked(const struct effect *effect, const struct staff *opener)
{
	bool asked = effect->case_id.value == 0 && opener != NULL && !opener->disabled && (opener->roles & JUDGES) != 0;

	return (struct staff_id){ asked ? opener->id.value : 0 };
}

static bool
may_last(int days)
{
	for (size_t i = 0; effect_lengths[i] != 0; i++)
		if (effect_lengths[i] == days)
			return true;
	return false;
}

enum refusal
effect_may_open(const struct effect *effect, const struct staff *staff, int32_t today)
{
	if (staff == NULL || staff->disabled || (staff->roles & OPENERS) == 0)
		return REFUSAL_ROLE;
	if ((effect->project == 0) == (effect->department.value == 0))
		return REFUSAL_PLACE;
	if ((staff->roles & JUDGES) == 0 && effect->case_id.value == 0 &&
	    effect->department.value != staff->department.value)
		return REFUSAL_NOT_YOURS;
	if (text_empty(effect->category) || text_empty(effect->measure) || !may_last(effect->days))
		return REFUSAL_INCOMPLETE;
	return effect->day <= today ? REFUSAL_NONE : REFUSAL_NOT_COMPLETED;
}

enum refusal
effect_may_judge(const struct effect *effect, const struct staff *staff, const struct effect_makers *makers,
    int32_t today)
{
	if (staff == NULL || staff->disabled || (staff->roles & JUDGES) == 0)
		return REFUSAL_ROLE;
	if (effect->judged_at != 0)
		return REFUSAL_ALREADY;
	if (today < effect_window(effect->day, effect->days, 0).after_until)
		return REFUSAL_EFFECT_EARLY;
	return staff->id.value == makers->planned.value || staff->id.value == makers->handled.value ? REFUSAL_OWN_PLAN :
	    REFUSAL_NONE;
}

const char *
effect_verdict_name(enum effect_verdict verdict)
{
	return name_of(verdicts, EFFECT_VERDICT__COUNT, (int)verdict);
}

enum effect_verdict
effect_verdict_read(const char *name)
{
	return (enum effect_verdict)name_find(verdicts, EFFECT_VERDICT__COUNT, name);
}

const char *
effect_state_name(enum effect_state state)
{
	return name_of(states, EFFECT_STATE__COUNT, (int)state);
}

const char *
effect_measure_name(enum effect_measure measure)
{
	return name_of(measures, EFFECT_MEASURE__COUNT, (int)measure);
}

const char *
effect_trend_name(enum effect_trend one)
{
	return name_of(trends, EFFECT_TREND__COUNT, (int)one);
}
