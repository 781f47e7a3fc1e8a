#include "store/search_store.h"

#include <string.h>

#include "base/arena.h"
#include "base/banned.h"

enum { POSTED_AT_ONCE = 1024, GRAMS = 4, SPREAD_MOST = 65 };

enum fault
search_queue(struct db *db, struct arena *arena, struct case_id id)
{
	struct query *query = db_query(db, arena, STATEMENT_SEARCH_QUEUE);

	bind_number(query, id.value);
	return db_run(query);
}

static void
bind_posting(struct query *query, const void *row)
{
	const struct search_posting *posting = row;

	bind_number(query, posting->gram);
	bind_number(query, posting->block);
	for (size_t i = 0; i < SEARCH_MASKS; i++)
		bind_mask(query, posting->mask[i]);
}

enum fault
search_post(struct db *db, struct arena *arena, struct search_index *index)
{
	const struct inserting postings = { db, STATEMENT_POSTING_INSERT, bind_posting };
	size_t count;
	struct search_posting *rows = search_index_rows(index, &count);
	const void **list = arena_array(arena, count + 1, sizeof(list[0]));

	for (size_t i = 0; i < count; i++)
		list[i] = &rows[i];
	return many_rows_insert(&postings, list, count);
}

static enum fault
forget_waiting(struct db *db, struct arena *arena, const int64_t *ids, size_t count)
{
	enum fault fault = FAULT_NONE;

	for (size_t at = 0; at < count && fault == FAULT_NONE; at += MANY_ROWS) {
		struct query *query = db_query(db, arena, STATEMENT_POSTING_DONE);

		many_rows_bind_ids(query, ids + at, count - at < MANY_ROWS ? count - at : MANY_ROWS);
		fault = db_run(query);
	}
	return fault;
}

struct post_work { struct arena arena; size_t count; };

/* The texts are at least as new as the rows of the queue: both are seen as of the same moment. */
static enum fault
post_some(struct db *db, void *context)
{
	struct post_work *work = context;
	struct search_index index = { .arena = &work->arena };
	struct query *row;
	int64_t *ids = NULL;
	enum fault fault;

	arena_reset(&work->arena);
	work->count = 0;
	row = db_query(db, &work->arena, STATEMENT_POSTING_WAITING);
	bind_number(row, POSTED_AT_ONCE);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	ids = arena_array(&work->arena, query_rows(row) + 1, sizeof(ids[0]));
	while (row_next(row)) {
		int64_t id;

		ids[work->count++] = row_number(row);
		id = row_number(row);
		search_index_add(&index, id, row_text(row));
		search_index_add(&index, id, row_text(row));
	}
	if (work->count == 0)
		return FAULT_NONE;
	fault = search_post(db, &work->arena, &index);
	return fault == FAULT_NONE ? forget_waiting(db, &work->arena, ids, work->count) : fault;
}

enum fault
search_post_waiting(struct db *db, size_t *count)
{
	struct post_work work = { .count = 0 };
	enum fault fault = db_transact(db, post_some, &work);

	*count = fault == FAULT_NONE ? work.count : 0;
	arena_release(&work.arena);
	return fault;
}

static enum fault
load_waiting(struct search_cursor *cursor)
{
	struct query *row = db_query(cursor->db, cursor->arena, STATEMENT_SEARCH_WAITING);
	enum fault fault;

	bind_number(row, cursor->before);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	cursor->waiting = arena_array(cursor->arena, query_rows(row) + 1, sizeof(cursor->waiting[0]));
	while (row_next(row))
		cursor->waiting[cursor->waiting_count++] = row_number(row);
	return FAULT_NONE;
}

