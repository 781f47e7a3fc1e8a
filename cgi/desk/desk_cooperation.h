/* Several departments on one case: who leads, who cooperates with which duty. */
#ifndef CGI_DESK_COOPERATION_H
#define CGI_DESK_COOPERATION_H

#include "casework/case_read.h"
#include "desk.h"

extern const struct form_spec desk_cooperation_name_form, desk_cooperation_end_form;

visit_handler desk_cooperation, desk_cooperation_name, desk_cooperation_end;

/* The page that a form of it was on, with what was typed. */
visit_handler desk_cooperation_again;

/* Every form begins with these two. */
enum { COOPERATION_FORM_ID, COOPERATION_FORM_VERSION, COOPERATION_FORM_OWN };

/*
 * Cooperation.Rows.N.{Id,Department,Duty,By,At.*,Ended.*,EndedBy,EndedReason}, those that stand
 * first, of a case that was read; the lead is Case.Department and Case.Handler.
 */
enum fault desk_cooperation_show(struct visit *, struct case_id) MUST_CHECK;

#endif
