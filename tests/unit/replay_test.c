/* Replay of dated events: verdicts, lateness, who answers, what is proposed (PROCEDURE.md §8, §16.1). */
#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "rules/calendar.h"
#include "rules/replay.h"
#include "rules/replay_compare.h"
#include "base/banned.h"

enum { DAN = 1, HAN, HUI, CASE_DEPARTMENT = 4, OTHER_DEPARTMENT, CENTRE, MINUTE = 60, HOUR = 3600 };

#define ON(act) ACT_BIT(ACT_##act)
#define ALWAYS { -1, -1, -1, -1, SEVERITY_MINOR, 0, WANTED_ANY, WANTED_ANY }
static const char *const k1[] = { "K1" }, *const k6[] = { "K6" }, *const k10[] = { "K10" };
static const struct clock_rule clocks[] = {
	{ .id = "K1", .start = ACT_REGISTER, .stops = ON(DISPATCH) | ON(ANSWER), .amount = 5, .unit = UNIT_MINUTE,
	    .responsible = ROLE_DISPATCHER, .condition = ALWAYS, .breach_rule = "P8a" },
	{ .id = "K6", .start = ACT_ACCEPT, .stops = ON(COMPLETE) | ON(PROGRESS), .amount = 12, .unit = UNIT_HOUR,
	    .responsible = ROLE_HANDLER, .agreed_override = true, .condition = ALWAYS, .breach_rule = "P12" },
	{ .id = "K10", .start = ACT_COMPLETE, .stops = ON(VISIT), .amount = 1, .unit = UNIT_WEEK,
	    .responsible = ROLE_DISPATCHER,
	    .condition = { -1, -1, 1, -1, SEVERITY_MINOR, 0, WANTED_ANY, WANTED_ANY }, .breach_rule = "P17a2" },
};
static const struct penalty_share leader[] = { { ROLE_DEPARTMENT_MANAGER, 0 } };
static const struct penalty_rule penalties[] = {
	{ .id = "P6a", .article = "6", .trigger = PENALTY_MISSING, .instead_of = "", .who = ROLE_DISPATCHER, .least = 50, .most = 50 },
	{ .id = "P8a", .article = "8", .trigger = PENALTY_BREACH, .clocks = k1, .clock_count = 1, .instead_of = "",
	    .who = ROLE__COUNT, .least = 50, .most = 50 },
	{ .id = "P8b", .article = "8", .trigger = PENALTY_AGAIN, .clocks = k1, .clock_count = 1, .instead_of = "P8a",
	    .who = ROLE__COUNT, .least = 100, .most = 100 },
	{ .id = "P12", .article = "12", .trigger = PENALTY_BREACH, .clocks = k6, .clock_count = 1, .instead_of = "",
	    .who = ROLE_HANDLER, .least = 50, .most = 50 },
	{ .id = "P17a2", .article = "17a", .trigger = PENALTY_RECEIPT, .clocks = k10, .clock_count = 1, .instead_of = "",
	    .who = ROLE__COUNT, .least = 50, .most = 50 },
	{ .id = "P19a", .article = "19", .trigger = PENALTY_CHAIN, .instead_of = "", .who = ROLE__COUNT,
	    .in_a_row = 2, .factor = 2, .also = leader, .also_count = 1 },
};
static const struct procedure procedure = {
	.clocks = clocks, .clock_count = COUNT(clocks), .penalties = penalties, .penalty_count = COUNT(penalties),
};

static struct replay_event
event(size_t which, enum act act, int64_t at, int64_t person)
{
	return (struct replay_event){ .which = which, .act = act, .at = at, .person = person, .as = ROLE__COUNT,
		.line = at, .facts = replay_facts_none() };
}

static struct replay_result
run(struct arena *arena, struct replay_event *events, size_t count, int64_t as_of)
{
	struct replay_world world = { .procedure = &procedure, .calendar = calendar_weekdays(), .as_of = as_of };

	return replay_run(arena, &world, &(struct replay_list){ .events = events, .count = count });
}

