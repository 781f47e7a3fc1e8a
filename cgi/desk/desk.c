#include "desk.h"

#include "base/arena.h"
#include "casework/board.h"
#include "desk_campaign.h"
#include "desk_case.h"
#include "desk_cooperation.h"
#include "desk_duties.h"
#include "desk_effect.h"
#include "desk_emergency.h"
#include "desk_inquiry.h"
#include "desk_letter.h"
#include "desk_visit.h"
#include "desk_yearplan.h"
#include "desk_referral.h"
#include "desk_task.h"
#include "view/view_evidence.h"
#include "view/view_files.h"
#include "view/view_identity.h"
#include "base/banned.h"

static const struct route routes[] = {
	/* Lists and intake. */
	{ METHOD_GET, "", PERMIT_DESK, NULL, desk_front, NULL },
	{ METHOD_GET, "board", PERMIT_DESK, NULL, desk_board, NULL },
	{ METHOD_POST, "board/dispatch", PERMIT_DISPATCH, &desk_board_dispatch_form, desk_board_dispatch,
	    desk_board_dispatch_again },
	{ METHOD_GET, "board/export", PERMIT_EXPORT, NULL, desk_board_export, NULL },
	{ METHOD_GET, "intake", PERMIT_INTAKE, NULL, desk_intake, NULL },
	{ METHOD_POST, "intake", PERMIT_INTAKE, &desk_intake_form, desk_intake_post, desk_intake_again },
	{ METHOD_GET, "intake/lookup", PERMIT_INTAKE, NULL, desk_intake_lookup, NULL },
	{ METHOD_GET, "registered", PERMIT_INTAKE, NULL, desk_registered, NULL },
	{ METHOD_GET, "handin", PERMIT_HANDIN, NULL, desk_handin, NULL },
	{ METHOD_POST, "handin", PERMIT_HANDIN, &desk_handin_form, desk_handin_post, desk_handin_again },
	{ METHOD_GET, "handin/export", PERMIT_HANDIN, NULL, desk_handin_export, NULL },
	{ METHOD_GET, "notices", PERMIT_NOTICES, NULL, desk_notices, NULL },
	{ METHOD_POST, "notices", PERMIT_NOTICES, &desk_notices_form, desk_notices_post, desk_notices },
	{ METHOD_GET, "notices/export", PERMIT_NOTICES, NULL, desk_notices_export, NULL },
	{ METHOD_GET, "visits", PERMIT_VISITS, NULL, desk_visits, NULL },
	{ METHOD_GET, "visits/export", PERMIT_VISITS, NULL, desk_visits_export, NULL },
	{ METHOD_GET, "satisfaction", PERMIT_FIGURES, NULL, desk_satisfaction, NULL },
	{ METHOD_GET, "satisfaction/export", PERMIT_FIGURES, NULL, desk_satisfaction_export, NULL },
	{ METHOD_GET, "trial", PERMIT_TRIAL, NULL, desk_trial, NULL },
	{ METHOD_GET, "trial/export", PERMIT_TRIAL, NULL, desk_trial_export, NULL },
	{ METHOD_GET, "work", PERMIT_WORK, NULL, desk_work, NULL },
	{ METHOD_GET, "work/export", PERMIT_WORK, NULL, desk_work_export, NULL },

#include "desk_visit_routes.def"

	/* Letters. */
#include "desk_letter_routes.def"

	/* The workbench of an investigation. */
#include "desk_inquiry_routes.def"

	/* Several departments on a case. */
#include "desk_cooperation_routes.def"
#include "desk_referral_routes.def"

	/* Emergencies and urgent measures. */
#include "desk_emergency_routes.def"

	{ METHOD_GET, "duties", PERMIT_DESK, NULL, desk_duties, NULL },
	{ METHOD_GET, "duties/export", PERMIT_DESK, NULL, desk_duties_export, NULL },
	{ METHOD_POST, "duties/done", PERMIT_DESK, &desk_duties_done_form, desk_duties_done, desk_duties_again },
	{ METHOD_POST, "duties/add", PERMIT_DESK, &desk_duties_add_form, desk_duties_add, desk_duties_again },
	{ METHOD_POST, "duties/withdraw", PERMIT_DESK, &desk_duties_withdraw_form, desk_duties_withdraw,
	    desk_duties_again },
	{ METHOD_POST, "duties/explain", PERMIT_DESK, &desk_duties_explain_form, desk_duties_explain,
	    desk_duties_again },
	{ METHOD_POST, "duties/decline", PERMIT_DESK, &desk_duties_decline_form, desk_duties_decline,
	    desk_duties_again },
	{ METHOD_GET, "duties/paper", PERMIT_DESK, NULL, desk_duties_paper, NULL },
	{ METHOD_POST, "duties/paper", PERMIT_DESK, &view_evidence_form, desk_duties_paper_post,
	    desk_duties_paper_again },

	/* Special return visits, and the plan of the year. */
#include "desk_campaign_routes.def"

	/* What measures have done. */
#include "desk_effect_routes.def"

	/* The case page and its acts. */
#include "desk_case_routes.def"
};

