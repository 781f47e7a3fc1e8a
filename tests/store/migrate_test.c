/* Migrations: in order, once, from where an interrupted run stopped, and never over a changed file. */
#include <signal.h>
#include <sys/stat.h>
#include <time.h>

#include "server.h"

#include "base/text.h"
#include "store/migrate.h"

static const char grants[] =
    "GRANT SELECT ON schema_version TO 'anjuan_desk'@'localhost';\n"
    "GRANT SELECT, INSERT ON one TO 'anjuan_desk'@'localhost';\n";

static void
write_file(const char *name, const char *text)
{
	struct arena arena = {0};
	FILE *file = fopen(arena_format(&arena, "%s/schema/sql/%s", server.config.share_dir, name), "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	arena_release(&arena);
}

static void
remove_file(const char *name)
{
	struct arena arena = {0};

	unlink(arena_format(&arena, "%s/schema/sql/%s", server.config.share_dir, name));
	arena_release(&arena);
}

static int
start(void **state)
{
	static const char base[] = "schema/sql/000_schema_version.sql";
	char here[4096];

	(void)state;
	if (getcwd(here, sizeof here) == NULL || server_start("--empty") != 0)
		return -1;
	server.config.share_dir = arena_format(&server.arena, "%s/own", server.folder);
	mkdir(server.config.share_dir, 0700);
	mkdir(arena_format(&server.arena, "%s/schema", server.config.share_dir), 0700);
	mkdir(arena_format(&server.arena, "%s/schema/sql", server.config.share_dir), 0700);
	return symlink(arena_format(&server.arena, "%s/%s", here, base),
	    arena_format(&server.arena, "%s/%s", server.config.share_dir, base));
}

/* Every test begins with an empty database and two good files. */
static int
clean(void **state)
{
	struct db *db = server_owner();

	(void)state;
	server_sql(db, "DROP DATABASE anjuan");
	server_sql(db, "CREATE DATABASE anjuan CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
	db_close(db);
	write_file("001_one.sql", "-- first\nCREATE TABLE IF NOT EXISTS one (x INT);\nINSERT INTO one VALUES (1);\n"
	    "INSERT INTO one VALUES (2);\n");
	write_file("002_two.sql", "CREATE TABLE IF NOT EXISTS two (y VARCHAR(9) DEFAULT ';');\n");
	write_file("grants.sql", grants);
	remove_file("003_three.sql");
	return 0;
}

static enum fault
migrate(bool dry_run, const char *expected)
{
	struct arena arena = {0};
	const char *report;
	enum fault fault = migrate_run(&server.config, &arena, 1795000000, dry_run, &report);

	if (expected != NULL)
		assert_string_equal(report, expected);
	arena_release(&arena);
	return fault;
}

static int64_t
ask(const char *sql)
{
	struct db *db = server_owner();
	int64_t number = server_number(db, sql);

	db_close(db);
	return number;
}

static void
test_order_and_again(void **state)
{
	(void)state;
	assert_int_equal(migrate(true, "001_one.sql: would be applied\n002_two.sql: would be applied\n"
	    "grants.sql: would be applied\n"), FAULT_NONE);
	assert_int_equal(ask("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'anjuan'"), 0);
	assert_int_equal(migrate(false, "001_one.sql: applied\n002_two.sql: applied\ngrants.sql: applied\n"), FAULT_NONE);
	assert_int_equal(migrate(false, "001_one.sql: in place\n002_two.sql: in place\ngrants.sql: applied\n"), FAULT_NONE);
	assert_int_equal(ask("SELECT SUM(x) FROM one"), 3);
	assert_int_equal(ask("SELECT COUNT(*) FROM schema_version WHERE UNIX_TIMESTAMP(applied_at) = 1795000000"), 3);
	assert_int_equal(ask("SELECT COUNT(*) FROM schema_version_step"), 0);

	write_file("003_three.sql", "CREATE TABLE IF NOT EXISTS three (z INT)");
	assert_int_equal(migrate(true, "001_one.sql: in place\n002_two.sql: in place\n003_three.sql: would be applied\n"
	    "grants.sql: would be applied\n"), FAULT_NONE);
	assert_int_equal(ask("SELECT MAX(number) FROM schema_version"), 2);
	assert_int_equal(migrate(false, NULL), FAULT_NONE);
	assert_int_equal(ask("SELECT MAX(number) FROM schema_version"), 3);
}

/* The third statement fails the first time; its mending goes on from there and repeats nothing. */
static void
test_goes_on(void **state)
{
	(void)state;
	write_file("001_one.sql", "CREATE TABLE IF NOT EXISTS one (x INT); INSERT INTO one VALUES (1);"
	    " INSERT INTO missing VALUES (1)");
	assert_int_equal(migrate(false, ""), FAULT_INTERNAL);
	assert_int_equal(ask("SELECT COUNT(*) FROM schema_version"), 0);
	assert_int_equal(ask("SELECT COUNT(*) FROM schema_version_step"), 2);

	write_file("001_one.sql", "CREATE TABLE IF NOT EXISTS one (x INT); INSERT INTO one VALUES (5);"
	    " INSERT INTO one VALUES (2)");
	assert_int_equal(migrate(false, ""), FAULT_CONFLICT);
	write_file("001_one.sql", "CREATE TABLE IF NOT EXISTS one (x INT); INSERT INTO one VALUES (1);"
	    " INSERT INTO one VALUES (2)");
	assert_int_equal(migrate(false, NULL), FAULT_NONE);
	assert_int_equal(ask("SELECT SUM(x) FROM one"), 3);
	assert_int_equal(ask("SELECT COUNT(*) FROM one"), 2);
}

/* Killed at random moments, again and again, a migration still comes to its end once. */
static void
test_killed(void **state)
{
	struct arena arena = {0};
	struct text sql = text_begin(&arena);
	int kills = 0, status = -1;

	(void)state;
	for (int i = 1; i <= 40; i++)
		text_add_format(&sql, "CREATE TABLE IF NOT EXISTS t%d (x INT); INSERT INTO t%d VALUES (%d);\n", i, i, i);
	for (int i = 1; i <= 40; i++)
		text_add_format(&sql, "INSERT INTO one VALUES (%d);\n", i);
	write_file("003_three.sql", sql.value);
	for (int tries = 0; tries < 200 && status != 0; tries++) {
		pid_t child = fork();
		struct timespec pause = { .tv_nsec = 5000000 + 4000000 * tries };

		if (child == 0) {
			const char *report;
			_exit(migrate_run(&server.config, &arena, 1, false, &report) == FAULT_NONE ? 0 : 1);
		}
		nanosleep(&pause, NULL);
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
		kills += WIFSIGNALED(status);
	}
	printf("# killed %d times\n", kills);
	assert_int_equal(status, 0);
	assert_true(kills >= 3);
	assert_int_equal(ask("SELECT COUNT(*) FROM one"), 42);
	assert_int_equal(ask("SELECT SUM(x) FROM one"), 3 + 820);
	assert_int_equal(ask("SELECT COUNT(*) FROM t40"), 1);
	assert_int_equal(ask("SELECT COUNT(*) FROM schema_version_step"), 0);
	arena_release(&arena);
}

static void
test_changed_file(void **state)
{
	(void)state;
	assert_int_equal(migrate(false, NULL), FAULT_NONE);
	write_file("001_one.sql", "CREATE TABLE IF NOT EXISTS one (x BIGINT);\n");
	assert_int_equal(migrate(false, ""), FAULT_CONFLICT);
	assert_int_equal(migrate(true, ""), FAULT_CONFLICT);
}

static void
test_newer_database(void **state)
{
	(void)state;
	write_file("003_three.sql", "CREATE TABLE IF NOT EXISTS three (z INT)");
	assert_int_equal(migrate(false, NULL), FAULT_NONE);
	remove_file("003_three.sql");
	assert_int_equal(migrate(false, ""), FAULT_CONFLICT);
}

static void
test_two_at_once(void **state)
{
	int status;
	pid_t children[4];

	(void)state;
	for (size_t i = 0; i < COUNT(children); i++) {
		children[i] = fork();
		if (children[i] == 0) {
			struct arena arena = {0};
			const char *report;

			_exit(migrate_run(&server.config, &arena, 1, false, &report) == FAULT_NONE ? 0 : 1);
		}
	}
	for (size_t i = 0; i < COUNT(children); i++) {
		waitpid(children[i], &status, 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(ask("SELECT COUNT(*) FROM one"), 2);
}

static void
test_bad_files(void **state)
{
	(void)state;
	write_file("003_three.sql", "CREATE TABLE x (y INT DEFAULT 'open);");
	assert_int_equal(migrate(false, ""), FAULT_INPUT);
	write_file("003_three.sql", "\xff");
	assert_int_equal(migrate(false, ""), FAULT_INPUT);
	remove_file("003_three.sql");
	write_file("002_again.sql", "CREATE TABLE IF NOT EXISTS x (y INT)");
	assert_int_equal(migrate(false, ""), FAULT_INPUT);
	remove_file("002_again.sql");
	write_file("grants.sql", "GRANT ALL ON *.* TO 'root'@'localhost'");
	assert_int_equal(migrate(false, NULL), FAULT_INPUT);
	write_file("grants.sql", "DROP TABLE one");
	assert_int_equal(migrate(false, NULL), FAULT_INPUT);
	assert_int_equal(ask("SELECT COUNT(*) FROM one"), 2);
}

/* What an account may do follows the file: rights that left it are taken away. */
static void
test_grants(void **state)
{
	struct config config = server.config;
	struct db *db = server_owner();

	(void)state;
	assert_int_equal(migrate(false, NULL), FAULT_NONE);
	db->user = "anjuan_desk";
	db->account = "desk";
	assert_int_equal(connection_open(db), FAULT_NONE);
	assert_int_equal(connection_script(db, "test", "INSERT INTO one VALUES (9)"), FAULT_NONE);
	assert_int_equal(connection_script(db, "test", "DELETE FROM one"), FAULT_DENIED);
	write_file("grants.sql", "GRANT SELECT ON one TO 'anjuan_desk'@'localhost'");
	assert_int_equal(migrate(false, NULL), FAULT_NONE);
	assert_int_equal(connection_script(db, "test", "SELECT 1 FROM one"), FAULT_NONE);
	assert_int_equal(connection_script(db, "test", "INSERT INTO one VALUES (9)"), FAULT_DENIED);
	assert_int_equal(connection_script(db, "test", "SELECT 1 FROM schema_version"), FAULT_DENIED);
	db_close(db);

	/* Without a folder of passwords the system's user is the proof, and the owner's password is not asked for. */
	config.database_password_dir = "";
	assert_int_equal(connection_open_owner(&config, &db), FAULT_DENIED);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup(test_order_and_again, clean),
	cmocka_unit_test_setup(test_goes_on, clean),
	cmocka_unit_test_setup(test_killed, clean),
	cmocka_unit_test_setup(test_changed_file, clean),
	cmocka_unit_test_setup(test_newer_database, clean),
	cmocka_unit_test_setup(test_two_at_once, clean),
	cmocka_unit_test_setup(test_bad_files, clean),
	cmocka_unit_test_setup(test_grants, clean),
};

int
main(void)
{
	return cmocka_run_group_tests_name("migrate", tests, start, server_stop);
}
