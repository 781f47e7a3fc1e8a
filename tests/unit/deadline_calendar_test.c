/*
 * Deadlines by the shipped calendar: year ends, leap days, midnight, lunch, foreign zones, every make-up day
 * of 2019 to 2026, the last second; and what holds for all of them.
 */
#include "../check.h"
#include "../document.h"

#include <stdlib.h>

#include "base/date.h"
#include "record/calendar_xml.h"
#include "rules/deadline.h"

#include "base/banned.h"

#define SHIPPED "conf/calendar/china.xml"

enum { OFFICE_SECONDS = 27000, CLOSES = 18 * DATE_HOUR, MAKEUP_DAYS = 53, ROUNDS = 10000 };

static struct arena arena;
static struct calendar calendar;

static int
load_calendar(void **state)
{
	struct xml_source source = document_read(&arena, SHIPPED);
	const char *problem = "";

	(void)state;
	if (calendar_xml_load(&arena, "schema/xml/calendar.xsd", &source, &calendar, &problem) != FAULT_NONE)
		fail_msg("%s", problem);
	return 0;
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static int64_t
moment(const char *text)
{
	int64_t at = 0;

	if (!date_read_moment(text, 0, &at))
		fail_msg("no moment: %s", text);
	return at;
}

/* With seconds, without the zone. */
static const char *
moment_text(int64_t at)
{
	return arena_copy_bytes(&arena, date_text_iso(&arena, at), strlen("2026-11-23T18:05:09"));
}

static int64_t
due(int amount, enum time_unit unit, enum time_kind time, int64_t start)
{
	struct clock_rule rule = { .amount = amount, .unit = unit, .time = time };

	return deadline_due(&rule, &calendar, start);
}

static const struct { int amount; enum time_unit unit; enum time_kind time; const char *start, *due; } moments[] = {
	/* Year ends: natural time runs through, working time skips the holiday, and a make-up day follows it. */
	{ 3, UNIT_MINUTE, TIME_NATURAL, "2025-12-31 23:58", "2026-01-01T00:01:00" },
	{ 12, UNIT_HOUR, TIME_NATURAL, "2025-12-31 18:00:01", "2026-01-01T06:00:01" },
	{ 1, UNIT_WEEK, TIME_NATURAL, "2025-12-29 09:00", "2026-01-05T09:00:00" },
	{ 1, UNIT_DAY, TIME_WORKING, "2025-12-31 09:00", "2026-01-04T18:00:00" },
	{ 2, UNIT_DAY, TIME_WORKING, "2025-12-31 09:00", "2026-01-05T18:00:00" },
	{ 7, UNIT_DAY, TIME_WORKING, "2024-12-27 10:00", "2025-01-08T18:00:00" },
	{ 1, UNIT_HOUR, TIME_WORKING, "2025-12-31 17:30", "2026-01-04T09:30:00" },
	{ 1, UNIT_DAY, TIME_WORKING, "2018-12-28 10:00", "2018-12-29T18:00:00" },
	{ 2, UNIT_DAY, TIME_WORKING, "2018-12-28 10:00", "2019-01-02T18:00:00" },
	{ 1, UNIT_DAY, TIME_WORKING, "2022-12-30 10:00", "2023-01-03T18:00:00" },
	/* Leap days, and years without. */
	{ 1, UNIT_DAY, TIME_NATURAL, "2024-02-28 12:00", "2024-02-29T12:00:00" },
	{ 1, UNIT_DAY, TIME_NATURAL, "2023-02-28 12:00", "2023-03-01T12:00:00" },
	{ 1, UNIT_DAY, TIME_WORKING, "2024-02-28 12:00", "2024-02-29T18:00:00" },
	{ 1, UNIT_DAY, TIME_WORKING, "2024-02-29 12:00", "2024-03-01T18:00:00" },
	{ 1, UNIT_DAY, TIME_WORKING, "2020-02-28 12:00", "2020-03-02T18:00:00" },
	{ 1, UNIT_MONTH, TIME_NATURAL, "2024-01-31 12:00", "2024-02-29T12:00:00" },
	{ 1, UNIT_MONTH, TIME_NATURAL, "2023-01-31 12:00", "2023-02-28T12:00:00" },
	{ 12, UNIT_MONTH, TIME_NATURAL, "2024-02-29 12:00", "2025-02-28T12:00:00" },
	{ 1, UNIT_MONTH, TIME_NATURAL, "2024-02-29 12:00", "2024-03-29T12:00:00" },
	/* A make-up day at the end of February. */
	{ 1, UNIT_DAY, TIME_WORKING, "2026-02-27 10:00", "2026-02-28T18:00:00" },
	/* Midnight: the day that begins then is the day that does not count. */
	{ 1, UNIT_DAY, TIME_WORKING, "2026-11-23 23:59:59", "2026-11-24T18:00:00" },
	{ 1, UNIT_DAY, TIME_WORKING, "2026-11-24 00:00", "2026-11-25T18:00:00" },
	{ 1, UNIT_DAY, TIME_WORKING, "2026-11-23 24:00", "" },
	{ 5, UNIT_MINUTE, TIME_NATURAL, "2026-11-23 23:59:59", "2026-11-24T00:04:59" },
	{ 5, UNIT_MINUTE, TIME_WORKING, "2026-11-23 23:59:59", "2026-11-24T09:05:00" },
	{ 5, UNIT_MINUTE, TIME_WORKING, "2026-11-24 00:00", "2026-11-24T09:05:00" },
	/* Lunch, from 12:00 to 13:30. */
	{ 30, UNIT_MINUTE, TIME_WORKING, "2026-11-23 11:30", "2026-11-23T12:00:00" },
	{ 31, UNIT_MINUTE, TIME_WORKING, "2026-11-23 11:30", "2026-11-23T13:31:00" },
	{ 5, UNIT_MINUTE, TIME_WORKING, "2026-11-23 12:00", "2026-11-23T13:35:00" },
	{ 5, UNIT_MINUTE, TIME_WORKING, "2026-11-23 12:45", "2026-11-23T13:35:00" },
	{ 5, UNIT_MINUTE, TIME_WORKING, "2026-11-23 13:30", "2026-11-23T13:35:00" },
	{ 5, UNIT_MINUTE, TIME_NATURAL, "2026-11-23 12:00", "2026-11-23T12:05:00" },
	{ 12, UNIT_HOUR, TIME_WORKING, "2026-11-23 10:00", "2026-11-24T16:00:00" },
	/* Closing. */
	{ 1, UNIT_HOUR, TIME_WORKING, "2026-11-23 17:00", "2026-11-23T18:00:00" },
	{ 1, UNIT_HOUR, TIME_WORKING, "2026-11-23 17:00:01", "2026-11-24T09:00:01" },
	/* S2a's seven working days over the longest holidays. */
	{ 7, UNIT_DAY, TIME_WORKING, "2026-09-29 10:00", "2026-10-14T18:00:00" },
	{ 7, UNIT_DAY, TIME_WORKING, "2020-01-22 10:00", "2020-02-10T18:00:00" },
	{ 7, UNIT_DAY, TIME_WORKING, "2026-02-12 10:00", "2026-02-28T18:00:00" },
};

static void
days_and_hours(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(moments); i++) {
		int64_t start = 0;
		bool there = date_read_moment(moments[i].start, 0, &start);

		CHECK_ROW(i, there == !text_empty(moments[i].due));
		if (there)
			CHECK_ROW_TEXT(i, moment_text(due(moments[i].amount, moments[i].unit, moments[i].time, start)), moments[i].due);
	}
}

