#include "../sheet_files.h"

#include <xlsxwriter.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/sheet.h"

#include "base/banned.h"

static struct arena arena;

static const char *
kind_mark(enum cell_kind kind)
{
	static const char *const marks[] = { [CELL_EMPTY] = "", [CELL_TEXT] = "", [CELL_NUMBER] = "#", [CELL_DATE] = "@" };

	return marks[kind];
}

/* All rows as "number:cell|cell" lines; numbers begin with #, dates with @. */
static const char *
read_sheet(int descriptor, const char *sheet)
{
	struct sheet_reader *reader;
	const struct sheet_row *row = NULL;
	const char *reason = NULL;
	struct text text = text_begin(&arena);
	enum fault fault = sheet_open(&arena, descriptor, sheet, &reader, &reason);

	if (fault != FAULT_NONE) {
		close(descriptor);
		return arena_format(&arena, "%s: %s", fault_name(fault), reason == NULL ? "" : reason);
	}
	while ((fault = sheet_next(reader, &row)) == FAULT_NONE && row != NULL) {
		text_add_format(&text, "%d", (int)row->number);
		if (row->problem != NULL)
			text_add_format(&text, "!%s@%zu", row->problem, row->problem_column);
		else
			for (size_t i = 0; i < row->count; i++)
				text_add_format(&text, "%s%s%s", i == 0 ? ":" : "|", kind_mark(row->cells[i].kind),
				    row->cells[i].text);
		text_add(&text, "\n");
	}
	if (fault != FAULT_NONE)
		text_add_format(&text, "then %s", fault_name(fault));
	else
		assert_int_equal(sheet_progress(reader), 1000);
	sheet_close(reader);
	close(descriptor);
	return text.value;
}

/*
 * What a clerk's file looks like: a merged title, a true and a typed date, a formula, a long
 * number, blank formatted rows.
 */
static int
clerks_workbook(void)
{
	char path[] = "/tmp/anjuan-test-XXXXXX";
	int descriptor = mkstemp(path);
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *date, *moment, *border;
	lxw_datetime day = { .year = 2025, .month = 10, .day = 4 }, exact = { 2025, 10, 11, 9, 30, 15 };

	assert_true(descriptor >= 0);
	close(descriptor);
	book = workbook_new(path);
	sheet = workbook_add_worksheet(book, "台账");
	workbook_add_worksheet(book, "说明");
	date = workbook_add_format(book);
	format_set_num_format(date, "yyyy\"年\"m\"月\"d\"日\"");
	moment = workbook_add_format(book);
	format_set_num_format_index(moment, 22);
	border = workbook_add_format(book);
	format_set_border(border, LXW_BORDER_THIN);

	worksheet_merge_range(sheet, 0, 0, 0, 3, "客户投诉处理台账", border);
	worksheet_write_string(sheet, 1, 0, "编号", NULL);
	worksheet_write_string(sheet, 1, 1, "日期", NULL);
	worksheet_write_string(sheet, 1, 2, "项目", NULL);
	worksheet_write_number(sheet, 2, 0, 466, NULL);
	worksheet_write_datetime(sheet, 2, 1, &day, date);
	worksheet_merge_range(sheet, 2, 2, 3, 2, "森林湖一期", border);
	worksheet_write_string(sheet, 3, 0, "430104199001011234", NULL);
	worksheet_write_datetime(sheet, 3, 1, &exact, moment);
	worksheet_write_string(sheet, 4, 0, "Q001", NULL);
	worksheet_write_string(sheet, 4, 1, "10月12日", NULL);
	worksheet_write_formula_num(sheet, 4, 3, "=SUM(1,1.5)", NULL, 2.5);
	worksheet_write_formula_str(sheet, 4, 4, "=CONCAT(\"a\",\"b\")", NULL, "a_x000D_b");
	for (lxw_row_t row = 5; row < 3000; row++)
		for (lxw_col_t column = 0; column < 5; column++)
			worksheet_write_blank(sheet, row, column, border);
	worksheet_write_string(sheet, 3000, 0, "说明：不填", NULL);
	assert_int_equal(workbook_close(book), LXW_NO_ERROR);
	descriptor = open(path, O_RDWR);
	unlink(path);
	return descriptor;
}

