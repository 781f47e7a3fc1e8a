#include "store/connection.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <errmsg.h>
#include <mysqld_error.h>

#include "base/log.h"

#include "base/banned.h"

enum { CONNECT_SECONDS = 3, ANSWER_SECONDS = 70, OWNER_SECONDS = 4 * 3600 };

struct error_row {
	unsigned	code;
	enum fault	fault;
	bool		lost;		/* the connection is gone or useless */
};

static const struct error_row errors[] = {
	{ ER_DUP_ENTRY,				FAULT_DUPLICATE,	false },
	{ ER_DUP_ENTRY_WITH_KEY_NAME,		FAULT_DUPLICATE,	false },
	{ ER_LOCK_DEADLOCK,			FAULT_RETRY,		false },
	{ ER_LOCK_WAIT_TIMEOUT,			FAULT_RETRY,		false },
	{ ER_CHECKREAD,			FAULT_RETRY,		false },
	{ ER_NEED_REPREPARE,			FAULT_RETRY,		false },
	{ ER_ROW_IS_REFERENCED_2,		FAULT_CONFLICT,		false },
	{ CR_CONNECTION_ERROR,			FAULT_UNAVAILABLE,	true },
	{ CR_CONN_HOST_ERROR,			FAULT_UNAVAILABLE,	true },
	{ CR_SERVER_GONE_ERROR,			FAULT_UNAVAILABLE,	true },
	{ CR_SERVER_LOST,			FAULT_UNAVAILABLE,	true },
	{ CR_SERVER_LOST_EXTENDED,		FAULT_UNAVAILABLE,	true },
	{ CR_COMMANDS_OUT_OF_SYNC,		FAULT_INTERNAL,		true },
	{ CR_MALFORMED_PACKET,			FAULT_UNAVAILABLE,	true },
	{ ER_UNKNOWN_COM_ERROR,			FAULT_UNAVAILABLE,	true },
	{ ER_SERVER_SHUTDOWN,			FAULT_UNAVAILABLE,	true },
	{ ER_CONNECTION_KILLED,			FAULT_UNAVAILABLE,	true },
	{ ER_CON_COUNT_ERROR,			FAULT_UNAVAILABLE,	true },
	{ ER_TOO_MANY_USER_CONNECTIONS,		FAULT_UNAVAILABLE,	true },
	{ ER_BAD_DB_ERROR,			FAULT_UNAVAILABLE,	true },
	{ ER_OUT_OF_RESOURCES,			FAULT_UNAVAILABLE,	false },
	{ ER_OPTION_PREVENTS_STATEMENT,		FAULT_UNAVAILABLE,	false },
	{ ER_QUERY_INTERRUPTED,			FAULT_UNAVAILABLE,	false },
	{ ER_STATEMENT_TIMEOUT,			FAULT_UNAVAILABLE,	false },
	{ ER_DISK_FULL,				FAULT_FULL,		false },
	{ ER_RECORD_FILE_FULL,			FAULT_FULL,		false },
	{ ER_TEMP_FILE_WRITE_FAILURE,		FAULT_FULL,		false },
	{ ER_DBACCESS_DENIED_ERROR,		FAULT_DENIED,		false },
	{ ER_ACCESS_DENIED_ERROR,		FAULT_DENIED,		true },
	{ ER_ACCESS_DENIED_NO_PASSWORD_ERROR,	FAULT_DENIED,		true },
	{ ER_TABLEACCESS_DENIED_ERROR,		FAULT_DENIED,		false },
	{ ER_COLUMNACCESS_DENIED_ERROR,		FAULT_DENIED,		false },
	{ ER_SPECIFIC_ACCESS_DENIED_ERROR,	FAULT_DENIED,		false },
	{ ER_SIGNAL_EXCEPTION,			FAULT_DENIED,		false },
	{ ER_NET_PACKET_TOO_LARGE,		FAULT_TOO_LARGE,	false },
	{ ER_DATA_TOO_LONG,			FAULT_TOO_LARGE,	false },
};

static const struct error_row *
find_error(unsigned code)
{
	for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
		if (errors[i].code == code)
			return &errors[i];
	return NULL;
}

enum fault
connection_fault(unsigned code, const char *message)
{
	const struct error_row *row = find_error(code);

	if (row != NULL)
		return row->fault;

	/* Several numbers wrap the operating system's ENOSPC (28). */
	if (strstr(message, "No space left on device") != NULL || strstr(message, "error 28 ") != NULL)
		return FAULT_FULL;

	/* ER_UNKNOWN_ERROR is how the server names a long parameter beyond max_allowed_packet. */
	if (code == ER_UNKNOWN_ERROR && strstr(message, "max_allowed_packet") != NULL)
		return FAULT_TOO_LARGE;
	return FAULT_INTERNAL;
}

bool
connection_is_lost(unsigned code)
{
	const struct error_row *row = find_error(code);

	return row != NULL && row->lost;
}

void
connection_drop(struct db *db)
{
	for (size_t i = 0; i < STATEMENT__COUNT; i++)
		if (db->prepared[i] != NULL) {
			mysql_stmt_close(db->prepared[i]);
			db->prepared[i] = NULL;
		}
	if (db->mysql != NULL)
		mysql_close(db->mysql);
	db->mysql = NULL;
	db->in_transaction = false;
}

