/* A filed case takes no change from anybody: by grant, and by the triggers even where a grant would allow it. */
#include "server.h"

#include "rules/case.h"

static const char *const accounts[] = { "portal", "desk", "audit", "archive", "admin", "clockd", "mail", "courier" };

/* What the cases have from before they were filed; file 1 is evidence, file 3 the picture shown of it, file 2 is nothing's. */
static const char *const earlier[] = {
	"INSERT INTO file (id, sha256, size, type, created_at, complete) VALUES (1, REPEAT('0', 32), 1, 'image/jpeg', NOW(), 1), "
	"(2, REPEAT('0', 32), 1, 'image/jpeg', NOW(), 0), (3, REPEAT('0', 32), 1, 'image/jpeg', NOW(), 1)",
	"INSERT INTO file_chunk (file_id, number, bytes) VALUES (1, 0, 'x'), (2, 0, 'x'), (3, 0, 'x')",
	"INSERT INTO evidence (case_id, file_id, shown_id, name, origin, at) VALUES (4, 1, 3, 'n', 0, NOW())",
	"INSERT INTO deadline (case_id, clock, round, state, started_at, due_at, next_at, role, calculation) VALUES "
	"(1, 'K1', 1, 0, NOW(), NOW(), NOW(), 0, ''), (2, 'K1', 1, 0, NOW(), NOW() - INTERVAL 1 DAY, NOW(), 0, ''), "
	"(3, 'K1', 1, 0, NOW(), NOW(), NOW(), 0, '')",
	"INSERT INTO cause (case_id, branch, level, kind, text, made_by, made_at) VALUES (4, 0, 0, 0, 't', 1, NOW())",
	"INSERT INTO responsibility (case_id, department_id, main, reason, made_by, made_at) VALUES (4, 1, 1, 'r', 1, NOW())",
	"INSERT INTO plan (case_id, number, not_now, made_at) VALUES (4, 1, '', NOW())",
	/* Of everything that a filed case has, one for case 1, which is being handled, and one for case 4. */
	"INSERT INTO survey_link (case_id, round, key_hash, issued_at, issued_by, expires_at) VALUES "
	"(1, 0, REPEAT('1', 32), NOW(), 1, NOW()), (4, 0, REPEAT('4', 32), NOW(), 1, NOW())",
	"INSERT INTO task (case_id, number, round, department_id, text, state, until_at, given_by, given_at) VALUES "
	"(1, 1, 1, 1, 't', 0, NOW(), 1, NOW()), (4, 1, 1, 1, 't', 0, NOW(), 1, NOW())",
	"INSERT INTO cooperation (case_id, department_id, duty, queue, received_at, named_by, named_at) VALUES "
	"(1, 1, 'd', 6, NOW(), 1, NOW()), (4, 1, 'd', 6, NOW(), 1, NOW())",
	"INSERT INTO emergency (id, case_id, number, reported_at, reported_by, reason) VALUES (1, 1, 1, NOW(), 1, 'r'), "
	"(2, 2, 1, NOW(), 1, 'r'), (3, 3, 1, NOW(), 1, 'r'), (4, 4, 1, NOW(), 1, 'r')",
	"INSERT INTO emergency_member (emergency_id, person_id, leads, duty, named_by, named_at) VALUES "
	"(1, 1, 1, 'd', 1, NOW()), (4, 1, 1, 'd', 1, NOW())",
	"INSERT INTO urgent_measure (case_id, kind, text, ordered_by, ordered_at, made_by, made_at) VALUES "
	"(1, 0, 't', 1, NOW(), 1, NOW()), (4, 0, 't', 1, NOW(), 1, NOW())",
	"INSERT INTO effect (id, case_id, plan, measure, department_id, category, day, days, opened_at) VALUES "
	"(1, 1, 1, 'm', 1, 'leak', NOW(), 90, NOW()), (4, 4, 1, 'm', 1, 'leak', NOW(), 90, NOW()), "
	"(9, NULL, 0, 'm', 1, 'leak', NOW(), 90, NOW())",
	"INSERT INTO case_text (case_id, content) VALUES (1, 'c'), (4, 'c')",
	"INSERT INTO follow_up (case_id, issued_at, code_hash) VALUES (1, NOW(), REPEAT('1', 32)), (4, NOW(), REPEAT('4', 32))",
};

