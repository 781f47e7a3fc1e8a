/* The list of staff as a file; there are never so many that it takes more than one page. */
#include "admin.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/people.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "base/banned.h"

enum column { NAME, TITLE, LOGIN, GONE, DEPARTMENT, ROLES, SUPERIOR, PHONE, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[NAME] = { "Admin.Staff.Field.name", 12, EXPORT_TEXT },
	[TITLE] = { "Admin.Staff.Field.title", 16, EXPORT_TEXT },
	[LOGIN] = { "Admin.Staff.Field.login", 16, EXPORT_TEXT },
	[GONE] = { "Admin.Staff.Gone", 9, EXPORT_TEXT },
	[DEPARTMENT] = { "Admin.Staff.Field.department", 16, EXPORT_TEXT },
	[ROLES] = { "Admin.Staff.Field.roles", 30, EXPORT_TEXT },
	[SUPERIOR] = { "Admin.Staff.Field.superior", 12, EXPORT_TEXT },
	[PHONE] = { "Admin.Staff.Field.phone", 16, EXPORT_TEXT },
};

static const char *
roles_of(const struct visit *visit, const struct staff *staff)
{
	struct text roles = text_begin(visit->arena);

	for (int role = 0; role < ROLE_COMPLAINANT; role++)
		if (staff_has(staff, (enum role)role))
			text_add_format(&roles, "%s%s", roles.length == 0 ? "" : " / ",
			    view_export_word(visit, "Role", role_name((enum role)role)));
	return roles.value;
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct person *people = NULL;
	size_t count = 0;
	enum fault fault = people_list(&step, &people, &count);

	(void)cursor;
	(void)more;
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		const struct staff *staff = &people[i].staff;

		export_row(sheet, (struct export_cell[COLUMNS]){
			[NAME] = { .text = staff->name },
			[TITLE] = { .text = staff->title },
			[LOGIN] = { .text = staff->login },
			[GONE] = { .text = view_export_yes(visit, staff->disabled) },
			[DEPARTMENT] = { .text = view_identity_department(visit, staff->department) },
			[ROLES] = { .text = roles_of(visit, staff) },
			[SUPERIOR] = { .text = view_case_person(visit, staff->superior) },
			[PHONE] = { .text = staff->phone },
		});
	}
	return fault;
}

enum fault
admin_staff_export(struct visit *visit)
{
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.staff", .subject = "staff",
		.columns = columns, .count = COLUMNS, .page = write_page,
	});
}
