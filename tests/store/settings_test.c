/* A server with a wrong setting is refused, and the log names the setting. */
#include <fcntl.h>

#include "server.h"

static int
start(void **state)
{
	(void)state;
	return server_start(NULL);
}

/* Opens as a program with the log caught in a text. */
static enum fault
open_and_listen(struct arena *arena, const char *account, const char **log)
{
	FILE *caught = tmpfile();
	int saved = dup(STDERR_FILENO);
	char *text = arena_alloc(arena, 8192);
	struct db *db;
	enum fault fault;

	fflush(stderr);
	dup2(fileno(caught), STDERR_FILENO);
	fault = db_open(&server.config, account, &db);
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	rewind(caught);
	text[fread(text, 1, 8191, caught)] = '\0';
	fclose(caught);
	*log = text;
	db_close(db);
	return fault;
}

struct row {
	const char	*option;
	const char	*name;		/* of the setting in the log; NULL: the server is good */
};

static const struct row rows[] = {
	{ "", NULL },
	{ "--innodb-flush-log-at-trx-commit=2", "innodb_flush_log_at_trx_commit is \"2\", required: 1" },
	{ "--innodb-flush-log-at-trx-commit=0", "innodb_flush_log_at_trx_commit is \"0\"" },
	{ "--sync-binlog=0", NULL },
	{ "--log-bin=binary --sync-binlog=1", NULL },
	{ "--log-bin=binary --sync-binlog=0", "sync_binlog is \"0\"" },
	{ "--skip-innodb-doublewrite", "innodb_doublewrite is" },
	{ "--skip-innodb-snapshot-isolation", "innodb_snapshot_isolation is" },
	{ "--secure-timestamp=NO", "secure_timestamp is \"NO\", required: YES" },
	{ "--secure-timestamp=SUPER", "secure_timestamp is \"SUPER\"" },
	{ "--sql-mode=NO_ENGINE_SUBSTITUTION", "sql_mode is" },
	{ "--sql-mode=TRADITIONAL", NULL },
	{ "--local-infile=ON", "local_infile is \"1\", required: OFF" },
	{ "--max-statement-time=0", "max_statement_time is" },
	{ "--character-set-server=latin1 --collation-server=latin1_bin", "character_set_server is \"latin1\"" },
};

static void
test_settings(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena arena = {0};
		const char *log;
		enum fault fault;

		CHECK_ROW(i, server_obeys("stop"));
		CHECK_ROW(i, server_obeys(arena_format(&arena, "start %s", rows[i].option)));
		fault = open_and_listen(&arena, "desk", &log);
		if (fault != (rows[i].name == NULL ? FAULT_NONE : FAULT_DENIED))
			fail_msg("row %zu: fault %d: %s", i, (int)fault, log);
		if (rows[i].name != NULL && strstr(log, rows[i].name) == NULL)
			fail_msg("row %zu: \"%s\" is not in the log: %s", i, rows[i].name, log);
		if (rows[i].name == NULL)
			CHECK_ROW(i, log[0] == '\0');
		arena_release(&arena);
	}
	assert_true(server_obeys("stop"));
	assert_true(server_obeys("start"));
}

static void
test_schema_number(void **state)
{
	struct arena arena = {0};
	struct db *owner = server_owner();
	const char *log;

	(void)state;
	server_sql(owner, "UPDATE schema_version SET number = 998 ORDER BY number DESC LIMIT 1");
	assert_int_equal(open_and_listen(&arena, "desk", &log), FAULT_DENIED);
	assert_non_null(strstr(log, "the database has schema 998"));
	assert_non_null(strstr(log, "install the newer programs"));
	server_sql(owner, "UPDATE schema_version SET number = -1 WHERE number = 998");
	assert_int_equal(open_and_listen(&arena, "desk", &log), FAULT_DENIED);
	assert_non_null(strstr(log, "run `anjuan migrate`"));
	db_close(owner);
	arena_release(&arena);
}

/* Gives a right to the account of the desk, as the server's administrator does, or takes it away. */
static void
rights(const char *what, bool give)
{
	struct arena arena = {0};

	CHECK_ROW(0, server_obeys(arena_format(&arena, "sql %s %s %s anjuan_desk@localhost", give ? "GRANT" : "REVOKE", what,
	    give ? "TO" : "FROM")));
	arena_release(&arena);
}

/* What is granted, and the right that is then named in the log. */
static void
test_rights(void **state)
{
	static const struct { const char *sql, *name; } given[] = {
		{ "SELECT ON *.*", NULL }, { "DELETE ON anjuan.case_file", NULL },
		{ "FILE ON *.*", "may have: FILE" }, { "SUPER ON *.*", "SUPER" }, { "CREATE USER ON *.*", "CREATE USER" },
		{ "ALTER ON anjuan.*", "may have: ALTER" }, { "DROP ON anjuan.*", "DROP" }, { "CREATE ON *.*", "CREATE" },
		{ "ALTER ON anjuan.case_event", "may have: ALTER" }, { "DROP ON anjuan.archive_file", "may have: DROP" },
		{ "DELETE HISTORY ON anjuan.staff", "HISTORY" }, { "DELETE HISTORY ON *.*", "HISTORY" },
		{ "TRIGGER ON anjuan.case_file", "may have: TRIGGER" },
		{ "ALL ON anjuan.*", "ALTER, CREATE, DELETE HISTORY, DROP, TRIGGER" },
		{ "ALL ON anjuan.case_file", "ALTER" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(given); i++) {
		struct arena arena = {0};
		const char *log;
		enum fault fault;

		rights(given[i].sql, true);
		fault = open_and_listen(&arena, "desk", &log);
		rights(given[i].sql, false);
		if (fault != (given[i].name == NULL ? FAULT_NONE : FAULT_DENIED))
			fail_msg("row %zu: fault %d: %s", i, (int)fault, log);
		if (given[i].name != NULL && (strstr(log, given[i].name) == NULL || strstr(log, "anjuan_desk") == NULL))
			fail_msg("row %zu: \"%s\" is not in the log: %s", i, given[i].name, log);
		arena_release(&arena);
	}
}

static void
test_away_and_wrong_password(void **state)
{
	struct arena arena = {0};
	struct config good = server.config;
	const char *log, *path = arena_format(&arena, "%s/etc/password/desk", server.folder);
	FILE *file;

	(void)state;
	assert_int_equal(open_and_listen(&arena, "nobody", &log), FAULT_DENIED);
	assert_non_null(strstr(log, "etc/password/nobody"));
	file = fopen(path, "w");
	fputs("wrong\n", file);
	fclose(file);
	assert_int_equal(open_and_listen(&arena, "desk", &log), FAULT_DENIED);
	assert_null(strstr(log, "wrong"));
	file = fopen(path, "w");
	fclose(file);
	assert_int_equal(open_and_listen(&arena, "desk", &log), FAULT_DENIED);
	server.config.database_socket = "/nonexistent";
	assert_int_equal(open_and_listen(&arena, "portal", &log), FAULT_UNAVAILABLE);
	server.config = good;
	arena_release(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_settings),
	cmocka_unit_test(test_rights),
	cmocka_unit_test(test_schema_number),
	cmocka_unit_test(test_away_and_wrong_password),
};

int
main(void)
{
	return cmocka_run_group_tests_name("settings", tests, start, server_stop);
}
