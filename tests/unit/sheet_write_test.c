#include "../sheet_files.h"

#include "base/arena.h"
#include "base/text.h"
#include "exchange/package_read.h"
#include "exchange/sheet.h"
#include "exchange/sheet_write.h"

#include "base/banned.h"

static struct arena arena;

static const struct sheet_column columns[] = {
	{ "编号", 16, COLUMN_TEXT }, { "内容", 40, COLUMN_TEXT }, { "天数", 0, COLUMN_NUMBER }, { "时间", 18, COLUMN_MOMENT },
};
static const char *const notes[] = { "第一行不要改", "=HYPERLINK(\"http://x\")" };
static const struct sheet_layout layout = { "台账", "A & B 台账", columns, COUNT(columns), "说明", notes, COUNT(notes) };

static int
write_rows(enum sheet_format format, const struct sheet_value (*rows)[4], size_t count)
{
	struct sheet_writer *writer;
	int descriptor = file_of("", 0);

	assert_int_equal(sheet_writer_open(&arena, format, descriptor, &layout, &writer), FAULT_NONE);
	for (size_t i = 0; i < count; i++)
		sheet_writer_row(writer, rows[i]);
	assert_int_equal(sheet_writer_end(writer), FAULT_NONE);
	return descriptor;
}

static const char *
bytes_of(int descriptor)
{
	off_t size = lseek(descriptor, 0, SEEK_END);
	char *bytes = arena_alloc(&arena, (size_t)size + 1);

	assert_int_equal(pread(descriptor, bytes, (size_t)size, 0), size);
	close(descriptor);
	return bytes;
}

/* The first bytes of a part of a container. */
static const char *
part_of(int descriptor, const char *name)
{
	struct package *package;
	struct package_part *part;
	const char *reason;
	char *bytes = arena_alloc(&arena, 256 * 1024);
	size_t length = 0, more;

	assert_int_equal(package_open(&arena, descriptor, &package, &reason), FAULT_NONE);
	assert_int_equal(package_part_open(package, &arena, name, &part), FAULT_NONE);
	do {
		assert_int_equal(package_part_read(part, bytes + length, 255 * 1024 - length, &more), FAULT_NONE);
		length += more;
	} while (more > 0);
	package_part_close(part);
	package_close(package);
	return bytes;
}

static const struct sheet_value sample[][4] = {
	{ { "2026-000471", 0 }, { "漏水，\"严重\"\n第二行", 0 }, { NULL, -3 }, { NULL, 1795428300 } },
	{ { "430104199001011234", 0 }, { "=1+1", 0 }, { NULL, 1234567 }, { NULL, 0 } },
	{ { NULL, 0 }, { "", 0 }, { NULL, 0 }, { NULL, 0 } },
};

static void
delimited_text_is_what_spreadsheets_open(void **state)
{
	static const struct { const char *text, *cell; } guards[] = {
		{ "=1+1", "\"'=1+1\"" }, { "+86 138", "\"'+86 138\"" }, { "-5", "\"'-5\"" }, { "@SUM(A1)", "\"'@SUM(A1)\"" },
		{ "\t=1", "\"'\t=1\"" }, { "\r=1", "\"'\r=1\"" }, { "\n=1", "\"'\n=1\"" },
		{ "＝1+1", "\"'＝1+1\"" }, { "＋86", "\"'＋86\"" }, { "－5", "\"'－5\"" }, { "＠A1", "\"'＠A1\"" }, { "。=1", "。=1" },
		 { "a=1", "a=1" }, { "a,b", "\"a,b\"" }, { " a", "\" a\"" },
		{ "a;b", "\"a;b\"" }, { "a\"b", "\"a\"\"b\"" }, { "", "" }, { "䢺㙍", "䢺㙍" },
	};

	(void)state;
	assert_string_equal(bytes_of(write_rows(SHEET_CSV, sample, COUNT(sample))),
	    "\xEF\xBB\xBF编号,内容,天数,时间\r\n"
	    "2026-000471,\"漏水，\"\"严重\"\"\n第二行\",-3,2026-11-23 18:05\r\n"
	    "430104199001011234,\"'=1+1\",1234567,\r\n"
	    ",,0,\r\n");
	for (size_t i = 0; i < COUNT(guards); i++) {
		const struct sheet_value row[1][4] = { { { guards[i].text, 0 }, { NULL, 0 }, { NULL, 7 }, { NULL, 0 } } };

		CHECK_ROW_TEXT(i, bytes_of(write_rows(SHEET_CSV, row, 1)),
		    arena_format(&arena, "\xEF\xBB\xBF编号,内容,天数,时间\r\n%s,,7,\r\n", guards[i].cell));
	}
}

static void
a_workbook_reads_back_equal(void **state)
{
	struct sheet_reader *reader;
	const struct sheet_row *row;
	const char *reason;
	int descriptor = write_rows(SHEET_XLSX, sample, COUNT(sample));

	(void)state;
	assert_int_equal(sheet_open(&arena, descriptor, "台账", &reader, &reason), FAULT_NONE);
	assert_int_equal(sheet_next(reader, &row), FAULT_NONE);
	assert_string_equal(row->cells[1].text, "内容");
	assert_int_equal(sheet_next(reader, &row), FAULT_NONE);
	assert_string_equal(row->cells[0].text, "2026-000471");
	assert_string_equal(row->cells[1].text, "漏水，\"严重\"\n第二行");
	assert_int_equal(row->cells[2].kind, CELL_NUMBER);
	assert_string_equal(row->cells[2].text, "-3");
	assert_int_equal(row->cells[3].kind, CELL_DATE);
	assert_string_equal(row->cells[3].text, "2026-11-23 18:05:00");
	assert_int_equal(sheet_next(reader, &row), FAULT_NONE);
	assert_int_equal(row->cells[0].kind, CELL_TEXT);
	assert_string_equal(row->cells[0].text, "430104199001011234");
	assert_string_equal(row->cells[1].text, "=1+1");
	sheet_close(reader);

	assert_int_equal(sheet_open(&arena, descriptor, "说明", &reader, &reason), FAULT_NONE);
	assert_int_equal(sheet_next(reader, &row), FAULT_NONE);
	assert_string_equal(row->cells[0].text, "第一行不要改");
	sheet_close(reader);
	close(descriptor);
}

