/* The board of an emergency, from the report to the closing evaluation, and what is done at once. */
#ifndef CGI_DESK_EMERGENCY_H
#define CGI_DESK_EMERGENCY_H

#include "casework/emergencies.h"
#include "desk.h"

extern const struct form_spec desk_emergency_alert_form, desk_emergency_start_form, desk_emergency_force_form,
    desk_emergency_release_form, desk_emergency_report_form, desk_emergency_log_form, desk_emergency_lift_form,
    desk_emergency_debrief_form, desk_emergency_measure_form, desk_emergency_result_form, desk_emergency_see_form;

visit_handler desk_emergency, desk_emergency_all, desk_emergency_all_export, desk_emergency_print;
visit_handler desk_emergency_alert, desk_emergency_start, desk_emergency_force, desk_emergency_release,
    desk_emergency_report, desk_emergency_log, desk_emergency_lift, desk_emergency_debrief, desk_emergency_measure,
    desk_emergency_result, desk_emergency_see;

/* The board with what was typed, and why it was not taken. */
visit_handler desk_emergency_again;

/* Every form begins with the case. */
enum { EMERGENCY_FORM_ID, EMERGENCY_FORM_OWN };

/*
 * Case, Emergency (the latest, with Members, Log, Told and Next), Earlier,
 * Measures, May.* and the choices of the forms.
 */
void desk_emergency_show(struct visit *, const struct emergency_reading *);

/* Rows: {Id,Number,Subject,Place,State,Reported,Started,Lifted,Leader,LastReport} and Next as a chip. */
void desk_emergency_show_all(struct visit *, const struct emergency_row *, size_t count);

/* What the page of the case says of it: Case.Emergency.{State,Id}, Case.Alert.{Wanted,May}. */
enum fault desk_emergency_standing(struct visit *, const struct case_file *, const struct procedure *) MUST_CHECK;

#endif
