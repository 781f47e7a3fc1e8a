#include "../check.h"

#include "base/arena.h"
#include "rules/answering.h"
#include "rules/calendar.h"
#include "rules/reporting.h"

#include "base/banned.h"

#define D (1 << ROLE_DISPATCHER)
#define H (1 << ROLE_HANDLER)
#define M (1 << ROLE_DEPARTMENT_MANAGER)

/* 2 and 3 dispatchers; 4 manager of 7; 5 and 6 handlers there; 8 was manager of 9; 10 manager of 8. */
static struct staff people[] = {
	{ .id = { 2 }, .roles = D, .superior = { 4 } }, { .id = { 3 }, .roles = D },
	{ .id = { 8 }, .roles = M, .department = { 9 }, .disabled = 1 },
	{ .id = { 4 }, .roles = M, .department = { 7 } }, { .id = { 5 }, .roles = H, .department = { 7 } },
	{ .id = { 6 }, .roles = H, .department = { 7 } }, { .id = { 10 }, .roles = M, .department = { 8 } },
};
static struct arena arena;

#define ALWAYS { -1, -1, -1, -1 }
static const struct clock_rule clocks[] = {
	{ .id = "K5", .start = ACT_REGISTER, .stops = ACT_BIT(ACT_FEED_BACK), .amount = 12, .unit = UNIT_HOUR,
	    .responsible = ROLE_DISPATCHER, .condition = ALWAYS },
	{ .id = "K6", .start = ACT_ACCEPT, .stops = ACT_BIT(ACT_COMPLETE), .amount = 12, .unit = UNIT_HOUR,
	    .responsible = ROLE_HANDLER, .condition = ALWAYS },
	{ .id = "K7", .start = ACT_REGISTER, .stops = ACT_BIT(ACT_COMPLETE), .amount = 24, .unit = UNIT_HOUR,
	    .responsible = ROLE_HANDLER, .condition = ALWAYS },
	{ .id = "K9", .start = ACT_COMPLETE, .stops = ACT_BIT(ACT_VISIT), .amount = 1, .unit = UNIT_WEEK,
	    .responsible = ROLE_DISPATCHER, .condition = ALWAYS },
	{ .id = "K13", .start = ACT_REGISTER, .stops = ACT_BIT(ACT_CLOSE), .amount = 24, .unit = UNIT_HOUR,
	    .responsible = ROLE_DEPARTMENT_MANAGER, .condition = ALWAYS },
	{ .id = "K11", .start = ACT_REGISTER, .stops = ACT_BIT(ACT_CLOSE), .amount = 24, .unit = UNIT_HOUR,
	    .responsible = ROLE_SUPERVISOR, .condition = ALWAYS },
	{ .id = "E1", .start = ACT_EMERGENCY, .stops = ACT_BIT(ACT_SITUATION), .amount = 1, .unit = UNIT_HOUR,
	    .responsible = ROLE_SUPERVISOR, .repeats = true, .condition = ALWAYS },
};
static const struct procedure procedure = { .clocks = clocks, .clock_count = COUNT(clocks) };

