/* The investigation of a case: what was found out, why it happened, who answers for it, what will be done. */
#ifndef CASEWORK_WORKBENCH_H
#define CASEWORK_WORKBENCH_H

#include "casework/act.h"
#include "rules/inquiry.h"

/* Everything of it; which evidence proves what is in `proofs`. */
struct workbench {
	const struct inquiry_record	*records;		size_t record_count;
	const struct cause		*causes;		size_t cause_count;
	const struct responsibility	*responsibilities;	size_t responsibility_count;
	const struct plan		*plans;			size_t plan_count;
	const struct proof		*proofs;		size_t proof_count;
};

/* Of a case that this person may see: casework_read() comes first. */
enum fault workbench_read(struct step *, struct case_id, struct workbench *) MUST_CHECK;

/* How many records, causes and findings stand, for the link on the case page. */
enum fault workbench_count(struct step *, struct case_id, int64_t *count) MUST_CHECK;

/* Which case as of which version, with new files and evidence that is there already. */
struct workbench_base {
	struct case_id		 id;
	int64_t			 version;
	struct staged_files	 files;
	const int64_t		*evidence;
	size_t			 evidence_count;
};

/*
 * Each is one act in one transaction, with its line of history: ACT_INVESTIGATE,
 * ACT_CAUSE, ACT_RESPONSIBILITY.  Refusals as casework_act(), and those of
 * cause_may_stand(), cause_may_be_called() and cause_may_be_struck().  case_id, made_by and made_at
 * of the row are filled in.
 */
enum fault workbench_add_record(struct step *, const struct workbench_base *, struct inquiry_record *) MUST_CHECK;
enum fault workbench_add_cause(struct step *, const struct workbench_base *, struct cause *) MUST_CHECK;
enum fault workbench_add_responsibility(struct step *, const struct workbench_base *,
    struct responsibility *) MUST_CHECK;

/*
 * Ties evidence, what is there and what is sent with it, to the standing cause
 * or the record that `node` names; REFUSAL_NOTHING_TIED when none is new to it.
 */
enum fault workbench_tie(struct step *, const struct workbench_base *, const struct proof *node) MUST_CHECK;

/* Strikes out, with the reason; what was written stays readable. */
enum fault workbench_strike_cause(struct step *, const struct workbench_base *, int64_t id,
    const char *reason) MUST_CHECK;
enum fault workbench_strike_responsibility(struct step *, const struct workbench_base *, int64_t id,
    const char *reason) MUST_CHECK;

#endif
