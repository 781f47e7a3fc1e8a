#include "../check.h"

#include "base/text.h"
#include "rules/round.h"

#include "base/banned.h"

enum { ROUND = 12 };

/* One event of a story: "act actor person", and to where it led when that is reopened. */
struct told {
	enum act	act;
	int64_t		actor, person;
	bool		reopens;
};

static const struct {
	struct told	told[ROUND];
	int64_t		person;
	bool		handled;
} stories[] = {
	/* accepted by oneself, worked, objected to */
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false }, { ACT_OBJECT, 0, 0, true } }, 3, true },
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false }, { ACT_OBJECT, 0, 0, true } }, 6, false },
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false }, { ACT_OBJECT, 0, 0, true } }, 1, false },
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false }, { ACT_OBJECT, 0, 0, true } }, 0, false },
	/* the round that runs is no earlier one */
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false } }, 3, false },
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false }, { ACT_OBJECT, 0, 0, false } }, 3, false },
	{ { { ACT_REOPEN, 1, 0, true }, { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false } }, 3, false },
	/* named with the dispatch, accepted by the manager for that person: both */
	{ { { ACT_DISPATCH, 1, 3, false }, { ACT_ACCEPT, 4, 0, false }, { ACT_REOPEN, 0, 0, true } }, 3, true },
	{ { { ACT_DISPATCH, 1, 3, false }, { ACT_ACCEPT, 4, 0, false }, { ACT_REOPEN, 0, 0, true } }, 4, false },
	{ { { ACT_DISPATCH, 1, 3, false }, { ACT_ACCEPT, 4, 0, false }, { ACT_PLAN, 4, 0, false },
	    { ACT_REOPEN, 0, 0, true } }, 4, true },
	/* handed on during the round: who had it and who got it */
	{ { { ACT_ACCEPT, 3, 0, false }, { ACT_ASSIGN, 4, 6, false }, { ACT_VISIT, 1, 0, true } }, 3, true },
	{ { { ACT_ACCEPT, 3, 0, false }, { ACT_ASSIGN, 4, 6, false }, { ACT_VISIT, 1, 0, true } }, 6, true },
	{ { { ACT_ACCEPT, 3, 0, false }, { ACT_ASSIGN, 4, 6, false }, { ACT_VISIT, 1, 0, false } }, 6, false },
	/* named, and given back or sent elsewhere before anybody accepted */
	{ { { ACT_DISPATCH, 1, 3, false }, { ACT_RETURN, 3, 0, false }, { ACT_DISPATCH, 1, 6, false },
	    { ACT_ACCEPT, 6, 0, false }, { ACT_REOPEN, 0, 0, true } }, 3, false },
	{ { { ACT_DISPATCH, 1, 3, false }, { ACT_DISPATCH, 1, 6, false }, { ACT_ACCEPT, 6, 0, false },
	    { ACT_REOPEN, 0, 0, true } }, 3, false },
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ASSIGN, 4, 3, false }, { ACT_ASSIGN, 4, 6, false },
	    { ACT_ACCEPT, 6, 0, false }, { ACT_REOPEN, 0, 0, true } }, 3, false },
	/* accepted and given back: nothing was judged, whether the handler or the manager returns it … */
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false }, { ACT_RETURN, 3, 0, false }, { ACT_DISPATCH, 1, 6, false },
	    { ACT_ACCEPT, 6, 0, false }, { ACT_OBJECT, 0, 0, true } }, 3, false },
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false }, { ACT_ASSIGN, 4, 7, false }, { ACT_RETURN, 4, 0, false },
	    { ACT_DISPATCH, 1, 6, false }, { ACT_ACCEPT, 6, 0, false }, { ACT_OBJECT, 0, 0, true } }, 7, false },
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false }, { ACT_NOTE, 3, 0, false }, { ACT_CONTACT, 3, 0, false },
	    { ACT_RETURN, 3, 0, false }, { ACT_ANSWER, 1, 0, false }, { ACT_REOPEN, 0, 0, true } }, 3, false },
	/* … but who worked on it before, or has it again, or had it until it was sent on, did */
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false }, { ACT_PROGRESS, 3, 0, false }, { ACT_RETURN, 3, 0, false },
	    { ACT_DISPATCH, 1, 6, false }, { ACT_ACCEPT, 6, 0, false }, { ACT_OBJECT, 0, 0, true } }, 3, true },
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false }, { ACT_CAUSE, 3, 0, false }, { ACT_RETURN, 3, 0, false },
	    { ACT_DISPATCH, 1, 6, false }, { ACT_ACCEPT, 6, 0, false }, { ACT_OBJECT, 0, 0, true } }, 3, true },
	{ { { ACT_DISPATCH, 1, 0, false }, { ACT_ACCEPT, 3, 0, false }, { ACT_RETURN, 3, 0, false }, { ACT_DISPATCH, 1, 3, false },
	    { ACT_ACCEPT, 3, 0, false }, { ACT_OBJECT, 0, 0, true } }, 3, true },
	{ { { ACT_ACCEPT, 3, 0, false }, { ACT_DISPATCH, 1, 6, false }, { ACT_ACCEPT, 6, 0, false }, { ACT_RETURN, 6, 0, false },
	    { ACT_ANSWER, 1, 0, false }, { ACT_REOPEN, 0, 0, true } }, 3, true },
	{ { { ACT_ACCEPT, 3, 0, false }, { ACT_DISPATCH, 1, 6, false }, { ACT_ACCEPT, 6, 0, false }, { ACT_RETURN, 6, 0, false },
	    { ACT_ANSWER, 1, 0, false }, { ACT_REOPEN, 0, 0, true } }, 6, false },
	/* accepted, worked, sent to another department */
	{ { { ACT_ACCEPT, 3, 0, false }, { ACT_DISPATCH, 1, 6, false }, { ACT_ACCEPT, 6, 0, false },
	    { ACT_REOPEN, 0, 0, true } }, 3, true },
	/* answered at once */
	{ { { ACT_ANSWER, 1, 0, false }, { ACT_REOPEN, 0, 0, true } }, 1, true },
	/* speaking with the complainant, notes and closing are no handling */
	{ { { ACT_ACCEPT, 3, 0, false }, { ACT_CONTACT, 1, 0, false }, { ACT_NOTE, 1, 0, false }, { ACT_CLOSE, 1, 0, false },
	    { ACT_REOPEN, 0, 0, true } }, 1, false },
	/* the first of three rounds counts as the second does */
	{ { { ACT_ACCEPT, 3, 0, false }, { ACT_OBJECT, 0, 0, true }, { ACT_ACCEPT, 6, 0, false }, { ACT_REOPEN, 0, 0, true },
	    { ACT_ACCEPT, 7, 0, false } }, 3, true },
	{ { { ACT_ACCEPT, 3, 0, false }, { ACT_OBJECT, 0, 0, true }, { ACT_ACCEPT, 6, 0, false }, { ACT_REOPEN, 0, 0, true },
	    { ACT_ACCEPT, 7, 0, false } }, 6, true },
	{ { { ACT_ACCEPT, 3, 0, false }, { ACT_OBJECT, 0, 0, true }, { ACT_ACCEPT, 6, 0, false }, { ACT_REOPEN, 0, 0, true },
	    { ACT_ACCEPT, 7, 0, false } }, 7, false },
	/* who was named in the first round is not handler of the next by that */
	{ { { ACT_DISPATCH, 1, 3, false }, { ACT_VISIT, 1, 0, true }, { ACT_ACCEPT, 6, 0, false }, { ACT_REOPEN, 0, 0, true } },
	    3, false },
};

