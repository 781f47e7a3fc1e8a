/* The hour of an emergency on a private MariaDB: warned, breached to the second and reported up by the daemon. */
#include "../store/server.h"

#include "casework/emergencies.h"
#include "casework/escalating.h"
#include "casework/ticking.h"
#include "people.h"

enum { DISPATCHER = 1, SUPERVISOR, HANDLER, MANAGER, HEAD, OTHER };

static int
start(void **state)
{
	static const char *const sql[] = {
		"INSERT INTO department (id, code, name_zh, name_en, parent_id) VALUES "
		    "(1, 'centre', '服务中心', 'Service centre', NULL), (2, 'engineering', '工程部', 'Engineering', 1), "
		    "(3, 'security', '秩序部', 'Security', 1)",
		"INSERT INTO staff (id, login, name, title, department_id, superior_id, roles, created_at) VALUES "
		    "(5, 'g', '马总', '总经理', 1, NULL, 64, '2026-01-01'), (2, 's', '李强', '主管', 1, 5, 2, '2026-01-01'), "
		    "(1, 'd', '张敏', '调度员', 1, 2, 1, '2026-01-01'), (4, 'm', '赵经理', '经理', 2, 5, 8, '2026-01-01'), "
		    "(3, 'h', '王工', '工程师', 2, 4, 4, '2026-01-01'), (6, 'o', '高远', '队长', 3, 5, 4, '2026-01-01')",
		SQL_PROJECT,
		SQL_ROOM,
		NULL
	};

	(void)state;
	if (!centre_opens("2026-12-31 22:00", sql) || !installed(owner, &arena, now))
		return -1;
	return know_in_a_minute() ? 0 : -1;
}

static struct case_id
register_grave(void)
{
	struct registration fall = a_leak(DISPATCHER, 1, now);

	fall.complaint.contact = "";
	fall.complaint.subject = "电梯坠落";
	fall.complaint.matter = "两人受伤。";
	fall.severity = SEVERITY_GRAVE;
	fall.urgency = URGENCY_URGENT;
	return registered_as(&fall);
}

static struct emergency_reading
read_board(struct case_id id)
{
	struct step step = step_of(desk, HEAD);
	struct emergency_reading reading;

	assert_int_equal(emergency_read(&step, id, &reading), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	return reading;
}

/* What the daemon does at that moment; the state of the clock of the reports, and how often it was reported up. */
static const struct deadline *
tick(struct case_id id, int64_t at, size_t *told)
{
	struct step step = step_of(clockd, 0);
	struct emergency_reading reading;
	size_t marked = 0;
	bool more = true;

	now = step.now = at;
	while (more)
		assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
	reading = read_board(id);
	*told = 0;
	for (size_t i = 0; i < reading.told_count; i++)
		*told += strcmp(reading.told[i].clock, "E1") == 0 && reading.told[i].to.value == HEAD;
	return emergency_next_report(reading.procedure, reading.deadlines, reading.deadline_count);
}

static void
the_hour_of_a_report(void **state)
{
	struct case_id id = register_grave();
	struct step step = step_of(desk, DISPATCHER);
	struct emergency_entry report = { .talk = TALK_REPORT, .person = "", .text = "伤者送医", .next = "检测单位到场" };
	const struct deadline *next;
	int64_t started, due;
	size_t told;

	(void)state;
	assert_int_equal(read_board(id).told_count, 2);
	assert_int_equal(emergency_alert(&step, id, "两人受伤"), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_ALREADY);	/* its registration reported it */
	assert_int_equal(read_board(id).told_count, 2);
	assert_null(tick(id, now + DATE_MINUTE, &told));
	step = step_of(desk, HEAD);
	assert_int_equal(emergency_start(&step, id, "先救人"), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	started = step.now;
	due = started + DATE_HOUR;
	assert_int_equal(tick(id, started + 45 * DATE_MINUTE - 1, &told)->state, DEADLINE_RUNNING);
	assert_int_equal(tick(id, started + 45 * DATE_MINUTE, &told)->state, DEADLINE_WARNED);
	assert_int_equal(tick(id, due, &told)->state, DEADLINE_WARNED);
	assert_int_equal(told, 0);
	next = tick(id, due + 1, &told);
	assert_int_equal(next->state, DEADLINE_BREACHED);
	assert_int_equal(next->due_at, due);
	assert_int_equal(told, 1);
	(void)tick(id, due + 2 * DATE_HOUR, &told);
	assert_int_equal(told, 1);
	/* Who takes no part does not report; whoever is named does, of whatever department. */
	step = step_of(desk, OTHER);
	assert_int_equal(emergency_write(&step, id, &report), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NOT_FOUND);
	step = step_of(desk, HEAD);
	assert_int_equal(emergency_name(&step, id, (struct staff_id){ OTHER }, true, "现场"), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	step = step_of(desk, OTHER);
	report.at = now;
	assert_int_equal(emergency_write(&step, id, &report), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	next = tick(id, now, &told);
	assert_int_equal(next->round, 2);
	assert_int_equal(next->responsible.value, OTHER);	/* who leads the task force reports, or answers for it */
	assert_int_equal(next->due_at, now + DATE_HOUR);
	step = step_of(desk, HEAD);
	assert_int_equal(emergency_lift(&step, id, "伤者稳定"), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	assert_null(tick(id, now + 3 * DATE_HOUR, &told));
	assert_int_equal(told, 1);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_hour_of_a_report),
	};

	return cmocka_run_group_tests_name("emergency hour", tests, start, stop);
}
