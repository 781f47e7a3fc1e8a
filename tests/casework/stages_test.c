/* After an objection, on a private MariaDB: the result is owed anew, or another person answers the second stage. */
#include "../store/server.h"

#include "base/text.h"
#include "casework/act.h"
#include "casework/case_read.h"
#include "casework/register.h"
#include "casework/staging.h"
#include "casework/tasks.h"
#include "people.h"

enum { DISPATCHER = 1, HANDLER = 3, MANAGER = 4, OTHER = 6, THIRD = 7 };

static int
start(void **state)
{
	static const char *const sql[] = {
		SQL_DEPARTMENTS,
		"INSERT INTO staff (id, login, name, title, department_id, roles, created_at) VALUES "
		    "(1, 'd', '张敏', '调度员', 1, 3, '2026-01-01'), (3, 'h', '王工', '工程师', 2, 4, '2026-01-01'), "
		    "(4, 'm', '赵经理', '部门经理', 2, 12, '2026-01-01'), (6, 'h2', '周工', '工程师', 2, 4, '2026-01-01'), "
		    "(7, 'h3', '吴工', '工程师', 2, 4, '2026-01-01')",
		NULL
	};

	(void)state;
	if (!centre_opens("2026-11-23 10:00", sql))
		return -1;
	adopt("conf/procedure/property.xml");
	return 0;
}

static struct case_id
register_case(void)
{
	struct step step = step_of(desk, DISPATCHER);
	struct registration registration = {
		.complaint = {
			.channel = CHANNEL_HOTLINE, .type = COMPLAINT_TYPE_B, .received_at = now,
			.category = casework_procedure(desk)->categories[0].id,
			.complainant = "刘女士", .contact = "13800138000", .phone = "13800138000", .place = "3栋2单元1201",
			.subject = "漏水", .matter = "天花板漏水", .mood = "", .present_state = "", .remedy = "", .service_item = "",
			.service_staff = "", .service_time = "", .accused = "", .event_place = "", .product = "",
			.foreign_number = "", .vehicle = "", .remarks = "", .receiver = { DISPATCHER },
		},
		.severity = SEVERITY_GENERAL, .urgency = URGENCY_GENERAL,
	};
	struct registered registered = { .id = { 0 } };

	assert_int_equal(casework_register(&step, &registration, &registered), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	return registered.id;
}

/* Each act a minute after the one before. */
static enum refusal
takes_next(int64_t staff, struct act_request request)
{
	now += DATE_MINUTE;
	return takes(staff, request);
}

static void
does_next(int64_t staff, struct act_request request)
{
	now += DATE_MINUTE;
	does(staff, request);
}

static struct case_reading
read_case(struct case_id id)
{
	struct step step = step_of(desk, DISPATCHER);
	struct case_reading reading;

	assert_int_equal(casework_read(&step, id, &reading), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	return reading;
}

/* "K5.2 running": the last round of a clock, "" where it has none. */
static const char *
stands(struct case_id id, const char *clock)
{
	struct case_reading reading = read_case(id);
	const struct deadline *found = NULL;

	for (size_t i = 0; i < reading.deadline_count; i++)
		if (text_equal(reading.deadlines[i].clock, clock) &&
		    (found == NULL || reading.deadlines[i].round > found->round))
			found = &reading.deadlines[i];
	return found == NULL ? "" :
	    arena_format(&arena, "%s.%d %s", clock, found->round, deadline_state_name(found->state));
}

/* The person works it out and feeds the result back. */
static void
to_result(struct case_id id, int64_t staff)
{
	static const enum act acts[] = { ACT_INVESTIGATE, ACT_PLAN, ACT_EXECUTE, ACT_COMPLETE, ACT_FEED_BACK };

	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		does_next(staff, (struct act_request){ .id = id, .act = acts[i] });
}

static struct case_id
to_confirming(void)
{
	struct case_id id = register_case();

	does_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 } });
	does_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_JUDGE, .validity = VALIDITY_VALID });
	does_next(HANDLER, (struct act_request){ .id = id, .act = ACT_ACCEPT });
	to_result(id, HANDLER);
	return id;
}

static void
owed_anew_after_an_objection(void **state)
{
	struct case_id id = to_confirming();
	struct case_reading reading;

	(void)state;
	assert_string_equal(stands(id, "K5"), "K5.1 met");
	assert_string_equal(stands(id, "K6"), "K6.1 met");
	assert_string_equal(stands(id, "K7"), "K7.1 met");
	does_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_OBJECT });
	reading = read_case(id);
	assert_int_equal(reading.file.stage, STAGE_INVESTIGATING);
	assert_int_equal(reading.file.handler.value, HANDLER);
	assert_int_equal(reading.file.reopened, 0);
	assert_string_equal(stands(id, "K5"), "K5.2 running");
	assert_string_equal(stands(id, "K6"), "K6.2 running");
	assert_string_equal(stands(id, "K7"), "K7.2 running");
	/* Notified it has been, and nothing is done yet that could be fed back or visited. */
	assert_string_equal(stands(id, "K1"), "K1.1 met");
	assert_string_equal(stands(id, "K8"), "K8.1 met");
	assert_string_equal(stands(id, "K9"), "K9.1 cancelled");
	assert_int_equal(reading.file.due_at, now + 12 * DATE_HOUR);
	to_result(id, HANDLER);
	assert_string_equal(stands(id, "K5"), "K5.2 met");
	assert_string_equal(stands(id, "K6"), "K6.2 met");
	assert_string_equal(stands(id, "K8"), "K8.2 met");
}

