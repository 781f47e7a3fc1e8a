/* Pauses, extensions, agreements, repeats, conditions that come and go, and another calendar. */
#include "../check.h"
#include "clock_stories.h"

#include "base/banned.h"

static const char *
tell(const struct procedure *procedure, const char *story)
{
	struct kept kept = {0};

	return tell_into(procedure, story, &kept);
}

static const struct {
	int amount; enum time_unit unit; enum time_kind time; int extension;
	const char *story, *told;
} stories[] = {
	/* Natural time: what was left is left. */
	{ NATURAL(12, HOUR), 0, "accept 2026-12-31 20:00|pause absent 2026-12-31 23:59:59|resume 2027-01-02 00:00:00",
	    "running 2027-01-02T08:00:01" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 11:00",
	    "paused 2026-11-26T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 11:00|tick 2026-11-26 10:59:59",
	    "paused 2026-11-26T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 11:00|tick 2026-11-26 11:00:00",
	    "running 2026-11-26T22:00:00" },
	/* … over the limit it has run on by itself, whoever says so when. */
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 11:00|resume 2026-11-26 11:00:00",
	    "not_paused, paused 2026-11-26T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 11:00|resume 2026-11-26 10:59:59",
	    "running 2026-11-26T21:59:59" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 11:00|tick 2026-11-28 00:00:00|"
	    "tick 2026-11-28 00:00:00", "breached 2026-11-26T22:00:00" },
	/* The last second may still be paused, the next may not. */
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 22:00:00|resume 2026-11-24 10:00",
	    "running 2026-11-24T10:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 22:00:01",
	    "overdue, running 2026-11-23T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|tick 2026-11-24 00:00|pause absent 2026-11-24 00:00",
	    "overdue, breached 2026-11-23T22:00:00" },
	/* All pauses of one reason share its limit. */
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 10:00|resume 2026-11-25 10:00|"
	    "pause absent 2026-11-25 10:00", "paused 2026-11-26T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 10:00|tick 2026-11-26 10:00|"
	    "pause absent 2026-11-26 11:00", "pause_spent, running 2026-11-26T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 10:00|tick 2026-11-26 10:00|"
	    "pause parts 2026-11-26 11:00", "paused 2026-12-10T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 10:00|pause parts 2026-11-23 10:01",
	    "already, paused 2026-11-26T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause court 2026-11-23 10:00",
	    "pause_reason, running 2026-11-23T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause nothing 2026-11-23 10:00",
	    "pause_reason, running 2026-11-23T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|resume 2026-11-23 10:00",
	    "not_paused, running 2026-11-23T22:00:00" },
	/* What is done while it stands still is in time; so is what is done after the limit in the time that was left. */
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 11:00|complete 2026-11-25 10:00",
	    "met 2026-11-26T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 11:00|complete 2026-11-26 22:00:00",
	    "met 2026-11-26T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|pause absent 2026-11-23 11:00|complete 2026-11-26 22:00:01",
	    "breached 2026-11-26T22:00:00" },
	{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|complete 2026-11-23 11:00|pause absent 2026-11-23 11:01",
	    "clock, met 2026-11-23T22:00:00" },
	{ NATURAL(1, MONTH), 0, "accept 2028-01-31 10:00|pause parts 2028-02-28 10:00|resume 2028-03-01 10:00",
	    "running 2028-03-02T10:00:00" },

	/* Working days: days that were left, from the day on which it goes on. */
	{ WORKING(7, DAY), 0, "accept 2026-09-29 23:59", "running 2026-10-14T18:00:00" },
	{ WORKING(7, DAY), 0, "accept 2026-09-29 10:00|pause absent 2026-09-30 10:00|resume 2026-09-30 10:00:01",
	    "running 2026-10-14T18:00:00" },
	{ WORKING(7, DAY), 0, "accept 2026-09-29 10:00|pause absent 2026-10-08 10:00|resume 2026-10-09 20:00",
	    "running 2026-10-15T18:00:00" },
	{ WORKING(7, DAY), 0, "accept 2026-09-29 10:00|pause absent 2026-10-14 17:59|resume 2026-10-15 08:00",
	    "running 2026-10-15T18:00:00" },
	{ WORKING(7, DAY), 0, "accept 2026-09-29 10:00|pause absent 2026-10-14 18:00|resume 2026-10-17 08:00",
	    "running 2026-10-19T18:00:00" },
	/* Working hours: over lunch, night and holidays. */
	{ WORKING(4, HOUR), 0, "accept 2026-09-30 11:00", "running 2026-09-30T16:30:00" },
	{ WORKING(4, HOUR), 0, "accept 2026-09-30 17:00|pause absent 2026-09-30 17:30|resume 2026-10-01 12:00",
	    "running 2026-10-08T14:00:00" },
	{ WORKING(4, HOUR), 0, "accept 2026-09-30 17:00|pause absent 2026-10-03 00:00",
	    "paused 2026-10-08T12:00:00" },
	{ WORKING(30, MINUTE), 0, "accept 2026-10-09 17:45", "running 2026-10-10T09:15:00" },

	/* Once, by what the rule says, until the last second. */
	{ WORKING(5, DAY), 10, "accept 2026-09-21 10:00|extend 2026-09-28 18:00:00", "running 2026-10-16T18:00:00" },
	{ WORKING(5, DAY), 10, "accept 2026-09-21 10:00|extend 2026-09-28 18:00:01",
	    "overdue, running 2026-09-28T18:00:00" },
	{ WORKING(5, DAY), 10, "accept 2026-09-21 10:00|extend 2026-09-22 10:00|extend 2026-09-22 11:00",
	    "already, running 2026-10-16T18:00:00" },
	{ WORKING(5, DAY), 0, "accept 2026-09-21 10:00|extend 2026-09-22 10:00",
	    "extension, running 2026-09-28T18:00:00" },
	{ WORKING(5, DAY), 10, "accept 2026-09-21 10:00|tick 2026-09-29 00:00|extend 2026-09-29 10:00",
	    "overdue, breached 2026-09-28T18:00:00" },
	{ WORKING(5, DAY), 10, "accept 2026-09-21 10:00|pause absent 2026-09-22 10:00|extend 2026-09-22 11:00",
	    "paused, paused 2026-10-08T18:00:00" },
	{ WORKING(5, DAY), 10, "accept 2026-09-21 10:00|pause absent 2026-09-22 10:00|resume 2026-09-23 10:00|"
	    "extend 2026-09-23 11:00", "running 2026-10-19T18:00:00" },
	{ NATURAL(12, HOUR), 12, "accept 2026-02-28 13:00|extend 2026-03-01 01:00:00",
	    "running 2026-03-01T13:00:00" },
	{ NATURAL(1, MONTH), 1, "accept 2027-12-31 13:00|extend 2028-01-01 01:00", "running 2028-02-29T13:00:00" },

	/* A date agreed in writing takes the place of all that, and is not moved by anything else. */
	{ WORKING(7, DAY), 5, "accept 2026-09-29 10:00|agree 2026-09-30 10:00 to 2026-10-03 12:00",
	    "running 2026-10-03T12:00:00" },
	{ WORKING(7, DAY), 5, "accept 2026-09-29 10:00|agree 2026-09-30 10:00 to 2026-10-03 12:00|pause absent 2026-10-01 00:00|"
	    "extend 2026-10-01 00:00", "clock_agreed, clock_agreed, running 2026-10-03T12:00:00" },
	{ WORKING(7, DAY), 5, "accept 2026-09-29 10:00|pause absent 2026-09-30 10:00|agree 2026-09-30 11:00 to 2026-10-03 12:00|"
	    "tick 2026-10-03 12:00:01", "breached 2026-10-03T12:00:00" },
};