/* One moment in the clocks of many countries, summer time or not: China has had none since 1991. */
static const struct { const char *start; } zones[] = {
	{ "2026-11-01T06:30:00Z" }, { "2026-11-01T14:30:00+08:00" }, { "2026-11-01 14:30" },
	/* The hour that New York has twice that night, as both of its names. */
	{ "2026-11-01T02:30:00-04:00" }, { "2026-11-01T01:30:00-05:00" },
	{ "2026-11-01T12:00:00+05:30" }, { "2026-11-01T12:15:00+05:45" }, { "2026-11-01T20:30:00+14:00" },
	{ "2026-10-31T18:30:00-12:00" }, { "2026-11-01T17:00:00+10:30" }, { "2026-11-01T03:00:00-03:30" },
	{ "2026-11-01T06:30:00+00:00" },
};

static void
foreign_zones(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(zones); i++) {
		int64_t start = moment(zones[i].start);

		CHECK_ROW_TEXT(i, moment_text(due(24, UNIT_HOUR, TIME_NATURAL, start)), "2026-11-02T14:30:00");
		CHECK_ROW_TEXT(i, moment_text(due(1, UNIT_DAY, TIME_NATURAL, start)), "2026-11-02T14:30:00");
		CHECK_ROW_TEXT(i, moment_text(due(1, UNIT_MONTH, TIME_NATURAL, start)), "2026-12-01T14:30:00");
		CHECK_ROW_TEXT(i, moment_text(due(1, UNIT_DAY, TIME_WORKING, start)), "2026-11-02T18:00:00");
		CHECK_ROW_TEXT(i, moment_text(due(1, UNIT_HOUR, TIME_WORKING, start)), "2026-11-02T10:00:00");
	}
	/* The day is that of China: late on Monday in Los Angeles is Tuesday here, early in Auckland still the day before. */
	assert_string_equal(moment_text(due(1, UNIT_DAY, TIME_WORKING, moment("2026-11-23T20:00:00-08:00"))), "2026-11-25T18:00:00");
	assert_string_equal(moment_text(due(1, UNIT_DAY, TIME_WORKING, moment("2026-11-24T02:00:00+13:00"))), "2026-11-24T18:00:00");
	assert_string_equal(moment_text(due(1, UNIT_DAY, TIME_WORKING, moment("2025-12-31T10:00:00-06:00"))), "2026-01-04T18:00:00");
}

