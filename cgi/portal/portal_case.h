/* A case as its complainant sees it: no names, no staff, what is promised in words. */
#ifndef CGI_PORTAL_CASE_H
#define CGI_PORTAL_CASE_H

#include "casework/case_read.h"
#include "web/visit.h"

/* Promises.N.{Name,Over,Due.*,Due.Year,…}: the open clocks that the policy speaks of, in the words of the procedure. */
void portal_case_promises(struct visit *, const struct case_reading *);

/* Case.* and Timeline.N.*, Photos.N.*, May.<act>. */
enum fault portal_case_show(struct visit *, struct step *, const struct case_reading *) MUST_CHECK;

/* What an answer says beside its words, for the history. */
const char *portal_answer_detail(struct visit *, const char *mark, const char *solved);

#endif
