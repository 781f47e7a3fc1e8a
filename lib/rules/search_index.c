#include "rules/search_index.h"

#include <stdlib.h>
#include <string.h>

#include "rules/search.h"
#include "base/banned.h"

enum { FIRST_ROOM = 4096 };

static size_t
mix(int64_t gram, int64_t block)
{
	uint64_t hash = (uint64_t)gram * 0x9e3779b97f4a7c15u ^ (uint64_t)block * 0xc2b2ae3d27d4eb4fu;

	return (size_t)(hash ^ hash >> 29);
}

/* The place of a gram in a block, or the free one where it will be.  The room is a power of two. */
static struct search_posting *
place_of(const struct search_index *index, int64_t gram, int64_t block)
{
	for (size_t at = mix(gram, block);; at++) {
		struct search_posting *place = &index->places[at & (index->room - 1)];

		if (place->gram == 0 || (place->gram == gram && place->block == block))
			return place;
	}
}

static void
grow(struct search_index *index)
{
	struct search_index larger = *index;

	larger.room = index->room == 0 ? FIRST_ROOM : index->room * 2;
	larger.places = arena_array(index->arena, larger.room, sizeof(larger.places[0]));
	for (size_t i = 0; i < index->room; i++)
		if (index->places[i].gram != 0)
			*place_of(&larger, index->places[i].gram, index->places[i].block) = index->places[i];
	*index = larger;
}

void
search_index_add(struct search_index *index, int64_t id, const char *text)
{
	struct search_text grams = search_text(text);
	int64_t gram, block = id / SEARCH_BLOCK, bit = id % SEARCH_BLOCK;

	while (search_next(&grams, &gram)) {
		struct search_posting *place;

		if (index->count >= index->room / 2)
			grow(index);
		place = place_of(index, gram, block);
		index->count += place->gram == 0;
		place->gram = gram;
		place->block = block;
		place->mask[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

static int
compare(const void *one, const void *other)
{
	const struct search_posting *a = one, *b = other;

	if (a->gram != b->gram)
		return a->gram < b->gram ? -1 : 1;
	return (a->block > b->block) - (a->block < b->block);
}

struct search_posting *
search_index_rows(struct search_index *index, size_t *count)
{
	struct search_posting *rows = arena_array(index->arena, index->count + 1, sizeof(rows[0]));

	*count = 0;
	for (size_t i = 0; i < index->room; i++)
		if (index->places[i].gram != 0)
			rows[(*count)++] = index->places[i];
	qsort(rows, *count, sizeof(rows[0]), compare);
	*index = (struct search_index){ .arena = index->arena };
	return rows;
}