/* Cases 1 and 5 are being handled, case 2 is archived, case 3 destroyed, case 4 archived after an investigation. */
static int
start(void **state)
{
	struct arena arena = { 0 };
	struct db *db;

	(void)state;
	if (server_start(NULL) != 0)
		return -1;
	db = server_owner();
	/* Columns that do not matter here take whatever the server makes of them. */
	server_sql(db, "SET SESSION foreign_key_checks = 0, sql_mode = ''");
	for (int id = 1; id <= 5; id++) {
		enum stage stages[] = { STAGE_EXECUTING, STAGE_ARCHIVED, STAGE_DESTROYED, STAGE_EXECUTING, STAGE_EXECUTING };

		server_sql(db, arena_format(&arena, "INSERT INTO case_file SET id = %d, number = '2026-00000%d', stage = %d, "
		    "procedure_version = 'p', received_at = NOW(), registered_at = NOW(), subject = 's', queue = 6, "
		    "category = 'leak', complainant = 'c', phone = '1', place = 'p', channel = 0, type = 0, result = ''",
		    id, id, (int)stages[id - 1]));
	}
	for (size_t i = 0; i < COUNT(earlier); i++)
		server_sql(db, earlier[i]);
	server_sql(db, arena_format(&arena, "UPDATE case_file SET stage = %d WHERE id = 4", (int)STAGE_ARCHIVED));
	db_close(db);
	arena_release(&arena);
	return 0;
}

static const char *const texts[] = {
	"UPDATE archive_file SET label = label", "DELETE FROM archive_file",
	"UPDATE archive_document SET document = document", "DELETE FROM archive_document",
	"UPDATE archive_text SET content = content", "DELETE FROM archive_text",
	"UPDATE case_event SET text = text", "DELETE FROM case_event",
	"UPDATE evidence SET name = name", "DELETE FROM evidence",
	"DELETE FROM case_file", "DELETE FROM complaint", "UPDATE complaint SET matter = matter",
	"UPDATE file_chunk SET file_id = file_id", "UPDATE file SET size = size", "UPDATE file SET sha256 = sha256",
	"DELETE FROM deadline", "DELETE FROM inquiry_record", "UPDATE inquiry_record SET content = content", "DELETE FROM cause",
	"DELETE FROM responsibility", "DELETE FROM plan", "DELETE FROM measure", "UPDATE measure SET cost = cost",
	"DELETE FROM inquiry_proof", "DELETE FROM escalation", "INSERT INTO refusal (reason) VALUES ('x')",
	"DELETE FROM return_visit", "UPDATE return_visit SET text = text", "DELETE FROM satisfaction",
	"UPDATE satisfaction SET text = text", "DELETE FROM survey_link", "UPDATE survey_link SET key_hash = key_hash",
	"DELETE FROM task", "DELETE FROM cooperation", "UPDATE cooperation SET duty = duty", "DELETE FROM emergency",
	"UPDATE emergency SET reason = reason", "DELETE FROM emergency_member", "UPDATE emergency_member SET duty = duty",
	"DELETE FROM emergency_entry", "UPDATE emergency_entry SET text = text", "DELETE FROM urgent_measure",
	"UPDATE urgent_measure SET text = text", "DELETE FROM effect", "UPDATE effect SET measure = measure",
	"DELETE FROM case_text", "DELETE FROM follow_up", "UPDATE follow_up SET code_hash = code_hash",
};

