/* A year of holidays as JSON: what it says, and every way of being wrong with its place. */
#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "exchange/holiday_json.h"

#include "base/banned.h"

static enum fault
read_text(struct arena *arena, const char *text, struct calendar *calendar, const char **problem)
{
	struct holiday_file file = { "y.json", text, strlen(text) };

	*problem = "";
	return holiday_json_read(arena, &file, calendar, problem);
}

static const char good[] =
    "{\"$schema\": \"x\", \"year\": 2023, \"papers\": [\"http://a/1\", \"http://a/2\"], \"days\": [\n"
    "{\"name\": \"\xE6\x98\xA5\xE8\x8A\x82\", \"date\": \"2023-01-28\", \"isOffDay\": false},\n"
    "{\"isOffDay\": true, \"name\": \" \xE5\x85\x83\xE6\x97\xA6 \", \"date\": \"2022-12-31\", \"note\": [1, {\"a\": null}]}\n]}";

static void
a_year(void **state)
{
	struct arena arena = { 0 };
	struct calendar calendar;
	const char *problem;

	(void)state;
	assert_int_equal(read_text(&arena, good, &calendar, &problem), FAULT_NONE);
	assert_int_equal(calendar.notice_count, 1);
	assert_int_equal(calendar.notices[0].year, 2023);
	assert_string_equal(calendar.notices[0].papers, "http://a/1\nhttp://a/2");
	assert_int_equal(calendar.day_count, 2);
	assert_int_equal(calendar.days[0].day, date_day(2022, 12, 31));
	assert_false(calendar.days[0].works);
	assert_int_equal(calendar.days[0].notice, 2023);
	assert_string_equal(calendar.days[0].name, "\xE5\x85\x83\xE6\x97\xA6");
	assert_int_equal(calendar.days[1].day, date_day(2023, 1, 28));
	assert_true(calendar.days[1].works);
	assert_int_equal(calendar.week[0].count + calendar.makeup.count + calendar.centre_count, 0);
	/* The same after a mark of byte order, as old editors write it. */
	assert_int_equal(read_text(&arena, arena_format(&arena, "\xEF\xBB\xBF%s", good), &calendar, &problem), FAULT_NONE);
	arena_release(&arena);
}

/* The notice is not out: no year has one then. */
static void
an_empty_year(void **state)
{
	struct arena arena = { 0 };
	struct calendar calendar;
	const char *problem;

	(void)state;
	assert_int_equal(read_text(&arena, "{\"year\": 2027, \"papers\": [], \"days\": []}", &calendar, &problem), FAULT_NONE);
	assert_int_equal(calendar.notice_count + calendar.day_count, 0);
	arena_release(&arena);
}

#define DAY(name, date, off) "{\"name\": " name ", \"date\": " date ", \"isOffDay\": " off "}"
#define YEAR(year, papers, days) "{\"year\": " year ", \"papers\": " papers ",\n\"days\": " days "}"

