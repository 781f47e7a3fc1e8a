/* A private MariaDB for the tests of the store, driven through tests/lib/database.sh. */
#ifndef TESTS_STORE_SERVER_H
#define TESTS_STORE_SERVER_H

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check.h"

#include "base/arena.h"
#include "base/config.h"
#include "base/log.h"
#include "base/secret.h"
#include "store/connection.h"
#include "store/query.h"

struct server {
	struct arena	 arena;
	struct config	 config;
	const char	*folder;
	pid_t		 pid;
	FILE		*orders, *answers;
};

static struct server server;

__attribute__((unused)) static bool
server_obeys(const char *order)
{
	char answer[64] = "";

	fprintf(server.orders, "%s\n", order);
	fflush(server.orders);
	return fgets(answer, sizeof answer, server.answers) != NULL && strcmp(answer, "OK\n") == 0;
}

static void
server_become(int input, int output, const char *option)
{
	dup2(input, STDIN_FILENO);
	dup2(output, STDOUT_FILENO);
	closefrom(STDERR_FILENO + 1);
	execl("tests/lib/database.sh", "database.sh", option, (char *)NULL);
	_exit(127);
}

/* Starts a server; option is NULL for a migrated database or "--empty". */
static int
server_start(const char *option)
{
	int orders[2], answers[2];
	char ready[256] = "";
	const char *problem = "";

	if (secret_open() != FAULT_NONE || pipe(orders) != 0 || pipe(answers) != 0)
		return -1;
	server.pid = fork();
	if (server.pid == 0)
		server_become(orders[0], answers[1], option);
	close(orders[0]);
	close(answers[1]);
	server.orders = fdopen(orders[1], "w");
	server.answers = fdopen(answers[0], "r");
	if (fgets(ready, sizeof ready, server.answers) == NULL || strncmp(ready, "READY ", 6) != 0)
		return -1;
	ready[strcspn(ready, "\n")] = '\0';
	server.folder = arena_copy(&server.arena, ready + 6);
	return config_load(arena_format(&server.arena, "%s/etc/anjuan.conf", server.folder),
	    &server.arena, &server.config, &problem) == FAULT_NONE ? 0 : -1;
}

static int
server_stop(void **state)
{
	(void)state;
	fclose(server.orders);
	waitpid(server.pid, NULL, 0);
	fclose(server.answers);
	arena_release(&server.arena);
	return 0;
}

/* Gives a slot of the statement table another text on one connection, until that connection is dropped. */
__attribute__((unused)) static struct query *
server_query(struct db *db, struct arena *arena, const char *sql)
{
	enum statement slot = STATEMENT_SCHEMA_NUMBER;
	MYSQL_STMT *stmt = mysql_stmt_init(db->mysql);

	if (mysql_stmt_prepare(stmt, sql, strlen(sql)) != 0)
		fail_msg("%s: %s", sql, mysql_stmt_error(stmt));
	if (db->prepared[slot] != NULL)
		mysql_stmt_close(db->prepared[slot]);
	db->prepared[slot] = stmt;
	return db_query(db, arena, slot);
}

__attribute__((unused)) static struct db *
server_owner(void)
{
	struct db *db;

	if (connection_open_owner(&server.config, &db) != FAULT_NONE)
		fail_msg("the owner cannot connect");
	return db;
}

__attribute__((unused)) static void
server_sql(struct db *db, const char *sql)
{
	if (connection_script(db, "test", sql) != FAULT_NONE)
		fail_msg("%s", sql);
}

__attribute__((unused)) static int64_t
server_number(struct db *db, const char *sql)
{
	struct arena arena = {0};
	struct query *query = server_query(db, &arena, sql);
	int64_t number;

	if (db_select_one(query) != FAULT_NONE)
		fail_msg("%s", sql);
	number = row_number(query);
	arena_release(&arena);
	return number;
}

#endif
