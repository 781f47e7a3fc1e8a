#include "exchange/ledger_date.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/text.h"

#include "base/banned.h"

enum { COMPACT_DAY = 8, COMPACT_MOMENT = 14, LEAP_YEAR = 2000, FIRST_SERIAL = 20000, LAST_SERIAL = 80000 };

/* Reads up to `most` digits and advances; gives how many there were. */
static int
digits(const char **at, int most, int *number)
{
	int count = 0;

	for (*number = 0; count < most && **at >= '0' && **at <= '9'; count++)
		*number = *number * 10 + (*(*at)++ - '0');
	return count;
}

static bool
take(const char **at, const char *mark)
{
	size_t length = strlen(mark);

	if (strncasecmp(*at, mark, length) != 0)
		return false;
	*at += length;
	return true;
}

static bool
take_mark(const char **at)
{
	return take(at, "-") || take(at, "/") || take(at, ".");
}

static void
skip_spaces(const char **at)
{
	while (take(at, " ") || take(at, "\t") || take(at, "\n"))
		;
}

/* 20141004 and 20141004093000. */
static bool
read_compact(const char **at, struct ledger_date *date)
{
	size_t length = strspn(*at, "0123456789");
	int hour, minute, second;

	if (length != COMPACT_DAY && length != COMPACT_MOMENT)
		return false;
	digits(at, 4, &date->year);
	digits(at, 2, &date->month);
	digits(at, 2, &date->day);
	if (length == COMPACT_MOMENT) {
		digits(at, 2, &hour);
		digits(at, 2, &minute);
		digits(at, 2, &second);
		if (hour > 23 || minute > 59 || second > 59)
			return false;
		date->seconds = hour * DATE_HOUR + minute * DATE_MINUTE + second;
	}
	return true;
}

/* Three numbers in the ledger's order, or two without a year. */
static bool
place_numbers(const int *numbers, int count, enum date_order order, struct ledger_date *date)
{
	static const int places[DATE_ORDER__COUNT][3] = {	/* year, month, day */
		[DATE_ORDER_YMD] = { 0, 1, 2 }, [DATE_ORDER_MDY] = { 2, 0, 1 }, [DATE_ORDER_DMY] = { 2, 1, 0 },
	};

	if (count == 2) {
		bool day_first = order == DATE_ORDER_DMY;

		*date = (struct ledger_date){ .month = numbers[day_first], .day = numbers[!day_first] };
		return true;
	}
	*date = (struct ledger_date){ .year = numbers[places[order][0]], .month = numbers[places[order][1]],
	    .day = numbers[places[order][2]] };
	if (date->year < 100)
		date->year += date->year < 70 ? 2000 : 1900;
	return true;
}

/* 2014年10月4日 and 10月4日, the last sign may be missing. */
static bool
read_chinese(const char **at, int first, struct ledger_date *date)
{
	int number = first;

	if (take(at, "年")) {
		date->year = first < 100 ? 2000 + first : first;
		if (digits(at, 2, &number) == 0)
			return false;
	}
	if (!take(at, "月") || digits(at, 2, &date->day) == 0)
		return false;
	date->month = number;
	if (!take(at, "日"))
		take(at, "号");
	return true;
}

static bool
read_day(const char **at, enum date_order order, struct ledger_date *date)
{
	int numbers[3], count, length;

	if (read_compact(at, date))
		return true;
	length = digits(at, 4, &numbers[0]);
	if (length == 0)
		return false;
	if (text_starts(*at, "年") || text_starts(*at, "月"))
		return read_chinese(at, numbers[0], date);
	for (count = 1; count < 3 && take_mark(at); count++)
		if (digits(at, 4, &numbers[count]) == 0)
			return false;
	if (count < 2 || (count == 2 && length > 2))
		return false;
	/* Four digits in front are a year in every order. */
	return place_numbers(numbers, count, length == 4 ? DATE_ORDER_YMD : order, date);
}