/* No night of the year is an hour shorter or longer, whatever other countries do. */
static void
no_summer_time(void **state)
{
	int32_t first = date_day(2019, 1, 1), last = date_day(2026, 12, 31);

	(void)state;
	for (int32_t day = first; day <= last; day++) {
		int64_t noon = date_day_start(day) + 12 * DATE_HOUR;

		CHECK_ROW(day - first, due(24, UNIT_HOUR, TIME_NATURAL, noon) == noon + DATE_DAY);
		CHECK_ROW(day - first, date_local_day(noon + DATE_DAY) == day + 1 && date_local(noon + DATE_DAY).hour == 12);
	}
}

/* What the file itself says of a day, read without our reader: 1 worked, 0 not, −1 nothing. */
static int
said(const char *text, int32_t day)
{
	const char *found = strstr(text, arena_format(&arena, "<day date=\"%s\" works=\"",
	    date_text_day(&arena, date_day_start(day))));

	return found == NULL ? -1 : strncmp(strstr(found, "works=\""), "works=\"yes", strlen("works=\"yes")) == 0;
}

static bool
expected(const char *text, int32_t day)
{
	int word = said(text, day);

	return word >= 0 ? word == 1 : date_weekday(day) <= 5;
}

/* One working day from the day before ends on it, from the day itself on the next worked one; its hours count. */
static void
check_makeup(const char *text, size_t row, int32_t day)
{
	int32_t next = day + 1;
	int64_t before = date_day_start(day - 1) + 20 * DATE_HOUR, itself = date_day_start(day) + 10 * DATE_HOUR;

	while (!expected(text, next))
		next++;
	CHECK_ROW(row, calendar_works(&calendar, day));
	CHECK_ROW(row, calendar_works(&calendar, day - 1) == expected(text, day - 1));
	CHECK_ROW(row, calendar_works(&calendar, day + 1) == expected(text, day + 1));
	CHECK_ROW(row, due(1, UNIT_DAY, TIME_WORKING, before) == date_day_start(day) + CLOSES);
	CHECK_ROW(row, due(1, UNIT_HOUR, TIME_WORKING, before) == date_day_start(day) + 10 * DATE_HOUR);
	CHECK_ROW(row, due(1, UNIT_DAY, TIME_WORKING, itself) == date_day_start(next) + CLOSES);
	CHECK_ROW(row, due(7, UNIT_HOUR, TIME_WORKING, itself) == date_day_start(next) + 9 * DATE_HOUR + DATE_HOUR / 2);
}

