/* A filed case takes no change from anybody: by grant, and by the triggers even where a grant would allow it. */
#include "server.h"

#include "rules/case.h"

static const char *const accounts[] = { "portal", "desk", "audit", "archive", "admin", "clockd" };

/* Case 1 is being handled, case 2 is archived, case 3 destroyed. */
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
	for (int id = 1; id <= 3; id++) {
		enum stage stages[] = { STAGE_EXECUTING, STAGE_ARCHIVED, STAGE_DESTROYED };

		server_sql(db, arena_format(&arena, "INSERT INTO case_file SET id = %d, number = '2026-00000%d', stage = %d, "
		    "procedure_version = 'p', received_at = NOW(), registered_at = NOW(), subject = 's', queue = 6, "
		    "category = 'leak', complainant = 'c', phone = '1', place = 'p', channel = 0, type = 0, result = ''",
		    id, id, (int)stages[id - 1]));
	}
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
	"UPDATE file_chunk SET file_id = file_id",
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

#define EVENT(id) "INSERT INTO case_event (case_id, number, at, act, from_stage, to_stage, as_role, actor_name, text, " \
	"detail, public, previous, digest) VALUES (" #id ", 99, NOW(), 28, 5, 5, 0, 'n', 't', '', 0, REPEAT('0', 32), REPEAT('0', 32))"
#define EVIDENCE(id) "INSERT INTO evidence (case_id, file_id, name, origin, at) VALUES (" #id ", 1, 'n', 0, NOW())"
#define TOUCH(id) "UPDATE case_file SET result = 'changed', version = version + 1 WHERE id = " #id
#define REVIVE(id) "UPDATE case_file SET stage = 5 WHERE id = " #id

/* As the owner, whom no grant stops: what is open takes it, what is sealed does not. */
static const struct change changes[] = {
	{ EVENT(1), 1, true }, { EVENT(2), 2, false }, { EVENT(3), 3, false },
	{ EVIDENCE(1), 1, true }, { EVIDENCE(2), 2, false }, { EVIDENCE(3), 3, false },
	{ TOUCH(1), 1, true }, { TOUCH(2), 2, false }, { TOUCH(3), 3, false },
	{ REVIVE(2), 2, false }, { REVIVE(3), 3, false },
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
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM case_event WHERE case_id > 1"), 0);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM evidence WHERE case_id > 1"), 0);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM case_file WHERE result = 'changed'"), 1);
	db_close(db);
}

static void
test_programs_cannot_touch_a_sealed_case(void **state)
{
	static const char *const writers[] = { "desk", "archive", "clockd" };

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

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_no_account_may),
	cmocka_unit_test(test_triggers_refuse),
	cmocka_unit_test(test_programs_cannot_touch_a_sealed_case),
};

int
main(void)
{
	return cmocka_run_group_tests_name("sealed", tests, start, server_stop);
}
