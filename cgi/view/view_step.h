/* How a handler ends what it asked of casework. */
#ifndef CGI_VIEW_STEP_H
#define CGI_VIEW_STEP_H

#include "casework/casework.h"
#include "web/visit.h"

/*
 * The end of a POST: a fault is returned, a refusal shows the form again with
 * the rule, and success leads to `path` (without the base, "desk/case?id=7")
 * with the news `notice` (word of Text.Notice; NULL for none).
 */
enum fault view_step_end(struct visit *, const struct step *, enum fault, const char *notice, const char *path)
    MUST_CHECK;

/* The end of a GET: a refusal of reading is FAULT_NOT_FOUND, because what may not be seen is not there. */
enum fault view_step_read(const struct step *, enum fault) MUST_CHECK;

#endif
