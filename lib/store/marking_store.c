#include "store/marking_store.h"

#include <string.h>

#include "base/arena.h"
#include "base/banned.h"

static enum fault
load_ends(struct db *db, struct arena *arena, const int64_t *ids, size_t count, struct marking_rows *rows)
{
	struct query *query = db_query(db, arena, STATEMENT_MARKING_ENDS);
	enum fault fault;

	many_rows_bind_ids(query, ids, count);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	rows->end_count = 0;
	rows->ends = arena_array(arena, query_rows(query), sizeof(rows->ends[0]));
	while (row_next(query)) {
		struct event_end *end = &rows->ends[rows->end_count++];
		const void *digest;
		size_t length;

		end->id.value = row_number(query);
		end->number = (int)row_number(query);
		digest = row_bytes(query, &length);
		if (length == SECRET_DIGEST)
			memcpy(end->digest, digest, SECRET_DIGEST);
	}
	return FAULT_NONE;
}

enum fault
marking_load(struct db *db, struct arena *arena, const int64_t *ids, size_t count, struct marking_rows *rows)
{
	struct query *query = db_query(db, arena, STATEMENT_MARKING_CASES);
	enum fault fault;

	many_rows_bind_ids(query, ids, count);
	if ((fault = case_rows(query, arena, &rows->cases)) != FAULT_NONE)
		return fault;
	if ((fault = deadlines_of_cases(db, arena, ids, count, &rows->deadlines)) != FAULT_NONE)
		return fault;
	return load_ends(db, arena, ids, count, rows);
}

enum fault
marking_save_state(struct db *db, struct arena *arena, const struct deadline *like, const int64_t *ids, size_t count)
{
	static const enum statement statements[DEADLINE__COUNT] = {
		[DEADLINE_RUNNING] = STATEMENT_MARKING_RUNNING, [DEADLINE_WARNED] = STATEMENT_MARKING_WARNED,
		[DEADLINE_BREACHED] = STATEMENT_MARKING_BREACHED, [DEADLINE_CANCELLED] = STATEMENT_MARKING_CANCELLED,
	};
	struct query *query;

	if (count == 0)
		return FAULT_NONE;
	query = db_query(db, arena, statements[like->state]);
	if (like->state == DEADLINE_CANCELLED)
		bind_moment(query, like->stopped_at);
	many_rows_bind_ids(query, ids, count);
	return db_run(query);
}

enum fault
marking_save_alert(struct db *db, struct arena *arena, int alert, const int64_t *ids, size_t count)
{
	struct query *query;

	if (count == 0)
		return FAULT_NONE;
	query = db_query(db, arena, STATEMENT_MARKING_ALERT);
	bind_number(query, alert);
	many_rows_bind_ids(query, ids, count);
	return db_run(query);
}

static void
bind_event(struct query *query, const void *row)
{
	event_bind(query, row);
}

enum fault
marking_insert_events(struct db *db, struct arena *arena, const struct case_event *events, size_t count)
{
	const struct inserting inserting = { db, STATEMENT_EVENT_INSERT, bind_event };
	const void **rows = arena_array(arena, count, sizeof(rows[0]));

	for (size_t i = 0; i < count; i++)
		rows[i] = &events[i];
	return many_rows_insert(&inserting, rows, count);
}