/* h:m[:s[.f]] or h时m分[s秒], with its half of the day before or after. */
static bool
read_time(const char **at, int *seconds)
{
	int hour, minute = 0, second = 0, fraction;
	bool morning = take(at, "上午"), afternoon = !morning && take(at, "下午");

	skip_spaces(at);
	if (digits(at, 2, &hour) == 0)
		return false;
	if (take(at, "时") || take(at, "点")) {
		if (digits(at, 2, &minute) > 0)
			take(at, "分");
		if (digits(at, 2, &second) > 0 && !take(at, "秒"))
			return false;
	} else if (!take(at, ":") || digits(at, 2, &minute) != 2) {
		return false;
	} else if (take(at, ":")) {
		if (digits(at, 2, &second) != 2)
			return false;
		if (take(at, "."))
			digits(at, 9, &fraction);
	}
	skip_spaces(at);
	morning = take(at, "am") || morning;
	afternoon = take(at, "pm") || afternoon;
	if ((morning || afternoon) && (hour > 12 || (hour == 0 && !morning)))
		return false;
	if (morning && hour == 12)
		hour = 0;
	else if (afternoon && hour < 12)
		hour += 12;
	*seconds = hour * DATE_HOUR + minute * DATE_MINUTE + second;
	return hour <= 23 && minute <= 59 && second <= 59;
}

static bool
read_zone(const char **at, int *east)
{
	int sign = **at == '-' ? -1 : 1, hours, minutes = 0;

	*east = 0;
	if (take(at, "Z"))
		return true;
	if ((!take(at, "+") && !take(at, "-")) || digits(at, 2, &hours) != 2)
		return false;
	if (take(at, ":") || (**at >= '0' && **at <= '9'))
		if (digits(at, 2, &minutes) != 2)
			return false;
	*east = sign * (hours * DATE_HOUR + minutes * DATE_MINUTE);
	return hours <= 14 && minutes <= 59;
}

bool
ledger_date_read(const char *text, enum date_order order, struct ledger_date *date)
{
	const char *at = text;

	*date = (struct ledger_date){ 0 };
	skip_spaces(&at);
	if (!read_day(&at, order, date))
		return false;
	if (!take(&at, "T"))
		skip_spaces(&at);
	if (*at != '\0' && !read_time(&at, &date->seconds))
		return false;
	if (*at != '\0') {
		date->has_zone = true;
		if (!read_zone(&at, &date->east))
			return false;
	}
	return *at == '\0' && date_exists(date->year == 0 ? LEAP_YEAR : date->year, date->month, date->day) &&
	    (date->year == 0 || (date->year >= 1900 && date->year <= 9999));
}

bool
ledger_date_serial(const char *text, struct ledger_date *date)
{
	char *end;
	double serial = strtod(text, &end);
	int seconds;

	if (end == text || *end != '\0' || !(serial >= FIRST_SERIAL && serial <= LAST_SERIAL))
		return false;
	*date = (struct ledger_date){ 0 };
	seconds = (int)((serial - (int)serial) * DATE_DAY + 0.5);
	date_civil_day(date_day(1899, 12, 30) + (int32_t)serial + seconds / DATE_DAY, &date->year, &date->month,
	    &date->day);
	date->seconds = seconds % DATE_DAY;
	return true;
}

int
ledger_date_nearest_year(const struct ledger_date *date, int32_t near_day)
{
	int year, month, day, best = 0;
	int32_t least = INT32_MAX;

	date_civil_day(near_day, &year, &month, &day);
	for (int candidate = year - 1; candidate <= year + 1; candidate++) {
		int32_t distance;

		if (!date_exists(candidate, date->month, date->day))
			continue;
		distance = abs(date_day(candidate, date->month, date->day) - near_day);
		if (distance < least) {
			least = distance;
			best = candidate;
		}
	}
	/* Only 29 February is in none of the three. */
	while (best == 0 || !date_exists(best, date->month, date->day))
		best = best == 0 ? year - 2 : best - 1;
	return best;
}

int64_t
ledger_date_moment(const struct ledger_date *date, int east)
{
	return (int64_t)date_day(date->year, date->month, date->day) * DATE_DAY + date->seconds -
	    (date->has_zone ? date->east : east);
}

enum date_order
ledger_date_order(const char *word)
{
	static const char *const orders[DATE_ORDER__COUNT] = { "ymd", "mdy", "dmy" };

	for (int i = 0; i < DATE_ORDER__COUNT; i++)
		if (text_equal(word, orders[i]))
			return (enum date_order)i;
	return DATE_ORDER__COUNT;
}

bool
ledger_date_zone(const char *word, int *east)
{
	return read_zone(&word, east) && *word == '\0';
}
