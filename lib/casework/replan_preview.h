/* What another calendar would do to open deadlines, before it is in force (PROCEDURE.md §32.2). */
#ifndef CASEWORK_REPLAN_PREVIEW_H
#define CASEWORK_REPLAN_PREVIEW_H

#include "casework/casework.h"

enum { REPLAN_SHOWN = 50, REPLAN_CASES = 2000 };

/* A deadline that would move. */
struct replan_move {
	const char		*number;	/* of its case */
	const struct clock_rule	*rule;
	int64_t			 before, after;	/* due moments */
};

struct replan_preview {
	struct replan_move	*moves;		/* the first REPLAN_SHOWN, in the order of their cases */
	size_t			 shown, moved;
	bool			 more;		/* cases beyond the first REPLAN_CASES were not looked at */
};

/*
 * Counts the undecided deadlines of up to REPLAN_CASES cases by that calendar
 * as casework_replan() will once it is in force, and writes nothing.  Without
 * the cases that are kept from the actor.
 */
enum fault replan_preview(struct step *, const struct calendar *, struct replan_preview *) MUST_CHECK;

#endif
