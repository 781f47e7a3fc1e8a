#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/calendar.h"
#include "rules/deadline_plan.h"

#include "base/banned.h"

#define ON(act) ACT_BIT(act)
#define ALWAYS { -1, -1, -1, -1 }

static struct arena arena;

/* The clocks of S2, as the property profile has them. */
static const struct clock_rule clocks[] = {
	{ .id = "K1", .start = ACT_REGISTER, .stops = ON(ACT_DISPATCH) | ON(ACT_ANSWER), .amount = 5, .unit = UNIT_MINUTE,
	    .warn_percent = { 60 }, .condition = ALWAYS },
	{ .id = "K2", .start = ACT_REGISTER, .stops = ON(ACT_REPORT_UP), .amount = 3, .unit = UNIT_MINUTE,
	    .condition = { URGENCY_URGENT, -1, -1, -1 } },
	{ .id = "K5", .start = ACT_REGISTER, .stops = ON(ACT_FEED_BACK) | ON(ACT_EXPLAIN), .amount = 12, .unit = UNIT_HOUR,
	    .condition = { -1, URGENCY_URGENT, -1, -1 } },
	{ .id = "K6", .start = ACT_ACCEPT, .stops = ON(ACT_COMPLETE) | ON(ACT_PROGRESS), .amount = 12, .unit = UNIT_HOUR,
	    .responsible = ROLE_HANDLER, .warn_percent = { 75 }, .agreed_override = true, .condition = ALWAYS, .source = "S2·12" },
	{ .id = "K8", .start = ACT_COMPLETE, .stops = ON(ACT_FEED_BACK), .amount = 12, .unit = UNIT_HOUR, .condition = ALWAYS },
	{ .id = "K9", .start = ACT_COMPLETE, .stops = ON(ACT_VISIT), .amount = 1, .unit = UNIT_WEEK,
	    .condition = { -1, -1, 0, -1 } },
	{ .id = "K10", .start = ACT_COMPLETE, .stops = ON(ACT_VISIT), .amount = 1, .unit = UNIT_WEEK,
	    .condition = { -1, -1, 1, -1 } },
};
static const struct procedure procedure = { .clocks = clocks, .clock_count = COUNT(clocks) };

/* The deadlines of one case as the store would keep them. */
struct kept {
	struct deadline	rows[64];
	size_t		count;
};

static size_t
happen(struct kept *kept, const struct case_file *c, enum act act, int64_t at, int64_t agreed)
{
	struct clock_event event = { .act = act, .at = at, .agreed_until = agreed };
	struct case_clocks known = { &procedure, calendar_weekdays(), c, kept->rows, kept->count, false };
	struct deadline_changes changes = deadline_on_event(&arena, &known, &event);

	for (size_t i = 0; i < changes.count; i++) {
		struct deadline *row = &changes.rows[i];

		if (row->id == 0)
			row->id = (int64_t)++kept->count;
		kept->rows[row->id - 1] = *row;
	}
	return changes.count;
}

/* "K1 met, K5.2 running": what is kept, rounds after the first with their number. */
static const char *
told(const struct kept *kept)
{
	const char *result = "";

	for (size_t i = 0; i < kept->count; i++) {
		const struct deadline *d = &kept->rows[i];

		result = arena_format(&arena, "%s%s%s%s %s%s", result, i == 0 ? "" : ", ", d->clock,
		    d->round == 1 ? "" : arena_format(&arena, ".%d", d->round), deadline_state_name(d->state),
		    d->state == DEADLINE_BREACHED && d->stopped_at != 0 ? " ended" : "");
	}
	return result;
}

static int64_t
moment(const char *text)
{
	int64_t result = 0;

	assert_true(date_read_moment(text, 0, &result));
	return result;
}

