#include "../check.h"

#include "base/arena.h"
#include "base/text.h"
#include "exchange/charset_text.h"

#include "base/banned.h"

static struct arena arena;

static void
labels_are_followed_when_they_are_right(void **state)
{
	static const struct { const char *label, *bytes, *text; bool guessed; } table[] = {
		{ "gb2312", "\xd5\xc2\xb9\xb1", "章贡", false }, { "GB2312", "\xe9\x46", "镕", false }, { "gbk", "\xe9\x46", "镕", false },
		{ "X-GBK", "\xd5\xc2\xb9\xb1", "章贡", false }, { "cp936", "\xd5\xc2", "章", false },
		{ "gb18030", "\x82\x30\x81\x30", "㒣", false }, { "gbk", "\x82\x30\x81\x30", "㒣", false },
		{ "big5", "\xa4\xa4\xa4\xe5", "中文", false }, { "utf-8", "\xe7\xab\xa0", "章", false }, { "UTF8", "章", "章", false },
		{ "iso-2022-jp", "\x1b$BF|K\\\x1b(B", "日本", false }, { "shift_jis", "\x93\xfa", "日", false },
		{ "euc-kr", "\xb0\xa1", "가", false }, { "ks_c_5601-1987", "\xb0\xa1", "가", false },
		{ "iso-8859-1", "caf\xe9", "café", false }, { "windows-1252", "\x80", "€", false }, { "us-ascii", "plain", "plain", false },
		{ "utf-7", "+Zuc-", "曧", false }, { "koi8-r", "\xf0", "П", false },
		/* Not what they say. */
		{ "utf-8", "\xd5\xc2\xb9\xb1\xc7\xf8", "章贡区", true }, { "us-ascii", "\xd5\xc2\xb9\xb1", "章贡", true },
		{ "gb2312", "\xe7\xab\xa0\xe8\xb4\xa1\xe5\x8c\xba", "章贡区", true }, { "iso-8859-1", "\xe7\xab\xa0\xe8\xb4\xa1", "章贡", true },
		{ "x-nonsense", "\xd5\xc2\xb9\xb1", "章贡", true }, { "../../etc", "\xd5\xc2\xb9\xb1", "章贡", true },
		{ "UTF-8//TRANSLIT", "章", "章", true }, { "", "\xd5\xc2\xb9\xb1", "章贡", true },
		/* Not said at all: nobody was contradicted. */
		{ NULL, "\xd5\xc2\xb9\xb1", "章贡", false }, { NULL, "章贡", "章贡", false }, { NULL, "caf\xe9 bar", "café bar", false },
		{ NULL, "", "", false }, { "gb2312", "", "", false },
		/* Two bytes that are good in both are what they say. */
		{ "gbk", "\xc1\xaa\xcd\xa8", "联通", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		bool guessed = false;

		CHECK_ROW_TEXT(i, charset_text(&arena, table[i].label, table[i].bytes, strlen(table[i].bytes), &guessed),
		    table[i].text);
		CHECK_ROW(i, guessed == table[i].guessed);
	}
}

static void
what_is_given_back_is_clean(void **state)
{
	static const struct { const char *bytes; size_t length; const char *text; } table[] = {
		{ "a\r\nb\rc\nd", 8, "a\nb\nc\nd" }, { "a\r\r\nb", 5, "a\n\nb" }, { "a\0b", 3, "ab" }, { "a\x07\x1b[0m\x7f", 7, "a[0m" },
		{ "a\tb", 3, "a\tb" }, { "\xef\xbf\xbe", 3, "ï¿¾" }, { "\xe7\xab", 2, "\xef\xbf\xbd" },
		{ "\xff", 1, "ÿ" },
	};
	char all[256];

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *text = charset_text(&arena, "utf-8", table[i].bytes, table[i].length, NULL);

		CHECK_ROW(i, text_is_clean(text, strlen(text)));
		if (i != COUNT(table) - 2)
			CHECK_ROW_TEXT(i, text, table[i].text);
	}
	for (size_t i = 0; i < sizeof(all); i++)
		all[i] = (char)i;
	for (size_t i = 0; i < sizeof(all); i++) {
		const char *text = charset_text(&arena, i % 2 == 0 ? "gbk" : NULL, all + i, sizeof(all) - i, NULL);

		CHECK_ROW(i, text_is_clean(text, strlen(text)));
	}
}

/* An end of line that falls between two pieces of the converter is one all the same. */
static void
pieces_do_not_part_line_ends(void **state)
{
	struct text text = text_begin(&arena);
	const char *read;
	size_t lines = 0;

	(void)state;
	for (int i = 0; i < 5000; i++)
		text_add(&text, i % 3 == 0 ? "ab\r\n" : "abc\r\n");
	read = charset_text(&arena, "gbk", text.value, text.length, NULL);
	for (const char *at = read; (at = strchr(at, '\n')) != NULL; at++)
		lines++;
	assert_int_equal(lines, 5000);
	assert_null(strstr(read, "\n\n"));
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(labels_are_followed_when_they_are_right),
	cmocka_unit_test(what_is_given_back_is_clean),
	cmocka_unit_test(pieces_do_not_part_line_ends),
};

CHECK_MAIN("charset_text", tests)
