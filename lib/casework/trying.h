/* Trying a version of the procedure on past cases before it is adopted: what it would have changed for them. */
#ifndef CASEWORK_TRYING_H
#define CASEWORK_TRYING_H

#include "casework/replaying.h"
#include "rules/replay_compare.h"

enum { TRYING_CASES = 1000 };		/* so many cases are tried at once, so that a page stays a page */

/* Which version, and the cases by the moment of receipt, until exclusive. */
struct trying_wish { const char *version; int64_t from, until; };

/* What the deadlines and penalty proposals of all of them come to under one procedure. */
struct trying_sum { size_t deadlines, late, proposals; };

struct trying {
	const struct procedure		*current;	/* in force */
	struct procedure		 tried;
	const char			*problem;	/* NULL, or why the document cannot be read any more */
	struct replaying_events		 events;	/* for the names; cut when there were too many */
	struct replay_result		 before, after;
	struct replay_comparison	 changed;
	struct trying_sum		 sums[2];	/* before, after */
};

/*
 * Replays the cases under the procedure in force and under the other, with
 * the working calendar in force, as of now.  Nothing is written.
 * FAULT_NOT_FOUND when there is no such version.
 */
enum fault trying_run(struct step *, const struct trying_wish *, struct trying *) MUST_CHECK;

#endif
