/* The calendar document: the shipped notices say what was published, and slips of the pen are found by line. */
#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "record/calendar_xml.h"
#include "rules/calendar_merge.h"
#include "../check.h"
#include "../document.h"

#define SCHEMA "schema/xml/calendar.xsd"
#define SHIPPED "conf/calendar/china.xml"

static int32_t
day_of(const char *text)
{
	int32_t day;

	assert_true(date_read_day(text, 0, &day));
	return day;
}

static struct calendar
load(struct arena *arena, const char *path)
{
	struct xml_source source = document_read(arena, path);
	struct calendar calendar;
	const char *problem = "";

	if (calendar_xml_load(arena, SCHEMA, &source, &calendar, &problem) != FAULT_NONE)
		fail_msg("%s", problem);
	return calendar;
}

/* Every make-up working day published for 2018 to 2026; 2020-02-03 is a Monday. */
static const struct { const char *date, *name; } makeup_days[] = {
	{ "2018-02-11", "春节" }, { "2018-02-24", "春节" }, { "2018-04-08", "清明节" }, { "2018-04-28", "劳动节" },
	{ "2018-09-29", "国庆节" }, { "2018-09-30", "国庆节" }, { "2018-12-29", "元旦" }, { "2019-02-02", "春节" },
	{ "2019-02-03", "春节" }, { "2019-04-28", "劳动节" }, { "2019-05-05", "劳动节" }, { "2019-09-29", "国庆节" },
	{ "2019-10-12", "国庆节" }, { "2020-01-19", "春节" }, { "2020-02-03", "春节" }, { "2020-04-26", "劳动节" },
	{ "2020-05-09", "劳动节" }, { "2020-06-28", "端午节" }, { "2020-09-27", "国庆节、中秋节" },
	{ "2020-10-10", "国庆节、中秋节" }, { "2021-02-07", "春节" }, { "2021-02-20", "春节" },
	{ "2021-04-25", "劳动节" }, { "2021-05-08", "劳动节" }, { "2021-09-18", "中秋节" },
	{ "2021-09-26", "国庆节" }, { "2021-10-09", "国庆节" }, { "2022-01-29", "春节" }, { "2022-01-30", "春节" },
	{ "2022-04-02", "清明节" }, { "2022-04-24", "劳动节" }, { "2022-05-07", "劳动节" },
	{ "2022-10-08", "国庆节" }, { "2022-10-09", "国庆节" }, { "2023-01-28", "春节" }, { "2023-01-29", "春节" },
	{ "2023-04-23", "劳动节" }, { "2023-05-06", "劳动节" }, { "2023-06-25", "端午节" },
	{ "2023-10-07", "中秋节、国庆节" }, { "2023-10-08", "中秋节、国庆节" }, { "2024-02-04", "春节" },
	{ "2024-02-18", "春节" }, { "2024-04-07", "清明节" }, { "2024-04-28", "劳动节" }, { "2024-05-11", "劳动节" },
	{ "2024-09-14", "中秋节" }, { "2024-09-29", "国庆节" }, { "2024-10-12", "国庆节" }, { "2025-01-26", "春节" },
	{ "2025-02-08", "春节" }, { "2025-04-27", "劳动节" }, { "2025-09-28", "国庆节、中秋节" },
	{ "2025-10-11", "国庆节、中秋节" }, { "2026-01-04", "元旦" }, { "2026-02-14", "春节" },
	{ "2026-02-28", "春节" }, { "2026-05-09", "劳动节" }, { "2026-09-20", "国庆节" }, { "2026-10-10", "国庆节" },
};