static void
when_clocks_are_due(void **state)
{
	static const struct { int amount; enum time_unit unit; enum time_kind time; const char *start, *due; } table[] = {
		{ 5, UNIT_MINUTE, TIME_NATURAL, "2026-12-31 23:58", "2027-01-01 00:03" },
		{ 12, UNIT_HOUR, TIME_NATURAL, "2028-02-28 18:00", "2028-02-29 06:00" },
		{ 1, UNIT_DAY, TIME_NATURAL, "2026-02-28 09:00", "2026-03-01 09:00" },
		{ 1, UNIT_WEEK, TIME_NATURAL, "2028-02-25 10:00", "2028-03-03 10:00" },
		{ 1, UNIT_MONTH, TIME_NATURAL, "2026-01-31 10:00", "2026-02-28 10:00" },
		{ 1, UNIT_MONTH, TIME_NATURAL, "2028-01-31 10:00", "2028-02-29 10:00" },
		{ 2, UNIT_MONTH, TIME_NATURAL, "2026-12-31 10:00", "2027-02-28 10:00" },
		{ 12, UNIT_MONTH, TIME_NATURAL, "2028-02-29 10:00", "2029-02-28 10:00" },
		/* working time: 2026-11-23 is a Monday */
		{ 1, UNIT_DAY, TIME_WORKING, "2026-11-23 10:00", "2026-11-24 18:00" },
		{ 1, UNIT_DAY, TIME_WORKING, "2026-11-27 10:00", "2026-11-30 18:00" },
		{ 7, UNIT_DAY, TIME_WORKING, "2026-11-23 23:59", "2026-12-02 18:00" },
		{ 7, UNIT_DAY, TIME_WORKING, "2026-11-28 10:00", "2026-12-08 18:00" },
		{ 2, UNIT_HOUR, TIME_WORKING, "2026-11-27 17:00", "2026-11-30 10:00" },
		{ 1, UNIT_HOUR, TIME_WORKING, "2026-11-27 17:00", "2026-11-27 18:00" },
		{ 30, UNIT_MINUTE, TIME_WORKING, "2026-11-28 12:00", "2026-11-30 09:30" },
		{ 30, UNIT_MINUTE, TIME_WORKING, "2026-11-24 03:00", "2026-11-24 09:30" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct clock_rule rule = { .amount = table[i].amount, .unit = table[i].unit, .time = table[i].time };

		CHECK_ROW_TEXT(i, date_text_minute(&arena, deadline_due(&rule, calendar_weekdays(), moment(table[i].start))), table[i].due);
	}
}

static void
the_last_second(void **state)
{
	static const struct { int64_t now; enum deadline_state ticked, stopped; } table[] = {
		{ 0, DEADLINE_RUNNING, DEADLINE_MET }, { 74, DEADLINE_RUNNING, DEADLINE_MET },
		{ 75, DEADLINE_WARNED, DEADLINE_MET }, { 99, DEADLINE_WARNED, DEADLINE_MET },
		{ 100, DEADLINE_WARNED, DEADLINE_MET }, { 101, DEADLINE_BREACHED, DEADLINE_BREACHED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct deadline d = { .warn_at = 75, .due_at = 100 };

		CHECK_ROW(i, deadline_stopped(&d, table[i].now) == table[i].stopped);
		CHECK_ROW(i, deadline_tick(&d, table[i].now) == (table[i].ticked != DEADLINE_RUNNING));
		CHECK_ROW(i, d.state == table[i].ticked);
		CHECK_ROW(i, !deadline_tick(&d, table[i].now));
		d.stopped_at = 1;
		CHECK_ROW(i, !deadline_tick(&d, 1000));
	}
	assert_int_equal(deadline_stopped(&(struct deadline){ .state = DEADLINE_BREACHED, .due_at = 9 }, 1), DEADLINE_BREACHED);
}

static void
the_ordinary_route(void **state)
{
	struct case_file c = { .stage = STAGE_REGISTERED, .handler = { 4 } };
	struct kept kept = {0};

	(void)state;
	happen(&kept, &c, ACT_REGISTER, 1000, 0);
	assert_string_equal(told(&kept), "K1 running, K5 running");
	happen(&kept, &c, ACT_DISPATCH, 1300, 0);
	assert_string_equal(told(&kept), "K1 met, K5 running");
	happen(&kept, &c, ACT_ACCEPT, 2000, 0);
	assert_int_equal(kept.rows[2].due_at, 2000 + 12 * DATE_HOUR);
	assert_int_equal(kept.rows[2].responsible.value, 4);
	assert_int_equal(happen(&kept, &c, ACT_NOTE, 2001, 0), 0);
	happen(&kept, &c, ACT_COMPLETE, 2000 + 12 * DATE_HOUR + 1, 0);
	happen(&kept, &c, ACT_FEED_BACK, 3000 + 12 * DATE_HOUR, 0);
	assert_string_equal(told(&kept), "K1 met, K5 breached ended, K6 breached ended, K8 met, K9 running");
	c.stage = STAGE_CLOSED;
	happen(&kept, &c, ACT_CLOSE, 50000, 0);
	assert_int_equal(kept.rows[4].state, DEADLINE_RUNNING);
	c.stage = STAGE_VISITED;
	happen(&kept, &c, ACT_VISIT, 60000, 0);
	assert_string_equal(told(&kept), "K1 met, K5 breached ended, K6 breached ended, K8 met, K9 met");
}

static void
rounds_after_objection_and_reopening(void **state)
{
	struct case_file c = { .stage = STAGE_EXECUTING, .completed_at = 10, .handler = { 4 } };
	struct kept kept = {0};

	(void)state;
	happen(&kept, &c, ACT_COMPLETE, 10, 0);
	happen(&kept, &c, ACT_FEED_BACK, 20, 0);
	c.stage = STAGE_INVESTIGATING;
	happen(&kept, &c, ACT_OBJECT, 30, 0);
	assert_string_equal(told(&kept), "K8 met, K9 cancelled, K5 running, K6 running");
	assert_int_equal(kept.rows[2].due_at, 30 + 12 * DATE_HOUR);
	assert_int_equal(kept.rows[3].responsible.value, 4);
	happen(&kept, &c, ACT_COMPLETE, 40, 0);
	assert_string_equal(told(&kept),
	    "K8 met, K9 cancelled, K5 running, K6 met, K8.2 running, K9.2 running");
	happen(&kept, &c, ACT_FEED_BACK, 50, 0);
	c.stage = STAGE_REOPENED;
	happen(&kept, &c, ACT_VISIT, 60, 0);
	assert_string_equal(told(&kept),
	    "K8 met, K9 cancelled, K5 met, K6 met, K8.2 met, K9.2 met, K1 running, K5.2 running");
	happen(&kept, &c, ACT_DISPATCH, 70, 0);
	happen(&kept, &c, ACT_REOPEN, 80, 0);
	assert_string_equal(told(&kept),
	    "K8 met, K9 cancelled, K5 met, K6 met, K8.2 met, K9.2 met, K1 met, K5.2 running, K1.2 running");
}

/* Which clocks an objection starts again: those that the result meets, not those of the first report or of what never stood. */
static void
what_an_objection_starts(void **state)
{
	static const struct { enum act start; uint64_t stops; enum stage stage; bool starts; } table[] = {
		{ ACT_REGISTER, ON(ACT_FEED_BACK) | ON(ACT_ANSWER), STAGE_INVESTIGATING, true },
		{ ACT_REGISTER, ON(ACT_COMPLETE) | ON(ACT_REPORT_UP), STAGE_INVESTIGATING, true },
		{ ACT_REGISTER, ON(ACT_ASK) | ON(ACT_CLOSE), STAGE_INVESTIGATING, true },
		{ ACT_DISPATCH, ON(ACT_COMPLETE), STAGE_INVESTIGATING, true },
		{ ACT_ACCEPT, ON(ACT_COMPLETE) | ON(ACT_PROGRESS), STAGE_INVESTIGATING, true },
		{ ACT_REGISTER, ON(ACT_DISPATCH) | ON(ACT_ANSWER), STAGE_INVESTIGATING, false },
		{ ACT_REGISTER, ON(ACT_REPORT_UP), STAGE_INVESTIGATING, false },
		{ ACT_REGISTER, ON(ACT_CONTACT) | ON(ACT_ASK), STAGE_INVESTIGATING, false },
		{ ACT_REGISTER, ON(ACT_EIGHT_D), STAGE_INVESTIGATING, false },
		{ ACT_COMPLETE, ON(ACT_FEED_BACK), STAGE_INVESTIGATING, false },
		{ ACT_COMPLETE, ON(ACT_VISIT), STAGE_INVESTIGATING, false },
		{ ACT_VISIT, ON(ACT_COMPLETE), STAGE_INVESTIGATING, false },
		/* what the objection reopens begins as a first report does */
		{ ACT_REGISTER, ON(ACT_DISPATCH) | ON(ACT_ANSWER), STAGE_REOPENED, true },
		{ ACT_REGISTER, ON(ACT_CONTACT) | ON(ACT_ASK), STAGE_REOPENED, true },
		{ ACT_REGISTER, ON(ACT_FEED_BACK), STAGE_REOPENED, true },
		{ ACT_ACCEPT, ON(ACT_COMPLETE), STAGE_REOPENED, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct clock_rule rule = { .id = "K", .start = table[i].start, .stops = table[i].stops, .amount = 12,
			.unit = UNIT_HOUR, .condition = ALWAYS };
		struct procedure one = { .clocks = &rule, .clock_count = 1 };
		struct deadline earlier = { .id = 1, .clock = "K", .round = 1, .due_at = 1000, .state = DEADLINE_MET,
			.stopped_at = 400 };
		struct clock_event event = { .act = ACT_OBJECT, .at = 500, .as = ROLE_COMPLAINANT };
		struct case_file c = { .stage = table[i].stage, .handler = { 4 } };
		struct case_clocks known = { &one, calendar_weekdays(), &c, &earlier, 1, false };
		struct deadline_changes changes = deadline_on_event(&arena, &known, &event);

		CHECK_ROW(i, (changes.count == 1) == table[i].starts);
		if (table[i].starts)
			CHECK_ROW(i, changes.rows[0].round == 2 && changes.rows[0].due_at == 500 + 12 * DATE_HOUR &&
			    changes.rows[0].state == DEADLINE_RUNNING);
		/* one that still runs is not started beside itself */
		earlier.state = DEADLINE_RUNNING;
		earlier.stopped_at = 0;
		changes = deadline_on_event(&arena, &known, &event);
		CHECK_ROW(i, changes.count == 0 || changes.rows[0].stopped_at == 500);
	}
}

static void
changes_of_urgency_weight_and_dispatch(void **state)
{
	struct case_file c = { .stage = STAGE_REGISTERED };
	struct kept kept = {0};

	(void)state;
	happen(&kept, &c, ACT_REGISTER, 100, 0);
	c.urgency = URGENCY_URGENT;
	happen(&kept, &c, ACT_RAISE, 160, 0);
	assert_string_equal(told(&kept), "K1 running, K5 cancelled, K2 running");
	assert_int_equal(kept.rows[2].started_at, 160);
	assert_int_equal(kept.rows[2].due_at, 160 + 3 * DATE_MINUTE);
	happen(&kept, &c, ACT_REPORT_UP, 170, 0);
	assert_int_equal(happen(&kept, &c, ACT_RAISE, 180, 0), 0);
	happen(&kept, &c, ACT_DISPATCH, 190, 0);
	happen(&kept, &c, ACT_ACCEPT, 200, 0);
	happen(&kept, &c, ACT_RETURN, 210, 0);
	happen(&kept, &c, ACT_DISPATCH, 220, 0);
	happen(&kept, &c, ACT_ACCEPT, 230, 0);
	assert_string_equal(told(&kept), "K1 met, K5 cancelled, K2 met, K6 cancelled, K6.2 running");
	c.completed_at = 240;
	happen(&kept, &c, ACT_COMPLETE, 240, 0);
	c.major = true;
	happen(&kept, &c, ACT_RAISE, 250, 0);
	assert_string_equal(told(&kept),
	    "K1 met, K5 cancelled, K2 met, K6 cancelled, K6.2 met, K8 running, K9 cancelled, K10 running");
}

static void
a_date_agreed_in_writing(void **state)
{
	static const struct { int64_t at, agreed; const char *told; int64_t due; } table[] = {
		{ 100, 0, "K6 met", 12 * DATE_HOUR }, { 100, 90000, "K6 running", 90000 },
		{ 100, 100, "K6 met", 12 * DATE_HOUR }, { 100, 50, "K6 met", 12 * DATE_HOUR },
		{ 12 * DATE_HOUR, 90000, "K6 running", 90000 },
		{ 12 * DATE_HOUR + 1, 90000, "K6 breached ended", 12 * DATE_HOUR },
	};
	struct case_file c = { .stage = STAGE_ACCEPTED };
	struct kept kept;
	struct deadline_line *lines;
	size_t count;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		memset(&kept, 0, sizeof(kept));
		happen(&kept, &c, ACT_ACCEPT, 0, 0);
		happen(&kept, &c, ACT_PROGRESS, table[i].at, table[i].agreed);
		CHECK_ROW_TEXT(i, told(&kept), table[i].told);
		CHECK_ROW(i, kept.rows[0].due_at == table[i].due);
	}
	memset(&kept, 0, sizeof(kept));
	happen(&kept, &c, ACT_ACCEPT, 0, 0);
	happen(&kept, &c, ACT_PROGRESS, 100, 90000);
	happen(&kept, &c, ACT_PROGRESS, 200, 0);
	assert_string_equal(told(&kept), "K6 running");
	count = deadline_calculation(&arena, &clocks[3], &kept.rows[0], &lines);
	assert_true(count >= 6);
	assert_string_equal(lines[0].word, "event");
	assert_string_equal(lines[0].name, "accept");
	assert_int_equal(lines[1].amount, 12);
	assert_string_equal(lines[1].unit, "hour");
	assert_string_equal(lines[3].word, "agreed");
	assert_string_equal(lines[3].to, date_text_minute(&arena, 90000));
	happen(&kept, &c, ACT_COMPLETE, 90000, 0);
	assert_int_equal(kept.rows[0].state, DEADLINE_MET);
}

static void
ends_of_a_case(void **state)
{
	static const struct { enum act act; int64_t at; const char *told; } table[] = {
		{ ACT_WITHDRAW, 100, "K1 cancelled, K2 cancelled" }, { ACT_MERGE, 100, "K1 cancelled, K2 cancelled" },
		{ ACT_EXPLAIN, 100, "K1 cancelled, K2 cancelled" }, { ACT_ANSWER, 100, "K1 met, K2 met" },
		{ ACT_WITHDRAW, 180, "K1 cancelled, K2 cancelled" }, { ACT_WITHDRAW, 181, "K1 cancelled, K2 breached ended" },
		{ ACT_ANSWER, 181, "K1 met, K2 breached ended" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .stage = STAGE_REGISTERED, .urgency = URGENCY_URGENT };
		struct kept kept = {0};

		happen(&kept, &c, ACT_REGISTER, 0, 0);
		happen(&kept, &c, table[i].act, table[i].at, 0);
		CHECK_ROW_TEXT(i, told(&kept), table[i].told);
		CHECK_ROW(i, happen(&kept, &c, table[i].act, table[i].at + 1, 0) == 0);
	}
}

static void
state_names(void **state)
{
	(void)state;
	for (int i = 0; i < DEADLINE__COUNT; i++)
		CHECK_ROW(i, (int)deadline_state_read(deadline_state_name((enum deadline_state)i)) == i);
	assert_int_equal(deadline_state_read("late"), DEADLINE__COUNT);
	assert_null(procedure_clock(&procedure, "K99"));
	assert_ptr_equal(procedure_clock(&procedure, "K6"), &clocks[3]);
	assert_null(procedure_category(&procedure, "leak"));
}

/* The dispatcher's three-minute report is not the handler's report after a day. */
static void
reports_meet_the_duty_of_the_reporter(void **state)
{
	static const struct { enum role as, responsible; bool meets; } table[] = {
		{ ROLE_DISPATCHER, ROLE_DISPATCHER, true }, { ROLE_SUPERVISOR, ROLE_DISPATCHER, true },
		{ ROLE_HANDLER, ROLE_HANDLER, true }, { ROLE_DEPARTMENT_MANAGER, ROLE_HANDLER, true },
		{ ROLE_DISPATCHER, ROLE_HANDLER, false }, { ROLE_SUPERVISOR, ROLE_HANDLER, false },
		{ ROLE_HANDLER, ROLE_DISPATCHER, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct clock_rule rule = { .id = "K7", .start = ACT_REGISTER, .stops = ON(ACT_REPORT_UP), .amount = 24,
			.unit = UNIT_HOUR, .responsible = table[i].responsible, .condition = ALWAYS };
		struct procedure one = { .clocks = &rule, .clock_count = 1 };
		struct deadline open = { .id = 1, .clock = "K7", .round = 1, .due_at = 1000 };
		struct clock_event event = { .act = ACT_REPORT_UP, .at = 500, .as = table[i].as };
		struct case_file c = { .stage = STAGE_ACCEPTED };

		struct case_clocks known = { &one, calendar_weekdays(), &c, &open, 1, false };

		CHECK_ROW(i, (deadline_on_event(&arena, &known, &event).count == 1) == table[i].meets);
	}
}

/* An apology within the hour (K3) is said by us to the complainant; what they or others say to us is not. */
static void
contacts_that_meet_a_clock(void **state)
{
	static const struct { enum act act; bool aside; int64_t at; const char *wanted; } table[] = {
		{ ACT_CONTACT, false, 3600, "K3 met" }, { ACT_CONTACT, false, 3601, "K3 breached ended" },
		{ ACT_CONTACT, true, 60, "K3 running" }, { ACT_CONTACT, true, 3600, "K3 running" },
		{ ACT_ASK, false, 3600, "K3 met" }, { ACT_NOTE, false, 60, "K3 running" },
	};
	static const struct clock_rule rule = { .id = "K3", .start = ACT_REGISTER, .stops = ON(ACT_CONTACT) | ON(ACT_ASK),
		.amount = 1, .unit = UNIT_HOUR, .responsible = ROLE_HANDLER, .condition = ALWAYS };
	static const struct procedure one = { .clocks = &rule, .clock_count = 1 };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct kept kept = { .rows = { { .id = 1, .clock = "K3", .round = 1, .due_at = 3600 } }, .count = 1 };
		struct clock_event event = { .act = table[i].act, .at = table[i].at, .as = ROLE_HANDLER, .aside = table[i].aside };
		struct case_file c = { .stage = STAGE_ACCEPTED };
		struct case_clocks known = { &one, calendar_weekdays(), &c, kept.rows, kept.count, false };
		struct deadline_changes changes = deadline_on_event(&arena, &known, &event);

		if (changes.count > 0)
			kept.rows[0] = changes.rows[0];
		CHECK_ROW_TEXT(i, told(&kept), table[i].wanted);
	}
}

/* "report 10, tell 20": what happened when to a K7 that is due at 86400, and what became of it. */
struct soothing { enum act act; int64_t at; enum role as; bool soothed, aside; };
#define UP(when, said) { ACT_REPORT_UP, when, ROLE_HANDLER, said, false }
#define HAN(what, when) { what, when, ROLE_HANDLER, false, false }
static void
reporting_up_is_half_of_it(void **state)
{
	enum { DUE = 86400 };
	static const struct { struct soothing events[3]; const char *wanted; int64_t stopped_at; } table[] = {
		/* reported, and nobody told the complainant anything: P13a */
		{ { UP(70000, false) }, "K7 breached", 0 },
		{ { UP(70000, false), UP(80000, false) }, "K7 breached", 0 },
		{ { UP(70000, false), { ACT_CONTACT, 71000, ROLE_HANDLER, false, true } }, "K7 breached", 0 },
		{ { UP(70000, false), HAN(ACT_NOTE, 71000) }, "K7 breached", 0 },
		/* told, and not reported up */
		{ { HAN(ACT_CONTACT, 70000) }, "K7 breached", 0 },
		/* the three minutes of the dispatcher are another duty, whatever was said */
		{ { { ACT_REPORT_UP, 100, ROLE_DISPATCHER, true, false } }, "K7 breached", 0 },
		{ { { ACT_REPORT_UP, 100, ROLE_DISPATCHER, false, false }, HAN(ACT_CONTACT, 200) }, "K7 breached", 0 },
		/* both, in one or one after the other, until the last second */
		{ { UP(70000, true) }, "K7 met", 70000 },
		{ { UP(DUE, true) }, "K7 met", DUE },
		{ { UP(DUE + 1, true) }, "K7 breached ended", DUE + 1 },
		{ { UP(70000, false), { ACT_CONTACT, DUE, ROLE_DISPATCHER, false, false } }, "K7 met", DUE },
		{ { UP(70000, false), HAN(ACT_CONTACT, DUE + 1) }, "K7 breached ended", DUE + 1 },
		{ { UP(70000, false), { ACT_ASK, 71000, ROLE_DISPATCHER, false, false } }, "K7 met", 71000 },
		{ { UP(70000, false), UP(71000, true) }, "K7 met", 71000 },
		{ { HAN(ACT_CONTACT, 100), UP(70000, false) }, "K7 breached", 0 },
		/* finished is finished */
		{ { HAN(ACT_COMPLETE, 70000) }, "K7 met", 70000 },
		{ { UP(70000, false), HAN(ACT_COMPLETE, DUE) }, "K7 met", DUE },
	};
	static const struct clock_rule rule = { .id = "K7", .start = ACT_REGISTER, .stops = ON(ACT_COMPLETE) | ON(ACT_REPORT_UP),
		.amount = 24, .unit = UNIT_HOUR, .responsible = ROLE_HANDLER, .soothes = true, .condition = ALWAYS };
	static const struct procedure one = { .clocks = &rule, .clock_count = 1 };
	struct case_file c = { .stage = STAGE_ACCEPTED };

	(void)state;
	for (size_t i = 0; i < COUNT(table) * 2; i++) {
		struct kept kept = { .rows = { { .id = 1, .clock = "K7", .round = 1, .due_at = DUE, .role = ROLE_HANDLER } }, .count = 1 };
		size_t row = i / 2;

		for (size_t k = 0; k < COUNT(table[row].events) && table[row].events[k].at != 0; k++) {
			const struct soothing *step = &table[row].events[k];
			struct clock_event event = { .act = step->act, .at = step->at, .as = step->as, .soothed = step->soothed,
				.aside = step->aside };
			/* With whole calculations, and with the brief ones of a replay. */
			struct case_clocks known = { &one, calendar_weekdays(), &c, kept.rows, kept.count, i % 2 == 1 };
			struct deadline_changes changes;

			(void)deadline_tick(&kept.rows[0], step->at);
			changes = deadline_on_event(&arena, &known, &event);
			if (changes.count > 0)
				kept.rows[0] = changes.rows[0];
		}
		while (deadline_is_open(&kept.rows[0]) && kept.rows[0].stopped_at == 0 && deadline_tick(&kept.rows[0], 10 * DUE))
			;
		CHECK_ROW_TEXT(row, told(&kept), table[row].wanted);
		CHECK_ROW(row, kept.rows[0].stopped_at == table[row].stopped_at);
	}
}

/* That half of it was done is told, and not lost when another calendar counts anew. */
static void
the_half_is_told(void **state)
{
	static const struct clock_rule rule = { .id = "K7", .start = ACT_REGISTER, .stops = ON(ACT_REPORT_UP), .amount = 24,
		.unit = UNIT_HOUR, .responsible = ROLE_HANDLER, .soothes = true, .condition = ALWAYS };
	struct deadline deadline = { .clock = "K7", .started_at = 0, .due_at = 86400, .calculation = "" };
	struct planning planning = { .arena = &arena, .rule = &rule, .calendar = calendar_weekdays() };
	struct deadline_line *lines = NULL;
	struct plan plan = { .start = "register" };
	size_t count, found = 0;

	(void)state;
	deadline_plan_apply(&planning, &plan, &deadline);
	assert_false(deadline_plan_reported(&deadline));
	deadline_plan_report(&arena, &deadline, 7200);
	assert_true(deadline_plan_reported(&deadline));
	plan = deadline_plan_read(&arena, &deadline, &rule);
	deadline_plan_apply(&planning, &plan, &deadline);
	assert_true(deadline_plan_reported(&deadline));
	assert_int_equal(deadline.due_at, 86400);
	count = deadline_calculation(&arena, &rule, &deadline, &lines);
	for (size_t i = 0; i < count; i++)
		if (text_equal(lines[i].word, "reported")) {
			assert_string_equal(lines[i].from, "1970-01-01 10:00");
			found++;
		}
	assert_int_equal(found, 1);
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
		cmocka_unit_test(when_clocks_are_due),
		cmocka_unit_test(the_last_second), cmocka_unit_test(the_ordinary_route),
		cmocka_unit_test(rounds_after_objection_and_reopening), cmocka_unit_test(what_an_objection_starts),
		cmocka_unit_test(changes_of_urgency_weight_and_dispatch), cmocka_unit_test(a_date_agreed_in_writing),
		cmocka_unit_test(ends_of_a_case),
		cmocka_unit_test(reports_meet_the_duty_of_the_reporter),
		cmocka_unit_test(contacts_that_meet_a_clock), cmocka_unit_test(reporting_up_is_half_of_it),
		cmocka_unit_test(the_half_is_told), cmocka_unit_test(state_names),
	};

	return cmocka_run_group_tests_name("deadline", tests, NULL, release);
}
