/* The connection to MariaDB: transactions, statements, rows. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/statement.h"

struct arena;
struct config;
struct db;		/* one connection with its prepared statements; one per worker */

/*
 * Connects as `account` ("desk", "clockd" …; the server account is anjuan_<account>) and asserts the
 * settings without which the product does not run (QUALITY.md §0.7).  FAULT_UNAVAILABLE when the server is away;
 * FAULT_DENIED with the setting named in the log when a setting is wrong or the schema is older or newer
 * than the program's.
 */
enum fault db_open(const struct config *, const char *account, struct db **) MUST_CHECK;
void db_close(struct db *);

/*
 * One transaction.  db_begin() reconnects a dead connection once and is
 * FAULT_FULL when the server's disk has hardly any room left; after any
 * fault but FAULT_DUPLICATE and FAULT_NOT_FOUND the transaction is already
 * rolled back, and changes are refused with that fault until db_rollback() or
 * the next db_begin().  db_commit() gives FAULT_UNKNOWN when the answer was lost.
 */
enum fault db_begin(struct db *) MUST_CHECK;
enum fault db_commit(struct db *) MUST_CHECK;
void db_rollback(struct db *);
bool db_in_transaction(const struct db *);

/*
 * Begins, calls work(), and commits when it gave FAULT_NONE, else rolls back
 * and hands its fault up.  After FAULT_RETRY the whole is run again, at most
 * five times with a growing random pause; after FAULT_UNAVAILABLE once, on a
 * new connection.  So work() must be re-runnable: it starts from the database,
 * and what it writes to `context` it writes every time.  Take hot rows
 * (counters) before the first SELECT: a row changed since that SELECT is FAULT_RETRY.
 */
enum fault db_transact(struct db *, enum fault (*work)(struct db *, void *context), void *context) MUST_CHECK;

/*
 * Executing a statement.  Bind in order with bind_*(), then db_run() for
 * changes or db_select()/row_next() for rows.  Bindings are remembered until
 * the run and the first bad one is reported by it.  Texts and bytes are not
 * copied: they must stay until the run.  Nothing is sent to the server but
 * bound parameters.  Outside a transaction each statement is one of its own: a
 * db_run() whose answer was lost is FAULT_UNKNOWN, a db_select() is asked again once.
 */
struct query;		/* a statement being bound and read; lives in the arena */

struct query *db_query(struct db *, struct arena *, enum statement);
void bind_number(struct query *, int64_t);
void bind_text(struct query *, const char *);			/* NULL binds NULL */
void bind_bytes(struct query *, const void *, size_t);
void bind_moment(struct query *, int64_t);			/* 0 binds NULL */
void bind_id(struct query *, int64_t);				/* 0 binds NULL */
void bind_mask(struct query *, uint64_t);			/* read back as a row_number() of the same bits */

enum fault db_run(struct query *) MUST_CHECK;			/* INSERT, UPDATE, DELETE */
enum fault db_run_one(struct query *, enum fault otherwise) MUST_CHECK;	/* the same of exactly one row, or otherwise */
int64_t query_inserted(const struct query *);			/* AUTO_INCREMENT or LAST_INSERT_ID(x) value */
int64_t query_changed(const struct query *);			/* affected rows */

enum fault db_select(struct query *) MUST_CHECK;		/* buffers the result in the arena */
size_t query_rows(const struct query *);
bool row_next(struct query *);					/* false after the last */
bool row_is_null(const struct query *);			/* looks at the next column without taking it */
int64_t row_number(struct query *);				/* columns in order; NULL is 0 */
const char *row_text(struct query *);				/* NULL is "" */
const void *row_bytes(struct query *, size_t *length);
int64_t row_moment(struct query *);				/* NULL is 0 */

/* Select that must give one row: FAULT_NOT_FOUND otherwise. */
enum fault db_select_one(struct query *) MUST_CHECK;

#endif
