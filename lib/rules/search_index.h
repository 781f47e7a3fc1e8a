/* Postings of many texts, put together before they are written. */
#ifndef RULES_SEARCH_INDEX_H
#define RULES_SEARCH_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Cases are posted by blocks of ids: 0–255, 256–511 …; a bit of the mask is one of them. */
enum { SEARCH_BLOCK = 256, SEARCH_MASKS = SEARCH_BLOCK / 64 };

/* One row of the index: which cases of a block have the gram. */
struct search_posting {
	int64_t		gram;		/* 0: a free place */
	int64_t		block;
	uint64_t	mask[SEARCH_MASKS];
};

/* Zero-initialised but for the arena it is a valid empty index. */
struct search_index {
	struct arena		*arena;
	struct search_posting	*places;
	size_t			 count, room;
};

/* Posts every gram of the text for the case of that id (above 0). */
void search_index_add(struct search_index *, int64_t id, const char *text);

/*
 * The rows by gram and block: whoever writes several takes them in this
 * order, so that two who write do not wait for each other.  The index is empty after that.
 */
struct search_posting *search_index_rows(struct search_index *, size_t *count);

#endif
