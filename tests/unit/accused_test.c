#include "../check.h"

#include "base/arena.h"
#include "rules/accused.h"

#include "base/banned.h"

static struct arena arena;

static const struct accused_person people[] = {
	{ "王强", "wangq", "工程部" }, { "王强", "wq2", "秩序维护部" }, { "王强生", "wqs", "环境部" },
	{ "李丽", "lili", "服务中心" }, { "Li", "li", "Service centre" }, { "赵", "zhao", "工程部" },
};

static void
who_is_meant(void **state)
{
	static const struct { const char *typed; enum accused_found found; size_t which; } table[] = {
		{ "李丽", ACCUSED_ONE, 3 }, { "前台的李丽态度差", ACCUSED_ONE, 3 }, { " 李丽 ", ACCUSED_ONE, 3 },
		{ "王强", ACCUSED_SEVERAL, 0 }, { "王强 保安", ACCUSED_SEVERAL, 0 },
		{ "王强（工程部）", ACCUSED_ONE, 0 }, { "秩序维护部王强", ACCUSED_ONE, 1 },
		{ "王强，工程部或秩序维护部", ACCUSED_SEVERAL, 0 }, { "wq2", ACCUSED_ONE, 1 }, { "ｗｑ２", ACCUSED_ONE, 1 },
		{ "王强生", ACCUSED_ONE, 2 }, { "环境部的王强生", ACCUSED_ONE, 2 }, { "李丽和王强生", ACCUSED_SEVERAL, 0 },
		{ "李丽（服务中心）和王强生", ACCUSED_ONE, 3 }, { "Li", ACCUSED_ONE, 4 }, { "Lily", ACCUSED_NOBODY, 0 },
		{ "Ali", ACCUSED_NOBODY, 0 }, { "by Li.", ACCUSED_ONE, 4 }, { "Lily and Li", ACCUSED_ONE, 4 },
		{ "赵", ACCUSED_NOBODY, 0 }, { "一名保安", ACCUSED_NOBODY, 0 }, { "", ACCUSED_NOBODY, 0 },
		{ NULL, ACCUSED_NOBODY, 0 }, { "王", ACCUSED_NOBODY, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		size_t which = 0;

		CHECK_ROW(i, accused_find(&arena, table[i].typed, people, COUNT(people), &which) == table[i].found);
		CHECK_ROW(i, table[i].found != ACCUSED_ONE || which == table[i].which);
	}
}

static void
nobody_to_choose_from(void **state)
{
	size_t which;

	(void)state;
	assert_int_equal(accused_find(&arena, "王强", people, 0, &which), ACCUSED_NOBODY);
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
		cmocka_unit_test(who_is_meant), cmocka_unit_test(nobody_to_choose_from),
	};

	return cmocka_run_group_tests_name("accused", tests, NULL, release);
}
