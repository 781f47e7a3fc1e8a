#include "base/date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"

#include "base/banned.h"

enum { DAYS_400_YEARS = 146097, DAYS_TO_1970 = 719468 };

/* Days since 1970-01-01; years are counted from March, so the leap day is the last of its year. */
int32_t
date_day(int year, int month, int day)
{
	int shifted = month <= 2 ? year - 1 : year;
	int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
	int year_of_era = shifted - era * 400;
	int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * DAYS_400_YEARS + day_of_era - DAYS_TO_1970;
}

void
date_civil_day(int32_t day, int *year, int *month, int *day_of_month)
{
	int64_t shifted = (int64_t)day + DAYS_TO_1970;
	int64_t era = (shifted >= 0 ? shifted : shifted - (DAYS_400_YEARS - 1)) / DAYS_400_YEARS;
	int day_of_era = (int)(shifted - era * DAYS_400_YEARS);
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int month_from_march = (5 * day_of_year + 2) / 153;

	*day_of_month = day_of_year - (153 * month_from_march + 2) / 5 + 1;
	*month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
	*year = (int)(year_of_era + era * 400) + (*month <= 2);
}

bool
date_exists(int year, int month, int day)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
		return false;
	return day <= days[month - 1] + (month == 2 && leap);
}

int
date_weekday(int32_t day)
{
	int from_thursday = (int)((((int64_t)day % 7) + 7) % 7);

	return (from_thursday + 3) % 7 + 1;
}

/* Division that rounds down also before 1970. */
static int64_t
floor_divide(int64_t value, int64_t by)
{
	int64_t quotient = value / by;

	return value % by < 0 ? quotient - 1 : quotient;
}

static struct civil
civil_of(int64_t seconds)
{
	int64_t day = floor_divide(seconds, DATE_DAY);
	int rest = (int)(seconds - day * DATE_DAY);
	struct civil civil = { .hour = rest / DATE_HOUR, .minute = rest / DATE_MINUTE % 60, .second = rest % 60 };

	date_civil_day((int32_t)day, &civil.year, &civil.month, &civil.day);
	return civil;
}

struct civil
date_local(int64_t moment)
{
	return civil_of(moment + DATE_ZONE);
}

int64_t
date_moment(const struct civil *local)
{
	return (int64_t)date_day(local->year, local->month, local->day) * DATE_DAY +
	    local->hour * DATE_HOUR + local->minute * DATE_MINUTE + local->second - DATE_ZONE;
}

int32_t
date_local_day(int64_t moment)
{
	return (int32_t)floor_divide(moment + DATE_ZONE, DATE_DAY);
}

int64_t
date_day_start(int32_t local_day)
{
	return (int64_t)local_day * DATE_DAY - DATE_ZONE;
}

/* A number in so many digits; dates are written for every row of every list. */
static char *
put(char *at, int number, int digits)
{
	for (int i = digits - 1; i >= 0; i--) {
		at[i] = (char)('0' + number % 10);
		number /= 10;
	}
	return at + digits;
}

static char *
put_day(char *at, const struct civil *c)
{
	at = put(at, c->year, 4);
	*at++ = '-';
	at = put(at, c->month, 2);
	*at++ = '-';
	return put(at, c->day, 2);
}

static char *
put_minute(char *at, const struct civil *c, char between)
{
	at = put_day(at, c);
	*at++ = between;
	at = put(at, c->hour, 2);
	*at++ = ':';
	return put(at, c->minute, 2);
}

static char *
put_second(char *at, const struct civil *c, char between)
{
	at = put_minute(at, c, between);
	*at++ = ':';
	return put(at, c->second, 2);
}

const char *
date_text_day(struct arena *arena, int64_t moment)
{
	struct civil c = date_local(moment);
	char *text = arena_alloc(arena, sizeof("2026-11-23"));

	(void)put_day(text, &c);
	return text;
}

const char *
date_text_minute(struct arena *arena, int64_t moment)
{
	struct civil c = date_local(moment);
	char *text = arena_alloc(arena, sizeof("2026-11-23 18:05"));

	(void)put_minute(text, &c, ' ');
	return text;
}

const char *
date_text_iso(struct arena *arena, int64_t moment)
{
	static const char zone[] = "+08:00";
	struct civil c = date_local(moment);
	char *text = arena_alloc(arena, sizeof("2026-11-23T18:05:09+08:00"));

	memcpy(put_second(text, &c, 'T'), zone, sizeof(zone));
	return text;
}

const char *
date_text_utc(struct arena *arena, int64_t moment)
{
	struct civil c = civil_of(moment);
	char *text = arena_alloc(arena, sizeof("2026-11-23 10:05:09"));

	(void)put_second(text, &c, ' ');
	return text;
}

int64_t
date_now(void)
{
	const char *fixed = getenv("ANJUAN_NOW");
	int64_t moment;

	if (fixed != NULL && date_read_moment(fixed, 0, &moment))
		return moment;
	return (int64_t)time(NULL);
}
