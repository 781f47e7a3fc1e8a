#include "../sheet_files.h"

#include <iconv.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/sheet.h"

#include "base/banned.h"

static struct arena arena;

/* All rows as "number:cell|cell" lines; a problem is shown as "number!word@column". */
static const char *
read_all(int descriptor)
{
	struct sheet_reader *reader;
	const struct sheet_row *row;
	const char *reason = NULL;
	struct text text = text_begin(&arena);
	enum fault fault = sheet_open(&arena, descriptor, NULL, &reader, &reason);

	if (fault != FAULT_NONE)
		return arena_format(&arena, "%s: %s", fault_name(fault), reason == NULL ? "" : reason);
	while ((fault = sheet_next(reader, &row)) == FAULT_NONE && row != NULL) {
		text_add_format(&text, "%d", (int)row->number);
		if (row->problem != NULL)
			text_add_format(&text, "!%s@%zu", row->problem, row->problem_column);
		else
			for (size_t i = 0; i < row->count; i++)
				text_add_format(&text, "%s%s", i == 0 ? ":" : "|", row->cells[i].text);
		text_add(&text, "\n");
	}
	assert_int_equal(fault, FAULT_NONE);
	assert_int_equal(sheet_progress(reader), 1000);
	sheet_close(reader);
	close(descriptor);
	return text.value;
}

static const char *
read_bytes(const char *bytes, size_t length)
{
	return read_all(file_of(bytes, length));
}

/* The text in another encoding, after a mark. */
static int
file_in(const char *text, const char *encoding, const char *mark, size_t mark_length)
{
	char out[4096], *to = out + mark_length, *from = arena_copy(&arena, text);
	size_t left = strlen(text), room = sizeof(out) - mark_length;
	iconv_t converter = iconv_open(encoding, "UTF-8");

	memcpy(out, mark, mark_length);
	assert_true(iconv(converter, &from, &left, &to, &room) != (size_t)-1);
	iconv_close(converter);
	return file_of(out, (size_t)(to - out));
}

static void
every_encoding_and_line_end_gives_the_same(void **state)
{
	static const struct { const char *encoding, *mark; size_t mark_length; } encodings[] = {
		{ "UTF-8", "", 0 }, { "UTF-8", "\xEF\xBB\xBF", 3 }, { "UTF-16LE", "\xFF\xFE", 2 },
		{ "UTF-16BE", "\xFE\xFF", 2 }, { "GB18030", "", 0 }, { "GB18030", "\x84\x31\x95\x33", 4 },
	};
	static const char *const ends[] = { "\n", "\r", "\r\n" };
	const char *wanted = "1:编号|投诉人|内容\n2:466|王丽|漏水，严重\n4:Q001|䢺㙍|a,b\n";

	(void)state;
	for (size_t i = 0; i < COUNT(encodings); i++)
		for (size_t j = 0; j < COUNT(ends); j++) {
			const char *text = arena_format(&arena, "编号,投诉人,内容%s466, 王丽 ,漏水，严重%s%sQ001,䢺㙍,\"a,b\"%s",
			    ends[j], ends[j], ends[j], j == 0 ? "" : ends[j]);

			CHECK_ROW_TEXT(i * 10 + j, read_all(file_in(text, encodings[i].encoding, encodings[i].mark,
			    encodings[i].mark_length)), wanted);
		}
}

static void
odd_rows_are_read_or_named(void **state)
{
#define BYTES(text) text, sizeof(text) - 1
	static const struct { const char *bytes; size_t length; const char *rows; } table[] = {
		{ BYTES("a,b,c\n1\n1,2,3,4\n"), "1:a|b|c\n2:1\n3:1|2|3|4\n" },
		{ BYTES("a,b\n,\n , \nx,\n,y\n"), "1:a|b\n4:x\n5:|y\n" },
		{ BYTES("a,\"b\"\"c\"\n\"two\r\nlines\",d\n"), "1:a|b\"c\n2:two\nlines|d\n" },
		{ BYTES("a;b;c\n1,5;2;3\n"), "1:a|b|c\n2:1,5|2|3\n" },
		{ BYTES("a\tb\n1,2\t3\n"), "1:a|b\n2:1,2|3\n" },
		{ BYTES("a,b\n\xFF,x\ny,z\n"), "1:a|b\n2!bytes@1\n3:y|z\n" },
		{ BYTES("编号,内容\n好好好,\xE6\x8A\n好,好\n"), "1:编号|内容\n2!bytes@2\n3:好|好\n" },
		{ BYTES("a,b\nx,\"never closed\ny,z\n"), "1:a|b\n2!quote@2\n" },
		{ BYTES("a,b\nx\x01y,p\vq\n"), "1:a|b\n2:x y|p\nq\n" },
		{ BYTES("=1+1,b"), "1:=1+1|b\n" },
		{ BYTES("\xEF\xBB\xBF"), "" },
		{ BYTES("\n\n\n"), "" },
		{ BYTES(""), "input: empty" },
		{ BYTES("\x7F" "ELF\x02\x01\x01\0\0\0\0"), "input: not_sheet" },
		{ BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"), "input: old_workbook" },
		{ BYTES("PK\x03\x04 rest of nothing"), "input: damaged" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, read_bytes(table[i].bytes, table[i].length), table[i].rows);
}

static void
hostile_sizes_end(void **state)
{
	size_t length = 3 * 1024 * 1024;
	char *bytes = arena_alloc(&arena, length);
	const char *rows;

	(void)state;
	memset(bytes, 'x', length);
	bytes[0] = '"';
	assert_string_equal(read_bytes(bytes, length), "1!quote@1\n");
	memset(bytes, ',', 5000);
	bytes[5000] = '\n';
	rows = read_bytes(bytes, 5001);
	assert_string_equal(rows, "");
	memset(bytes, ',', 5000);
	bytes[4999] = 'y';
	assert_string_equal(read_bytes(bytes, 5001), "1!columns@1025\n");
}

static void
titles_compare_folded(void **state)
{
	const struct cell cells[] = { { CELL_TEXT, "* 编 号：" }, { CELL_TEXT, "Created\nDate" }, { CELL_EMPTY, "" } };
	const struct sheet_row row = { .count = 3, .cells = cells };

	(void)state;
	assert_int_equal(sheet_find(&arena, &row, "编号"), 0);
	assert_int_equal(sheet_find(&arena, &row, "created date"), 1);
	assert_int_equal(sheet_find(&arena, &row, "日期"), 3);
	assert_string_equal(sheet_cell(&row, 7)->text, "");
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
		cmocka_unit_test(every_encoding_and_line_end_gives_the_same),
		cmocka_unit_test(odd_rows_are_read_or_named),
		cmocka_unit_test(hostile_sizes_end),
		cmocka_unit_test(titles_compare_folded),
	};

	return cmocka_run_group_tests_name("csv_read", tests, NULL, release);
}
