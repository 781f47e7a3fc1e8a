/* Duties of the calendar on the desk: what is due for one's role, done, entered for a date, taken back. */
#ifndef CGI_DESK_DUTIES_H
#define CGI_DESK_DUTIES_H

#include "casework/duties.h"
#include "desk.h"

extern const struct form_spec desk_duties_done_form, desk_duties_add_form, desk_duties_withdraw_form;
extern const struct form_spec desk_duties_explain_form, desk_duties_decline_form;

/* Roles that a duty may fall to. */
extern const char *const desk_duties_roles[];

visit_handler desk_duties, desk_duties_export, desk_duties_done, desk_duties_add, desk_duties_withdraw;
visit_handler desk_duties_explain, desk_duties_decline, desk_duties_paper;
visit_handler desk_duties_paper_post, desk_duties_paper_again;

/* The page with what was typed, and why it was not taken. */
visit_handler desk_duties_again;

/* Lays out Duties.Open, Duties.Closed and Options. */
void desk_duties_show(struct visit *, const struct duties_reading *);

#endif