static void
pauses_extensions_and_agreements(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(stories); i++) {
		struct clock_rule rule = rule_of(stories[i].amount, stories[i].unit, stories[i].time, stories[i].extension);
		struct procedure procedure = { .clocks = &rule, .clock_count = 1, .pauses = reasons,
			.pause_count = COUNT(reasons) };

		CHECK_ROW_TEXT(i, tell(&procedure, stories[i].story), stories[i].told);
	}
}

/* The text that is stored is the one that people are shown from; it is compared whole. */
static void
what_is_told(void **state)
{
	struct clock_rule rule = rule_of(3, UNIT_DAY, TIME_WORKING, 1);
	struct procedure procedure = { .clocks = &rule, .clock_count = 1, .pauses = reasons, .pause_count = 2 };
	struct case_file c = { .stage = STAGE_ACCEPTED };
	struct kept kept = {0};
	struct clock_event event = { .act = ACT_ACCEPT, .at = moment("2026-09-29 10:00"), .clock = "K", .reason = "absent" };

	(void)state;
	assert_int_equal(happen(&kept, &procedure, &c, &event), REFUSAL_NONE);
	event.act = ACT_PAUSE;
	event.at = moment("2026-10-08 10:00");
	assert_int_equal(happen(&kept, &procedure, &c, &event), REFUSAL_NONE);
	event.act = ACT_RESUME;
	event.at = moment("2026-10-09 10:00");
	assert_int_equal(happen(&kept, &procedure, &c, &event), REFUSAL_NONE);
	event.act = ACT_EXTEND;
	assert_int_equal(happen(&kept, &procedure, &c, &event), REFUSAL_NONE);
	event.act = ACT_COMPLETE;
	assert_int_equal(happen(&kept, &procedure, &c, &event), REFUSAL_NONE);
	assert_string_equal(kept.rows[0].calculation,
	    "start|accept|2026-09-29T10:00:00+08:00\nadd|3|day|working\ncalendar|2026\n"
	    "day|2026-09-30|workday|\nskip|2026-10-01|holiday|国庆节\nskip|2026-10-02|holiday|国庆节\n"
	    "skip|2026-10-03|holiday|国庆节\nskip|2026-10-04|holiday|国庆节\nskip|2026-10-05|holiday|国庆节\n"
	    "skip|2026-10-06|holiday|国庆节\nskip|2026-10-07|holiday|国庆节\nday|2026-10-08|workday|\n"
	    "day|2026-10-09|workday|\ndue|2026-10-09T18:00:00+08:00\n"
	    "pause|absent|2026-10-08T10:00:00+08:00|2026-10-11T10:00:00+08:00|2026-10-09T10:00:00+08:00\nleft|1|day\n"
	    "day|2026-10-10|makeup|国庆节\ndue|2026-10-10T18:00:00+08:00\n"
	    "extend|2026-10-09T10:00:00+08:00|1|day\nskip|2026-10-11|weekend|\nday|2026-10-12|workday|\n"
	    "due|2026-10-12T18:00:00+08:00\nend|complete|2026-10-09T10:00:00+08:00|met\n");
	assert_string_equal(kept.rows[0].calendar, "2026");
}

