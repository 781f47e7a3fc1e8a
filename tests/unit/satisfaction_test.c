/* What a mark means, what reopens a case, which answers count, and the rate. */
#include "../check.h"

#include "rules/satisfaction.h"

#include "base/banned.h"

static void
what_a_mark_means(void **state)
{
	static const enum verdict wanted[] = { VERDICT_NO, VERDICT_NO, VERDICT_NO, VERDICT_MIDDLING, VERDICT_YES, VERDICT_YES };
	static const bool with_satisfied[] = { true, false, false, true, true, true };
	static const bool with_dissatisfied[] = { true, true, true, true, false, false };

	(void)state;
	for (int mark = 0; mark <= 5; mark++) {
		CHECK_ROW(mark, satisfaction_verdict(mark) == wanted[mark]);
		CHECK_ROW(mark, satisfaction_agrees(true, mark) == with_satisfied[mark]);
		CHECK_ROW(mark, satisfaction_agrees(false, mark) == with_dissatisfied[mark]);
	}
}

static void
what_reopens(void **state)
{
	static const struct { enum verdict verdict; enum visit_solved solved; bool wanted; } table[] = {
		{ VERDICT_YES, SOLVED_UNSAID, false }, { VERDICT_YES, SOLVED_YES, false }, { VERDICT_YES, SOLVED_NO, true },
		{ VERDICT_MIDDLING, SOLVED_UNSAID, false }, { VERDICT_MIDDLING, SOLVED_YES, false },
		{ VERDICT_MIDDLING, SOLVED_NO, true }, { VERDICT_NO, SOLVED_UNSAID, true }, { VERDICT_NO, SOLVED_YES, true },
		{ VERDICT_NO, SOLVED_NO, true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, satisfaction_reopens(table[i].verdict, table[i].solved) == table[i].wanted);
		CHECK_ROW(i, satisfaction_act(STAGE_CONFIRMING, table[i].verdict, table[i].solved) ==
		    (table[i].wanted ? ACT_OBJECT : ACT_RATE));
		CHECK_ROW(i, satisfaction_act(STAGE_CLOSED, table[i].verdict, table[i].solved) ==
		    (table[i].wanted ? ACT_REOPEN : ACT_RATE));
		CHECK_ROW(i, satisfaction_act(STAGE_VISITED, table[i].verdict, table[i].solved) ==
		    (table[i].wanted ? ACT_REOPEN : ACT_RATE));
	}
}

static void
which_answers_count(void **state)
{
	static const struct satisfaction given[] = {
		{ .round = 0, .way = WAY_PHONE, .turn = TURN_FIRST }, { .round = 0, .way = WAY_LINK }, { .round = 1, .way = WAY_PAPER },
	};
	static const struct {
		int round;
		enum answer_way way;
		enum visit_turn turn;
		bool signature;
		enum refusal wanted;
	} table[] = {
		{ 0, WAY_PHONE, TURN_FIRST, false, REFUSAL_ALREADY }, { 0, WAY_LINK, TURN_NONE, false, REFUSAL_ALREADY },
		{ 0, WAY_SITE, TURN_FIRST, false, REFUSAL_NONE }, { 0, WAY_PAPER, TURN_NONE, true, REFUSAL_NONE },
		{ 0, WAY_PAPER, TURN_NONE, false, REFUSAL_SIGNATURE }, { 1, WAY_PAPER, TURN_NONE, true, REFUSAL_ALREADY },
		{ 1, WAY_PHONE, TURN_FIRST, false, REFUSAL_NONE }, { 1, WAY_LINK, TURN_NONE, false, REFUSAL_NONE },
		{ 0, WAY_PHONE, TURN_SECOND, false, REFUSAL_NONE }, { 2, WAY_PAPER, TURN_NONE, true, REFUSAL_NONE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct satisfaction added = { .round = table[i].round, .way = table[i].way, .turn = table[i].turn };

		CHECK_ROW(i, satisfaction_may_count(given, COUNT(given), &added, table[i].signature) == table[i].wanted);
	}
}

/* Asked by link: whoever's case an act has just closed, and who has not been visited since. */
static void
who_is_asked(void **state)
{
	static const struct { enum stage before, after; int64_t visited_at; bool wanted; } table[] = {
		{ STAGE_CONFIRMING, STAGE_CLOSED, 0, true }, { STAGE_REGISTERED, STAGE_CLOSED, 0, true },
		{ STAGE_CLOSED, STAGE_CLOSED, 0, false }, { STAGE_CLOSED, STAGE_CLOSED, 5, false },
		{ STAGE_CONFIRMING, STAGE_CLOSED, 5, false }, { STAGE_CLOSED, STAGE_VISITED, 5, false },
		{ STAGE_REGISTERED, STAGE_EXPLAINED, 0, false }, { STAGE_EXECUTING, STAGE_WITHDRAWN, 0, false },
		{ STAGE_CLOSED, STAGE_REOPENED, 0, false }, { STAGE_CONFIRMING, STAGE_INVESTIGATING, 0, false },
		{ STAGE_EXECUTING, STAGE_CONFIRMING, 0, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct case_file before = { .stage = table[i].before };
		const struct case_file after = { .stage = table[i].after, .visited_at = table[i].visited_at };

		CHECK_ROW(i, satisfaction_asks(&before, &after) == table[i].wanted);
	}
}

static void
the_rate(void **state)
{
	static const struct { struct satisfaction_figures figures; int wanted; } table[] = {
		{ { 0, 0, 0, 0 }, -1 }, { { 1, 1, 0, 0 }, 1000 }, { { 1, 0, 0, 1 }, 0 }, { { 3, 2, 0, 1 }, 667 },
		{ { 3, 1, 2, 0 }, 333 }, { { 8, 1, 0, 7 }, 125 }, { { 2000, 1, 0, 1999 }, 1 }, { { 2001, 1, 0, 2000 }, 0 },
		{ { 7, 7, 0, 0 }, 1000 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, satisfaction_rate(&table[i].figures) == table[i].wanted);
}

static void
names_there(void **state)
{
	(void)state;
	for (int i = 0; i < WAY__COUNT; i++)
		CHECK_ROW(i, answer_way_name((enum answer_way)i)[0] != '\0');
	for (int i = 0; i < VERDICT__COUNT; i++)
		CHECK_ROW(i, verdict_name((enum verdict)i)[0] != '\0');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_mark_means),
		cmocka_unit_test(what_reopens),
		cmocka_unit_test(which_answers_count),
		cmocka_unit_test(who_is_asked),
		cmocka_unit_test(the_rate),
		cmocka_unit_test(names_there),
	};

	return cmocka_run_group_tests_name("satisfaction", tests, NULL, NULL);
}