static void
log_failure(const struct db *db, const char *what, unsigned code, const char *message)
{
	enum fault fault = connection_fault(code, message);
	bool quotes_values = fault == FAULT_INTERNAL || fault == FAULT_CONFLICT || fault == FAULT_TOO_LARGE;

	if (fault == FAULT_DUPLICATE)
		return;
	log_line(fault == FAULT_RETRY ? LOG_LEVEL_NOTICE : LOG_LEVEL_ERROR, "%s: database account %s, %s: error %u%s%s",
	    fault_name(fault), db->user, what, code, quotes_values ? "" : ", ", quotes_values ? "" : message);
}

enum fault
connection_undo(struct db *db, enum fault fault)
{
	if (!db->in_transaction)
		return fault;
	if (db->mysql != NULL && mysql_rollback(db->mysql) != 0)
		connection_drop(db);
	db->in_transaction = false;
	db->undone = fault;
	return fault;
}

enum fault
connection_failed(struct db *db, const char *what, unsigned code, const char *message)
{
	enum fault fault = connection_fault(code, message);
	bool was_open = db->in_transaction;

	log_failure(db, what, code, message);
	if (connection_is_lost(code))
		connection_drop(db);
	if (fault == FAULT_DUPLICATE)
		return fault;
	db->in_transaction = was_open;
	return connection_undo(db, fault);
}

enum fault
connection_password(const struct db *db, const char *account, char password[CONNECTION_PASSWORD])
{
	struct arena arena = {0};
	const char *path = arena_format(&arena, "%s/%s", db->password_dir, account);
	FILE *file = fopen(path, "re");
	enum fault fault = FAULT_NONE;

	password[0] = '\0';
	if (file == NULL)
		fault = log_fault(FAULT_DENIED, "password of database account: %s: %s", path, strerror(errno));
	else if (fgets(password, CONNECTION_PASSWORD, file) == NULL)
		password[0] = '\0';
	if (file != NULL)
		fclose(file);
	password[strcspn(password, "\r\n")] = '\0';
	if (fault == FAULT_NONE && password[0] == '\0')
		fault = log_fault(FAULT_DENIED, "password of database account: %s is empty", path);
	arena_release(&arena);
	return fault;
}

/* Everything that is said to the library before connecting.  Reconnecting by itself stays off. */
static void
set_options(const struct db *db, MYSQL *mysql)
{
	unsigned connect = CONNECT_SECONDS, answer = db->owner ? OWNER_SECONDS : ANSWER_SECONDS, off = 0;

	mysql_options(mysql, MYSQL_OPT_CONNECT_TIMEOUT, &connect);
	mysql_options(mysql, MYSQL_OPT_READ_TIMEOUT, &answer);
	mysql_options(mysql, MYSQL_OPT_WRITE_TIMEOUT, &answer);
	mysql_options(mysql, MYSQL_OPT_LOCAL_INFILE, &off);
	mysql_options(mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_options(mysql, MYSQL_INIT_COMMAND, statement_sql(STATEMENT_CONNECTION_BEGIN));
	if (db->owner)
		mysql_options(mysql, MYSQL_INIT_COMMAND, statement_sql(STATEMENT_CONNECTION_UNLIMITED));
}

enum fault
connection_open(struct db *db)
{
	char password[CONNECTION_PASSWORD] = "";
	enum fault fault = db->password_dir == NULL ? FAULT_NONE : connection_password(db, db->account, password);

	if (fault != FAULT_NONE)
		return fault;
	connection_drop(db);
	db->mysql = mysql_init(NULL);
	if (db->mysql == NULL)
		return log_fault(FAULT_INTERNAL, "the database library does not start");

	set_options(db, db->mysql);
	if (mysql_real_connect(db->mysql, NULL, db->user, db->password_dir == NULL ? NULL : password,
	    db->database, 0, db->socket, 0) == NULL) {
		fault = connection_failed(db, "connecting", mysql_errno(db->mysql), mysql_error(db->mysql));
		connection_drop(db);
	}
	explicit_bzero(password, sizeof password);
	return fault;
}

enum fault
connection_prepare(struct db *db, enum statement statement, MYSQL_STMT **prepared)
{
	const char *sql = statement_sql(statement);
	MYSQL_STMT *fresh;

	*prepared = db->prepared[statement];
	if (*prepared != NULL)
		return FAULT_NONE;
	fresh = mysql_stmt_init(db->mysql);
	if (fresh == NULL)
		return connection_failed(db, statement_name(statement), mysql_errno(db->mysql), mysql_error(db->mysql));

	/* The text holds no values, so the server's whole message may be logged. */
	if (mysql_stmt_prepare(fresh, sql, strlen(sql)) != 0) {
		const char *message = mysql_stmt_error(fresh);
		enum fault fault;

		if (connection_fault(mysql_stmt_errno(fresh), message) == FAULT_INTERNAL)
			log_line(LOG_LEVEL_ERROR, "statement %s: %s", statement_name(statement), message);
		fault = connection_failed(db, statement_name(statement), mysql_stmt_errno(fresh), message);
		mysql_stmt_close(fresh);
		return fault;
	}
	*prepared = db->prepared[statement] = fresh;
	return FAULT_NONE;
}

enum fault
connection_script(struct db *db, const char *what, const char *sql)
{
	MYSQL_RES *rows;

	if (mysql_real_query(db->mysql, sql, strlen(sql)) != 0) {
		log_line(LOG_LEVEL_ERROR, "%s: %s", what, mysql_error(db->mysql));
		return connection_failed(db, what, mysql_errno(db->mysql), mysql_error(db->mysql));
	}
	rows = mysql_store_result(db->mysql);
	if (rows != NULL)
		mysql_free_result(rows);
	return FAULT_NONE;
}
