/* One return visit: the page in view while calling, what came of it, a second visit waived, an answer on paper. */
#ifndef CGI_DESK_VISIT_H
#define CGI_DESK_VISIT_H

#include "casework/case_read.h"
#include "casework/visiting.h"
#include "desk.h"

extern const struct form_spec desk_visit_reveal_form, desk_visit_record_form, desk_visit_miss_form,
    desk_visit_waive_form, desk_visit_paper_form, desk_visit_link_form;

visit_handler desk_visit, desk_visit_reveal, desk_visit_record, desk_visit_miss, desk_visit_waive, desk_visit_paper;
visit_handler desk_visit_link, desk_visit_link_post;
visit_handler desk_print_visit, desk_print_visit_post, desk_print_visit_again;

/* The page that the form was on, with what was typed. */
visit_handler desk_visit_again;

/* Every form begins with these two. */
enum { VISIT_FORM_ID, VISIT_FORM_VERSION, VISIT_FORM_OWN };

/*
 * Visit.{Turn,Manner,Tries,Next.*,Waiver,Again}, Visits.N, Answers.N, Scripts.N
 * and what this person may do as May.*; names and phones in full when revealed,
 * which Case.Revealable offers while a visit is due.
 */
void desk_visit_show(struct visit *, const struct case_reading *, const struct visiting *, bool revealed);

#endif
