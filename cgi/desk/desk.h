/* The program of the service centre and the handlers: permissions, forms and handlers. */
#ifndef CGI_DESK_H
#define CGI_DESK_H

#include "web/form.h"
#include "web/visit.h"

enum {
	PERMIT_DESK = 1 << 0,		/* whoever works with cases: lists, case page */
	PERMIT_INTAKE = 1 << 1,		/* registering, with the search of rooms and residents */
	PERMIT_DISPATCH = 1 << 2,	/* sending cases to departments */
	PERMIT_VISITS = 1 << 3,		/* return visits */
	PERMIT_WORK = 1 << 4,		/* the handlers' page */
	PERMIT_EXPORT = 1 << 5,		/* the lists of the board as files */
	PERMIT_ACT = 1 << 6,		/* acts on a case; which of them, the procedure decides */
	PERMIT_DECIDE = 1 << 7,		/* superiors: plans of others */
	PERMIT_HANDIN = 1 << 8,		/* handing in what one was told */
	PERMIT_CALENDAR = 1 << 9,	/* the way to the working calendar, which is not of this program */
	PERMIT_EMERGENCY = 1 << 10,	/* writing on the board of an emergency, ordering what is done at once */
	PERMIT_COMMAND = 1 << 11,	/* the leadership group: starting, lifting, the task force */
	PERMIT_PLAN = 1 << 12,		/* rounds of visits and the plan of the year */
	PERMIT_NOTICES = 1 << 13,	/* one's own notices */
	PERMIT_FIGURES = 1 << 14,	/* figures of departments */
	PERMIT_EFFECTS = 1 << 15,	/* evaluations of effects */
	PERMIT_TRIAL = 1 << 16		/* trying a version of the procedure on past cases */
};

/* Lists and intake. */
extern const struct form_spec desk_board_dispatch_form, desk_intake_form;

visit_handler desk_front;
visit_handler desk_board, desk_board_dispatch, desk_board_dispatch_again, desk_board_export;
visit_handler desk_work, desk_work_export;
visit_handler desk_intake, desk_intake_post, desk_intake_again, desk_intake_lookup;
visit_handler desk_registered;
visit_handler desk_visits, desk_visits_export;
visit_handler desk_satisfaction, desk_satisfaction_export;
visit_handler desk_trial, desk_trial_export;

/* First-asked responsibility. */
extern const struct form_spec desk_handin_form;
visit_handler desk_handin, desk_handin_post, desk_handin_again, desk_handin_export;

/* What one was told. */
extern const struct form_spec desk_notices_form;
visit_handler desk_notices, desk_notices_post, desk_notices_export;

/* The case page and its acts are in desk_case.h. */

#endif