/* The rarest of the grams, the very rarest last; it stands for those that are not there. */
static enum fault
choose_grams(struct search_cursor *cursor, const struct search_query *query)
{
	struct query *row = db_query(cursor->db, cursor->arena, STATEMENT_SEARCH_SPREAD);
	size_t taken = query->gram_count < GRAMS ? query->gram_count : GRAMS;
	int64_t spread[SEARCH_GRAMS];
	enum fault fault;

	for (size_t i = 0; i < SEARCH_GRAMS; i++)
		bind_number(row, query->grams[i < query->gram_count ? i : 0]);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < SEARCH_GRAMS; i++)
		spread[i] = row_number(row);
	for (size_t k = 0; k < taken; k++) {
		size_t least = 0;

		for (size_t i = 1; i < query->gram_count; i++)
			if (spread[i] < spread[least])
				least = i;
		cursor->grams[GRAMS - 1 - k] = query->grams[least];
		if (k == 0 && spread[least] == 0)
			cursor->next_block = -1;
		spread[least] = SPREAD_MOST + 1;
	}
	for (size_t k = taken; k < GRAMS; k++)
		cursor->grams[GRAMS - 1 - k] = cursor->grams[GRAMS - 1];
	return FAULT_NONE;
}

enum fault
search_begin(struct db *db, struct arena *arena, const struct search_query *query, int64_t before,
    struct search_cursor *cursor)
{
	enum fault fault;

	*cursor = (struct search_cursor){
		.db = db, .arena = arena, .before = before, .at_once = SEARCH_BLOCKS_FIRST,
		.next_block = (before - 1) / SEARCH_BLOCK,
	};
	/* What waits is asked for first: whatever is posted in between is found as posted. */
	if ((fault = load_waiting(cursor)) != FAULT_NONE)
		return fault;
	return choose_grams(cursor, query);
}

static enum fault
load_blocks(struct search_cursor *cursor)
{
	struct query *row = db_query(cursor->db, cursor->arena, STATEMENT_SEARCH_BLOCKS);
	enum fault fault;

	for (size_t i = 0; i < GRAMS; i++)
		bind_number(row, cursor->grams[i]);
	bind_number(row, cursor->next_block);
	bind_number(row, cursor->at_once);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	cursor->block_at = cursor->block_count = 0;
	cursor->blocks = arena_array(cursor->arena, query_rows(row) + 1, sizeof(cursor->blocks[0]));
	while (row_next(row)) {
		struct search_posting *block = &cursor->blocks[cursor->block_count++];

		block->block = row_number(row);
		for (size_t i = 0; i < SEARCH_MASKS; i++)
			block->mask[i] = (uint64_t)row_number(row);
	}
	cursor->next_block = cursor->block_count < (size_t)cursor->at_once ? -1
	    : cursor->blocks[cursor->block_count - 1].block - 1;
	if (cursor->at_once < SEARCH_BLOCKS_MOST)
		cursor->at_once *= 2;
	return FAULT_NONE;
}

/* The newest case of a block below an id, 0 when there is none. */
static int64_t
newest_of(const struct search_posting *block, int64_t before)
{
	int64_t first = block->block * SEARCH_BLOCK, id = first + SEARCH_BLOCK;

	if (id > before)
		id = before;
	while (--id >= first)
		if (block->mask[(id - first) / 64] >> (id - first) % 64 & 1)
			return id;
	return 0;
}

/* The newest posted case that is next, 0 at the end. */
static enum fault
next_posted(struct search_cursor *cursor, int64_t *id)
{
	enum fault fault = FAULT_NONE;

	*id = 0;
	for (;;) {
		for (; cursor->block_at < cursor->block_count && *id == 0; cursor->block_at += *id == 0)
			*id = newest_of(&cursor->blocks[cursor->block_at], cursor->before);
		if (*id != 0 || cursor->next_block < 0)
			return FAULT_NONE;
		if ((fault = load_blocks(cursor)) != FAULT_NONE)
			return fault;
	}
}

enum fault
search_candidates(struct search_cursor *cursor, int64_t ids[MANY_ROWS], size_t *count)
{
	int64_t posted;
	enum fault fault = FAULT_NONE;

	for (*count = 0; *count < MANY_ROWS; ids[(*count)++] = cursor->before) {
		if ((fault = next_posted(cursor, &posted)) != FAULT_NONE)
			return fault;
		while (cursor->waiting_at < cursor->waiting_count &&
		    cursor->waiting[cursor->waiting_at] >= cursor->before)
			cursor->waiting_at++;
		if (cursor->waiting_at < cursor->waiting_count && cursor->waiting[cursor->waiting_at] > posted)
			posted = cursor->waiting[cursor->waiting_at];
		if (posted == 0)
			break;
		cursor->before = posted;
	}
	return fault;
}
