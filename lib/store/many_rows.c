#include "store/many_rows.h"

#include "base/arena.h"
#include "base/banned.h"

enum fault
many_rows_insert(const struct inserting *inserting, const void *const *rows, size_t count)
{
	struct arena bindings = { 0 };
	enum fault fault = FAULT_NONE;

	/* A statement of many rows binds thousands of values: each takes the memory of the one before. */
	for (size_t at = 0; at < count && fault == FAULT_NONE; arena_reset(&bindings)) {
		size_t taken = count - at >= inserting->at_once ? inserting->at_once : 1;
		struct query *query = db_query(inserting->db, &bindings, taken > 1 ? inserting->many : inserting->one);

		for (size_t i = 0; i < taken; i++)
			inserting->bind(query, rows[at + i]);
		fault = db_run(query);
		at += taken;
	}
	arena_release(&bindings);
	return fault;
}

void
many_rows_bind_ids(struct query *query, const int64_t *ids, size_t count)
{
	for (size_t i = 0; i < MANY_ROWS; i++)
		bind_number(query, ids[i < count ? i : 0]);
}
