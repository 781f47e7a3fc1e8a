#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "exchange/ledger_date.h"

#include "base/banned.h"

static struct arena arena;

static const char *
shown(const struct ledger_date *date)
{
	const char *zone = date->has_zone ? arena_format(&arena, " %+d", date->east / DATE_MINUTE) : "";

	return arena_format(&arena, "%d-%d-%d %02d:%02d:%02d%s", date->year, date->month, date->day,
	    date->seconds / DATE_HOUR, date->seconds / DATE_MINUTE % 60, date->seconds % 60, zone);
}

static void
dates_in_every_spelling(void **state)
{
	static const struct { const char *text; enum date_order order; const char *date; } table[] = {
		{ "2014-10-4", DATE_ORDER_YMD, "2014-10-4 00:00:00" }, { "2014/10/04 9:30:05", DATE_ORDER_YMD, "2014-10-4 09:30:05" },
		{ "2014.10.4", DATE_ORDER_YMD, "2014-10-4 00:00:00" }, { "20141004", DATE_ORDER_YMD, "2014-10-4 00:00:00" },
		{ "20141004093000", DATE_ORDER_YMD, "2014-10-4 09:30:00" }, { "14-10-4", DATE_ORDER_YMD, "2014-10-4 00:00:00" },
		{ "2014年10月4日", DATE_ORDER_YMD, "2014-10-4 00:00:00" }, { "2014年10月4日9时30分", DATE_ORDER_YMD, "2014-10-4 09:30:00" },
		{ "2014年10月4号 下午3:05", DATE_ORDER_YMD, "2014-10-4 15:05:00" }, { "10月4日", DATE_ORDER_YMD, "0-10-4 00:00:00" },
		{ "10月4", DATE_ORDER_YMD, "0-10-4 00:00:00" }, { "10-4", DATE_ORDER_YMD, "0-10-4 00:00:00" },
		{ "10.4", DATE_ORDER_YMD, "0-10-4 00:00:00" }, { "4/10", DATE_ORDER_DMY, "0-10-4 00:00:00" },
		{ "2月29日", DATE_ORDER_YMD, "0-2-29 00:00:00" }, { " 2014-10-4 ", DATE_ORDER_YMD, "2014-10-4 00:00:00" },
		{ "04/18/2019 09:55:45 PM", DATE_ORDER_MDY, "2019-4-18 21:55:45" },
		{ "04/18/2019 12:00:00 AM", DATE_ORDER_MDY, "2019-4-18 00:00:00" },
		{ "04/18/2019 12:00 pm", DATE_ORDER_MDY, "2019-4-18 12:00:00" },
		{ "18/04/2019", DATE_ORDER_DMY, "2019-4-18 00:00:00" }, { "2019-04-18", DATE_ORDER_MDY, "2019-4-18 00:00:00" },
		{ "2014-10-04T09:30:00Z", DATE_ORDER_YMD, "2014-10-4 09:30:00 +0" },
		{ "2014-10-04T09:30:00.123+08:00", DATE_ORDER_YMD, "2014-10-4 09:30:00 +480" },
		{ "2014-10-04 09:30:00-0530", DATE_ORDER_YMD, "2014-10-4 09:30:00 -330" },
		{ "", DATE_ORDER_YMD, NULL }, { "昨天", DATE_ORDER_YMD, NULL }, { "2014-13-4", DATE_ORDER_YMD, NULL },
		{ "2014-2-29", DATE_ORDER_YMD, NULL }, { "2月30日", DATE_ORDER_YMD, NULL }, { "13月4日", DATE_ORDER_YMD, NULL },
		{ "04/18/2019", DATE_ORDER_YMD, NULL }, { "18/04/2019", DATE_ORDER_MDY, NULL }, { "2014", DATE_ORDER_YMD, NULL },
		{ "2014-10", DATE_ORDER_YMD, NULL }, { "2014-10-4x", DATE_ORDER_YMD, NULL }, { "2014-10-4 25:00", DATE_ORDER_YMD, NULL },
		{ "2014-10-4 13:00 PM", DATE_ORDER_YMD, NULL }, { "2014-10-4 9:3", DATE_ORDER_YMD, NULL },
		{ "2014-10-4 9", DATE_ORDER_YMD, NULL }, { "0014-10-4", DATE_ORDER_YMD, "2014-10-4 00:00:00" },
		{ "1066-10-4", DATE_ORDER_YMD, NULL }, { "20141304", DATE_ORDER_YMD, NULL }, { "20141004253000", DATE_ORDER_YMD, NULL },
		{ "10月4日10月5日", DATE_ORDER_YMD, NULL }, { "2014-10-4 9:30 +25:00", DATE_ORDER_YMD, NULL },
	};
	struct ledger_date date;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		bool read = ledger_date_read(table[i].text, table[i].order, &date);

		CHECK_ROW(i, read == (table[i].date != NULL));
		if (read)
			CHECK_ROW_TEXT(i, shown(&date), table[i].date);
	}
}

static void
day_counts_are_dates(void **state)
{
	static const struct { const char *text, *date; } table[] = {
		{ "41916", "2014-10-4 00:00:00" }, { "41916.5", "2014-10-4 12:00:00" }, { "41916.999999", "2014-10-5 00:00:00" },
		{ "466", NULL }, { "99999", NULL }, { "x", NULL }, { "", NULL }, { "nan", NULL },
	};
	struct ledger_date date;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		bool read = ledger_date_serial(table[i].text, &date);

		CHECK_ROW(i, read == (table[i].date != NULL));
		if (read)
			CHECK_ROW_TEXT(i, shown(&date), table[i].date);
	}
}

static void
the_nearest_year_is_taken(void **state)
{
	static const struct { int month, day, year, near_month, near_day, wanted; } table[] = {
		{ 10, 12, 2014, 10, 4, 2014 }, { 10, 4, 2014, 10, 12, 2014 }, { 1, 3, 2014, 12, 28, 2015 },
		{ 12, 30, 2015, 1, 2, 2014 }, { 2, 29, 2015, 12, 31, 2016 }, { 2, 29, 2018, 6, 1, 2016 }, { 7, 1, 2014, 1, 1, 2014 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct ledger_date date = { .month = table[i].month, .day = table[i].day };

		CHECK_ROW(i, ledger_date_nearest_year(&date,
		    date_day(table[i].year, table[i].near_month, table[i].near_day)) == table[i].wanted);
	}
}

static void
zones_make_moments(void **state)
{
	struct ledger_date date;
	int east;

	(void)state;
	assert_true(ledger_date_read("04/18/2019 09:55:45 PM", DATE_ORDER_MDY, &date));
	assert_true(ledger_date_zone("-05:00", &east));
	assert_string_equal(date_text_utc(&arena, ledger_date_moment(&date, east)), "2019-04-19 02:55:45");
	assert_true(ledger_date_read("2014-10-04T09:30:00+08:00", DATE_ORDER_YMD, &date));
	assert_string_equal(date_text_utc(&arena, ledger_date_moment(&date, east)), "2014-10-04 01:30:00");
	assert_false(ledger_date_zone("New York", &east));
	assert_int_equal(ledger_date_order("dmy"), DATE_ORDER_DMY);
	assert_int_equal(ledger_date_order("ydm"), DATE_ORDER__COUNT);
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
		cmocka_unit_test(dates_in_every_spelling),
		cmocka_unit_test(day_counts_are_dates),
		cmocka_unit_test(the_nearest_year_is_taken),
		cmocka_unit_test(zones_make_moments),
	};

	return cmocka_run_group_tests_name("ledger_date", tests, NULL, release);
}
