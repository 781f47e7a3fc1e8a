/* The index by which cases are found: posting texts, and candidates for what is looked for. */
#ifndef STORE_SEARCH_STORE_H
#define STORE_SEARCH_STORE_H

#include "rules/case.h"
#include "rules/search.h"
#include "rules/search_index.h"
#include "store/db.h"
#include "store/many_rows.h"

/*
 * Inside a transaction that writes the text of a case: it waits to be posted, and is looked at
 * by searches until then.
 */
enum fault search_queue(struct db *, struct arena *, struct case_id) MUST_CHECK;

/* Writes what an index holds inside a transaction, which is run again when another wrote the same rows. */
enum fault search_post(struct db *, struct arena *, struct search_index *) MUST_CHECK;

/* Posts up to a thousand of the texts that wait, in a transaction of its own; *count is how many, 0 when none wait. */
enum fault search_post_waiting(struct db *, size_t *count) MUST_CHECK;

/* What is read of the newest blocks at once, more with every time that it was not enough. */
enum { SEARCH_BLOCKS_FIRST = 16, SEARCH_BLOCKS_MOST = 256 };

/*
 * Cases that may hold the words of a query with grams, newest first: those that are posted with its rarest grams and
 * those whose text waits.  Every one that holds the words is among them.
 */
struct search_cursor {
	struct db		*db;
	struct arena		*arena;
	int64_t			 grams[4];	/* the rarest last */
	int64_t			 before;	/* ids below this are next */
	int64_t			*waiting;	/* newest first */
	size_t			 waiting_count, waiting_at;
	struct search_posting	*blocks;
	size_t			 block_count, block_at;
	int			 at_once;
	int64_t			 next_block;	/* below 0: there are no more */
};
enum fault search_begin(struct db *, struct arena *, const struct search_query *, int64_t before,
    struct search_cursor *) MUST_CHECK;

/* The next MANY_ROWS ids; fewer only at the end. */
enum fault search_candidates(struct search_cursor *, int64_t ids[MANY_ROWS], size_t *count) MUST_CHECK;

#endif