static void
test_no_account_may(void **state)
{
	(void)state;
	for (size_t a = 0; a < COUNT(accounts); a++) {
		struct db *db;

		assert_int_equal(db_open(&server.config, accounts[a], &db), FAULT_NONE);
		for (size_t i = 0; i < COUNT(texts); i++)
			if (mysql_query(db->mysql, texts[i]) == 0 ||
			    connection_fault(mysql_errno(db->mysql), "") != FAULT_DENIED)
				fail_msg("%s: %s: %s", accounts[a], texts[i], mysql_error(db->mysql));
		db_close(db);
	}
}

struct change { const char *sql; int64_t id; bool taken; };

#define EVENT_AT(id, number) "INSERT INTO case_event (case_id, number, at, act, from_stage, to_stage, as_role, actor_name, text, " \
	"detail, public, previous, digest) VALUES " \
	"(" #id ", " #number ", NOW(), 28, 5, 5, 0, 'n', 't', '', 0, REPEAT('0', 32), REPEAT('0', 32))"
#define EVENT(id) EVENT_AT(id, 99)
#define EVIDENCE(id) "INSERT INTO evidence (case_id, file_id, name, origin, at) VALUES (" #id ", 1, 'n', 0, NOW())"
#define TOUCH(id) "UPDATE case_file SET result = 'changed', version = version + 1 WHERE id = " #id
#define REVIVE(id) "UPDATE case_file SET stage = 5 WHERE id = " #id

#define DEADLINE(id, what) "UPDATE deadline SET " what " WHERE case_id = " #id
#define RECORD(id) "INSERT INTO inquiry_record (case_id, kind, content, made_by, made_at) VALUES (" #id ", 0, 'c', 1, NOW())"
#define CAUSE(id) "INSERT INTO cause (case_id, branch, level, kind, text, made_by, made_at) VALUES (" #id ", 0, 0, 0, 't', 1, NOW())"
#define STRIKE(table, id) "UPDATE " table " SET struck_at = NOW() WHERE case_id = " #id
#define FINDING(id) "INSERT INTO responsibility (case_id, department_id, main, reason, made_by, made_at) " \
	"VALUES (" #id ", 1, 1, 'r', 1, NOW())"
#define PLAN(id) "INSERT INTO plan (case_id, number, not_now, made_at) VALUES (" #id ", 7, '', NOW())"
#define DECIDE(id) "UPDATE plan SET approved = 1 WHERE case_id = " #id
#define MEASURE(id) "INSERT INTO measure (case_id, plan, text, made_at) VALUES (" #id ", 7, 't', NOW())"
#define PROOF(id) "INSERT INTO inquiry_proof (case_id, evidence_id) VALUES (" #id ", 1)"
#define REPORT(id) "INSERT INTO escalation (case_id, level, to_id, reason, clock, at) VALUES (" #id ", 1, 1, 'r', '', NOW())"
#define VISIT(id) "INSERT INTO return_visit (case_id, round, turn, manner, reached, text, made_at) VALUES (" #id ", 0, 1, 0, 1, 't', NOW())"
#define ANSWER(id) "INSERT INTO satisfaction (case_id, round, way, turn, mark, verdict, solved, text, at) " \
	"VALUES (" #id ", 0, 0, 0, 5, 2, 1, 't', NOW())"
#define LINK(id) "INSERT INTO survey_link (case_id, round, key_hash, issued_at, issued_by, expires_at) " \
	"VALUES (" #id ", 0, REPEAT('a', 32), NOW(), 1, NOW())"
#define TASK(id) "INSERT INTO task (case_id, number, round, department_id, text, state, until_at, given_by, given_at) " \
	"VALUES (" #id ", 7, 1, 1, 't', 0, NOW(), 1, NOW())"
#define COOPERATE(id) "INSERT INTO cooperation (case_id, department_id, duty, queue, received_at, named_by, named_at) " \
	"VALUES (" #id ", 1, 'd', 6, NOW(), 1, NOW())"
#define ALERT(id) "INSERT INTO emergency (case_id, number, reported_at, reported_by, reason) VALUES (" #id ", 7, NOW(), 1, 'r')"
#define MEMBER(id) "INSERT INTO emergency_member (emergency_id, person_id, leads, duty, named_by, named_at) " \
	"VALUES (" #id ", 1, 0, 'd', 1, NOW())"