/* "event accept 2026-…; amount 3 day working 2026; counted …": every line, what it does not have left out. */
static const char *
lines_of(const struct clock_rule *rule, const struct deadline *deadline)
{
	struct deadline_line *lines;
	size_t count = deadline_calculation(&arena, rule, deadline, &lines);
	const char *told = "";

	for (size_t i = 0; i < count; i++) {
		const struct deadline_line *line = &lines[i];
		const char *const parts[] = { line->name, line->other, line->from, line->before, line->to, line->unit };

		told = arena_format(&arena, "%s%s%s", told, i == 0 ? "" : "; ", line->word);
		if (line->amount != 0)
			told = arena_format(&arena, "%s %d", told, (int)line->amount);
		for (size_t k = 0; k < COUNT(parts); k++)
			told = arena_format(&arena, "%s%s%s", told, parts[k][0] == '\0' ? "" : " ", parts[k]);
		for (size_t k = 0; k < line->run_count; k++) {
			const struct deadline_run *run = &line->runs[k];

			told = arena_format(&arena, "%s %s-%s(%d)%s%s%s%s%s", told, run->first, run->last, run->days, run->kind,
			    run->name[0] == '\0' ? "" : " ", run->name, run->from[0] == '\0' ? "" : " ",
			    run->from[0] == '\0' ? "" : arena_format(&arena, "%s-%s", run->from, run->to));
		}
	}
	return told;
}

