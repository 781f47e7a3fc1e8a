#include "store/incoming_store.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/banned.h"

enum fault
incoming_insert(struct db *db, struct arena *arena, const struct incoming_row *row)
{
	struct query *query = db_query(db, arena, STATEMENT_INCOMING_INSERT);

	bind_bytes(query, row->digest, sizeof(row->digest));
	bind_moment(query, row->received_at);
	bind_number(query, row->outcome);
	bind_id(query, row->case_id.value);
	bind_id(query, row->outbox);
	bind_text(query, row->message_id);
	return db_run(query);
}

enum fault
incoming_load(struct db *db, struct arena *arena, const uint8_t digest[SECRET_DIGEST], struct incoming_row *row)
{
	struct query *query = db_query(db, arena, STATEMENT_INCOMING_BY_DIGEST);
	enum fault fault;

	bind_bytes(query, digest, SECRET_DIGEST);
	if ((fault = db_select_one(query)) != FAULT_NONE)
		return fault;
	row->outcome = (enum incoming_outcome)row_number(query);
	row->case_id.value = row_number(query);
	return FAULT_NONE;
}

enum fault
incoming_answered(struct db *db, struct arena *arena, const char *token, struct answered_letter *letter)
{
	struct query *query = db_query(db, arena, STATEMENT_INCOMING_ANSWERED);
	enum fault fault;

	bind_text(query, token);
	if ((fault = db_select_one(query)) != FAULT_NONE)
		return fault;
	letter->id = row_number(query);
	letter->case_id.value = row_number(query);
	letter->staff.value = row_number(query);
	letter->state = (enum message_state)row_number(query);
	letter->kind = (enum message_kind)row_number(query);
	return FAULT_NONE;
}

enum fault
incoming_report(struct db *db, struct arena *arena, int64_t outbox, const char *error)
{
	struct query *query = db_query(db, arena, STATEMENT_INCOMING_REPORTED);

	bind_text(query, error);
	bind_number(query, outbox);
	return db_run(query);
}

enum fault
answer_claim(struct db *db, struct arena *arena, const uint8_t address[SECRET_DIGEST], int64_t now, bool *may)
{
	struct query *query = db_query(db, arena, STATEMENT_ANSWER_CLAIM);
	enum fault fault;

	bind_bytes(query, address, SECRET_DIGEST);
	bind_text(query, date_text_day(arena, now));
	fault = db_run(query);
	*may = fault == FAULT_NONE && query_changed(query) == 1;
	return fault;
}
