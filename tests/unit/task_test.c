/* Sub-tasks: who may do what with one in which state; their clocks. */
#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "rules/side_clock.h"
#include "rules/task.h"

enum { LEAD = 7, HELP = 3, AWAY = 5 };

/* By who they are to a case that LEAD leads, 1 handles and HELP cooperates on. */
static const struct staff people[] = {
	{ .id = { 1 }, .department = { LEAD }, .roles = 1u << ROLE_HANDLER },
	{ .id = { 2 }, .department = { LEAD }, .roles = 1u << ROLE_HANDLER },
	{ .id = { 3 }, .department = { LEAD }, .roles = 1u << ROLE_DEPARTMENT_MANAGER },
	{ .id = { 4 }, .department = { HELP }, .roles = 1u << ROLE_HANDLER },
	{ .id = { 5 }, .department = { HELP }, .roles = 1u << ROLE_HANDLER },
	{ .id = { 6 }, .department = { HELP }, .roles = 1u << ROLE_DEPARTMENT_MANAGER },
	{ .id = { 7 }, .department = { AWAY }, .roles = 1u << ROLE_HANDLER },
	{ .id = { 8 }, .department = { AWAY }, .roles = 1u << ROLE_DISPATCHER },
	{ .id = { 9 }, .department = { LEAD }, .roles = 1u << ROLE_DEPARTMENT_MANAGER, .disabled = true },
};

static const struct case_file the_case = {
	.stage = STAGE_INVESTIGATING, .department = { LEAD }, .handler = { 1 }, .cooperating = "3",
};

static void
who_gives_to_whom(void **state)
{
	static const struct { int64_t who, department; enum refusal wanted; } table[] = {
		{ 1, LEAD, REFUSAL_NONE }, { 1, HELP, REFUSAL_NONE }, { 1, AWAY, REFUSAL_NO_PART }, { 1, 0, REFUSAL_NO_PART },
		{ 2, LEAD, REFUSAL_NOT_YOURS }, { 2, HELP, REFUSAL_NOT_YOURS }, { 3, LEAD, REFUSAL_NONE }, { 3, HELP, REFUSAL_NONE },
		{ 3, AWAY, REFUSAL_NO_PART }, { 4, HELP, REFUSAL_NOT_YOURS }, { 6, HELP, REFUSAL_NONE }, { 6, LEAD, REFUSAL_NOT_YOURS },
		{ 6, AWAY, REFUSAL_NOT_YOURS }, { 7, AWAY, REFUSAL_NOT_FOUND }, { 8, HELP, REFUSAL_NOT_YOURS },
		{ 9, LEAD, REFUSAL_NOT_FOUND },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, task_may_give(&the_case, &people[table[i].who - 1], (struct department_id){ table[i].department }) ==
		    table[i].wanted);
	assert_int_equal(task_may_give(&the_case, NULL, (struct department_id){ LEAD }), REFUSAL_NOT_FOUND);
}

/* Every act from every state, to: '.' not from there. */
static void
every_state_and_act(void **state)
{
	static const char *const leads[TASK_ACT__COUNT] = {
		[TASK_GIVE] = ".....", [TASK_ACCEPT] = "A....", [TASK_FINISH] = ".D...", [TASK_SEND_BACK] = "BB...",
		[TASK_WITHDRAW] = "WW.W.", [TASK_GIVE_AGAIN] = "..GG.",
	};
	static const char letters[] = "GADBW";
	/* Who receives it and who leads, and neither: another handler there. */
	static const int64_t receiver = 4, leader = 1, stranger = 5;

	(void)state;
	for (int from = 0; from < TASK_STATE__COUNT; from++)
		for (int act = 0; act < TASK_ACT__COUNT; act++) {
			struct task task = { .state = (enum task_state)from, .department = { HELP }, .person = { receiver },
				.given_by = { 1 } };
			bool receives = act == TASK_ACCEPT || act == TASK_FINISH || act == TASK_SEND_BACK;
			char wanted = leads[act][from];
			enum refusal never = task_is_open(task.state) ? REFUSAL_TASK : REFUSAL_ALREADY;
			enum task_state to = TASK_STATE__COUNT;
			enum refusal got = task_may(&task, &the_case, &people[receiver - 1], (enum task_act)act, &to);

			assert_int_equal(got, wanted == '.' ? never : receives ? REFUSAL_NONE : REFUSAL_NOT_YOURS);
			assert_true(got != REFUSAL_NONE || letters[to] == wanted);
			got = task_may(&task, &the_case, &people[leader - 1], (enum task_act)act, &to);
			assert_int_equal(got, wanted == '.' ? never : receives ? REFUSAL_NOT_YOURS : REFUSAL_NONE);
			assert_true(got != REFUSAL_NONE || letters[to] == wanted);
			got = task_may(&task, &the_case, &people[stranger - 1], (enum task_act)act, &to);
			assert_int_equal(got, wanted == '.' ? never : REFUSAL_NOT_YOURS);
		}
}

