/* What members of staff are told inside the product, and the digests that take it outside. */
#ifndef CASEWORK_NOTICING_H
#define CASEWORK_NOTICING_H

#include "casework/casework.h"
#include "rules/notice.h"

/* The actor's own, newest first, below the id `before`.  Without the case where it may no longer be seen. */
struct notices_asked { bool unseen; int64_t before; size_t limit; };
enum fault notices_of(struct step *, const struct notices_asked *, struct notice **, size_t *count) MUST_CHECK;

/* How many the actor has not seen, counted up to 100. */
enum fault notices_unseen(struct step *, int64_t *count) MUST_CHECK;

/* Ticks off the actor's: all up to the newest that was shown; all of a case that was opened. */
enum fault notices_seen_until(struct step *, int64_t id) MUST_CHECK;
enum fault notices_seen_case(struct step *, struct case_id) MUST_CHECK;

/* How the actor wishes to be told outside the product; `open`: mail is set up at all. */
struct notices_wish { enum notice_digest digest; const char *mail, *language; bool open; };
enum fault notices_wish(struct step *, struct notices_wish *) MUST_CHECK;
enum fault notices_save_wish(struct step *, const struct notices_wish *) MUST_CHECK;

/*
 * Puts the digests together whose time has come, each with its message in one
 * transaction: what was neither seen nor mailed, from the last week.  *made of them.
 */
enum fault notices_digest(struct step *, size_t *made) MUST_CHECK;

/* Demonstration data: what is older than that has been seen. */
enum fault notices_seen_before(struct step *, int64_t at) MUST_CHECK;

/* Inside a transaction: tells of an act on a case, of a clock, of a duty. */
enum fault noticing_act(struct step *, const struct case_file *before, const struct case_file *after,
    const struct notice_act *) MUST_CHECK;
enum fault noticing_duty(struct step *, const struct duty *) MUST_CHECK;

/* Inside a transaction: of a report that nobody acknowledged and that has climbed. */
enum fault noticing_report(struct step *, const struct case_file *, struct staff_id to, const char *clock) MUST_CHECK;

/* Adds whom a clock is told to that was marked just now; noticing_keep() writes all of them. */
enum fault noticing_clock(struct step *, const struct case_file *, const struct deadline *,
    struct notices *) MUST_CHECK;
enum fault noticing_keep(struct step *, const struct notices *) MUST_CHECK;

#endif