static void
verdicts_to_the_last_second(void **state)
{
	static const struct { int64_t dispatched, as_of; enum deadline_state wanted; int64_t late; } table[] = {
		{ 5 * MINUTE, 10 * HOUR, DEADLINE_MET, 0 },
		{ 5 * MINUTE + 1, 10 * HOUR, DEADLINE_BREACHED, 1 },
		{ 60 * MINUTE, 10 * HOUR, DEADLINE_BREACHED, 55 * MINUTE },
		{ 0, 5 * MINUTE, DEADLINE_RUNNING, 0 },		/* never dispatched, and not yet late */
		{ 0, 5 * MINUTE + 1, DEADLINE_BREACHED, 1 },
		{ 0, 2 * HOUR, DEADLINE_BREACHED, 115 * MINUTE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena arena = {0};
		struct replay_event events[] = { event(0, ACT_REGISTER, DATE_DAY, DAN),
			event(0, ACT_DISPATCH, DATE_DAY + table[i].dispatched, DAN) };
		struct replay_result got = run(&arena, events, table[i].dispatched == 0 ? 1 : 2,
		    DATE_DAY + table[i].as_of);

		CHECK_ROW(i, got.deadline_count == 1);
		CHECK_ROW(i, got.deadlines[0].deadline.state == table[i].wanted);
		CHECK_ROW(i, got.deadlines[0].late == table[i].late);
		CHECK_ROW(i, got.deadlines[0].person == DAN);
		CHECK_ROW(i, got.proposal_count == (table[i].wanted == DEADLINE_BREACHED));
		arena_release(&arena);
	}
}

/* Lists come in any order; the handler is whoever accepted, and answers for the clock that this started. */
static void
order_and_people(void **state)
{
	struct arena arena = {0};
	struct replay_event events[] = {
		event(1, ACT_COMPLETE, DATE_DAY + 20 * HOUR, HUI),
		event(0, ACT_ACCEPT, DATE_DAY + 3 * MINUTE, HAN),
		event(1, ACT_ACCEPT, DATE_DAY + 4 * MINUTE, HUI),
		event(0, ACT_DISPATCH, DATE_DAY + 2 * MINUTE, DAN),
		event(1, ACT_REGISTER, DATE_DAY, DAN),
		event(0, ACT_COMPLETE, DATE_DAY + 2 * HOUR, HAN),
		event(0, ACT_REGISTER, DATE_DAY + MINUTE, DAN),
		event(1, ACT_DISPATCH, DATE_DAY + 3 * MINUTE, DAN),
	};
	struct replay_result got;

	(void)state;
	events[3].department = events[7].department = CASE_DEPARTMENT;
	got = run(&arena, events, COUNT(events), DATE_DAY + 30 * HOUR);
	assert_int_equal(got.deadline_count, 4);
	assert_string_equal(got.deadlines[1].deadline.clock, "K6");
	assert_int_equal(got.deadlines[1].person, HAN);
	assert_int_equal(got.deadlines[1].deadline.state, DEADLINE_MET);
	assert_int_equal(got.deadlines[3].person, HUI);
	assert_int_equal(got.deadlines[3].late, 7 * HOUR + 56 * MINUTE);
	assert_int_equal(got.deadlines[3].department.value, CASE_DEPARTMENT);
	assert_int_equal(got.proposal_count, 1);
	assert_string_equal(got.proposals[0].rule->id, "P12");
	assert_int_equal(got.proposals[0].person, HUI);
	arena_release(&arena);
}

/* A date agreed with the complainant counts with its proof alone (K6). */
static void
agreed_dates_need_their_proof(void **state)
{
	static const struct { bool evidence; enum deadline_state wanted; } table[] = {
		{ true, DEADLINE_MET }, { false, DEADLINE_MET },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena arena = {0};
		struct replay_event events[] = {
			event(0, ACT_REGISTER, DATE_DAY, DAN), event(0, ACT_DISPATCH, DATE_DAY + 1, DAN),
			event(0, ACT_ACCEPT, DATE_DAY + 2, HAN), event(0, ACT_PROGRESS, DATE_DAY + HOUR, HAN),
			event(0, ACT_COMPLETE, DATE_DAY + 40 * HOUR, HAN),
		};
		struct replay_result got;

		events[3].facts.agreed_until = DATE_DAY + 48 * HOUR;
		events[3].facts.evidence = table[i].evidence;
		got = run(&arena, events, COUNT(events), DATE_DAY + 100 * HOUR);
		/* Without proof it is a report of progress, which meets the clock then and there. */
		CHECK_ROW(i, got.deadlines[1].deadline.state == table[i].wanted);
		CHECK_ROW(i, got.deadlines[1].deadline.agreed == table[i].evidence);
		CHECK_ROW(i, got.deadlines[1].deadline.stopped_at ==
		    DATE_DAY + (table[i].evidence ? 40 * HOUR : HOUR));
		arena_release(&arena);
	}
}

/* Complaining again after the breach makes it graver; before, it does not. */
static void
what_happens_afterwards(void **state)
{
	static const struct { int64_t again_at; const char *wanted; } table[] = {
		{ 4 * MINUTE, "P8a" }, { 6 * MINUTE, "P8b" }, { 90 * HOUR, "P8b" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena arena = {0};
		struct replay_event events[] = {
			event(0, ACT_REGISTER, DATE_DAY, DAN), event(0, ACT_ADD, DATE_DAY + table[i].again_at, 0),
			event(0, ACT_DISPATCH, DATE_DAY + 100 * HOUR, DAN),
		};
		struct replay_result got;

		events[1].facts.flags = FLAG_REPEAT;
		got = run(&arena, events, COUNT(events), DATE_DAY + 200 * HOUR);
		CHECK_ROW(i, got.proposal_count == 1);
		CHECK_ROW_TEXT(i, got.proposals[0].rule->id, table[i].wanted);
		arena_release(&arena);
	}
}

static void
papers_that_are_missing(void **state)
{
	static const struct { bool receipt; int64_t visited; size_t proposals; } table[] = {
		{ true, 3 * DATE_DAY, 1 },	/* only the incomplete sheet */
		{ false, 3 * DATE_DAY, 2 },	/* … and the visit without its receipt */
		{ false, 9 * DATE_DAY, 2 },	/* late and without: once */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena arena = {0};
		struct replay_event events[] = {
			event(0, ACT_REGISTER, DATE_DAY, DAN), event(0, ACT_DISPATCH, DATE_DAY + 1, DAN),
			event(0, ACT_ACCEPT, DATE_DAY + 2, HAN), event(0, ACT_COMPLETE, DATE_DAY + 3, HAN),
			event(0, ACT_VISIT, DATE_DAY + table[i].visited, DAN),
		};
		struct replay_result got;

		events[0].facts.missing = MISSING_CONTACT;
		events[0].facts.major = 1;
		events[4].facts.evidence = table[i].receipt;
		got = run(&arena, events, COUNT(events), DATE_DAY * 20);
		CHECK_ROW(i, got.proposal_count == table[i].proposals);
		CHECK_ROW_TEXT(i, got.proposals[0].rule->id, "P6a");
		if (got.proposal_count == 2)
			CHECK_ROW_TEXT(i, got.proposals[1].rule->id, "P17a2");
		arena_release(&arena);
	}
}

/* Doubled, a violation is also the leader's of the department that the person belongs to, whatever the case's is (S2·19). */
static void
whose_leader_pays(void **state)
{
	static const struct { enum act act; int64_t own, home, wanted; } table[] = {
		{ ACT_REGISTER, CENTRE, 0, CENTRE },	/* the list tells it */
		{ ACT_REGISTER, 0, CENTRE, CENTRE },	/* the store does */
		{ ACT_REGISTER, 0, 0, 0 },		/* nobody does: never the department that the case is sent to */
		{ ACT_JUDGE, CENTRE, 0, CENTRE },	/* nor is it the one that has the case before it is sent anywhere */
		{ ACT_COOPERATE, OTHER_DEPARTMENT, 0, 0 },	/* named, not one's own */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena arena = {0};
		struct replay_event events[] = {
			event(0, ACT_REGISTER, DATE_DAY, DAN), event(0, ACT_NOTE, DATE_DAY + 1, DAN),
			event(0, ACT_DISPATCH, DATE_DAY + HOUR, DAN),
			event(1, ACT_REGISTER, DATE_DAY + HOUR, DAN), event(1, ACT_DISPATCH, DATE_DAY + 2 * HOUR, DAN),
		};
		struct replay_event *tells = &events[table[i].act == ACT_REGISTER ? 0 : 1];
		struct replay_result got;

		events[2].department = events[4].department = CASE_DEPARTMENT;
		tells->act = table[i].act;
		tells->department = table[i].own;
		tells->home = table[i].home;
		got = run(&arena, events, COUNT(events), DATE_DAY + 3 * HOUR);
		/* Late, late again, doubled for the person and for the leader. */
		CHECK_ROW(i, got.proposal_count == 4);
		CHECK_ROW_TEXT(i, got.proposals[3].rule->id, "P19a");
		CHECK_ROW(i, got.proposals[3].role == ROLE_DEPARTMENT_MANAGER);
		CHECK_ROW(i, got.proposals[3].of == ROLE_DISPATCHER);
		CHECK_ROW(i, got.proposals[3].department.value == table[i].wanted);
		/* The clock itself was the case's. */
		CHECK_ROW(i, got.deadlines[0].department.value == CASE_DEPARTMENT);
		arena_release(&arena);
	}
}

/* A breach stays with the department that had the case, when it is sent to another one afterwards. */
static void
which_department_was_late(void **state)
{
	static const struct { int64_t sent_on; int64_t wanted; } table[] = {
		{ 11 * HOUR, 0 },		/* in time: the clock of the first acceptance ends */
		{ 13 * HOUR, CASE_DEPARTMENT },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena arena = {0};
		struct replay_event events[] = {
			event(0, ACT_REGISTER, DATE_DAY, DAN), event(0, ACT_DISPATCH, DATE_DAY, DAN),
			event(0, ACT_ACCEPT, DATE_DAY, HAN), event(0, ACT_DISPATCH, DATE_DAY + table[i].sent_on, DAN),
			event(0, ACT_ACCEPT, DATE_DAY + table[i].sent_on, HUI),
		};
		struct replay_result got;

		for (size_t k = 0; k < COUNT(events); k++) {
			events[k].department = k == 0 ? 0 : k < 3 ? CASE_DEPARTMENT : OTHER_DEPARTMENT;
			events[k].line = (int64_t)k;
		}
		got = run(&arena, events, COUNT(events), DATE_DAY + 20 * HOUR);
		CHECK_ROW(i, got.proposal_count == (table[i].wanted != 0));
		if (got.proposal_count > 0) {
			CHECK_ROW(i, got.proposals[0].department.value == table[i].wanted);
			CHECK_ROW(i, got.proposals[0].person == HAN);
		}
		CHECK_ROW(i, got.deadlines[2].department.value == OTHER_DEPARTMENT);
		arena_release(&arena);
	}
}

/* Which visit needs a receipt is what the article says: no clock is known by its name. */
static void
any_clock_may_ask_for_a_receipt(void **state)
{
	static const char *const v9[] = { "V9" };
	struct clock_rule named[COUNT(clocks)];
	struct penalty_rule articles[COUNT(penalties)];
	struct procedure other = procedure;
	struct arena arena = {0};
	struct replay_world world = { .procedure = &other, .calendar = calendar_weekdays(), .as_of = 9 * DATE_DAY };
	struct replay_event events[] = { event(0, ACT_REGISTER, DATE_DAY, DAN), event(0, ACT_DISPATCH, DATE_DAY, DAN),
		event(0, ACT_VISIT, DATE_DAY * 2, DAN) };
	struct replay_result got;

	(void)state;
	memcpy(named, clocks, sizeof(named));
	memcpy(articles, penalties, sizeof(articles));
	other.clocks = named;
	other.penalties = articles;
	for (size_t i = 0; i < COUNT(named); i++)
		if (strcmp(named[i].id, "K10") == 0)
			named[i].id = "V9";
	for (size_t i = 0; i < COUNT(articles); i++)
		if (articles[i].trigger == PENALTY_RECEIPT)
			articles[i].clocks = v9;
	events[0].facts.major = 1;
	got = replay_run(&arena, &world, &(struct replay_list){ .events = events, .count = COUNT(events) });
	assert_int_equal(got.proposal_count, 1);
	assert_string_equal(got.occasions[got.proposals[0].occasion].clock, "V9");
	/* Where no article asks for one, nothing is missing. */
	for (size_t i = 0; i < COUNT(articles); i++)
		if (articles[i].trigger == PENALTY_RECEIPT)
			articles[i].trigger = PENALTY_BREACH;
	got = replay_run(&arena, &world, &(struct replay_list){ .events = events, .count = COUNT(events) });
	assert_int_equal(got.proposal_count, 0);
	arena_release(&arena);
}

/* A clock of cases of level 2 and graver. */
static const struct clock_rule of_level[] = {
	{ .id = "L2", .start = ACT_REGISTER, .stops = ON(COMPLETE), .amount = 1, .unit = UNIT_DAY,
	    .responsible = ROLE_DISPATCHER,
	    .condition = { -1, -1, -1, -1, SEVERITY_MINOR, 2, WANTED_ANY, WANTED_ANY } },
};
static const struct procedure graver = { .clocks = of_level, .clock_count = COUNT(of_level) };

/* The level as living cases work it out: by departments that take part, and never below what it was raised to (§32.11). */
static void
levels_of_departments_and_by_hand(void **state)
{
	static const struct { enum act act; int64_t department; int level; bool ended; bool runs; } table[] = {
		{ ACT_NOTE, 0, 0, false, false },
		{ ACT_COOPERATE, OTHER_DEPARTMENT, 0, false, true },
		{ ACT_COOPERATE, CASE_DEPARTMENT, 0, false, false },	/* has the case already */
		{ ACT_COOPERATE, OTHER_DEPARTMENT, 0, true, false },	/* was never named */
		{ ACT_COOPERATE, 0, 0, false, false },
		{ ACT_RAISE, 0, 2, false, true },
		{ ACT_RAISE, 0, 1, false, true },
		{ ACT_RAISE, 0, 3, false, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena arena = {0};
		struct replay_world world = { .procedure = &graver, .calendar = calendar_weekdays(), .as_of = 9 * DATE_DAY };
		struct replay_event events[] = { event(0, ACT_REGISTER, DATE_DAY, DAN),
			event(0, ACT_DISPATCH, DATE_DAY + 1, DAN), event(0, table[i].act, DATE_DAY + 2, DAN) };
		struct replay_result got;

		events[1].department = CASE_DEPARTMENT;
		events[2].department = table[i].department;
		events[2].facts.level = table[i].level;
		events[2].facts.ended = table[i].ended;
		got = replay_run(&arena, &world, &(struct replay_list){ .events = events, .count = COUNT(events) });
		CHECK_ROW(i, (got.deadline_count == 1) == table[i].runs);
		arena_release(&arena);
	}
}

/* What departments made of the level stays when they leave; raising works it out anew, but not below the raised one. */
static void
levels_that_stay(void **state)
{
	static const struct { enum act act; bool ended; bool again; bool runs; } table[] = {
		{ ACT_COOPERATE, true, false, true },	/* gone, and the level stays */
		{ ACT_COOPERATE, true, true, false },	/* but it is worked out anew without them when somebody raises it */
		{ ACT_DISPATCH, false, false, true },	/* the case itself goes there */
		{ ACT_RAISE, false, true, true },	/* still there when it is worked out anew */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena arena = {0};
		struct replay_world world = { .procedure = &graver, .calendar = calendar_weekdays(), .as_of = 9 * DATE_DAY };
		struct replay_event events[] = { event(0, ACT_REGISTER, DATE_DAY, DAN),
			event(0, ACT_DISPATCH, DATE_DAY + 1, DAN), event(0, ACT_COOPERATE, DATE_DAY + 2, DAN),
			event(0, table[i].act, DATE_DAY + 3, DAN), event(0, ACT_NOTE, DATE_DAY + 4, DAN) };
		struct replay_result got;

		events[1].department = CASE_DEPARTMENT;
		events[2].department = events[3].department = OTHER_DEPARTMENT;
		events[3].facts.ended = table[i].ended;
		events[4].act = table[i].again ? ACT_RAISE : ACT_NOTE;
		got = replay_run(&arena, &world, &(struct replay_list){ .events = events, .count = COUNT(events) });
		CHECK_ROW(i, got.deadline_count == 1);
		CHECK_ROW(i, (got.deadlines[0].deadline.state != DEADLINE_CANCELLED) == table[i].runs);
		arena_release(&arena);
	}
}

/* A case may be judged by a procedure and a calendar of its own; its articles are those of that procedure. */
static void
cases_by_their_own_procedure(void **state)
{
	struct clock_rule longer[COUNT(clocks)];
	struct penalty_rule dearer[COUNT(penalties)];
	struct procedure other = procedure;
	const struct replay_own own[] = { { NULL, NULL }, { &other, NULL } };
	struct arena arena = {0};
	struct replay_event events[] = {
		event(0, ACT_REGISTER, DATE_DAY, DAN), event(0, ACT_DISPATCH, DATE_DAY + 8 * MINUTE, DAN),
		event(1, ACT_REGISTER, DATE_DAY, HAN), event(1, ACT_DISPATCH, DATE_DAY + 8 * MINUTE, HAN),
		event(1, ACT_REOPEN, DATE_DAY + 9 * MINUTE, 0), event(1, ACT_DISPATCH, DATE_DAY + 20 * MINUTE, HAN),
	};
	struct replay_world world = { .procedure = &procedure, .calendar = calendar_weekdays(), .own = own,
		.as_of = DATE_DAY + HOUR };
	struct replay_result got;

	(void)state;
	memcpy(longer, clocks, sizeof(longer));
	memcpy(dearer, penalties, sizeof(dearer));
	longer[0].amount = 10;
	for (size_t i = 0; i < COUNT(dearer); i++)
		if (strcmp(dearer[i].id, "P8a") == 0)
			dearer[i].least = dearer[i].most = 80;
	other.clocks = longer;
	other.penalties = dearer;
	got = replay_run(&arena, &world, &(struct replay_list){ .events = events, .count = COUNT(events) });
	assert_int_equal(got.deadline_count, 3);
	assert_int_equal(got.deadlines[0].deadline.state, DEADLINE_BREACHED);
	assert_int_equal(got.deadlines[1].deadline.state, DEADLINE_MET);
	assert_int_equal(got.deadlines[2].late, MINUTE);
	assert_int_equal(got.proposal_count, 2);
	assert_int_equal(got.proposals[0].least, 50);
	assert_int_equal(got.proposals[1].least, 80);
	arena_release(&arena);
}

static void
another_procedure_changes_only_what_it_changes(void **state)
{
	struct clock_rule longer[COUNT(clocks)];
	struct procedure other = procedure;
	struct arena arena = {0};
	struct replay_event events[] = {
		event(0, ACT_REGISTER, DATE_DAY, DAN), event(0, ACT_DISPATCH, DATE_DAY + 8 * MINUTE, DAN),
		event(1, ACT_REGISTER, DATE_DAY, DAN), event(1, ACT_DISPATCH, DATE_DAY + 60 * MINUTE, DAN),
	};
	struct replay_world world = { .procedure = &other, .calendar = calendar_weekdays(), .as_of = 3 * DATE_DAY };
	struct replay_result first = run(&arena, events, COUNT(events), 3 * DATE_DAY), second;
	struct replay_comparison got;

	(void)state;
	memcpy(longer, clocks, sizeof(longer));
	longer[0].amount = 10;
	other.clocks = longer;
	second = replay_run(&arena, &world, &(struct replay_list){ .events = events, .count = COUNT(events) });
	got = replay_compare(&arena, &first, &second);
	assert_int_equal(got.deadline_count, 2);
	assert_int_equal(got.deadlines[0].first->deadline.state, DEADLINE_BREACHED);
	assert_int_equal(got.deadlines[0].other->deadline.state, DEADLINE_MET);
	assert_int_equal(got.deadlines[1].other->late, 50 * MINUTE);
	/* The first case's proposal falls away; the second's is then the first in its row, and nothing is doubled. */
	assert_int_equal(got.proposal_count, 4);
	assert_null(got.proposals[0].other);
	for (size_t i = 1; i < got.proposal_count; i++)
		if (got.proposals[i].other == NULL)
			CHECK_ROW_TEXT(i, got.proposals[i].first->rule->id, "P19a");
		else
			CHECK_ROW(i, got.proposals[i].first->chain == 2 && got.proposals[i].other->chain == 1);
	got = replay_compare(&arena, &first, &first);
	assert_int_equal(got.deadline_count + got.proposal_count, 0);
	/* Who has to answer may be all that changes: the handler who registered the case himself is still he. */
	memcpy(longer, clocks, sizeof(longer));
	longer[0].responsible = ROLE_HANDLER;
	events[1].named = events[3].named = DAN;
	first = run(&arena, events, COUNT(events), 3 * DATE_DAY);
	second = replay_run(&arena, &world, &(struct replay_list){ .events = events, .count = COUNT(events) });
	got = replay_compare(&arena, &first, &second);
	assert_int_equal(got.deadline_count, 2);
	assert_int_equal(got.deadlines[0].first->person, got.deadlines[0].other->person);
	assert_int_equal(got.deadlines[0].first->deadline.due_at, got.deadlines[0].other->deadline.due_at);
	assert_int_equal(got.deadlines[0].first->deadline.role, ROLE_DISPATCHER);
	assert_int_equal(got.deadlines[0].other->deadline.role, ROLE_HANDLER);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verdicts_to_the_last_second),
		cmocka_unit_test(order_and_people),
		cmocka_unit_test(agreed_dates_need_their_proof),
		cmocka_unit_test(what_happens_afterwards),
		cmocka_unit_test(papers_that_are_missing),
		cmocka_unit_test(whose_leader_pays),
		cmocka_unit_test(which_department_was_late),
		cmocka_unit_test(any_clock_may_ask_for_a_receipt),
		cmocka_unit_test(levels_of_departments_and_by_hand),
		cmocka_unit_test(levels_that_stay),
		cmocka_unit_test(cases_by_their_own_procedure),
		cmocka_unit_test(another_procedure_changes_only_what_it_changes),
	};

	return cmocka_run_group_tests_name("replay", tests, NULL, NULL);
}
