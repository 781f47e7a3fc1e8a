#include "../check.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/number.h"
#include "rules/search.h"
#include "rules/search_index.h"

#include "base/banned.h"

static struct arena arena;

static void
add_gram(struct text *text, int64_t gram)
{
	text_add(text, text->length > 0 ? " " : "");
	text_add_character(text, (uint32_t)(gram >> 21));
	if ((gram & 0x1fffff) != 0)
		text_add_character(text, (uint32_t)(gram & 0x1fffff));
}

static void
grams(void **state)
{
	static const struct { const char *text, *grams; } table[] = {
		{ "漏水严重", "漏 水 漏水 严 水严 重 严重" }, { "漏", "漏" }, { "漏漏漏", "漏 漏 漏漏 漏 漏漏" },
		{ "A3栋漏", "a 3 a3 栋 3栋 漏 栋漏" }, { "漏水，严", "漏 水 漏水 严" }, { "漏 水", "漏 水" },
		{ "漏\n水", "漏 水" }, { "20-07", "2 0 20 0 7 07" }, { "Ｗ２", "w 2 w2" }, { "", "" }, { NULL, "" },
		{ " ,;!\"'+-*()~<>@", "" }, { "，。！（）　、", "" }, { "caf\xc3\xa9 b", "c a ca f af b" },
		{ "\xf0\x9f\x8f\xa0漏水\xf0\x9f\x8f\xa0", "漏 水 漏水" },
		{ "\xf0\xa0\xae\xb7家", "\xf0\xa0\xae\xb7 家 \xf0\xa0\xae\xb7家" }, { "zZ9", "z z zz 9 z9" },
		{ "〇々", "〇 々 〇々" }, { "あア", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct search_text given = search_text(table[i].text);
		struct text found = text_begin(&arena);
		int64_t gram;

		while (search_next(&given, &gram))
			add_gram(&found, gram);
		CHECK_ROW_TEXT(i, found.value, table[i].grams);
		CHECK_ROW(i, !search_next(&given, &gram));
	}
}

static void
queries(void **state)
{
	static const struct { const char *typed, *grams; size_t count; const char *first; } table[] = {
		{ "漏水严重", "漏水 水严 严重", 1, "漏水严重" }, { "漏水 W20-3", "漏水 w2 20 3", 2, "漏水" },
		{ "漏", "漏", 1, "漏" }, { "3", "3", 1, "3" }, { "", "", 0, NULL }, { NULL, "", 0, NULL },
		{ "  \xe3\x80\x80 ", "", 0, NULL }, { "漏水 漏水", "漏水", 2, "漏水" }, { "漏-水", "漏 水", 1, "漏-水" },
		{ "\"漏水\" -Ab* +(x) @5 ~z", "漏水 ab x 5 z", 5, "\"漏水\"" }, { "a\"b", "a b", 1, "a\"b" },
		{ "%_\\", "", 1, "%_\\" }, { "a b c d e f g h i j", "a b c d e f g h", 8, "a" }, { "１３８", "13 38", 1, "138" },
		{ "3栋", "3栋", 1, "3栋" }, { "一二三四五六七八九十", "一二 二三 三四 四五 五六 六七 七八 八九", 1, "一二三四五六七八九十" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct search_query query = search_query(&arena, table[i].typed);
		struct text found = text_begin(&arena);

		for (size_t k = 0; k < query.gram_count; k++)
			add_gram(&found, query.grams[k]);
		CHECK_ROW_TEXT(i, found.value, table[i].grams);
		CHECK_ROW(i, query.count == table[i].count);
		if (query.count > 0)
			CHECK_ROW_TEXT(i, query.words[0], table[i].first);
	}
	assert_string_equal(search_like(&arena, "50%_a\\"), "%50\\%\\_a\\\\%");
	assert_string_equal(search_like(&arena, ""), "%%");
}

static void
words_that_are_vain(void **state)
{
	static const struct { const char *typed; bool vain; } table[] = {
		{ "——", true }, { "！！", true }, { "…… 。", true }, { "%", true }, { "あア", true }, { "\xf0\x9f\x8f\xa0", true },
		{ "", false }, { " \xe3\x80\x80", false }, { NULL, false }, { "漏", false }, { "３", false }, { "z", false },
		{ "漏！", false }, { "—— 漏", false }, { "漏 ——", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct search_query query = search_query(&arena, table[i].typed);

		CHECK_ROW(i, search_is_vain(&query) == table[i].vain);
	}
}

/* What stands in a text is never missed, whatever is cut out of it and however it is written. */
static void
every_part_is_found(void **state)
{
	static const char text[] = "Ｗ2026-000471\n刘先生\n森林湖一期 3栋2单元1201\n卧室天花板漏水，已经浸湿地板（A3）";

	(void)state;
	for (const char *from = text; *from != '\0'; (void)text_next(&from))
		for (const char *to = from; text_next(&to) != 0;) {
			struct search_query query = search_query(&arena, arena_copy_bytes(&arena, from, (size_t)(to - from)));

			for (size_t i = 0; i < query.gram_count; i++) {
				struct search_text given = search_text(text);
				int64_t gram;

				while (search_next(&given, &gram) && gram != query.grams[i])
					;
				if (gram != query.grams[i])
					fail_msg("a gram of \"%.*s\" is not posted", (int)(to - from), from);
			}
		}
}

static void
long_words_are_cut(void **state)
{
	char typed[1001];

	(void)state;
	memset(typed, 'a', sizeof(typed) - 1);
	typed[sizeof(typed) - 1] = '\0';
	assert_int_equal(strlen(search_query(&arena, typed).words[0]), 60);
	assert_int_equal(search_query(&arena, typed).gram_count, 1);
}

static const struct search_posting *
posting(const struct search_posting *rows, size_t count, int64_t gram, int64_t block)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i].gram == gram && rows[i].block == block)
			return &rows[i];
	return NULL;
}

