/* Staff: who works here, in what roles, and first passwords. */
#include "admin.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/identity.h"
#include "casework/people.h"
#include "rules/contact.h"
#include "view/view_export.h"
#include "view/view_choice.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum staff_field {
	ID, VERSION, LOGIN, NAME, TITLE, PHONE, DEPARTMENT, SUPERIOR, ROLES, DISABLED, PASSWORD, STAFF_FIELDS
};

/* In the order of enum role, so that the mask of the control is the mask of the roles. */
static const char *const role_names[] = {
	"dispatcher", "supervisor", "handler", "department_manager", "inspector", "archivist", "management",
	"administrator", NULL,
};
_Static_assert(sizeof(role_names) / sizeof(role_names[0]) == ROLE_COMPLAINANT + 1, "a role has no name");

static const char *
check_login(const char *login)
{
	for (; *login != '\0'; login++)
		if (!((*login >= 'a' && *login <= 'z') || (*login >= '0' && *login <= '9') ||
		    *login == '.' || *login == '_' || *login == '-'))
			return "login";
	return NULL;
}

static const struct field_spec staff_fields[STAFF_FIELDS] = {
	[ID] = { .name = "id", .kind = FIELD_NUMBER, .min = 0, .max = INT64_MAX },
	[VERSION] = { .name = "version", .kind = FIELD_NUMBER, .min = 0, .max = INT64_MAX },
	[LOGIN] = { .name = "login", .kind = FIELD_TEXT, .required = true, .min = 2, .max = 64, .check = check_login },
	[NAME] = { .name = "name", .kind = FIELD_TEXT, .required = true, .max = 80 },
	[TITLE] = { .name = "title", .kind = FIELD_TEXT, .max = 80 },
	[PHONE] = { .name = "phone", .kind = FIELD_OWN, .read = phone_read_local, .wrong = "phone" },
	[DEPARTMENT] = { .name = "department", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[SUPERIOR] = { .name = "superior", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
	[ROLES] = { .name = "roles", .kind = FIELD_CHOICES, .choices = role_names },
	[DISABLED] = { .name = "disabled", .kind = FIELD_CHECK },
	[PASSWORD] = { .name = "password", .kind = FIELD_PASSWORD, .required = true, .max = PASSWORD_LONGEST },
};
const struct form_spec admin_staff_form = { .fields = staff_fields, .count = STAFF_FIELDS };

enum reset_field { RESET_ID, RESET_PASSWORD, RESET_FIELDS };

static const struct field_spec reset_fields[RESET_FIELDS] = {
	[RESET_ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[RESET_PASSWORD] = { .name = "password", .kind = FIELD_PASSWORD, .required = true, .max = PASSWORD_LONGEST },
};
const struct form_spec admin_staff_reset_form = { .fields = reset_fields, .count = RESET_FIELDS };

static const enum staff_field problem_fields[PEOPLE__COUNT] = {
	[PEOPLE_TAKEN] = LOGIN, [PEOPLE_ABOVE] = SUPERIOR, [PEOPLE_CLOSED] = DEPARTMENT, [PEOPLE_LAST] = ROLES,
	[PEOPLE_IN_USE] = DEPARTMENT,
};

static const char *
number_text(struct visit *visit, int64_t number)
{
	return arena_format(visit->arena, "%lld", (long long)number);
}

enum fault
admin_staff(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "List.Rows");
	struct person *people = NULL;
	size_t count = 0;
	enum fault fault = people_list(&step, &people, &count);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++) {
		const struct staff *staff = &people[i].staff;
		const struct staff *superior = casework_staff(visit->casework, staff->superior);
		struct node *row = node_item(list, i), *roles = node_child(row, "Roles");
		size_t shown = 0;

		node_number(row, "Id", staff->id.value);
		node_text(row, "Login", staff->login);
		node_text(row, "Name", staff->name);
		node_text(row, "Title", staff->title);
		node_text(row, "Phone", staff->phone);
		node_text(row, "Department", view_identity_department(visit, staff->department));
		node_text(row, "Superior", superior == NULL ? "" : superior->name);
		node_flag(row, "Disabled", staff->disabled);
		for (int role = 0; role < ROLE_COMPLAINANT; role++)
			if (staff_has(staff, (enum role)role))
				node_text(node_item(roles, shown++), "Name", role_names[role]);
	}
	page_number(visit->page, "List.Total", (int64_t)count);
	view_export_offer(visit, "admin/staff/export", NULL);
	return visit_show(visit, "staff");
}

/* The choices that depend on who works here. */
static void
show_choices(struct visit *visit)
{
	size_t departments, people, shown = 0;
	const struct department *department = casework_department_list(visit->casework, &departments);
	const struct staff *staff = casework_staff_list(visit->casework, &people);
	struct node *list = page_node(visit->page, "Departments");

	for (size_t i = 0; i < departments; i++) {
		if (department[i].closed && department[i].id.value != form_number(visit->form, DEPARTMENT))
			continue;
		node_number(node_item(list, shown), "Value", department[i].id.value);
		node_text(node_item(list, shown++), "Word", view_identity_department(visit, department[i].id));
	}
	list = page_node(visit->page, "Superiors");
	shown = 0;
	for (size_t i = 0; i < people; i++) {
		if (staff[i].disabled || staff[i].id.value == form_number(visit->form, ID))
			continue;
		node_number(node_item(list, shown), "Value", staff[i].id.value);
		node_text(node_item(list, shown++), "Word", arena_format(visit->arena, "%s %s", staff[i].name,
		    staff[i].title));
	}
	view_choice_mark(visit, "department", form_text(visit->form, DEPARTMENT));
	view_choice_mark(visit, "superior", form_text(visit->form, SUPERIOR));
}

enum fault
admin_staff_edit_again(struct visit *visit)
{
	page_flag(visit->page, "Page.New", form_number(visit->form, ID) == 0);
	show_choices(visit);
	return visit_show(visit, "staff_edit");
}

static void
fill(struct visit *visit, const struct person *person)
{
	struct form *form = visit->form;
	const struct staff *staff = &person->staff;
	struct text roles = text_begin(visit->arena);

	for (int role = 0; role < ROLE_COMPLAINANT; role++)
		if (staff_has(staff, (enum role)role))
			text_add_format(&roles, "%s%s", roles.length == 0 ? "" : ",", role_names[role]);
	form_set_text(form, ID, number_text(visit, staff->id.value));
	form_set_text(form, VERSION, number_text(visit, person->version));
	form_set_text(form, LOGIN, staff->login);
	form_set_text(form, NAME, staff->name);
	form_set_text(form, TITLE, staff->title);
	form_set_text(form, PHONE, staff->phone);
	form_set_text(form, DEPARTMENT, number_text(visit, staff->department.value));
	if (staff->superior.value != 0)
		form_set_text(form, SUPERIOR, number_text(visit, staff->superior.value));
	form_set_text(form, ROLES, roles.value);
	form_set_text(form, DISABLED, staff->disabled ? "1" : "");
}

enum fault
admin_staff_edit(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct staff_id id = { request_query_number(visit->request, "id", 0) };
	struct person person;
	enum fault fault;

	if (id.value != 0) {
		if ((fault = people_load(&step, id, &person)) != FAULT_NONE)
			return fault;
		fill(visit, &person);
	}
	return admin_staff_edit_again(visit);
}

/* The administrator's own password, asked again; false when the page with the message is already laid out. */
static bool
confirmed(struct visit *visit, struct step *step, size_t field, enum fault *fault)
{
	bool right = false;

	*fault = identity_confirm(step, form_text(visit->form, field), &right);
	if (*fault == FAULT_NONE && !right)
		form_error(visit->form, field, "password");
	return right;
}

/* Shown once, straight after the form that asked for it, because it is nowhere stored. */
static enum fault
show_password(struct visit *visit, const struct staff *staff, const char *password)
{
	page_text(visit->page, "First.Password", password);
	page_text(visit->page, "First.Login", staff->login);
	page_text(visit->page, "First.Name", staff->name);
	return visit_show(visit, "staff_reset");
}

enum fault
admin_staff_edit_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct form *form = visit->form;
	struct person person = {
		.version = form_number(form, VERSION),
		.staff = {
			.id = { form_number(form, ID) }, .login = form_text(form, LOGIN), .name = form_text(form, NAME),
			.title = form_text(form, TITLE), .phone = form_text(form, PHONE),
			.department = { form_number(form, DEPARTMENT) }, .superior = { form_number(form, SUPERIOR) },
			.roles = (unsigned)form_number(form, ROLES), .disabled = form_number(form, DISABLED) != 0,
		},
	};
	enum people_problem problem;
	const char *password;
	enum fault fault;

	if (!confirmed(visit, &step, PASSWORD, &fault))
		return fault == FAULT_NONE ? admin_staff_edit_again(visit) : fault;
	if ((fault = people_save(&step, &person, &problem, &password)) != FAULT_NONE)
		return fault;
	if (problem != PEOPLE_FINE) {
		form_error(form, problem_fields[problem], people_problem_name(problem));
		return admin_staff_edit_again(visit);
	}
	if (password != NULL)
		return show_password(visit, &person.staff, password);
	visit_notice(visit, "saved");
	return visit_redirect(visit, "admin/staff");
}