static void
lines_for_people(void **state)
{
	static const struct { int amount; enum time_unit unit; enum time_kind time; int extension; const char *story, *told; }
	table[] = {
		{ NATURAL(12, HOUR), 0, "accept 2026-12-31 20:00",
		    "event accept 2026-12-31 20:00; amount 12 hour; due 2027-01-01 08:00; warn 2027-01-01 05:00; "
		    "responsible handler; result running; source S2·12" },
		{ WORKING(3, DAY), 0, "accept 2026-09-29 10:00|complete 2026-10-08 09:00",
		    "event accept 2026-09-29 10:00; amount 3 2026 day; counted 09-30-09-30(1)workday 10-08-10-09(2)workday; "
		    "skipped 10-01-10-07(7)holiday 国庆节; due 2026-10-09 18:00; responsible handler; "
		    "result met complete 2026-10-08 09:00; source S2·12" },
		{ WORKING(8, HOUR), 0, "accept 2026-10-09 16:00",
		    "event accept 2026-10-09 16:00; amount 8 2026 hour; counted 10-09-10-09(1)workday 16:00-18:00 "
		    "10-10-10-10(1)makeup 国庆节 09:00-12:00 10-10-10-10(1)makeup 国庆节 13:30-16:30; due 2026-10-10 16:30; "
		    "warn 2026-10-10 14:30; responsible handler; result running; source S2·12" },
		{ WORKING(2, DAY), 1, "accept 2026-10-08 10:00|pause absent 2026-10-09 10:00|resume 2026-10-09 12:00|"
		    "extend 2026-10-09 13:00",
		    "event accept 2026-10-08 10:00; amount 2 2026 day; counted 10-09-10-09(1)workday 10-10-10-10(1)makeup 国庆节; "
		    "due 2026-10-10 18:00; pause absent 2026-10-09 10:00 2026-10-12 10:00 2026-10-09 12:00; left 1 day; "
		    "counted 10-10-10-10(1)makeup 国庆节; due 2026-10-10 18:00; extended 1 2026-10-09 13:00 day; "
		    "skipped 10-11-10-11(1)weekend; counted 10-12-10-12(1)workday; due 2026-10-12 18:00; warn 2026-10-12 09:45; "
		    "responsible handler; result running; source S2·12" },
		{ WORKING(1, DAY), 0, "accept 2026-12-30 10:00",
		    "event accept 2026-12-30 10:00; amount 1 2026 day; counted 12-31-12-31(1)workday; due 2026-12-31 18:00; unsure 2027; "
		    "warn 2026-12-31 14:30; responsible handler; result running; source S2·12" },
		{ NATURAL(12, HOUR), 0, "accept 2026-11-23 10:00|agree 2026-11-23 11:00 to 2026-11-25 12:00|tick 2026-11-26 00:00",
		    "event accept 2026-11-23 10:00; amount 12 hour; due 2026-11-23 22:00; agreed 2026-11-23 11:00 2026-11-25 12:00; "
		    "warn 2026-11-24 23:30; responsible handler; result breached; source S2·12" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct clock_rule rule = rule_of(table[i].amount, table[i].unit, table[i].time, table[i].extension);
		struct procedure procedure = { .clocks = &rule, .clock_count = 1, .pauses = reasons, .pause_count = 2 };
		struct kept kept = {0};

		rule.source = "S2·12";
		(void)tell_into(&procedure, table[i].story, &kept);
		CHECK_ROW_TEXT(i, lines_of(&rule, &kept.rows[0]), table[i].told);
	}
	/* Briefly, or of before calculations were kept: what the rule and the columns say. */
	{
		struct clock_rule rule = rule_of(7, UNIT_DAY, TIME_WORKING, 0);
		struct deadline deadline = { .clock = "K", .started_at = moment("2026-11-23 10:00"),
			.due_at = moment("2026-12-02 18:00"), .stopped_at = moment("2026-12-01 09:00"), .state = DEADLINE_MET,
			.role = ROLE_HANDLER };

		assert_string_equal(lines_of(&rule, &deadline), "event accept 2026-11-23 10:00; amount 7 day; due 2026-12-02 18:00; "
		    "responsible handler; result met 2026-12-01 09:00");
		deadline.agreed = true;
		deadline.calculation = "nonsense\nday\nskip|x\nhours|2026-12-01\n|||||||\nreplan|\n";
		assert_non_null(lines_of(&rule, &deadline));
	}
}

/* Round after round, until the case or the condition ends it. */
static void
repeating_clocks(void **state)
{
	static const struct clock_rule rules[] = {
		{ .id = "K16", .start = ACT_EIGHT_D, .stops = ON(ACT_REVIEW), .amount = 1, .unit = UNIT_WEEK, .repeats = true,
		    .condition = ALWAYS },
		{ .id = "E1", .start = ACT_EMERGENCY, .stops = ON(ACT_SITUATION), .amount = 1, .unit = UNIT_HOUR, .repeats = true,
		    .condition = { -1, -1, -1, -1, .emergency = WANTED_YES } },
		{ .id = "C1", .start = ACT_DISPATCH, .stops = ON(ACT_CONTACT) | ON(ACT_PROGRESS) | ON(ACT_CLOSE), .amount = 1,
		    .unit = UNIT_DAY, .repeats = true, .condition = ALWAYS },
	};
	static const struct procedure procedure = { .clocks = rules, .clock_count = COUNT(rules) };
	static const struct { enum act act; int64_t at; bool emergency; const char *told; } table[] = {
		{ ACT_EIGHT_D, 100, false, "K16.1 running" },
		{ ACT_REVIEW, 200, false, "K16.1 met K16.2 running" },
		{ ACT_EIGHT_D, 250, false, "K16.1 met K16.2 running" },
		{ ACT_REVIEW, 200 + 7 * DATE_DAY + 1, false, "K16.1 met K16.2 breached K16.3 running" },
		{ ACT_SITUATION, 700000, false, "K16.1 met K16.2 breached K16.3 running" },
		{ ACT_EMERGENCY, 700000, true, "K16.1 met K16.2 breached K16.3 running E1.1 running" },
		{ ACT_SITUATION, 703600, true, "K16.1 met K16.2 breached K16.3 running E1.1 met E1.2 running" },
		{ ACT_SITUATION, 707201, true, "K16.1 met K16.2 breached K16.3 running E1.1 met E1.2 breached E1.3 running" },
		{ ACT_LIFT, 707300, false, "K16.1 met K16.2 breached K16.3 running E1.1 met E1.2 breached E1.3 cancelled" },
		{ ACT_SITUATION, 707400, false, "K16.1 met K16.2 breached K16.3 running E1.1 met E1.2 breached E1.3 cancelled" },
		{ ACT_EMERGENCY, 708000, true,
		    "K16.1 met K16.2 breached K16.3 running E1.1 met E1.2 breached E1.3 cancelled E1.4 running" },
		{ ACT_CLOSE, 708001, true, "K16.1 met K16.2 breached K16.3 met E1.1 met E1.2 breached E1.3 cancelled E1.4 met" },
		{ ACT_REVIEW, 708002, true, "K16.1 met K16.2 breached K16.3 met E1.1 met E1.2 breached E1.3 cancelled E1.4 met" },
	};
	struct case_file c = { .stage = STAGE_EXECUTING };
	struct kept kept = {0};
	struct clock_event event = { .act = ACT_DISPATCH };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *told = "";

		event = (struct clock_event){ .act = table[i].act, .at = table[i].at };
		c.emergency = table[i].emergency;
		c.stage = table[i].act == ACT_CLOSE ? STAGE_CLOSED : c.stage;
		/* Once it is closed nobody waits for a meeting. */
		CHECK_ROW(i, happen(&kept, &procedure, &c, &event) == (i == COUNT(table) - 1 ? REFUSAL_CLOCK : REFUSAL_NONE));
		for (size_t k = 0; k < kept.count; k++)
			told = arena_format(&arena, "%s%s%s.%d %s", told, k == 0 ? "" : " ", kept.rows[k].clock,
			    kept.rows[k].round, deadline_state_name(kept.rows[k].state));
		CHECK_ROW_TEXT(i, told, table[i].told);
	}
	/* An act that meets a repeating clock and closes the case does not start it again. */
	memset(&kept, 0, sizeof(kept));
	c = (struct case_file){ .stage = STAGE_DISPATCHED, .dispatched_at = 1 };
	event = (struct clock_event){ .act = ACT_DISPATCH, .at = 10 };
	(void)happen(&kept, &procedure, &c, &event);
	event = (struct clock_event){ .act = ACT_CONTACT, .at = 20 };
	(void)happen(&kept, &procedure, &c, &event);
	assert_int_equal(kept.count, 2);
	c.stage = STAGE_CLOSED;
	event = (struct clock_event){ .act = ACT_CLOSE, .at = 30 };
	(void)happen(&kept, &procedure, &c, &event);
	assert_int_equal(kept.count, 2);
	assert_int_equal(kept.rows[1].state, DEADLINE_MET);
}

