#include "store/joined_store.h"

#include "base/banned.h"

enum fault
joined_insert(struct db *db, struct arena *arena, struct case_id id, const uint8_t visitor[32], int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_JOINED_INSERT);

	bind_number(query, id.value);
	bind_bytes(query, visitor, 32);
	bind_moment(query, at);
	return db_run(query);
}

enum fault
joined_count(struct db *db, struct arena *arena, struct case_id id, int64_t *count)
{
	struct query *row = db_query(db, arena, STATEMENT_JOINED_COUNT);
	enum fault fault;

	bind_number(row, id.value);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		*count = row_number(row);
	return fault;
}
