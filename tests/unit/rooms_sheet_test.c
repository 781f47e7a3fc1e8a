#include "../sheet_files.h"

#include "base/arena.h"
#include "base/text.h"
#include "exchange/rooms_sheet.h"

#include "base/banned.h"

static struct arena arena;
static struct mapping mapping;

static int
load(void **state)
{
	const char *problem;

	(void)state;
	return mapping_load(&arena, "conf/mapping/rooms.ini", &mapping, &problem) == FAULT_NONE ? 0 : 1;
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* Every line as "row: project|area|…" and its problems as "!column title word". */
static const char *
read_rooms(int descriptor)
{
	struct sheet_reader *reader;
	struct rooms_sheet *sheet;
	const struct room_line *line;
	const char *reason = "";
	struct text text = text_begin(&arena);

	if (sheet_open(&arena, descriptor, NULL, &reader, &reason) != FAULT_NONE)
		return reason;
	if (rooms_sheet_open(&arena, reader, &mapping, &sheet, &reason) == FAULT_NONE) {
		reason = NULL;
		while (rooms_sheet_next(sheet, &arena, &line) == FAULT_NONE && line != NULL) {
			text_add_format(&text, "%d:", (int)line->number);
			for (int i = 0; i < ROOM_FIELD__COUNT; i++)
				text_add_format(&text, "%s%s", i == 0 ? "" : "|", line->texts[i]);
			for (size_t i = 0; i < line->problem_count; i++)
				text_add_format(&text, " !%zu %s %s", line->problems[i].column, line->problems[i].title,
				    line->problems[i].word);
			text_add(&text, "\n");
		}
	}
	sheet_close(reader);
	close(descriptor);
	return reason == NULL ? text.value : reason;
}

static void
lines_are_read_and_checked(void **state)
{
#define HEADER "项目,区域,楼栋,单元,房间号,姓名,电话,关系\n"
	static const struct { const char *text, *lines; } table[] = {
		{ HEADER "森林湖,一期,3栋,二单元,1201室,王丽,138 0013 8000,业主\n", "2:森林湖|一期|3|2|1201|王丽|13800138000|业主\n" },
		{ "房间表\n\n" HEADER "森林湖,,3,,101,,,\n", "4:森林湖||3||101|||\n" },
		{ "小区,楼号,房号\n森林湖,３号楼,１０１\n", "2:森林湖||3||101|||\n" },
		{ "小区,楼号,房号,业主,手机\n森林湖,3,101,王丽,13800138000\n", "2:森林湖||3||101|王丽|13800138000|\n" },
		{ "小区,楼号,房号,手机\n森林湖,3,101,13800138000\n",
		    "2:森林湖||3||101||13800138000| !0 住户姓名 missing\n" },
		{ HEADER ",,3,2,101,,,\n", "2:||3|2|101||| !1 项目 missing\n" },
		{ HEADER "森林湖,,,2,101,,,\n", "2:森林湖|||2|101||| !3 楼栋 missing\n" },
		{ HEADER "森林湖,,3,2,101,王丽,12,\n", "2:森林湖||3|2|101|王丽|12| !7 电话 phone\n" },
		{ HEADER "森林湖,,3,2,101,,13800138000,\n", "2:森林湖||3|2|101||13800138000| !6 姓名 missing\n" },
		{ HEADER "森林湖,,3,2,101,\xFF,,\n", "2:||||||| !6 姓名 bytes\n" },
		{ "项目,楼栋\n森林湖,3\n", "no_header" },
		{ HEADER, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, read_rooms(file_of(table[i].text, strlen(table[i].text))), table[i].lines);
}

static void
the_template_reads_back(void **state)
{
	int descriptor = file_of("", 0);
	struct sheet_reader *reader;
	const struct sheet_row *row;
	const char *reason;

	(void)state;
	assert_int_equal(rooms_sheet_template(&arena, &mapping, descriptor), FAULT_NONE);
	assert_int_equal(sheet_open(&arena, descriptor, "填写说明", &reader, &reason), FAULT_NONE);
	assert_int_equal(sheet_next(reader, &row), FAULT_NONE);
	assert_true(text_starts(row->cells[0].text, "1. "));
	sheet_close(reader);
	assert_int_equal(sheet_open(&arena, descriptor, NULL, &reader, &reason), FAULT_NONE);
	assert_int_equal(sheet_next(reader, &row), FAULT_NONE);
	assert_int_equal(row->count, ROOM_FIELD__COUNT);
	assert_string_equal(row->cells[0].text, "项目*");
	sheet_close(reader);
	assert_string_equal(read_rooms(descriptor), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_read_and_checked),
		cmocka_unit_test(the_template_reads_back),
	};

	return cmocka_run_group_tests_name("rooms_sheet", tests, load, release);
}
