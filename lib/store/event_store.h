/* The history of a case: appended, read, never changed. */
#ifndef STORE_EVENT_STORE_H
#define STORE_EVENT_STORE_H

#include "rules/event.h"
#include "store/db.h"

struct event_list { struct case_event *rows; size_t count; };

/*
 * Appends an event: numbers it after the last one of its case, chains it to
 * that one's digest, and fills id, number, previous and digest.  The caller
 * holds the lock of the case row.
 */
enum fault event_append(struct db *, struct arena *, struct case_event *) MUST_CHECK;

/* Binds one row of an INSERT; number, previous and digest are right already. */
void event_bind(struct query *, const struct case_event *);


/* In order; only those shown to the complainant when `public_only`. */
enum fault events_load(struct db *, struct arena *, struct case_id, bool public_only, struct event_list *) MUST_CHECK;

#endif
