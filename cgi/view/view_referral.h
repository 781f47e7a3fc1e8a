/* Bodies that passed a case on, as pages show them; shared with the archive. */
#ifndef CGI_VIEW_REFERRAL_H
#define CGI_VIEW_REFERRAL_H

#include "rules/referral.h"
#include "view_inquiry.h"
#include "web/page.h"

/*
 * {Number,Round,Clock,Body,Name,Reference,Mail (masked),Set.*,Until.*,State,MadeBy,Made.*,Note}, once it was replied to
 * {Replied.*,RepliedBy,Way,Found,Measures,Reply}, until then Deadline as a chip.  People as the file calls them when
 * there is one.
 */
void view_referral(struct visit *, struct node *, const struct referral *, const struct view_inquiry *filed);

#endif
