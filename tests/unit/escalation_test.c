#include "../check.h"

#include "base/arena.h"
#include "rules/escalation.h"
#include "rules/reporting.h"

#include "base/banned.h"

#define D (1 << ROLE_DISPATCHER)
#define S (1 << ROLE_SUPERVISOR)
#define H (1 << ROLE_HANDLER)
#define M (1 << ROLE_DEPARTMENT_MANAGER)
#define G (1 << ROLE_MANAGEMENT)
#define A (1 << ROLE_ADMINISTRATOR)

/*
 * 1 the head; 2 supervisor; 3 dispatcher under 2; 4 manager of department 7; 5 handler under 4; 6 supervisor who has
 * left, under 1, above dispatcher 7; 8 handler under handler 5; 9 and 10 above each other; 11 above itself;
 * 12 under somebody who is gone; 13 manager of department 8; 14 handler there; 15 and 16 in a circle above 17;
 * 18 an administrator under 4, 19 under 18 without a role; of department 10 handlers 20 under 18, 21 under 19 and
 * 22 under 8.
 */
static struct staff list[] = {
	{ .id = { 1 }, .roles = G }, { .id = { 2 }, .superior = { 1 }, .roles = S },
	{ .id = { 3 }, .superior = { 2 }, .roles = D },
	{ .id = { 4 }, .superior = { 1 }, .roles = M, .department = { 7 } },
	{ .id = { 5 }, .superior = { 4 }, .roles = H, .department = { 7 } },
	{ .id = { 6 }, .superior = { 1 }, .roles = S, .disabled = 1 }, { .id = { 7 }, .superior = { 6 }, .roles = D },
	{ .id = { 8 }, .superior = { 5 }, .roles = H, .department = { 7 } },
	{ .id = { 9 }, .superior = { 10 }, .roles = S }, { .id = { 10 }, .superior = { 9 }, .roles = D },
	{ .id = { 11 }, .superior = { 11 }, .roles = S }, { .id = { 12 }, .superior = { 99 }, .roles = D },
	{ .id = { 13 }, .superior = { 1 }, .roles = M, .department = { 8 } },
	{ .id = { 14 }, .superior = { 13 }, .roles = H, .department = { 8 } },
	{ .id = { 15 }, .superior = { 16 }, .roles = D }, { .id = { 16 }, .superior = { 15 }, .roles = D },
	{ .id = { 17 }, .superior = { 15 }, .roles = D },
	{ .id = { 18 }, .superior = { 4 }, .roles = A }, { .id = { 19 }, .superior = { 18 }, .roles = 0 },
	{ .id = { 20 }, .superior = { 18 }, .roles = H, .department = { 10 } },
	{ .id = { 21 }, .superior = { 19 }, .roles = H, .department = { 10 } },
	{ .id = { 22 }, .superior = { 8 }, .roles = H, .department = { 10 } },
};

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	reporting_lines(&arena, list, COUNT(list));
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
the_next_person_up(void **state)
{
	static const struct { int64_t from, accused; bool by_staff; int64_t wanted; } table[] = {
		{ 3, 0, false, 2 }, { 2, 0, false, 1 }, { 1, 0, false, 0 }, { 5, 0, false, 4 }, { 4, 0, false, 1 },
		{ 7, 0, false, 1 },	/* who has left is replaced by the own superior */
		{ 8, 0, false, 5 },	/* no level is skipped: whoever is directly above is told, head or not (§11, S2·13) */
		{ 14, 0, false, 13 },	/* nor the manager of another department, whom the report shows the case */
		{ 20, 0, false, 4 },	/* but who administers alone or holds no role opens no case */
		{ 21, 0, false, 4 },
		{ 9, 0, false, 10 }, { 10, 0, false, 9 }, { 11, 0, false, 0 }, { 12, 0, false, 0 }, { 17, 0, false, 15 },
		{ 0, 0, false, 0 }, { 98, 0, false, 0 },
		{ 3, 2, false, 1 }, { 3, 2, true, 1 }, { 5, 4, true, 1 },	/* never the person complained about */
		{ 3, 1, false, 0 }, { 3, 1, true, 0 },	/* nor anybody under that person */
		{ 5, 1, false, 0 }, { 2, 1, false, 0 }, { 3, 4, false, 2 },
		{ 8, 5, false, 4 }, { 14, 13, false, 1 },	/* whatever role that person has */
		{ 17, 15, false, 0 }, { 22, 4, true, 1 }, { 22, 4, false, 8 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .department = { 7 }, .accused_staff = { table[i].accused },
		    .by_staff = table[i].by_staff };
		const struct staff *next = escalation_next(list, COUNT(list), &c, (struct staff_id){ table[i].from });

		CHECK_ROW(i, (next == NULL ? 0 : next->id.value) == table[i].wanted);
	}
}

