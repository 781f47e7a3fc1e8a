/* Investigation records, causes, responsibility findings and plans of a case. */
#ifndef STORE_INQUIRY_STORE_H
#define STORE_INQUIRY_STORE_H

#include "rules/inquiry.h"
#include "store/db.h"

struct record_list { struct inquiry_record *rows; size_t count; };
struct cause_list { struct cause *rows; size_t count; };
struct responsibility_list { struct responsibility *rows; size_t count; };
struct plan_list { struct plan *rows; size_t count; };	/* with their measures */

struct proof_list { struct proof *rows; size_t count; };

/* Inserts and gives the row its id. */
enum fault record_insert(struct db *, struct arena *, struct inquiry_record *) MUST_CHECK;
enum fault cause_insert(struct db *, struct arena *, struct cause *) MUST_CHECK;
enum fault responsibility_insert(struct db *, struct arena *, struct responsibility *) MUST_CHECK;

/* All of a case, in the order of writing. */
enum fault records_load(struct db *, struct arena *, struct case_id, struct record_list *) MUST_CHECK;
enum fault causes_load(struct db *, struct arena *, struct case_id, struct cause_list *) MUST_CHECK;
enum fault responsibilities_load(struct db *, struct arena *, struct case_id, struct responsibility_list *) MUST_CHECK;
enum fault plans_load(struct db *, struct arena *, struct case_id, struct plan_list *) MUST_CHECK;
enum fault proofs_load(struct db *, struct arena *, struct case_id, struct proof_list *) MUST_CHECK;

/* Strikes a row of the case out; FAULT_NOT_FOUND when there is none that stands. */
struct striking { struct case_id case_id; int64_t id, at; struct staff_id by; const char *reason; };
enum fault cause_strike(struct db *, struct arena *, const struct striking *) MUST_CHECK;
enum fault responsibility_strike(struct db *, struct arena *, const struct striking *) MUST_CHECK;

/* Ties evidence of the same case to a record or a cause: one piece, or all that is newer than `after`. */
enum fault proof_insert(struct db *, struct arena *, struct case_id, const struct proof *) MUST_CHECK;
enum fault proof_insert_newer(struct db *, struct arena *, struct case_id, const struct proof *) MUST_CHECK;

/* How many records, causes and findings stand. */
enum fault inquiry_rows(struct db *, struct arena *, struct case_id, int64_t *count) MUST_CHECK;
enum fault evidence_last(struct db *, struct arena *, struct case_id, int64_t *id) MUST_CHECK;

/* In plan_store.c: a plan without its measures; a measure of one; why not now, while undecided; the decision. */
enum fault plan_insert(struct db *, struct arena *, const struct plan *) MUST_CHECK;
enum fault measure_insert(struct db *, struct arena *, struct case_id, const struct measure *) MUST_CHECK;
enum fault plan_explain(struct db *, struct arena *, const struct plan *) MUST_CHECK;
enum fault plan_decide(struct db *, struct arena *, const struct plan *) MUST_CHECK;

#endif
