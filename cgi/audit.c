#include "audit.h"

#include "view/view_evidence.h"
#include "view/view_files.h"
#include "view/view_identity.h"
#include "base/banned.h"

static const struct route routes[] = {
	{ METHOD_GET, "", PERMIT_READ, NULL, audit_front, NULL },
	{ METHOD_GET, "export", PERMIT_READ, NULL, audit_export, NULL },
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
	{ METHOD_POST, "photo", PERMIT_READ, &view_evidence_form, audit_photo_post, audit_photo_again },
};

static const char *const templates[] = {
	"front", "open", "sheet", "record", "record_print", "findings", "photo", NULL
};

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
	enum fault fault = view_files_keep(visit);

	return fault == FAULT_NONE ? view_identity_frame(visit, nav, sizeof(nav) / sizeof(nav[0])) : fault;
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
