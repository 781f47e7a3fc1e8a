#include "store/session_store.h"

#include <string.h>

#include "base/arena.h"
#include "base/secret.h"
#include "store/staff_store.h"
#include "base/banned.h"

enum fault
session_insert(struct db *db, struct arena *arena, const struct session *session)
{
	struct query *query = db_query(db, arena, STATEMENT_SESSION_INSERT);

	bind_bytes(query, session->digest, sizeof(session->digest));
	bind_number(query, session->staff.value);
	bind_moment(query, session->created_at);
	bind_moment(query, session->seen_at);
	bind_moment(query, session->expires_at);
	bind_number(query, session->must_change);
	bind_text(query, session->address);
	bind_text(query, session->agent);
	return db_run(query);
}

enum fault
session_load(struct db *db, struct arena *arena, const uint8_t digest[32], struct session *session, struct staff *staff)
{
	struct query *row = db_query(db, arena, STATEMENT_SESSION_LOAD);
	enum fault fault;

	bind_bytes(row, digest, SECRET_DIGEST);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	memcpy(session->digest, digest, sizeof(session->digest));
	session->created_at = row_moment(row);
	session->seen_at = row_moment(row);
	session->expires_at = row_moment(row);
	session->must_change = row_number(row) != 0;
	session->address = session->agent = "";
	staff_row(row, staff);
	session->staff = staff->id;
	return FAULT_NONE;
}

enum fault
sessions_of(struct db *db, struct arena *arena, struct staff_id staff, int64_t now, int64_t idle_since,
    struct session_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_SESSION_OF_STAFF);
	enum fault fault;

	bind_number(row, staff.value);
	bind_moment(row, now);
	bind_moment(row, idle_since);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row)) {
		struct session *session = &list->rows[list->count++];
		const void *digest;
		size_t length;

		digest = row_bytes(row, &length);
		if (length == sizeof(session->digest))
			memcpy(session->digest, digest, length);
		session->staff = staff;
		session->created_at = row_moment(row);
		session->seen_at = row_moment(row);
		session->address = row_text(row);
		session->agent = row_text(row);
	}
	return FAULT_NONE;
}

enum fault
session_seen(struct db *db, struct arena *arena, const uint8_t digest[32], int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_SESSION_SEEN);

	bind_moment(query, at);
	bind_bytes(query, digest, SECRET_DIGEST);
	return db_run(query);
}

enum fault
session_free(struct db *db, struct arena *arena, const uint8_t digest[32])
{
	struct query *query = db_query(db, arena, STATEMENT_SESSION_FREE);

	bind_bytes(query, digest, SECRET_DIGEST);
	return db_run(query);
}

enum fault
session_end(struct db *db, struct arena *arena, const uint8_t digest[32])
{
	struct query *query = db_query(db, arena, STATEMENT_SESSION_END);

	bind_bytes(query, digest, SECRET_DIGEST);
	return db_run(query);
}

enum fault
sessions_end(struct db *db, struct arena *arena, struct staff_id staff, const uint8_t but[32])
{
	static const uint8_t nobody[SECRET_DIGEST];
	struct query *query = db_query(db, arena, STATEMENT_SESSION_END_OTHERS);

	bind_number(query, staff.value);
	bind_bytes(query, but == NULL ? nobody : but, SECRET_DIGEST);
	return db_run(query);
}

enum fault
credential_load(struct db *db, struct arena *arena, struct staff_id staff, struct credential *credential)
{
	struct query *row = db_query(db, arena, STATEMENT_CREDENTIAL_BY_STAFF);
	enum fault fault;

	bind_number(row, staff.value);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	credential->staff = staff;
	credential->hash = row_text(row);
	credential->must_change = row_number(row) != 0;
	return FAULT_NONE;
}

enum fault
credential_put(struct db *db, struct arena *arena, const struct credential *credential, int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_CREDENTIAL_PUT);

	bind_number(query, credential->staff.value);
	bind_text(query, credential->hash);
	bind_number(query, credential->must_change);
	bind_moment(query, at);
	return db_run(query);
}

enum fault
attempt_load(struct db *db, struct arena *arena, const char *subject, struct attempt *attempt)
{
	struct query *row = db_query(db, arena, STATEMENT_ATTEMPT_LOAD);
	enum fault fault;

	*attempt = (struct attempt){0};
	bind_text(row, subject);
	if ((fault = db_select(row)) == FAULT_NONE && row_next(row)) {
		attempt->last_at = row_moment(row);
		attempt->failures = row_number(row);
	}
	return fault;
}

enum fault
attempt_count(struct db *db, struct arena *arena, const char *subject, int64_t now)
{
	struct query *query = db_query(db, arena, STATEMENT_ATTEMPT_COUNT);

	bind_text(query, subject);
	bind_moment(query, now);
	bind_moment(query, now - ATTEMPT_MEMORY);
	return db_run(query);
}

static enum fault
take_back(struct db *db, struct arena *arena, enum statement statement, const char *subject)
{
	struct query *query = db_query(db, arena, statement);

	bind_text(query, subject);
	return db_run(query);
}

enum fault
attempt_forgive(struct db *db, struct arena *arena, const char *subject)
{
	return take_back(db, arena, STATEMENT_ATTEMPT_FORGIVE, subject);
}

enum fault
attempt_forget(struct db *db, struct arena *arena, const char *subject)
{
	return take_back(db, arena, STATEMENT_ATTEMPT_FORGET, subject);
}

enum fault
access_signed_in(struct db *db, struct arena *arena, const char *login, const char *address, int64_t since, bool *found)
{
	struct query *row = db_query(db, arena, STATEMENT_ACCESS_SIGNED_IN);
	enum fault fault;

	bind_text(row, login);
	bind_text(row, address);
	bind_moment(row, since);
	fault = db_select(row);
	*found = fault == FAULT_NONE && query_rows(row) > 0;
	return fault;
}
