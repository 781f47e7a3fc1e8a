/* Duties of the calendar on a private MariaDB: opened by the clock, marked, done, entered by hand. */
#include "../store/server.h"

#include "base/text.h"
#include "casework/duties.h"
#include "casework/effects.h"
#include "people.h"

static int
start(void **state)
{
	static const char *const sql[] = {
		"INSERT INTO department (id, code, name_zh, name_en, parent_id) VALUES "
		    "(1, 'centre', '服务中心', 'Service centre', NULL)",
		"INSERT INTO staff (id, login, name, title, department_id, roles, created_at) VALUES "
		    "(1, 's', '李强', '主管', 1, 2, '2026-01-01'), (2, 'i', '督导员', '督导', 1, 16, '2026-01-01'), "
		    "(3, 'g', '马总', '总经理', 1, 64, '2026-01-01'), (4, 'h', '王工', '工程师', 1, 4, '2026-01-01')",
		"UPDATE staff SET superior_id = 3 WHERE id IN (1, 2)",
		NULL
	};

	(void)state;
	if (!centre_opens("2026-11-26 09:00", sql) || !installed(owner, &arena, now - DATE_DAY))
		return -1;
	return casework_refresh(desk, now) != FAULT_NONE || casework_refresh(clockd, now) != FAULT_NONE ? -1 : 0;
}

static size_t
begin(void)
{
	struct step step = step_of(clockd, 0);
	size_t opened = 0;

	step.once = NULL;
	assert_int_equal(duties_begin(&step, &opened), FAULT_NONE);
	return opened;
}

static size_t
tick(void)
{
	struct step step = step_of(clockd, 0);
	size_t marked = 0;

	assert_int_equal(duties_tick(&step, &marked), FAULT_NONE);
	return marked;
}

/* What this person sees of a rule; NULL when it is nothing. */
static const struct duty_view *
seen(int64_t staff, const char *rule)
{
	struct step step = step_of(desk, staff);
	struct duties_reading reading;

	assert_int_equal(duties_read(&step, &reading), FAULT_NONE);
	for (size_t i = 0; i < reading.open_count; i++)
		if (text_equal(reading.open[i].duty.rule, rule))
			return &reading.open[i];
	for (size_t i = 0; i < reading.closed_count; i++)
		if (text_equal(reading.closed[i].duty.rule, rule))
			return &reading.closed[i];
	return NULL;
}

static void
periods_open_once(void **state)
{
	const struct duty_view *view;

	(void)state;
	/* Installed on the 26th: the summary of the 25th is nobody's fault, the spot checks of the month are due. */
	assert_true(begin() >= 4);
	assert_int_equal(begin(), 0);
	assert_null(seen(1, "K17"));
	view = seen(2, "K18");
	assert_non_null(view);
	assert_string_equal(date_text_minute(&arena, view->duty.due_at), "2026-11-30 23:59");
	assert_int_equal(view->duty.times, 2);
	assert_false(view->may_do || view->may_withdraw);
	assert_true(seen(1, "K18") != NULL && !seen(1, "K18")->may_do);
	assert_null(seen(4, "K18"));
	assert_int_equal(view->line_count, 1);
	now = moment("2026-11-30 23:59:59");
	assert_int_equal(begin(), 0);
	now = moment("2026-12-01 00:00:00");
	assert_true(begin() >= 3);
	assert_string_equal(date_text_minute(&arena, seen(1, "K17")->duty.due_at), "2026-12-25 23:59");
}

static void
marked_once(void **state)
{
	const struct duty_view *view;
	size_t late = 0;

	(void)state;
	now = moment("2026-12-01 00:00:00");
	assert_true(tick() > 0);
	assert_int_equal(tick(), 0);
	now = moment("2026-12-25 23:59:59");
	(void)tick();
	view = seen(1, "K17");
	assert_int_equal(view->duty.state, DEADLINE_WARNED);
	now++;
	assert_int_equal(tick(), 1);
	assert_int_equal(tick(), 0);
	view = seen(1, "K17");
	assert_int_equal(view->duty.state, DEADLINE_BREACHED);
	for (size_t i = 0; i < view->line_count; i++)
		late += view->lines[i].act == DUTY_BREACHED;
	assert_int_equal(late, 1);
}