static const char *const templates[] = {
	"board", "handin", "intake", "notices", "registered", "visits", "work", "duties",
	"visit", "visit_link", "print_visit", "satisfaction",
	"campaigns", "campaign", "campaign_room", "yearplan",
	"case", "case_conflict", "case_reissue", "evidence", "print_tracking", "print_slip", "inquiry", "print_inquiry",
	"letter", "print_letter",
	"cooperation", "referral", "referral_letter", "print_referral",
	"emergency", "emergency_all", "emergency_print", "effects", "effect",
	"trial",
	NULL
};

static const struct view_permissions permissions = {
	.everyone = PERMIT_HANDIN | PERMIT_NOTICES,
	.of_role = {
		[ROLE_DISPATCHER] = PERMIT_DESK | PERMIT_INTAKE | PERMIT_DISPATCH | PERMIT_VISITS | PERMIT_EXPORT |
		    PERMIT_ACT | PERMIT_EMERGENCY,
		[ROLE_SUPERVISOR] = PERMIT_DESK | PERMIT_INTAKE | PERMIT_DISPATCH | PERMIT_VISITS | PERMIT_EXPORT |
		    PERMIT_ACT | PERMIT_DECIDE | PERMIT_EMERGENCY | PERMIT_PLAN | PERMIT_FIGURES | PERMIT_EFFECTS |
		    PERMIT_TRIAL,
		[ROLE_HANDLER] = PERMIT_DESK | PERMIT_WORK | PERMIT_ACT | PERMIT_EMERGENCY,
		[ROLE_DEPARTMENT_MANAGER] = PERMIT_DESK | PERMIT_WORK | PERMIT_EXPORT | PERMIT_ACT | PERMIT_DECIDE |
		    PERMIT_EMERGENCY | PERMIT_PLAN | PERMIT_EFFECTS,
		[ROLE_INSPECTOR] = PERMIT_DESK | PERMIT_ACT | PERMIT_EFFECTS,
		[ROLE_ARCHIVIST] = PERMIT_DESK | PERMIT_ACT,
		[ROLE_MANAGEMENT] = PERMIT_DESK | PERMIT_VISITS | PERMIT_EXPORT | PERMIT_DECIDE | PERMIT_CALENDAR |
		    PERMIT_EMERGENCY | PERMIT_COMMAND | PERMIT_PLAN | PERMIT_FIGURES | PERMIT_EFFECTS | PERMIT_TRIAL,
	},
};

