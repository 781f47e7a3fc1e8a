/* The clocks of cases, and the clock daemon's turn. */
#ifndef STORE_DEADLINE_STORE_H
#define STORE_DEADLINE_STORE_H

#include "rules/deadline.h"
#include "store/db.h"

struct deadline_list { struct deadline *rows; size_t count; };

/* Every deadline of a case in the order they started. */
enum fault deadlines_load(struct db *, struct arena *, struct case_id, struct deadline_list *) MUST_CHECK;

/* Reads every row of a selection of DEADLINE_COLUMNS. */
enum fault deadline_rows(struct query *, struct arena *, struct deadline_list *) MUST_CHECK;

/* Inserts a row whose id is 0 and fills it; saves any other. */
enum fault deadline_put(struct db *, struct arena *, struct deadline *) MUST_CHECK;

/* Binds one row of an INSERT. */
void deadline_bind(struct query *, const struct deadline *);

/*
 * Up to 192 deadlines that have to be looked at by now, earliest first, with
 * nothing but their ids and cases: by index, whatever the number of cases.
 */
enum fault deadlines_due(struct db *, struct arena *, int64_t now, struct deadline_list *) MUST_CHECK;

/* Up to 64 cases, each once, with undecided deadlines that were counted by another calendar; only case_id is filled. */
enum fault deadlines_of_other_calendars(struct db *, struct arena *, const char *calendar,
    struct deadline_list *) MUST_CHECK;

/* Leaves the deadlines of a case to the calendar that they were counted by. */
enum fault deadlines_let_go(struct db *, struct arena *, struct case_id) MUST_CHECK;

/* The moment at which the next deadline has to be looked at; 0 when there is none. */
enum fault deadline_next(struct db *, struct arena *, int64_t *at) MUST_CHECK;

/* Has the daemon look at a deadline again only then, because it could not be marked. */
enum fault deadline_postpone(struct db *, struct arena *, int64_t id, int64_t until) MUST_CHECK;

/*
 * Takes or keeps the named lease for so many seconds from now; *held is false
 * when another holder's has not run out.  Time is the database's, so that all
 * machines mean the same by it; one that would last longer than these seconds
 * was given before its clock went back, and holds nobody up.
 */
struct lease { const char *name, *holder; int seconds; };
enum fault lease_take(struct db *, struct arena *, const struct lease *, bool *held) MUST_CHECK;

/* Gives it up, so that the next one need not wait. */
enum fault lease_give(struct db *, struct arena *, const struct lease *) MUST_CHECK;

/* What time it is for the database. */
enum fault server_now(struct db *, struct arena *, int64_t *now) MUST_CHECK;

/* The cases, in the order of their ids, with an undecided deadline that a calendar counted, still to come. */
enum { COUNTED_AT_ONCE = 64 };
struct counted_ids { const int64_t *rows; size_t count; };
enum fault deadlines_counted(struct db *, struct arena *, int64_t now, size_t limit, struct counted_ids *) MUST_CHECK;

/*
 * What counting their deadlines anew asks of up to COUNTED_AT_ONCE cases:
 * without those that are kept from the viewer (NULL: nothing is); and all the
 * deadlines of those cases.
 */
struct counted_case { struct case_id id; const char *number, *procedure_version, *project; };
struct counted_list { struct counted_case *rows; size_t count; };
enum fault deadlines_counted_cases(struct db *, struct arena *, const struct staff *viewer, const struct counted_ids *,
    struct counted_list *) MUST_CHECK;
enum fault deadlines_of_cases(struct db *, struct arena *, const int64_t *ids, size_t count,
    struct deadline_list *) MUST_CHECK;

#endif
