/* Counting days and hours by a calendar, and the trail of it. */
#include "base/arena.h"
#include "base/date.h"
#include "rules/calendar.h"
#include "base/banned.h"

/* A calendar without a single worked day in ten years is broken; counting then stops. */
enum { DAYS_MOST = 3660, STEPS_FIRST = 16 };

static void
keep(struct calendar_trail *trail, const struct calendar_step *step)
{
	if (trail->count == trail->room) {
		size_t room = trail->room == 0 ? STEPS_FIRST : trail->room * 2;
		struct calendar_step *steps = arena_array(trail->arena, room, sizeof(*steps));

		for (size_t i = 0; i < trail->count; i++)
			steps[i] = trail->steps[i];
		trail->steps = steps;
		trail->room = room;
	}
	trail->steps[trail->count++] = *step;
}

/* A day that was looked at, and what was counted of it. */
static void
note(struct calendar_trail *trail, int32_t day, const struct calendar_look *look, const struct calendar_step *part)
{
	struct calendar_step step = *part;

	if (trail == NULL)
		return;
	step.day = day;
	step.kind = look->kind;
	step.name = look->name;
	step.unsure = look->unsure;
	if (trail->unsure == 0)
		trail->unsure = look->unsure;
	if (trail->arena != NULL)
		keep(trail, &step);
}

int32_t
calendar_day_after(const struct calendar *calendar, int32_t day, int days, struct calendar_trail *trail)
{
	/* No day after this one is the first worked one from it on. */
	int left = days > 0 ? days : 1;

	if (days <= 0)
		day--;
	for (int idle = 0; left > 0 && idle < DAYS_MOST; idle++) {
		struct calendar_look look = calendar_look(calendar, ++day);
		bool works = look.hours->count > 0;

		note(trail, day, &look, &(struct calendar_step){ .counted = works });
		if (works) {
			left--;
			idle = 0;
		}
	}
	return day;
}

/* When business closes on a day; its end when it is not worked at all. */
static int64_t
closing(const struct calendar *calendar, int32_t day)
{
	const struct calendar_hours *hours = calendar_look(calendar, day).hours;

	return date_day_start(day) + (hours->count > 0 ? hours->spans[hours->count - 1].closes : (int32_t)DATE_DAY);
}

int64_t
calendar_add_days(const struct calendar *calendar, int64_t start, int days, struct calendar_trail *trail)
{
	int32_t day = date_local_day(start);

	if (days <= 0 && closing(calendar, day) < start)
		days = 1;
	return closing(calendar, calendar_day_after(calendar, day, days, trail));
}

/* Hours being counted: from a moment on, until none are left or an end is reached. */
struct count {
	const struct calendar	*calendar;
	struct calendar_trail	*trail;
	int64_t			 at;		/* nothing before it is left to count */
	int64_t			 left;		/* seconds still to count */
	int64_t			 end;		/* and not beyond this moment */
};

/* The hours of one day; true when something of them was counted. */
static bool
count_day(struct count *count, int32_t day)
{
	struct calendar_look look = calendar_look(count->calendar, day);
	int64_t midnight = date_day_start(day);
	bool counted = false;

	for (size_t i = 0; i < look.hours->count && !(counted && count->left == 0); i++) {
		int64_t from = midnight + look.hours->spans[i].opens, to = midnight + look.hours->spans[i].closes;

		if (count->at > to || (count->at == to && count->left > 0) || from >= count->end)
			continue;
		if (from < count->at)
			from = count->at;
		if (to > count->end)
			to = count->end;
		if (to - from > count->left)
			to = from + count->left;
		count->left -= to - from;
		count->at = to;
		counted = true;
		note(count->trail, day, &look, &(struct calendar_step){ .counted = true, .from = from, .to = to });
	}
	if (!counted)
		note(count->trail, day, &look, &(struct calendar_step){ .counted = false });
	return counted;
}

int64_t
calendar_add_seconds(const struct calendar *calendar, int64_t start, int64_t seconds, struct calendar_trail *trail)
{
	struct count count = { calendar, trail, start, seconds > 0 ? seconds : 0, INT64_MAX };
	int32_t day = date_local_day(start);

	for (int idle = 0; idle < DAYS_MOST; idle++) {
		bool counted = count_day(&count, day++);

		if (counted && count.left == 0)
			return count.at;
		if (counted)
			idle = 0;
	}
	return count.at + count.left;
}

int64_t
calendar_between(const struct calendar *calendar, int64_t from, int64_t to, struct calendar_trail *trail)
{
	struct count count = { calendar, trail, from, INT64_MAX, to };

	if (to <= from)
		return 0;
	for (int32_t day = date_local_day(from); day <= date_local_day(to - 1); day++)
		count_day(&count, day);
	return INT64_MAX - count.left;
}
