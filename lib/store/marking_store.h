/* Up to MANY_ROWS cases at once, for what the clock daemon marks. */
#ifndef STORE_MARKING_STORE_H
#define STORE_MARKING_STORE_H

#include "store/case_store.h"
#include "store/deadline_store.h"
#include "store/event_store.h"
#include "store/many_rows.h"

/* The cases, locked, in the order of their ids, the deadlines of each after the other, and where each history ends. */
struct event_end { struct case_id id; int number; uint8_t digest[SECRET_DIGEST]; };
struct marking_rows {
	struct case_list	 cases;
	struct deadline_list	 deadlines;
	struct event_end	*ends;
	size_t			 end_count;
};
enum fault marking_load(struct db *, struct arena *, const int64_t *ids, size_t count,
    struct marking_rows *) MUST_CHECK;

/*
 * Puts up to MANY_ROWS deadlines into one state: running on after a pause,
 * warned, breached, or cancelled at that moment.  Nothing else of them changes.
 */
enum fault marking_save_state(struct db *, struct arena *, const struct deadline *like, const int64_t *ids,
    size_t count) MUST_CHECK;

/* The alert of up to MANY_ROWS cases whose earliest deadline is still the same. */
enum fault marking_save_alert(struct db *, struct arena *, int alert, const int64_t *ids, size_t count) MUST_CHECK;

/* Events that are numbered and chained already. */
enum fault marking_insert_events(struct db *, struct arena *, const struct case_event *, size_t count) MUST_CHECK;

#endif
