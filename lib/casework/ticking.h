/* What the passing of time does to cases: warnings, breaches, pauses that end, and the sweeping of what has expired. */
#ifndef CASEWORK_TICKING_H
#define CASEWORK_TICKING_H

#include "casework/casework.h"

/*
 * Takes or keeps the turn of the clock daemon; *mine is false while another
 * one holds it.  `holder` names machine and process; a turn lasts 20 seconds
 * of the database's time unless it is taken again or given up.
 */
enum fault casework_take_turn(struct step *, const char *holder, bool *mine) MUST_CHECK;
enum fault casework_give_turn(struct step *, const char *holder) MUST_CHECK;

/* What time it is for the database, beside which the daemon holds its own clock. */
enum fault casework_server_now(struct step *, int64_t *now) MUST_CHECK;

/*
 * Marks up to 192 deadlines whose warning or due moment, or the limit of whose
 * pause, has passed, a few cases to a transaction, each with its event, and
 * adds how many changes there were to *marked.  *more is true when others are
 * waiting.  A deadline is marked exactly once, however often the daemon is
 * killed.
 */
enum fault casework_tick(struct step *, size_t *marked, bool *more) MUST_CHECK;

/*
 * Posts texts of cases that wait for it, so that searches need not look at each of them; *posted is how many,
 * a few thousand at most, for deadlines are not kept waiting.
 */
enum fault casework_post_texts(struct step *, size_t *posted) MUST_CHECK;

/*
 * Removes expired sessions, counted tries, one-time keys and files that never
 * became evidence, a bounded number at a time.  Files are looked for among those
 * of the last days, or (whole) among all of them, which takes a while.
 */
enum fault casework_sweep(struct step *, bool whole) MUST_CHECK;

#endif