/* Whether the lists of the pages offer this person for work on the case, and let them accept it. */
static bool
offered(struct case_id id, int64_t staff)
{
	struct case_reading reading = read_case(id);

	return staging_may_name(&reading, casework_staff(desk, (struct staff_id){ staff }));
}

static bool
may_accept(struct case_id id, int64_t staff)
{
	struct step step = step_of(desk, staff);
	struct case_reading reading = read_case(id);

	return (staging_acts(&step, &reading) & ACT_BIT(ACT_ACCEPT)) != 0;
}

/* The manager gives a sub-task; it is sent back by the person and given again to another, 0: to whoever accepts. */
static enum refusal
gives(struct case_id id, int64_t person)
{
	struct step step = step_of(desk, MANAGER);
	struct task_order order = { .id = id, .department = { 2 }, .person = { person }, .until = now + DATE_DAY,
	    .text = "复查" };

	assert_int_equal(tasks_give(&step, &order), FAULT_NONE);
	return step.refusal;
}

static enum refusal
moves(struct case_id id, int64_t staff, enum task_act act, int64_t person)
{
	struct step step = step_of(desk, staff);
	struct task_move move = { .id = id, .number = 1, .round = 1, .act = act, .person = { person }, .note = "另请",
	    .until = now + DATE_DAY };

	assert_int_equal(tasks_move(&step, &move), FAULT_NONE);
	return step.refusal;
}

static void
another_person_for_the_second_stage(void **state)
{
	struct case_reading reading;
	struct case_id id;
	struct db *db = server_owner();

	(void)state;
	server_sql(db, "UPDATE case_file SET stage = 12, queue = 5");
	db_close(db);
	adopt("conf/procedure/two-stage.xml");
	id = to_confirming();
	does_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_ASK });
	does_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_OBJECT });
	reading = read_case(id);
	assert_int_equal(reading.file.stage, STAGE_REOPENED);
	assert_int_equal(reading.file.reopened, 1);
	assert_int_equal(reading.file.handler.value, 0);
	assert_string_equal(stands(id, "A2"), "A2.1 met");
	assert_string_equal(stands(id, "B1"), "B1.1 running");
	assert_string_equal(stands(id, "B2"), "B2.1 running");

	assert_int_equal(takes_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 },
	    .person = { HANDLER } }), REFUSAL_OTHER_PERSON);
	does_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 } });
	assert_true(may_accept(id, OTHER) && !may_accept(id, HANDLER));
	assert_int_equal(takes_next(HANDLER, (struct act_request){ .id = id, .act = ACT_ACCEPT }), REFUSAL_OTHER_PERSON);
	assert_int_equal(takes_next(MANAGER, (struct act_request){ .id = id, .act = ACT_ASSIGN, .person = { HANDLER } }),
	    REFUSAL_OTHER_PERSON);
	assert_int_equal(read_case(id).file.stage, STAGE_DISPATCHED);
	does_next(OTHER, (struct act_request){ .id = id, .act = ACT_ACCEPT });
	assert_int_equal(takes_next(MANAGER, (struct act_request){ .id = id, .act = ACT_ASSIGN, .person = { HANDLER } }),
	    REFUSAL_OTHER_PERSON);
	assert_true(offered(id, OTHER) && offered(id, THIRD) && !offered(id, HANDLER));
	does_next(MANAGER, (struct act_request){ .id = id, .act = ACT_ASSIGN, .person = { THIRD } });
	does_next(MANAGER, (struct act_request){ .id = id, .act = ACT_ASSIGN, .person = { OTHER } });
	assert_int_equal(takes_next(OTHER, (struct act_request){ .id = id, .act = ACT_PLAN, .person = { HANDLER } }),
	    REFUSAL_OTHER_PERSON);
	assert_int_equal(gives(id, HANDLER), REFUSAL_OTHER_PERSON);
	assert_int_equal(gives(id, THIRD), REFUSAL_NONE);
	assert_int_equal(moves(id, THIRD, TASK_SEND_BACK, 0), REFUSAL_NONE);
	assert_int_equal(moves(id, MANAGER, TASK_GIVE_AGAIN, HANDLER), REFUSAL_OTHER_PERSON);
	assert_int_equal(moves(id, MANAGER, TASK_WITHDRAW, HANDLER), REFUSAL_NONE);

	/* There is no third stage: another objection goes back to whoever answered the second. */
	to_result(id, OTHER);
	does_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_ASK });
	assert_string_equal(stands(id, "B2"), "B2.1 met");
	does_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_OBJECT });
	reading = read_case(id);
	assert_int_equal(reading.file.stage, STAGE_INVESTIGATING);
	assert_int_equal(reading.file.handler.value, OTHER);
	assert_int_equal(reading.file.reopened, 1);
	assert_string_equal(stands(id, "B2"), "B2.2 running");
	to_result(id, OTHER);
}

/* Where the procedure names no other person, whoever handled it may have it again. */
static void
the_same_person_elsewhere(void **state)
{
	struct case_id id;
	struct db *db = server_owner();

	(void)state;
	server_sql(db, "UPDATE case_file SET stage = 12, queue = 5");
	db_close(db);
	now += DATE_DAY;
	adopt("conf/procedure/company.xml");
	id = to_confirming();
	does_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_CLOSE, .decided = true });
	does_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_REOPEN });
	assert_true(offered(id, HANDLER));
	does_next(DISPATCHER, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 }, .person = { HANDLER } });
	does_next(HANDLER, (struct act_request){ .id = id, .act = ACT_ACCEPT });
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(owed_anew_after_an_objection), cmocka_unit_test(another_person_for_the_second_stage),
	cmocka_unit_test(the_same_person_elsewhere),
};

int
main(void)
{
	return cmocka_run_group_tests_name("stages", tests, start, stop);
}
