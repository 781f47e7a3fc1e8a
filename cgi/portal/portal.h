/* The residents' program: file a complaint, follow it, read how complaints are handled.  Nobody signs in. */
#ifndef CGI_PORTAL_H
#define CGI_PORTAL_H

#include "casework/casework.h"
#include "web/form.h"
#include "web/visit.h"

/* Keeps the pass of follow_open() for FOLLOW_LONGEST seconds. */
#define PORTAL_PASS_COOKIE "anjuan_follow"

extern const struct form_spec portal_filing_form, portal_join_form, portal_follow_form;
extern const struct form_spec portal_add_form, portal_object_form, portal_rate_form, portal_withdraw_form;
extern const struct form_spec portal_confirm_form, portal_survey_form;

/* This visit as a step of the complainant, with the one-time key of its form. */
struct step portal_step(const struct visit *);

/* What the browser is known by, for sealing what it carries; "" before its first form. */
const char *portal_holder(const struct visit *);

visit_handler portal_front, portal_policy;
visit_handler portal_file, portal_file_change, portal_file_again;
visit_handler portal_file_check, portal_file_check_back;
visit_handler portal_submit, portal_receipt, portal_join, portal_join_again;
visit_handler portal_follow, portal_follow_post, portal_follow_again, portal_follow_leave;
visit_handler portal_follow_case, portal_follow_add, portal_follow_confirm, portal_follow_object;
visit_handler portal_follow_rate, portal_follow_withdraw, portal_follow_reopen;
visit_handler portal_photo;
visit_handler portal_survey, portal_survey_post, portal_survey_again, portal_survey_done;

#endif
