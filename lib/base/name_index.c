#include "base/name_index.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

static size_t
hash_of(const char *name)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);

	for (; *name != '\0'; name++)
		hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001B3);
	return (size_t)(hash ^ hash >> 29);
}

/* The place where the name is, or where it would be. */
static size_t *
find_place(const struct name_index *index, const char *name)
{
	size_t at = hash_of(name);

	while (index->places[at & (index->place_count - 1)] != 0 &&
	    !text_equal(index->names[index->places[at & (index->place_count - 1)] - 1], name))
		at++;
	return &index->places[at & (index->place_count - 1)];
}

/* Twice the room, and the places anew. */
static void
grow(struct name_index *index)
{
	size_t room = index->room == 0 ? 64 : index->room * 2;
	const char **names = arena_array(index->arena, room, sizeof(*names));

	if (index->count > 0)
		memcpy(names, index->names, index->count * sizeof(*names));
	index->names = names;
	index->room = room;
	index->place_count = room * 2;
	index->places = arena_array(index->arena, index->place_count, sizeof(*index->places));
	for (size_t i = 0; i < index->count; i++)
		*find_place(index, index->names[i]) = i + 1;
}

size_t
name_index_add(struct name_index *index, const char *name)
{
	size_t *place;

	if (text_empty(name))
		return 0;
	if (index->count == index->room)
		grow(index);
	place = find_place(index, name);
	if (*place == 0) {
		index->names[index->count++] = arena_copy(index->arena, name);
		*place = index->count;
	}
	return *place;
}

const char *
name_index_name(const struct name_index *index, size_t number)
{
	return number == 0 || number > index->count ? "" : index->names[number - 1];
}
