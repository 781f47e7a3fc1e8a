#include "../check.h"

#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/text.h"

#include "base/banned.h"

static struct arena arena;

static void
clean_means_what_xml_can_hold(void **state)
{
	static const struct { const char *bytes; size_t length; bool clean; } table[] = {
		{ "", 0, true }, { "投诉", 6, true }, { "a\tb\r\nc", 6, true }, { "😀", 4, true },
		{ "\xEF\xBF\xBD", 3, true }, { "\xED\x9F\xBF", 3, true }, { "\xF4\x8F\xBF\xBF", 4, true },
		{ "a\0b", 3, false }, { "\x01", 1, false }, { "\x7F", 1, false }, { "\x80", 1, false },
		{ "\xC0\xAF", 2, false }, { "\xC1\x81", 2, false }, { "\xE0\x80\xAF", 3, false },
		{ "\xED\xA0\x80", 3, false }, { "\xEF\xBF\xBE", 3, false }, { "\xEF\xBF\xBF", 3, false },
		{ "\xF4\x90\x80\x80", 4, false }, { "\xF5\x80\x80\x80", 4, false }, { "\xE6\x8A", 2, false },
		{ "\xFF", 1, false }, { "\xF0\x80\x80\x80", 4, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, text_is_clean(table[i].bytes, table[i].length) == table[i].clean);
}

static void
cutting_keeps_characters_whole(void **state)
{
	static const struct { const char *text; size_t characters; const char *cut; } table[] = {
		{ "投诉处理", 4, "投诉处理" }, { "投诉处理", 3, "投诉…" }, { "投诉处理", 1, "…" }, { "", 3, "" },
		{ "abc", 0, "" }, { "a😀b", 2, "a…" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, text_cut(&arena, table[i].text, table[i].characters), table[i].cut);
	assert_int_equal(text_characters("投诉😀a"), 4);
	assert_null(text_cut(&arena, NULL, 3));
}

static void
trimming_knows_wide_spaces(void **state)
{
	static const struct { const char *text, *trimmed; } table[] = {
		{ "  a b ", "a b" }, { "\u3000投诉\u3000", "投诉" }, { "\uFEFFx\u00A0\r\n", "x" }, { "\t\n ", "" },
		{ "a", "a" }, { "", "" }, { "投\u3000 \u00A0\uFEFF", "投" }, { " \u3000", "" }, { "a \uFF20 ", "a \uFF20" },
		/* Bytes that are no text are no space either. */
		{ "a\xA0", "a\xA0" }, { "a\xC2 ", "a\xC2" }, { "a\u3000\x80", "a\u3000\x80" }, { "\x80\x80\x80\x80 ", "\x80\x80\x80\x80" },
		{ "\xE3\u00A0", "\xE3" }, { "\xF0\u3000", "\xF0" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, text_trim(&arena, table[i].text), table[i].trimmed);
	assert_string_equal(text_narrow(&arena, "３－２－１２０１\u3000Ａ投"), "3-2-1201 A投");
	assert_string_equal(text_lower(&arena, "ABz投Ä"), "abz投Ä");
}

static void
numbers_are_whole_and_fit(void **state)
{
	static const struct { const char *text; bool ok; int64_t number; } table[] = {
		{ "0", true, 0 }, { "-5", true, -5 }, { "+7", true, 7 }, { "007", true, 7 },
		{ "9223372036854775807", true, INT64_MAX }, { "-9223372036854775808", true, INT64_MIN },
		{ "9223372036854775808", false, 0 }, { "-9223372036854775809", false, 0 }, { "", false, 0 },
		{ "-", false, 0 }, { "1 ", false, 0 }, { " 1", false, 0 }, { "1a", false, 0 }, { "0x1", false, 0 },
		{ "1.0", false, 0 }, { NULL, false, 0 }, { "--1", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		int64_t number = 0;

		CHECK_ROW(i, text_number(table[i].text, &number) == table[i].ok);
		CHECK_ROW(i, number == table[i].number);
	}
}

static void
building_grows(void **state)
{
	struct text text = text_begin(&arena);

	(void)state;
	assert_string_equal(text.value, "");
	for (int i = 0; i < 5000; i++)
		text_add_format(&text, "%d,", i);
	text_add(&text, NULL);
	text_add_character(&text, 0x6295);
	text_add_character(&text, 0x1F600);
	text_add_character(&text, 0xE4);
	text_add_bytes(&text, "xyz", 2);
	assert_string_equal(strstr(text.value, "4998,"), "4998,4999,投😀äxy");
	assert_int_equal(strlen(text.value), text.length);
}

static void
comparing_accepts_nothing(void **state)
{
	(void)state;
	assert_true(text_equal(NULL, NULL));
	assert_false(text_equal(NULL, ""));
	assert_true(text_equal("a", "a"));
	assert_true(text_empty(NULL) && text_empty("") && !text_empty(" "));
	assert_true(text_starts("desk/case", "desk/") && !text_starts("des", "desk") && !text_starts(NULL, "a"));
	assert_true(text_is_han(0x6295) && text_is_han(0x3007) && text_is_han(0x20000) && !text_is_han('a') &&
	    !text_is_han(0xFF01));
}

static void
an_arena_is_zeroed_and_can_be_used_again(void **state)
{
	struct arena own = { 0 };
	unsigned char *bytes;

	(void)state;
	memset(arena_alloc(&own, 1000), 0xAA, 1000);
	memset(arena_alloc(&own, 300000), 0xAA, 300000);
	arena_reset(&own);
	bytes = arena_array(&own, 250, 4);
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(bytes[i], 0);
	assert_int_equal((uintptr_t)arena_alloc(&own, 1) % 16, 0);
	arena_release(&own);
	assert_int_equal(own.total, 0);
}

static void
every_fault_has_a_name(void **state)
{
	(void)state;
	for (int i = 0; i < FAULT__COUNT; i++)
		CHECK_ROW(i, strcmp(fault_name((enum fault)i), "unnamed") != 0);
	assert_string_equal(fault_name(FAULT__COUNT), "unnamed");
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void
numbers_are_written_in_full(void **state)
{
	static const struct { int64_t number; const char *text; } table[] = {
		{ 0, "0" }, { 7, "7" }, { -1, "-1" }, { 10, "10" }, { 1795724400, "1795724400" },
		{ INT64_MAX, "9223372036854775807" }, { INT64_MIN, "-9223372036854775808" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct text text = text_begin(&arena);

		text_add(&text, "n");
		text_add_number(&text, table[i].number);
		CHECK_ROW_TEXT(i, text.value + 1, table[i].text);
		CHECK_ROW(i, text.length == strlen(table[i].text) + 1);
	}
}

static void
narrowing_changes_wide_forms_alone(void **state)
{
	static const struct { const char *wide, *narrow; } table[] = {
		{ "", "" }, { "abc 12", "abc 12" }, { "森林湖 3栋", "森林湖 3栋" }, { "３栋２单元", "3栋2单元" },
		{ "３－２\u3000１２０１", "3-2 1201" }, { "ＡＢ～", "AB~" }, { "、。《》", "、。《》" }, { "ｱ｡", "ｱ｡" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, text_narrow(&arena, table[i].wide), table[i].narrow);
}

/* A text that ends in the middle of a character is read to its end and not beyond. */
static void
a_torn_character_ends_with_its_text(void **state)
{
	static const char *const table[] = { "\xE6", "\xE6\x8A", "\xF0\x9F\x98", "\xC3" };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *at = arena_copy(&arena, table[i]), *end = at + strlen(at);
		size_t steps = 0;

		while (text_next(&at) != 0)
			CHECK_ROW(i, ++steps <= 4);
		CHECK_ROW(i, at == end);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clean_means_what_xml_can_hold), cmocka_unit_test(numbers_are_written_in_full),
		cmocka_unit_test(narrowing_changes_wide_forms_alone), cmocka_unit_test(a_torn_character_ends_with_its_text),
		cmocka_unit_test(cutting_keeps_characters_whole),
		cmocka_unit_test(trimming_knows_wide_spaces), cmocka_unit_test(numbers_are_whole_and_fit),
		cmocka_unit_test(building_grows), cmocka_unit_test(comparing_accepts_nothing),
		cmocka_unit_test(an_arena_is_zeroed_and_can_be_used_again), cmocka_unit_test(every_fault_has_a_name),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, release);
}