#define ENTRY(id) "INSERT INTO emergency_entry (emergency_id, talk, at, person, text, next, made_by, made_at) " \
	"VALUES (" #id ", 0, NOW(), '', 't', '', 1, NOW())"
#define URGENT(id) "INSERT INTO urgent_measure (case_id, kind, text, ordered_by, ordered_at, made_by, made_at) " \
	"VALUES (" #id ", 0, 't', 1, NOW(), 1, NOW())"
#define EFFECT(id) "INSERT INTO effect (case_id, plan, measure, department_id, category, day, days, opened_at) " \
	"VALUES (" #id ", 7, 'm', 1, 'leak', NOW(), 90, NOW())"
#define CODE(id) "INSERT INTO follow_up (case_id, issued_at, code_hash) VALUES (" #id ", NOW(), REPEAT('b', 32))"
#define CHANGE(table, id, what) "UPDATE " table " SET " what " WHERE case_id = " #id
#define RELEASE(id) "UPDATE emergency_member SET released_at = NOW(), released_by = 1 WHERE emergency_id = " #id
#define JUDGE(id) "UPDATE effect SET judged_at = NOW(), judged_by = 1, verdict = 1, reason = 'r' WHERE id = " #id

/* As the owner, whom no grant stops: what is open takes it, what is sealed does not. */
static const struct change changes[] = {
	{ EVENT(1), 1, true }, { EVENT(2), 2, false }, { EVENT(3), 3, false },
	/* The first two are not asked for; every other is, from the third on. */
	{ EVENT_AT(1, 3), 1, true }, { EVENT_AT(2, 3), 2, false }, { EVENT_AT(3, 3), 3, false },
	{ EVIDENCE(1), 1, true }, { EVIDENCE(2), 2, false }, { EVIDENCE(3), 3, false },
	{ TOUCH(1), 1, true }, { TOUCH(2), 2, false }, { TOUCH(3), 3, false },
	{ REVIVE(2), 2, false }, { REVIVE(3), 3, false },
	{ DEADLINE(1, "due_at = NOW()"), 1, true }, { DEADLINE(2, "due_at = NOW()"), 2, false },
	{ DEADLINE(2, "state = 3"), 2, false }, { DEADLINE(3, "calculation = 'x'"), 3, false },
	{ DEADLINE(2, "state = 4"), 2, true }, { DEADLINE(2, "state = 2"), 2, false },
	{ DEADLINE(2, "next_at = NULL"), 2, true }, { DEADLINE(2, "calendar = NULL"), 2, true },
	{ RECORD(1), 1, true }, { RECORD(2), 2, false }, { CAUSE(1), 1, true }, { CAUSE(2), 2, false },
	{ STRIKE("cause", 1), 1, true }, { STRIKE("cause", 4), 4, false }, { FINDING(1), 1, true }, { FINDING(3), 3, false },
	{ STRIKE("responsibility", 1), 1, true }, { STRIKE("responsibility", 4), 4, false }, { PLAN(1), 1, true }, { PLAN(2), 2, false },
	{ DECIDE(1), 1, true }, { DECIDE(4), 4, false }, { MEASURE(1), 1, true }, { MEASURE(2), 2, false },
	{ PROOF(1), 1, true }, { PROOF(2), 2, false }, { REPORT(1), 1, true }, { REPORT(2), 2, false },
	{ "UPDATE file SET complete = 1 WHERE id = 2", 1, true }, { "UPDATE file SET complete = 0 WHERE id = 1", 1, false },
	{ "DELETE FROM file_chunk WHERE file_id = 1", 1, false }, { "DELETE FROM file_chunk WHERE file_id = 3", 1, false },
	{ "DELETE FROM file_chunk WHERE file_id = 2", 1, true },
	{ VISIT(1), 1, true }, { VISIT(2), 2, false }, { VISIT(3), 3, false },
	{ ANSWER(1), 1, true }, { ANSWER(2), 2, false }, { ANSWER(3), 3, false },
	{ LINK(1), 1, true }, { LINK(2), 2, false }, { LINK(3), 3, false },
	{ CHANGE("survey_link", 1, "used_at = NOW()"), 1, true }, { CHANGE("survey_link", 4, "used_at = NOW()"), 4, false },
	{ TASK(1), 1, true }, { TASK(2), 2, false }, { TASK(3), 3, false },
	{ CHANGE("task", 1, "state = 2"), 1, true }, { CHANGE("task", 4, "state = 2"), 4, false },
	{ COOPERATE(1), 1, true }, { COOPERATE(2), 2, false }, { COOPERATE(3), 3, false },
	{ CHANGE("cooperation", 1, "ended_at = NOW()"), 1, true }, { CHANGE("cooperation", 4, "ended_at = NOW()"), 4, false },
	{ CHANGE("cooperation", 4, "duty = 'other'"), 4, false }, { CHANGE("cooperation", 4, "queue = NULL, ended_by = 1"), 4, false },
	{ CHANGE("cooperation", 4, "queue = 9"), 4, true }, { CHANGE("cooperation", 4, "queue = NULL"), 4, true },
	{ ALERT(1), 1, true }, { ALERT(2), 2, false }, { ALERT(3), 3, false },
	{ CHANGE("emergency", 1, "started_at = NOW()"), 1, true }, { CHANGE("emergency", 4, "lessons = 'l'"), 4, false },
	{ MEMBER(1), 1, true }, { MEMBER(2), 2, false }, { MEMBER(3), 3, false },
	{ RELEASE(1), 1, true }, { RELEASE(4), 4, false },
	{ ENTRY(1), 1, true }, { ENTRY(2), 2, false }, { ENTRY(3), 3, false },
	{ URGENT(1), 1, true }, { URGENT(2), 2, false }, { URGENT(3), 3, false },
	{ CHANGE("urgent_measure", 1, "result = 'r'"), 1, true }, { CHANGE("urgent_measure", 4, "result = 'r'"), 4, false },
	{ EFFECT(1), 1, true }, { EFFECT(2), 2, false }, { EFFECT(3), 3, false }, { EFFECT(NULL), 0, true },
	{ CHANGE("effect", 4, "days = 30"), 4, false }, { CHANGE("effect", 4, "judged_at = NOW(), case_id = 1, plan = 5"), 4, false },
	{ JUDGE(4), 4, true }, { CHANGE("effect", 4, "verdict = 2"), 4, false }, { CHANGE("effect", 4, "judged_at = NULL"), 4, false },
	{ JUDGE(1), 1, true }, { JUDGE(9), 0, true },
	{ CHANGE("case_text", 1, "content = 'd'"), 1, true }, { CHANGE("case_text", 4, "content = 'd'"), 4, false },
	{ CODE(1), 1, true }, { CODE(2), 2, false }, { CODE(3), 3, false },
	{ CHANGE("follow_up", 1, "revoked_at = NOW()"), 1, true }, { CHANGE("follow_up", 4, "revoked_at = NOW()"), 4, false },
};