static void
test_makeup_days(void **state)
{
	struct arena arena = {0};
	struct calendar calendar = load(&arena, SHIPPED);
	size_t worked = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(makeup_days); i++) {
		int32_t day = day_of(makeup_days[i].date);
		struct calendar_look look = calendar_look(&calendar, day);

		CHECK_ROW(i, look.kind == CALENDAR_MAKEUP && look.unsure == 0 && look.hours->count == 2);
		CHECK_ROW_TEXT(i, look.name, makeup_days[i].name);
		CHECK_ROW(i, date_weekday(day) >= 6 || day == day_of("2020-02-03"));
		CHECK_ROW(i, calendar_day_after(&calendar, day - 1, 1, NULL) == day);
		CHECK_ROW(i, calendar_add_days(&calendar, date_day_start(day - 1) + 9 * DATE_HOUR, 1, NULL) ==
		    date_day_start(day) + 18 * DATE_HOUR);
		CHECK_ROW(i, calendar_between(&calendar, date_day_start(day), date_day_start(day + 1), NULL) == 27000);
	}
	for (size_t i = 0; i < calendar.day_count; i++)
		worked += calendar.days[i].works;
	assert_int_equal(worked, COUNT(makeup_days));
	arena_release(&arena);
}

static void
test_years(void **state)
{
	static const struct { int year, worked; } table[] = {
		{2018, 250}, {2019, 250}, {2020, 249}, {2021, 250}, {2022, 249}, {2023, 249}, {2024, 251}, {2025, 248}, {2026, 248},
	};
	struct arena arena = {0};
	struct calendar calendar = load(&arena, SHIPPED);

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		int32_t first = date_day(table[i].year, 1, 1), last = date_day(table[i].year, 12, 31);
		int worked = 0;

		for (int32_t day = first; day <= last; day++) {
			struct calendar_look look = calendar_look(&calendar, day);

			worked += look.hours->count > 0;
			CHECK_ROW(i, look.unsure == (day >= date_day(2026, 12, 1) ? 2027 : 0));
		}
		CHECK_ROW(i, worked == table[i].worked);
		CHECK_ROW(i, calendar_day_after(&calendar, first - 1, worked, NULL) <= last);
		CHECK_ROW(i, calendar_day_after(&calendar, first - 1, worked + 1, NULL) > last);
	}
	assert_int_equal(calendar.notice_count, COUNT(table));
	assert_false(calendar_has_notice(&calendar, 2017));
	assert_false(calendar_has_notice(&calendar, 2027));
	arena_release(&arena);
}

/* Notices are for the whole year: nothing is kept that says no more than its weekday, but for the Monday of 2020. */
static void
test_order(void **state)
{
	struct arena arena = {0};
	struct calendar calendar = load(&arena, SHIPPED);

	(void)state;
	assert_int_equal(calendar.day_count, 315);
	for (size_t i = 1; i < calendar.day_count; i++)
		CHECK_ROW(i, calendar.days[i - 1].day < calendar.days[i].day);
	for (size_t i = 1; i < calendar.notice_count; i++)
		CHECK_ROW(i, calendar.notices[i - 1].year < calendar.notices[i].year);
	arena_release(&arena);
}