static void
from_whose_hands(void **state)
{
	static const struct { int64_t responsible, handler; enum role role; int64_t wanted; } table[] = {
		{ 5, 8, ROLE_HANDLER, 5 }, { 0, 8, ROLE_HANDLER, 8 }, { 0, 0, ROLE_HANDLER, 0 },
		{ 3, 8, ROLE_DISPATCHER, 3 },
		{ 0, 8, ROLE_DISPATCHER, 0 },	/* never the first of the role */
		{ 0, 8, ROLE_DEPARTMENT_MANAGER, 0 }, { 4, 8, ROLE_DEPARTMENT_MANAGER, 4 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .department = { 7 }, .handler = { table[i].handler } };

		CHECK_ROW(i, escalation_holder(&c, (struct staff_id){ table[i].responsible }, table[i].role).value ==
		    table[i].wanted);
	}
}

static void
who_answers_while_nobody_has_it(void **state)
{
	static const struct {
		int64_t department; bool returned; enum role role; int64_t accused; const char *wanted;
	} table[] = {
		{ 7, false, ROLE_HANDLER, 0, " 5 8" }, { 8, false, ROLE_HANDLER, 0, " 14" }, { 9, false, ROLE_HANDLER, 0, "" },
		{ 0, false, ROLE_HANDLER, 0, " 3 7 10 12 15 16 17" }, { 7, true, ROLE_HANDLER, 0, " 3 7 10 12 15 16 17" },
		{ 0, false, ROLE_DEPARTMENT_MANAGER, 0, " 3 7 10 12 15 16 17" },
		{ 7, false, ROLE_DEPARTMENT_MANAGER, 0, " 4" },
		{ 7, false, ROLE_SUPERVISOR, 0, " 2 9 11" },	/* not who has left */
		{ 7, false, ROLE_ARCHIVIST, 0, "" }, { 7, false, ROLE_HANDLER, 5, "" },	/* nor who is complained about */
		{ 7, false, ROLE_DISPATCHER, 2, " 7 10 12 15 16 17" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .department = { table[i].department }, .returned = table[i].returned,
		    .accused_staff = { table[i].accused } };
		const char *told = "";

		for (size_t k = 0; k < COUNT(list); k++)
			if (escalation_answers(&list[k], &c, table[i].role))
				told = arena_format(&arena, "%s %lld", told, (long long)list[k].id.value);
		CHECK_ROW_TEXT(i, told, table[i].wanted);
	}
}

static void
to_whom_a_breach_goes(void **state)
{
	static const struct { int64_t responsible, handler, department; enum role role; int64_t accused, wanted; } table[] = {
		{ 5, 0, 7, ROLE_HANDLER, 0, 4 }, { 0, 5, 7, ROLE_HANDLER, 0, 4 }, { 0, 0, 7, ROLE_HANDLER, 0, 4 },
		{ 0, 0, 8, ROLE_HANDLER, 0, 13 }, { 0, 0, 0, ROLE_HANDLER, 0, 2 }, { 0, 0, 0, ROLE_DISPATCHER, 0, 2 },
		{ 7, 0, 0, ROLE_DISPATCHER, 0, 1 },	/* above the one who has it, not above the first */
		{ 1, 0, 7, ROLE_MANAGEMENT, 0, 0 }, { 0, 0, 7, ROLE_ARCHIVIST, 0, 0 }, { 0, 0, 0, ROLE_DISPATCHER, 2, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .department = { table[i].department }, .handler = { table[i].handler },
		    .accused_staff = { table[i].accused } };
		const struct staff *above = escalation_above(list, COUNT(list), &c,
		    (struct staff_id){ table[i].responsible }, table[i].role);

		CHECK_ROW(i, (above == NULL ? 0 : above->id.value) == table[i].wanted);
	}
}

static void
who_reports_for_whom(void **state)
{
	static const struct { int64_t actor, handler, wanted; } table[] = {
		{ 3, 0, 3 }, { 3, 5, 5 }, { 5, 5, 5 }, { 4, 5, 4 }, { 1, 5, 1 }, { 4, 8, 4 }, { 2, 5, 5 }, { 3, 12, 3 },
		{ 3, 98, 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .department = { 7 }, .handler = { table[i].handler } };
		const struct staff *actor = reporting_person(list, COUNT(list), (struct staff_id){ table[i].actor });

		CHECK_ROW(i, escalation_reporter(list, COUNT(list), &c, actor).value == table[i].wanted);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_next_person_up),
		cmocka_unit_test(from_whose_hands),
		cmocka_unit_test(who_answers_while_nobody_has_it),
		cmocka_unit_test(to_whom_a_breach_goes),
		cmocka_unit_test(who_reports_for_whom),
	};

	return cmocka_run_group_tests_name("escalation", tests, setup, teardown);
}
