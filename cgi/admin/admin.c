#include "admin.h"

#include "base/text.h"
#include "casework/people.h"
#include "view/view_identity.h"
#include "web/request.h"
#include "base/banned.h"

static const struct route routes[] = {
	{ METHOD_GET, "", PERMIT_SELF, NULL, admin_front, NULL },
	{ METHOD_GET, "sign_in", 0, &admin_sign_in_form, admin_sign_in, NULL },
	{ METHOD_POST, "sign_in", 0, &admin_sign_in_form, admin_sign_in_post, admin_sign_in_again },
	{ METHOD_POST, "sign_out", 0, NULL, admin_sign_out, NULL },
	{ METHOD_POST, "sign_out_everywhere", PERMIT_SELF, NULL, admin_sign_out_everywhere, NULL },
	{ METHOD_GET, "password", PERMIT_SELF, &admin_password_form, admin_password, NULL },
	{ METHOD_POST, "password", PERMIT_SELF, &admin_password_form, admin_password_post, admin_password_again },
	{ METHOD_POST, "notices", PERMIT_FRONT, &admin_notices_form, admin_notices, admin_notices_again },
	{ METHOD_GET, "staff", PERMIT_PEOPLE, NULL, admin_staff, NULL },
	{ METHOD_GET, "staff/export", PERMIT_PEOPLE, NULL, admin_staff_export, NULL },
	{ METHOD_GET, "staff/edit", PERMIT_PEOPLE, &admin_staff_form, admin_staff_edit, NULL },
	{ METHOD_POST, "staff/edit", PERMIT_PEOPLE, &admin_staff_form, admin_staff_edit_post, admin_staff_edit_again },
	{ METHOD_GET, "staff/reset", PERMIT_PEOPLE, &admin_staff_reset_form, admin_staff_reset, NULL },
	{ METHOD_POST, "staff/reset", PERMIT_PEOPLE, &admin_staff_reset_form, admin_staff_reset_post,
	    admin_staff_reset_again },
	{ METHOD_GET, "departments", PERMIT_PEOPLE, NULL, admin_departments, NULL },
	{ METHOD_GET, "departments/export", PERMIT_PEOPLE, NULL, admin_departments_export, NULL },
	{ METHOD_GET, "departments/edit", PERMIT_PEOPLE, &admin_department_form, admin_departments_edit, NULL },
	{ METHOD_POST, "departments/edit", PERMIT_PEOPLE, &admin_department_form, admin_departments_edit_post,
	    admin_departments_edit_again },
	{ METHOD_GET, "rooms", PERMIT_PLACES, NULL, admin_rooms, NULL },
	{ METHOD_GET, "rooms/export", PERMIT_PLACES, NULL, admin_rooms_export, NULL },
	{ METHOD_GET, "rooms/template", PERMIT_PLACES, NULL, admin_rooms_template, NULL },
	{ METHOD_GET, "rooms/import", PERMIT_PLACES, &admin_rooms_import_form, admin_rooms_import, NULL },
	{ METHOD_POST, "rooms/import", PERMIT_PLACES, &admin_rooms_import_form, admin_rooms_import_post,
	    admin_rooms_import_again },
	{ METHOD_GET, "rooms/preview", PERMIT_PLACES, &admin_rooms_confirm_form, admin_rooms_preview, NULL },
	{ METHOD_GET, "rooms/preview/export", PERMIT_PLACES, NULL, admin_rooms_preview_export, NULL },
	{ METHOD_POST, "rooms/confirm", PERMIT_PLACES, &admin_rooms_confirm_form, admin_rooms_confirm, NULL },
	{ METHOD_GET, "calendar", PERMIT_CALENDAR, NULL, admin_calendar, NULL },
	{ METHOD_GET, "calendar/export", PERMIT_CALENDAR, NULL, admin_calendar_export, NULL },
	{ METHOD_GET, "calendar/versions/export", PERMIT_CALENDAR, NULL, admin_calendar_versions_export, NULL },
	{ METHOD_GET, "calendar/import", PERMIT_CALENDAR_CHANGE, &admin_calendar_import_form, admin_calendar_import,
	    NULL },
	{ METHOD_POST, "calendar/import", PERMIT_CALENDAR_CHANGE, &admin_calendar_import_form,
	    admin_calendar_import_post, admin_calendar_import_again },
	{ METHOD_GET, "calendar/preview", PERMIT_CALENDAR_CHANGE, &admin_calendar_confirm_form, admin_calendar_preview,
	    NULL },
	{ METHOD_POST, "calendar/confirm", PERMIT_CALENDAR_CHANGE, &admin_calendar_confirm_form,
	    admin_calendar_confirm, NULL },
	{ METHOD_GET, "calendar/exception", PERMIT_CALENDAR_CHANGE, &admin_calendar_exception_form,
	    admin_calendar_exception, NULL },
	{ METHOD_POST, "calendar/exception", PERMIT_CALENDAR_CHANGE, &admin_calendar_exception_form,
	    admin_calendar_exception_post, admin_calendar_exception_again },
	{ METHOD_GET, "calendar/exception/preview", PERMIT_CALENDAR_CHANGE, &admin_calendar_exception_form,
	    admin_calendar_exception_preview, NULL },
	{ METHOD_POST, "calendar/exception/confirm", PERMIT_CALENDAR_CHANGE, &admin_calendar_exception_form,
	    admin_calendar_exception_confirm, admin_calendar_exception_again },
	{ METHOD_GET, "access", PERMIT_ACCESS, NULL, admin_access, NULL },
	{ METHOD_GET, "access/export", PERMIT_ACCESS, NULL, admin_access_export, NULL },
	{ METHOD_GET, "outbox", PERMIT_OUTBOX, NULL, admin_outbox, NULL },
	{ METHOD_POST, "outbox", PERMIT_OUTBOX, &admin_outbox_form, admin_outbox_post, admin_outbox },
	{ METHOD_GET, "outbox/export", PERMIT_OUTBOX, NULL, admin_outbox_export, NULL },
	{ METHOD_GET, "procedures", PERMIT_PROCEDURE, NULL, admin_procedures, NULL },
	{ METHOD_GET, "procedures/export", PERMIT_PROCEDURE, NULL, admin_procedures_export, NULL },
	{ METHOD_GET, "procedures/propose", PERMIT_PROCEDURE, &admin_procedures_propose_form, admin_procedures_propose,
	    NULL },
	{ METHOD_POST, "procedures/propose", PERMIT_PROCEDURE, &admin_procedures_propose_form,
	    admin_procedures_propose_post, admin_procedures_propose },
	{ METHOD_GET, "procedures/version", PERMIT_PROCEDURE, NULL, admin_procedures_version, NULL },
	{ METHOD_GET, "procedures/document", PERMIT_PROCEDURE, NULL, admin_procedures_document, NULL },
	{ METHOD_POST, "procedures/approve", PERMIT_PROCEDURE, &admin_procedures_approve_form,
	    admin_procedures_approve, admin_procedures_version_again },
	{ METHOD_POST, "procedures/date", PERMIT_PROCEDURE, &admin_procedures_date_form, admin_procedures_date,
	    admin_procedures_version_again },
	{ METHOD_POST, "procedures/withdraw", PERMIT_PROCEDURE, &admin_procedures_withdraw_form,
	    admin_procedures_withdraw, admin_procedures_version_again },
};

