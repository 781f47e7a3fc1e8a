/* The clocks of cases, and the clock daemon's turn. */
#ifndef STORE_DEADLINE_STORE_H
#define STORE_DEADLINE_STORE_H

#include "rules/deadline.h"
#include "store/db.h"

struct deadline_list { struct deadline *rows; size_t count; };

/* Every deadline of a case in the order they started. */
enum fault deadlines_load(struct db *, struct arena *, struct case_id, struct deadline_list *) MUST_CHECK;

/* Inserts a row whose id is 0 and fills it; saves any other. */
enum fault deadline_put(struct db *, struct arena *, struct deadline *) MUST_CHECK;

/* Binds one row of an INSERT. */
void deadline_bind(struct query *, const struct deadline *);

/* Up to 200 deadlines that have to be looked at by now, earliest first: by index, whatever the number of cases. */
enum fault deadlines_due(struct db *, struct arena *, int64_t now, struct deadline_list *) MUST_CHECK;

/* The moment at which the next deadline has to be looked at; 0 when there is none. */
enum fault deadline_next(struct db *, struct arena *, int64_t *at) MUST_CHECK;

/* Has the daemon look at a deadline again only then, because it could not be marked. */
enum fault deadline_postpone(struct db *, struct arena *, int64_t id, int64_t until) MUST_CHECK;

/*
 * Takes or keeps the named lease until then; *held is false when another
 * holder's has not run out.
 */
enum fault lease_take(struct db *, struct arena *, const char *name, const char *holder, int64_t now, int64_t until,
    bool *held) MUST_CHECK;

#endif
