#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/calendar.h"
#include "rules/notice.h"
#include "rules/reporting.h"

#include "base/banned.h"

#define D (1 << ROLE_DISPATCHER)
#define S (1 << ROLE_SUPERVISOR)
#define H (1 << ROLE_HANDLER)
#define M (1 << ROLE_DEPARTMENT_MANAGER)
#define G (1 << ROLE_MANAGEMENT)

/* 1 the head; 2 dispatcher; 3 dispatcher who has left; 4 manager of 7; 5 and 6 handlers of 7; 7 handler of 8, no manager there. */
static struct staff list[] = {
	{ .id = { 1 }, .roles = G }, { .id = { 2 }, .superior = { 1 }, .roles = D },
	{ .id = { 3 }, .superior = { 1 }, .roles = D, .disabled = 1 },
	{ .id = { 4 }, .superior = { 1 }, .roles = M, .department = { 7 } },
	{ .id = { 5 }, .superior = { 4 }, .roles = H, .department = { 7 } },
	{ .id = { 6 }, .superior = { 4 }, .roles = H, .department = { 7 } },
	{ .id = { 7 }, .superior = { 1 }, .roles = H, .department = { 8 } },
};
static const struct notice_people people = { list, COUNT(list) };
static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	reporting_lines(&arena, list, COUNT(list));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* "5 given, 6 given" */
static const char *
told(const struct notices *notices)
{
	struct text text = text_begin(&arena);

	for (size_t i = 0; i < notices->count; i++)
		text_add(&text, arena_format(&arena, "%s%lld %s", i == 0 ? "" : ", ",
		    (long long)notices->rows[i].staff.value, notice_kind_name(notices->rows[i].kind)));
	return text.value;
}

static const struct {
	enum act act;
	int64_t actor, person, department, handler, accused;
	bool by_staff;
	const char *wanted;
} acts[] = {
	{ ACT_DISPATCH, 2, 5, 7, 0, 0, false, "5 given" },
	{ ACT_DISPATCH, 2, 0, 7, 0, 0, false, "4 given" },		/* nobody named: the manager */
	{ ACT_DISPATCH, 2, 0, 8, 0, 0, false, "7 given" },		/* no manager: the handlers */
	{ ACT_DISPATCH, 4, 0, 7, 0, 0, false, "" },			/* not what one did oneself */
	{ ACT_DISPATCH, 2, 5, 7, 0, 5, false, "" },			/* nor what one may not see */
	{ ACT_DISPATCH, 2, 0, 7, 0, 4, false, "" },			/* 5 and 6 report to the person complained about */
	{ ACT_ASSIGN, 4, 6, 7, 5, 0, false, "6 given" }, { ACT_ASSIGN, 6, 6, 7, 5, 0, false, "" },
	{ ACT_ASSIGN, 4, 98, 7, 5, 0, false, "" },
	{ ACT_RETURN, 5, 0, 7, 5, 0, false, "2 returned" },		/* never to who has left */
	{ ACT_RETURN, 2, 0, 7, 5, 0, false, "" }, { ACT_RETURN, 5, 0, 7, 5, 1, true, "" },
	{ ACT_OBJECT, 0, 0, 7, 5, 0, false, "5 objected" }, { ACT_OBJECT, 5, 0, 7, 5, 0, false, "" },
	{ ACT_REOPEN, 0, 0, 7, 5, 0, false, "2 objected" },
	{ ACT_ADD, 0, 0, 0, 0, 0, false, "2 added" }, { ACT_ADD, 0, 0, 7, 5, 0, false, "5 added" },
	{ ACT_WITHDRAW, 0, 0, 7, 5, 0, false, "5 ended" }, { ACT_MERGE, 2, 0, 7, 5, 0, false, "5 ended" },
	{ ACT_EXPLAIN, 2, 0, 0, 0, 0, false, "" },
	{ ACT_APPROVE, 1, 0, 7, 5, 0, false, "5 approved" }, { ACT_REJECT, 4, 0, 7, 5, 0, false, "5 rejected" },
	{ ACT_REPORT_UP, 5, 4, 7, 5, 0, false, "4 reported" }, { ACT_REPORT_UP, 1, 0, 7, 5, 0, false, "" },
	{ ACT_COOPERATE, 2, 0, 8, 5, 0, false, "7 given" }, { ACT_TASK, 5, 6, 7, 5, 0, false, "6 given" },
	{ ACT_TASK, 5, 5, 7, 5, 0, false, "" },
	{ ACT_ALERT, 2, 0, 7, 5, 0, false, "1 reported, 4 reported" },
	{ ACT_ALERT, 1, 0, 7, 5, 0, false, "4 reported" },
	{ ACT_ALERT, 2, 0, 7, 5, 1, false, "" }, { ACT_TASK_FORCE, 1, 6, 7, 5, 0, false, "6 given" },
	{ ACT_TASK_FORCE, 1, 0, 0, 5, 0, false, "" },
	{ ACT_NOTE, 2, 0, 7, 5, 0, false, "" }, { ACT_REGISTER, 0, 0, 0, 0, 0, false, "" },
	{ ACT_CLOSE, 2, 0, 7, 5, 0, false, "" }, { ACT_ACCEPT, 5, 0, 7, 0, 0, false, "" },
};

