/* Clocks that warn several times, and acts that belong to clocks. */
#include "../check.h"
#include "clock_stories.h"

#include "base/banned.h"

/* Acts that belong to clocks are taken only while one waits for them, or starts with them. */
static void
acts_of_clocks(void **state)
{
	static const struct clock_rule rules[] = {
		{ .id = "K14", .start = ACT_REGISTER, .stops = ON(ACT_EIGHT_D), .amount = 1, .unit = UNIT_MONTH,
		    .condition = { -1, -1, -1, -1, .severity = SEVERITY_SERIOUS } },
		{ .id = "K16", .start = ACT_PLAN, .stops = ON(ACT_REVIEW), .amount = 1, .unit = UNIT_WEEK, .repeats = true,
		    .condition = { -1, -1, -1, -1, .severity = SEVERITY_SERIOUS } },
		{ .id = "K15", .start = ACT_EIGHT_D, .stops = ON(ACT_VERIFY), .amount = 2, .unit = UNIT_MONTH,
		    .condition = { -1, -1, -1, -1, .severity = SEVERITY_GRAVE } },
	};
	static const struct procedure procedure = { .clocks = rules, .clock_count = COUNT(rules) }, none = { .clock_count = 0 };
	static const struct { enum severity severity; enum act act; enum refusal refusal; } table[] = {
		{ SEVERITY_GENERAL, ACT_REGISTER, REFUSAL_NONE }, { SEVERITY_GENERAL, ACT_EIGHT_D, REFUSAL_CLOCK },
		{ SEVERITY_SERIOUS, ACT_EIGHT_D, REFUSAL_CLOCK },	/* it does not run */
		{ SEVERITY_SERIOUS, ACT_RAISE, REFUSAL_NONE }, { SEVERITY_SERIOUS, ACT_REVIEW, REFUSAL_CLOCK },
		{ SEVERITY_SERIOUS, ACT_VERIFY, REFUSAL_CLOCK }, { SEVERITY_SERIOUS, ACT_EIGHT_D, REFUSAL_NONE },
		{ SEVERITY_SERIOUS, ACT_EIGHT_D, REFUSAL_CLOCK },	/* it was met */
		{ SEVERITY_GRAVE, ACT_EIGHT_D, REFUSAL_NONE },	/* it starts another */
		{ SEVERITY_GRAVE, ACT_VERIFY, REFUSAL_NONE }, { SEVERITY_GRAVE, ACT_VERIFY, REFUSAL_CLOCK },
		{ SEVERITY_SERIOUS, ACT_PLAN, REFUSAL_NONE }, { SEVERITY_SERIOUS, ACT_REVIEW, REFUSAL_NONE },
		{ SEVERITY_SERIOUS, ACT_REVIEW, REFUSAL_NONE },	/* it repeats */
		{ SEVERITY_SERIOUS, ACT_NOTE, REFUSAL_NONE },
	};
	struct case_file c = { .stage = STAGE_INVESTIGATING };
	struct kept kept = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct clock_event event = { .act = table[i].act, .at = 100 * ((int64_t)i + 1) };

		c.severity = table[i].severity;
		CHECK_ROW(i, happen(&kept, &procedure, &c, &event) == table[i].refusal);
	}
	/* What is late may still be made up for; where there is no such clock there is no such act. */
	kept.rows[0].state = DEADLINE_BREACHED;
	kept.rows[0].stopped_at = 0;
	c.severity = SEVERITY_SERIOUS;
	assert_int_equal(happen(&kept, &procedure, &c, &(struct clock_event){ .act = ACT_EIGHT_D, .at = 9000 }), REFUSAL_NONE);
	assert_int_equal(happen(&kept, &none, &c, &(struct clock_event){ .act = ACT_REVIEW, .at = 9001 }), REFUSAL_CLOCK);
}

/* "2026-11-23 13:00 …": the moments of all warnings. */
static const char *
warnings_of(const struct deadline *deadline)
{
	const char *told = "";

	for (size_t i = 0; i < CLOCK_WARNINGS && deadline->warnings[i] != 0; i++)
		told = arena_format(&arena, "%s%s%s", told, i == 0 ? "" : ", ",
		    date_text_minute(&arena, deadline->warnings[i]));
	return told;
}

