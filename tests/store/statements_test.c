/* Every statement against a migrated database, and what each program's account must not be able to do. */
#include "server.h"

static const char *const accounts[] = { "portal", "desk", "audit", "archive", "admin", "clockd", "courier", "mail" };

static int
start(void **state)
{
	(void)state;
	return server_start(NULL);
}

static void
test_owner_prepares_all(void **state)
{
	struct db *db = server_owner();

	(void)state;
	for (size_t i = 0; i < STATEMENT__COUNT; i++) {
		MYSQL_STMT *stmt;

		if (connection_prepare(db, (enum statement)i, &stmt) != FAULT_NONE)
			fail_msg("%s: %s", statement_name((enum statement)i), statement_sql((enum statement)i));
	}
	db_close(db);
}

static void
test_misspelled_statement_is_found(void **state)
{
	struct db *db = server_owner();
	MYSQL_STMT *stmt = mysql_stmt_init(db->mysql);
	static const char sql[] = "SELECT no_such_column FROM case_file";

	(void)state;
	assert_int_not_equal(mysql_stmt_prepare(stmt, sql, sizeof sql - 1), 0);
	mysql_stmt_close(stmt);
	db_close(db);
}

/* What only the command line runs, as the owner. */
static bool
is_for_owner(const char *name)
{
	static const char *const owners[] = {
		"MIGRATION_", "CONNECTION_UNLIMITED", "PROCEDURE_INSERT", "CHECKLIST_INSERT", "CAMPAIGN_FORM_INSERT",
	};

	for (size_t i = 0; i < COUNT(owners); i++)
		if (strncmp(name, owners[i], strlen(owners[i])) == 0)
			return true;
	return false;
}

/* A statement that no program may run is dead or lacks a grant. */
static void
test_every_statement_has_a_program(void **state)
{
	static bool allowed[STATEMENT__COUNT];

	(void)state;
	for (size_t a = 0; a < COUNT(accounts); a++) {
		struct db *db;

		assert_int_equal(db_open(&server.config, accounts[a], &db), FAULT_NONE);
		for (size_t i = 0; i < STATEMENT__COUNT; i++) {
			const char *sql = statement_sql((enum statement)i);
			MYSQL_STMT *stmt = mysql_stmt_init(db->mysql);

			allowed[i] = mysql_stmt_prepare(stmt, sql, strlen(sql)) == 0 || allowed[i];
			mysql_stmt_close(stmt);
		}
		db_close(db);
	}
	for (size_t i = 0; i < STATEMENT__COUNT; i++)
		if (!allowed[i] && !is_for_owner(statement_name((enum statement)i)))
			fail_msg("no account may run %s", statement_name((enum statement)i));
}

/* What every account is refused: history is only added to, the schema is the owner's. */
static const char *const forbidden[] = {
	"UPDATE complaint SET id = id", "UPDATE campaign_visit SET id = id", "DELETE FROM campaign_visit",
	"UPDATE planned_visit_event SET id = id", "DELETE FROM planned_visit_event", "UPDATE campaign_form SET id = id",
	"DELETE FROM complaint",
	"UPDATE case_event SET id = id",
	"DELETE FROM case_event",
	"REPLACE INTO case_event (id) VALUES (1)",
	"TRUNCATE case_event",
	"UPDATE archive_file SET label = label",
	"UPDATE archive_document SET case_id = case_id",
	"DELETE FROM archive_document",
	"UPDATE archive_text SET case_id = case_id",
	"DELETE FROM archive_text",
	"TRUNCATE archive_file",
	"DELETE FROM archive_file",
	"UPDATE return_visit SET id = id",
	"DELETE FROM return_visit",
	"UPDATE satisfaction SET id = id",
	"DELETE FROM satisfaction",
	"UPDATE survey_link SET key_hash = key_hash",
	"UPDATE evidence SET id = id",
	"DELETE FROM evidence",
	"UPDATE file_chunk SET file_id = file_id",
	"UPDATE access_log SET id = id",
	"DELETE FROM access_log",
	"DELETE FROM case_file",
	"DELETE FROM outbox",
	"UPDATE outbox SET recipient = recipient",
	"UPDATE outbox SET token = token",
	"UPDATE procedure_decision SET id = id",
	"DELETE FROM procedure_decision",
	"TRUNCATE procedure_decision",
	"UPDATE emergency SET reason = reason",
	"DELETE FROM emergency",
	"UPDATE emergency_member SET duty = duty",
	"UPDATE emergency_entry SET id = id",
	"DELETE FROM emergency_entry",
	"UPDATE urgent_measure SET amount = amount",
	"DELETE FROM urgent_measure",
	"DELETE FROM staff",
	"DELETE HISTORY FROM staff",
	"ALTER TABLE staff DROP SYSTEM VERSIONING",
	"ALTER TABLE case_event ADD COLUMN x INT",
	"DROP TABLE case_event",
	"CREATE TABLE x (y INT)",
	"INSERT INTO schema_version (number, name, sha256, applied_at) VALUES (99, 'x', 'x', '2026-01-01')",
	"SELECT user FROM mysql.user",
	"SELECT 'x' INTO OUTFILE '/var/tmp/anjuan-outfile'",
	"SET GLOBAL innodb_flush_log_at_trx_commit = 0",
	"SET SESSION timestamp = 1",
	"CREATE USER anjuan_x@localhost",
	"GRANT SELECT ON case_file TO anjuan_portal@localhost",
};