static void
whom_an_act_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(acts); i++) {
		struct notice rows[COUNT(list)];
		struct notices notices = { .rows = rows, .room = COUNT(rows) };
		struct case_file before = { .id = { 9 }, .number = "2026-000009", .handler = { acts[i].handler },
		    .department = { acts[i].department }, .accused_staff = { acts[i].accused }, .by_staff = acts[i].by_staff };
		struct case_file after = before;
		const struct notice_act act = { acts[i].act, { acts[i].actor }, { acts[i].person },
		    { acts[i].act == ACT_REPORT_UP ? 0 : acts[i].department }, 1000, { 0 } };

		notice_act(&notices, &people, &before, &after, &act);
		CHECK_ROW_TEXT(i, told(&notices), acts[i].wanted);
		for (size_t k = 0; k < notices.count; k++)
			CHECK_ROW(i, rows[k].case_id.value == 9 && rows[k].at == 1000 && rows[k].due_at == 0 && rows[k].seen_at == 0);
	}
}

/* An objection that reopens goes to the dispatchers: who handled it has no more to do with it. */
static void
an_objection_that_reopens(void **state)
{
	struct notice rows[COUNT(list)];
	struct notices notices = { .rows = rows, .room = COUNT(rows) };
	struct case_file before = { .id = { 9 }, .number = "2026-000009", .handler = { 5 }, .department = { 7 } };
	struct case_file after = before;
	const struct notice_act act = { .act = ACT_OBJECT, .at = 1000 };

	(void)state;
	after.stage = STAGE_REOPENED;
	after.handler.value = 0;
	notice_act(&notices, &people, &before, &after, &act);
	assert_string_equal(told(&notices), "2 objected");
}

/* 7 was asked first, of another department. */
static const struct {
	enum act act;
	int64_t actor, receiver, handler, accused;
	bool by_staff;
	enum stage stage;
	const char *wanted;
} received[] = {
	{ ACT_ANSWER, 2, 7, 0, 0, false, STAGE_CLOSED, "7 handed" }, { ACT_CLOSE, 2, 7, 5, 0, false, STAGE_CLOSED, "7 handed" },
	{ ACT_EXPLAIN, 2, 7, 5, 0, false, STAGE_EXPLAINED, "5 ended, 7 handed" },
	{ ACT_OBJECT, 0, 7, 5, 0, false, STAGE_EXECUTING, "5 objected, 7 objected" },
	{ ACT_REOPEN, 0, 7, 5, 0, false, STAGE_REOPENED, "2 objected, 7 objected" },
	{ ACT_VISIT, 2, 7, 5, 0, false, STAGE_REOPENED, "7 objected" },
	{ ACT_VISIT, 2, 7, 5, 0, false, STAGE_VISITED, "" }, { ACT_PROGRESS, 5, 7, 5, 0, false, STAGE_EXECUTING, "" },
	{ ACT_OBJECT, 0, 5, 5, 0, false, STAGE_EXECUTING, "5 objected" },	/* once */
	{ ACT_ANSWER, 2, 2, 0, 0, false, STAGE_CLOSED, "" },			/* not what one did oneself */
	{ ACT_CLOSE, 2, 7, 5, 7, false, STAGE_CLOSED, "" },			/* never who is complained about */
	{ ACT_CLOSE, 2, 7, 5, 1, true, STAGE_CLOSED, "7 handed" },		/* about the own superior it can be followed */
	{ ACT_CLOSE, 2, 3, 5, 0, false, STAGE_CLOSED, "" },			/* has left */
	{ ACT_CLOSE, 2, 0, 5, 0, false, STAGE_CLOSED, "" },
};

