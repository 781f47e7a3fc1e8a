/* Who is visited how and when, when a second visit is due, and what its clock does. */
#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "rules/calendar.h"
#include "rules/deadline.h"
#include "rules/return_visit.h"

#include "base/banned.h"

#define ON(act) ACT_BIT(act)

static struct arena arena;

static const struct clock_rule clocks[] = {
	{ .id = "K9", .start = ACT_COMPLETE, .stops = ON(ACT_VISIT), .amount = 1, .unit = UNIT_WEEK,
	    .condition = { -1, -1, 0, -1 } },
	{ .id = "K10", .start = ACT_COMPLETE, .stops = ON(ACT_VISIT), .amount = 1, .unit = UNIT_WEEK,
	    .condition = { -1, -1, 1, -1 } },
	{ .id = "V2", .start = ACT_VISIT, .stops = ON(ACT_VISIT) | ON(ACT_WAIVE), .amount = 2, .unit = UNIT_WEEK,
	    .condition = { -1, -1, -1, -1, .reopened = WANTED_YES } },
};
static const struct procedure procedure = { .clocks = clocks, .clock_count = COUNT(clocks) };

static int64_t
moment(const char *text)
{
	int64_t result = 0;

	assert_true(date_read_moment(text, 0, &result));
	return result;
}

static void
which_visit_is_due(void **state)
{
	(void)state;
	for (int stage = 0; stage < STAGE__COUNT; stage++) {
		struct case_file fresh = { .stage = (enum stage)stage }, seen = { .stage = (enum stage)stage, .visited_at = 7 };
		bool closed = stage == STAGE_CLOSED;

		CHECK_ROW(stage, return_visit_turn(&fresh) == (closed ? TURN_FIRST : TURN_NONE));
		CHECK_ROW(stage, return_visit_turn(&seen) == (closed ? TURN_SECOND : TURN_NONE));
	}
	assert_int_equal(return_visit_manner(&(struct case_file){ .major = true }), MANNER_SITE);
	assert_int_equal(return_visit_manner(&(struct case_file){ .severity = SEVERITY_SERIOUS }), MANNER_PHONE);
}

