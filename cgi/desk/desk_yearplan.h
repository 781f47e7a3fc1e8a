/* The visits planned for a year, month by month, and what was done of them. */
#ifndef CGI_DESK_YEARPLAN_H
#define CGI_DESK_YEARPLAN_H

#include "casework/year_plans.h"
#include "desk.h"

extern const struct form_spec desk_yearplan_add_form, desk_yearplan_done_form, desk_yearplan_strike_form;

visit_handler desk_yearplan, desk_yearplan_add, desk_yearplan_done, desk_yearplan_strike, desk_yearplan_again,
    desk_yearplan_export;

/* The year that an address asks for; this one when it asks for none that could be planned. */
int desk_yearplan_year(const struct visit *);

/* Lays out Plan, Months and Kinds. */
void desk_yearplan_show(struct visit *, const struct year_plan *);

#endif
