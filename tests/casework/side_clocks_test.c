/* Clocks beside those of the procedure on a private MariaDB: warned, breached to the second, told and reported up. */
#include "../store/server.h"

#include "base/text.h"
#include "casework/case_read.h"
#include "casework/escalating.h"
#include "casework/referring.h"
#include "casework/tasks.h"
#include "casework/ticking.h"
#include "rules/side_clock.h"

#include "people.h"

enum { HEAD = 1, MANAGER, DISPATCHER, HANDLER, MATE, STAFF = MATE };

static int
start(void **state)
{
	static const char *const sql[] = {
		SQL_DEPARTMENTS,
		"INSERT INTO staff (id, login, name, title, department_id, roles, created_at, superior_id) VALUES "
		    "(1, 'g', '马总', '总经理', 1, 64, '2026-01-01', NULL), (2, 'm', '赵经理', '经理', 2, 8, '2026-01-01', 1), "
		    "(3, 'd', '张敏', '调度员', 1, 1, '2026-01-01', 1), (4, 'h', '王工', '工程师', 2, 4, '2026-01-01', 2), "
		    "(5, 'k', '周工', '工程师', 2, 4, '2026-01-01', 2)",
		SQL_PROJECT,
		SQL_ROOM,
		NULL
	};

	(void)state;
	if (!centre_opens("2026-12-31 13:00", sql) || !installed(owner, &arena, now))
		return -1;
	return know_in_a_minute() ? 0 : -1;
}

static struct case_id
register_from(const struct referral_terms *terms)
{
	struct registration leak = a_leak(DISPATCHER, 1, now);

	leak.terms = terms;
	return registered_as(&leak);
}

static struct case_id
accepted_case(void)
{
	struct case_id id = register_from(NULL);

	does(DISPATCHER, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 } });
	does(MANAGER, (struct act_request){ .id = id, .act = ACT_ASSIGN, .person = { HANDLER } });
	does(HANDLER, (struct act_request){ .id = id, .act = ACT_ACCEPT });
	return id;
}