/* Whose password: a person of the list, or FAULT_NOT_FOUND. */
static enum fault
name_person(struct visit *visit, int64_t id, struct person *person)
{
	struct step step = view_identity_step(visit);
	enum fault fault = people_load(&step, (struct staff_id){ id }, person);

	if (fault == FAULT_NONE) {
		page_text(visit->page, "Person.Name", person->staff.name);
		page_text(visit->page, "Person.Login", person->staff.login);
	}
	return fault;
}

enum fault
admin_staff_reset(struct visit *visit)
{
	int64_t id = request_query_number(visit->request, "id", 0);
	struct person person;
	enum fault fault = name_person(visit, id, &person);

	if (fault != FAULT_NONE)
		return fault;
	form_set_text(visit->form, RESET_ID, number_text(visit, id));
	return visit_show(visit, "staff_reset");
}

enum fault
admin_staff_reset_again(struct visit *visit)
{
	struct person person;
	enum fault fault = name_person(visit, form_number(visit->form, RESET_ID), &person);

	return fault == FAULT_NONE ? visit_show(visit, "staff_reset") : fault;
}

enum fault
admin_staff_reset_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct person person;
	const char *password;
	enum fault fault = name_person(visit, form_number(visit->form, RESET_ID), &person);

	if (fault != FAULT_NONE)
		return fault;
	if (!confirmed(visit, &step, RESET_PASSWORD, &fault))
		return fault == FAULT_NONE ? visit_show(visit, "staff_reset") : fault;
	if ((fault = people_reset_password(&step, person.staff.id, &password)) != FAULT_NONE)
		return fault;
	return show_password(visit, &person.staff, password);
}
