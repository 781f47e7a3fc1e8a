/* Cutting SQL files into statements. */
#include "../check.h"

#include "base/arena.h"
#include "store/script.h"

struct row {
	const char	*text;
	enum fault	 fault;
	size_t		 line;		/* of the fault */
	const char	*statements[4];
};

static const struct row rows[] = {
	{ "", FAULT_NONE, 0, {0} },
	{ " \n\t", FAULT_NONE, 0, {0} },
	{ "-- only a remark", FAULT_NONE, 0, {0} },
	{ "# remark\n/* another ; */;;", FAULT_NONE, 0, {0} },
	{ "SELECT 1", FAULT_NONE, 0, { "SELECT 1" } },
	{ "SELECT 1 ;\n", FAULT_NONE, 0, { "SELECT 1" } },
	{ "a; b;c", FAULT_NONE, 0, { "a", "b", "c" } },
	{ "-- r; s\na;-- t\nb", FAULT_NONE, 0, { "a", "b" } },
	{ "a 'x;y' b; c", FAULT_NONE, 0, { "a 'x;y' b", "c" } },
	{ "a 'it''s;' ; c", FAULT_NONE, 0, { "a 'it''s;'", "c" } },
	{ "a 'it\\'s;' ; c", FAULT_NONE, 0, { "a 'it\\'s;'", "c" } },
	{ "a \"x;'\" ; c", FAULT_NONE, 0, { "a \"x;'\"", "c" } },
	{ "a `x;\\` ; c", FAULT_NONE, 0, { "a `x;\\`", "c" } },
	{ "a /* 'x; */ b; c", FAULT_NONE, 0, { "a /* 'x; */ b", "c" } },
	{ "a -- it's\nb; c", FAULT_NONE, 0, { "a -- it's\nb", "c" } },
	{ "a--1; c", FAULT_NONE, 0, { "a--1", "c" } },
	{ "'房间；';c", FAULT_NONE, 0, { "'房间；'", "c" } },
	{ "a;\nb 'x;\n", FAULT_INPUT, 2, {0} },
	{ "a;\n\nb \"x'", FAULT_INPUT, 3, {0} },
	{ "a `x", FAULT_INPUT, 1, {0} },
	{ "a /* x", FAULT_INPUT, 1, {0} },
	{ "a;\n/* x", FAULT_INPUT, 1, {0} },
	{ "a 'x\\", FAULT_INPUT, 1, {0} },
};

static void
test_cut(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena arena = {0};
		struct script script;
		size_t line = 0, count = 0;

		CHECK_ROW(i, script_cut(&arena, rows[i].text, &script, &line) == rows[i].fault);
		if (rows[i].fault == FAULT_NONE) {
			for (; count < 4 && rows[i].statements[count] != NULL; count++)
				CHECK_ROW_TEXT(i, script.statements[count], rows[i].statements[count]);
			CHECK_ROW(i, script.count == count);
		} else
			CHECK_ROW(i, line == rows[i].line);
		arena_release(&arena);
	}
}

static void
test_many(void **state)
{
	struct arena arena = {0};
	struct script script;
	char *text = arena_alloc(&arena, 4001);
	size_t line;

	(void)state;
	for (size_t i = 0; i < 2000; i++) {
		text[2 * i] = 'a';
		text[2 * i + 1] = ';';
	}
	assert_int_equal(script_cut(&arena, text, &script, &line), FAULT_NONE);
	assert_int_equal(script.count, 2000);
	assert_string_equal(script.statements[1999], "a");
	arena_release(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_cut),
	cmocka_unit_test(test_many),
};

CHECK_MAIN("script", tests)