/* The navigation; rows that show how many wait name their view of the board. */
static const struct {
	struct view_nav	nav;
	enum board_view	view;
	const char	*alert;
} nav_rows[] = {
	{ { "intake", "desk/intake", PERMIT_INTAKE, NULL, NULL }, BOARD_ALL, NULL },
	{ { "work", "desk/work", PERMIT_WORK, NULL, NULL }, BOARD_ALL, NULL },
	{ { "dispatch", "desk/board?view=dispatch", PERMIT_DISPATCH, NULL, NULL }, BOARD_DISPATCH, NULL },
	{ { "mine", "desk/board?view=mine", PERMIT_DESK, NULL, NULL }, BOARD_MINE, NULL },
	{ { "due", "desk/board?view=due", PERMIT_DESK, NULL, NULL }, BOARD_WARNED, "warned" },
	{ { "overdue", "desk/board?view=overdue", PERMIT_DESK, NULL, NULL }, BOARD_BREACHED, "breached" },
	{ { "confirming", "desk/board?view=confirming", PERMIT_DESK, NULL, NULL }, BOARD_CONFIRMING, NULL },
	{ { "visiting", "desk/board?view=visiting", PERMIT_DESK, NULL, NULL }, BOARD_VISITING, NULL },
	{ { "returned", "desk/board?view=returned", PERMIT_DESK, NULL, NULL }, BOARD_RETURNED, NULL },
	{ { "cooperating", "desk/board?view=cooperating", PERMIT_WORK, NULL, NULL }, BOARD_COOPERATING, NULL },
	{ { "filing", "desk/board?view=filing", PERMIT_DESK, NULL, NULL }, BOARD_FILING, NULL },
	{ { "all", "desk/board?view=all", PERMIT_DESK, NULL, NULL }, BOARD_ALL, NULL },
	{ { "handin", "desk/handin", PERMIT_HANDIN, NULL, NULL }, BOARD_ALL, NULL },
	{ { "visits", "desk/visits", PERMIT_VISITS, NULL, NULL }, BOARD_ALL, NULL },
	{ { "campaigns", "desk/campaigns", PERMIT_DESK, NULL, NULL }, BOARD_ALL, NULL },
	{ { "yearplan", "desk/yearplan", PERMIT_DESK, NULL, NULL }, BOARD_ALL, NULL },
	{ { "satisfaction", "desk/satisfaction", PERMIT_FIGURES, NULL, NULL }, BOARD_ALL, NULL },
	{ { "effects", "desk/effects", PERMIT_EFFECTS, NULL, NULL }, BOARD_ALL, NULL },
	{ { "duties", "desk/duties", PERMIT_DESK, NULL, NULL }, BOARD_ALL, NULL },
	{ { "emergencies", "desk/emergency/all", PERMIT_DESK, NULL, NULL }, BOARD_ALL, NULL },
	{ { "calendar", "admin/calendar", PERMIT_CALENDAR, NULL, NULL }, BOARD_ALL, NULL },
};

enum { NAV_ROWS = sizeof(nav_rows) / sizeof(nav_rows[0]), COUNTED = 1000 };

static enum fault
open_casework(const struct config *config, struct casework **casework)
{
	return casework_open(config, "desk", casework);
}

static enum fault
identify(struct visit *visit)
{
	return view_identity_find(visit, &permissions);
}

static const char *
count_text(struct arena *arena, int64_t count)
{
	if (count > COUNTED)
		return arena_format(arena, "%d+", COUNTED);
	return arena_format(arena, "%lld", (long long)count);
}

static enum fault
frame(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct view_nav nav[NAV_ROWS];
	int64_t counts[BOARD_VIEW__COUNT];
	enum fault fault;

	if (visit->actor == NULL)
		return FAULT_NONE;
	if ((fault = view_files_keep(visit)) != FAULT_NONE ||
	    (fault = casework_board_counts(&step, counts)) != FAULT_NONE)
		return fault;
	for (int i = 0; i < NAV_ROWS; i++) {
		int64_t count = counts[nav_rows[i].view];

		nav[i] = nav_rows[i].nav;
		if (nav_rows[i].view == BOARD_ALL)
			continue;
		nav[i].count = count_text(visit->arena, count);
		nav[i].alert = count > 0 ? nav_rows[i].alert : NULL;
	}
	return view_identity_frame(visit, nav, NAV_ROWS);
}

/* Leads everybody to the list that waits for them. */
enum fault
desk_front(struct visit *visit)
{
	if (visit->permissions & PERMIT_DISPATCH)
		return visit_redirect(visit, "desk/board");
	if (visit->permissions & PERMIT_WORK)
		return visit_redirect(visit, "%s",
		    staff_has(visit->actor, ROLE_HANDLER) ? "desk/work" : "desk/board?view=mine");
	return visit_redirect(visit, "desk/board?view=all");
}

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "desk", .routes = routes, .route_count = sizeof(routes) / sizeof(routes[0]),
		.templates = templates, .open = open_casework, .close = casework_close,
		.identify = identify, .frame = frame,
	};

	return serve_program(&program, argc, argv);
}
