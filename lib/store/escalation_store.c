#include "store/escalation_store.h"

#include "base/arena.h"
#include "store/many_rows.h"
#include "base/banned.h"

static void
bind_escalation(struct query *query, const void *row)
{
	const struct escalation *escalation = row;

	bind_number(query, escalation->case_id.value);
	bind_number(query, escalation->level);
	bind_id(query, escalation->from.value);
	bind_number(query, escalation->to.value);
	bind_text(query, escalation->reason);
	bind_text(query, escalation->clock);
	bind_id(query, escalation->deadline);
	bind_moment(query, escalation->at);
	bind_moment(query, escalation->next_at);
}

enum fault
escalation_insert_all(struct db *db, struct arena *arena, const struct escalation *escalations, size_t count)
{
	const struct inserting inserting = { db, STATEMENT_ESCALATION_INSERT, bind_escalation };
	const void **rows = arena_array(arena, count, sizeof(rows[0]));

	for (size_t i = 0; i < count; i++)
		rows[i] = &escalations[i];
	return many_rows_insert(&inserting, rows, count);
}

enum fault
escalation_insert(struct db *db, struct arena *arena, const struct escalation *escalation)
{
	return escalation_insert_all(db, arena, escalation, 1);
}

static enum fault
read_all(struct query *row, struct arena *arena, struct escalation_list *list)
{
	enum fault fault = db_select(row);

	list->count = 0;
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row)) {
		struct escalation *escalation = &list->rows[list->count++];

		escalation->id = row_number(row);
		escalation->case_id.value = row_number(row);
		escalation->level = (int)row_number(row);
		escalation->from.value = row_number(row);
		escalation->to.value = row_number(row);
		escalation->reason = row_text(row);
		escalation->clock = row_text(row);
		escalation->deadline = row_number(row);
		escalation->at = row_moment(row);
		escalation->next_at = row_moment(row);
		escalation->seen_at = row_moment(row);
	}
	return FAULT_NONE;
}

enum fault
escalations_of_case(struct db *db, struct arena *arena, struct case_id id, struct escalation_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_ESCALATIONS_OF_CASE);

	bind_number(row, id.value);
	return read_all(row, arena, list);
}

enum fault
escalated_to(struct db *db, struct arena *arena, struct case_id id, struct staff_id person, bool *told)
{
	struct query *row = db_query(db, arena, STATEMENT_ESCALATED_TO);
	enum fault fault;

	bind_number(row, id.value);
	bind_number(row, person.value);
	fault = db_select_one(row);
	*told = fault == FAULT_NONE && row_number(row) != 0;
	return fault;
}

enum fault
escalations_due(struct db *db, struct arena *arena, int64_t now, struct escalation_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_ESCALATIONS_DUE);

	bind_moment(row, now);
	return read_all(row, arena, list);
}

enum fault
escalation_seen(struct db *db, struct arena *arena, struct case_id id, struct staff_id person, int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_ESCALATION_SEEN);

	bind_moment(query, at);
	bind_number(query, id.value);
	bind_number(query, person.value);
	return db_run(query);
}

enum fault
escalation_ended(struct db *db, struct arena *arena, int64_t id)
{
	struct query *query = db_query(db, arena, STATEMENT_ESCALATION_ENDED);

	bind_number(query, id);
	return db_run(query);
}