static void
test_small(void **state)
{
	struct arena arena = {0};
	struct calendar calendar = load(&arena, "tests/record/calendar_small.xml"), lake;
	struct calendar_look look;

	(void)state;
	assert_string_equal(calendar.version, "2026-11-23.2");
	assert_int_equal(calendar.notices[0].year, 2025);
	assert_int_equal(calendar.notices[1].year, 2026);
	assert_string_equal(calendar.notices[0].papers, "");
	assert_string_equal(calendar.notices[1].papers, "http://www.gov.cn/\nhttp://www.gov.cn/2");
	assert_int_equal(calendar.week[0].count, 2);
	assert_int_equal(calendar.week[4].spans[0].closes, 16 * DATE_HOUR);
	assert_int_equal(calendar.week[5].count, 0);
	look = calendar_look(&calendar, day_of("2025-12-31"));
	assert_int_equal(look.kind, CALENDAR_HOLIDAY);
	/* A make-up Friday keeps its Friday hours, a make-up Saturday has those of make-up days. */
	assert_int_equal(calendar_look(&calendar, day_of("2026-01-09")).hours->spans[0].closes, 16 * DATE_HOUR);
	assert_int_equal(calendar_look(&calendar, day_of("2026-01-10")).hours->spans[0].opens, 10 * DATE_HOUR);
	lake = calendar_of_centre(&calendar, "\xe7\xbf\xa0\xe6\xb9\x96");
	look = calendar_look(&lake, day_of("2026-10-01"));
	assert_int_equal(look.kind, CALENDAR_OPENED);
	assert_int_equal(look.hours->spans[0].closes, 24 * DATE_HOUR);
	assert_string_equal(look.name, "fair");
	assert_int_equal(calendar_look(&lake, day_of("2026-10-09")).kind, CALENDAR_CLOSED);
	assert_int_equal(calendar_look(&calendar, day_of("2026-10-09")).kind, CALENDAR_WORKDAY);
	arena_release(&arena);
}

/* What is written says the same when it is read again. */
static void
test_written(void **state)
{
	static const char *const paths[] = {SHIPPED, "tests/record/calendar_small.xml"};

	(void)state;
	for (size_t i = 0; i < COUNT(paths); i++) {
		struct arena arena = {0};
		struct calendar calendar = load(&arena, paths[i]), again;
		struct xml_source source = {"written.xml", NULL, 0};
		const char *bytes, *problem = "";

		assert_int_equal(calendar_xml_write(&arena, &calendar, &bytes, &source.length), FAULT_NONE);
		source.bytes = bytes;
		if (calendar_xml_load(&arena, SCHEMA, &source, &again, &problem) != FAULT_NONE)
			fail_msg("%s", problem);
		/* A centre without exceptions is written, too. */
		CHECK_ROW(i, calendar_same(&calendar, &again));
		CHECK_ROW_TEXT(i, again.version, calendar.version);
		arena_release(&arena);
	}
}

static void
test_unwritable(void **state)
{
	struct arena arena = {0};
	struct calendar calendar = load(&arena, SHIPPED);
	const char *bytes;
	size_t length;

	(void)state;
	calendar.version = "\001";
	assert_int_equal(calendar_xml_write(&arena, &calendar, &bytes, &length), FAULT_INPUT);
	arena_release(&arena);
}