static void
what_was_handed_in_is_told_to_the_end(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(received); i++) {
		struct notice rows[COUNT(list)];
		struct notices notices = { .rows = rows, .room = COUNT(rows) };
		const struct case_file c = { .id = { 9 }, .number = "Q2026-000009", .handler = { received[i].handler },
		    .department = { 7 }, .accused_staff = { received[i].accused }, .by_staff = received[i].by_staff,
		    .stage = received[i].stage };
		const struct notice_act act = { .act = received[i].act, .actor = { received[i].actor }, .at = 1000,
		    .receiver = { received[i].receiver } };

		notice_act(&notices, &people, &c, &c, &act);
		CHECK_ROW_TEXT(i, told(&notices), received[i].wanted);
	}
}

static const struct {
	enum deadline_state clock;
	int64_t responsible, handler, accused;
	enum role role;
	bool escalates;
	const char *wanted;
} clocks[] = {
	{ DEADLINE_WARNED, 5, 5, 0, ROLE_HANDLER, true, "5 warned" },		/* the person first */
	{ DEADLINE_BREACHED, 5, 5, 0, ROLE_HANDLER, true, "5 breached, 4 reported" },	/* then the superior */
	{ DEADLINE_BREACHED, 5, 5, 0, ROLE_HANDLER, false, "5 breached, 4 below" },
	{ DEADLINE_WARNED, 0, 0, 0, ROLE_DISPATCHER, false, "2 warned" },
	{ DEADLINE_BREACHED, 0, 0, 0, ROLE_DISPATCHER, false, "2 breached, 1 below" },
	{ DEADLINE_WARNED, 0, 0, 0, ROLE_HANDLER, false, "5 warned, 6 warned" },	/* nobody has it: all who could */
	{ DEADLINE_BREACHED, 0, 0, 0, ROLE_HANDLER, true, "5 breached, 6 breached, 4 reported" },
	{ DEADLINE_BREACHED, 0, 0, 4, ROLE_HANDLER, true, "" },
	{ DEADLINE_BREACHED, 1, 0, 0, ROLE_MANAGEMENT, true, "1 breached" },	/* nobody is above */
	{ DEADLINE_BREACHED, 5, 5, 4, ROLE_HANDLER, true, "1 reported" },	/* 5 reports to the person complained about */
	{ DEADLINE_WARNED, 3, 3, 0, ROLE_HANDLER, false, "" },			/* who has left */
	{ DEADLINE_BREACHED, 3, 3, 0, ROLE_HANDLER, false, "1 below" },
	{ DEADLINE_RUNNING, 5, 5, 0, ROLE_HANDLER, true, "" }, { DEADLINE_MET, 5, 5, 0, ROLE_HANDLER, true, "" },
	{ DEADLINE_CANCELLED, 5, 5, 0, ROLE_HANDLER, true, "" },
};

static void
whom_a_clock_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(clocks); i++) {
		struct notice rows[COUNT(list)];
		struct notices notices = { .rows = rows, .room = COUNT(rows) };
		const struct case_file c = { .id = { 9 }, .number = "2026-000009", .handler = { clocks[i].handler },
		    .department = { 7 }, .accused_staff = { clocks[i].accused } };
		const struct deadline deadline = { .clock = "K7", .state = clocks[i].clock, .due_at = 5000,
		    .responsible = { clocks[i].responsible }, .role = clocks[i].role };

		notice_clock(&notices, &people, &c, &(struct notice_clock){ &deadline, clocks[i].escalates, 6000 });
		CHECK_ROW_TEXT(i, told(&notices), clocks[i].wanted);
		for (size_t k = 0; k < notices.count; k++)
			CHECK_ROW(i, rows[k].due_at == 5000 && rows[k].at == 6000 && text_equal(rows[k].clock, "K7"));
	}
}