/* Levels, reopening and the emergency response as conditions. */
static void
conditions_that_come_and_go(void **state)
{
	static const struct clock_rule rules[] = {
		{ .id = "S1", .start = ACT_REGISTER, .stops = ON(ACT_CLOSE), .amount = 10, .unit = UNIT_DAY,
		    .condition = { -1, -1, -1, -1, .reopened = WANTED_NO } },
		{ .id = "S2", .start = ACT_REGISTER, .stops = ON(ACT_CLOSE), .amount = 20, .unit = UNIT_DAY,
		    .condition = { -1, -1, -1, -1, .reopened = WANTED_YES } },
		{ .id = "L2", .start = ACT_REGISTER, .stops = ON(ACT_CLOSE), .amount = 2, .unit = UNIT_DAY,
		    .condition = { -1, -1, -1, -1, .level = 2 } },
		{ .id = "N", .start = ACT_REGISTER, .stops = ON(ACT_CLOSE), .amount = 3, .unit = UNIT_DAY,
		    .condition = { -1, -1, -1, -1, .emergency = WANTED_NO } },
		{ .id = "G", .start = ACT_REGISTER, .stops = ON(ACT_CLOSE), .amount = 4, .unit = UNIT_DAY,
		    .condition = { -1, -1, -1, -1, .severity = SEVERITY_SERIOUS } },
	};
	static const struct procedure procedure = { .clocks = rules, .clock_count = COUNT(rules) };
	static const struct {
		enum act act; enum stage stage; int level, reopened; bool emergency; enum severity severity; const char *told;
	} table[] = {
		{ ACT_REGISTER, STAGE_REGISTERED, 3, 0, false, SEVERITY_GENERAL, "S1 running N running" },
		{ ACT_COOPERATE, STAGE_REGISTERED, 2, 0, false, SEVERITY_GENERAL, "S1 running N running L2 running" },
		{ ACT_RAISE, STAGE_REGISTERED, 1, 0, false, SEVERITY_SERIOUS, "S1 running N running L2 running G running" },
		{ ACT_EMERGENCY, STAGE_REGISTERED, 1, 0, true, SEVERITY_SERIOUS, "S1 running N cancelled L2 running G running" },
		{ ACT_LIFT, STAGE_REGISTERED, 1, 0, false, SEVERITY_SERIOUS,
		    "S1 running N cancelled L2 running G running N running" },
		{ ACT_CLOSE, STAGE_CLOSED, 1, 0, false, SEVERITY_SERIOUS, "S1 met N cancelled L2 met G met N met" },
		{ ACT_REOPEN, STAGE_REOPENED, 1, 1, false, SEVERITY_SERIOUS,
		    "S1 met N cancelled L2 met G met N met S2 running L2 running N running G running" },
	};
	struct case_file c = {0};
	struct kept kept = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct clock_event event = { .act = table[i].act, .at = 100 * ((int64_t)i + 1) };
		const char *told = "";

		c = (struct case_file){ .stage = table[i].stage, .level = table[i].level, .reopened = table[i].reopened,
			.emergency = table[i].emergency, .severity = table[i].severity };
		CHECK_ROW(i, happen(&kept, &procedure, &c, &event) == REFUSAL_NONE);
		for (size_t k = 0; k < kept.count; k++)
			told = arena_format(&arena, "%s%s%s %s", told, k == 0 ? "" : " ", kept.rows[k].clock,
			    deadline_state_name(kept.rows[k].state));
		CHECK_ROW_TEXT(i, told, table[i].told);
	}
}

