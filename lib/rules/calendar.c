#include "rules/calendar.h"

#include <stddef.h>

#include "base/date.h"
#include "base/banned.h"

/* A calendar without a single worked day in ten years is broken; counting then stops. */
enum { DAYS_MOST = 3660 };

static bool
is_weekday(const struct calendar *calendar, int32_t day)
{
	(void)calendar;
	return date_weekday(day) <= 5;
}

const struct calendar *
calendar_weekdays(void)
{
	static const struct calendar weekdays = { is_weekday, 9 * DATE_HOUR, 18 * DATE_HOUR, NULL };

	return &weekdays;
}

int64_t
calendar_add_days(const struct calendar *calendar, int64_t start, int days)
{
	int32_t day = date_local_day(start);
	int counted = 0;

	for (int i = 0; i < days + DAYS_MOST && counted < days; i++)
		if (calendar->works(calendar, ++day))
			counted++;
	return date_day_start(day) + calendar->closes;
}

int64_t
calendar_add_seconds(const struct calendar *calendar, int64_t start, int64_t seconds)
{
	int32_t day = date_local_day(start);
	int64_t at = start;

	for (int idle = 0; idle < DAYS_MOST; day++) {
		int64_t opens = date_day_start(day) + calendar->opens;
		int64_t closes = date_day_start(day) + calendar->closes;

		idle++;
		if (!calendar->works(calendar, day) || at >= closes)
			continue;
		if (at < opens)
			at = opens;
		if (seconds <= closes - at)
			return at + seconds;
		seconds -= closes - at;
		at = closes;
		idle = 0;
	}
	return at + seconds;
}
