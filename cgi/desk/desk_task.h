/* Sub-tasks on the desk: of a case, and what waits for somebody in all cases. */
#ifndef CGI_DESK_TASK_H
#define CGI_DESK_TASK_H

#include "casework/case_read.h"
#include "desk.h"

extern const struct form_spec desk_task_give_form, desk_task_accept_form, desk_task_done_form, desk_task_send_back_form,
    desk_task_withdraw_form, desk_task_again_form;

visit_handler desk_task_give, desk_task_accept, desk_task_done, desk_task_send_back, desk_task_withdraw,
    desk_task_again;

/*
 * Tasks.N.{Number,Round,Clock,Text,Department,Person,State,Open,Until.*,Deadline as a chip,GivenBy,Given.*,
 * Accepted.*,ClosedBy,Closed.*,Note}; with `acts` May.<act> of each, and for giving
 * May.task, Options.{Part,Receiver}.
 */
enum fault desk_task_show(struct visit *, const struct case_reading *, bool acts) MUST_CHECK;

/* The same as Waiting.N with May.* and Case.{Id,Number,Subject,Place}: what waits for the actor. */
enum fault desk_task_mine(struct visit *) MUST_CHECK;

/* Form.Scope of a form that came back: "give", "send_back3". */
void desk_task_scope(struct visit *);

#endif
