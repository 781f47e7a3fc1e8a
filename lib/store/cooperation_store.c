#include "store/cooperation_store.h"

#include "base/arena.h"
#include "base/banned.h"

enum fault
cooperation_insert(struct db *db, struct arena *arena, const struct case_file *c, struct cooperation *cooperation)
{
	struct query *query = db_query(db, arena, STATEMENT_COOPERATION_INSERT);
	enum fault fault;

	bind_number(query, c->id.value);
	bind_number(query, cooperation->department.value);
	bind_text(query, cooperation->duty);
	bind_number(query, c->queue);
	bind_moment(query, c->received_at);
	bind_number(query, cooperation->named_by.value);
	bind_moment(query, cooperation->named_at);
	if ((fault = db_run(query)) == FAULT_NONE)
		cooperation->id = query_inserted(query);
	return fault;
}

enum fault
cooperations_of_case(struct db *db, struct arena *arena, struct case_id id, struct cooperation_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_COOPERATIONS_OF_CASE);
	enum fault fault;

	bind_number(row, id.value);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(row) + 1, sizeof(list->rows[0]));
	while (row_next(row)) {
		struct cooperation *cooperation = &list->rows[list->count++];

		cooperation->id = row_number(row);
		cooperation->case_id.value = row_number(row);
		cooperation->department.value = row_number(row);
		cooperation->duty = row_text(row);
		cooperation->named_by.value = row_number(row);
		cooperation->named_at = row_moment(row);
		cooperation->ended_at = row_moment(row);
		cooperation->ended_by.value = row_number(row);
		cooperation->ended_reason = row_text(row);
	}
	return FAULT_NONE;
}

enum fault
cooperation_end(struct db *db, struct arena *arena, const struct cooperation *cooperation)
{
	struct query *query = db_query(db, arena, STATEMENT_COOPERATION_END);

	bind_moment(query, cooperation->ended_at);
	bind_id(query, cooperation->ended_by.value);
	bind_text(query, cooperation->ended_reason);
	bind_number(query, cooperation->id);
	return db_run_one(query, FAULT_CONFLICT);
}

enum fault
cooperations_move(struct db *db, struct arena *arena, const struct case_file *c)
{
	struct query *query = db_query(db, arena, STATEMENT_COOPERATIONS_MOVE);

	bind_number(query, c->queue);
	bind_number(query, c->id.value);
	return db_run(query);
}
