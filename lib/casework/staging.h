/* A second stage that another person answers (HO Code 6.13). */
#ifndef CASEWORK_STAGING_H
#define CASEWORK_STAGING_H

#include "casework/act.h"
#include "casework/case_read.h"

/*
 * Before an act is decided, inside its transaction: whether the procedure of
 * the case wants another person for what is reopened, in change->other_person,
 * and in *refusal that the person who would have it now, or would be named for
 * a measure or a sub-task, handled an earlier round.
 */
enum fault staging_look(struct step *, const struct act_request *, const struct case_file *before,
    struct case_change *, enum refusal *) MUST_CHECK;

/* Whether a list may offer this person for work on the case: there, not kept from it, and not of an earlier stage. */
bool staging_may_name(const struct case_reading *, const struct staff *);

/* casework_allowed_acts(), without accepting what the second stage keeps from the actor. */
act_set staging_acts(const struct step *, const struct case_reading *);

#endif
