/* The workbench of an investigation: records, causes, responsibility, plan. */
#ifndef CGI_DESK_INQUIRY_H
#define CGI_DESK_INQUIRY_H

#include "casework/case_read.h"
#include "casework/workbench.h"
#include "desk.h"

extern const struct form_spec desk_inquiry_record_form, desk_inquiry_cause_form, desk_inquiry_cause_strike_form,
    desk_inquiry_responsibility_form, desk_inquiry_responsibility_strike_form, desk_inquiry_measure_form,
    desk_inquiry_approve_form, desk_inquiry_reject_form, desk_inquiry_record_tie_form, desk_inquiry_cause_tie_form,
    desk_inquiry_step_done_form;

visit_handler desk_inquiry, desk_print_inquiry;
visit_handler desk_inquiry_record, desk_inquiry_cause, desk_inquiry_cause_strike, desk_inquiry_responsibility,
    desk_inquiry_responsibility_strike, desk_inquiry_measure, desk_inquiry_approve, desk_inquiry_reject,
    desk_inquiry_record_tie, desk_inquiry_cause_tie, desk_inquiry_step_done;

/* The page that the form was on, with what was typed. */
visit_handler desk_inquiry_again;

/* Every form begins with these two. */
enum { INQUIRY_FORM_ID, INQUIRY_FORM_VERSION, INQUIRY_FORM_OWN };

/*
 * Inquiry.{Records,Causes,Findings,Plans,Evidence}, the two drawings as
 * Fishbone and Whys, and what this person may do as May.*.
 */
void desk_inquiry_show(struct visit *, const struct case_reading *, const struct workbench *);

#endif