static void
who_handled_an_earlier_round(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(stories); i++) {
		struct case_event events[ROUND] = {0};
		size_t count = 0;

		for (; count < ROUND && stories[i].told[count].act != ACT_REGISTER; count++)
			events[count] = (struct case_event){
				.act = stories[i].told[count].act, .actor = { stories[i].told[count].actor },
				.person = { stories[i].told[count].person }, .from = STAGE_CONFIRMING,
				.to = stories[i].told[count].reopens ? STAGE_REOPENED : STAGE_EXECUTING,
			};
		CHECK_ROW(i, round_handled(events, count, (struct staff_id){ stories[i].person }) == stories[i].handled);
	}
	assert_false(round_handled(NULL, 0, (struct staff_id){ 3 }));
}

/* What is written down of a case that stands reopened does not end its round again. */
static void
notes_of_a_reopened_case(void **state)
{
	const struct case_event events[] = {
		{ .act = ACT_REOPEN, .from = STAGE_CLOSED, .to = STAGE_REOPENED },
		{ .act = ACT_ASSIGN, .person = { 3 }, .from = STAGE_REOPENED, .to = STAGE_REOPENED },
		{ .act = ACT_ACCEPT, .actor = { 3 }, .from = STAGE_DISPATCHED, .to = STAGE_ACCEPTED },
		{ .act = ACT_NOTE, .actor = { 3 }, .from = STAGE_REOPENED, .to = STAGE_REOPENED },
	};

	(void)state;
	assert_false(round_handled(events, COUNT(events), (struct staff_id){ 3 }));
}

/* Kept out is who handled an earlier round, where the procedure wants another person, and once it is reopened. */
static void
whom_a_second_stage_bars(void **state)
{
	static const struct { bool other_person; int reopened; int64_t person; bool barred; } table[] = {
		{ true, 1, 3, true }, { true, 2, 3, true }, { true, 1, 6, false }, { true, 1, 0, false },
		{ true, 0, 3, false }, { false, 1, 3, false }, { false, 0, 3, false },
	};
	const struct case_event events[] = {
		{ .act = ACT_ACCEPT, .actor = { 3 }, .from = STAGE_DISPATCHED, .to = STAGE_ACCEPTED },
		{ .act = ACT_OBJECT, .from = STAGE_CONFIRMING, .to = STAGE_REOPENED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct procedure procedure = { .other_person = table[i].other_person };
		const struct case_file c = { .reopened = table[i].reopened };

		CHECK_ROW(i, round_bars(&procedure, &c, events, COUNT(events), (struct staff_id){ table[i].person }) ==
		    table[i].barred);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_handled_an_earlier_round), cmocka_unit_test(notes_of_a_reopened_case),
		cmocka_unit_test(whom_a_second_stage_bars),
	};

	return cmocka_run_group_tests_name("round", tests, NULL, NULL);
}