/* A notice arrives: old and new beside each other, verdicts as they were, nothing late that was in time. */
static void
another_calendar(void **state)
{
	static const struct {
		enum time_unit unit; enum time_kind time; int amount; const char *start; enum deadline_state state;
		const char *at, *told;
	} table[] = {
		{ UNIT_DAY, TIME_WORKING, 5, "2026-12-28 10:00", DEADLINE_RUNNING, "2026-12-29 10:00",
		    "running 2027-01-06T18:00:00 from 2027-01-04T18:00:00" },
		{ UNIT_DAY, TIME_WORKING, 3, "2026-12-24 10:00", DEADLINE_RUNNING, "2026-12-25 10:00",
		    "running 2026-12-28T18:00:00 from 2026-12-29T18:00:00" },
		/* On the Tuesday it would have been due the day before: it stays. */
		{ UNIT_DAY, TIME_WORKING, 3, "2026-12-24 10:00", DEADLINE_RUNNING, "2026-12-29 10:00",
		    "running 2026-12-29T18:00:00 kept" },
		{ UNIT_DAY, TIME_WORKING, 3, "2026-12-24 10:00", DEADLINE_WARNED, "2026-12-28 18:00:00",
		    "warned 2026-12-28T18:00:00 from 2026-12-29T18:00:00" },
		{ UNIT_DAY, TIME_WORKING, 5, "2026-12-28 10:00", DEADLINE_WARNED, "2026-12-31 10:00",
		    "running 2027-01-06T18:00:00 from 2027-01-04T18:00:00" },
		/* Another calendar, the same day: nothing moves, nothing is told. */
		{ UNIT_DAY, TIME_WORKING, 1, "2026-12-21 10:00", DEADLINE_RUNNING, "2026-12-21 12:00", "running 2026-12-22T18:00:00" },
		{ UNIT_HOUR, TIME_WORKING, 8, "2026-12-30 17:00", DEADLINE_RUNNING, "2026-12-30 18:00",
		    "running 2027-01-04T17:30:00 from 2026-12-31T17:30:00" },
		/* Verdicts, natural time and what is over already are left alone. */
		{ UNIT_DAY, TIME_WORKING, 5, "2026-12-28 10:00", DEADLINE_BREACHED, "2026-12-29 10:00", "breached 2027-01-04T18:00:00" },
		{ UNIT_DAY, TIME_WORKING, 5, "2026-12-28 10:00", DEADLINE_MET, "2026-12-29 10:00", "met 2027-01-04T18:00:00" },
		{ UNIT_DAY, TIME_WORKING, 5, "2026-12-28 10:00", DEADLINE_CANCELLED, "2026-12-29 10:00",
		    "cancelled 2027-01-04T18:00:00" },
		{ UNIT_DAY, TIME_WORKING, 5, "2026-12-28 10:00", DEADLINE_RUNNING, "2027-01-04 18:00:01", "running 2027-01-04T18:00:00" },
		{ UNIT_DAY, TIME_NATURAL, 5, "2026-12-28 10:00", DEADLINE_RUNNING, "2026-12-29 10:00", "running 2027-01-02T10:00:00" },
		{ UNIT_WEEK, TIME_WORKING, 1, "2026-12-28 10:00", DEADLINE_RUNNING, "2026-12-29 10:00", "running 2027-01-04T10:00:00" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct clock_rule rule = rule_of(table[i].amount, table[i].unit, table[i].time, 0);
		struct procedure procedure = { .clocks = &rule, .clock_count = 1 };
		struct case_file c = { .stage = STAGE_ACCEPTED };
		struct clock_event event = { .act = ACT_ACCEPT, .at = moment(table[i].start) };
		struct kept kept = {0};
		struct case_clocks known = { &procedure, &calendar_2027, &c, kept.rows, 1, false };
		struct deadline_changes changes;
		const char *told, *replan;

		CHECK_ROW(i, happen(&kept, &procedure, &c, &event) == REFUSAL_NONE);
		kept.rows[0].state = table[i].state;
		changes = deadline_replan(&arena, &known, moment(table[i].at));
		take(&kept, &changes);
		told = arena_format(&arena, "%s %.19s", deadline_state_name(kept.rows[0].state),
		    date_text_iso(&arena, kept.rows[0].due_at));
		replan = strstr(kept.rows[0].calculation, "replan|");
		if (replan != NULL)
			told = arena_format(&arena, "%s from %.19s", told, strstr(replan, "|2026|2027|") + 11);
		if (strstr(kept.rows[0].calculation, "keep|") != NULL)
			told = arena_format(&arena, "%s kept", told);
		CHECK_ROW_TEXT(i, told, table[i].told);
		/* Once is enough: the same calendar again changes nothing. */
		changes = deadline_replan(&arena, &known, moment(table[i].at));
		CHECK_ROW(i, changes.count == 0);
	}
}

/* What was not certain says so, until it is. */
static void
provisional_until_the_notice(void **state)
{
	struct clock_rule rule = rule_of(5, UNIT_DAY, TIME_WORKING, 0);
	struct procedure procedure = { .clocks = &rule, .clock_count = 1, .pauses = reasons, .pause_count = 2 };
	struct case_file c = { .stage = STAGE_ACCEPTED };
	struct clock_event event = { .act = ACT_ACCEPT, .at = moment("2026-12-28 10:00") };
	struct kept kept = {0};
	struct case_clocks known = { &procedure, &calendar_2027, &c, kept.rows, 1, false };
	struct deadline_changes changes;

	(void)state;
	(void)happen(&kept, &procedure, &c, &event);
	assert_non_null(strstr(kept.rows[0].calculation, "unsure|2027\n"));
	event = (struct clock_event){ .act = ACT_PAUSE, .at = moment("2026-12-29 10:00"), .clock = "K", .reason = "parts" };
	assert_int_equal(happen(&kept, &procedure, &c, &event), REFUSAL_NONE);
	changes = deadline_replan(&arena, &known, moment("2026-12-30 10:00"));
	take(&kept, &changes);
	assert_null(strstr(kept.rows[0].calculation, "unsure"));
	assert_int_equal(kept.rows[0].state, DEADLINE_PAUSED);
	assert_int_equal(kept.rows[0].resume_at, moment("2027-01-12 10:00"));
	assert_string_equal(date_text_minute(&arena, kept.rows[0].due_at), "2027-01-18 18:00");
	/* Briefly: what happened is kept, and only that. */
	event = (struct clock_event){ .act = ACT_ACCEPT, .at = moment("2026-12-28 10:00") };
	known = (struct case_clocks){ &procedure, &calendar_2026, &c, NULL, 0, true };
	changes = deadline_on_event(&arena, &known, &event);
	assert_string_equal(changes.rows[0].calculation, "");
	assert_int_equal(changes.rows[0].due_at, moment("2027-01-04 18:00"));
}

/* Small steps of a fixed sequence; the same every time. */
static uint64_t seed = 20261123;

static int64_t
number_below(int64_t limit)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int64_t)(seed >> 33) % limit;
}