static void
a_clerks_workbook_is_read(void **state)
{
	(void)state;
	assert_string_equal(read_sheet(clerks_workbook(), NULL),
	    "1:客户投诉处理台账\n"
	    "2:编号|日期|项目\n"
	    "3:#466|@2025-10-04|森林湖一期\n"
	    "4:430104199001011234|@2025-10-11 09:30:15|森林湖一期\n"
	    "5:Q001|10月12日||#2.5|a\nb\n"
	    "3001:说明：不填\n");
	assert_string_equal(read_sheet(clerks_workbook(), "说明"), "");
	assert_string_equal(read_sheet(clerks_workbook(), "没有"), "input: no_sheet");
}

static void
cells_in_every_spelling(void **state)
{
	static const struct { const char *rows, *wanted; } table[] = {
		{ "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>a</t></is></c></row>", "3:|a\n" },
		{ "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", "1:#1|#2\n2:#3\n" },
		{ "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>", "1:甲乙||x\n" },
		{ "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>", "1!bytes@1\n" },
		{ "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", "1!bytes@1\n" },
		{ "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row>", "1:TRUE|#N/A\n" },
		{ "<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2025-10-04T09:30:00</v></c></row>", "1:@2025-10-04 09:30:00\n" },
		{ "<row r=\"1\"><c s=\"1\"><v>45934</v></c><c s=\"1\"><v>45934.5</v></c></row>",
		    "1:@2025-10-04|@2025-10-04 12:00:00\n" },
		{ "<row r=\"1\"><c s=\"2\"><v>0.39583333333333331</v></c></row>", "1:@09:30:00\n" },
		{ "<row r=\"1\"><c s=\"3\"><v>45934</v></c><c s=\"77\"><v>45934</v></c></row>", "1:#45934|#45934\n" },
		{ "<row r=\"1\"><c s=\"1\"><v>1</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>61</v></c></row>",
		    "1:@1900-01-01|@1900-02-28|@1900-03-01\n" },
		{ "<row r=\"1\"><c s=\"1\"><v>-3</v></c><c s=\"1\"><v>99999999</v></c></row>", "1:#-3|#99999999\n" },
		{ "<row r=\"1\"><c><v>1.3800138000000001E10</v></c><c><v>123456789012345678</v></c></row>",
		    "1:#13800138000|#123456789012345678\n" },
		{ "<row r=\"1\"><c><v>0.1</v></c><c><v>1E-5</v></c><c><v>12.300000000000001</v></c></row>",
		    "1:#0.1|#0.00001|#12.3\n" },
		{ "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>A2</f><v>a_x005F_x000D_b_xZZZZ_</v></c></row>", "1:a_x000D_b_xZZZZ_\n" },
		{ "<row r=\"1\"><c><v>nan</v></c><c><v>x</v></c><c><v>1e999</v></c></row>", "1:nan|x|1e999\n" },
		{ "<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>", "1!columns@1025\n" },
		{ "<row r=\"5\"/><row r=\"2\"><c><v>1</v></c></row>", "6:#1\n" },
		{ "", "" },
	};
	const char *strings = XML "<sst><si><r><t>甲</t></r><r><t xml:space=\"preserve\">乙 </t></r>"
	    "<rPh sb=\"0\" eb=\"1\"><t>kana</t></rPh></si><si><t>x</t></si></sst>";
	const char *styles = XML "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"&quot;dys&quot;0.00\\h\"/>"
	    "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf/><xf numFmtId=\"14\"/>"
	    "<xf numFmtId=\"20\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *sheet = arena_format(&arena, SHEET("%s"), table[i].rows);

		CHECK_ROW_TEXT(i, read_sheet(workbook_of(sheet, strings, styles), NULL), table[i].wanted);
	}
	/* No styles part at all. */
	assert_string_equal(read_sheet(workbook_of(SHEET("<row><c s=\"1\"><v>45934</v></c></row>"), NULL, NULL), NULL),
	    "1:#45934\n");
}