static void
when_a_second_follows(void **state)
{
	static const struct clock_rule off[] = { { .id = "V2", .start = ACT_VISIT, .stops = ON(ACT_VISIT), .off = true,
	    .condition = { -1, -1, -1, -1 } } };
	static const struct clock_rule other[] = { { .id = "R1", .start = ACT_VISIT, .stops = ON(ACT_EVALUATE),
	    .condition = { -1, -1, -1, -1 } } };
	static const struct procedure none = { .clock_count = 0 }, switched_off = { .clocks = off, .clock_count = 1 },
	    not_a_visit = { .clocks = other, .clock_count = 1 };
	static const struct { const struct procedure *procedure; struct case_file c; bool wanted; } table[] = {
		{ &procedure, { .stage = STAGE_CLOSED, .reopened = 1 }, true },
		{ &procedure, { .stage = STAGE_CLOSED, .reopened = 3, .major = true }, true },
		{ &procedure, { .stage = STAGE_CLOSED, .reopened = 0 }, false },
		{ &procedure, { .stage = STAGE_CLOSED, .reopened = 1, .visited_at = 5 }, false },
		{ &procedure, { .stage = STAGE_VISITED, .reopened = 1 }, false },
		{ &procedure, { .stage = STAGE_CONFIRMING, .reopened = 1 }, false },
		{ &none, { .stage = STAGE_CLOSED, .reopened = 1 }, false },
		{ &switched_off, { .stage = STAGE_CLOSED, .reopened = 1 }, false },
		{ &not_a_visit, { .stage = STAGE_CLOSED, .reopened = 1 }, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, return_visit_again(table[i].procedure, &table[i].c) == table[i].wanted);
}

/* Closed, reopened once, completed: K9 runs. Each row is what happens then. */
static void
the_clock_of_the_second(void **state)
{
	enum { DAY0 = 1000000 };
	static const struct { enum act acts[3]; bool satisfied[3]; int reopened; bool major; enum stage stage; const char *told; }
	table[] = {
		{ { ACT_VISIT }, { true }, 0, false, STAGE_VISITED, "K9 met" },
		{ { ACT_VISIT }, { true }, 0, true, STAGE_VISITED, "K10 met" },
		{ { ACT_VISIT }, { true }, 1, false, STAGE_CLOSED, "K9 met, V2 running" },
		{ { ACT_MISS, ACT_VISIT }, { false, true }, 1, false, STAGE_CLOSED, "K9 met, V2 running" },
		{ { ACT_MISS }, { false }, 1, false, STAGE_CLOSED, "K9 running" },
		{ { ACT_VISIT, ACT_VISIT }, { true, true }, 1, false, STAGE_VISITED, "K9 met, V2 met" },
		{ { ACT_VISIT, ACT_WAIVE }, { true, false }, 1, false, STAGE_VISITED, "K9 met, V2 met" },
		{ { ACT_VISIT, ACT_VISIT }, { true, false }, 1, false, STAGE_REOPENED, "K9 met, V2 met" },
		{ { ACT_VISIT, ACT_REOPEN }, { true, false }, 1, false, STAGE_REOPENED, "K9 met, V2 cancelled" },
		{ { ACT_VISIT }, { false }, 0, false, STAGE_REOPENED, "K9 met" },
		{ { ACT_VISIT }, { false }, 1, false, STAGE_REOPENED, "K9 met" },
		{ { ACT_VISIT, ACT_MISS, ACT_VISIT }, { true, false, true }, 2, true, STAGE_VISITED, "K10 met, V2 met" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .stage = STAGE_CLOSED, .reopened = table[i].reopened, .major = table[i].major,
		    .completed_at = DAY0, .closed_at = DAY0 };
		struct deadline rows[8] = {0};
		const char *told = "";
		size_t count = 0;

		for (int k = -1; k < 3 && (k < 0 || table[i].acts[k] != 0); k++) {
			struct clock_event event = { .act = k < 0 ? ACT_COMPLETE : table[i].acts[k], .at = DAY0 + (k + 1) * DATE_DAY };
			struct case_change change = { .act = event.act, .at = event.at, .satisfied = k >= 0 && table[i].satisfied[k],
			    .again = event.act == ACT_VISIT && return_visit_again(&procedure, &c) };
			struct case_clocks known = { &procedure, calendar_weekdays(), &c, rows, count, false };
			struct deadline_changes changes;

			if (k >= 0)
				c = case_apply(&c, &change);
			changes = deadline_on_event(&arena, &known, &event);
			for (size_t n = 0; n < changes.count; n++) {
				if (changes.rows[n].id == 0)
					changes.rows[n].id = (int64_t)++count;
				rows[changes.rows[n].id - 1] = changes.rows[n];
			}
		}
		for (size_t n = 0; n < count; n++)
			told = arena_format(&arena, "%s%s%s %s", told, n == 0 ? "" : ", ", rows[n].clock,
			    deadline_state_name(rows[n].state));
		CHECK_ROW_TEXT(i, told, table[i].told);
		CHECK_ROW(i, c.stage == table[i].stage);
		for (size_t n = 0; n < count; n++)
			CHECK_ROW(i, rows[n].clock[0] != 'V' || rows[n].due_at == rows[n].started_at + 14 * DATE_DAY);
	}
}

static void
when_it_is_tried_again(void **state)
{
	static const struct { const char *now, *due, *wanted; } table[] = {
		{ "2026-11-24 09:00", "2026-11-30 12:00", "2026-11-24 19:00" },
		{ "2026-11-24 16:59", "2026-11-30 12:00", "2026-11-24 19:00" },
		{ "2026-11-24 17:00", "2026-11-30 12:00", "2026-11-25 10:00" },
		{ "2026-11-24 20:30", "2026-11-30 12:00", "2026-11-25 10:00" },
		{ "2026-12-31 18:00", "2027-01-05 12:00", "2027-01-01 10:00" },
		{ "2028-02-28 18:00", "2028-03-05 12:00", "2028-02-29 10:00" },
		{ "2026-11-24 09:00", "2026-11-24 18:00", "2026-11-24 17:59" },
		{ "2026-11-24 09:00", "2026-11-24 19:00", "2026-11-24 18:59" },
		{ "2026-11-24 09:00", "2026-11-23 18:00", "2026-11-24 19:00" },
		{ "2026-11-24 17:30", "2026-11-24 17:31", "2026-11-25 10:00" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, return_visit_next(moment(table[i].now), moment(table[i].due)) == moment(table[i].wanted));
	assert_int_equal(return_visit_next(moment("2026-11-24 09:00"), 0), moment("2026-11-24 19:00"));
}

static void
what_may_be_planned(void **state)
{
	enum { NOW = 1000000000 };
	static const struct { int64_t due, next; enum refusal wanted; } table[] = {
		{ NOW + 3600, NOW + 3600, REFUSAL_NONE }, { NOW + 3600, NOW + 3601, REFUSAL_TRY },
		{ NOW + 3600, NOW + 1, REFUSAL_NONE }, { NOW + 3600, NOW, REFUSAL_TRY }, { NOW + 3600, 0, REFUSAL_TRY },
		{ NOW, NOW + 3601, REFUSAL_NONE }, { NOW - 1, NOW + 7 * DATE_DAY, REFUSAL_NONE },
		{ 0, NOW + 7 * DATE_DAY, REFUSAL_NONE }, { 0, NOW + 7 * DATE_DAY + 1, REFUSAL_TRY },
		{ NOW + 30 * DATE_DAY, NOW + 8 * DATE_DAY, REFUSAL_TRY },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, return_visit_may_try(NOW, table[i].due, table[i].next) == table[i].wanted);
}

static void
where_visiting_stands(void **state)
{
	/* Of case 1: closed at 10 and tried, visited at 20, reopened; closed again at 30, tried twice, visited, tried. */
	static const struct return_visit visits[] = {
		{ .case_id = { 1 }, .made_at = 11, .next_at = 15 }, { .case_id = { 1 }, .made_at = 20, .reached = true, .waiver = "w" },
		{ .case_id = { 1 }, .made_at = 30, .next_at = 31 }, { .case_id = { 1 }, .made_at = 32, .next_at = 33 },
		{ .case_id = { 2 }, .made_at = 33, .next_at = 99 },
		{ .case_id = { 1 }, .made_at = 34, .reached = true, .waiver = "" }, { .case_id = { 1 }, .made_at = 36, .next_at = 40 },
	};
	static const struct { enum stage stage; int64_t closed; size_t rows; struct visit_standing wanted; } table[] = {
		{ STAGE_CLOSED, 10, 0, { TURN_FIRST, 0, 0, "" } },
		{ STAGE_CLOSED, 10, 1, { TURN_FIRST, 1, 15, "" } },
		{ STAGE_CLOSED, 10, 2, { TURN_SECOND, 0, 0, "w" } },
		{ STAGE_VISITED, 10, 2, { TURN_NONE, 0, 0, "" } },
		{ STAGE_CLOSED, 30, 2, { TURN_FIRST, 0, 0, "" } },
		{ STAGE_CLOSED, 30, 3, { TURN_FIRST, 1, 31, "" } },
		{ STAGE_CLOSED, 30, 5, { TURN_FIRST, 2, 33, "" } },
		{ STAGE_CLOSED, 30, 6, { TURN_SECOND, 0, 0, "" } },
		{ STAGE_CLOSED, 30, 7, { TURN_SECOND, 1, 40, "" } },
		{ STAGE_CLOSED, 41, 7, { TURN_FIRST, 0, 0, "" } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .id = { 1 }, .stage = table[i].stage, .closed_at = table[i].closed };
		struct visit_standing got = return_visit_standing(visits, table[i].rows, &c);

		CHECK_ROW(i, got.turn == table[i].wanted.turn && got.tries == table[i].wanted.tries &&
		    got.next_at == table[i].wanted.next_at);
		CHECK_ROW_TEXT(i, got.waiver, table[i].wanted.waiver);
	}
}

static void
a_waiver_needs_a_second_visit_and_the_director(void **state)
{
	static const struct { struct case_file c; unsigned roles; enum refusal wanted; } table[] = {
		{ { .stage = STAGE_CLOSED, .visited_at = 5 }, 1 << ROLE_MANAGEMENT, REFUSAL_NONE },
		{ { .stage = STAGE_CLOSED, .visited_at = 5 }, 1 << ROLE_SUPERVISOR, REFUSAL_ROLE },
		{ { .stage = STAGE_CLOSED, .visited_at = 5 }, 1 << ROLE_DISPATCHER, REFUSAL_ROLE },
		{ { .stage = STAGE_CLOSED }, 1 << ROLE_MANAGEMENT, REFUSAL_NO_SECOND },
		{ { .stage = STAGE_VISITED, .visited_at = 5 }, 1 << ROLE_MANAGEMENT, REFUSAL_STAGE },
		{ { .stage = STAGE_CLOSED, .visited_at = 5, .accused_staff = { 1 } }, 1 << ROLE_MANAGEMENT, REFUSAL_ACCUSED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct staff actor = { .id = { 1 }, .roles = table[i].roles };
		struct act_facts facts = { .actor = &actor, .as = ROLE__COUNT };

		CHECK_ROW(i, case_decide(&table[i].c, ACT_WAIVE, &facts, NULL) == table[i].wanted);
	}
}

static void
names_there(void **state)
{
	(void)state;
	for (int i = 0; i < MANNER__COUNT; i++)
		CHECK_ROW(i, visit_manner_name((enum visit_manner)i)[0] != '\0' &&
		    visit_manner_read(visit_manner_name((enum visit_manner)i)) == (enum visit_manner)i);
	for (int i = 0; i < TURN__COUNT; i++)
		CHECK_ROW(i, visit_turn_name((enum visit_turn)i)[0] != '\0' &&
		    visit_turn_read(visit_turn_name((enum visit_turn)i)) == (enum visit_turn)i);
	for (int i = 0; i < SOLVED__COUNT; i++)
		CHECK_ROW(i, visit_solved_name((enum visit_solved)i)[0] != '\0' &&
		    visit_solved_read(visit_solved_name((enum visit_solved)i)) == (enum visit_solved)i);
}

static void
nonsense_has_no_name(void **state)
{
	(void)state;
	assert_int_equal(visit_manner_read("mind"), MANNER__COUNT);
	assert_int_equal(visit_turn_read("third"), TURN__COUNT);
	assert_int_equal(visit_solved_read(NULL), SOLVED__COUNT);
}

static int
teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(which_visit_is_due),
		cmocka_unit_test(when_a_second_follows),
		cmocka_unit_test(the_clock_of_the_second),
		cmocka_unit_test(when_it_is_tried_again),
		cmocka_unit_test(what_may_be_planned),
		cmocka_unit_test(where_visiting_stands),
		cmocka_unit_test(a_waiver_needs_a_second_visit_and_the_director),
		cmocka_unit_test(names_there),
		cmocka_unit_test(nonsense_has_no_name),
	};

	return cmocka_run_group_tests_name("return visit", tests, NULL, teardown);
}