static void
done_and_entered(void **state)
{
	const struct duty_view *view = seen(1, "K17");
	struct step step = step_of(desk, 1), again;
	struct duty_request request = { .id = view->duty.id, .version = view->duty.version, .note = "已报送" };
	struct duty_entry entry = { .rule = "", .subject = "外墙保修期满", .day = date_local_day(now) + 5, .warn_days = 2,
		.role = ROLE_SUPERVISOR };

	(void)state;
	again = step;
	assert_int_equal(duties_do(&step, &request), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	assert_int_equal(duties_do(&again, &request), FAULT_NONE);
	assert_true(again.repeated);
	view = seen(1, "K17");
	assert_int_equal(view->duty.state, DEADLINE_BREACHED);
	assert_int_equal(view->duty.done, 1);
	assert_true(view->duty.closed_at == now);
	step = step_of(desk, 1);
	assert_int_equal(duties_do(&step, &request), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_ALREADY);

	step = step_of(desk, 2);
	assert_int_equal(duties_enter(&step, &entry), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_ROLE);
	step = step_of(desk, 1);
	assert_int_equal(duties_enter(&step, &entry), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	again = step;
	assert_int_equal(duties_enter(&again, &entry), FAULT_NONE);
	assert_true(again.repeated);
	step = step_of(desk, 1);
	assert_int_equal(duties_enter(&step, &entry), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_ALREADY);
	now += 3 * DATE_DAY;
	(void)tick();
	view = seen(1, "");
	assert_int_equal(view->duty.state, DEADLINE_WARNED);
	assert_true(view->may_do && view->may_withdraw);
	step = step_of(desk, 1);
	request = (struct duty_request){ .id = view->duty.id, .version = view->duty.version - 1, .note = "x" };
	assert_int_equal(duties_withdraw(&step, &request), FAULT_CONFLICT);
	request.version++;
	step = step_of(desk, 1);
	assert_int_equal(duties_withdraw(&step, &request), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	now += 30 * DATE_DAY;
	(void)tick();
	assert_int_equal(seen(1, "")->duty.state, DEADLINE_CANCELLED);
}

static size_t
ask(void)
{
	struct step step = step_of(clockd, 0);
	size_t opened = 0;

	assert_int_equal(effects_ask(&step, &opened), FAULT_NONE);
	return opened;
}

static int64_t
number(const char *sql)
{
	struct db *db = server_owner();
	int64_t found = server_number(db, sql);

	db_close(db);
	return found;
}

static const struct duty_view *
judging(int64_t staff, const char *subject)
{
	struct step step = step_of(desk, staff);
	struct duties_reading reading;

	assert_int_equal(duties_read(&step, &reading), FAULT_NONE);
	for (size_t i = 0; i < reading.open_count; i++)
		if (text_equal(reading.open[i].duty.subject, subject))
			return &reading.open[i];
	for (size_t i = 0; i < reading.closed_count; i++)
		if (text_equal(reading.closed[i].duty.subject, subject))
			return &reading.closed[i];
	return NULL;
}

/* Three of a group: by somebody who may judge, by somebody who may not, and one whose period is not over. */
static void
an_evaluation_is_a_duty(void **state)
{
	struct db *db = server_owner();
	const struct duty_view *view;

	(void)state;
	now = moment("2027-03-01 23:59:59");
	server_sql(db, "INSERT INTO effect (id, plan, measure, department_id, category, day, days, opened_by, opened_at) VALUES "
	    "(7, 0, 'a', 1, 'leak', '2026-11-30', 90, 2, '2026-12-01'), (8, 0, 'b', 1, 'leak', '2026-11-30', 90, 4, '2026-12-01'), "
	    "(9, 0, 'c', 1, 'leak', '2026-12-01', 90, 2, '2026-12-01')");
	db_close(db);
	assert_int_equal(ask(), 2);
	assert_int_equal(ask(), 0);
	now++;
	assert_int_equal(ask(), 1);
	view = judging(2, "#7 漏水渗水");
	assert_non_null(view);
	assert_string_equal(view->duty.rule, "V3");
	assert_string_equal(date_text_minute(&arena, view->duty.due_at), "2027-03-14 23:59");
	assert_true(view->duty.responsible.value == 2 && view->duty.role == ROLE_SUPERVISOR);
	assert_false(view->may_do || view->may_withdraw);
	assert_null(judging(4, "#7 漏水渗水"));
	assert_true(judging(1, "#8 漏水渗水") != NULL && judging(1, "#8 漏水渗水")->duty.responsible.value == 0);
	assert_null(judging(4, "#8 漏水渗水"));
}

/* Nobody ticks it off; judging ends it, in time or late, and what is over is asked once. */
static void
judging_ends_it(void **state)
{
	struct step step = step_of(desk, 2);
	const struct duty_view *view = judging(2, "#7 漏水渗水");
	struct duty_request request = { .id = view->duty.id, .version = view->duty.version, .note = "x" };
	struct effect_judging verdict = { .id = 7, .verdict = EFFECT_GOOD, .reason = "不再漏了", .renewal = "" };

	(void)state;
	assert_int_equal(duties_do(&step, &request), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_ROLE);
	now = moment("2027-03-11 00:00:00");
	assert_true(tick() >= 2);
	assert_int_equal(judging(2, "#7 漏水渗水")->duty.state, DEADLINE_WARNED);
	assert_int_equal(number("SELECT COUNT(*) FROM notice WHERE clock = 'V3' AND staff_id = 2 AND kind = 11"), 1);
	step = step_of(desk, 2);
	assert_int_equal(effect_decide(&step, &verdict), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	view = judging(2, "#7 漏水渗水");
	assert_true(view->duty.state == DEADLINE_MET && view->duty.closed_at == now && view->duty.done == 1);
	assert_string_equal(view->lines[view->line_count - 1].note, "不再漏了");

	now = moment("2027-03-15 00:00:00");
	assert_true(tick() >= 1);
	assert_int_equal(judging(1, "#8 漏水渗水")->duty.state, DEADLINE_BREACHED);
	assert_int_equal(number("SELECT COUNT(*) FROM notice WHERE clock = 'V3' AND staff_id = 1 AND kind = 12"), 1);
	assert_int_equal(number("SELECT COUNT(*) FROM notice WHERE clock = 'V3' AND staff_id = 3 AND kind = 3"), 1);
	assert_int_equal(number("SELECT COUNT(*) FROM notice WHERE clock = 'V3' AND staff_id = 3 AND kind <> 3"), 0);
	verdict.id = 8;
	step = step_of(desk, 1);
	assert_int_equal(effect_decide(&step, &verdict), FAULT_NONE);
	view = judging(1, "#8 漏水渗水");
	assert_true(view->duty.state == DEADLINE_BREACHED && view->duty.closed_at == now);
	assert_int_equal(tick(), 0);
	assert_int_equal(ask(), 0);
}

/* What was judged before the daemon came round asks nobody, and a procedure without the duty asks for nothing. */
static void
nothing_is_asked_for_nothing(void **state)
{
	struct db *db = server_owner();

	(void)state;
	server_sql(db, "INSERT INTO effect (id, plan, measure, department_id, category, day, days, opened_by, opened_at, judged_at, "
	    "judged_by, verdict) VALUES (10, 0, 'd', 1, 'leak', '2026-11-01', 90, 2, '2026-12-01', '2027-03-01', 2, 1)");
	assert_int_equal(ask(), 0);
	server_sql(db, "INSERT INTO effect (id, plan, measure, department_id, category, day, days, opened_by, opened_at) VALUES "
	    "(11, 0, 'e', 1, 'nonsense', '2026-11-01', 90, NULL, '2026-12-01')");
	assert_int_equal(ask(), 1);
	assert_non_null(judging(1, "#11 nonsense"));
	db_close(db);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(periods_open_once), cmocka_unit_test(marked_once), cmocka_unit_test(done_and_entered),
	cmocka_unit_test(an_evaluation_is_a_duty), cmocka_unit_test(judging_ends_it), cmocka_unit_test(nothing_is_asked_for_nothing),
};

int
main(void)
{
	return cmocka_run_group_tests_name("duties", tests, start, stop);
}