/* A clock that warns several times: when, by what happens to it. */
static void
several_warnings(void **state)
{
	static const struct { int percent[CLOCK_WARNINGS]; int amount; enum time_unit unit; enum time_kind time;
		const char *story, *warnings; } table[] = {
		{ { 50, 75, 90 }, NATURAL(10, HOUR), "accept 2026-11-23 08:00",
		    "2026-11-23 13:00, 2026-11-23 15:30, 2026-11-23 17:00" },
		{ { 50, 75, 90 }, NATURAL(10, HOUR), "accept 2026-11-23 08:00|extend 2026-11-23 14:00",
		    "2026-11-23 18:00, 2026-11-23 23:00, 2026-11-24 02:00" },
		{ { 50, 75, 90 }, NATURAL(10, HOUR), "accept 2026-11-23 08:00|agree 2026-11-23 10:00 to 2026-11-24 04:00",
		    "2026-11-23 18:00, 2026-11-23 23:00, 2026-11-24 02:00" },
		/* a day off in between: hours run from ten to ten, and on for ten after */
		{ { 50, 90 }, NATURAL(20, HOUR), "accept 2026-11-23 08:00|pause absent 2026-11-23 10:00|resume 2026-11-24 10:00",
		    "2026-11-24 18:00, 2026-11-25 02:00" },
		/* of 7.5 office hours on the Friday and the Monday */
		{ { 20, 80 }, WORKING(15, HOUR), "accept 2026-11-27 09:00", "2026-11-27 12:00, 2026-11-30 15:00" },
		{ { 10, 20, 30, 40, 50 }, NATURAL(10, HOUR), "accept 2026-11-23 08:00",
		    "2026-11-23 09:00, 2026-11-23 10:00, 2026-11-23 11:00, 2026-11-23 12:00, 2026-11-23 13:00" },
		/* one is its moment alone, none is none */
		{ { 75 }, NATURAL(10, HOUR), "accept 2026-11-23 08:00", "" },
		{ { 0 }, NATURAL(10, HOUR), "accept 2026-11-23 08:00", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct clock_rule rule = rule_of(table[i].amount, table[i].unit, table[i].time, 10);
		struct procedure procedure = { .clocks = &rule, .clock_count = 1, .pauses = reasons, .pause_count = COUNT(reasons) };
		struct kept kept = {0};
		struct deadline again;

		memcpy(rule.warn_percent, table[i].percent, sizeof(rule.warn_percent));
		(void)tell_into(&procedure, table[i].story, &kept);
		CHECK_ROW_TEXT(i, warnings_of(&kept.rows[0]), table[i].warnings);
		CHECK_ROW(i, (kept.rows[0].warn_at != 0) == (table[i].percent[0] != 0));
		CHECK_ROW(i, table[i].warnings[0] == '\0' || kept.rows[0].warn_at == kept.rows[0].warnings[0]);
		CHECK_ROW(i, (strstr(kept.rows[0].calculation, "warn|") != NULL) == (table[i].warnings[0] != '\0'));
		/* As the store gives it back. */
		again = kept.rows[0];
		memset(again.warnings, 1, sizeof(again.warnings));
		deadline_plan_read_warnings(&arena, &again);
		CHECK_ROW(i, memcmp(again.warnings, kept.rows[0].warnings, sizeof(again.warnings)) == 0);
	}
}

/* Each moment once, those that passed together as one; what is told of them while they may still come. */
static void
warned_several_times(void **state)
{
	static const struct { const char *at; bool ticked; enum deadline_state state; const char *warned; } table[] = {
		{ "2026-11-23 12:59:59", false, DEADLINE_RUNNING, "2026-11-23 13:00" },
		{ "2026-11-23 13:00", true, DEADLINE_WARNED, "2026-11-23 13:00" },
		{ "2026-11-23 13:00", false, DEADLINE_WARNED, "2026-11-23 13:00" },
		{ "2026-11-23 15:29:59", false, DEADLINE_WARNED, "2026-11-23 13:00" },
		{ "2026-11-23 15:30", true, DEADLINE_WARNED, "2026-11-23 15:30" },
		{ "2026-11-23 16:59:59", false, DEADLINE_WARNED, "2026-11-23 15:30" },
		{ "2026-11-23 17:00:01", true, DEADLINE_WARNED, "2026-11-23 17:00" },
		{ "2026-11-23 18:00", false, DEADLINE_WARNED, "2026-11-23 17:00" },
		{ "2026-11-23 18:00:01", true, DEADLINE_BREACHED, "2026-11-23 17:00" },
		{ "2026-11-23 19:00", false, DEADLINE_BREACHED, "2026-11-23 17:00" },
	};
	static const char *const moments[] = { "2026-11-23 13:00", "2026-11-23 15:30", "2026-11-23 17:00" };
	struct clock_rule rule = rule_of(NATURAL(10, HOUR), 0);
	struct procedure procedure = { .clocks = &rule, .clock_count = 1 };
	struct deadline_line *lines;
	struct deadline late;
	struct kept kept = {0};
	size_t count, told = 0;

	(void)state;
	memcpy(rule.warn_percent, (int[CLOCK_WARNINGS]){ 50, 75, 90 }, sizeof(rule.warn_percent));
	(void)tell_into(&procedure, "accept 2026-11-23 08:00", &kept);
	late = kept.rows[0];
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, deadline_tick(&kept.rows[0], moment(table[i].at)) == table[i].ticked);
		CHECK_ROW(i, kept.rows[0].state == table[i].state);
		CHECK_ROW_TEXT(i, date_text_minute(&arena, kept.rows[0].warn_at), table[i].warned);
	}
	assert_true(deadline_tick(&late, moment("2026-11-23 16:00")));
	assert_int_equal(late.warn_at, moment("2026-11-23 15:30"));
	assert_int_equal(deadline_next_warning(&late), moment("2026-11-23 17:00"));
	assert_false(deadline_tick(&late, moment("2026-11-23 16:00")));
	assert_true(deadline_tick(&late, moment("2026-11-23 17:30")));
	assert_int_equal(deadline_next_warning(&late), 0);
	count = deadline_calculation(&arena, &rule, &late, &lines);
	for (size_t i = 0; i < count; i++)
		if (text_equal(lines[i].word, "warn"))
			assert_string_equal(lines[i].from, moments[told++]);
	assert_int_equal(told, 3);
	late.stopped_at = moment("2026-11-23 17:40");
	late.state = DEADLINE_MET;
	count = deadline_calculation(&arena, &rule, &late, &lines);
	for (size_t i = 0; i < count; i++)
		assert_string_not_equal(lines[i].word, "warn");
}

