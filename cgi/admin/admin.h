/* The program for staff, departments, rooms and everybody's own sign-in: permissions, forms and handlers. */
#ifndef CGI_ADMIN_H
#define CGI_ADMIN_H

#include "web/form.h"
#include "web/visit.h"

enum {
	PERMIT_SELF = 1 << 0,		/* whoever is signed in, even with a password that must be changed first */
	PERMIT_FRONT = 1 << 1,		/* whoever is signed in */
	PERMIT_PEOPLE = 1 << 2,		/* staff, roles, passwords, departments */
	PERMIT_PLACES = 1 << 3,		/* rooms and residents */
	PERMIT_ACCESS = 1 << 4,		/* who read what */
	PERMIT_CALENDAR = 1 << 5,	/* the working calendar */
	PERMIT_CALENDAR_CHANGE = 1 << 6, /* its notices and exceptions */
	PERMIT_OUTBOX = 1 << 7,		/* what is sent */
	PERMIT_PROCEDURE = 1 << 8	/* versions of the procedure */
};

extern const struct form_spec admin_sign_in_form, admin_password_form, admin_notices_form;
extern const struct form_spec admin_staff_form, admin_staff_reset_form, admin_department_form;
extern const struct form_spec admin_outbox_form;
extern const struct form_spec admin_rooms_import_form, admin_rooms_confirm_form;
extern const struct form_spec admin_calendar_import_form, admin_calendar_confirm_form, admin_calendar_exception_form;
extern const struct form_spec admin_procedures_propose_form, admin_procedures_approve_form;
extern const struct form_spec admin_procedures_date_form, admin_procedures_withdraw_form;

visit_handler admin_front;
visit_handler admin_sign_in, admin_sign_in_post, admin_sign_in_again;
visit_handler admin_sign_out, admin_sign_out_everywhere;
visit_handler admin_password, admin_password_post, admin_password_again;
visit_handler admin_notices, admin_notices_again;

visit_handler admin_staff, admin_staff_export, admin_staff_edit, admin_staff_edit_post, admin_staff_edit_again;
visit_handler admin_staff_reset, admin_staff_reset_post, admin_staff_reset_again;
visit_handler admin_departments, admin_departments_export;
visit_handler admin_departments_edit, admin_departments_edit_post, admin_departments_edit_again;
visit_handler admin_access, admin_access_export;
visit_handler admin_rooms, admin_rooms_export, admin_rooms_template;
visit_handler admin_rooms_preview, admin_rooms_preview_export, admin_rooms_confirm;
visit_handler admin_outbox, admin_outbox_post, admin_outbox_export;
visit_handler admin_rooms_import, admin_rooms_import_post, admin_rooms_import_again;

visit_handler admin_calendar, admin_calendar_export, admin_calendar_versions_export;
visit_handler admin_calendar_preview, admin_calendar_confirm;
visit_handler admin_calendar_import, admin_calendar_import_post, admin_calendar_import_again;
visit_handler admin_calendar_exception, admin_calendar_exception_post, admin_calendar_exception_again;
visit_handler admin_calendar_exception_preview, admin_calendar_exception_confirm;

/* The year that the query asks for, this year when it asks for none. */
int admin_calendar_year(const struct visit *);

/* What every preview of a calendar shows: a day as {Kind,Name}; the open deadlines that would move, old beside new. */
struct calendar_look;
struct node;
struct replan_preview;
void admin_calendar_look(struct node *, const struct calendar_look *);
void admin_calendar_moves(struct visit *, const struct replan_preview *);

/* The page of a centre's exception on a day (0: another), with the base path. */
const char *admin_calendar_exception_address(struct visit *, const char *centre, int32_t day);

/* Lays out Centres.N.{Value,Word,Chosen}. */
struct step;
enum fault admin_calendar_centres(struct visit *, struct step *, const char *chosen) MUST_CHECK;

visit_handler admin_procedures, admin_procedures_export, admin_procedures_propose, admin_procedures_propose_post;
visit_handler admin_procedures_version, admin_procedures_version_again, admin_procedures_document;
visit_handler admin_procedures_approve, admin_procedures_date, admin_procedures_withdraw;

#endif