static const struct { const char *text, *place, *words; } wrong[] = {
	{ "", "y.json:1:", "expected" },
	{ " \n ", "y.json:2:", "expected" },
	{ "hello", "y.json:1:", "expected" },
	{ "<a/>", "y.json:1:", "expected" },
	{ "[]", "y.json:1:1: ", "A year is an object" },
	{ "{\"year\": 2026,\n\"papers\": [], \"days\": [}", "y.json:2:", "unexpected token" },
	{ "{\"year\": 2026,\n\"papers\": [], \"days\": [", "y.json:2:", "']' expected" },
	{ "{\"year\": 2026,\n\"papers\": [], \"days\": []} x", "y.json:2:", "end of file expected" },
	{ "{\"year\": 2026,\n\"papers\": [], \"year\": 2027, \"days\": []}", "y.json:2:", "duplicate object key" },
	{ "{\"year\": 2026,\n\"papers\": [], \"days\": [" "{\"name\": \"a\", \"name\": \"b\"}]}", "y.json:2:", "duplicate object key" },
	{ "{\"year\": 2026, \"papers\": [],\n\"days\": [\"\xFF\"]}", "y.json:2:10: ", "unable to decode byte 0xff" },
	{ "{\"papers\": [], \"days\": []}", "y.json:1:1: ", "\"year\" is missing" },
	{ "{\"year\": 2026, \"days\": []}", "y.json:1:1: ", "\"papers\" is missing" },
	{ "{\"year\": 2026, \"papers\": []}", "y.json:1:1: ", "\"days\" is missing" },
	{ YEAR("\"2026\"", "[]", "[]"), "y.json:1:10: ", "\"year\" is not a whole number" },
	{ YEAR("2026.5", "[]", "[]"), "y.json:1:10: ", "\"year\" is not a whole number" },
	{ YEAR("null", "[]", "[]"), "y.json:1:10: ", "\"year\" is not a whole number" },
	{ YEAR("1948", "[]", "[" DAY("\"a\"", "\"1948-10-01\"", "true") "]"), "y.json:2:", "1948 is no year" },
	{ YEAR("99999999999", "[]", "[" DAY("\"a\"", "\"2026-10-01\"", "true") "]"), "y.json:2:", "is no year" },
	{ YEAR("2026", "{}", "[]"), "y.json:1:26: ", "\"papers\" is not a list" },
	{ YEAR("2026", "[\"a\", 7]", "[]"), "y.json:1:32: ", "A paper is an address" },
	{ YEAR("2026", "[\"\"]", "[]"), "y.json:1:27: ", "A paper is an address" },
	{ YEAR("2026", "[\"a b\"]", "[]"), "y.json:1:27: ", "A paper is an address" },
	{ YEAR("2026", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,\"a\"]", "[]"), "y.json:1:27: ", "A paper is an address" },
	{ YEAR("2026", "[]", "{}"), "y.json:2:9: ", "\"days\" is not a list" },
	{ YEAR("2026", "[]", "[5]"), "y.json:2:10: ", "A day is an object" },
	{ YEAR("2026", "[]", "[\n[],\n" DAY("\"a\"", "\"2026-10-01\"", "true") "]"), "y.json:3:1: ", "A day is an object" },
	{ YEAR("2026", "[]", "[\n{\"date\": \"2026-10-01\", \"isOffDay\": true}]"), "y.json:3:1: ", "\"name\" is missing" },
	{ YEAR("2026", "[]", "[\n{\"name\": \"a\", \"isOffDay\": true}]"), "y.json:3:1: ", "\"date\" is missing" },
	{ YEAR("2026", "[]", "[\n{\"name\": \"a\", \"date\": \"2026-10-01\"}]"), "y.json:3:1: ", "\"isOffDay\" is missing" },
	{ YEAR("2026", "[]", "[\n" DAY("7", "\"2026-10-01\"", "true") "]"), "y.json:3:10: ", "\"name\" is not a text" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "20261001", "true") "]"), "y.json:3:23: ", "\"date\" is not a text" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "\"2026-10-01\"", "\"true\"") "]"), "y.json:3:49: ", "not a yes or no" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "\"2026-10-01\"", "0") "]"), "y.json:3:49: ", "not a yes or no" },
	{ YEAR("2026", "[]", "[\n" DAY("\" \"", "\"2026-10-01\"", "true") "]"), "y.json:3:", "has no name" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "\"2026-02-29\"", "true") "]"), "y.json:3:23: ", "no day \"2026-02-29\"" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "\"2026-13-01\"", "true") "]"), "y.json:3:23: ", "no day" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "\"2026-1-1\"", "true") "]"), "y.json:3:23: ", "no day" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "\"20260101\"", "true") "]"), "y.json:3:23: ", "no day" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "\"2026/01/01\"", "true") "]"), "y.json:3:23: ", "no day" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "\"2026-01-01 \"", "true") "]"), "y.json:3:23: ", "no day" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "\"\"", "true") "]"), "y.json:3:23: ", "no day" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "\"2025-11-30\"", "true") "]"), "y.json:3:23: ", "neither in 2026" },
	{ YEAR("2026", "[]", "[\n" DAY("\"a\"", "\"2027-01-01\"", "true") "]"), "y.json:3:23: ", "neither in 2026" },
	{ YEAR("2026", "[]", "[" DAY("\"a\"", "\"2026-01-01\"", "true") ",\n" DAY("\"b\"", "\"2026-01-01\"", "false") "]"),
	    "y.json:3:23: ", "2026-01-01 is there twice" },
};

static void
what_is_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct arena arena = { 0 };
		struct calendar calendar;
		const char *problem;

		CHECK_ROW(i, read_text(&arena, wrong[i].text, &calendar, &problem) == FAULT_INPUT);
		if (!text_starts(problem, wrong[i].place) || strstr(problem, wrong[i].words) == NULL)
			fail_msg("row %zu: \"%s\" instead of %s … %s", i, problem, wrong[i].place, wrong[i].words);
		arena_release(&arena);
	}
}

/* All that is wrong is told, but not without end; and a file of nothing but days ends. */
static void
many_problems(void **state)
{
	struct arena arena = { 0 };
	struct text days = text_begin(&arena), more = text_begin(&arena);
	struct calendar calendar;
	const char *problem;
	int lines = 1;

	(void)state;
	for (int i = 0; i < 50; i++)
		text_add(&days, i > 0 ? ",\n7" : "\n7");
	assert_int_equal(read_text(&arena, arena_format(&arena, YEAR("2026", "[]", "[%s]"), days.value), &calendar, &problem),
	    FAULT_INPUT);
	for (const char *at = problem; *at != '\0'; at++)
		lines += *at == '\n';
	assert_int_equal(lines, 20);
	for (int i = 0; i < 5000; i++)
		text_add_format(&more, "%s" DAY("\"a\"", "\"2026-01-%02d\"", "true"), i > 0 ? "," : "", i % 31 + 1);
	assert_int_equal(read_text(&arena, arena_format(&arena, YEAR("2026", "[]", "[%s]"), more.value), &calendar, &problem),
	    FAULT_INPUT);
	assert_non_null(strstr(problem, "more than 4000 days"));
	arena_release(&arena);
}

static void
a_schema_is_no_year(void **state)
{
	static const struct { const char *text; bool schema; } table[] = {
		{ "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"type\": \"object\"}", true },
		{ "{\"$schema\": \"https://raw.example.org/schema.json\", \"year\": 2026}", false }, { "{\"year\": 2026}", false },
		{ "{\"$schema\": 7}", false }, { "[]", false }, { "", false }, { "{", false },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, holiday_json_is_schema(&arena, &(struct holiday_file){ "s", table[i].text, strlen(table[i].text) }) ==
		    table[i].schema);
	arena_release(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(a_year), cmocka_unit_test(an_empty_year), cmocka_unit_test(what_is_wrong),
	cmocka_unit_test(many_problems), cmocka_unit_test(a_schema_is_no_year),
};

CHECK_MAIN("holiday_json", tests)