static void
test_refused_to_all(void **state)
{
	(void)state;
	for (size_t a = 0; a < COUNT(accounts); a++) {
		struct db *db;

		assert_int_equal(db_open(&server.config, accounts[a], &db), FAULT_NONE);
		for (size_t i = 0; i < COUNT(forbidden); i++) {
			unsigned code = mysql_query(db->mysql, forbidden[i]) == 0 ? 0 : mysql_errno(db->mysql);

			if (code == 0 || (connection_fault(code, mysql_error(db->mysql)) != FAULT_DENIED &&
			    code != 1290 && code != 1621))
				fail_msg("%s: %s: error %u", accounts[a], forbidden[i], code);
		}
		db_close(db);
	}
}

struct right {
	const char	*account, *sql;
	bool		 allowed;
};

/* Passwords, sessions and residents' telephones belong to few. */
static const struct right rights[] = {
	{ "admin", "SELECT hash FROM credential", true },
	{ "desk", "SELECT hash FROM credential", false },
	{ "portal", "SELECT hash FROM credential", false },
	{ "audit", "SELECT hash FROM credential", false },
	{ "archive", "SELECT hash FROM credential", false },
	{ "clockd", "SELECT hash FROM credential", false },
	{ "admin", "SELECT token_hash FROM session", true },
	{ "portal", "SELECT token_hash FROM session", false },
	{ "desk", "UPDATE session SET expires_at = expires_at", false },
	{ "desk", "UPDATE session SET seen_at = seen_at", true },
	{ "portal", "SELECT phone FROM staff", false },
	{ "portal", "SELECT name FROM staff", true },
	{ "clockd", "SELECT phone FROM staff", false },
	{ "portal", "SELECT phone FROM resident", false },
	{ "desk", "SELECT phone FROM resident", true },
	{ "desk", "UPDATE staff SET roles = roles", false },
	{ "admin", "UPDATE staff SET roles = roles", true },
	{ "admin", "SELECT id FROM complaint", false },
	{ "admin", "SELECT id, procedure_version, room_id FROM case_file", true },	/* to count deadlines by another calendar */
	{ "admin", "SELECT due_at FROM deadline", true },
	{ "admin", "UPDATE deadline SET due_at = due_at", false },
	{ "admin", "SELECT complainant FROM case_file", false },
	{ "admin", "SELECT phone FROM case_file", false },
	{ "admin", "SELECT place FROM case_file", false },
	{ "admin", "SELECT handler_id FROM case_file", false },
	{ "admin", "SELECT text FROM case_event", false },
	{ "admin", "SELECT number FROM case_file WHERE queue = 0", true },
	{ "admin", "SELECT subject FROM case_file", false },
	{ "admin", "UPDATE procedure_version SET withdrawn_at = withdrawn_at", true },
	{ "admin", "UPDATE procedure_version SET document = document", false },
	{ "admin", "UPDATE procedure_version SET version = version", false },
	{ "admin", "DELETE FROM procedure_version", false },
	{ "admin", "SELECT reason FROM procedure_decision", true },
	{ "admin", "UPDATE procedure_decision SET reason = reason", false },
	{ "admin", "DELETE FROM procedure_decision", false },
	{ "desk", "SELECT reason FROM procedure_decision", false },
	{ "desk", "UPDATE procedure_version SET withdrawn_at = withdrawn_at", false },
	{ "portal", "INSERT INTO procedure_version (version) VALUES ('x')", false },
	{ "clockd", "INSERT INTO complaint (id) VALUES (1)", false },
	{ "archive", "INSERT INTO complaint (id) VALUES (1)", false },
	{ "audit", "UPDATE case_file SET id = id", false },
	{ "audit", "UPDATE finding SET id = id", false },
	{ "portal", "SELECT case_id FROM archive_file", false },
	{ "desk", "SELECT case_id FROM archive_file", true },
	{ "portal", "SELECT 1 FROM access_log", false },
	{ "courier", "SELECT id FROM complaint", false },
	{ "mail", "SELECT matter FROM complaint", false },
	{ "mail", "SELECT body FROM outbox", false },
	{ "mail", "SELECT recipient FROM outbox", false },
	{ "mail", "UPDATE incoming_mail SET outcome = outcome", false },
	{ "mail", "DELETE FROM incoming_mail", false },
	{ "mail", "SELECT hash FROM credential", false },
	{ "mail", "SELECT phone FROM resident", false },
	{ "mail", "SELECT 1 FROM access_log", false },
	{ "courier", "SELECT id FROM case_file", false },
	{ "courier", "SELECT name FROM staff", false },
	{ "courier", "INSERT INTO outbox (id) VALUES (1)", false },
	{ "courier", "UPDATE outbox SET state = state", true },
	{ "admin", "SELECT body FROM outbox", false },
	{ "admin", "SELECT fields FROM outbox", false },
	{ "admin", "UPDATE outbox SET state = state", true },
	{ "portal", "SELECT recipient FROM outbox", false },
	{ "desk", "UPDATE outbox SET state = state", false },
	{ "desk", "UPDATE outbox SET called_off = called_off", true },
	{ "portal", "UPDATE outbox SET called_off = 1 WHERE case_id = 1 AND kind = 8 AND state = 0", true },
	{ "portal", "UPDATE outbox SET state = state", false },
	{ "clockd", "UPDATE outbox SET called_off = 1", false },
	{ "clockd", "SELECT recipient FROM outbox", false },
	{ "clockd", "UPDATE search_posting SET m0 = m0", true },
	{ "clockd", "DELETE FROM search_posting", false },
	{ "clockd", "UPDATE case_text SET content = content", false },
	{ "portal", "SELECT gram FROM search_posting", false },
	{ "portal", "SELECT case_id FROM search_queue", false },
	{ "desk", "UPDATE search_posting SET m0 = m0", false },
	{ "archive", "DELETE FROM search_queue", false },
	{ "mail", "SELECT gram FROM search_posting", false },
	{ "audit", "SELECT gram FROM search_posting", false },
	{ "admin", "SELECT gram FROM search_posting", false },
};

static void
test_rights(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rights); i++) {
		struct db *db;
		MYSQL_RES *rows;
		bool ran;

		assert_int_equal(db_open(&server.config, rights[i].account, &db), FAULT_NONE);
		ran = mysql_query(db->mysql, rights[i].sql) == 0;
		if (ran != rights[i].allowed)
			fail_msg("%s: %s: %s", rights[i].account, rights[i].sql,
			    ran ? "was allowed" : mysql_error(db->mysql));
		if (!ran)
			CHECK_ROW(i, connection_fault(mysql_errno(db->mysql), "") == FAULT_DENIED);
		rows = ran ? mysql_store_result(db->mysql) : NULL;
		mysql_free_result(rows);
		db_close(db);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_owner_prepares_all),
	cmocka_unit_test(test_misspelled_statement_is_found),
	cmocka_unit_test(test_every_statement_has_a_program),
	cmocka_unit_test(test_refused_to_all),
	cmocka_unit_test(test_rights),
};

int
main(void)
{
	return cmocka_run_group_tests_name("statements", tests, start, server_stop);
}
