#include "../check.h"

#include "rules/heard.h"

#include "base/banned.h"

static void
only_talking_is_hearing(void **state)
{
	static const struct { enum act act; bool heard; } table[] = {
		{ ACT_CONTACT, true }, { ACT_ASK, true }, { ACT_ANSWER, true }, { ACT_EXPLAIN, true }, { ACT_VISIT, true },
		{ ACT_REGISTER, false }, { ACT_PROGRESS, false }, { ACT_NOTE, false }, { ACT_ADD, false }, { ACT_RATE, false },
		{ ACT_WARN, false }, { ACT_CLOSE, false }, { ACT_FEED_BACK, false }, { ACT_CONFIRM, false }, { ACT_OBJECT, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_event event = { .act = table[i].act, .at = 1000 };

		CHECK_ROW(i, heard_last(&event, 1) == (table[i].heard ? 1000 : 0));
	}
}

/* A contact counts when we made it and with the complainant; of others it is only recorded. */
static void
some_contacts_are_no_news(void **state)
{
	static const struct { enum act act; const char *detail; bool aside; } table[] = {
		{ ACT_CONTACT, NULL, false }, { ACT_CONTACT, "", false },
		{ ACT_CONTACT, "way=phone\ndirection=out\nparty=complainant\nwith=刘女士\nminutes=3", false },
		{ ACT_CONTACT, "way=meeting\ndirection=out\nparty=complainant", false },
		{ ACT_CONTACT, "way=mail\ndirection=out\nletter=progress_letter", false },
		{ ACT_CONTACT, "talk=complainant", false },
		{ ACT_CONTACT, "way=phone\ndirection=in\nparty=complainant", true }, { ACT_CONTACT, "way=phone\ndirection=in", true },
		{ ACT_CONTACT, "way=meeting\ndirection=in\nparty=complainant\nminutes=9", true },
		{ ACT_CONTACT, "direction=out\nparty=supplier", true },
		{ ACT_CONTACT, "direction=out\nparty=other\nwith=complainant", true },
		{ ACT_CONTACT, "direction=out\nparty=complainants", true }, { ACT_CONTACT, "direction=inward", true },
		{ ACT_CONTACT, "with=direction=in\ndirection=out", false }, { ACT_CONTACT, "party=", true },
		/* Facts of these names belong to contacts alone. */
		{ ACT_ASK, "direction=in", false }, { ACT_VISIT, "party=supplier", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_event event = { .act = table[i].act, .at = 1000, .detail = table[i].detail };

		CHECK_ROW(i, heard_last(&event, 1) == (table[i].aside ? 0 : 1000));
		CHECK_ROW(i, table[i].act != ACT_CONTACT || heard_aside(table[i].detail) == table[i].aside);
	}
}

static void
what_a_report_says_of_the_complainant(void **state)
{
	static const struct { const char *detail; bool soothed; } table[] = {
		{ "soothed=已电话致歉", true }, { "on_site=1\nsoothed=x", true }, { NULL, false }, { "", false },
		{ "soothed=", false }, { "soothed=\nresult=x", false }, { "unsoothed=x", false }, { "result=soothed=x", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, heard_soothed(table[i].detail) == table[i].soothed);
}

static void
the_last_counts(void **state)
{
	struct case_event events[] = {
		{ .act = ACT_REGISTER, .at = 10 }, { .act = ACT_CONTACT, .at = 20 }, { .act = ACT_NOTE, .at = 30 },
		{ .act = ACT_ASK, .at = 25 }, { .act = ACT_BREACH, .at = 40 },
	};

	(void)state;
	assert_int_equal(heard_last(events, COUNT(events)), 25);
	assert_int_equal(heard_last(events, 1), 0);
	assert_int_equal(heard_last(NULL, 0), 0);
}

static const struct clock_rule clocks[] = {
	{ .id = "C1", .stops = ACT_BIT(ACT_CONTACT) | ACT_BIT(ACT_ASK), .repeats = true },
	{ .id = "K4", .stops = ACT_BIT(ACT_CONTACT) },
	{ .id = "K16", .stops = ACT_BIT(ACT_PROGRESS), .repeats = true },
};
static const struct procedure procedure = { .clocks = clocks, .clock_count = COUNT(clocks) };

static void
the_clock_that_asks_for_news(void **state)
{
	static const struct { const char *clock; enum deadline_state state; int64_t stopped_at; bool next; } table[] = {
		{ "C1", DEADLINE_RUNNING, 0, true }, { "C1", DEADLINE_WARNED, 0, true }, { "C1", DEADLINE_BREACHED, 0, true },
		{ "C1", DEADLINE_PAUSED, 0, true }, { "C1", DEADLINE_BREACHED, 90, false }, { "C1", DEADLINE_MET, 90, false },
		{ "C1", DEADLINE_CANCELLED, 90, false }, { "K4", DEADLINE_RUNNING, 0, false }, { "K16", DEADLINE_RUNNING, 0, false },
		{ "K99", DEADLINE_RUNNING, 0, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct deadline deadline = {
			.clock = table[i].clock, .state = table[i].state, .stopped_at = table[i].stopped_at, .due_at = 100,
		};

		CHECK_ROW(i, (heard_next(&procedure, &deadline, 1) != NULL) == table[i].next);
	}
	assert_null(heard_next(&procedure, NULL, 0));
}

static void
of_two_the_first_one_due(void **state)
{
	struct deadline deadlines[] = {
		{ .clock = "C1", .state = DEADLINE_MET, .stopped_at = 5, .due_at = 10 },
		{ .clock = "C1", .state = DEADLINE_RUNNING, .due_at = 300 },
		{ .clock = "C1", .state = DEADLINE_BREACHED, .due_at = 200 },
	};

	(void)state;
	assert_ptr_equal(heard_next(&procedure, deadlines, COUNT(deadlines)), &deadlines[2]);
	assert_ptr_equal(heard_next(&procedure, deadlines, 2), &deadlines[1]);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(only_talking_is_hearing),
	cmocka_unit_test(some_contacts_are_no_news),
	cmocka_unit_test(what_a_report_says_of_the_complainant),
	cmocka_unit_test(the_last_counts),
	cmocka_unit_test(the_clock_that_asks_for_news),
	cmocka_unit_test(of_two_the_first_one_due),
};

int
main(void)
{
	return cmocka_run_group_tests_name("heard", tests, NULL, NULL);
}
