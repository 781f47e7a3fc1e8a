#include "rules/duty.h"

#include "base/date.h"
#include "base/text.h"
#include "rules/calendar.h"
#include "rules/name.h"
#include "base/banned.h"

enum { WEEK = 7, MONTHS = 12, QUARTER = 3, DECEMBER = 12 };

static const char *const acts[DUTY_ACT__COUNT] = {
	[DUTY_OPENED] = "opened",
	[DUTY_DONE] = "done",
	[DUTY_WARNED] = "warned",
	[DUTY_BREACHED] = "breached",
	[DUTY_WITHDRAWN] = "withdrawn",
	[DUTY_REPLANNED] = "replanned",
	[DUTY_EXPLAINED] = "explained",
	[DUTY_DECLINED] = "declined",
};

static int32_t
month_last(int year, int month)
{
	return month == DECEMBER ? date_day(year + 1, 1, 1) - 1 : date_day(year, month + 1, 1) - 1;
}

/* The named day of a month, its last one when it has not so many. */
static int32_t
day_of_month(int year, int month, int day)
{
	int32_t last = month_last(year, month), named = date_day(year, month, 1) + day - 1;

	return named < last ? named : last;
}

int32_t
duty_last_worked(const struct calendar *calendar, int32_t first, int32_t last)
{
	for (int32_t day = last; day >= first; day--)
		if (calendar_works(calendar, day))
			return day;
	return last;
}

/* No day is named. */
static void
set_last_worked(struct duty_period *period, const struct calendar *calendar, int32_t from, int32_t until)
{
	period->from = from;
	period->until = until;
	period->due = duty_last_worked(calendar, from, until);
}

/* The months of the period in which the day lies, and the one in which it is due. */
static void
find_months(const struct duty_rule *rule, int month, int *from, int *to, int *due)
{
	switch (rule->cadence) {
	case CADENCE_YEARLY:
		*from = 1;
		*to = MONTHS;
		break;
	case CADENCE_QUARTERLY:
		*from = (month - 1) / QUARTER * QUARTER + 1;
		*to = *from + QUARTER - 1;
		break;
	default:
		*from = *to = month;
		break;
	}
	*due = rule->month >= 1 && *from + rule->month - 1 <= *to ? *from + rule->month - 1 : *to;
}

struct duty_period
duty_period(const struct duty_rule *rule, const struct calendar *calendar, int32_t day)
{
	struct duty_period period = { .first = day, .last = day, .due = day };
	int year, month, day_number, from, to, due;

	date_civil_day(day, &year, &month, &day_number);
	if (rule->cadence == CADENCE_DAILY) {
		set_last_worked(&period, calendar, day, day);
		return period;
	}
	if (rule->cadence == CADENCE_EVALUATION) {
		period.last = period.due = day + (rule->day > 0 ? rule->day - 1 : 0);
		return period;
	}
	if (rule->cadence == CADENCE_WEEKLY) {
		period.first = day - date_weekday(day) + 1;
		period.last = period.first + WEEK - 1;
		period.due = period.first + rule->day - 1;
		if (rule->day < 1 || rule->day > WEEK)
			set_last_worked(&period, calendar, period.first, period.last);
		return period;
	}
	find_months(rule, month, &from, &to, &due);
	period.first = date_day(year, from, 1);
	period.last = month_last(year, to);
	if (rule->day >= 1)
		period.due = day_of_month(year, due, rule->day);
	else
		set_last_worked(&period, calendar, date_day(year, due, 1), month_last(year, due));
	return period;
}

bool
duty_arises(const struct duty_rule *rule, const struct calendar *calendar, int32_t day)
{
	return !rule->off && rule->cadence != CADENCE_EVALUATION &&
	    (rule->cadence != CADENCE_DAILY || calendar_works(calendar, day));
}

int64_t
duty_due_at(int32_t day)
{
	return date_day_start(day + 1) - 1;
}

int64_t
duty_warn_at(int32_t due_day, int warn_days)
{
	return warn_days > 0 ? date_day_start(due_day - warn_days) : 0;
}

struct duty
duty_open(const struct duty_rule *rule, const struct duty_period *period, int64_t now)
{
	return (struct duty){
		.rule = rule->id, .first = period->first, .state = DEADLINE_RUNNING,
		.warn_at = duty_warn_at(period->due, rule->warn_days), .due_at = duty_due_at(period->due),
		.times = rule->times > 0 ? rule->times : 1, .counted = rule->counted, .explains = rule->explains,
		.role = rule->responsible, .subject = "", .opened_at = now,
	};
}

bool
duty_tick(struct duty *duty, int64_t now)
{
	struct deadline deadline = {
		.state = duty->state, .warn_at = duty->warn_at, .due_at = duty->due_at, .stopped_at = duty->closed_at,
	};
	bool changed;

	/* Until somebody declines the explanation there is no last second. */
	if (duty->explained_at != 0)
		deadline.due_at = INT64_MAX;
	changed = deadline_tick(&deadline, now);
	duty->state = deadline.state;
	return changed;
}

