/* What the passing of time does to cases: warnings, breaches, and the sweeping of what has expired. */
#ifndef CASEWORK_TICKING_H
#define CASEWORK_TICKING_H

#include "casework/casework.h"

/*
 * Takes or keeps the turn of the clock daemon; *mine is false while another
 * one holds it.  `holder` names machine and process; a turn lasts 20 seconds
 * unless it is taken again.
 */
enum fault casework_take_turn(struct step *, const char *holder, bool *mine) MUST_CHECK;

/*
 * Marks up to 200 deadlines whose warning or due moment has passed, each in a
 * transaction of its own with its event, and adds how many changed to *marked.
 * *more is true when others are waiting.  A deadline is marked exactly once,
 * however often the daemon is killed.
 */
enum fault casework_tick(struct step *, size_t *marked, bool *more) MUST_CHECK;

/*
 * Removes expired sessions, counted tries, one-time keys and files that were never completed, a
 * bounded number at a time.
 */
enum fault casework_sweep(struct step *) MUST_CHECK;

#endif
