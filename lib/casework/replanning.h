/* Deadlines counted anew when another working calendar comes into force (PROCEDURE.md §32.2). */
#ifndef CASEWORK_REPLANNING_H
#define CASEWORK_REPLANNING_H

#include "casework/casework.h"

/*
 * Counts the undecided deadlines of up to 64 cases anew that were counted by
 * another calendar than the one in force, a transaction for each case; every
 * deadline that moves gets a line of history with old and new.  Adds how many
 * moved; *more is true when other cases are waiting.
 */
enum fault casework_replan(struct step *, size_t *moved, bool *more) MUST_CHECK;

#endif