static void
hidden_prefixed_and_absolute_parts(void **state)
{
	const struct part parts[] = {
		{ "_rels/.rels", TOP_RELS },
		{ "xl/workbook.xml", XML "<x:workbook xmlns:x=\"urn:x\" xmlns:r=\"urn:r\"><x:workbookPr date1904=\"1\"/>"
		    "<x:sheets><x:sheet name=\"a\" state=\"hidden\" r:id=\"rId1\"/><x:sheet name=\"b\" r:id=\"rId2\"/>"
		    "</x:sheets></x:workbook>" },
		{ "xl/_rels/workbook.xml.rels", BOOK_RELS(BOOK_REL("rId1", "worksheet", "worksheets/none.xml")
		    BOOK_REL("rId2", "worksheet", "../other/./sheet.xml") BOOK_REL("rId3", "styles", "/xl/s.xml")) },
		{ "other/./sheet.xml", XML "<x:worksheet xmlns:x=\"urn:x\"><x:sheetData><x:row r=\"2\"><x:c r=\"A2\" s=\"0\">"
		    "<x:v>44472</x:v></x:c></x:row></x:sheetData></x:worksheet>" },
		{ "xl/s.xml", XML "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_string_equal(read_sheet(container_of_parts(parts), NULL), "2:@2025-10-04\n");
	assert_string_equal(read_sheet(container_of_parts(parts), "a"), "input: damaged");
}

static const char *
nested(int depth)
{
	struct text text = text_begin(&arena);

	text_add(&text, XML);
	for (int i = 0; i < depth; i++)
		text_add(&text, "<a>");
	for (int i = 0; i < depth; i++)
		text_add(&text, "</a>");
	return text.value;
}

static void
hostile_workbooks_are_refused(void **state)
{
	static const struct part only_text[] = { { "a.txt", "hello" }, { NULL, NULL } };
	static const struct part no_book[] = { { "_rels/.rels", TOP_RELS }, { NULL, NULL } };
	static const struct part no_rels[] = { { "_rels/.rels", TOP_RELS }, { "xl/workbook.xml", BOOK("") }, { NULL, NULL } };
	const char *laughs = XML "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>"
	    "<worksheet><sheetData><row><c t=\"str\"><v>&c;</v></c></row></sheetData></worksheet>";
	const char *outside = XML "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet/>";
	char *zeros = arena_alloc(&arena, 64 * 1024 * 1024);
	struct part bomb[] = { { "_rels/.rels", TOP_RELS }, { "xl/media/zeros", NULL }, { NULL, NULL } };

	(void)state;
	assert_string_equal(read_sheet(container_of_parts(only_text), NULL), "input: not_sheet");
	assert_string_equal(read_sheet(container_of_parts(no_book), NULL), "input: damaged");
	assert_string_equal(read_sheet(container_of_parts(no_rels), NULL), "input: damaged");
	assert_string_equal(read_sheet(workbook_of(laughs, NULL, NULL), NULL), "input: doctype");
	assert_string_equal(read_sheet(workbook_of(outside, NULL, NULL), NULL), "input: doctype");
	assert_string_equal(read_sheet(workbook_of(SHEET("<row/>"), laughs, NULL), NULL), "input: doctype");
	assert_string_equal(read_sheet(workbook_of(SHEET("<row>"), NULL, NULL), NULL), "input: damaged");
	assert_string_equal(read_sheet(workbook_of("", NULL, NULL), NULL), "input: damaged");
	assert_string_equal(read_sheet(workbook_of(nested(200000), NULL, NULL), NULL), "input: damaged");

	memset(zeros, ' ', 64 * 1024 * 1024 - 1);
	bomb[1].text = zeros;
	assert_string_equal(read_sheet(container_of_parts(bomb), NULL), "too-large: bomb");
}

/* Every prefix of a good file is refused, or read without harm. */
static void
cut_files_are_refused(void **state)
{
	int whole = workbook_of(SHEET("<row><c><v>1</v></c></row>"), NULL, NULL);
	off_t size = lseek(whole, 0, SEEK_END);
	char *bytes = arena_alloc(&arena, (size_t)size);

	(void)state;
	assert_int_equal(pread(whole, bytes, (size_t)size, 0), size);
	close(whole);
	for (off_t cut = 4; cut < size; cut += 37)
		CHECK_ROW(cut, text_starts(read_sheet(file_of(bytes, (size_t)cut), NULL), "input"));
	/* Turned bytes may not crash it; what they do to the content is the checksum's matter. */
	for (off_t at = 0; at < size; at += 11) {
		bytes[at] ^= 0x55;
		CHECK_ROW(at, read_sheet(file_of(bytes, (size_t)size), NULL) != NULL);
		bytes[at] ^= 0x55;
	}
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
		cmocka_unit_test(a_clerks_workbook_is_read),
		cmocka_unit_test(cells_in_every_spelling),
		cmocka_unit_test(hidden_prefixed_and_absolute_parts),
		cmocka_unit_test(hostile_workbooks_are_refused),
		cmocka_unit_test(cut_files_are_refused),
	};

	return cmocka_run_group_tests_name("xlsx_read", tests, NULL, release);
}
