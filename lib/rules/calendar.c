#include "rules/calendar.h"

#include "base/date.h"
#include "base/text.h"
#include "rules/name.h"
#include "base/banned.h"

enum { DECEMBER = 12 };

static const struct calendar_hours closed = { 0 };

static const char *const kinds[CALENDAR_KIND__COUNT] = {
	[CALENDAR_WORKDAY] = "workday",
	[CALENDAR_WEEKEND] = "weekend",
	[CALENDAR_HOLIDAY] = "holiday",
	[CALENDAR_MAKEUP] = "makeup",
	[CALENDAR_OPENED] = "opened",
	[CALENDAR_CLOSED] = "closed",
};

#define NINE_TO_SIX { 1, { { 9 * DATE_HOUR, 18 * DATE_HOUR } } }

const struct calendar *
calendar_weekdays(void)
{
	static const struct calendar weekdays = {
		.version = "",
		.week = { NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX },
		.makeup = NINE_TO_SIX,
	};

	return &weekdays;
}

struct calendar
calendar_of_centre(const struct calendar *calendar, const char *centre)
{
	struct calendar result = *calendar;

	result.exceptions = NULL;
	result.exception_count = 0;
	for (size_t i = 0; i < calendar->centre_count; i++)
		if (text_equal(calendar->centres[i].name, centre)) {
			result.exceptions = calendar->centres[i].days;
			result.exception_count = calendar->centres[i].count;
		}
	return result;
}

/* By halving: the days are ascending. */
static const struct calendar_day *
find(const struct calendar_day *days, size_t count, int32_t day)
{
	size_t first = 0;

	while (first < count) {
		size_t middle = first + (count - first) / 2;

		if (days[middle].day == day)
			return &days[middle];
		if (days[middle].day < day)
			first = middle + 1;
		else
			count = middle;
	}
	return NULL;
}

bool
calendar_has_notice(const struct calendar *calendar, int year)
{
	/* Mostly one of the last is asked for. */
	for (size_t i = calendar->notice_count; i > 0; i--)
		if (calendar->notices[i - 1].year == year)
			return true;
	return false;
}

/* The year whose notice is missing before this day is certain. */
static int
missing_notice(const struct calendar *calendar, int32_t day)
{
	int year, month, day_of_month;

	date_civil_day(day, &year, &month, &day_of_month);
	if (!calendar_has_notice(calendar, year))
		return year;
	if (month == DECEMBER && !calendar_has_notice(calendar, year + 1))
		return year + 1;
	return 0;
}

/* The hours of a day that works although it need not: its own, its weekday's, those of make-up days. */
static const struct calendar_hours *
hours_of(const struct calendar *calendar, const struct calendar_day *special)
{
	const struct calendar_hours *usual = &calendar->week[date_weekday(special->day) - 1];

	if (!special->works)
		return &closed;
	if (special->hours != NULL)
		return special->hours;
	return usual->count > 0 ? usual : &calendar->makeup;
}

struct calendar_look
calendar_look(const struct calendar *calendar, int32_t day)
{
	const struct calendar_hours *usual = &calendar->week[date_weekday(day) - 1];
	const struct calendar_day *special = find(calendar->exceptions, calendar->exception_count, day);

	if (special != NULL)
		return (struct calendar_look){ special->works ? CALENDAR_OPENED : CALENDAR_CLOSED, special->name,
			hours_of(calendar, special), 0 };
	special = find(calendar->days, calendar->day_count, day);
	if (special != NULL)
		return (struct calendar_look){ special->works ? CALENDAR_MAKEUP : CALENDAR_HOLIDAY, special->name,
			hours_of(calendar, special), missing_notice(calendar, day) };
	return (struct calendar_look){ usual->count > 0 ? CALENDAR_WORKDAY : CALENDAR_WEEKEND, NULL, usual,
		missing_notice(calendar, day) };
}

bool
calendar_works(const struct calendar *calendar, int32_t day)
{
	return calendar_look(calendar, day).hours->count > 0;
}

const char *
calendar_kind_name(enum calendar_kind kind)
{
	return name_of(kinds, CALENDAR_KIND__COUNT, (int)kind);
}
