#include "rules/deadline_plan.h"

#include "base/date.h"
#include "rules/name.h"
#include "base/banned.h"

static const char *const states[DEADLINE__COUNT] = {
	[DEADLINE_RUNNING] = "running",
	[DEADLINE_WARNED] = "warned",
	[DEADLINE_BREACHED] = "breached",
	[DEADLINE_MET] = "met",
	[DEADLINE_CANCELLED] = "cancelled",
	[DEADLINE_PAUSED] = "paused",
};

static const char *const units[] = { "minute", "hour", "day", "week", "month" };

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

int64_t
deadline_add_natural(int64_t start, int amount, enum time_unit unit)
{
	static const int64_t seconds[] = {
		[UNIT_MINUTE] = DATE_MINUTE, [UNIT_HOUR] = DATE_HOUR, [UNIT_DAY] = DATE_DAY, [UNIT_WEEK] = 7 * DATE_DAY,
	};

	return unit == UNIT_MONTH ? add_months(start, amount) : start + amount * seconds[unit];
}

bool
deadline_is_open(const struct deadline *deadline)
{
	return deadline->stopped_at == 0 && deadline->state != DEADLINE_MET && deadline->state != DEADLINE_CANCELLED;
}

/* The pause has used up its limit. */
static bool
run_on(struct deadline *deadline, int64_t now)
{
	if (now < deadline->resume_at)
		return false;
	deadline->state = DEADLINE_RUNNING;
	deadline->resume_at = 0;
	return true;
}

int64_t
deadline_next_warning(const struct deadline *deadline)
{
	for (size_t i = 0; i < CLOCK_WARNINGS; i++)
		if (deadline->warnings[i] > deadline->warn_at)
			return deadline->warnings[i];
	return 0;
}

/* The latest warning that has come by then; true when there is a new one. */
static bool
warn(struct deadline *deadline, int64_t now)
{
	bool first = deadline->state == DEADLINE_RUNNING && deadline->warn_at != 0 && now >= deadline->warn_at;
	bool warned = deadline->state == DEADLINE_WARNED || first, again = first;

	for (int64_t next; warned && (next = deadline_next_warning(deadline)) != 0 && now >= next; again = true)
		deadline->warn_at = next;
	if (warned)
		deadline->state = DEADLINE_WARNED;
	return again;
}

bool
deadline_tick(struct deadline *deadline, int64_t now)
{
	enum deadline_state before = deadline->state;

	if (before == DEADLINE_PAUSED && deadline->stopped_at == 0)
		return run_on(deadline, now);
	if (deadline->stopped_at != 0 || (before != DEADLINE_RUNNING && before != DEADLINE_WARNED))
		return false;
	if (now <= deadline->due_at)
		return warn(deadline, now);
	deadline->state = DEADLINE_BREACHED;
	return true;
}

enum deadline_state
deadline_stopped(const struct deadline *deadline, int64_t at)
{
	if (deadline->state == DEADLINE_CANCELLED)
		return DEADLINE_CANCELLED;
	return deadline->state != DEADLINE_BREACHED && at <= deadline->due_at ? DEADLINE_MET : DEADLINE_BREACHED;
}

const char *
deadline_unit_name(enum time_unit unit)
{
	return name_of(units, sizeof(units) / sizeof(units[0]), (int)unit);
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
