/* Return visits and answers about satisfaction: reading them, and what acts mean for their rows. */
#ifndef CASEWORK_VISITING_H
#define CASEWORK_VISITING_H

#include "casework/act.h"

/*
 * Before an act is decided: whether a second visit follows this one
 * (facts->again), whether another try may be planned for then, whether papers
 * can bear a signature, and whether the answer still counts.
 */
enum fault visiting_look(struct step *, const struct act_request *, const struct case_file *before,
    struct act_facts *, enum refusal *) MUST_CHECK;

/*
 * After it was: ACT_MISS and ACT_VISIT write down the try or visit; a visit and
 * every act with a mark write down the answer.
 */
enum fault visiting_follow(struct step *, const struct act_request *, const struct case_file *before) MUST_CHECK;

/* Tries, visits and answers of a case that this person may see: casework_read() comes first. */
struct visiting {
	const struct return_visit	*visits;	size_t visit_count;
	const struct satisfaction	*answers;	size_t answer_count;
};
enum fault visiting_read(struct step *, struct case_id, struct visiting *) MUST_CHECK;

/* Tries and visits of the cases of a list, sorted by case. */
enum fault visiting_read_many(struct step *, const struct case_file *, size_t count, const struct return_visit **,
    size_t *found) MUST_CHECK;

/*
 * An answer that no visit gave: fills in the act that it is where the case
 * stands, and takes it as casework_act() does.
 */
enum fault visiting_answer(struct step *, struct act_request *, struct case_file *after) MUST_CHECK;

/* Whether the complainant may still answer through link or follow-up page in this round. */
enum fault visiting_may_answer(struct step *, const struct case_file *, bool *may) MUST_CHECK;

#endif
