#include "portal.h"

#include "base/arena.h"
#include "view/view_case.h"
#include "view/view_files.h"
#include "view/view_once.h"
#include "web/guard.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

static const struct route routes[] = {
	{ METHOD_GET, "", 0, NULL, portal_front, NULL },
	{ METHOD_GET, "policy", 0, NULL, portal_policy, NULL },

	/* The form, a page to check what was typed, and the receipt. */
	{ METHOD_GET, "file", 0, &portal_filing_form, portal_file, NULL },
	{ METHOD_POST, "file", 0, &portal_filing_form, portal_file_change, portal_file_again },
	{ METHOD_GET, "file/check", 0, NULL, portal_file_check_back, NULL },
	{ METHOD_POST, "file/check", 0, &portal_filing_form, portal_file_check, portal_file_again },
	{ METHOD_POST, "submit", 0, &portal_filing_form, portal_submit, portal_file_again },
	{ METHOD_GET, "receipt", 0, NULL, portal_receipt, NULL },
	{ METHOD_POST, "join", 0, &portal_join_form, portal_join, portal_join_again },

	/* With number and code. */
	{ METHOD_GET, "follow", 0, &portal_follow_form, portal_follow, NULL },
	{ METHOD_POST, "follow", 0, &portal_follow_form, portal_follow_post, portal_follow_again },
	{ METHOD_POST, "follow/leave", 0, NULL, portal_follow_leave, NULL },
	{ METHOD_GET, "follow/case", 0, NULL, portal_follow_case, NULL },
	{ METHOD_POST, "follow/add", 0, &portal_add_form, portal_follow_add, portal_follow_case },
	{ METHOD_POST, "follow/confirm", 0, &portal_confirm_form, portal_follow_confirm, portal_follow_case },
	{ METHOD_POST, "follow/object", 0, &portal_object_form, portal_follow_object, portal_follow_case },
	{ METHOD_POST, "follow/rate", 0, &portal_rate_form, portal_follow_rate, portal_follow_case },
	{ METHOD_POST, "follow/withdraw", 0, &portal_withdraw_form, portal_follow_withdraw, portal_follow_case },
	{ METHOD_POST, "follow/reopen", 0, &portal_object_form, portal_follow_reopen, portal_follow_case },
	/* Behind a one-time link. */
	{ METHOD_GET, "survey", 0, NULL, portal_survey, NULL },
	{ METHOD_POST, "survey", 0, &portal_survey_form, portal_survey_post, portal_survey_again },
	{ METHOD_GET, "survey/done", 0, NULL, portal_survey_done, NULL },
	{ METHOD_GET, "photo", 0, NULL, portal_photo, NULL },
};

static const char *const templates[] = {
	"front", "policy", "file", "file_check", "receipt", "follow", "follow_case", "survey", "survey_done",
	NULL,
};

struct step
portal_step(const struct visit *visit)
{
	return (struct step){
		.casework = visit->casework, .arena = visit->arena, .as = ROLE_COMPLAINANT, .now = visit->now,
		.once = view_once(visit), .visit = visit->id,
		.address = visit->request->address,
	};
}

const char *
portal_holder(const struct visit *visit)
{
	const char *cookie = guard_cookie(visit->request);

	return cookie == NULL ? "" : cookie;
}

static enum fault
open_casework(const struct config *config, struct casework **casework)
{
	return casework_open(config, "portal", casework);
}

/* Everybody is a visitor here, also who is signed in elsewhere. */
static enum fault
identify(struct visit *visit)
{
	return casework_refresh(visit->casework, visit->now);
}

static enum fault
frame(struct visit *visit)
{
	return view_files_keep(visit);
}

enum fault
portal_front(struct visit *visit)
{
	view_case_categories(visit);
	return visit_show(visit, "front");
}

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "portal", .routes = routes, .route_count = sizeof(routes) / sizeof(routes[0]),
		.templates = templates, .open = open_casework, .close = casework_close,
		.identify = identify, .frame = frame,
	};

	return serve_program(&program, argc, argv);
}
