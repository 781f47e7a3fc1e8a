/* The whole life of a complaint through casework on a private MariaDB: from the call to the sealed file. */
#include "../store/server.h"

#include "base/date.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/adopt.h"
#include "casework/board.h"
#include "casework/case_read.h"
#include "casework/filing.h"
#include "casework/follow.h"
#include "casework/once.h"
#include "casework/register.h"
#include "casework/escalating.h"
#include "casework/ticking.h"
#include "installed.h"

static struct casework *desk, *archive, *clockd, *owner;
static struct arena arena;
static int64_t now;
static int key;

static const struct staff *
person(const char *name)
{
	size_t count;
	const struct staff *list = casework_staff_list(desk, &count);

	for (size_t i = 0; i < count; i++)
		if (text_equal(list[i].name, name))
			return &list[i];
	fail_msg("nobody is called %s", name);
	return NULL;
}

static struct step
step_of(struct casework *casework, const char *name)
{
	return (struct step){
		.casework = casework, .arena = &arena, .actor = name == NULL ? NULL : person(name),
		.as = name == NULL ? ROLE_COMPLAINANT : ROLE__COUNT, .now = now,
		.once = arena_format(&arena, "key-%d", key++), .visit = "test", .address = "127.0.0.1",
	};
}

static void
people(void)
{
	struct db *db = server_owner();

	server_sql(db, "INSERT INTO department (id, code, name_zh, name_en, parent_id) VALUES "
	    "(1, 'centre', '服务中心', 'Service centre', NULL), (2, 'engineering', '工程部', 'Engineering', 1)");
	server_sql(db, "INSERT INTO staff (id, login, name, title, department_id, superior_id, roles, created_at) VALUES "
	    "(1, 'd', '张敏', '调度员', 1, NULL, 1, '2026-01-01'), (2, 's', '李强', '主管', 1, NULL, 2, '2026-01-01'), "
	    "(4, 'm', '赵经理', '部门经理', 2, NULL, 8, '2026-01-01'), (3, 'h', '王工', '工程师', 2, 4, 4, '2026-01-01'), "
	    "(5, 'a', '孙档', '档案员', 1, NULL, 32, '2026-01-01'), (6, 'h2', '周工', '工程师', 2, 4, 4, '2026-01-01'), "
	    "(7, 'g', '马总', '总经理', 1, NULL, 64, '2026-01-01')");
	server_sql(db, "UPDATE staff SET superior_id = IF(id = 1, 2, 7) WHERE id IN (1, 2, 4)");
	db_close(db);
}

static int
start(void **state)
{
	struct step step = { .arena = &arena };
	const char *problem = "";
	bool added;

	(void)state;
	if (server_start(NULL) != 0)
		return -1;
	people();
	now = 1790000000;
	if (casework_open(&server.config, "owner", &owner) != FAULT_NONE)
		return -1;
	step.casework = owner;
	step.now = now - DATE_DAY;
	if (!installed(owner, &arena, step.now) ||
	    casework_adopt_checklist(&step, "conf/checklists/score100.xml", &added, &problem) != FAULT_NONE || !added) {
		print_message("%s\n", problem);
		return -1;
	}
	return casework_open(&server.config, "desk", &desk) != FAULT_NONE ||
	    casework_open(&server.config, "archive", &archive) != FAULT_NONE ||
	    casework_open(&server.config, "clockd", &clockd) != FAULT_NONE ||
	    casework_refresh(desk, now) != FAULT_NONE || casework_refresh(archive, now) != FAULT_NONE ||
	    casework_refresh(clockd, now) != FAULT_NONE ? -1 : 0;
}

static int
stop(void **state)
{
	casework_close(owner);
	casework_close(desk);
	casework_close(archive);
	casework_close(clockd);
	arena_release(&arena);
	return server_stop(state);
}

static struct registration
leak(void)
{
	return (struct registration){
		.complaint = {
			.channel = CHANNEL_HOTLINE, .type = COMPLAINT_TYPE_B, .category = "leak", .received_at = now,
			.complainant = "刘女士", .contact = "138 0013 8000", .phone = "13800138000",
			.place = "森林湖一期 3栋2单元1201", .subject = "卧室天花板漏水", .matter = "半夜天花板漏水，\t床已湿透。\n楼上无人应答。",
			.mood = "", .present_state = "", .remedy = "尽快修好", .service_item = "", .service_staff = "",
			.service_time = "", .accused = "", .event_place = "", .product = "", .foreign_number = "",
			.vehicle = "", .remarks = "", .receiver = { 1 },
		},
		.severity = SEVERITY_GENERAL, .urgency = URGENCY_URGENT,
	};
}

