#include "store/follow_up_store.h"

#include "base/banned.h"

void
follow_up_bind(struct query *query, struct case_id id, const uint8_t digest[32], struct staff_id by, int64_t at)
{
	bind_number(query, id.value);
	bind_moment(query, at);
	bind_bytes(query, digest, 32);
	bind_id(query, by.value);
}

enum fault
follow_up_insert(struct db *db, struct arena *arena, struct case_id id, const uint8_t digest[32],
    struct staff_id by, int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_FOLLOW_UP_INSERT);

	follow_up_bind(query, id, digest, by, at);
	return db_run(query);
}

enum fault
follow_up_matches(struct db *db, struct arena *arena, struct case_id id, const uint8_t digest[32], bool *matches)
{
	struct query *query = db_query(db, arena, STATEMENT_FOLLOW_UP_MATCH);
	enum fault fault;

	bind_number(query, id.value);
	bind_bytes(query, digest, 32);
	if ((fault = db_select(query)) == FAULT_NONE)
		*matches = query_rows(query) > 0;
	return fault;
}

enum fault
follow_up_revoke(struct db *db, struct arena *arena, struct case_id id, int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_FOLLOW_UP_REVOKE);

	bind_moment(query, at);
	bind_number(query, id.value);
	return db_run(query);
}