static const struct { enum deadline_state duty; int64_t responsible; enum role role; const char *wanted; } duties[] = {
	{ DEADLINE_WARNED, 0, ROLE_HANDLER, "5 duty_warned, 6 duty_warned, 7 duty_warned" },
	{ DEADLINE_WARNED, 6, ROLE_HANDLER, "6 duty_warned" }, { DEADLINE_BREACHED, 0, ROLE_DISPATCHER, "2 duty_breached, 1 below" },
	{ DEADLINE_BREACHED, 0, ROLE_HANDLER, "5 duty_breached, 6 duty_breached, 7 duty_breached, 4 below, 1 below" },
	{ DEADLINE_BREACHED, 1, ROLE_MANAGEMENT, "1 duty_breached" }, { DEADLINE_BREACHED, 5, ROLE_HANDLER, "5 duty_breached, 4 below" },
	{ DEADLINE_BREACHED, 3, ROLE_HANDLER, "" }, { DEADLINE_WARNED, 0, ROLE_ARCHIVIST, "" },
};

static void
whom_a_duty_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(duties); i++) {
		struct notice rows[COUNT(list)];
		struct notices notices = { .rows = rows, .room = COUNT(rows) };
		const struct duty duty = { .rule = "K17", .subject = "", .state = duties[i].duty, .due_at = 5000,
		    .responsible = { duties[i].responsible }, .role = duties[i].role };

		notice_duty(&notices, &people, &duty, 6000);
		CHECK_ROW_TEXT(i, told(&notices), duties[i].wanted);
	}
}

static void
no_more_than_there_is_room_for(void **state)
{
	struct notice rows[2];
	struct notices notices = { .rows = rows, .room = 2 };
	const struct duty duty = { .rule = "", .subject = "x", .state = DEADLINE_WARNED, .role = ROLE_HANDLER };

	(void)state;
	notice_duty(&notices, &people, &duty, 1);
	assert_int_equal(notices.count, 2);
}

static const struct { enum notice_digest digest; const char *now, *next; } digests[] = {
	{ DIGEST_NONE, "2026-11-24 07:59", "" },
	{ DIGEST_SOON, "2026-11-24 23:58", "2026-11-25 00:03" },
	{ DIGEST_DAILY, "2026-11-24 07:59", "2026-11-24 08:00" },
	{ DIGEST_DAILY, "2026-11-24 08:00", "2026-11-25 08:00" },	/* just made: the next one is tomorrow's */
	{ DIGEST_DAILY, "2026-11-27 08:00", "2026-11-30 08:00" },	/* over a weekend */
	{ DIGEST_DAILY, "2026-11-28 07:00", "2026-11-30 08:00" },
	{ DIGEST_DAILY, "2026-12-31 23:59", "2027-01-01 08:00" },	/* a Friday, and no notice says otherwise */
	{ DIGEST_DAILY, "2028-02-28 09:00", "2028-02-29 08:00" },
	{ NOTICE_DIGEST__COUNT, "2026-11-24 08:00", "" },
};

static void
when_the_next_digest_is_made(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(digests); i++) {
		int64_t now = 0, next;

		assert_true(date_read_moment(digests[i].now, 0, &now));
		next = notice_next_digest(digests[i].digest, calendar_weekdays(), now);
		CHECK_ROW_TEXT(i, next == 0 ? "" : date_text_minute(&arena, next), digests[i].next);
	}
}

static void
names(void **state)
{
	(void)state;
	for (int i = 0; i < NOTICE__COUNT; i++)
		CHECK_ROW(i, !text_empty(notice_kind_name((enum notice_kind)i)));
	for (int i = 0; i < NOTICE_DIGEST__COUNT; i++)
		CHECK_ROW(i, notice_digest_read(notice_digest_name((enum notice_digest)i)) == (enum notice_digest)i);
	assert_int_equal(notice_digest_read("x"), NOTICE_DIGEST__COUNT);
	assert_int_equal(notice_digest_read(NULL), NOTICE_DIGEST__COUNT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whom_an_act_is_told), cmocka_unit_test(an_objection_that_reopens),
		cmocka_unit_test(what_was_handed_in_is_told_to_the_end), cmocka_unit_test(whom_a_clock_is_told),
		cmocka_unit_test(whom_a_duty_is_told), cmocka_unit_test(no_more_than_there_is_room_for),
		cmocka_unit_test(when_the_next_digest_is_made), cmocka_unit_test(names),
	};

	return cmocka_run_group_tests_name("notice", tests, setup, teardown);
}
