/* Office hours as people write them. */
#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "rules/calendar_hours.h"

#include "base/banned.h"

static void
what_people_write(void **state)
{
	/* NULL: it is none. */
	static const struct { const char *typed, *hours; } table[] = {
		{ "09:00-12:00 13:30-18:00", "09:00-12:00 13:30-18:00" }, { "9:00-12:00,13:30-18:00", "09:00-12:00 13:30-18:00" },
		{ "  9:00–12:00、 13:30—18:00 ", "09:00-12:00 13:30-18:00" }, { "９：００～１２：００，１３：３０～１８：００", "09:00-12:00 13:30-18:00" },
		{ "00:00-24:00", "00:00-24:00" }, { "9:00-12:00 12:00-18:00", "09:00-12:00 12:00-18:00" }, { "", "" }, { " , ", "" },
		{ "1:00-2:00 3:00-4:00 5:00-6:00 7:00-8:00 9:00-10:00 11:00-12:00",
		    "01:00-02:00 03:00-04:00 05:00-06:00 07:00-08:00 09:00-10:00 11:00-12:00" },
		{ "1:00-2:00 3:00-4:00 5:00-6:00 7:00-8:00 9:00-10:00 11:00-12:00 13:00-14:00", NULL },
		{ "9-12", NULL }, { "09:00", NULL }, { "09:00-", NULL }, { "-12:00", NULL }, { "09:00-12:00-13:00", NULL },
		{ "12:00-09:00", NULL }, { "09:00-09:00", NULL }, { "13:30-18:00 09:00-12:00", NULL }, { "09:00-12:00 11:59-18:00", NULL },
		{ "09:60-12:00", NULL }, { "09:00-24:01", NULL }, { "09:00-25:00", NULL }, { "009:00-12:00", NULL }, { "9:0-12:00", NULL },
		{ "09.00-12.00", NULL }, { "morning", NULL }, { "09:00 - 12:00", NULL }, { "0a:00-12:00", NULL }, { ":00-12:00", NULL },
	};
	struct arena arena = { 0 };
	struct calendar_hours hours, again;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, calendar_hours_read(&arena, table[i].typed, &hours) == (table[i].hours != NULL));
		if (table[i].hours == NULL)
			continue;
		CHECK_ROW_TEXT(i, calendar_hours_text(&arena, &hours), table[i].hours);
		CHECK_ROW(i, calendar_hours_read(&arena, calendar_hours_text(&arena, &hours), &again) && again.count == hours.count);
	}
	arena_release(&arena);
}

static void
times_of_day(void **state)
{
	static const struct { const char *text; int32_t seconds; } table[] = {
		{ "00:00", 0 }, { "0:00", 0 }, { "13:30", 48600 }, { "24:00", 86400 }, { "23:59", 86340 },
		{ "24:01", -1 }, { "7", -1 }, { "7:", -1 }, { "", -1 }, { "07:5", -1 }, { "7:055", -1 }, { "07:60", -1 }, { "+7:00", -1 },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		int32_t seconds = -1;
		bool read = calendar_hours_time(table[i].text, &seconds);

		CHECK_ROW(i, read == (table[i].seconds >= 0));
		CHECK_ROW(i, !read || seconds == table[i].seconds);
	}
	assert_string_equal(calendar_hours_time_text(&arena, 48600), "13:30");
	arena_release(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(what_people_write), cmocka_unit_test(times_of_day),
};

CHECK_MAIN("calendar_hours", tests)
