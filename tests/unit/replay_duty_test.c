/* Duties of the calendar in a replay: which periods are judged, how they ended, what follows (PROCEDURE.md §8, §16.1). */
#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "rules/calendar.h"
#include "rules/replay.h"
#include "base/banned.h"

enum { ZHOU = 1, LIN, MOST = 8 };

static const char *const k17[] = { "K17" }, *const k18[] = { "K18" };
static const struct penalty_share leader[] = { { ROLE_DEPARTMENT_MANAGER, 0 } };
static const struct duty_rule duties[] = {
	{ .id = "K17", .cadence = CADENCE_MONTHLY, .day = 25, .responsible = ROLE_SUPERVISOR, .breach_rule = "P17b1" },
	{ .id = "K18", .cadence = CADENCE_MONTHLY, .times = 2, .responsible = ROLE_INSPECTOR, .breach_rule = "P17b3" },
	{ .id = "K20", .cadence = CADENCE_WEEKLY, .responsible = ROLE_SUPERVISOR, .off = true, .breach_rule = "" },
	{ .id = "K21", .cadence = CADENCE_DAILY, .responsible = ROLE_SUPERVISOR, .breach_rule = "" },
	{ .id = "K22", .cadence = CADENCE_YEARLY, .month = 12, .day = 30, .responsible = ROLE_SUPERVISOR,
	    .breach_rule = "" },
	{ .id = "V3", .cadence = CADENCE_EVALUATION, .day = 14, .responsible = ROLE_SUPERVISOR, .breach_rule = "" },
};
static const struct penalty_rule penalties[] = {
	{ .id = "P17b1", .article = "17b", .trigger = PENALTY_BREACH, .clocks = k17, .clock_count = 1, .instead_of = "",
	    .who = ROLE_SUPERVISOR, .least = 200, .most = 200 },
	{ .id = "P17b2", .article = "17b", .trigger = PENALTY_BREACH, .clocks = k17, .clock_count = 1, .instead_of = "",
	    .who = ROLE_MANAGEMENT, .least = 100, .most = 100 },
	{ .id = "P17b3", .article = "17b", .trigger = PENALTY_BREACH, .clocks = k18, .clock_count = 1, .instead_of = "",
	    .who = ROLE_INSPECTOR, .least = 200, .most = 200 },
	{ .id = "P19a", .article = "19", .trigger = PENALTY_CHAIN, .instead_of = "", .who = ROLE__COUNT,
	    .in_a_row = 2, .factor = 2, .also = leader, .also_count = 1 },
};
static const struct procedure procedure = {
	.duties = duties, .duty_count = COUNT(duties), .penalties = penalties, .penalty_count = COUNT(penalties),
};

/* An event of a list, in short: the moment is local, "2026-09-25 23:59:59". */
struct told { enum duty_act act; const char *rule, *at; int64_t person; const char *period; };

static int64_t
moment(const char *text)
{
	int64_t at = 0;

	assert_true(date_read_moment(text, 0, &at));
	return at;
}

static struct replay_result
run(struct arena *arena, const struct told *told, const char *as_of)
{
	struct replay_duty *rows = arena_array(arena, MOST, sizeof(*rows));
	struct replay_list list = { .duties = rows };
	struct replay_world world = { .procedure = &procedure, .calendar = calendar_weekdays(), .as_of = moment(as_of) };

	for (size_t i = 0; i < MOST && told[i].rule != NULL; i++) {
		rows[i] = (struct replay_duty){ .line = (int64_t)i + 2, .act = told[i].act, .at = moment(told[i].at),
			.rule = told[i].rule, .person = told[i].person, .department = told[i].person };
		if (told[i].period != NULL)
			assert_true(date_read_day(told[i].period, 0, &rows[i].period));
		list.duty_count++;
	}
	return replay_run(arena, &world, &list);
}

/* State by state: o open, m met, b breached; of the periods in order. */
static const char *
states(struct arena *arena, const struct replay_result *result)
{
	char *text = arena_alloc(arena, result->deadline_count + 1);

	for (size_t i = 0; i < result->deadline_count; i++) {
		enum deadline_state state = result->deadlines[i].deadline.state;

		text[i] = state == DEADLINE_MET ? 'm' : state == DEADLINE_BREACHED ? 'b' : 'o';
	}
	return text;
}