static bool
is_office(int64_t at)
{
	int32_t day = date_local_day(at);
	const struct calendar_hours *hours = calendar_look(&calendar_2027, day).hours;

	for (size_t i = 0; i < hours->count; i++)
		if (at >= date_day_start(day) + hours->spans[i].opens && at <= date_day_start(day) + hours->spans[i].closes)
			return true;
	return false;
}

/* Later starts are due later, more time is due later, working time is due in working time, a pause moves by what it lasted. */
static void
what_always_holds(void **state)
{
	int64_t base = moment("2026-09-01 00:00");

	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		struct clock_rule rule = rule_of(1 + (int)number_below(40), (enum time_unit)number_below(3),
		    number_below(2) == 0 ? TIME_NATURAL : TIME_WORKING, 0), more = rule;
		struct procedure procedure = { .clocks = &rule, .clock_count = 1, .pauses = reasons, .pause_count = 2 };
		struct case_file c = { .stage = STAGE_ACCEPTED };
		struct clock_event event = { .act = ACT_ACCEPT, .at = base + number_below(150 * DATE_DAY) };
		int64_t start = event.at, later = start + number_below(3 * DATE_DAY), due;
		struct case_clocks known = { &procedure, &calendar_2027, &c, NULL, 0, true };
		struct deadline_changes first = deadline_on_event(&arena, &known, &event), then;

		due = first.rows[0].due_at;
		more.amount++;
		CHECK_ROW(i, due == deadline_due(&rule, &calendar_2027, start) && due > start);
		CHECK_ROW(i, deadline_due(&rule, &calendar_2027, later) >= due);
		CHECK_ROW(i, deadline_due(&more, &calendar_2027, start) > due);
		CHECK_ROW(i, first.rows[0].warn_at >= start && first.rows[0].warn_at <= due);
		if (rule.time == TIME_WORKING)
			CHECK_ROW(i, is_office(due) && is_office(first.rows[0].warn_at));
		first.rows[0].id = 1;
		known.rows = first.rows;
		known.count = 1;
		event = (struct clock_event){ .act = ACT_PAUSE,
			.at = start + number_below(due - start + 1), .as = ROLE_HANDLER, .clock = "K", .reason =
			"parts" };
		then = deadline_on_event(&arena, &known, &event);
		CHECK_ROW(i, then.count == 1 && then.rows[0].state == DEADLINE_PAUSED && then.rows[0].due_at >= due);
		CHECK_ROW(i, then.rows[0].due_at >= then.rows[0].resume_at);
		known.rows = then.rows;
		later = event.at + number_below(14 * DATE_DAY);
		event = (struct clock_event){ .act = ACT_RESUME, .at = later, .as = ROLE_HANDLER, .clock = "K" };
		first = deadline_on_event(&arena, &known, &event);
		CHECK_ROW(i, first.count == 1 && first.rows[0].state == DEADLINE_RUNNING && first.rows[0].due_at >= due);
		CHECK_ROW(i, first.rows[0].due_at <= then.rows[0].due_at && first.rows[0].due_at >= later);
		if (rule.time == TIME_NATURAL)
			CHECK_ROW(i, first.rows[0].due_at == due + (later - (then.rows[0].resume_at - 14 * DATE_DAY)));
		arena_reset(&arena);
	}
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pauses_extensions_and_agreements), cmocka_unit_test(what_is_told),
		cmocka_unit_test(lines_for_people),
		cmocka_unit_test(repeating_clocks), cmocka_unit_test(conditions_that_come_and_go),
		cmocka_unit_test(another_calendar), cmocka_unit_test(provisional_until_the_notice),
		cmocka_unit_test(what_always_holds),
	};

	return cmocka_run_group_tests_name("deadline_change", tests, make_calendars, release);
}
