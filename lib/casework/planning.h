/* What acts on a plan mean for its rows; inside the transaction of the act. */
#ifndef CASEWORK_PLANNING_H
#define CASEWORK_PLANNING_H

#include "casework/act.h"
#include "rules/inquiry.h"

/*
 * Before the act is decided: whether the plan in force lets it be executed
 * (facts->free), and whether this person may approve or reject it.
 */
enum fault planning_look(struct step *, const struct act_request *, const struct case_file *before,
    struct act_facts *, enum refusal *) MUST_CHECK;

/*
 * After it was: ACT_PLAN adds a measure to the plan in force, or begins a new
 * plan when there is none that is still open; ACT_APPROVE and ACT_REJECT decide.
 */
enum fault planning_follow(struct step *, const struct act_request *, const struct case_file *before) MUST_CHECK;

/* Whether the next measure is added to this plan: what was decided about, or begun with, is finished. */
bool planning_is_open(const struct plan *, const struct case_file *before);

#endif