/* Another calendar moves the moments too: what was warned of stays so as far as it had come. */
static void
warned_under_another_calendar(void **state)
{
	static const struct { const char *at, *warned, *told; } table[] = {
		/* 5 days from Monday 28 December: due on the 4th of January, then on the 6th */
		{ "2026-12-29 10:00", "", "running 2026-12-30 18:00, 2027-01-05 16:30" },
		{ "2026-12-30 17:00", "2026-12-30 10:00", "running 2026-12-30 18:00, 2027-01-05 16:30" },
		{ "2027-01-04 10:00", "2026-12-30 18:00", "warned 2026-12-30 18:00, 2027-01-05 16:30" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct clock_rule rule = rule_of(WORKING(5, DAY), 0);
		struct procedure procedure = { .clocks = &rule, .clock_count = 1 };
		struct case_file c = { .stage = STAGE_ACCEPTED };
		struct clock_event event = { .act = ACT_ACCEPT, .at = moment("2026-12-28 09:00") };
		struct kept kept = {0};
		struct case_clocks known = { &procedure, &calendar_2027, &c, kept.rows, 1, false };
		struct deadline_changes changes;
		const char *told;

		memcpy(rule.warn_percent, (int[CLOCK_WARNINGS]){ 50, 80 }, sizeof(rule.warn_percent));
		CHECK_ROW(i, happen(&kept, &procedure, &c, &event) == REFUSAL_NONE);
		if (table[i].warned[0] != '\0') {
			kept.rows[0].state = DEADLINE_WARNED;
			kept.rows[0].warn_at = moment(table[i].warned);
		}
		changes = deadline_replan(&arena, &known, moment(table[i].at));
		take(&kept, &changes);
		told = arena_format(&arena, "%s %s", deadline_state_name(kept.rows[0].state), warnings_of(&kept.rows[0]));
		CHECK_ROW_TEXT(i, told, table[i].told);
		CHECK_ROW(i, kept.rows[0].state == DEADLINE_WARNED ? kept.rows[0].warn_at <= moment(table[i].at) :
		    kept.rows[0].warn_at == kept.rows[0].warnings[0]);
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
		cmocka_unit_test(acts_of_clocks), cmocka_unit_test(several_warnings), cmocka_unit_test(warned_several_times),
		cmocka_unit_test(warned_under_another_calendar),
	};

	return cmocka_run_group_tests_name("deadline_warning", tests, make_calendars, release);
}
