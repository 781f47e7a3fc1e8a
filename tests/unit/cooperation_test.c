/* Several departments on a case: who may be named, who sees it, what they may do. */
#include "../check.h"

#include "base/arena.h"
#include "rules/cooperation.h"

static void
ids_in_a_list(void **state)
{
	static const struct { const char *list; int64_t id; bool in; int count; } table[] = {
		{ NULL, 3, false, 0 }, { "", 3, false, 0 }, { "", 0, false, 0 }, { "3", 3, true, 1 }, { "3", 0, false, 1 },
		{ "33", 3, false, 1 }, { "3,17", 17, true, 2 }, { "3,17", 1, false, 2 }, { "3,17", 7, false, 2 },
		{ "17,3", 3, true, 2 }, { "1,2,3", 2, true, 3 }, { "9007199254740993", 9007199254740993, true, 1 },
		{ "3,17", -1, false, 2 }, { "3,x,17", 17, true, 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, cooperation_includes(table[i].list, (struct department_id){ table[i].id }) == table[i].in);
		CHECK_ROW(i, cooperation_count(table[i].list) == table[i].count);
	}
}

static void
those_that_stand_are_listed(void **state)
{
	static const struct cooperation rows[] = {
		{ .department = { 3 } }, { .department = { 4 }, .ended_at = 9 }, { .department = { 17 } },
		{ .department = { 4 } },
	};
	struct arena arena = { 0 };

	(void)state;
	assert_string_equal(cooperation_list(&arena, rows, COUNT(rows)), "3,17,4");
	assert_string_equal(cooperation_list(&arena, rows + 1, 1), "");
	assert_string_equal(cooperation_list(&arena, NULL, 0), "");
	arena_release(&arena);
}

static void
who_may_be_named(void **state)
{
	static const struct { int64_t lead; const char *cooperating; int64_t named; enum refusal wanted; } table[] = {
		{ 7, "", 3, REFUSAL_NONE }, { 7, "4,5", 3, REFUSAL_NONE }, { 0, "", 3, REFUSAL_NO_LEAD },
		{ 7, "", 7, REFUSAL_ALREADY }, { 7, "4,3", 3, REFUSAL_ALREADY }, { 7, "33", 3, REFUSAL_NONE },
		{ 7, "11,12,13,14,15,16,17,18,19,20,21", 3, REFUSAL_NONE },
		{ 7, "11,12,13,14,15,16,17,18,19,20,21,22", 3, REFUSAL_COOPERATION },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .department = { table[i].lead }, .cooperating = table[i].cooperating };

		CHECK_ROW(i, cooperation_may_name(&c, (struct department_id){ table[i].named }) == table[i].wanted);
	}
}

/* More than one department is level 2 (§32.11); what was raised is not lowered by it. */
static void
level_of_several(void **state)
{
	static const struct { enum severity severity; unsigned flags; int level; const char *cooperating; int wanted; } table[] = {
		{ SEVERITY_MINOR, 0, 3, "", 3 }, { SEVERITY_MINOR, 0, 3, "4", 2 }, { SEVERITY_GENERAL, 0, 3, "4,5", 2 },
		{ SEVERITY_GRAVE, 0, 1, "4", 1 }, { SEVERITY_GENERAL, 0, 1, "4", 1 }, { SEVERITY_GENERAL, 0, 2, "", 2 },
		{ SEVERITY_SERIOUS, FLAG_MEDIA, 1, "4", 1 }, { SEVERITY_SERIOUS, FLAG_MEDIA, 2, "4", 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .severity = table[i].severity, .flags = table[i].flags, .level = table[i].level,
			.cooperating = table[i].cooperating };

		CHECK_ROW(i, cooperation_level(&c) == table[i].wanted);
	}
}

enum { LEAD = 7, HELP = 3, AWAY = 5 };

/* A person of a department, with a role, before a case of LEAD handled by 1, with HELP cooperating or nobody. */
static void
who_sees_and_who_writes(void **state)
{
	static const struct {
		int64_t person, department;
		enum role role;
		bool alone, together;	/* sees it, without and with the cooperation */
		bool note, accept;	/* may, with it */
	} table[] = {
		{ 1, LEAD, ROLE_HANDLER, true, true, true, false },
		{ 2, LEAD, ROLE_HANDLER, true, true, true, false },
		{ 3, HELP, ROLE_HANDLER, false, true, true, false },
		{ 4, HELP, ROLE_DEPARTMENT_MANAGER, false, true, true, false },
		{ 5, AWAY, ROLE_HANDLER, false, false, false, false },
		{ 6, AWAY, ROLE_DEPARTMENT_MANAGER, false, false, false, false },
		{ 7, HELP, ROLE_ADMINISTRATOR, false, false, false, false },
		{ 8, AWAY, ROLE_DISPATCHER, true, true, true, false },
		{ 9, 0, ROLE_HANDLER, false, false, false, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct staff actor = { .id = { table[i].person }, .department = { table[i].department },
			.roles = 1u << table[i].role };
		struct case_file c = { .stage = STAGE_INVESTIGATING, .department = { LEAD }, .handler = { 1 } };
		struct act_facts facts = { .actor = &actor, .as = ROLE__COUNT };
		enum act leads[] = { ACT_PROGRESS, ACT_PLAN, ACT_CAUSE };

		CHECK_ROW(i, case_visible(&c, &actor) == table[i].alone);
		c.cooperating = "12,3";
		CHECK_ROW(i, case_visible(&c, &actor) == table[i].together);
		CHECK_ROW(i, (case_decide(&c, ACT_NOTE, &facts, NULL) == REFUSAL_NONE) == table[i].note);
		CHECK_ROW(i, (case_decide(&c, ACT_ATTACH, &facts, NULL) == REFUSAL_NONE) == table[i].note);
		for (size_t k = 0; k < COUNT(leads); k++)
			CHECK_ROW(i, (case_decide(&c, leads[k], &facts, NULL) == REFUSAL_NONE) == (table[i].person == 1));
		c.accused_staff.value = table[i].person;
		CHECK_ROW(i, !case_visible(&c, &actor));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_in_a_list),
		cmocka_unit_test(those_that_stand_are_listed),
		cmocka_unit_test(who_may_be_named),
		cmocka_unit_test(level_of_several),
		cmocka_unit_test(who_sees_and_who_writes),
	};

	return cmocka_run_group_tests_name("cooperation", tests, NULL, NULL);
}
