/* Reading what people type for a day or a moment. */
#include <stddef.h>
#include <string.h>

#include "base/date.h"

#include "base/banned.h"

enum { YEAR_DIGITS = 4, COMPACT_DIGITS = 8 };

/* Reads up to `most` digits and advances; gives how many there were. */
static int
digits(const char **at, int most, int *number)
{
	int count = 0;

	*number = 0;
	while (count < most && **at >= '0' && **at <= '9') {
		*number = *number * 10 + (**at - '0');
		*at += 1;
		count++;
	}
	return count;
}

/* Advances over a mark when it comes next. */
static bool
take(const char **at, const char *mark)
{
	size_t length = strlen(mark);

	if (strncmp(*at, mark, length) != 0)
		return false;
	*at += length;
	return true;
}

static bool
finish_day(int year, int month, int day, int32_t *result)
{
	if (!date_exists(year, month, day))
		return false;
	*result = date_day(year, month, day);
	return true;
}

/* The month and the day after the year; `mark` is what stood between year and month. */
static bool
read_month_day(const char **at, const char *mark, int year, int32_t *result)
{
	int month, day;

	if (digits(at, 2, &month) == 0)
		return false;
	if (!take(at, mark))
		return false;
	if (digits(at, 2, &day) == 0)
		return false;
	if (strcmp(mark, "月") == 0)
		take(at, "日");
	return finish_day(year, month, day, result);
}

/* Reads a day in any accepted spelling and advances to what follows it. */
static bool
read_day(const char **at, int32_t today, int32_t *result)
{
	static const char *const marks[][2] = { { "-", "-" }, { "/", "/" }, { "年", "月" } };
	const char *start = *at;
	int number, year, month, day;
	int count = digits(at, COMPACT_DIGITS, &number);

	if (count == 0)
		return false;
	if (count == COMPACT_DIGITS)
		return finish_day(number / 10000, number / 100 % 100, number % 100, result);

	if (count == YEAR_DIGITS) {
		for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
			if (take(at, marks[i][0]))
				return read_month_day(at, marks[i][1], number, result);
		return false;
	}

	*at = start;
	date_civil_day(today, &year, &month, &day);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		*at = start;
		if (read_month_day(at, marks[i][1], year, result))
			return true;
	}
	return false;
}

/* HH:MM[:SS] as seconds of the day. */
static bool
read_time(const char **at, int64_t *seconds)
{
	int hour, minute, second = 0;

	if (digits(at, 2, &hour) == 0 || !take(at, ":") || digits(at, 2, &minute) != 2)
		return false;
	if (take(at, ":") && digits(at, 2, &second) != 2)
		return false;
	if (hour > 23 || minute > 59 || second > 59)
		return false;
	*seconds = hour * DATE_HOUR + minute * DATE_MINUTE + second;
	return true;
}

/* Z, +HH:MM or -HH:MM as seconds east of Greenwich. */
static bool
read_zone(const char **at, int64_t *east)
{
	int sign = **at == '-' ? -1 : 1, hours, minutes;

	*east = 0;
	if (take(at, "Z"))
		return true;
	if (!take(at, "+") && !take(at, "-"))
		return false;
	if (digits(at, 2, &hours) != 2)
		return false;
	take(at, ":");
	if (digits(at, 2, &minutes) != 2 || hours > 14 || minutes > 59)
		return false;
	*east = sign * (hours * DATE_HOUR + minutes * DATE_MINUTE);
	return true;
}

bool
date_read_day(const char *text, int32_t today, int32_t *day)
{
	int32_t result;

	if (text == NULL || !read_day(&text, today, &result) || *text != '\0')
		return false;
	*day = result;
	return true;
}

bool
date_read_moment(const char *text, int32_t today, int64_t *moment)
{
	int64_t seconds = 0, east = DATE_ZONE;
	int32_t day;
	const char *before;

	if (text == NULL || !read_day(&text, today, &day))
		return false;
	if (*text != '\0') {
		/* After a digit the time needs a space or a T; after 日 it may follow at once. */
		before = text - 1;
		if (!take(&text, "T") && !take(&text, " ") && *before >= '0' && *before <= '9')
			return false;
		if (!read_time(&text, &seconds))
			return false;
		if (*text != '\0' && !read_zone(&text, &east))
			return false;
		if (*text != '\0')
			return false;
	}
	*moment = (int64_t)day * DATE_DAY + seconds - east;
	return true;
}
