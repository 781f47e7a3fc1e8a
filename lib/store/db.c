#include "store/db.h"

#include <string.h>
#include <time.h>

#include "base/config.h"
#include "base/log.h"
#include "base/secret.h"
#include "store/connection.h"
#include "store/room.h"
#include "store/settings.h"

#include "base/banned.h"

enum { TRIES = 5, FIRST_PAUSE = 10, LAST_PAUSE = 200 };		/* milliseconds */

static struct db *
describe(const struct config *config, const char *account)
{
	struct arena arena = {0};
	struct db *db = arena_alloc(&arena, sizeof *db);

	db->account = arena_copy(&arena, account);
	db->user = arena_format(&arena, "anjuan_%s", account);
	db->socket = arena_copy(&arena, config->database_socket);
	db->database = arena_copy(&arena, config->database_name);
	if (config->database_password_dir != NULL && config->database_password_dir[0] != '\0')
		db->password_dir = arena_copy(&arena, config->database_password_dir);
	db->arena = arena;
	return db;
}

enum fault
db_open(const struct config *config, const char *account, struct db **opened)
{
	struct db *db = describe(config, account);
	enum fault fault = connection_open(db);

	*opened = NULL;
	if (fault == FAULT_NONE)
		fault = settings_check(db);
	/* The owner makes the tables, and so holds all of them; it runs the command line alone. */
	if (fault == FAULT_NONE && strcmp(account, "owner") != 0)
		fault = settings_check_rights(db);
	if (fault == FAULT_NONE)
		fault = settings_check_schema(db);
	if (fault == FAULT_NONE)
		fault = room_find(db);
	if (fault != FAULT_NONE) {
		db_close(db);
		return fault;
	}
	*opened = db;
	return FAULT_NONE;
}

enum fault
connection_open_owner(const struct config *config, struct db **opened)
{
	struct db *db = describe(config, "owner");
	enum fault fault;

	db->owner = true;
	fault = connection_open(db);
	if (fault != FAULT_NONE) {
		db_close(db);
		db = NULL;
	}
	*opened = db;
	return fault;
}

void
db_close(struct db *db)
{
	struct arena arena;

	if (db == NULL)
		return;
	connection_drop(db);
	arena = db->arena;
	arena_release(&arena);
}

static enum fault
send_begin(struct db *db)
{
	const char *sql = statement_sql(STATEMENT_TRANSACTION_BEGIN);

	if (mysql_query(db->mysql, sql) != 0)
		return connection_failed(db, "BEGIN", mysql_errno(db->mysql), mysql_error(db->mysql));
	db->in_transaction = true;
	return FAULT_NONE;
}

enum fault
db_begin(struct db *db)
{
	bool fresh = db->mysql == NULL;
	enum fault fault = FAULT_NONE;

	if (db->in_transaction) {
		db_rollback(db);
		return log_fault(FAULT_INTERNAL, "a transaction was begun inside another");
	}
	db->undone = FAULT_NONE;
	if ((fault = room_check(db)) != FAULT_NONE)
		return fault;
	if (fresh)
		fault = connection_open(db);
	if (fault == FAULT_NONE)
		fault = send_begin(db);
	if (fault != FAULT_UNAVAILABLE || fresh)
		return fault;

	/* The connection had died since it was last used. */
	fault = connection_open(db);
	return fault == FAULT_NONE ? send_begin(db) : fault;
}

enum fault
db_commit(struct db *db)
{
	enum fault fault;

	if (db->undone != FAULT_NONE)
		return db->undone;
	if (!db->in_transaction)
		return log_fault(FAULT_INTERNAL, "commit without a transaction");
	if (mysql_commit(db->mysql) == 0) {
		db->in_transaction = false;
		return FAULT_NONE;
	}
	fault = connection_failed(db, "COMMIT", mysql_errno(db->mysql), mysql_error(db->mysql));
	if (fault == FAULT_UNAVAILABLE || fault == FAULT_INTERNAL)
		fault = FAULT_UNKNOWN;
	db->undone = fault;
	return fault;
}

void
db_rollback(struct db *db)
{
	db->undone = FAULT_NONE;
	if (!db->in_transaction)
		return;
	db->in_transaction = false;
	if (mysql_rollback(db->mysql) != 0)
		connection_drop(db);
}

bool
db_in_transaction(const struct db *db)
{
	return db->in_transaction;
}

/* Between a half and the whole of a pause that doubles with every try. */
static void
pause_before(int next_try)
{
	int64_t longest = (int64_t)FIRST_PAUSE << next_try;
	struct timespec pause = {0};
	uint32_t random;

	if (longest > LAST_PAUSE)
		longest = LAST_PAUSE;
	secret_random(&random, sizeof random);
	pause.tv_nsec = (long)((longest / 2 + random % (longest / 2 + 1)) * 1000000);
	nanosleep(&pause, NULL);
}

static enum fault
try_once(struct db *db, enum fault (*work)(struct db *, void *), void *context)
{
	enum fault fault = db_begin(db);

	if (fault != FAULT_NONE)
		return fault;
	fault = work(db, context);
	if (fault == FAULT_NONE)
		fault = db_commit(db);
	db_rollback(db);
	return fault;
}

enum fault
db_transact(struct db *db, enum fault (*work)(struct db *, void *), void *context)
{
	bool reconnected = false;
	enum fault fault;

	for (int tries = 1;; tries++) {
		fault = try_once(db, work, context);
		if (fault == FAULT_UNAVAILABLE && !reconnected)
			reconnected = true;
		else if (fault != FAULT_RETRY || tries >= TRIES)
			return fault;
		pause_before(tries);
	}
}