/* What the daemon does at that moment, and how the clock stands then. */
static struct deadline
tick(struct case_id id, const char *clock, int64_t at)
{
	struct step step = step_of(clockd, 0);
	struct case_reading reading;
	const struct deadline *last;
	size_t marked = 0;
	bool more = true;
	int broken;

	now = step.now = at;
	while (more)
		assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
	step = step_of(desk, HEAD);
	assert_int_equal(casework_read(&step, id, &reading), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	assert_true(event_chain_holds(reading.events, reading.event_count, &broken));
	last = side_clock_last(reading.deadlines, reading.deadline_count, clock);
	assert_non_null(last);
	return *last;
}

/* The case itself: which of its clocks the board shows as the next to end. */
static struct case_file
file_of(struct case_id id)
{
	struct step step = step_of(desk, HEAD);
	struct case_reading reading;

	assert_int_equal(casework_read(&step, id, &reading), FAULT_NONE);
	return reading.file;
}

static void
moves(int64_t staff, struct task_move move)
{
	struct step step = step_of(desk, staff);

	assert_int_equal(tasks_move(&step, &move), FAULT_NONE);
	if (step.refusal != REFUSAL_NONE)
		fail_msg("%s is refused: %s", task_act_name(move.act), refusal_name(step.refusal));
}

static void
gives(struct case_id id, int64_t person, int64_t until)
{
	struct step step = step_of(desk, HANDLER);
	struct task_order order = { .id = id, .department = { 2 }, .person = { person }, .until = until, .text = "查漏点" };

	assert_int_equal(tasks_give(&step, &order), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
}

/* Over the turn of the year: the person first, at the breach the superior, each once; reported up and acknowledged. */
static void
a_task_that_is_late(void **state)
{
	struct case_id id = accepted_case();
	int64_t started = now, due = now + 12 * DATE_HOUR;
	const struct escalation *up;
	struct step step;
	size_t count;

	(void)state;
	gives(id, MATE, due);
	for (int64_t staff = HEAD; staff <= STAFF; staff++)
		(void)told(staff, "T1");
	assert_int_equal(tick(id, "T1", started + 9 * DATE_HOUR - 1).state, DEADLINE_RUNNING);
	assert_string_equal(told(MATE, "T1"), "");
	assert_int_equal(tick(id, "T1", started + 9 * DATE_HOUR).state, DEADLINE_WARNED);
	assert_string_equal(told(MATE, "T1"), "warned");
	assert_string_equal(told(HANDLER, "T1"), "");
	assert_string_equal(told(MANAGER, "T1"), "");
	assert_int_equal(tick(id, "T1", due).state, DEADLINE_WARNED);
	assert_int_equal(tick(id, "T1", due + 1).state, DEADLINE_BREACHED);
	assert_int_equal(tick(id, "T1", due + DATE_HOUR).due_at, due);
	assert_string_equal(told(MATE, "T1"), "breached");
	assert_string_equal(told(MANAGER, "T1"), "reported");
	assert_string_equal(told(HEAD, "T1"), "");
	step = step_of(desk, MANAGER);
	assert_int_equal(casework_escalations(&step, id, &up, &count), FAULT_NONE);
	while (count > 0 && !text_equal(up[count - 1].clock, "T1"))
		count--;
	assert_int_equal(count > 0 ? up[count - 1].to.value : 0, MANAGER);
	/* Done late it stays late, and nobody is told again. */
	moves(MATE, (struct task_move){ .id = id, .number = 1, .round = 1, .act = TASK_ACCEPT, .note = "" });
	moves(MATE, (struct task_move){ .id = id, .number = 1, .round = 1, .act = TASK_FINISH, .note = "接头已换" });
	assert_int_equal(tick(id, "T1", now + 2 * DATE_DAY).state, DEADLINE_BREACHED);
	assert_true(tick(id, "T1", now).stopped_at > due);
	assert_string_equal(told(MATE, "T1"), "");
}

/* Whoever accepts answers for it from then on; done at the last second it is in time, given again it runs anew. */
static void
a_task_of_nobody(void **state)
{
	struct case_id id = accepted_case();
	int64_t due = now + 4 * DATE_HOUR;

	(void)state;
	gives(id, 0, due);
	assert_int_equal(tick(id, "T1", now).responsible.value, MANAGER);
	assert_string_equal(file_of(id).due_clock, "T1");
	moves(HANDLER, (struct task_move){ .id = id, .number = 1, .round = 1, .act = TASK_ACCEPT, .note = "" });
	assert_int_equal(tick(id, "T1", now).responsible.value, HANDLER);
	assert_int_equal(tick(id, "T1", due).state, DEADLINE_WARNED);
	moves(HANDLER, (struct task_move){ .id = id, .number = 1, .round = 1, .act = TASK_FINISH, .note = "已查" });
	assert_int_equal(tick(id, "T1", due + DATE_DAY).state, DEADLINE_MET);
	assert_string_not_equal(file_of(id).due_clock, "T1");
	moves(MANAGER, (struct task_move){ .id = id, .number = 1, .round = 1, .act = TASK_GIVE_AGAIN, .note = "再查一次",
	    .person = { MATE }, .until = now + DATE_HOUR });
	assert_int_equal(tick(id, "T1", now + 1).round, 2);
	assert_int_equal(tick(id, "T1", now).responsible.value, MATE);
	moves(MANAGER, (struct task_move){ .id = id, .number = 1, .round = 2, .act = TASK_WITHDRAW, .note = "不必" });
	assert_int_equal(tick(id, "T1", now + DATE_DAY).state, DEADLINE_CANCELLED);
	assert_string_equal(told(MATE, "T1"), "");
}

static enum refusal
refers(int64_t staff, struct referring asked)
{
	struct step step = step_of(desk, staff);

	asked.text = asked.text == NULL ? "说明" : asked.text;
	assert_int_equal(referring_do(&step, &asked), FAULT_NONE);
	return step.refusal;
}

/* While nobody has the case it is told to the dispatchers; then to whoever handles it, and above; met by the reply's own moment. */
static void
the_time_of_a_body(void **state)
{
	const struct referral_terms terms = {
		.body = REFERRAL_HOTLINE, .name = "", .reference = "20261231-7", .set_at = now - DATE_HOUR, .until = now + 3 * DATE_HOUR,
	}, later = { .name = "", .reference = "20261231-7/2", .set_at = now, .until = now + 9 * DATE_HOUR };
	struct case_id id = register_from(&terms);
	int64_t due = terms.until;

	assert_string_equal(file_of(id).due_clock, "K1");
	assert_int_equal(tick(id, "F1", due - DATE_HOUR - 1).state, DEADLINE_RUNNING);
	(void)told(DISPATCHER, "F1");
	assert_int_equal(tick(id, "F1", due - DATE_HOUR).state, DEADLINE_WARNED);
	assert_string_equal(told(DISPATCHER, "F1"), "warned");
	does(DISPATCHER, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 } });
	does(MANAGER, (struct act_request){ .id = id, .act = ACT_ASSIGN, .person = { HANDLER } });
	assert_int_equal(tick(id, "F1", due).state, DEADLINE_WARNED);
	assert_int_equal(tick(id, "F1", due + 1).state, DEADLINE_BREACHED);
	assert_string_equal(told(HANDLER, "F1"), "breached");
	assert_string_equal(told(MANAGER, "F1"), "reported");
	assert_string_equal(told(DISPATCHER, "F1"), "");
	/* It asks again and sets another time: the breach stays, the next round runs. */
	assert_int_equal(refers(HANDLER, (struct referring){ .id = id, .number = 1, .round = 1, .act = REFERRAL_CHANGE, .terms = later }),
	    REFUSAL_ROLE);
	assert_int_equal(refers(DISPATCHER, (struct referring){ .id = id, .number = 1, .round = 1, .act = REFERRAL_CHANGE,
	    .terms = later }), REFUSAL_NONE);
	assert_int_equal(tick(id, "F1", now).round, 2);
	now = later.until + DATE_MINUTE;
	assert_int_equal(refers(MATE, (struct referring){ .id = id, .number = 1, .round = 2, .act = REFERRAL_REPLY,
	    .replied_at = later.until }), REFUSAL_NOT_YOURS);
	assert_int_equal(refers(HANDLER, (struct referring){ .id = id, .number = 1, .round = 1, .act = REFERRAL_REPLY,
	    .replied_at = later.until }), REFUSAL_CHANGED);
	assert_int_equal(refers(HANDLER, (struct referring){ .id = id, .number = 1, .round = 2, .act = REFERRAL_REPLY,
	    .replied_at = now + 1 }), REFUSAL_REFERRAL_TIME);
	assert_int_equal(refers(HANDLER, (struct referring){ .id = id, .number = 1, .round = 2, .act = REFERRAL_REPLY,
	    .replied_at = later.until }), REFUSAL_NONE);
	assert_int_equal(tick(id, "F1", now + DATE_DAY).state, DEADLINE_MET);
	assert_int_equal(tick(id, "F1", now).stopped_at, later.until);
	assert_int_equal(refers(DISPATCHER, (struct referring){ .id = id, .number = 1, .round = 2, .act = REFERRAL_END }), REFUSAL_ALREADY);
	(void)state;
}