static const char *const templates[] = {
	"sign_in", "password", "staff", "staff_edit", "staff_reset", "departments", "departments_edit", "access",
	"outbox", "rooms", "rooms_import", "rooms_preview",
	"calendar", "calendar_import", "calendar_preview", "calendar_exception",
	"calendar_exception_preview",
	"procedures", "procedures_propose", "procedures_version", NULL,
};

static const struct view_permissions permissions = {
	.of_role = {
		[ROLE_ADMINISTRATOR] = PERMIT_PEOPLE | PERMIT_PLACES | PERMIT_ACCESS | PERMIT_CALENDAR |
		    PERMIT_CALENDAR_CHANGE | PERMIT_OUTBOX | PERMIT_PROCEDURE,
		[ROLE_MANAGEMENT] = PERMIT_CALENDAR | PERMIT_PROCEDURE,
		[ROLE_SUPERVISOR] = PERMIT_PROCEDURE,
	},
	.everyone = PERMIT_SELF | PERMIT_FRONT,
	.must_change = PERMIT_SELF,
};

static const struct view_nav nav[] = {
	{ "staff", "admin/staff", PERMIT_PEOPLE, NULL, NULL },
	{ "departments", "admin/departments", PERMIT_PEOPLE, NULL, NULL },
	{ "rooms", "admin/rooms", PERMIT_PLACES, NULL, NULL },
	{ "calendar", "admin/calendar", PERMIT_CALENDAR, NULL, NULL },
	{ "procedure", "admin/procedures", PERMIT_PROCEDURE, NULL, NULL },
	{ "access", "admin/access", PERMIT_ACCESS, NULL, NULL },
	{ "outbox", "admin/outbox", PERMIT_OUTBOX, NULL, NULL },
	{ "password", "admin/password", PERMIT_SELF, NULL, NULL },
};

static enum fault
open_casework(const struct config *config, struct casework **casework)
{
	return casework_open(config, "admin", casework);
}

static enum fault
identify(struct visit *visit)
{
	/* Names may have been changed through another worker a moment ago; here that matters. */
	if (text_starts(visit->request->path, "staff") || text_starts(visit->request->path, "departments") ||
	    text_starts(visit->request->path, "calendar"))
		people_forget(visit->casework);
	return view_identity_find(visit, &permissions);
}

static enum fault
frame(struct visit *visit)
{
	return view_identity_frame(visit, nav, sizeof(nav) / sizeof(nav[0]));
}

/* Leads everybody to their work. */
enum fault
admin_front(struct visit *visit)
{
	if ((visit->permissions & PERMIT_FRONT) == 0)
		return visit_redirect(visit, "admin/password");
	return visit_redirect(visit, "%s", view_identity_front(visit->actor));
}

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "admin", .routes = routes, .route_count = sizeof(routes) / sizeof(routes[0]),
		.templates = templates, .open = open_casework, .close = casework_close,
		.identify = identify, .frame = frame,
	};

	return serve_program(&program, argc, argv);
}
