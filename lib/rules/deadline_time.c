#include "rules/deadline.h"

#include "base/date.h"
#include "rules/calendar.h"
#include "rules/name.h"
#include "base/banned.h"

static const char *const states[DEADLINE__COUNT] = {
	[DEADLINE_RUNNING] = "running",
	[DEADLINE_WARNED] = "warned",
	[DEADLINE_BREACHED] = "breached",
	[DEADLINE_MET] = "met",
	[DEADLINE_CANCELLED] = "cancelled",
};

/* The same day of a later month at the same time; the month's last day when it is shorter. */
static int64_t
add_months(int64_t start, int months)
{
	struct civil local = date_local(start);
	int month = local.month - 1 + months;

	local.year += month / 12;
	local.month = month % 12 + 1;
	while (!date_exists(local.year, local.month, local.day))
		local.day--;
	return date_moment(&local);
}

static int64_t
add_natural(int64_t start, int amount, enum time_unit unit)
{
	static const int64_t seconds[] = {
		[UNIT_MINUTE] = DATE_MINUTE, [UNIT_HOUR] = DATE_HOUR, [UNIT_DAY] = DATE_DAY, [UNIT_WEEK] = 7 * DATE_DAY,
	};

	return unit == UNIT_MONTH ? add_months(start, amount) : start + amount * seconds[unit];
}

static int64_t
add_working(const struct calendar *calendar, int64_t start, int amount, enum time_unit unit)
{
	if (unit == UNIT_DAY)
		return calendar_add_days(calendar, start, amount, NULL);
	return calendar_add_seconds(calendar, start, (int64_t)amount * (unit == UNIT_HOUR ? DATE_HOUR : DATE_MINUTE),
	    NULL);
}

int64_t
deadline_due(const struct clock_rule *rule, int64_t started_at)
{
	/* Weeks and months are natural time whatever the rule says. */
	if (rule->time == TIME_WORKING && rule->unit <= UNIT_DAY)
		return add_working(calendar_weekdays(), started_at, rule->amount, rule->unit);
	return add_natural(started_at, rule->amount, rule->unit);
}

int64_t
deadline_warn(const struct clock_rule *rule, int64_t started_at, int64_t due_at)
{
	if (rule->warn_percent <= 0 || rule->warn_percent >= 100 || due_at <= started_at)
		return 0;
	return started_at + (due_at - started_at) * rule->warn_percent / 100;
}

bool
deadline_tick(struct deadline *deadline, int64_t now)
{
	enum deadline_state before = deadline->state;

	if (deadline->stopped_at != 0 || (before != DEADLINE_RUNNING && before != DEADLINE_WARNED))
		return false;
	if (now > deadline->due_at)
		deadline->state = DEADLINE_BREACHED;
	else if (deadline->warn_at != 0 && now >= deadline->warn_at)
		deadline->state = DEADLINE_WARNED;
	return deadline->state != before;
}

enum deadline_state
deadline_stopped(const struct deadline *deadline, int64_t at)
{
	if (deadline->state == DEADLINE_CANCELLED)
		return DEADLINE_CANCELLED;
	return deadline->state != DEADLINE_BREACHED && at <= deadline->due_at ? DEADLINE_MET : DEADLINE_BREACHED;
}

const char *
deadline_state_name(enum deadline_state state)
{
	return name_of(states, DEADLINE__COUNT, (int)state);
}

enum deadline_state
deadline_state_read(const char *name)
{
	return (enum deadline_state)name_find(states, DEADLINE__COUNT, name);
}
