/* Names as small numbers: the first name is 1, the next 2, and 0 is no name. */
#ifndef BASE_NAME_INDEX_H
#define BASE_NAME_INDEX_H

#include <stddef.h>

struct arena;

/* Zero-initialised with an arena it is empty. */
struct name_index {
	struct arena	 *arena;
	const char	**names;	/* names[number - 1] */
	size_t		  count, room;
	size_t		 *places;	/* open addressing; 0 is free */
	size_t		  place_count;
};

/* The number of a name, which gets the next one when it is new; 0 for NULL and "". */
size_t name_index_add(struct name_index *, const char *name);

/* The name of a number, "" for 0 and for numbers that were never given. */
const char *name_index_name(const struct name_index *, size_t number);

#endif