static void
periods_and_their_verdicts(void **state)
{
	static const struct { struct told told[MOST]; const char *as_of, *wanted; } table[] = {
		/* The last second of the 25th is in time, the next is not. */
		{ { { DUTY_DONE, "K17", "2026-09-25 23:59:59", 0, NULL } }, "2026-09-30 12:00", "m" },
		{ { { DUTY_DONE, "K17", "2026-09-26 00:00:00", 0, NULL } }, "2026-09-30 12:00", "b" },
		{ { { DUTY_OPENED, "K17", "2026-09-01 00:00", 0, NULL } }, "2026-09-25 23:59:59", "o" },
		{ { { DUTY_OPENED, "K17", "2026-09-01 00:00", 0, NULL } }, "2026-09-26 00:00:00", "b" },
		/* Every month from then on, over the end of a year. */
		{ { { DUTY_OPENED, "K17", "2026-11-10 08:00", 0, NULL } }, "2027-02-01 00:00:01", "bbbo" },
		{ { { DUTY_OPENED, "K17", "2026-11-10 08:00", 0, NULL } }, "2027-02-01 00:00:00", "bbb" },
		/* A day that had passed when it was first asked for is held against nobody. */
		{ { { DUTY_OPENED, "K17", "2026-11-26 00:00:00", 0, NULL } }, "2026-12-31 00:00", "b" },
		{ { { DUTY_OPENED, "K17", "2026-11-25 23:59:59", 0, NULL } }, "2026-12-31 00:00", "bb" },
		/* Sent late for the month before, and in time for its own. */
		{ { { DUTY_OPENED, "K17", "2026-09-01 00:00", 0, NULL },
		    { DUTY_DONE, "K17", "2026-10-02 09:00", 0, "2026-09-25" },
		    { DUTY_DONE, "K17", "2026-10-20 09:00", 0, NULL } }, "2026-10-31 00:00", "bm" },
		/* Asked for no more: the month that runs is still judged; asked for again, the gap is not. */
		{ { { DUTY_OPENED, "K17", "2026-01-05 00:00", 0, NULL }, { DUTY_WITHDRAWN, "K17", "2026-02-03 00:00", 0, NULL } },
		    "2026-12-31 00:00", "bb" },
		{ { { DUTY_OPENED, "K17", "2026-01-05 00:00", 0, NULL }, { DUTY_WITHDRAWN, "K17", "2026-01-06 00:00", 0, NULL },
		    { DUTY_OPENED, "K17", "2026-06-01 00:00", 0, NULL } }, "2026-07-31 00:00", "bbb" },
		/* Twice a month: once is not enough, three times is no more than twice. */
		{ { { DUTY_DONE, "K18", "2026-09-05 10:00", 0, NULL } }, "2026-09-30 23:59:59", "o" },
		{ { { DUTY_DONE, "K18", "2026-09-05 10:00", 0, NULL } }, "2026-10-01 00:00:00", "b" },
		{ { { DUTY_DONE, "K18", "2026-09-05 10:00", 0, NULL }, { DUTY_DONE, "K18", "2026-09-29 10:00", 0, NULL },
		    { DUTY_DONE, "K18", "2026-09-30 10:00", 0, NULL } }, "2026-10-05 00:00", "m" },
		/* Due on the last day that is worked: the 30th of October 2026 is a Friday. */
		{ { { DUTY_DONE, "K18", "2026-10-05 10:00", 0, NULL }, { DUTY_DONE, "K18", "2026-10-31 10:00", 0, NULL } },
		    "2026-10-31 12:00", "b" },
		/* The list may be in any order. */
		{ { { DUTY_DONE, "K17", "2026-10-20 09:00", 0, NULL }, { DUTY_OPENED, "K17", "2026-09-01 00:00", 0, NULL } },
		    "2026-10-31 00:00", "bm" },
		/* Every worked day: Saturday and Sunday are none. */
		{ { { DUTY_OPENED, "K21", "2026-09-03 08:00", 0, NULL }, { DUTY_DONE, "K21", "2026-09-04 10:00", 0, NULL } },
		    "2026-09-07 12:00", "bmo" },
		/* A leap year's end of February, and the year's own day. */
		{ { { DUTY_OPENED, "K22", "2028-02-29 00:00", 0, NULL } }, "2028-12-30 23:59:59", "o" },
		{ { { DUTY_OPENED, "K22", "2028-02-29 00:00", 0, NULL } }, "2028-12-31 00:00:00", "b" },
		/* What is switched off, of no period, or not told of is not judged. */
		{ { { DUTY_OPENED, "K20", "2026-09-01 00:00", 0, NULL }, { DUTY_OPENED, "V3", "2026-09-01 00:00", 0, NULL },
		    { DUTY_OPENED, "K99", "2026-09-01 00:00", 0, NULL } }, "2026-12-31 00:00", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena arena = {0};
		struct replay_result got = run(&arena, table[i].told, table[i].as_of);

		CHECK_ROW_TEXT(i, states(&arena, &got), table[i].wanted);
		for (size_t k = 0; k < got.deadline_count; k++)
			CHECK_ROW(i, got.deadlines[k].which == REPLAY_NO_CASE);
		arena_release(&arena);
	}
}

/* Who answers is named once; the second month in a row is doubled for that person and the leader (S2·17b, S2·19). */
static void
articles_follow(void **state)
{
	static const struct told told[] = {
		{ DUTY_OPENED, "K17", "2026-09-01 00:00", ZHOU, NULL }, { DUTY_DONE, "K17", "2026-09-26 08:00", LIN, NULL },
		{ DUTY_OPENED, "K18", "2026-09-01 00:00", LIN, NULL }, { DUTY_DONE, "K18", "2026-09-10 08:00", LIN, NULL },
		{ DUTY_DONE, "K18", "2026-10-10 08:00", LIN, NULL }, { DUTY_DONE, "K18", "2026-10-11 08:00", LIN, NULL },
		{ DUTY_WITHDRAWN, "K18", "2026-10-31 08:00", 0, NULL }, { 0, NULL, NULL, 0, NULL },
	};
	static const struct { const char *rule; int64_t person; enum role role; int64_t department; int least, chain; }
	    wanted[] = {
		{ "P17b1", ZHOU, ROLE_SUPERVISOR, ZHOU, 200, 1 }, { "P17b2", 0, ROLE_MANAGEMENT, 0, 100, 1 },
		{ "P17b3", LIN, ROLE_INSPECTOR, LIN, 200, 1 },
		{ "P17b1", ZHOU, ROLE_SUPERVISOR, ZHOU, 200, 2 }, { "P19a", ZHOU, ROLE_SUPERVISOR, ZHOU, 200, 2 },
		{ "P19a", 0, ROLE_DEPARTMENT_MANAGER, ZHOU, 400, 2 }, { "P17b2", 0, ROLE_MANAGEMENT, 0, 100, 1 },
	};
	struct arena arena = {0};
	struct replay_result got = run(&arena, told, "2026-11-20 00:00");

	(void)state;
	assert_string_equal(states(&arena, &got), "bbobm");
	assert_int_equal(got.deadlines[0].late, 8 * DATE_HOUR + 1);
	assert_int_equal(got.deadlines[0].person, ZHOU);
	assert_int_equal(got.deadlines[1].late, moment("2026-11-20 00:00") - moment("2026-10-25 23:59:59"));
	assert_int_equal(got.deadlines[3].deadline.started_at, moment("2026-09-01 00:00"));
	assert_int_equal(got.deadlines[4].deadline.stopped_at, moment("2026-10-11 08:00"));
	assert_int_equal(got.proposal_count, COUNT(wanted));
	for (size_t i = 0; i < COUNT(wanted); i++) {
		CHECK_ROW_TEXT(i, got.proposals[i].rule->id, wanted[i].rule);
		CHECK_ROW(i, got.proposals[i].person == wanted[i].person);
		CHECK_ROW(i, got.proposals[i].role == wanted[i].role);
		CHECK_ROW(i, got.proposals[i].department.value == wanted[i].department);
		CHECK_ROW(i, got.proposals[i].least == wanted[i].least);
		CHECK_ROW(i, got.proposals[i].chain == wanted[i].chain);
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(periods_and_their_verdicts),
		cmocka_unit_test(articles_follow),
	};

	return cmocka_run_group_tests_name("duties in a replay", tests, NULL, NULL);
}