/* Where the make-up day is one of a weekend, the other day of that weekend is free, or made up for as well. */
static void
makeup_days(void **state)
{
	struct xml_source source = document_read(&arena, SHIPPED);
	const char *text = arena_copy_bytes(&arena, source.bytes, source.length);
	int32_t first = date_day(2019, 1, 1), last = date_day(2026, 12, 31);
	size_t found = 0, alone = 0;

	(void)state;
	for (int32_t day = first; day <= last; day++) {
		int weekday = date_weekday(day);
		int32_t other = weekday == 6 ? day + 1 : day - 1;

		if (said(text, day) != 1)
			continue;
		check_makeup(text, found++, day);
		if (weekday < 6 || said(text, other) == 1)
			continue;
		CHECK_ROW(found, !calendar_works(&calendar, other));
		CHECK_ROW(found, calendar_between(&calendar, date_day_start(other), date_day_start(other + 1), NULL) == 0);
		alone++;
	}
	assert_int_equal(found, MAKEUP_DAYS);
	assert_true(alone > 0 && alone < found);
}

/* The exact last second is in time and the next is not, whether the clock ticks or somebody acts. */
static void
the_last_second(void **state)
{
	static const struct { int amount; enum time_unit unit; enum time_kind time; } clocks[] = {
		{ 3, UNIT_MINUTE, TIME_NATURAL }, { 12, UNIT_HOUR, TIME_NATURAL }, { 1, UNIT_WEEK, TIME_NATURAL },
		{ 1, UNIT_MONTH, TIME_NATURAL }, { 5, UNIT_MINUTE, TIME_WORKING }, { 12, UNIT_HOUR, TIME_WORKING },
		{ 7, UNIT_DAY, TIME_WORKING },
	};
	static const char *const starts[] = {
		"2025-12-31 23:59:59", "2024-02-29 12:00", "2026-10-10 17:59:59", "2026-09-30 18:00", "2026-11-24 00:00",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(clocks) * COUNT(starts); i++) {
		size_t k = i % COUNT(clocks);
		int64_t at = due(clocks[k].amount, clocks[k].unit, clocks[k].time, moment(starts[i / COUNT(clocks)]));
		struct deadline running = { .due_at = at };

		CHECK_ROW(i, deadline_stopped(&running, at) == DEADLINE_MET);
		CHECK_ROW(i, deadline_stopped(&running, at + 1) == DEADLINE_BREACHED);
		CHECK_ROW(i, !deadline_tick(&running, at) && running.state == DEADLINE_RUNNING);
		CHECK_ROW(i, deadline_tick(&running, at + 1) && running.state == DEADLINE_BREACHED);
		CHECK_ROW(i, deadline_stopped(&running, at) == DEADLINE_BREACHED);
	}
}

static bool
is_office_moment(int64_t at)
{
	int32_t day = date_local_day(at);
	const struct calendar_hours *hours = calendar_look(&calendar, day).hours;

	for (size_t i = 0; i < hours->count; i++)
		if (at >= date_day_start(day) + hours->spans[i].opens && at <= date_day_start(day) + hours->spans[i].closes)
			return true;
	return false;
}

/* A number in 0 … below, from a fixed sequence. */
static int64_t
next(uint64_t *seed, int64_t below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)((*seed >> 33) % (uint64_t)below);
}