static int
setup(void **state)
{
	(void)state;
	reporting_lines(&arena, people, COUNT(people));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

struct kept { struct case_file c; struct deadline rows[32]; size_t count; struct answering answering; int64_t now; };

/* An act by somebody in a capacity, and "K6 5, E1.2 0": who answers for what is open then. */
static const char *
happen(struct kept *kept, enum act act, int64_t actor, enum role as)
{
	struct clock_event event = { .act = act, .at = kept->now += 60, .actor = { actor }, .as = as,
		.answering = &kept->answering };
	struct case_clocks known = { &procedure, calendar_weekdays(), &kept->c, kept->rows, kept->count, false };
	struct deadline_changes changes = deadline_on_event(&arena, &known, &event);
	const char *said = "";

	for (size_t i = 0; i < changes.count; i++) {
		if (changes.rows[i].id == 0)
			changes.rows[i].id = (int64_t)++kept->count;
		kept->rows[changes.rows[i].id - 1] = changes.rows[i];
	}
	for (size_t i = 0; i < kept->count; i++)
		if (deadline_is_open(&kept->rows[i]))
			said = arena_format(&arena, "%s%s%s %lld", said, said[0] == '\0' ? "" : ", ",
			    kept->rows[i].clock, (long long)kept->rows[i].responsible.value);
	return said;
}

static struct kept
begin(void)
{
	return (struct kept){ .c = { .id = { 1 }, .stage = STAGE_REGISTERED }, .now = 1700000000,
	    .answering = { people, COUNT(people), { 0 } } };
}

static void
a_case_goes_from_hand_to_hand(void **state)
{
	struct kept kept = begin();

	(void)state;
	assert_string_equal(happen(&kept, ACT_REGISTER, 2, ROLE_DISPATCHER), "K5 2, K7 0, K13 0, K11 0");
	kept.c.department.value = 7;
	assert_string_equal(happen(&kept, ACT_DISPATCH, 3, ROLE_DISPATCHER), "K5 2, K7 0, K13 4, K11 0");
	kept.c.handler.value = 5;
	kept.c.stage = STAGE_ACCEPTED;
	assert_string_equal(happen(&kept, ACT_ACCEPT, 5, ROLE_HANDLER), "K5 2, K7 5, K13 4, K11 0, K6 5");
	kept.c.handler.value = 6;
	assert_string_equal(happen(&kept, ACT_ASSIGN, 4, ROLE_DEPARTMENT_MANAGER), "K5 2, K7 6, K13 4, K11 0, K6 6");
	assert_string_equal(happen(&kept, ACT_PROGRESS, 6, ROLE_HANDLER), "K5 2, K7 6, K13 4, K11 0, K6 6");
	assert_string_equal(happen(&kept, ACT_COMPLETE, 6, ROLE_HANDLER), "K5 2, K13 4, K11 0, K9 2");
}

/* What somebody was late with stays theirs, and what was met, too. */
static void
a_verdict_is_not_handed_over(void **state)
{
	struct kept kept = begin();

	(void)state;
	(void)happen(&kept, ACT_REGISTER, 2, ROLE_DISPATCHER);
	kept.c.department.value = 7;
	kept.c.handler.value = 5;
	kept.c.stage = STAGE_ACCEPTED;
	(void)happen(&kept, ACT_ACCEPT, 5, ROLE_HANDLER);
	kept.rows[4].state = DEADLINE_BREACHED;		/* K6 */
	kept.c.handler.value = 6;
	assert_string_equal(happen(&kept, ACT_ASSIGN, 4, ROLE_DEPARTMENT_MANAGER), "K5 2, K7 6, K13 0, K11 0, K6 5");
	(void)happen(&kept, ACT_COMPLETE, 6, ROLE_HANDLER);
	kept.c.handler.value = 5;
	(void)happen(&kept, ACT_ASSIGN, 4, ROLE_DEPARTMENT_MANAGER);
	assert_int_equal(kept.rows[1].responsible.value, 6);
	assert_int_equal(kept.rows[4].responsible.value, 5);
}

static void
what_the_complainant_wrote_is_whose_dispatches_it(void **state)
{
	struct kept kept = begin();

	(void)state;
	assert_string_equal(happen(&kept, ACT_REGISTER, 0, ROLE_COMPLAINANT), "K5 0, K7 0, K13 0, K11 0");
	kept.c.department.value = 9;		/* whose manager has left */
	assert_string_equal(happen(&kept, ACT_DISPATCH, 3, ROLE_DISPATCHER), "K5 3, K7 0, K13 0, K11 0");
	kept.c.department.value = 8;
	assert_string_equal(happen(&kept, ACT_DISPATCH, 2, ROLE_DISPATCHER), "K5 3, K7 0, K13 10, K11 0");
	kept = begin();
	assert_string_equal(happen(&kept, ACT_REGISTER, 5, ROLE_HANDLER), "K5 0, K7 0, K13 0, K11 0");
}

static void
nobody_from_whom_it_is_kept(void **state)
{
	struct kept kept = begin();

	(void)state;
	kept.c.accused_staff.value = 2;
	assert_string_equal(happen(&kept, ACT_REGISTER, 2, ROLE_DISPATCHER), "K5 0, K7 0, K13 0, K11 0");
	kept = begin();
	assert_string_equal(happen(&kept, ACT_REGISTER, 2, ROLE_DISPATCHER), "K5 2, K7 0, K13 0, K11 0");
	kept.c.department.value = 7;
	kept.c.accused_staff.value = 4;		/* the manager; 2 works under that person */
	kept.c.by_staff = true;
	assert_string_equal(happen(&kept, ACT_ACCUSE, 3, ROLE_DISPATCHER), "K5 3, K7 0, K13 0, K11 0");
}

#define CENTRE "K5 2, K7 0, K13 0, K11 0, "
static void
the_leader_reports_on_the_situation(void **state)
{
	struct kept kept = begin();

	(void)state;
	(void)happen(&kept, ACT_REGISTER, 2, ROLE_DISPATCHER);
	kept.c.emergency = true;
	assert_string_equal(happen(&kept, ACT_EMERGENCY, 1, ROLE_MANAGEMENT), CENTRE "E1 0");
	kept.answering.leader.value = 6;
	assert_string_equal(happen(&kept, ACT_TASK_FORCE, 1, ROLE_MANAGEMENT), CENTRE "E1 6");
	assert_string_equal(happen(&kept, ACT_SITUATION, 6, ROLE_HANDLER), CENTRE "E1 6");
	assert_int_equal(kept.count, 6);
	kept.answering.leader.value = 0;	/* released */
	assert_string_equal(happen(&kept, ACT_TASK_FORCE, 1, ROLE_MANAGEMENT), CENTRE "E1 0");
	assert_string_equal(happen(&kept, ACT_NOTE, 5, ROLE_HANDLER), CENTRE "E1 0");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_case_goes_from_hand_to_hand), cmocka_unit_test(a_verdict_is_not_handed_over),
		cmocka_unit_test(what_the_complainant_wrote_is_whose_dispatches_it),
		cmocka_unit_test(nobody_from_whom_it_is_kept), cmocka_unit_test(the_leader_reports_on_the_situation),
	};

	return cmocka_run_group_tests_name("answering", tests, setup, teardown);
}
