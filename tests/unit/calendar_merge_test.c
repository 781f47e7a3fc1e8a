/* One calendar over another: what replaces what, and what that changes. */
#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/calendar_merge.h"

#include "base/banned.h"

static struct arena arena;

#define LONG_DAY { 1, { { 8 * DATE_HOUR, 20 * DATE_HOUR } } }

static int32_t
day_of(const char *text)
{
	int32_t day;

	assert_true(date_read_day(text, 0, &day));
	return day;
}

/* "2026-10-01-national 2026-10-10+national": the days of a notice year. */
static struct calendar
make(const char *version, int first_year, int last_year, const char *days)
{
	struct calendar_notice *notices = arena_array(&arena, 10, sizeof(*notices));
	struct calendar_day *rows = arena_array(&arena, 20, sizeof(*rows));
	struct calendar calendar = { .version = version, .notices = notices, .days = rows };

	for (int year = first_year; year <= last_year; year++)
		notices[calendar.notice_count++] = (struct calendar_notice){ year, "" };
	while (*days != '\0') {
		size_t length = strcspn(days, " ");
		const char *word = arena_copy_bytes(&arena, days, length);

		rows[calendar.day_count++] = (struct calendar_day){
			day_of(arena_copy_bytes(&arena, word, 10)), word[10] == '+', last_year, word + 11, NULL,
		};
		days += length + (days[length] == ' ');
	}
	return calendar;
}

static const char *
text_of(const struct calendar *calendar)
{
	struct text text = text_begin(&arena);

	text_add_format(&text, "%s:", calendar->version);
	for (size_t i = 0; i < calendar->notice_count; i++)
		text_add_format(&text, " %d", calendar->notices[i].year);
	for (size_t i = 0; i < calendar->day_count; i++)
		text_add_format(&text, " %s%c%s", date_text_day(&arena, date_day_start(calendar->days[i].day)),
		    calendar->days[i].works ? '+' : '-', calendar->days[i].name);
	for (size_t i = 0; i < calendar->centre_count; i++)
		text_add_format(&text, " %s(%zu)", calendar->centres[i].name, calendar->centres[i].count);
	return text.value;
}

static void
years_replace_years(void **state)
{
	static const struct { int from, to; const char *days; const char *merged; } table[] = {
		/* A new year beside the known one. */
		{ 2027, 2027, "2027-01-01-n", "b: 2026 2027 2026-01-01-n 2026-10-01-g 2026-10-10+g 2027-01-01-n" },
		{ 2025, 2025, "2025-01-01-n", "b: 2025 2026 2025-01-01-n 2026-01-01-n 2026-10-01-g 2026-10-10+g" },
		/* The same year told anew: what it no longer says is forgotten. */
		{ 2026, 2026, "2026-10-01-g 2026-10-11+g", "b: 2026 2026-10-01-g 2026-10-11+g" },
		/* Next year's notice speaks of this December, and may take back a day of this year's. */
		{ 2027, 2027, "2026-10-10-x 2026-12-31-n", "b: 2026 2027 2026-01-01-n 2026-10-01-g 2026-10-10-x 2026-12-31-n" },
		/* Nothing is nothing. */
		{ 2027, 2026, "", "b: 2026 2026-01-01-n 2026-10-01-g 2026-10-10+g" },
	};
	struct calendar before = make("a", 2026, 2026, "2026-01-01-n 2026-10-01-g 2026-10-10+g"), newer, merged;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		newer = make("b", table[i].from, table[i].to, table[i].days);
		merged = calendar_merge(&arena, &before, &newer);
		CHECK_ROW_TEXT(i, text_of(&merged), table[i].merged);
		/* Once more over itself changes nothing. */
		CHECK_ROW(i, calendar_same(&merged, &(struct calendar[]){ calendar_merge(&arena, &merged, &newer) }[0]));
	}
	newer = make("", 2027, 2027, "2027-01-01-n");
	merged = calendar_merge(&arena, &before, &newer);
	assert_string_equal(merged.version, "a");
}

static void
hours_replace_hours(void **state)
{
	struct calendar before = *calendar_weekdays(), notices = make("b", 2026, 2026, "2026-10-10+g"), hours = notices, merged;

	(void)state;
	assert_false(calendar_has_hours(&notices));
	assert_true(calendar_has_hours(&before));
	merged = calendar_merge(&arena, &before, &notices);
	assert_int_equal(merged.week[0].spans[0].opens, 9 * DATE_HOUR);
	assert_int_equal(merged.makeup.count, 1);
	hours.week[5] = (struct calendar_hours)LONG_DAY;
	assert_true(calendar_has_hours(&hours));
	merged = calendar_merge(&arena, &before, &hours);
	assert_int_equal(merged.week[0].count, 0);
	assert_int_equal(merged.week[5].spans[0].closes, 20 * DATE_HOUR);
	assert_int_equal(merged.makeup.count, 0);
	assert_true(calendar_works(&merged, day_of("2026-10-10")));
}

