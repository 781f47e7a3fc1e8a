/* A row of an old ledger as a case of ours. */
#ifndef CASEWORK_IMPORT_CASE_H
#define CASEWORK_IMPORT_CASE_H

#include "base/arena.h"
#include "exchange/ledger.h"
#include "store/import_store.h"
#include "store/room_store.h"

struct step;

/*
 * Rooms looked up before, for the length of one import; what stands in `arena`
 * does not grow beyond PLACES_REMEMBERED places.  Zero-initialised it is empty.
 */
enum { PLACES_REMEMBERED = 4096 };
struct remembered_place {
	const char		*building, *unit, *room;	/* building NULL: free */
	struct room_list	 list;
};
struct place_memory {
	struct arena		 arena;
	struct arena		 clocks;	/* what counting the clocks of one case takes */
	size_t			 count;
	struct remembered_place	 places[PLACES_REMEMBERED * 2];
};

/*
 * Fills everything but number and ids.  Names of departments and people are
 * looked up; a room is taken when exactly one fits.  The clocks of a closed
 * case tell only what the ledger tells: one that closing stops is met or
 * breached by the day of closing, the others are cancelled.  A body that passed
 * the case on, with its number and time, is taken from the ledger's columns.
 */
enum fault import_case_make(struct step *, const struct ledger_row *, const char *mapping, struct place_memory *,
    struct imported *) MUST_CHECK;

#endif
