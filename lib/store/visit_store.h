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

/* Of answers given from `from` until `until` (exclusive) one of each case, the latest, by department; 0: of none. */
struct figures_row { struct department_id department; struct satisfaction_figures figures; };
struct figures_list { struct figures_row *rows; size_t count; };
enum fault satisfaction_figures(struct db *, struct arena *, int64_t from, int64_t until, struct figures_list *)
    MUST_CHECK;

/* One-time links, by the digest of their key. */
struct survey_link {
	int64_t		 id;
	struct case_id	 case_id;
	int		 round;
	int64_t		 issued_at, expires_at, used_at;
	struct staff_id	 issued_by;
};
enum fault survey_insert(struct db *, struct arena *, const struct survey_link *, const uint8_t digest[32]) MUST_CHECK;
enum fault survey_find(struct db *, struct arena *, const uint8_t digest[32], struct survey_link *) MUST_CHECK;

/* FAULT_NOT_FOUND when it was used in the meantime. */
enum fault survey_use(struct db *, struct arena *, int64_t id, int64_t at) MUST_CHECK;

#endif