static const struct document_change refused[] = {
	{"version=\"2026-11-23.2\"", "", 2, "'version' is required"},
	{"version=\"2026-11-23.2\"", "version=\"newest\"", 2, "pattern"},
	{"monday tuesday", "monday funday", 3, "enumeration"},
	{"days=\"friday\"", "days=\"\"", 7, "minLength"},
	{"days=\"friday\"", "days=\"friday monday\"", 7, "'monday' has office hours already"},
	{"days=\"friday\"", "days=\"friday friday\"", 7, "'friday' has office hours already"},
	{"opens=\"13:30\"", "opens=\"11:30\"", 5, "do not overlap"},
	{"opens=\"13:30\" closes=\"18:00\"", "opens=\"13:30\" closes=\"13:30\"", 5, "close after they open"},
	{"opens=\"13:30\" closes=\"18:00\"", "opens=\"07:00\" closes=\"08:00\"", 5, "stand in order"},
	{"opens=\"13:30\"", "opens=\"13:60\"", 5, "pattern"},
	{"opens=\"13:30\"", "opens=\"24:30\"", 5, "pattern"},
	{"opens=\"13:30\"", "opens=\"9:30\"", 5, "pattern"},
	{"<span opens=\"09:30\" closes=\"16:00\"/>", "", 7, "Missing child"},
	{"days=\"makeup\"", "days=\"sunday\"", 18, "no hours for make-up days"},
	{"date=\"2026-01-01\"", "date=\"2026-02-29\"", 15, "There is no day 2026-02-29"},
	{"date=\"2026-01-01\"", "date=\"2026-13-01\"", 15, "There is no day 2026-13-01"},
	{"date=\"2026-01-01\"", "date=\"2026-1-1\"", 15, "pattern"},
	{"date=\"2026-01-01\"", "date=\"2026-01-01Z\"", 15, "pattern"},
	{"date=\"2026-01-01\"", "date=\"2025-11-30\"", 15, "neither in 2026 nor in December before"},
	{"date=\"2026-01-01\"", "date=\"2027-01-01\"", 15, "neither in 2026 nor in December before"},
	{"date=\"2026-01-01\"", "date=\"2026-01-09\"", 16, "Duplicate key"},
	{"date=\"2025-10-01\"", "date=\"2025-12-31\"", 21, "Duplicate key"},
	{"date=\"2025-12-31\" works=\"no\"", "date=\"2025-12-31\" works=\"0\"", 14, "enumeration"},
	{"name=\"National Day\"", "name=\"\"", 21, "minLength"},
	{" name=\"National Day\"", "", 21, "'name' is required"},
	{"<notice year=\"2025\">", "<notice year=\"2026\">", 20, "Duplicate key"},
	{"<notice year=\"2025\">", "<notice year=\"1900\">", 20, "less than the minimum"},
	{"<notice year=\"2025\">", "<notice>", 20, "'year' is required"},
	{"<day date=\"2025-10-01\" works=\"no\" name=\"National Day\"/>", "", 20, "Missing child"},
	{"date=\"2026-10-09\"", "date=\"2026-10-01\"", 27, "Duplicate key"},
	{"works=\"no\" reason=\"repairs\"/>", "works=\"no\" reason=\"r\"><span opens=\"09:00\" closes=\"10:00\"/></day>", 27,
	 "is not worked and has no hours"},
	{" reason=\"repairs\"", "", 27, "'reason' is required"},
	{"<centre name=\"other\"", "<centre name=\"翠湖\"", 29, "Duplicate key"},
	{"opens=\"18:00\" closes=\"24:00\"", "opens=\"18:00\" closes=\"24:01\"", 25, "pattern"},
	{"<calendar ", "<!DOCTYPE calendar><calendar ", 2, "document type"},
	{"</calendar>", "", 31, "Premature end"},
};

static void
test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct arena arena = {0};
		struct xml_source source = document_read(&arena, "tests/record/calendar_small.xml");
		struct calendar calendar;
		const char *problem = "";

		source = document_changed(&arena, &source, &refused[i]);
		CHECK_ROW(i, calendar_xml_load(&arena, SCHEMA, &source, &calendar, &problem) == FAULT_INPUT);
		document_says(i, &source, &refused[i], problem);
		arena_release(&arena);
	}
}

/* Without hours a document is there to be merged over another: make-up days are then no fault. */
static void
test_without_hours(void **state)
{
	static const char text[] = "<calendar version=\"2026-11-23\"><notice year=\"2026\">"
	    "<day date=\"2026-10-10\" works=\"yes\" name=\"n\"/></notice></calendar>";
	struct arena arena = {0};
	struct xml_source source = {"notice.xml", text, sizeof(text) - 1};
	struct calendar calendar;
	const char *problem = "";

	(void)state;
	assert_int_equal(calendar_xml_load(&arena, SCHEMA, &source, &calendar, &problem), FAULT_NONE);
	assert_int_equal(calendar.day_count, 1);
	assert_int_equal(calendar.week[0].count + calendar.makeup.count, 0);
	arena_release(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_makeup_days), cmocka_unit_test(test_years), cmocka_unit_test(test_order),
	cmocka_unit_test(test_small), cmocka_unit_test(test_written), cmocka_unit_test(test_unwritable),
	cmocka_unit_test(test_refused), cmocka_unit_test(test_without_hours),
};

CHECK_MAIN("calendar_xml", tests)