static void
who_receives(void **state)
{
	static const struct { int64_t named, who; bool yes; } table[] = {
		{ 0, 4, true }, { 0, 5, true }, { 0, 6, true }, { 0, 1, false }, { 0, 3, false }, { 4, 4, true }, { 4, 5, false },
		{ 4, 6, true }, { 4, 3, false }, { 6, 6, true }, { 6, 4, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct task task = { .state = TASK_GIVEN, .department = { HELP }, .person = { table[i].named }, .given_by = { 3 } };
		enum task_state to;

		CHECK_ROW(i, (task_may(&task, &the_case, &people[table[i].who - 1], TASK_ACCEPT, &to) == REFUSAL_NONE) == table[i].yes);
	}
}

static void
names_of_clocks(void **state)
{
	static const struct { const char *clock; enum side_clock kind; int number; } table[] = {
		{ "T1", SIDE_CLOCK_TASK, 1 }, { "T40", SIDE_CLOCK_TASK, 40 }, { "F2", SIDE_CLOCK_FOREIGN, 2 }, { "T", SIDE_CLOCK_NONE, 0 },
		{ "T0", SIDE_CLOCK_NONE, 0 }, { "T1a", SIDE_CLOCK_NONE, 0 }, { "K1", SIDE_CLOCK_NONE, 0 }, { "", SIDE_CLOCK_NONE, 0 },
		{ NULL, SIDE_CLOCK_NONE, 0 }, { "t1", SIDE_CLOCK_NONE, 0 }, { "T99999999999", SIDE_CLOCK_NONE, 0 },
		{ "M1", SIDE_CLOCK_STEP, 1 }, { "M60", SIDE_CLOCK_STEP, 60 }, { "M0", SIDE_CLOCK_NONE, 0 }, { "M12a", SIDE_CLOCK_NONE, 0 },
		{ "F9999", SIDE_CLOCK_FOREIGN, 9999 }, { "-1", SIDE_CLOCK_NONE, 0 },
	};
	struct arena arena = { 0 };
	int number;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, side_clock_read(table[i].clock, &number) == table[i].kind && number == table[i].number);
	assert_string_equal(side_clock_id(&arena, SIDE_CLOCK_TASK, 12), "T12");
	assert_string_equal(side_clock_id(&arena, SIDE_CLOCK_FOREIGN, 1), "F1");
	assert_string_equal(side_clock_id(&arena, SIDE_CLOCK_STEP, 3), "M3");
	assert_string_equal(side_clock_calculation(&arena, &(struct deadline){ .clock = "M3", .due_at = 60 }, NULL),
	    "start|plan|1970-01-01T08:00:00+08:00\ndue|1970-01-01T08:01:00+08:00\n");
	assert_string_equal(side_clock_calculation(&arena, &(struct deadline){ .clock = "T3", .due_at = 60 }, NULL),
	    "start|task|1970-01-01T08:00:00+08:00\ndue|1970-01-01T08:01:00+08:00\n");
	arena_release(&arena);
}

static void
warned_before_the_end(void **state)
{
	static const struct { int64_t lasts, before; } table[] = {
		{ 4 * DATE_HOUR, DATE_HOUR }, { DATE_DAY, 6 * DATE_HOUR }, { 4 * DATE_DAY, DATE_DAY }, { 4 * DATE_DAY + 4, DATE_DAY },
		{ 60 * DATE_DAY, DATE_DAY }, { 4, 1 }, { 3, 0 },
	};
	const int64_t from = date_day_start(date_day(2028, 2, 28));

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, side_clock_warn_at(from, from + table[i].lasts) == from + table[i].lasts - table[i].before);
}

/* Done to the exact last second is in time; what was late stays late, whatever ends it. */
static void
how_a_clock_ends(void **state)
{
	static const struct { enum deadline_state before; int64_t at; bool done; enum deadline_state wanted; } table[] = {
		{ DEADLINE_RUNNING, 100, true, DEADLINE_MET }, { DEADLINE_WARNED, 100, true, DEADLINE_MET },
		{ DEADLINE_WARNED, 101, true, DEADLINE_BREACHED }, { DEADLINE_BREACHED, 101, true, DEADLINE_BREACHED },
		{ DEADLINE_RUNNING, 50, false, DEADLINE_CANCELLED }, { DEADLINE_WARNED, 100, false, DEADLINE_CANCELLED },
		{ DEADLINE_WARNED, 101, false, DEADLINE_BREACHED }, { DEADLINE_BREACHED, 300, false, DEADLINE_BREACHED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct deadline deadline = side_clock_open("T1", 1, 0, 100);

		deadline.state = table[i].before;
		side_clock_end(&deadline, table[i].at, table[i].done);
		CHECK_ROW(i, deadline.state == table[i].wanted && deadline.stopped_at == table[i].at);
	}
}

static void
the_last_round(void **state)
{
	static const struct deadline rows[] = {
		{ .clock = "T1", .round = 1 }, { .clock = "T1", .round = 2 }, { .clock = "T2", .round = 1 },
	};

	(void)state;
	assert_int_equal(side_clock_last(rows, COUNT(rows), "T1")->round, 2);
	assert_int_equal(side_clock_last(rows, COUNT(rows), "T2")->round, 1);
	assert_null(side_clock_last(rows, COUNT(rows), "T3"));
}

/* As the rule of the procedure says; what has a date of its own is always reported up. */
static void
what_is_reported_up(void **state)
{
	static const struct clock_rule up = { .escalates = true }, quiet = { .escalates = false };
	static const struct { const struct clock_rule *rule; const char *clock; bool wanted; } table[] = {
		{ &up, "K6", true }, { &quiet, "K6", false }, { NULL, "K6", false }, { NULL, "T1", true }, { NULL, "F3", true },
		{ NULL, "", false }, { &quiet, "T1", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, side_clock_escalates(table[i].rule, table[i].clock) == table[i].wanted);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_gives_to_whom),
		cmocka_unit_test(every_state_and_act),
		cmocka_unit_test(who_receives),
		cmocka_unit_test(names_of_clocks),
		cmocka_unit_test(warned_before_the_end),
		cmocka_unit_test(how_a_clock_ends),
		cmocka_unit_test(the_last_round),
		cmocka_unit_test(what_is_reported_up),
	};

	return cmocka_run_group_tests_name("task", tests, NULL, NULL);
}
