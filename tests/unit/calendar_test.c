/* Counting days and hours: year ends, leap days, midnight, lunch, the last second; and what holds for all of them. */
#include "../check.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/calendar.h"

#include "base/banned.h"

static struct arena arena;

#define OFFICE { 2, { { 9 * DATE_HOUR, 12 * DATE_HOUR }, { 13 * DATE_HOUR + 1800, 18 * DATE_HOUR } } }

static int32_t
day_of(const char *text)
{
	int32_t day;

	assert_true(date_read_day(text, 0, &day));
	return day;
}

static int64_t
moment(const char *text)
{
	int64_t at;

	assert_true(date_read_moment(text, 0, &at));
	return at;
}

static const char *
day_text(int32_t day)
{
	return date_text_day(&arena, date_day_start(day));
}

/* With seconds, without the zone. */
static const char *
moment_text(int64_t at)
{
	return arena_copy_bytes(&arena, date_text_iso(&arena, at), strlen("2026-11-23T18:05:09"));
}

/* Notices of 2018 to 2026 in miniature, and two centres. */
static const struct calendar *
notices(void)
{
	static const struct calendar_hours evening = { 1, { { 19 * DATE_HOUR, 24 * DATE_HOUR } } };
	static const struct calendar_notice years[] = {
		{ 2018, "" }, { 2019, "" }, { 2020, "" }, { 2022, "" }, { 2023, "" }, { 2024, "" }, { 2025, "" }, { 2026, "" },
	};
	static struct calendar_day days[13], lake[2], river[1];
	static const struct calendar_centre centres[] = { { "lake", lake, 2 }, { "river", river, 1 } };
	static struct calendar calendar = {
		.version = "t", .week = { OFFICE, OFFICE, OFFICE, OFFICE, OFFICE }, .makeup = OFFICE, .notices = years,
		.notice_count = COUNT(years), .days = days, .day_count = COUNT(days), .centres = centres, .centre_count = 2,
	};
	static const struct { const char *date; bool works; int notice; const char *name; } rows[] = {
		{ "2018-12-29", true, 2019, "newyear" }, { "2018-12-30", false, 2019, "newyear" },
		{ "2018-12-31", false, 2019, "newyear" }, { "2019-01-01", false, 2019, "newyear" },
		{ "2020-01-31", false, 2020, "spring" }, { "2020-02-03", true, 2020, "spring" },
		{ "2022-12-31", false, 2023, "newyear" }, { "2023-01-01", false, 2023, "newyear" },
		{ "2023-01-02", false, 2023, "newyear" }, { "2026-10-01", false, 2026, "national" },
		{ "2026-10-02", false, 2026, "national" }, { "2026-10-05", false, 2026, "national" },
		{ "2026-10-10", true, 2026, "national" },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		days[i] = (struct calendar_day){ day_of(rows[i].date), rows[i].works, rows[i].notice, rows[i].name, NULL };
	lake[0] = (struct calendar_day){ day_of("2026-10-02"), true, 0, "moving in", &evening };
	lake[1] = (struct calendar_day){ day_of("2026-10-06"), false, 0, "fair", NULL };
	river[0] = (struct calendar_day){ day_of("2027-05-01"), false, 0, "flood", NULL };
	return &calendar;
}

/* Kind, name and the year that is missing, of a day. */
static const char *
look_text(const struct calendar *calendar, const char *date)
{
	struct calendar_look look = calendar_look(calendar, day_of(date));

	return arena_format(&arena, "%s %s %d %zu", calendar_kind_name(look.kind), look.name == NULL ? "-" : look.name,
	    look.unsure, look.hours->count);
}

static void
what_a_day_is(void **state)
{
	static const struct { const char *centre, *date, *says; } table[] = {
		{ NULL, "2026-09-30", "workday - 0 2" }, { NULL, "2026-10-01", "holiday national 0 0" },
		{ NULL, "2026-10-03", "weekend - 0 0" }, { NULL, "2026-10-10", "makeup national 0 2" },
		{ NULL, "2020-02-03", "makeup spring 0 2" }, { NULL, "2018-12-29", "makeup newyear 0 2" },
		{ NULL, "2018-12-31", "holiday newyear 0 0" }, { NULL, "2022-12-31", "holiday newyear 0 0" },
		{ NULL, "2027-01-04", "workday - 2027 2" }, { NULL, "2027-01-02", "weekend - 2027 0" },
		{ NULL, "2026-12-01", "workday - 2027 2" }, { NULL, "2026-12-31", "workday - 2027 2" },
		{ NULL, "2026-11-30", "workday - 0 2" }, { NULL, "2025-12-31", "workday - 0 2" },
		{ NULL, "2021-05-05", "workday - 2021 2" }, { NULL, "2020-12-31", "workday - 2021 2" },
		{ NULL, "2021-12-31", "workday - 2021 2" }, { NULL, "2017-12-29", "workday - 2017 2" },
		{ "lake", "2026-10-02", "opened moving in 0 1" }, { "lake", "2026-10-06", "closed fair 0 0" },
		{ "lake", "2026-10-01", "holiday national 0 0" }, { "river", "2026-10-02", "holiday national 0 0" },
		{ "river", "2026-10-06", "workday - 0 2" }, { "river", "2027-05-01", "closed flood 0 0" },
		{ "nobody", "2026-10-02", "holiday national 0 0" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct calendar calendar = calendar_of_centre(notices(), table[i].centre);

		CHECK_ROW_TEXT(i, look_text(&calendar, table[i].date), table[i].says);
	}
	assert_string_equal(look_text(calendar_weekdays(), "2026-10-10"), "weekend - 2026 0");
	assert_string_equal(look_text(calendar_weekdays(), "2026-10-09"), "workday - 2026 1");
	assert_string_equal(calendar_kind_name(CALENDAR_KIND__COUNT), "");
}

static void
the_nth_day(void **state)
{
	static const struct { const char *start; int days; const char *due; int unsure; } table[] = {
		/* The day itself does not count, weekends neither. */
		{ "2026-11-23", 1, "2026-11-24", 0 }, { "2026-11-20", 1, "2026-11-23", 0 }, { "2026-11-21", 1, "2026-11-23", 0 },
		{ "2026-11-23", 5, "2026-11-30", 0 },
		/* S2a: seven working days over a holiday and a make-up Saturday. */
		{ "2026-09-29", 7, "2026-10-12", 0 }, { "2026-09-28", 7, "2026-10-10", 0 },
		{ "2026-09-30", 1, "2026-10-06", 0 }, { "2026-10-09", 1, "2026-10-10", 0 },
		{ "2026-10-10", 1, "2026-10-12", 0 }, { "2026-10-03", 1, "2026-10-06", 0 },
		/* December belongs to two notices. */
		{ "2018-12-28", 1, "2018-12-29", 0 }, { "2018-12-29", 1, "2019-01-02", 0 }, { "2022-12-30", 1, "2023-01-03", 0 },
		{ "2020-01-30", 1, "2020-02-03", 0 },
		/* Year ends without holidays. */
		{ "2025-12-31", 1, "2026-01-01", 0 }, { "2024-12-31", 2, "2025-01-02", 0 },
		/* Leap days and their absence. */
		{ "2024-02-28", 1, "2024-02-29", 0 }, { "2024-02-29", 1, "2024-03-01", 0 }, { "2023-02-28", 1, "2023-03-01", 0 },
		{ "2020-02-28", 1, "2020-03-02", 0 },
		/* Into a year, or a December, without the notice it needs. */
		{ "2026-11-27", 1, "2026-11-30", 0 }, { "2026-11-30", 1, "2026-12-01", 2027 }, { "2026-12-31", 1, "2027-01-01", 2027 },
		{ "2017-06-01", 1, "2017-06-02", 2017 }, { "2020-11-30", 20, "2020-12-28", 2021 },
		{ "2026-12-30", 300, "2028-02-23", 2027 },
		/* None: the day itself, or the first worked one. */
		{ "2026-11-23", 0, "2026-11-23", 0 }, { "2026-11-21", 0, "2026-11-23", 0 }, { "2026-10-01", 0, "2026-10-06", 0 },
		{ "2026-10-10", 0, "2026-10-10", 0 }, { "2026-11-21", -3, "2026-11-23", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct calendar_trail trail = { 0 };
		int32_t due = calendar_day_after(notices(), day_of(table[i].start), table[i].days, &trail);

		CHECK_ROW_TEXT(i, day_text(due), table[i].due);
		CHECK_ROW(i, trail.unsure == table[i].unsure);
		CHECK_ROW(i, trail.count == 0 && trail.steps == NULL);
		CHECK_ROW(i, calendar_day_after(notices(), day_of(table[i].start), table[i].days, NULL) == due);
	}
}

static void
the_close_of_business(void **state)
{
	static const struct { const char *start; int days; const char *due; } table[] = {
		{ "2026-09-29 08:00", 7, "2026-10-12T18:00:00" }, { "2026-09-29 23:59:59", 7, "2026-10-12T18:00:00" },
		{ "2026-09-30 00:00", 7, "2026-10-13T18:00:00" }, { "2026-11-23 18:00", 0, "2026-11-23T18:00:00" },
		{ "2026-11-23 18:00:01", 0, "2026-11-24T18:00:00" }, { "2026-11-21 20:00", 0, "2026-11-23T18:00:00" },
		/* The day is that of the clock in China, whatever zone the start was given in. */
		{ "2026-09-28T16:00:00Z", 7, "2026-10-12T18:00:00" }, { "2026-09-28T15:59:59Z", 7, "2026-10-10T18:00:00" },
		{ "2026-09-28T11:30:00-05:00", 7, "2026-10-12T18:00:00" }, { "2026-12-31T23:00:00-08:00", 1, "2027-01-04T18:00:00" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, moment_text(calendar_add_days(notices(), moment(table[i].start), table[i].days, NULL)),
		    table[i].due);
}

static void
hours_of_work(void **state)
{
	static const struct { const char *start; int seconds; const char *due; } table[] = {
		{ "2026-11-23 09:00", 3600, "2026-11-23T10:00:00" },
		/* Before opening, after closing, on a day off: from the opening on. */
		{ "2026-11-23 03:00", 60, "2026-11-23T09:01:00" }, { "2026-11-23 18:00", 60, "2026-11-24T09:01:00" },
		{ "2026-11-23 23:59:59", 1, "2026-11-24T09:00:01" }, { "2026-11-24 00:00", 1, "2026-11-24T09:00:01" },
		{ "2026-11-21 12:00", 1800, "2026-11-23T09:30:00" },
		/* Lunch. */
		{ "2026-11-23 11:30", 1800, "2026-11-23T12:00:00" }, { "2026-11-23 11:30", 1801, "2026-11-23T13:30:01" },
		{ "2026-11-23 12:00", 1, "2026-11-23T13:30:01" }, { "2026-11-23 12:30", 3600, "2026-11-23T14:30:00" },
		{ "2026-11-23 11:00", 3 * 3600, "2026-11-23T15:30:00" },
		/* Exactly at closing rather than at the next opening; a second more is the next day. */
		{ "2026-11-23 09:00", 27000, "2026-11-23T18:00:00" }, { "2026-11-23 09:00", 27001, "2026-11-24T09:00:01" },
		{ "2026-11-23 17:59:59", 1, "2026-11-23T18:00:00" }, { "2026-11-23 17:59:59", 2, "2026-11-24T09:00:01" },
		{ "2026-11-20 17:00", 7200, "2026-11-23T10:00:00" }, { "2026-11-23 09:00", 10 * 27000, "2026-12-04T18:00:00" },
		/* Holidays, make-up days, year ends, a leap day. */
		{ "2026-09-30 17:30", 3600, "2026-10-06T09:30:00" }, { "2026-10-09 17:30", 3600, "2026-10-10T09:30:00" },
		{ "2026-10-10 17:30", 3600, "2026-10-12T09:30:00" }, { "2018-12-29 17:30", 3600, "2019-01-02T09:30:00" },
		{ "2025-12-31 17:59:59", 2, "2026-01-01T09:00:01" }, { "2024-02-28 17:59:59", 2, "2024-02-29T09:00:01" },
		{ "2024-02-29 17:59:59", 2, "2024-03-01T09:00:01" },
		/* Nothing: the moment itself in office hours (closing is one), else the next opening. */
		{ "2026-11-23 10:00", 0, "2026-11-23T10:00:00" }, { "2026-11-23 12:00", 0, "2026-11-23T12:00:00" },
		{ "2026-11-23 12:00:01", 0, "2026-11-23T13:30:00" }, { "2026-11-23 18:00", 0, "2026-11-23T18:00:00" },
		{ "2026-11-23 18:00:01", 0, "2026-11-24T09:00:00" }, { "2026-11-23 10:00", -5, "2026-11-23T10:00:00" },
		/* Other zones. */
		{ "2026-11-23T01:00:00Z", 3600, "2026-11-23T10:00:00" }, { "2026-11-22T20:00:00-05:00", 3600, "2026-11-23T10:00:00" },
		{ "2026-11-23T03:30:00+02:30", 3600, "2026-11-23T10:00:00" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, moment_text(calendar_add_seconds(notices(), moment(table[i].start), table[i].seconds, NULL)),
		    table[i].due);
}

static void
a_centre_has_its_own_hours(void **state)
{
	struct calendar lake = calendar_of_centre(notices(), "lake"), river = calendar_of_centre(notices(), "river");
	int64_t start = moment("2026-09-30 18:00");

	(void)state;
	assert_string_equal(moment_text(calendar_add_seconds(&lake, start, 3600, NULL)), "2026-10-02T20:00:00");
	assert_string_equal(moment_text(calendar_add_seconds(&lake, start, 5 * 3600, NULL)), "2026-10-03T00:00:00");
	assert_string_equal(moment_text(calendar_add_seconds(&lake, start, 5 * 3600 + 1, NULL)), "2026-10-07T09:00:01");
	assert_string_equal(moment_text(calendar_add_seconds(&river, start, 3600, NULL)), "2026-10-06T10:00:00");
	assert_string_equal(moment_text(calendar_add_days(&lake, start, 1, NULL)), "2026-10-03T00:00:00");
	assert_string_equal(moment_text(calendar_add_days(&lake, start, 2, NULL)), "2026-10-07T18:00:00");
	assert_int_equal(calendar_between(&lake, start, moment("2026-10-07 09:30"), NULL), 5 * 3600 + 1800);
}

/* One line a step: day, kind, name, counted or not, its hours, the missing notice. */
static const char *
trail_text(const struct calendar_trail *trail)
{
	struct text text = text_begin(&arena);

	for (size_t i = 0; i < trail->count; i++) {
		const struct calendar_step *step = &trail->steps[i];

		text_add_format(&text, "%s %s %s%s", day_text(step->day), calendar_kind_name(step->kind),
		    step->name == NULL ? "-" : step->name, step->counted ? " +" : "");
		if (step->to > step->from)
			text_add_format(&text, " %.5s-%.5s", moment_text(step->from) + 11, moment_text(step->to) + 11);
		text_add_format(&text, step->unsure != 0 ? " ?%d\n" : "\n", step->unsure);
	}
	return text.value;
}

static void
the_trail_says_why(void **state)
{
	struct calendar_trail days = { .arena = &arena }, hours = { .arena = &arena }, ahead = { .arena = &arena };
	struct calendar lake = calendar_of_centre(notices(), "lake");

	(void)state;
	calendar_day_after(&lake, day_of("2026-09-30"), 3, &days);
	assert_string_equal(trail_text(&days),
	    "2026-10-01 holiday national\n2026-10-02 opened moving in +\n2026-10-03 weekend -\n2026-10-04 weekend -\n"
	    "2026-10-05 holiday national\n2026-10-06 closed fair\n2026-10-07 workday - +\n2026-10-08 workday - +\n");
	assert_int_equal(days.unsure, 0);
	calendar_add_seconds(notices(), moment("2026-10-09 11:30"), 9 * 3600, &hours);
	assert_string_equal(trail_text(&hours),
	    "2026-10-09 workday - + 11:30-12:00\n2026-10-09 workday - + 13:30-18:00\n"
	    "2026-10-10 makeup national + 09:00-12:00\n2026-10-10 makeup national + 13:30-14:30\n");
	calendar_add_seconds(notices(), moment("2026-11-30 18:30"), 60, &ahead);
	assert_string_equal(trail_text(&ahead), "2026-11-30 workday -\n2026-12-01 workday - + 09:00-09:01 ?2027\n");
	assert_int_equal(ahead.unsure, 2027);
}

/* More steps than a trail has room for at first, and the first missing notice of several. */
static void
a_long_trail_is_whole(void **state)
{
	struct calendar_trail trail = { .arena = &arena };
	int32_t start = day_of("2026-12-30"), due = calendar_day_after(notices(), start, 600, &trail);

	(void)state;
	assert_int_equal(trail.count, due - start);
	assert_int_equal(trail.unsure, 2027);
	assert_int_equal(trail.steps[trail.count - 1].unsure, 2029);
	for (size_t i = 0; i < trail.count; i++)
		CHECK_ROW(i, trail.steps[i].day == start + 1 + (int32_t)i);
}

/* Whatever a calendar says, counting comes to an end. */
static void
a_calendar_without_days_ends(void **state)
{
	static const struct calendar never = { .version = "" };

	(void)state;
	assert_int_equal(calendar_day_after(&never, 0, 1, NULL), 3660);
	assert_true(calendar_add_days(&never, 0, 1, NULL) > 3600 * DATE_DAY);
	assert_int_equal(calendar_add_seconds(&never, 0, 1, NULL), 1);
	assert_int_equal(calendar_between(&never, 0, DATE_DAY, NULL), 0);
}

static bool
is_office_moment(const struct calendar *calendar, int64_t at)
{
	int32_t day = date_local_day(at);
	struct calendar_look look = calendar_look(calendar, day);

	for (size_t i = 0; i < look.hours->count; i++)
		if (at >= date_day_start(day) + look.hours->spans[i].opens && at <= date_day_start(day) + look.hours->spans[i].closes)
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

static void
what_holds_for_hours(void **state)
{
	const struct calendar *calendar = notices();
	int64_t first = moment("2018-01-01 00:00"), span = moment("2027-12-31 00:00") - first;
	uint64_t seed = 20261123;

	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		int64_t start = first + next(&seed, span), seconds = next(&seed, 40 * 27000);
		int64_t due = calendar_add_seconds(calendar, start, seconds, NULL);

		CHECK_ROW(i, due >= start && is_office_moment(calendar, due));
		CHECK_ROW(i, calendar_between(calendar, start, due, NULL) == seconds);
		CHECK_ROW(i, seconds == 0 || calendar_between(calendar, start, due - 1, NULL) == seconds - 1);
		CHECK_ROW(i, calendar_add_seconds(calendar, start, seconds + 1 + next(&seed, 50000), NULL) > due);
		CHECK_ROW(i, calendar_add_seconds(calendar, start + next(&seed, 200000), seconds, NULL) >= due);
	}
}

static void
what_holds_for_days(void **state)
{
	const struct calendar *calendar = notices();
	int32_t first = day_of("2018-01-01");
	uint64_t seed = 20260930;

	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		int32_t start = first + (int32_t)next(&seed, 3600), days = (int32_t)next(&seed, 60), worked = 0;
		int32_t due = calendar_day_after(calendar, start, days, NULL);

		CHECK_ROW(i, due >= start && calendar_works(calendar, due));
		for (int32_t day = start + 1; day <= due; day++)
			worked += calendar_works(calendar, day);
		CHECK_ROW(i, worked == days || (days == 0 && !calendar_works(calendar, start) && worked == 1));
		CHECK_ROW(i, calendar_day_after(calendar, start, days + 1, NULL) > due || days == 0);
		CHECK_ROW(i, calendar_day_after(calendar, start + (int32_t)next(&seed, 9), days, NULL) >= due);
		CHECK_ROW(i, is_office_moment(calendar, calendar_add_days(calendar, date_day_start(start), days, NULL)));
	}
}

static void
time_between(void **state)
{
	static const struct { const char *from, *to; int64_t seconds; } table[] = {
		{ "2026-11-23 09:00", "2026-11-23 18:00", 27000 }, { "2026-11-23 11:00", "2026-11-23 14:00", 5400 },
		{ "2026-11-23 12:00", "2026-11-23 13:30", 0 }, { "2026-11-20 17:00", "2026-11-23 10:00", 7200 },
		{ "2026-09-30 18:00", "2026-10-06 09:00", 0 }, { "2026-10-09 18:00", "2026-10-12 09:00", 27000 },
		{ "2026-11-23 10:00", "2026-11-23 10:00", 0 }, { "2026-11-23 10:00", "2026-11-23 09:30", 0 },
		{ "2026-11-23 10:00", "2026-11-23 10:00:01", 1 }, { "2018-12-28 18:00", "2019-01-02 09:00", 27000 },
	};
	struct calendar_trail trail = { .arena = &arena };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, calendar_between(notices(), moment(table[i].from), moment(table[i].to), NULL) == table[i].seconds);
	calendar_between(notices(), moment("2026-11-20 17:00"), moment("2026-11-24 00:00"), &trail);
	assert_string_equal(trail_text(&trail), "2026-11-20 workday - + 17:00-18:00\n2026-11-21 weekend -\n2026-11-22 weekend -\n"
	    "2026-11-23 workday - + 09:00-12:00\n2026-11-23 workday - + 13:30-18:00\n");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(what_a_day_is), cmocka_unit_test(the_nth_day), cmocka_unit_test(the_close_of_business),
	cmocka_unit_test(hours_of_work), cmocka_unit_test(a_centre_has_its_own_hours), cmocka_unit_test(the_trail_says_why),
	cmocka_unit_test(a_long_trail_is_whole), cmocka_unit_test(a_calendar_without_days_ends),
	cmocka_unit_test(what_holds_for_hours), cmocka_unit_test(what_holds_for_days), cmocka_unit_test(time_between),
};

CHECK_MAIN("calendar", tests)
