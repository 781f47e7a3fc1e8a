/* A second stage that another person answers (HO Code 6.13). */
#ifndef CASEWORK_STAGING_H
#define CASEWORK_STAGING_H

#include "casework/act.h"

/*
 * Before an act is decided, inside its transaction: whether the procedure of
 * the case wants another person for what is reopened, in change->other_person,
 * and in *refusal that the person who would have it now handled an earlier
 * round.
 */
enum fault staging_look(struct step *, const struct act_request *, const struct case_file *before,
    struct case_change *, enum refusal *) MUST_CHECK;

#endif