/* What ends for the complainant has not ended for the body: its clock runs on until it is replied to. */
static void
a_body_waits_longer(void **state)
{
	const struct referral_terms terms = {
		.body = REFERRAL_CONSUMER_ASSOCIATION, .name = "", .reference = "XX-9", .set_at = now, .until = now + 4 * DATE_HOUR,
	}, wrong = { .body = REFERRAL_REGULATOR, .name = "", .reference = "", .set_at = now, .until = now };
	struct case_id id = register_from(NULL);
	int64_t due = terms.until;

	(void)state;
	assert_int_equal(refers(DISPATCHER, (struct referring){ .id = id, .act = REFERRAL_RECORD, .terms = wrong }), REFUSAL_REFERRAL_TIME);
	assert_int_equal(refers(HANDLER, (struct referring){ .id = id, .act = REFERRAL_RECORD, .terms = terms }), REFUSAL_NOT_FOUND);
	assert_int_equal(refers(DISPATCHER, (struct referring){ .id = id, .act = REFERRAL_RECORD, .terms = terms }), REFUSAL_NONE);
	does(DISPATCHER, (struct act_request){ .id = id, .act = ACT_WITHDRAW });
	assert_string_equal(file_of(id).due_clock, "F1");
	assert_int_equal(tick(id, "F1", due).state, DEADLINE_WARNED);
	assert_int_equal(tick(id, "F1", due + 1).state, DEADLINE_BREACHED);
	assert_string_equal(told(DISPATCHER, "F1"), "warned breached");
	assert_int_equal(refers(DISPATCHER, (struct referring){ .id = id, .number = 2, .round = 1, .act = REFERRAL_REPLY,
	    .replied_at = now }), REFUSAL_NOT_FOUND);
	assert_int_equal(refers(DISPATCHER, (struct referring){ .id = id, .number = 1, .round = 1, .act = REFERRAL_REPLY,
	    .replied_at = now }), REFUSAL_NONE);
	assert_int_equal(tick(id, "F1", now + DATE_DAY).state, DEADLINE_BREACHED);
	assert_string_equal(file_of(id).due_clock, "");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_task_that_is_late), cmocka_unit_test(a_task_of_nobody),
		cmocka_unit_test(the_time_of_a_body), cmocka_unit_test(a_body_waits_longer),
	};

	return cmocka_run_group_tests_name("side clocks", tests, start, stop);
}
