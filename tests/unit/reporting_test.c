#include "../check.h"

#include "base/arena.h"
#include "rules/case.h"
#include "rules/reporting.h"

#include "base/banned.h"

/* 1 above 2 above 3 above 4; 5 alone; 6 under somebody who is gone; 7 and 8 above each other; 9 above itself; 10 under 8. */
static const struct { int64_t id, superior; const char *line; } people[] = {
	{ 1, 0, "" }, { 2, 1, "1" }, { 3, 2, "2 1" }, { 4, 3, "3 2 1" }, { 5, 0, "" }, { 6, 99, "99" },
	{ 7, 8, "8" }, { 8, 7, "7" }, { 9, 9, "" }, { 10, 8, "8 7" },
};

static struct arena arena;
static struct staff list[COUNT(people)];

static int
setup(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(people); i++)
		list[i] = (struct staff){ .id = { people[i].id }, .superior = { people[i].superior },
		    .department = { 7 }, .roles = 1 << ROLE_DISPATCHER | 1 << ROLE_HANDLER };
	list[1].disabled = 1;	/* the line goes on above who has left */
	for (size_t i = 0; i < COUNT(people); i++)
		reporting_line(&arena, list, COUNT(list), &list[i]);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void
the_line_of_everybody(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(people); i++) {
		const char *text = "";

		for (size_t k = 0; k < list[i].above_count; k++)
			text = arena_format(&arena, "%s%s%lld", text, k == 0 ? "" : " ",
			    (long long)list[i].above[k].value);
		CHECK_ROW_TEXT(i, text, people[i].line);
	}
}

static void
nobody_is_under_nobody(void **state)
{
	static const struct { int64_t who, above; bool under; } table[] = {
		{ 4, 3, true }, { 4, 2, true }, { 4, 1, true }, { 4, 4, false }, { 4, 0, false }, { 4, 5, false },
		{ 1, 4, false }, { 2, 3, false }, { 7, 8, true }, { 8, 7, true }, { 7, 7, false }, { 9, 9, false },
		{ 6, 99, true }, { 10, 7, true }, { 5, 0, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct staff *who = reporting_person(list, COUNT(list), (struct staff_id){ table[i].who });

		assert_non_null(who);
		CHECK_ROW(i, reporting_under(who, (struct staff_id){ table[i].above }) == table[i].under);
	}
	assert_null(reporting_person(list, COUNT(list), (struct staff_id){ 98 }));
}

/* From whom a case is kept: relation to the person complained about × who complains. */
static void
kept_from_whom(void **state)
{
	static const struct { int64_t accused, who; bool customer, staff; } table[] = {
		{ 2, 2, true, true }, { 2, 3, true, true }, { 2, 4, false, true }, { 2, 1, false, false },
		{ 2, 5, false, false }, { 1, 1, true, true }, { 1, 2, true, true }, { 1, 3, false, true },
		{ 1, 4, false, true }, { 4, 3, false, false }, { 4, 4, true, true }, { 0, 4, false, false },
		{ 8, 7, true, true }, { 7, 10, false, true }, { 99, 6, true, true }, { 9, 9, true, true },
	};
	struct act_facts facts = { .as = ROLE__COUNT };

	(void)state;
	for (size_t i = 0; i < 2 * COUNT(table); i++) {
		bool by_staff = i % 2 == 1, kept = by_staff ? table[i / 2].staff : table[i / 2].customer;
		struct case_file c = { .stage = STAGE_REGISTERED, .department = { 7 },
		    .accused_staff = { table[i / 2].accused }, .by_staff = by_staff };

		facts.actor = reporting_person(list, COUNT(list), (struct staff_id){ table[i / 2].who });
		CHECK_ROW(i, case_barred(&c, facts.actor) == kept);
		CHECK_ROW(i, case_visible(&c, facts.actor) == (!kept && !facts.actor->disabled));
		CHECK_ROW(i, (case_decide(&c, ACT_NOTE, &facts, NULL) == REFUSAL_ACCUSED) == kept);
		CHECK_ROW(i, !kept || case_capacity(&c, ACT_NOTE, &facts) == ROLE__COUNT);
		CHECK_ROW(i, case_may_follow(&c, facts.actor->id, facts.actor) ==
		    (c.accused_staff.value != facts.actor->id.value && !facts.actor->disabled));
		CHECK_ROW(i, !case_may_follow(&c, (struct staff_id){ 55 }, facts.actor));
	}
	assert_false(case_barred(&(struct case_file){ .accused_staff = { 2 } }, NULL));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_line_of_everybody),
		cmocka_unit_test(nobody_is_under_nobody),
		cmocka_unit_test(kept_from_whom),
	};

	return cmocka_run_group_tests_name("reporting", tests, setup, teardown);
}