static void
test_triggers_refuse(void **state)
{
	struct db *db = server_owner();

	(void)state;
	server_sql(db, "SET SESSION foreign_key_checks = 0");
	for (size_t i = 0; i < COUNT(changes); i++) {
		bool taken = mysql_query(db->mysql, changes[i].sql) == 0;

		if (taken != changes[i].taken)
			fail_msg("%s: %s", changes[i].sql, taken ? "was taken" : mysql_error(db->mysql));
		if (!taken && mysql_errno(db->mysql) != 1048)
			fail_msg("%s: refused for another reason: %s", changes[i].sql, mysql_error(db->mysql));
	}
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM case_event WHERE case_id IN (2, 3, 4)"), 0);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM evidence WHERE case_id > 1"), 1);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM case_file WHERE result = 'changed'"), 1);
	db_close(db);
}

/* What any account of a program may write somewhere, none may write into a sealed case. */
static void
test_no_program_writes_into_a_sealed_case(void **state)
{
	static const char *const writes[] = {
		VISIT(2), ANSWER(2), LINK(2), TASK(2), COOPERATE(2), ALERT(2), MEMBER(2), ENTRY(2), URGENT(2), EFFECT(2), CODE(2),
		"INSERT INTO case_text (case_id, content) VALUES (4, 'd')",
		CHANGE("survey_link", 4, "used_at = NOW()"), CHANGE("task", 4, "state = 2"),
		CHANGE("cooperation", 4, "ended_at = NOW()"), CHANGE("emergency", 4, "lessons = 'l'"), RELEASE(4),
		CHANGE("urgent_measure", 4, "result = 'r'"), CHANGE("effect", 4, "verdict = 2"),
		CHANGE("case_text", 4, "content = 'd'"), CHANGE("follow_up", 4, "revoked_at = NOW()"),
	};

	(void)state;
	for (size_t a = 0; a < COUNT(accounts); a++) {
		struct db *db;

		assert_int_equal(db_open(&server.config, accounts[a], &db), FAULT_NONE);
		for (size_t i = 0; i < COUNT(writes); i++) {
			if (mysql_query(db->mysql, writes[i]) == 0)
				fail_msg("%s: %s: was taken", accounts[a], writes[i]);
			/* For want of a right, by a trigger, or because there is one text for each case. */
			if (connection_fault(mysql_errno(db->mysql), "") != FAULT_DENIED && mysql_errno(db->mysql) != 1048 &&
			    mysql_errno(db->mysql) != 1062)
				fail_msg("%s: %s: %s", accounts[a], writes[i], mysql_error(db->mysql));
		}
		db_close(db);
	}
}