static struct registered
register_leak(void)
{
	struct step step = step_of(desk, "张敏");
	struct registration registration = leak();
	struct registered registered = { .id = { 0 } };

	assert_int_equal(casework_register(&step, &registration, &registered), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	return registered;
}

/* Takes an act that must succeed. */
static struct case_file
does(const char *who, struct act_request request)
{
	struct step step = step_of(desk, who);
	struct case_file after;

	assert_int_equal(casework_act(&step, &request, &after), FAULT_NONE);
	if (step.refusal != REFUSAL_NONE)
		fail_msg("%s by %s is refused: %s", act_name(request.act), who == NULL ? "the complainant" : who,
		    refusal_name(step.refusal));
	now += 60;
	return after;
}

static enum refusal
refused(const char *who, struct act_request request)
{
	struct step step = step_of(desk, who);

	assert_int_equal(casework_act(&step, &request, NULL), FAULT_NONE);
	return step.refusal;
}

static const struct deadline *
deadline_named(const struct case_reading *reading, const char *clock)
{
	for (size_t i = 0; i < reading->deadline_count; i++)
		if (text_equal(reading->deadlines[i].clock, clock))
			return &reading->deadlines[i];
	fail_msg("no clock %s", clock);
	return NULL;
}

static struct case_reading
read_case(struct case_id id)
{
	struct step step = step_of(desk, "李强");
	struct case_reading reading;

	assert_int_equal(casework_read(&step, id, &reading), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	return reading;
}

static void
to_closed(struct case_id id)
{
	struct case_file after;

	(void)does("张敏", (struct act_request){ .id = id, .act = ACT_REPORT_UP, .text = "紧急漏水" });
	(void)does("张敏", (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 }, .text = "请立即上门" });
	assert_int_equal(refused("张敏", (struct act_request){ .id = id, .act = ACT_ACCEPT }), REFUSAL_ROLE);
	(void)does("王工", (struct act_request){ .id = id, .act = ACT_ACCEPT });
	assert_int_equal(refused("周工", (struct act_request){ .id = id, .act = ACT_PLAN, .text = "x" }), REFUSAL_NOT_YOURS);
	(void)does("王工", (struct act_request){ .id = id, .act = ACT_INVESTIGATE, .text = "楼上地暖接头渗漏" });
	assert_int_equal(refused("王工", (struct act_request){ .id = id, .act = ACT_PLAN, .department = { 99 },
	    .person = { 3 }, .text = "x" }), REFUSAL_DEPARTMENT);
	assert_int_equal(refused("王工", (struct act_request){ .id = id, .act = ACT_PLAN, .department = { 2 },
	    .person = { 1 }, .text = "x" }), REFUSAL_HANDLER);
	(void)does("王工", (struct act_request){ .id = id, .act = ACT_PLAN, .department = { 2 }, .person = { 3 },
	    .until = now + DATE_HOUR, .text = "更换接头，恢复吊顶" });
	(void)does("王工", (struct act_request){ .id = id, .act = ACT_EXECUTE, .text = "已关阀" });
	assert_int_equal(refused("王工", (struct act_request){ .id = id, .act = ACT_FEED_BACK }), REFUSAL_NOT_COMPLETED);
	assert_int_equal(refused("王工", (struct act_request){ .id = id, .act = ACT_COMPLETE, .text = "修好" }), REFUSAL_UNDECIDED);
	(void)does("张敏", (struct act_request){ .id = id, .act = ACT_JUDGE, .validity = VALIDITY_VALID, .text = "属我方责任" });
	(void)does("王工", (struct act_request){ .id = id, .act = ACT_COMPLETE, .text = "修好", .result = "接头已更换" });
	(void)does("王工", (struct act_request){ .id = id, .act = ACT_FEED_BACK, .text = "请征询业主" });
	(void)does("张敏", (struct act_request){ .id = id, .act = ACT_ASK, .text = "电话征询" });
	assert_int_equal(refused("张敏", (struct act_request){ .id = id, .act = ACT_CLOSE }), REFUSAL_NOT_CONFIRMED);
	(void)does(NULL, (struct act_request){ .id = id, .act = ACT_CONFIRM, .public = true });
	after = does("张敏", (struct act_request){ .id = id, .act = ACT_CLOSE });
	assert_int_equal(after.stage, STAGE_CLOSED);
}

static void
walks_from_call_to_sealed_file(void **state)
{
	struct registered registered = register_leak();
	struct case_reading reading;
	struct filed_reading filed;
	struct filing_result found;
	struct case_file after;
	struct step step;
	int broken;

	(void)state;
	assert_true(text_starts(registered.number, "2026-"));
	assert_int_equal(strlen(registered.code), 19);
	now += 60;
	to_closed(registered.id);
	reading = read_case(registered.id);
	assert_int_equal(deadline_named(&reading, "K1")->state, DEADLINE_MET);
	assert_int_equal(deadline_named(&reading, "K2")->state, DEADLINE_MET);
	assert_int_equal(deadline_named(&reading, "K9")->state, DEADLINE_RUNNING);
	assert_true(event_chain_holds(reading.events, reading.event_count, &broken));
	after = does("张敏", (struct act_request){ .id = registered.id, .act = ACT_VISIT, .text = "满意", .satisfied = true,
	    .satisfaction = 5 });
	assert_int_equal(after.stage, STAGE_VISITED);

	step = step_of(archive, "孙档");
	assert_int_equal(casework_archive(&step, registered.id, after.version), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	assert_int_equal(casework_archive(&step, registered.id, after.version), FAULT_NONE);
	assert_true(step.repeated);
	step = step_of(archive, "孙档");
	assert_int_equal(casework_archive(&step, registered.id, 0), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_SEALED);
	step = step_of(archive, "孙档");
	assert_int_equal(casework_read_filed(&step, registered.id, &filed), FAULT_NONE);
	assert_true(filed.intact);
	assert_string_equal(filed.reading.complaint.matter, reading.complaint.matter);
	assert_string_equal(filed.filed.result, "接头已更换");
	assert_int_equal(casework_find_filed(&step, &(struct filing_search){ .words = "天花板 漏水", .limit = 10 }, &found),
	    FAULT_NONE);
	assert_int_equal(found.count, 1);
	assert_int_equal(casework_find_filed(&step, &(struct filing_search){ .words = "天花瓶", .limit = 10 }, &found),
	    FAULT_NONE);
	assert_int_equal(found.count, 0);
	assert_int_equal(refused("张敏", (struct act_request){ .id = registered.id, .act = ACT_NOTE, .text = "晚了" }),
	    REFUSAL_SEALED);
}

static void
same_form_makes_one_case(void **state)
{
	struct step step = step_of(desk, "张敏");
	struct registration registration = leak(), again = leak();
	struct registered first = { .id = { 0 } }, second = { .id = { 0 } };

	(void)state;
	assert_int_equal(casework_register(&step, &registration, &first), FAULT_NONE);
	assert_int_equal(casework_register(&step, &again, &second), FAULT_NONE);
	assert_true(step.repeated);
	assert_int_equal(first.id.value, second.id.value);
	assert_string_equal(first.number, second.number);
	assert_string_equal(first.code, second.code);
}

static void
incomplete_is_refused(void **state)
{
	struct step step = step_of(desk, "张敏");
	struct registration registration = leak();
	struct registered registered;

	(void)state;
	registration.complaint.matter = "";
	registration.complaint.subject = "";
	assert_int_equal(casework_register(&step, &registration, &registered), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_INCOMPLETE);
}

static void
older_version_conflicts(void **state)
{
	struct registered registered = register_leak();
	struct step step = step_of(desk, "张敏");
	struct act_request request = { .id = registered.id, .version = 1, .act = ACT_NOTE, .text = "甲" };

	(void)state;
	assert_int_equal(casework_act(&step, &request, NULL), FAULT_NONE);
	step = step_of(desk, "李强");
	assert_int_equal(casework_act(&step, &request, NULL), FAULT_CONFLICT);
}

static void
code_opens_its_case_alone(void **state)
{
	struct registered one = register_leak(), other = register_leak();
	struct step step = step_of(desk, NULL);
	struct case_file c;
	const char *code;

	(void)state;
	assert_int_equal(casework_follow(&step, one.number, one.code, &c), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	assert_int_equal(casework_follow(&step, other.number, one.code, &c), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_CODE);
	assert_int_equal(casework_follow(&step, "2026-999999", one.code, &c), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_CODE);
	step = step_of(desk, "张敏");
	assert_int_equal(casework_reissue_code(&step, one.id, "回拨登记电话核实", &code), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	step = step_of(desk, NULL);
	assert_int_equal(casework_follow(&step, one.number, one.code, &c), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_CODE);
	assert_int_equal(casework_follow(&step, one.number, code, &c), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
}

/* A key of the desk stands in the address of a clerk's page: on the residents' receipt it must not become a code again. */
static void
receipt_is_for_who_filed(void **state)
{
	struct registration registration = leak();
	struct registered registered, shown;
	struct step clerk = step_of(desk, "张敏"), resident = step_of(desk, NULL);
	const char *code;

	(void)state;
	assert_int_equal(casework_register(&clerk, &registration, &registered), FAULT_NONE);
	assert_int_equal(follow_receipt(&resident, clerk.once, &shown), FAULT_NOT_FOUND);
	clerk = step_of(desk, "张敏");
	assert_int_equal(casework_reissue_code(&clerk, registered.id, "回拨登记电话核实", &code), FAULT_NONE);
	assert_int_equal(follow_receipt(&resident, clerk.once, &shown), FAULT_NOT_FOUND);
	registration = leak();
	registration.complaint.receiver.value = 0;
	resident.once = once_key(resident.casework, &arena, "mail", "somebody's letter");
	assert_int_equal(casework_register(&resident, &registration, &registered), FAULT_NONE);
	assert_int_equal(follow_receipt(&resident, resident.once, &shown), FAULT_NOT_FOUND);
	registration = leak();
	registration.complaint.receiver.value = 0;
	resident.once = once_key(resident.casework, &arena, "portal", "somebody's form");
	assert_int_equal(casework_register(&resident, &registration, &registered), FAULT_NONE);
	assert_int_equal(follow_receipt(&resident, resident.once, &shown), FAULT_NONE);
	assert_string_equal(shown.code, registered.code);
}

static void
clock_marks_once(void **state)
{
	struct registered registered = register_leak();
	struct step step = step_of(clockd, NULL);
	struct case_reading reading;
	size_t marked = 0, warnings = 0;
	bool mine, more = true;

	(void)state;
	step.as = ROLE_CLOCK;
	step.now = now + 3 * DATE_MINUTE;
	assert_int_equal(casework_take_turn(&step, "one", &mine), FAULT_NONE);
	assert_true(mine);
	assert_int_equal(casework_take_turn(&step, "two", &mine), FAULT_NONE);
	assert_false(mine);
	while (more)
		assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
	reading = read_case(registered.id);
	assert_int_not_equal(deadline_named(&reading, "K2")->state, DEADLINE_BREACHED);
	step.now++;
	assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
	assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
	reading = read_case(registered.id);
	assert_int_equal(deadline_named(&reading, "K2")->state, DEADLINE_BREACHED);
	assert_int_equal(reading.file.alert, 2);
	for (size_t i = 0; i < reading.event_count; i++)
		warnings += reading.events[i].act == ACT_BREACH && text_equal(reading.events[i].text, "K2");
	assert_int_equal(warnings, 1);
	assert_int_equal(casework_sweep(&step, false), FAULT_NONE);
}

/* What never became evidence goes, in bounded steps; what did stays, and what went cannot become evidence any more. */
static void
left_files_are_swept(void **state)
{
	struct step step = step_of(clockd, NULL), desk_step = step_of(desk, "张敏");
	struct registered registered = register_leak();
	struct db *db = server_owner();
	struct sent_file sent = { .name = "a.jpg", .file = -1, .size = 1 };
	struct staged_file row = { .sent = &sent, .type = "image/jpeg", .file = 1002 };
	struct act_request request = { .id = registered.id, .act = ACT_ATTACH, .files = { &row, 1 } };

	(void)state;
	server_sql(db, "INSERT INTO file (id, sha256, size, type, created_at, complete) VALUES "
	    "(1000, '', 1, 'image/jpeg', UTC_TIMESTAMP() - INTERVAL 2 DAY, 1), "
	    "(1001, '', 1, 'image/jpeg', UTC_TIMESTAMP() - INTERVAL 40 DAY, 1), "
	    "(1002, '', 1, 'image/jpeg', UTC_TIMESTAMP() - INTERVAL 2 DAY, 0), "
	    "(1003, '', 1, 'image/jpeg', UTC_TIMESTAMP() - INTERVAL 2 DAY, 1), "
	    "(1004, '', 1, 'image/jpeg', UTC_TIMESTAMP() - INTERVAL 1 HOUR, 1)");
	server_sql(db, "INSERT INTO file_chunk (file_id, number, bytes) SELECT id, 0, 'x' FROM file WHERE id >= 1000");
	server_sql(db, "INSERT INTO file_chunk (file_id, number, bytes) SELECT 1000, seq, 'x' FROM seq_1_to_200");
	row.file = 1003;
	assert_int_equal(casework_act(&desk_step, &request, NULL), FAULT_NONE);
	assert_int_equal(desk_step.refusal, REFUSAL_NONE);
	row.file = 1002;
	desk_step = step_of(desk, "张敏");
	assert_int_equal(casework_act(&desk_step, &request, NULL), FAULT_NOT_FOUND);
	step.as = ROLE_CLOCK;
	step.now = date_now();
	assert_int_equal(casework_sweep(&step, false), FAULT_NONE);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM file WHERE id IN (1000, 1002)"), 0);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM file_chunk WHERE file_id IN (1000, 1002)"), 0);
	assert_int_equal(server_number(db, "SELECT SUM(complete) FROM file WHERE id IN (1001, 1003, 1004)"), 3);
	assert_int_equal(casework_sweep(&step, true), FAULT_NONE);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM file WHERE id = 1001"), 0);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM file_chunk WHERE file_id IN (1003, 1004)"), 2);
	db_close(db);
}

static struct escalation_seen_by { int64_t count, level, from, to; bool seen; }
reported(struct case_id id, const char *clock)
{
	struct step step = step_of(desk, "李强");
	struct escalation_seen_by found = { .count = 0 };
	const struct escalation *rows;
	size_t count;

	assert_int_equal(casework_escalations(&step, id, &rows, &count), FAULT_NONE);
	for (size_t i = 0; i < count; i++)
		if (text_equal(rows[i].clock, clock))
			found = (struct escalation_seen_by){ found.count + 1, rows[i].level, rows[i].from.value,
			    rows[i].to.value, rows[i].seen_at != 0 };
	return found;
}

/* "1 李强, 2 马总": how the history tells of a clock's reports, each with its level and whom it went to. */
static const char *
history_tells(struct case_id id, const char *clock)
{
	struct case_reading reading = read_case(id);
	struct text text = text_begin(&arena);
	int broken;

	assert_true(event_chain_holds(reading.events, reading.event_count, &broken));
	for (size_t i = 0; i < reading.event_count; i++) {
		const struct case_event *event = &reading.events[i];

		if (event->act != ACT_ESCALATE || !text_equal(event->text, clock))
			continue;
		assert_true(event->as == ROLE_CLOCK && event->until == event->at + DATE_DAY && !event->public);
		text_add(&text, arena_format(&arena, "%s%s %s", text_empty(text.value) ? "" : ", ",
		    event_detail(&arena, event, "tier"), casework_staff(desk, event->person)->name));
	}
	return text.value;
}

/* Once a breach to the direct superior; a day later one level higher unless it was seen; never twice. */
static void
breach_climbs_level_by_level(void **state)
{
	struct registered seen = register_leak(), unseen = register_leak();
	struct step step = step_of(clockd, NULL);
	struct escalation_seen_by row;
	int64_t told = now + 4 * DATE_MINUTE;
	size_t marked = 0;
	bool more = true;

	(void)state;
	step.as = ROLE_CLOCK;
	step.now = now + 3 * DATE_MINUTE;
	while (more)
		assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
	assert_int_equal(reported(seen.id, "K2").count, 0);
	for (int i = 0; i < 3; i++) {
		step.now = told + i;
		assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
		assert_int_equal(casework_climb(&step), FAULT_NONE);
	}
	row = reported(seen.id, "K2");
	assert_true(row.count == 1 && row.level == 1 && row.from == 1 && row.to == 2 && !row.seen);
	assert_string_equal(history_tells(seen.id, "K2"), "1 李强");
	assert_int_equal(refused("赵经理", (struct act_request){ .id = seen.id, .act = ACT_SEE }), REFUSAL_NOT_FOUND);
	assert_int_equal(refused("马总", (struct act_request){ .id = seen.id, .act = ACT_SEE }), REFUSAL_NOT_YOURS);
	assert_int_equal(refused("张敏", (struct act_request){ .id = seen.id, .act = ACT_SEE }), REFUSAL_NOT_YOURS);
	(void)does("李强", (struct act_request){ .id = seen.id, .act = ACT_SEE, .text = "马上处理" });
	assert_int_equal(refused("李强", (struct act_request){ .id = seen.id, .act = ACT_SEE }), REFUSAL_ALREADY);
	assert_true(reported(seen.id, "K2").seen);
	step.now = told + DATE_DAY - 1;
	assert_int_equal(casework_climb(&step), FAULT_NONE);
	assert_int_equal(reported(unseen.id, "K2").count, 1);
	for (int i = 0; i < 3; i++) {
		step.now = told + (i + 1) * DATE_DAY + i;
		assert_int_equal(casework_climb(&step), FAULT_NONE);
	}
	assert_int_equal(reported(seen.id, "K2").count, 1);
	row = reported(unseen.id, "K2");
	assert_true(row.count == 2 && row.level == 2 && row.from == 2 && row.to == 7 && !row.seen);
	assert_string_equal(history_tells(seen.id, "K2"), "1 李强");
	assert_string_equal(history_tells(unseen.id, "K2"), "1 李强, 2 马总");
}

/* By hand without a name: to the direct superior of whoever has it, and from there to the next one. */
static void
report_goes_level_by_level(void **state)
{
	struct registered registered = register_leak();
	struct case_reading reading;

	(void)state;
	(void)does("张敏", (struct act_request){ .id = registered.id, .act = ACT_REPORT_UP, .text = "紧急" });
	assert_true(reported(registered.id, "").to == 2 && reported(registered.id, "").level == 1);
	(void)does("李强", (struct act_request){ .id = registered.id, .act = ACT_REPORT_UP, .text = "请总经理定" });
	assert_true(reported(registered.id, "").to == 7 && reported(registered.id, "").level == 2);
	(void)does("张敏", (struct act_request){ .id = registered.id, .act = ACT_DISPATCH, .department = { 2 } });
	(void)does("王工", (struct act_request){ .id = registered.id, .act = ACT_ACCEPT });
	(void)does("张敏", (struct act_request){ .id = registered.id, .act = ACT_REPORT_UP, .text = "仍未完成" });
	assert_true(reported(registered.id, "").from == 3 && reported(registered.id, "").to == 4);
	(void)does("赵经理", (struct act_request){ .id = registered.id, .act = ACT_SEE });
	reading = read_case(registered.id);
	assert_int_equal(reading.events[reading.event_count - 1].act, ACT_SEE);
	assert_int_equal(reading.events[reading.event_count - 2].person.value, 4);
}

/* A clock left open on a sealed case is put to rest, and keeps nobody else's clocks from being marked. */
static void
sealed_case_stops_no_clock(void **state)
{
	struct registered sealed = register_leak(), other = register_leak();
	struct step step = step_of(clockd, NULL);
	struct case_reading reading;
	struct db *db = server_owner();
	size_t marked = 0;
	bool more;

	(void)state;
	server_sql(db, arena_format(&arena, "UPDATE case_file SET stage = 9 WHERE id = %lld", (long long)sealed.id.value));
	step.as = ROLE_CLOCK;
	step.now = now + DATE_HOUR;
	assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
	reading = read_case(other.id);
	assert_int_equal(deadline_named(&reading, "K2")->state, DEADLINE_BREACHED);
	reading = read_case(sealed.id);
	assert_int_equal(deadline_named(&reading, "K2")->state, DEADLINE_CANCELLED);
	assert_int_equal(server_number(db, arena_format(&arena, "SELECT COUNT(*) FROM deadline WHERE clock = 'K2' "
	    "AND case_id = %lld AND next_at IS NOT NULL", (long long)sealed.id.value)), 0);
	db_close(db);
}

static void
board_pages_forth_and_back(void **state)
{
	struct board_request request = { .view = BOARD_DISPATCH, .category = "", .channel = -1, .urgency = -1, .level = -1,
	    .words = "", .limit = 2 };
	struct step step = step_of(desk, "张敏");
	struct board_result first, second, back;
	int64_t counts[BOARD_VIEW__COUNT];

	(void)state;
	for (int i = 0; i < 5; i++) {
		(void)register_leak();
		now++;
	}
	assert_int_equal(casework_board(&step, &request, &first), FAULT_NONE);
	assert_int_equal(first.count, 2);
	assert_true(first.older && !first.newer);
	request.key_at = first.last_at;
	request.key_id = first.last_id;
	assert_int_equal(casework_board(&step, &request, &second), FAULT_NONE);
	assert_int_equal(second.count, 2);
	assert_true(second.newer);
	assert_int_not_equal(second.rows[0].id.value, first.rows[1].id.value);
	request.key_at = second.first_at;
	request.key_id = second.first_id;
	request.backwards = true;
	assert_int_equal(casework_board(&step, &request, &back), FAULT_NONE);
	assert_int_equal(back.rows[0].id.value, first.rows[0].id.value);
	assert_int_equal(back.rows[1].id.value, first.rows[1].id.value);
	assert_false(back.newer);
	assert_int_equal(casework_board_counts(&step, counts), FAULT_NONE);
	assert_true(counts[BOARD_DISPATCH] >= 5);
	request = (struct board_request){ .view = BOARD_ALL, .category = "leak", .channel = -1, .urgency = -1, .level = -1,
	    .words = "天花板漏水", .limit = 50 };
	assert_int_equal(casework_board(&step, &request, &first), FAULT_NONE);
	assert_true(first.count >= 5);
	step = step_of(desk, "王工");
	for (int view = 0; view < BOARD_VIEW__COUNT; view++) {
		request = (struct board_request){ .view = (enum board_view)view, .category = "", .channel = -1,
		    .urgency = -1, .level = -1, .words = "", .limit = 50 };
		assert_int_equal(casework_board(&step, &request, &first), FAULT_NONE);
		for (size_t i = 0; i < first.count; i++)
			assert_true(case_visible(&first.rows[i], step.actor));
	}
}

/* The matter has a comma, and only reading every text could find it. */
static void
signs_are_not_looked_for(void **state)
{
	static const struct { const char *words; bool vain; } table[] = {
		{ "，", true }, { "——", true }, { "！！ …", true }, { "天花板漏水，", false }, { "， 漏水", false },
	};
	struct step step = step_of(desk, "张敏"), archivist = step_of(archive, "孙档");
	struct board_request request = { .view = BOARD_ALL, .category = "", .channel = -1, .urgency = -1, .level = -1,
	    .limit = 50 };

	(void)state;
	(void)register_leak();
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct filing_search search = { .words = table[i].words, .limit = 50 };
		struct board_result listed;
		struct filing_result filed;

		request.words = table[i].words;
		assert_int_equal(casework_board(&step, &request, &listed), FAULT_NONE);
		CHECK_ROW(i, listed.vain == table[i].vain && (listed.count > 0) == !table[i].vain);
		assert_int_equal(casework_find_filed(&archivist, &search, &filed), FAULT_NONE);
		CHECK_ROW(i, filed.vain == table[i].vain && (filed.count > 0) == !table[i].vain);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walks_from_call_to_sealed_file),
		cmocka_unit_test(same_form_makes_one_case),
		cmocka_unit_test(incomplete_is_refused),
		cmocka_unit_test(older_version_conflicts),
		cmocka_unit_test(code_opens_its_case_alone),
		cmocka_unit_test(receipt_is_for_who_filed),
		cmocka_unit_test(clock_marks_once), cmocka_unit_test(left_files_are_swept),
		cmocka_unit_test(breach_climbs_level_by_level),
		cmocka_unit_test(report_goes_level_by_level),
		cmocka_unit_test(sealed_case_stops_no_clock),
		cmocka_unit_test(board_pages_forth_and_back), cmocka_unit_test(signs_are_not_looked_for),
	};

	return cmocka_run_group_tests_name("walk", tests, start, stop);
}