/* Scores: 86.7 is kept as 867 and is a number all the same; one that is not known yet is no 0. */
static void
numbers_may_have_tenths_or_be_blank(void **state)
{
	static const struct sheet_column scores[] = { { "分", 0, COLUMN_NUMBER }, { "率", 0, COLUMN_TENTHS } };
	static const struct sheet_layout table = { "分", NULL, scores, COUNT(scores), NULL, NULL, 0 };
	static const struct sheet_value rows[][2] = {
		{ { NULL, 60 }, { NULL, 867 } }, { { NULL, 0 }, { NULL, 0 } }, { { NULL, -5 }, { NULL, 1000 } },
		{ { NULL, SHEET_BLANK }, { NULL, SHEET_BLANK } }, { { NULL, 7 }, { NULL, -5 } },
	};
	static const char *const cells[] = {
		"<c r=\"A2\" s=\"2\"><v>60</v></c><c r=\"B2\" s=\"3\"><v>86.7</v></c>", "<c r=\"A3\" s=\"2\"><v>0</v></c>",
		"<c r=\"B4\" s=\"3\"><v>100</v></c>", "<c r=\"B6\" s=\"3\"><v>-0.5</v></c>",
	};
	struct sheet_writer *writer;
	const char *sheet;

	(void)state;
	for (enum sheet_format format = SHEET_XLSX; format <= SHEET_CSV; format++) {
		int descriptor = file_of("", 0);

		assert_int_equal(sheet_writer_open(&arena, format, descriptor, &table, &writer), FAULT_NONE);
		for (size_t i = 0; i < COUNT(rows); i++)
			sheet_writer_row(writer, rows[i]);
		assert_int_equal(sheet_writer_end(writer), FAULT_NONE);
		if (format == SHEET_CSV)
			assert_string_equal(bytes_of(descriptor),
			    "\xEF\xBB\xBF分,率\r\n60,86.7\r\n0,0.0\r\n-5,100.0\r\n,\r\n7,-0.5\r\n");
		else {
			sheet = part_of(descriptor, "xl/worksheets/sheet1.xml");
			for (size_t i = 0; i < COUNT(cells); i++)
				CHECK_ROW_TEXT(i, strstr(sheet, cells[i]) != NULL ? "there" : sheet, "there");
			assert_null(strstr(sheet, "A5"));
			close(descriptor);
		}
	}
}

static void
a_workbook_is_ready_for_paper(void **state)
{
	static const char *const wanted[] = {
		"state=\"frozen\"", "ySplit=\"1\"", "<autoFilter ref=\"A1:D4\"", "paperSize=\"9\"", "orientation=\"landscape\"",
		"fitToHeight=\"0\"", "&amp;CA &amp;&amp; B 台账", "<pageSetUpPr fitToPage=\"1\"",
	};
	int descriptor = write_rows(SHEET_XLSX, sample, COUNT(sample));
	const char *sheet = part_of(descriptor, "xl/worksheets/sheet1.xml");
	const char *book = part_of(descriptor, "xl/workbook.xml");

	(void)state;
	for (size_t i = 0; i < COUNT(wanted); i++)
		CHECK_ROW(i, strstr(sheet, wanted[i]) != NULL);
	assert_null(strstr(sheet, "<f>"));
	assert_non_null(strstr(book, "name=\"台账\""));
	assert_non_null(strstr(book, "_xlnm.Print_Titles"));
	assert_non_null(strstr(part_of(descriptor, "xl/styles.xml"), "numFmtId=\"49\""));
	assert_null(strstr(part_of(descriptor, "xl/worksheets/sheet2.xml"), "<f>"));
	close(descriptor);
}

static void
what_cannot_be_written_is_a_fault(void **state)
{
	static const struct sheet_layout bad_name = { "a/b[c]", NULL, columns, COUNT(columns), NULL, NULL, 0 };
	struct sheet_writer *writer;
	int pipes[2], full = open("/dev/full", O_WRONLY), descriptor = file_of("", 0);

	(void)state;
	assert_int_equal(pipe(pipes), 0);
	assert_int_equal(sheet_writer_open(&arena, SHEET_XLSX, pipes[1], &layout, &writer), FAULT_INTERNAL);
	close(pipes[0]);
	close(pipes[1]);
	assert_int_equal(sheet_writer_open(&arena, SHEET_CSV, full, &layout, &writer), FAULT_NONE);
	assert_int_equal(sheet_writer_end(writer), FAULT_FULL);
	close(full);
	assert_int_equal(sheet_writer_open(&arena, SHEET_XLSX, descriptor, &bad_name, &writer), FAULT_NONE);
	sheet_writer_row(writer, sample[0]);
	assert_int_equal(sheet_writer_end(writer), FAULT_INTERNAL);
	close(descriptor);
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
		cmocka_unit_test(delimited_text_is_what_spreadsheets_open),
		cmocka_unit_test(a_workbook_reads_back_equal),
		cmocka_unit_test(numbers_may_have_tenths_or_be_blank),
		cmocka_unit_test(a_workbook_is_ready_for_paper),
		cmocka_unit_test(what_cannot_be_written_is_a_fault),
	};

	return cmocka_run_group_tests_name("sheet_write", tests, NULL, release);
}