static void
test_programs_cannot_touch_a_sealed_case(void **state)
{
	static const char *const writers[] = { "desk", "archive", "clockd", "portal", "mail" };

	(void)state;
	for (size_t a = 0; a < COUNT(writers); a++) {
		struct db *db;

		assert_int_equal(db_open(&server.config, writers[a], &db), FAULT_NONE);
		CHECK_ROW(a, mysql_query(db->mysql, TOUCH(2)) != 0);
		CHECK_ROW(a, mysql_query(db->mysql, EVENT(2)) != 0);
		CHECK_ROW(a, mysql_query(db->mysql, TOUCH(1)) == 0);
		db_close(db);
	}
}

/* Its first two events are there, so nobody asks whether it is sealed, and nobody can add one before the third. */
static void
test_first_events_are_taken(void **state)
{
	static const char add[] = "INSERT INTO case_event (case_id, number, at, act, from_stage, to_stage, as_role, actor_name, "
	    "text, detail, public, previous, digest) VALUES (%d, %d, NOW(), 0, 0, 0, 0, 'n', 't', '', 0, REPEAT('0', 32), REPEAT('0', 32))";
	struct arena arena = { 0 };
	struct db *db = server_owner();

	(void)state;
	for (int number = 1; number <= 2; number++)
		server_sql(db, arena_format(&arena, add, 5, number));
	server_sql(db, arena_format(&arena, "UPDATE case_file SET stage = %d WHERE id = 5", (int)STAGE_ARCHIVED));
	for (int number = 0; number <= 4; number++) {
		CHECK_ROW(number, mysql_query(db->mysql, arena_format(&arena, add, 5, number)) != 0);
		CHECK_ROW(number, mysql_errno(db->mysql) == (number == 1 || number == 2 ? 1062 : 1048));
	}
	db_close(db);
	arena_release(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_first_events_are_taken),
	cmocka_unit_test(test_no_account_may),
	cmocka_unit_test(test_triggers_refuse),
	cmocka_unit_test(test_no_program_writes_into_a_sealed_case),
	cmocka_unit_test(test_programs_cannot_touch_a_sealed_case),
};

int
main(void)
{
	return cmocka_run_group_tests_name("sealed", tests, start, server_stop);
}
