#include "store/query.h"
#include "store/bulk.h"

#include <string.h>

#include "base/date.h"
#include "base/log.h"

#include "base/banned.h"

enum {
	LONG_VALUE = 64 * 1024,		/* longer values travel in pieces */
	PIECE = 256 * 1024,
	FIRST_BINDINGS = 16
};

static const int64_t last_moment = 253402300799;	/* 9999-12-31 23:59:59 */

struct query *
db_query(struct db *db, struct arena *arena, enum statement statement)
{
	struct query *query = arena_alloc(arena, sizeof *query);

	query->db = db;
	query->arena = arena;
	query->statement = statement;
	return query;
}

/* As many as the statement has parameters, once it is prepared. */
static size_t
first_room(const struct query *query)
{
	MYSQL_STMT *stmt = query->db->prepared[query->statement];
	size_t count = stmt == NULL ? 0 : mysql_stmt_param_count(stmt);

	return count > 0 ? count : FIRST_BINDINGS;
}

static struct binding *
next_binding(struct query *query, enum enum_field_types type)
{
	struct binding *binding;

	if (query->bound == query->room) {
		size_t room = query->room == 0 ? first_room(query) : query->room * 2;
		struct binding *larger = arena_array(query->arena, room, sizeof *larger);

		if (query->bound > 0)
			memcpy(larger, query->bindings, query->bound * sizeof *larger);
		query->bindings = larger;
		query->room = room;
	}
	binding = &query->bindings[query->bound++];
	binding->type = type;
	return binding;
}

void
bind_number(struct query *query, int64_t number)
{
	next_binding(query, MYSQL_TYPE_LONGLONG)->number = number;
}

void
bind_id(struct query *query, int64_t id)
{
	struct binding *binding = next_binding(query, MYSQL_TYPE_LONGLONG);

	binding->number = id;
	binding->is_null = id == 0;
}

void
bind_mask(struct query *query, uint64_t mask)
{
	struct binding *binding = next_binding(query, MYSQL_TYPE_LONGLONG);

	binding->number = (int64_t)mask;
	binding->is_unsigned = true;
}

static void
bind_string(struct query *query, enum enum_field_types type, const void *bytes, size_t length)
{
	struct binding *binding = next_binding(query, type);

	binding->bytes = bytes;
	binding->length = length;
	binding->is_null = bytes == NULL;
}

void
bind_text(struct query *query, const char *text)
{
	bind_string(query, MYSQL_TYPE_STRING, text, text == NULL ? 0 : strlen(text));
}

void
bind_bytes(struct query *query, const void *bytes, size_t length)
{
	bind_string(query, MYSQL_TYPE_BLOB, bytes, length);
}

void
bind_moment(struct query *query, int64_t moment)
{
	struct binding *binding = next_binding(query, MYSQL_TYPE_DATETIME);
	struct civil utc;

	binding->is_null = moment == 0;
	if (moment < 0 || moment > last_moment) {
		if (query->fault == FAULT_NONE)
			query->fault = log_fault(FAULT_INTERNAL, "statement %s: moment %lld does not exist",
			    statement_name(query->statement), (long long)moment);
		return;
	}
	utc = date_local(moment - DATE_ZONE);
	binding->time = (MYSQL_TIME){
		.year = (unsigned)utc.year, .month = (unsigned)utc.month, .day = (unsigned)utc.day,
		.hour = (unsigned)utc.hour, .minute = (unsigned)utc.minute, .second = (unsigned)utc.second,
		.time_type = MYSQL_TIMESTAMP_DATETIME
	};
}

static bool
is_long(const struct binding *binding)
{
	return !binding->is_null && binding->length > LONG_VALUE;
}

static void
fill(MYSQL_BIND *bind, struct binding *binding)
{
	bind->buffer_type = binding->is_null ? MYSQL_TYPE_NULL : binding->type;
	bind->is_unsigned = binding->is_unsigned;
	if (binding->type == MYSQL_TYPE_LONGLONG)
		bind->buffer = &binding->number;
	else if (binding->type == MYSQL_TYPE_DATETIME)
		bind->buffer = &binding->time;
	else if (!is_long(binding)) {
		bind->buffer = (void *)(uintptr_t)binding->bytes;
		bind->buffer_length = binding->length;
		bind->length = &binding->length;
	}
}

static bool
send_long(MYSQL_STMT *stmt, unsigned index, const struct binding *binding)
{
	const char *bytes = binding->bytes;

	for (unsigned long sent = 0; sent < binding->length; sent += PIECE) {
		unsigned long left = binding->length - sent;

		if (mysql_stmt_send_long_data(stmt, index, bytes + sent, left < PIECE ? left : PIECE) != 0)
			return false;
	}
	return true;
}

