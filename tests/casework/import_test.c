/* Ledgers on a private MariaDB: what is late already comes in marked and tells nobody, what is in time has its clocks. */
#include "../store/server.h"

#include "casework/case_read.h"
#include "casework/escalating.h"
#include "casework/import.h"
#include "casework/ticking.h"
#include "people.h"

enum { HEAD = 1, MANAGER, DISPATCHER, HANDLER, STAFF = HANDLER };

/* The second is late for weeks, the third until this very second in time, the last has ended. */
static const char ledger[] =
    "编号,日期,投诉人,联系方式,项目,楼栋,房间号,投诉来源,投诉分类,投诉内容,责任部门,处理人,处理状态\n"
    "A1,2026-12-01,刘女士,13800138000,森林湖,3,1201,呼叫中心,漏水,天花板漏水,工程部,王工,处理中\n"
    "A2,2026-12-31 01:01,张先生,13800138001,森林湖,3,1202,呼叫中心,漏水,水管滴漏,工程部,王工,处理中\n"
    "A3,2026-12-01,李女士,13800138002,森林湖,3,1203,呼叫中心,漏水,阳台漏水,工程部,王工,已解决\n";

static int
start(void **state)
{
	static const char *const sql[] = {
		SQL_DEPARTMENTS,
		"INSERT INTO staff (id, login, name, title, department_id, roles, created_at, superior_id) VALUES "
		    "(1, 'g', '马总', '总经理', 1, 64, '2026-01-01', NULL), (2, 'm', '赵经理', '经理', 2, 8, '2026-01-01', 1), "
		    "(3, 'd', '张敏', '调度员', 1, 1, '2026-01-01', 1), (4, 'h', '王工', '工程师', 2, 4, '2026-01-01', 2)",
		NULL
	};

	(void)state;
	if (!centre_opens("2026-12-31 13:00", sql) || !installed(owner, &arena, now))
		return -1;
	return know_in_a_minute() && casework_refresh(owner, now) == FAULT_NONE ? 0 : -1;
}

static void
told_progress(void *context, const struct import_counts *counts)
{
	(void)context;
	assert_true(counts->read > 0);
}

static void
told_problem(void *context, const struct import_problem *problem)
{
	(void)context;
	fail_msg("row %lld: %s: %s", (long long)problem->row, problem->title, problem->word);
}

static struct import_counts
import(bool dry)
{
	struct step step = step_of(owner, 0);
	const char *path = arena_format(&arena, "%s/ledger.csv", server.folder), *reason = NULL;
	const struct import_request request = {
		.path = path, .dry_run = dry, .errors = -1, .progress = told_progress, .problem = told_problem,
	};
	struct import_counts counts;
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fputs(ledger, file) >= 0 && fclose(file) == 0, 1);
	assert_int_equal(import_ledger(&step, &request, &counts, &reason), FAULT_NONE);
	return counts;
}

static struct case_id
imported(const char *number)
{
	struct db *db = server_owner();
	struct case_id id = { server_number(db, arena_format(&arena,
	    "SELECT id FROM complaint WHERE foreign_number = '%s'", number)) };

	db_close(db);
	return id;
}

static struct case_reading
reading_of(const char *number)
{
	struct step step = step_of(desk, HEAD);
	struct case_reading reading;
	int broken;

	assert_int_equal(casework_read(&step, imported(number), &reading), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	assert_true(event_chain_holds(reading.events, reading.event_count, &broken));
	return reading;
}

static size_t
breached(const struct case_reading *reading)
{
	size_t count = 0;

	for (size_t i = 0; i < reading->deadline_count; i++)
		count += reading->deadlines[i].state == DEADLINE_BREACHED;
	return count;
}

static size_t
acts(const struct case_reading *reading, enum act act)
{
	size_t count = 0;

	for (size_t i = 0; i < reading->event_count; i++)
		count += reading->events[i].act == act;
	return count;
}

static size_t
tick(void)
{
	struct step step = step_of(clockd, 0);
	size_t marked = 0;
	bool more = true;

	while (more)
		assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
	return marked;
}

static size_t
reports(const char *number)
{
	struct step step = step_of(desk, HEAD);
	const struct escalation *rows;
	size_t count;

	assert_int_equal(casework_escalations(&step, imported(number), &rows, &count), FAULT_NONE);
	return count;
}

static int64_t
notices(void)
{
	struct db *db = server_owner();
	int64_t count = server_number(db, "SELECT COUNT(*) FROM notice");

	db_close(db);
	return count;
}

static void
counted(void **state)
{
	struct import_counts counts = import(true);
	struct db *db = server_owner();

	(void)state;
	assert_int_equal(counts.added, 3);
	assert_int_equal(counts.overdue, 1);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM case_file"), 0);
	db_close(db);
	counts = import(false);
	assert_int_equal(counts.added, 3);
	assert_int_equal(counts.overdue, 1);
	counts = import(false);
	assert_int_equal(counts.known, 3);
	assert_int_equal(counts.overdue, 0);
}

/* Every clock that was late has its line of history, written at the import and saying so; nobody is told, also later. */
static void
late_is_marked(void **state)
{
	struct case_reading reading = reading_of("A1");

	(void)state;
	assert_int_equal(notices(), 0);
	assert_int_equal(reading.file.alert, DEADLINE_BREACHED);
	assert_true(breached(&reading) >= 3);
	assert_int_equal(acts(&reading, ACT_BREACH), breached(&reading));
	for (size_t i = 0; i < reading.event_count; i++) {
		const struct case_event *event = &reading.events[i];

		if (event->act != ACT_BREACH)
			continue;
		assert_int_equal(event->at, now);
		assert_int_equal(event->as, ROLE_CLOCK);
		assert_true(event->until < now);
		assert_false(event->public);
		assert_string_equal(event_detail(&arena, event, "imported"), "1");
	}
	reading = reading_of("A3");
	assert_int_equal(acts(&reading, ACT_BREACH), 0);
	assert_int_equal(reading.file.alert, DEADLINE_RUNNING);
}

/* The clock warns of what is in time, and reports what becomes late here; what came in late it leaves alone. */
static void
in_time_is_left_to_the_clock(void **state)
{
	struct case_reading reading = reading_of("A2");

	(void)state;
	assert_int_equal(breached(&reading) + acts(&reading, ACT_BREACH) + acts(&reading, ACT_WARN), 0);
	assert_int_equal(reading.file.alert, DEADLINE_RUNNING);
	assert_int_equal(tick(), 2);
	assert_string_equal(told(HANDLER, "K6"), "warned");
	now++;
	assert_int_equal(tick(), 2);
	assert_string_equal(told(HANDLER, "K6"), "breached");
	assert_string_equal(told(MANAGER, "K6"), "reported");
	reading = reading_of("A2");
	assert_int_equal(acts(&reading, ACT_BREACH), 2);
	assert_int_equal(reading.file.alert, DEADLINE_BREACHED);
	assert_true(reports("A2") > 0);
	reading = reading_of("A1");
	assert_int_equal(acts(&reading, ACT_BREACH), breached(&reading));
	assert_int_equal(acts(&reading, ACT_ESCALATE), 0);
	assert_int_equal(reports("A1"), 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(counted), cmocka_unit_test(late_is_marked),
		cmocka_unit_test(in_time_is_left_to_the_clock),
	};

	return cmocka_run_group_tests_name("import", tests, start, stop);
}
