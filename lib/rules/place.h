/* How people say where they live. */
#ifndef RULES_PLACE_H
#define RULES_PLACE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Building, unit and room as normalised numbers or names; "" when not said. */
struct place {
	const char	*building, *unit, *room;
	const char	*rest;		/* what was not understood, verbatim */
};

/*
 * Understands 3-2-1201, 3栋2单元1201, 3号楼二单元1201室, 三幢二单元1201, full-width
 * digits and 3-1201 (no unit); false when no room was recognised (rest then
 * holds everything).
 */
bool place_read(struct arena *, const char *typed, struct place *);

/*
 * Rooms run together in old ledgers: "32503" is 3-2-503 where building 3 has
 * a unit 2; offers every reading, most likely first (at most 4).
 */
int place_split(struct arena *, const char *digits, struct place readings[4]);

/*
 * Buildings that somebody lists: "1、2栋 3号楼" are "1", "2" and "3".  Gives how
 * many there are, and puts no more than `most` of them into the array.
 */
size_t place_buildings(struct arena *, const char *typed, const char **buildings, size_t most);

#endif