static bool
send_values(struct query *query, MYSQL_STMT *stmt)
{
	MYSQL_BIND *binds = arena_array(query->arena, query->bound + 1, sizeof *binds);

	for (size_t i = 0; i < query->bound; i++)
		fill(&binds[i], &query->bindings[i]);
	if (query->bound > 0 && mysql_stmt_bind_param(stmt, binds) != 0)
		return false;
	for (size_t i = 0; i < query->bound; i++)
		if (is_long(&query->bindings[i]) && !send_long(stmt, (unsigned)i, &query->bindings[i]))
			return false;
	return true;
}

/* After a failure the statement must not keep half a long value for its next use. */
static enum fault
give_up(struct query *query, MYSQL_STMT *stmt)
{
	const char *message = arena_copy(query->arena, mysql_stmt_error(stmt));
	unsigned code = mysql_stmt_errno(stmt);

	if (!connection_is_lost(code)) {
		mysql_stmt_reset(stmt);
		bulk_end(stmt);
	}
	return connection_failed(query->db, statement_name(query->statement), code, message);
}

static bool
has_all_values(const struct query *query, size_t parameters)
{
	return query->bulk ? parameters > 0 && query->bound % parameters == 0 : query->bound == parameters;
}

static enum fault
execute(struct query *query)
{
	MYSQL_STMT *stmt;
	enum fault fault = connection_prepare(query->db, query->statement, &stmt);

	if (fault != FAULT_NONE)
		return fault;
	if (!has_all_values(query, mysql_stmt_param_count(stmt)))
		return connection_undo(query->db, log_fault(FAULT_INTERNAL, "statement %s takes %lu values, %zu bound",
		    statement_name(query->statement), mysql_stmt_param_count(stmt), query->bound));
	if (!(query->bulk ? bulk_bind(query, stmt) : send_values(query, stmt)) || mysql_stmt_execute(stmt) != 0)
		return give_up(query, stmt);
	if (query->bulk)
		bulk_end(stmt);

	query->inserted = (int64_t)mysql_stmt_insert_id(stmt);
	query->changed = (int64_t)mysql_stmt_affected_rows(stmt);
	if (mysql_stmt_field_count(stmt) == 0)
		return FAULT_NONE;
	fault = rows_read(query, stmt);
	if (fault != FAULT_NONE)
		return give_up(query, stmt);
	mysql_stmt_free_result(stmt);
	return FAULT_NONE;
}

/* Outside a transaction a dead connection is replaced before anything is sent. */
static enum fault
make_ready(struct query *query)
{
	if (query->fault != FAULT_NONE)
		return connection_undo(query->db, query->fault);
	if (query->db->mysql != NULL)
		return FAULT_NONE;
	return connection_open(query->db);
}

enum fault
db_run_one(struct query *query, enum fault otherwise)
{
	enum fault fault = db_run(query);

	return fault == FAULT_NONE && query_changed(query) != 1 ? otherwise : fault;
}

enum fault
db_run(struct query *query)
{
	struct db *db = query->db;
	enum fault fault;

	if (db->undone != FAULT_NONE)
		return db->undone;
	fault = make_ready(query);
	if (fault != FAULT_NONE)
		return fault;

	bool alone = !db->in_transaction;
	fault = execute(query);
	if (fault == FAULT_UNAVAILABLE && alone && db->mysql == NULL)
		return FAULT_UNKNOWN;
	return fault;
}

enum fault
db_select(struct query *query)
{
	struct db *db = query->db;
	bool alone = !db->in_transaction;
	enum fault fault = make_ready(query);

	if (fault != FAULT_NONE)
		return fault;
	fault = execute(query);
	if (fault != FAULT_UNAVAILABLE || !alone || db->mysql != NULL)
		return fault;

	/* The connection had died since it was last used. */
	fault = connection_open(db);
	return fault == FAULT_NONE ? execute(query) : fault;
}

enum fault
db_select_one(struct query *query)
{
	enum fault fault = db_select(query);

	if (fault != FAULT_NONE)
		return fault;
	if (query->count > 1)
		return connection_undo(query->db, log_fault(FAULT_INTERNAL, "statement %s gave %zu rows instead of one",
		    statement_name(query->statement), query->count));
	return row_next(query) ? FAULT_NONE : FAULT_NOT_FOUND;
}

int64_t
query_inserted(const struct query *query)
{
	return query->inserted;
}

int64_t
query_changed(const struct query *query)
{
	return query->changed;
}