/* Whatever is meant: never before the start, a later start is never due earlier, and more time is never due earlier. */
static void
what_holds_for_all(void **state)
{
	int64_t first = moment("2019-01-01 00:00"), span = moment("2026-12-31 00:00") - first;
	uint64_t seed = 20261127;

	(void)state;
	for (size_t i = 0; i < ROUNDS; i++) {
		enum time_kind time = next(&seed, 2) == 0 ? TIME_NATURAL : TIME_WORKING;
		enum time_unit unit = (enum time_unit)next(&seed, time == TIME_WORKING ? UNIT_DAY + 1 : UNIT_MONTH + 1);
		int amount = 1 + (int)next(&seed, 40);
		int64_t start = first + next(&seed, span), later = start + next(&seed, 20 * DATE_DAY);
		int64_t at = due(amount, unit, time, start);

		CHECK_ROW(i, at > start || (time == TIME_WORKING && at >= start));
		CHECK_ROW(i, due(amount, unit, time, later) >= at);
		CHECK_ROW(i, due(amount + 1, unit, time, start) > at);
		CHECK_ROW(i, due(amount, unit, time, start) == at);
	}
}

/* Natural time is as long as it says; of months the wall clock stays, and the day but for short months. */
static void
what_holds_for_natural_time(void **state)
{
	static const int64_t seconds[] = { DATE_MINUTE, DATE_HOUR, DATE_DAY, 7 * DATE_DAY };
	int64_t first = moment("2019-01-01 00:00"), span = moment("2026-12-31 00:00") - first;
	uint64_t seed = 20240229;

	(void)state;
	for (size_t i = 0; i < ROUNDS; i++) {
		int64_t start = first + next(&seed, span);
		int amount = 1 + (int)next(&seed, 30);
		struct civil from = date_local(start), to = date_local(due(amount, UNIT_MONTH, TIME_NATURAL, start));
		int months = (to.year - from.year) * 12 + to.month - from.month;

		for (int unit = UNIT_MINUTE; unit <= UNIT_WEEK; unit++)
			CHECK_ROW(i, due(amount, (enum time_unit)unit, TIME_NATURAL, start) == start + amount * seconds[unit]);
		CHECK_ROW(i, months == amount);
		CHECK_ROW(i, to.hour == from.hour && to.minute == from.minute && to.second == from.second);
		CHECK_ROW(i, to.day == from.day || (to.day < from.day && !date_exists(to.year, to.month, to.day + 1)));
	}
}

/* Working time ends in office hours of a worked day, and exactly so much of it lies between. */
static void
what_holds_for_working_time(void **state)
{
	int64_t first = moment("2019-01-01 00:00"), span = moment("2026-11-01 00:00") - first;
	uint64_t seed = 20261010;

	(void)state;
	for (size_t i = 0; i < ROUNDS; i++) {
		int64_t start = first + next(&seed, span);
		int amount = 1 + (int)next(&seed, 20);
		int64_t minutes = due(amount, UNIT_MINUTE, TIME_WORKING, start), hours = due(amount, UNIT_HOUR, TIME_WORKING, start);
		int64_t days = due(amount, UNIT_DAY, TIME_WORKING, start);
		int32_t day = date_local_day(start), last = date_local_day(days), worked = 0;

		CHECK_ROW(i, is_office_moment(minutes) && is_office_moment(hours) && is_office_moment(days));
		CHECK_ROW(i, calendar_between(&calendar, start, minutes, NULL) == (int64_t)amount * DATE_MINUTE);
		CHECK_ROW(i, calendar_between(&calendar, start, hours, NULL) == (int64_t)amount * DATE_HOUR);
		for (int32_t at = day + 1; at <= last; at++)
			worked += calendar_works(&calendar, at);
		CHECK_ROW(i, worked == amount && days == date_day_start(last) + CLOSES);
		CHECK_ROW(i, calendar_between(&calendar, date_day_start(day + 1), days, NULL) == (int64_t)amount * OFFICE_SECONDS);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_and_hours), cmocka_unit_test(foreign_zones), cmocka_unit_test(no_summer_time),
		cmocka_unit_test(makeup_days), cmocka_unit_test(the_last_second), cmocka_unit_test(what_holds_for_all),
		cmocka_unit_test(what_holds_for_natural_time), cmocka_unit_test(what_holds_for_working_time),
	};

	return cmocka_run_group_tests_name("deadline_calendar", tests, load_calendar, release);
}