bool
duty_is_open(const struct duty *duty)
{
	return duty->closed_at == 0;
}

void
duty_end(struct duty *duty)
{
	if (duty->state == DEADLINE_BREACHED && duty->counted != DUTY_BY_HAND && duty_is_open(duty))
		duty->closed_at = duty->due_at + 1;
}

void
duty_count(struct duty *duty, int64_t now)
{
	duty->done++;
	if (duty->done < duty->times)
		return;
	duty->closed_at = now;
	duty->state = duty->state != DEADLINE_BREACHED && (now <= duty->due_at || duty->explained_at != 0) ?
	    DEADLINE_MET : DEADLINE_BREACHED;
}

bool
duty_counts(const struct duty *duty, const struct duty_check *check)
{
	return duty->counted == DUTY_BY_INSPECTIONS && check->handles &&
	    check->signed_at >= date_day_start(duty->first) && check->signed_at <= duty->due_at &&
	    (duty->responsible.value == 0 || duty->responsible.value == check->inspector.value);
}

static bool
is_named(const struct duty *duty, const struct staff *staff)
{
	return duty->responsible.value != 0 && duty->responsible.value == staff->id.value;
}

bool
duty_is_of_something(const struct duty *duty)
{
	return duty->entered_by.value == 0 && !text_empty(duty->subject);
}

bool
duty_visible(const struct duty *duty, const struct staff *staff)
{
	if (staff == NULL || staff->disabled)
		return false;
	if (is_named(duty, staff) || staff_has(staff, duty->role) || duty->entered_by.value == staff->id.value)
		return true;
	return text_empty(duty->subject) && (staff_has(staff, ROLE_SUPERVISOR) || staff_has(staff, ROLE_INSPECTOR) ||
	    staff_has(staff, ROLE_MANAGEMENT));
}

enum refusal
duty_may_do(const struct duty *duty, const struct staff *staff)
{
	if (!duty_visible(duty, staff))
		return REFUSAL_NOT_FOUND;
	if (!duty_is_open(duty))
		return REFUSAL_ALREADY;
	if (duty_is_of_something(duty))
		return REFUSAL_ROLE;
	if (!is_named(duty, staff) && (duty->responsible.value != 0 || !staff_has(staff, duty->role)))
		return REFUSAL_NOT_YOURS;
	return duty->counted == DUTY_BY_HAND ? REFUSAL_NONE : REFUSAL_COUNTED;
}

enum refusal
duty_may_explain(const struct duty *duty, const struct staff *staff, int64_t now)
{
	enum refusal refusal = duty_may_do(duty, staff);

	if (refusal != REFUSAL_NONE)
		return refusal;
	if (!duty->explains)
		return REFUSAL_EXPLANATION;
	if (duty->explained_at != 0)
		return REFUSAL_ALREADY;
	return duty->state == DEADLINE_BREACHED || now > duty->due_at ? REFUSAL_VERDICT : REFUSAL_NONE;
}

void
duty_explain(struct duty *duty, const struct staff *staff, int64_t now)
{
	duty->explained_at = now;
	duty->explained_by = staff->id;
}

enum refusal
duty_may_decline(const struct duty *duty, const struct staff *staff)
{
	if (!duty_visible(duty, staff))
		return REFUSAL_NOT_FOUND;
	if (!staff_has(staff, ROLE_INSPECTOR) && !staff_has(staff, ROLE_MANAGEMENT))
		return REFUSAL_ROLE;
	if (!duty_is_open(duty) || duty->explained_at == 0)
		return REFUSAL_ALREADY;
	return duty->explained_by.value == staff->id.value ? REFUSAL_OWN_EXPLANATION : REFUSAL_NONE;
}

/* Past its day the daemon gives the verdict at once, and tells of it like of every other. */
void
duty_decline(struct duty *duty)
{
	duty->explained_at = 0;
	duty->explained_by.value = 0;
}

bool
duty_may_enter(const struct staff *staff)
{
	return staff != NULL && !staff->disabled &&
	    (staff_has(staff, ROLE_SUPERVISOR) || staff_has(staff, ROLE_MANAGEMENT));
}

/* What the calendar brings cannot be taken back, what somebody typed can. */
enum refusal
duty_may_withdraw(const struct duty *duty, const struct staff *staff)
{
	if (!duty_visible(duty, staff))
		return REFUSAL_NOT_FOUND;
	if (duty->entered_by.value == 0)
		return REFUSAL_ROLE;
	if (!duty_is_open(duty))
		return REFUSAL_ALREADY;
	return duty->entered_by.value == staff->id.value || staff_has(staff, ROLE_MANAGEMENT) ? REFUSAL_NONE :
	    REFUSAL_NOT_YOURS;
}

const char *
duty_act_name(enum duty_act act)
{
	return name_of(acts, DUTY_ACT__COUNT, (int)act);
}
