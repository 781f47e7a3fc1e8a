#include "audit.h"

#include "base/arena.h"
#include "view_identity.h"
#include "web/request.h"
#include "base/banned.h"

enum { FRONT_ROWS = 30 };

static const struct route routes[] = {
	{ METHOD_GET, "", PERMIT_READ, NULL, audit_front, NULL },
	{ METHOD_GET, "open", PERMIT_INSPECT, &audit_open_form, audit_open, NULL },
	{ METHOD_POST, "open", PERMIT_INSPECT, &audit_open_form, audit_open_post, audit_open_again },
	{ METHOD_GET, "sheet", PERMIT_INSPECT, NULL, audit_sheet, NULL },
	{ METHOD_POST, "sheet/answer", PERMIT_INSPECT, &audit_sheet_answer_form, audit_sheet_answer,
	    audit_sheet_answer_again },
	{ METHOD_POST, "sheet/sign", PERMIT_INSPECT, &audit_sheet_sign_form, audit_sheet_sign, audit_sheet_sign_again },
	{ METHOD_GET, "record", PERMIT_READ, NULL, audit_record, NULL },
	{ METHOD_GET, "record/print", PERMIT_READ, NULL, audit_record_print, NULL },
	{ METHOD_GET, "findings", PERMIT_READ, NULL, audit_findings, NULL },
	{ METHOD_GET, "findings/export", PERMIT_READ, NULL, audit_findings_export, NULL },
	{ METHOD_GET, "photo", PERMIT_READ, NULL, audit_photo, NULL },
};

static const char *const templates[] = { "front", "open", "sheet", "record", "record_print", "findings", NULL };

static const struct view_permissions permissions = {
	.of_role = {
		[ROLE_INSPECTOR] = PERMIT_READ | PERMIT_INSPECT,
		[ROLE_DEPARTMENT_MANAGER] = PERMIT_READ,
		[ROLE_MANAGEMENT] = PERMIT_READ,
	},
};

static const struct view_nav nav[] = {
	{ "checks", "audit/", PERMIT_READ, NULL, NULL },
	{ "new_check", "audit/open", PERMIT_INSPECT, NULL, NULL },
	{ "findings", "audit/findings", PERMIT_READ, NULL, NULL },
};

static enum fault
open_casework(const struct config *config, struct casework **casework)
{
	return casework_open(config, "audit", casework);
}

static enum fault
identify(struct visit *visit)
{
	return view_identity_find(visit, &permissions);
}

static enum fault
frame(struct visit *visit)
{
	view_identity_frame(visit, nav, sizeof(nav) / sizeof(nav[0]));
	return FAULT_NONE;
}

/* One of the two lists; gives the rows that were asked for beyond the page, too. */
static enum fault
show_list(struct visit *visit, const char *path, struct inspection_filter filter)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, path);
	struct inspection_row *rows;
	size_t count;
	enum fault fault;

	filter.limit = FRONT_ROWS + 1;
	if ((fault = inspection_list(&step, &filter, &rows, &count)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count && i < FRONT_ROWS; i++) {
		struct node *row = node_item(list, i);

		rows[i].audit.score.answered = (int)rows[i].answered;
		rows[i].audit.score.items = (int)rows[i].checklist->item_count;
		audit_show_state(visit, row, &rows[i].audit, rows[i].checklist);
	}
	if (filter.frozen && count > FRONT_ROWS)
		page_text(visit->page, "List.Older", arena_format(visit->arena, "%s/audit/?before=%lld",
		    visit->request->base, (long long)rows[FRONT_ROWS - 1].audit.id));
	return FAULT_NONE;
}

/* Open sheets for who fills them in, and what was signed lately. */
enum fault
audit_front(struct visit *visit)
{
	struct inspection_filter open = { .open = true }, frozen = { .frozen = true };
	enum fault fault;

	frozen.before = request_query_number(visit->request, "before", 0);
	page_flag(visit->page, "May.Inspect", (visit->permissions & PERMIT_INSPECT) != 0);
	if (frozen.before == 0 && (fault = show_list(visit, "Open", open)) != FAULT_NONE)
		return fault;
	if ((fault = show_list(visit, "List.Rows", frozen)) != FAULT_NONE)
		return fault;
	return visit_show(visit, "front");
}

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "audit", .routes = routes, .route_count = sizeof(routes) / sizeof(routes[0]),
		.templates = templates, .open = open_casework, .close = casework_close,
		.identify = identify, .frame = frame,
	};

	return serve_program(&program, argc, argv);
}