static void
centres_replace_centres(void **state)
{
	static const struct calendar_day one = { 100, true, 0, "a", NULL };
	static const struct calendar_day two[] = { { 100, true, 0, "a", NULL }, { 101, false, 0, "b", NULL } };
	static const struct calendar_centre old[] = { { "lake", two, 2 }, { "river", &one, 1 }, { "hill", &one, 1 } };
	static const struct calendar_centre new[] = { { "park", &one, 1 }, { "river", two, 2 }, { "hill", NULL, 0 }, { "none", NULL, 0 } };
	struct calendar before = make("a", 2026, 2026, ""), newer = make("b", 2027, 2026, ""), merged;

	(void)state;
	before.centres = old;
	before.centre_count = COUNT(old);
	before.exceptions = two;
	before.exception_count = 2;
	newer.centres = new;
	newer.centre_count = COUNT(new);
	merged = calendar_merge(&arena, &before, &newer);
	assert_string_equal(text_of(&merged), "b: 2026 lake(2) river(2) park(1)");
	assert_int_equal(merged.exception_count, 0);
	newer.centre_count = 0;
	merged = calendar_merge(&arena, &before, &newer);
	assert_string_equal(text_of(&merged), "b: 2026 lake(2) river(1) hill(1)");
}

static void
what_is_the_same(void **state)
{
	static const struct calendar_hours evening = { 1, { { 19 * DATE_HOUR, 24 * DATE_HOUR } } };
	static const struct calendar_day lake_days[] = { { 100, true, 0, "a", NULL } }, own_hours[] = { { 100, true, 0, "a", &evening } };
	static const struct calendar_centre lake[] = { { "lake", lake_days, 1 } }, own[] = { { "lake", own_hours, 1 } };
	struct calendar before = make("a", 2026, 2026, "2026-10-01-g 2026-10-10+g");
	static const struct { int from, to; const char *days; bool same; } table[] = {
		{ 2026, 2026, "2026-10-01-g 2026-10-10+g", true }, { 2025, 2026, "2026-10-01-g 2026-10-10+g", false },
		{ 2027, 2026, "2026-10-01-g 2026-10-10+g", false }, { 2026, 2026, "2026-10-01-g", false },
		{ 2026, 2026, "2026-10-01-g 2026-10-11+g", false }, { 2026, 2026, "2026-10-01-g 2026-10-10-g", false },
		{ 2026, 2026, "2026-10-01-g 2026-10-10+h", false },
	};
	struct calendar after;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		after = make("b", table[i].from, table[i].to, table[i].days);
		CHECK_ROW(i, calendar_same(&before, &after) == table[i].same);
		CHECK_ROW(i, calendar_same(&after, &before) == table[i].same);
	}
	after = before;
	after.week[6] = (struct calendar_hours)LONG_DAY;
	assert_false(calendar_same(&before, &after));
	after = before;
	after.makeup = (struct calendar_hours)LONG_DAY;
	assert_false(calendar_same(&before, &after));
	after = before;
	after.centres = lake;
	after.centre_count = 1;
	assert_false(calendar_same(&before, &after));
	before.centres = own;
	before.centre_count = 1;
	assert_false(calendar_same(&before, &after));
	before.centres = lake;
	assert_true(calendar_same(&before, &after));
}

static void
what_a_merge_changes(void **state)
{
	struct calendar before = make("a", 2026, 2026, "2026-01-01-n 2026-10-01-g 2026-10-10+g");
	struct calendar after = make("b", 2026, 2026, "2026-01-01-n 2026-10-01-x 2026-10-11+g 2026-12-31-n");
	struct calendar_change *changes;
	struct text text = text_begin(&arena);
	size_t count;

	(void)state;
	before = calendar_merge(&arena, calendar_weekdays(), &before);
	after = calendar_merge(&arena, calendar_weekdays(), &after);
	count = calendar_changes(&arena, &before, &after, &changes);
	for (size_t i = 0; i < count; i++)
		text_add_format(&text, "%s %s %s; ", date_text_day(&arena, date_day_start(changes[i].day)),
		    calendar_kind_name(changes[i].before.kind), calendar_kind_name(changes[i].after.kind));
	assert_string_equal(text.value, "2026-10-01 holiday holiday; 2026-10-10 makeup weekend; 2026-10-11 weekend makeup; "
	    "2026-12-31 workday holiday; ");
	assert_int_equal(calendar_changes(&arena, &before, &before, &changes), 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(years_replace_years), cmocka_unit_test(hours_replace_hours), cmocka_unit_test(centres_replace_centres),
	cmocka_unit_test(what_is_the_same), cmocka_unit_test(what_a_merge_changes),
};

CHECK_MAIN("calendar_merge", tests)