static void
postings(void **state)
{
	static const struct { int64_t id, block; int mask, bit; } table[] = {
		{ 1, 0, 0, 1 }, { 63, 0, 0, 63 }, { 64, 0, 1, 0 }, { 255, 0, 3, 63 }, { 256, 1, 0, 0 }, { 1000000, 3906, 1, 0 },
		{ 511, 1, 3, 63 },
	};
	const int64_t water = (int64_t)0x6c34 << 21, leak = (int64_t)0x6f0f << 21 | 0x6c34;
	struct search_index index = { .arena = &arena };
	struct search_posting *rows;
	size_t count;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		search_index_add(&index, table[i].id, i == 0 ? "水" : "漏水 漏水");
	rows = search_index_rows(&index, &count);
	assert_int_equal(count, 3 * 3);
	for (size_t i = 0; i + 1 < count; i++)
		CHECK_ROW(i, rows[i].gram < rows[i + 1].gram ||
		    (rows[i].gram == rows[i + 1].gram && rows[i].block < rows[i + 1].block));
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct search_posting *of_pair = posting(rows, count, leak, table[i].block);

		CHECK_ROW(i, posting(rows, count, water, table[i].block)->mask[table[i].mask] >> table[i].bit & 1);
		CHECK_ROW(i, (of_pair->mask[table[i].mask] >> table[i].bit & 1) == (i > 0));
	}
	assert_int_equal(posting(rows, count, leak, 1)->mask[1], 0);
	search_index_rows(&index, &count);
	assert_int_equal(count, 0);
}

/* Far more rows than an index begins with. */
static void
many_postings(void **state)
{
	struct search_index index = { .arena = &arena };
	struct text text = text_begin(&arena);
	struct search_posting *rows;
	size_t count, bits = 0;

	(void)state;
	for (uint32_t character = 0x4e00; character < 0x4e00 + 5000; character++)
		text_add_character(&text, character);
	for (int64_t id = 200; id < 300; id++)
		search_index_add(&index, id, text.value);
	rows = search_index_rows(&index, &count);
	assert_int_equal(count, 2 * (5000 + 4999));
	for (size_t i = 0; i < count; i++)
		for (int k = 0; k < SEARCH_MASKS; k++)
			bits += (size_t)__builtin_popcountll(rows[i].mask[k]);
	assert_int_equal(bits, 100 * (5000 + 4999));
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
		cmocka_unit_test(grams), cmocka_unit_test(queries), cmocka_unit_test(every_part_is_found),
		cmocka_unit_test(words_that_are_vain),
		cmocka_unit_test(long_words_are_cut), cmocka_unit_test(postings), cmocka_unit_test(many_postings),
		cmocka_unit_test(case_numbers),
	};

	return cmocka_run_group_tests_name("search", tests, NULL, release);
}
