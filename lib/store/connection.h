/* One connection of Connector/C inside the store: opening it and naming its errors. */
#ifndef STORE_CONNECTION_H
#define STORE_CONNECTION_H

#include <stdbool.h>

#include <mysql.h>

#include "base/arena.h"
#include "store/db.h"

struct db {
	struct arena	 arena;			/* for the process; holds the struct itself */
	const char	*account;		/* "desk" */
	const char	*user;			/* "anjuan_desk" */
	const char	*socket, *database;
	/* one file per account; NULL: the operating system's user is the proof */
	const char	*password_dir;
	const char	*data_dir;		/* of the server; NULL: not known */
	bool		 owner;			/* migrations: no limits, no settings asserted */
	MYSQL		*mysql;			/* NULL: not connected */
	MYSQL_STMT	*prepared[STATEMENT__COUNT];
	bool		 in_transaction;
	enum fault	 undone;		/* why the last transaction was rolled back by itself */
};

/* Connects db->mysql as db says; logs and names what failed. */
enum fault connection_open(struct db *) MUST_CHECK;

/*
 * As db_open() for the owner of the schema: without limits on time, and without asserting settings or
 * the schema, which a migration is about to change.
 */
enum fault connection_open_owner(const struct config *, struct db **) MUST_CHECK;

/* Sends SQL text as it is; only migrations have such. */
enum fault connection_script(struct db *, const char *what, const char *sql) MUST_CHECK;

/*
 * The first line of the account's file in the password folder, cut to so
 * many bytes with the NUL; the caller wipes it.  FAULT_DENIED when there is none.
 */
enum { CONNECTION_PASSWORD = 256 };
enum fault connection_password(const struct db *, const char *account, char password[CONNECTION_PASSWORD]) MUST_CHECK;

/* Closes the statements and the connection; the server rolls back. */
void connection_drop(struct db *);

/* The connection's statement, prepared at its first use. */
enum fault connection_prepare(struct db *, enum statement, MYSQL_STMT **) MUST_CHECK;

/*
 * Names a server error, logs it once, and leaves the connection in a known
 * state: dropped when lost, rolled back after anything but a duplicate key.
 * `what` names the statement; the server's message, which quotes values, is
 * logged only for kinds of error that hold none.
 */
enum fault connection_failed(struct db *, const char *what, unsigned code, const char *message);

/* Rolls an open transaction back because of a fault, which it hands back; changes are refused until the next begins. */
enum fault connection_undo(struct db *, enum fault);

/* What a server or client error number means; tested as a table. */
enum fault connection_fault(unsigned code, const char *message);

/* True when nothing more can be said over this connection. */
bool connection_is_lost(unsigned code);

#endif
