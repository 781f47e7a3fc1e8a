#include "rules/year_plan.h"

#include "base/date.h"
#include "base/text.h"
#include "rules/name.h"
#include "base/banned.h"

enum { FIRST_YEAR = 2000, LAST_YEAR = 2100 };

static const char *const kinds[PLANNED_KIND__COUNT] = {
	[PLANNED_RAIN] = "rain",
	[PLANNED_HEATING] = "heating",
	[PLANNED_KEY_CUSTOMER] = "key_customer",
	[PLANNED_ENGINEERING] = "engineering",
	[PLANNED_SATISFACTION] = "satisfaction",
	[PLANNED_WARRANTY] = "warranty",
	[PLANNED_OTHER] = "other",
};

static const char *const states[PLANNED_STATE__COUNT] = {
	[PLANNED_AHEAD] = "ahead",
	[PLANNED_NOW] = "now",
	[PLANNED_LATE] = "late",
	[PLANNED_DONE] = "done",
};

static const char *const acts[PLANNED_ACT__COUNT] = {
	[PLANNED_ENTERED] = "entered",
	[PLANNED_VISITED] = "visited",
	[PLANNED_STRUCK] = "struck",
};

enum planned_state
planned_state(const struct planned_visit *item, int32_t today)
{
	int year, month, day;

	if (item->done >= item->planned)
		return PLANNED_DONE;
	date_civil_day(today, &year, &month, &day);
	if (item->year == year && item->month == month)
		return PLANNED_NOW;
	return item->year > year || (item->year == year && item->month > month) ? PLANNED_AHEAD : PLANNED_LATE;
}

void
planned_follow(struct planned_visit *item, int64_t rooms, int64_t visited)
{
	if (item->campaign == 0)
		return;
	item->done = visited;
	if (rooms > 0)
		item->planned = rooms;
}

struct planned_sum
planned_sum(const struct planned_visit *items, size_t count, int month, enum planned_kind kind)
{
	struct planned_sum sum = { 0, 0 };

	for (size_t i = 0; i < count; i++) {
		const struct planned_visit *item = &items[i];

		if ((month != 0 && item->month != month) || (kind != PLANNED_KIND__COUNT && item->kind != kind))
			continue;
		sum.planned += item->planned;
		/* More than was planned does not make up for what is missing elsewhere. */
		sum.done += item->done < item->planned ? item->done : item->planned;
	}
	return sum;
}

enum refusal
planned_may_enter(const struct staff *staff, const struct planned_visit *item)
{
	if (!campaign_may_plan(staff))
		return REFUSAL_ROLE;
	return text_empty(item->subject) || item->year < FIRST_YEAR || item->year > LAST_YEAR || item->month < 1 ||
	    item->month > PLANNED_MONTHS || item->planned < 1 || item->planned > PLANNED_MOST ? REFUSAL_INCOMPLETE :
	    REFUSAL_NONE;
}

enum refusal
planned_may_do(const struct staff *staff, const struct planned_visit *item, int64_t visits)
{
	if (staff == NULL || staff->disabled)
		return REFUSAL_ROLE;
	if (item->struck_at != 0)
		return REFUSAL_ALREADY;
	if (item->campaign != 0)
		return REFUSAL_CAMPAIGN_COUNTS;
	if (!campaign_may_plan(staff) && (item->person.value == 0 || item->person.value != staff->id.value))
		return REFUSAL_NOT_YOURS;
	return visits < 1 || item->done + visits > PLANNED_MOST ? REFUSAL_INCOMPLETE : REFUSAL_NONE;
}

/* What was done stays in the plan. */
enum refusal
planned_may_strike(const struct staff *staff, const struct planned_visit *item)
{
	if (!campaign_may_plan(staff))
		return REFUSAL_ROLE;
	return item->struck_at != 0 || item->done > 0 || item->campaign != 0 ? REFUSAL_ALREADY : REFUSAL_NONE;
}

enum refusal
planned_may_link(const struct planned_visit *item, enum season season)
{
	if (item->struck_at != 0 || item->campaign != 0 || item->done > 0)
		return REFUSAL_ALREADY;
	if (season == SEASON_OTHER)
		return item->kind == PLANNED_RAIN || item->kind == PLANNED_HEATING ? REFUSAL_SEASON : REFUSAL_NONE;
	return item->kind == (season == SEASON_RAIN ? PLANNED_RAIN : PLANNED_HEATING) ? REFUSAL_NONE : REFUSAL_SEASON;
}

const char *
planned_kind_name(enum planned_kind kind)
{
	return name_of(kinds, PLANNED_KIND__COUNT, (int)kind);
}

enum planned_kind
planned_kind_read(const char *name)
{
	return (enum planned_kind)name_find(kinds, PLANNED_KIND__COUNT, name);
}

const char *
planned_state_name(enum planned_state state)
{
	return name_of(states, PLANNED_STATE__COUNT, (int)state);
}

const char *
planned_act_name(enum planned_act act)
{
	return name_of(acts, PLANNED_ACT__COUNT, (int)act);
}
