/* One case at the service centre: its page, its papers, its files, and a POST route for every act. */
#ifndef CGI_DESK_CASE_H
#define CGI_DESK_CASE_H

#include "casework/act.h"
#include "casework/case_read.h"
#include "desk.h"

#define CASE_ACT(name, word) \
	extern const struct form_spec desk_case_##name##_form; \
	visit_handler desk_case_##name;
#include "desk_case_acts.def"
#undef CASE_ACT

extern const struct form_spec desk_case_reveal_form, desk_case_reissue_form;

visit_handler desk_case, desk_case_reveal, desk_case_reissue, desk_case_reissue_post;
visit_handler desk_evidence, desk_print_tracking, desk_print_slip;
visit_handler desk_evidence_post, desk_evidence_again;
visit_handler desk_evidence_show;	/* the page that asks why, also for papers of duties and photos of campaigns */
visit_handler desk_print_slip_post, desk_print_slip_again;

/* The page of the case that a form was about, with what was typed; both texts when somebody else saved first (409). */
visit_handler desk_case_again;

/* Every form begins with these two. */
enum { CASE_FORM_ID, CASE_FORM_VERSION, CASE_FORM_OWN };

/*
 * Fills the request from the members that the form of this visit has, by
 * their names, and stages the files that came with it.  Refusals of files and
 * FAULT_NOT_FOUND of a case that this person may not see come before anything
 * is stored.
 */
enum fault desk_case_request(struct visit *, struct step *, struct act_request *) MUST_CHECK;

/* Case, acts and options of the page, and the page itself. */
enum fault desk_case_show(struct visit *, const struct case_reading *, bool revealed) MUST_CHECK;

/* What this person may do, as May.<act>, with the choices of the forms; gives the mask of it. */
act_set desk_case_acts(struct visit *, const struct case_reading *);

/* Told: when they last heard from us, when they have to hear again, what they were sent. */
enum fault desk_case_told(struct visit *, const struct case_reading *, act_set may) MUST_CHECK;

/* What was typed beside what now stands. */
enum fault desk_case_conflict(struct visit *, const struct case_reading *) MUST_CHECK;

#endif
