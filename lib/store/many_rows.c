#include "store/many_rows.h"

#include "base/arena.h"
#include "store/query.h"
#include "base/banned.h"

enum { BYTES_MOST = 256 * 1024 };	/* of one message */

/* Binds a row and gives the bytes of its texts. */
static size_t
add_row(const struct inserting *inserting, struct query *query, const void *row)
{
	size_t before = query->bound, bytes = 0;

	inserting->bind(query, row);
	for (size_t i = before; i < query->bound; i++)
		bytes += query->bindings[i].length;
	return bytes;
}

enum fault
many_rows_insert(const struct inserting *inserting, const void *const *rows, size_t count)
{
	struct arena bindings = { 0 };
	enum fault fault = FAULT_NONE;

	/* A statement of many rows binds thousands of values: each takes the memory of the one before. */
	for (size_t at = 0; at < count && fault == FAULT_NONE; arena_reset(&bindings)) {
		struct query *query = db_query(inserting->db, &bindings, inserting->statement);
		size_t taken = 0, bytes = 0;

		for (; at + taken < count && taken < MANY_ROWS_MOST && bytes < BYTES_MOST; taken++)
			bytes += add_row(inserting, query, rows[at + taken]);
		query->bulk = taken > 1;
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
