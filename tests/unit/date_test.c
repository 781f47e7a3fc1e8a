#include "../check.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"

#include "base/banned.h"

static struct arena arena;

static void
days_and_dates_agree_over_eight_centuries(void **state)
{
	int32_t first = date_day(1600, 1, 1), last = date_day(2400, 12, 31);
	int year = 1600, month = 1, day = 1, y, m, d;

	(void)state;
	for (int32_t i = first; i <= last; i++) {
		date_civil_day(i, &y, &m, &d);
		CHECK_ROW(i - first, y == year && m == month && d == day);
		CHECK_ROW(i - first, date_day(y, m, d) == i);
		if (date_exists(year, month, day + 1)) {
			day++;
		} else {
			day = 1;
			month = month == 12 ? 1 : month + 1;
			year += month == 1;
		}
	}
}

static void
known_days(void **state)
{
	static const struct { int year, month, day; int32_t number; int weekday; } table[] = {
		{ 1970, 1, 1, 0, 4 }, { 1969, 12, 31, -1, 3 }, { 2000, 2, 29, 11016, 2 }, { 2026, 11, 23, 20780, 1 },
		{ 2024, 12, 31, 20088, 2 }, { 2025, 1, 1, 20089, 3 }, { 2100, 3, 1, 47541, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, date_day(table[i].year, table[i].month, table[i].day) == table[i].number);
		CHECK_ROW(i, date_weekday(table[i].number) == table[i].weekday);
	}
}

static void
days_that_do_not_exist(void **state)
{
	static const struct { int year, month, day; bool exists; } table[] = {
		{ 2024, 2, 29, true }, { 2000, 2, 29, true }, { 2026, 12, 31, true }, { 2026, 4, 30, true },
		{ 2023, 2, 29, false }, { 1900, 2, 29, false }, { 2100, 2, 29, false }, { 2026, 4, 31, false },
		{ 2026, 0, 1, false }, { 2026, 13, 1, false }, { 2026, 1, 0, false }, { 2026, 1, 32, false },
		{ 0, 1, 1, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, date_exists(table[i].year, table[i].month, table[i].day) == table[i].exists);
}

static void
days_as_people_type_them(void **state)
{
	static const struct { const char *text; int year, month, day; } table[] = {
		{ "2026-9-30", 2026, 9, 30 }, { "2026-09-30", 2026, 9, 30 }, { "2026/9/30", 2026, 9, 30 },
		{ "20260930", 2026, 9, 30 }, { "2026年9月30日", 2026, 9, 30 }, { "2026年9月30", 2026, 9, 30 },
		{ "9-30", 2026, 9, 30 }, { "9月30日", 2026, 9, 30 }, { "9/3", 2026, 9, 3 }, { "12-31", 2026, 12, 31 },
		{ "2024-2-29", 2024, 2, 29 },
	};
	static const char *const wrong[] = {
		"", " ", "2026-9-31", "2-29", "2026-9", "2026", "30", "2026-13-1", "26-9-30", "2026-9-30 ", "2026-9/30",
		"2026年9-30", "20261301", "2026093", "202609301", "9月", "月30日", "abc", "2026-09-30T", "-9-30",
		"2026--9-30", "9-30-1",
	};
	int32_t today = date_day(2026, 11, 23), day;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, date_read_day(table[i].text, today, &day));
		CHECK_ROW(i, day == date_day(table[i].year, table[i].month, table[i].day));
	}
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK_ROW(i, !date_read_day(wrong[i], today, &day));
	assert_false(date_read_day(NULL, today, &day));
}

static void
moments_as_people_and_programs_write_them(void **state)
{
	static const struct { const char *text, *iso; } table[] = {
		{ "2026-11-23 18:05", "2026-11-23T18:05:00+08:00" }, { "2026-11-23 8:05:09", "2026-11-23T08:05:09+08:00" },
		{ "2026-11-23T18:05", "2026-11-23T18:05:00+08:00" }, { "2026-11-23", "2026-11-23T00:00:00+08:00" },
		{ "2026-11-23T18:05:09+08:00", "2026-11-23T18:05:09+08:00" },
		{ "2026-11-23T10:05:09Z", "2026-11-23T18:05:09+08:00" },
		{ "2026-12-31T23:30:00+00:00", "2027-01-01T07:30:00+08:00" },
		{ "2026-11-23T05:05:09-0500", "2026-11-23T18:05:09+08:00" },
		{ "9月30日 18:05", "2026-09-30T18:05:00+08:00" }, { "9月30日18:05", "2026-09-30T18:05:00+08:00" },
		{ "11-23 00:00", "2026-11-23T00:00:00+08:00" }, { "1969-12-31 23:59:59", "1969-12-31T23:59:59+08:00" },
	};
	static const char *const wrong[] = {
		"2026-11-23 24:00", "2026-11-23 18:60", "2026-11-23 18:05:60", "2026-11-23 18", "2026-11-23 18:5",
		"2026-11-2318:05", "2026-11-23T", "2026-11-23 18:05+25:00", "2026-11-23 18:05 x", "2026-11-23  18:05",
		"18:05", "",
	};
	int32_t today = date_day(2026, 11, 23);
	int64_t moment;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, date_read_moment(table[i].text, today, &moment));
		CHECK_ROW_TEXT(i, date_text_iso(&arena, moment), table[i].iso);
	}
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK_ROW(i, !date_read_moment(wrong[i], today, &moment));
}

static void
the_wall_clock_is_eight_hours_ahead(void **state)
{
	struct civil last_second = { 2026, 12, 31, 23, 59, 59 }, c;
	int64_t moment = date_moment(&last_second);

	(void)state;
	assert_string_equal(date_text_utc(&arena, moment), "2026-12-31 15:59:59");
	assert_string_equal(date_text_minute(&arena, moment), "2026-12-31 23:59");
	assert_string_equal(date_text_day(&arena, moment + 1), "2027-01-01");
	assert_int_equal(date_local_day(moment), date_day(2026, 12, 31));
	assert_int_equal(date_day_start(date_day(2027, 1, 1)), moment + 1);
	c = date_local(moment);
	assert_memory_equal(&c, &last_second, sizeof(c));
}

static void
the_clock_can_be_fixed(void **state)
{
	(void)state;
	setenv("ANJUAN_NOW", "2026-11-23T18:05:09+08:00", 1);
	assert_string_equal(date_text_iso(&arena, date_now()), "2026-11-23T18:05:09+08:00");
	setenv("ANJUAN_NOW", "yesterday", 1);
	assert_true(date_now() > 1700000000);
	unsetenv("ANJUAN_NOW");
	assert_true(date_now() > 1700000000);
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_and_dates_agree_over_eight_centuries), cmocka_unit_test(known_days),
		cmocka_unit_test(days_that_do_not_exist), cmocka_unit_test(days_as_people_type_them),
		cmocka_unit_test(moments_as_people_and_programs_write_them),
		cmocka_unit_test(the_wall_clock_is_eight_hours_ahead), cmocka_unit_test(the_clock_can_be_fixed),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, release);
}
