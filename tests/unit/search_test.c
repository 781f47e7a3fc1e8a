#include "../check.h"

#include "base/arena.h"
#include "rules/number.h"
#include "rules/search.h"

#include "base/banned.h"

static struct arena arena;

static void
grams(void **state)
{
	static const struct { const char *text, *grams; } table[] = {
		{ "漏水严重", "漏水 水严 严重" }, { "漏", "漏" }, { "A3栋漏水", "a3 栋漏 漏水" }, { "漏水，严重", "漏水 严重" },
		{ "2026-000471", "2026 000471" }, { "Ｗ２０２６", "w2026" }, { "", "" }, { NULL, "" }, { " ,;!\"'+-*()~<>@", "" },
		{ "caf\xc3\xa9 bar", "caf bar" }, { "\xf0\x9f\x8f\xa0漏水\xf0\x9f\x8f\xa0", "漏水" },
		{ "\xf0\xa0\xae\xb7家", "\xf0\xa0\xae\xb7家" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, search_grams(&arena, table[i].text), table[i].grams);
}

static void
queries(void **state)
{
	static const struct { const char *typed, *boolean; size_t count; const char *first; } table[] = {
		{ "漏水严重", "+\"漏水 水严 严重\"", 1, "漏水严重" }, { "漏水 W2026-000012", "+\"漏水\" +w2026* +000012*", 2, "漏水" },
		{ "漏", "", 1, "漏" }, { "3", "", 1, "3" }, { "", "", 0, NULL }, { NULL, "", 0, NULL }, { "  \xe3\x80\x80 ", "", 0, NULL },
		{ "\"漏水\" -abc* +(x) @5 ~z", "+\"漏水\" +abc*", 5, "\"漏水\"" }, { "a\"b", "", 1, "a\"b" },
		{ "%_\\", "", 1, "%_\\" }, { "'; DROP TABLE", "+drop* +table*", 3, "';" },
		{ "a b c d e f g h i j", "", 8, "a" }, { "１３８００", "+13800*", 1, "13800" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct search_query query = search_query(&arena, table[i].typed);

		CHECK_ROW_TEXT(i, query.boolean, table[i].boolean);
		CHECK_ROW(i, query.count == table[i].count);
		if (query.count > 0)
			CHECK_ROW_TEXT(i, query.words[0], table[i].first);
	}
	assert_string_equal(search_like(&arena, "50%_a\\"), "%50\\%\\_a\\\\%");
	assert_string_equal(search_like(&arena, ""), "%%");
}

static void
long_words_are_cut(void **state)
{
	char typed[1001];

	(void)state;
	memset(typed, 'a', sizeof(typed) - 1);
	typed[sizeof(typed) - 1] = '\0';
	assert_int_equal(strlen(search_query(&arena, typed).words[0]), 60);
	assert_int_equal(strlen(search_query(&arena, typed).boolean), 62);
}

static void
case_numbers(void **state)
{
	static const struct { char prefix; int year; int64_t counter; const char *text; } table[] = {
		{ 0, 2026, 471, "2026-000471" }, { 'W', 2026, 12, "W2026-000012" }, { 'Q', 2027, 1, "Q2027-000001" },
		{ 'L', 2026, 999999, "L2026-999999" }, { 0, 2026, 1000000, "2026-1000000" },
	};
	static const struct { const char *typed; char prefix; int64_t counter; } forgiven[] = {
		{ " w2026-12 ", 'W', 12 }, { "２０２６－０００４７１", 0, 471 }, { "l2026-000001", 'L', 1 },
	};
	static const char *const wrong[] = {
		"", " ", "471", "2026", "2026-", "-471", "2026-0", "2026-000000", "X2026-000012", "WW2026-1", "2026-12a",
		"226-000001", "20260-00001", "2026--1", "2026-1-1", "2026-1234567890123", "1899-000001", "+2026-1", NULL,
	};
	struct case_number number;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW_TEXT(i, case_number_format(&arena, table[i].prefix, table[i].year, table[i].counter), table[i].text);
		CHECK_ROW(i, case_number_read(&arena, table[i].text, &number));
		CHECK_ROW(i, number.prefix == table[i].prefix && number.year == table[i].year);
		CHECK_ROW(i, number.counter == table[i].counter);
	}
	for (size_t i = 0; i < COUNT(forgiven); i++) {
		CHECK_ROW(i, case_number_read(&arena, forgiven[i].typed, &number));
		CHECK_ROW(i, number.prefix == forgiven[i].prefix && number.counter == forgiven[i].counter);
	}
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK_ROW(i, !case_number_read(&arena, wrong[i], &number));
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
		cmocka_unit_test(grams), cmocka_unit_test(queries), cmocka_unit_test(long_words_are_cut),
		cmocka_unit_test(case_numbers),
	};

	return cmocka_run_group_tests_name("search", tests, NULL, release);
}
