/* Return visits and answers about satisfaction in the database; both are only added to. */
#ifndef STORE_VISIT_STORE_H
#define STORE_VISIT_STORE_H

#include "rules/satisfaction.h"
#include "store/db.h"

struct visit_list { struct return_visit *rows; size_t count; };
struct satisfaction_list { struct satisfaction *rows; size_t count; };

/* One try or visit. */
enum fault visit_insert(struct db *, struct arena *, const struct return_visit *) MUST_CHECK;

/* All of a case in the order of writing; of up to MANY_ROWS cases, sorted by case. */
enum fault visits_load(struct db *, struct arena *, struct case_id, struct visit_list *) MUST_CHECK;
enum fault visits_load_many(struct db *, struct arena *, const int64_t *ids, size_t count, struct visit_list *)
    MUST_CHECK;

/* One answer; FAULT_DUPLICATE when that way has answered in this round. */
enum fault satisfaction_insert(struct db *, struct arena *, const struct satisfaction *) MUST_CHECK;
enum fault satisfactions_load(struct db *, struct arena *, struct case_id, struct satisfaction_list *) MUST_CHECK;

#endif
