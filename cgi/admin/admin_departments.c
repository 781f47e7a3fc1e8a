/* Departments and their reporting line. */
#include "admin.h"

#include "base/arena.h"
#include "casework/people.h"
#include "view/view_export.h"
#include "view/view_choice.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum department_field { ID, VERSION, CODE, NAME_ZH, NAME_EN, ABOVE, TAKES_CASES, CLOSED, DEPARTMENT_FIELDS };
enum { DEEPEST = 8 };

static const char *
check_code(const char *code)
{
	for (; *code != '\0'; code++)
		if (!((*code >= 'a' && *code <= 'z') || (*code >= '0' && *code <= '9') || *code == '_'))
			return "code";
	return NULL;
}

static const struct field_spec department_fields[DEPARTMENT_FIELDS] = {
	[ID] = { .name = "id", .kind = FIELD_NUMBER, .min = 0, .max = INT64_MAX },
	[VERSION] = { .name = "version", .kind = FIELD_NUMBER, .min = 0, .max = INT64_MAX },
	[CODE] = { .name = "code", .kind = FIELD_TEXT, .required = true, .min = 2, .max = 32, .check = check_code },
	[NAME_ZH] = { .name = "name_zh", .kind = FIELD_TEXT, .required = true, .max = 80 },
	[NAME_EN] = { .name = "name_en", .kind = FIELD_TEXT, .required = true, .max = 80 },
	[ABOVE] = { .name = "above", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
	[TAKES_CASES] = { .name = "takes_cases", .kind = FIELD_CHECK },
	[CLOSED] = { .name = "closed", .kind = FIELD_CHECK },
};
const struct form_spec admin_department_form = { .fields = department_fields, .count = DEPARTMENT_FIELDS };

static const enum department_field problem_fields[PEOPLE__COUNT] = {
	[PEOPLE_TAKEN] = CODE, [PEOPLE_ABOVE] = ABOVE, [PEOPLE_CLOSED] = ABOVE, [PEOPLE_LAST] = CLOSED,
	[PEOPLE_IN_USE] = CLOSED,
};

/* The departments in the order of their tree, each with how deep it stands. */
struct branch { const struct department *department; int depth; };
struct tree {
	const struct department	*rows;
	struct branch		*branches;
	size_t			 count, found;
};

/* Departments below one, in the order of their ids. */
static void
climb(struct tree *tree, struct department_id above, int depth)
{
	for (size_t i = 0; i < tree->count && depth < DEEPEST; i++) {
		const struct department *d = &tree->rows[i];

		if (d->parent.value != above.value || tree->found == tree->count)
			continue;
		tree->branches[tree->found++] = (struct branch){ d, depth };
		climb(tree, d->id, depth + 1);
	}
}

static struct tree
grown(const struct visit *visit)
{
	struct tree tree = { .found = 0 };

	tree.rows = casework_department_list(visit->casework, &tree.count);
	tree.branches = arena_array(visit->arena, tree.count, sizeof(tree.branches[0]));
	climb(&tree, (struct department_id){0}, 0);
	return tree;
}

/* The name in the language that the page does not speak. */
static const char *
other_name(const struct visit *visit, const struct department *department)
{
	return visit->language == LANGUAGE_EN ? department->name_zh : department->name_en;
}

enum fault
admin_departments(struct visit *visit)
{
	struct node *list = page_node(visit->page, "List.Rows");
	struct tree tree = grown(visit);

	for (size_t i = 0; i < tree.found; i++) {
		const struct department *d = tree.branches[i].department;
		struct node *row = node_item(list, i);

		node_number(row, "Id", d->id.value);
		node_number(row, "Depth", tree.branches[i].depth);
		node_text(row, "Code", d->code);
		node_text(row, "Name", view_identity_department(visit, d->id));
		node_text(row, "Other", other_name(visit, d));
		node_flag(row, "TakesCases", d->takes_cases);
		node_flag(row, "Closed", d->closed);
	}
	page_number(visit->page, "List.Total", (int64_t)tree.found);
	if (tree.found > 0)
		view_export_offer(visit, "admin/departments/export", NULL);
	return visit_show(visit, "departments");
}

/* In a file the department above is named, where the page indents. */
enum column { COLUMN_NAME, COLUMN_OTHER, COLUMN_CODE, COLUMN_ABOVE, COLUMN_TAKES, COLUMN_GONE, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[COLUMN_NAME] = { "Admin.Departments.Name", 24, EXPORT_TEXT },
	[COLUMN_OTHER] = { "Admin.Departments.Other", 24, EXPORT_TEXT },
	[COLUMN_CODE] = { "Admin.Departments.Field.code", 16, EXPORT_TEXT },
	[COLUMN_ABOVE] = { "Admin.Departments.Field.above", 24, EXPORT_TEXT },
	[COLUMN_TAKES] = { "Admin.Departments.Field.takes_cases", 10, EXPORT_TEXT },
	[COLUMN_GONE] = { "Admin.Departments.Gone", 10, EXPORT_TEXT },
};

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct tree tree = grown(visit);

	(void)cursor;
	(void)more;
	for (size_t i = 0; i < tree.found; i++) {
		const struct department *d = tree.branches[i].department;

		export_row(sheet, (struct export_cell[COLUMNS]){
			[COLUMN_NAME] = { .text = view_identity_department(visit, d->id) },
			[COLUMN_OTHER] = { .text = other_name(visit, d) },
			[COLUMN_CODE] = { .text = d->code },
			[COLUMN_ABOVE] = { .text = view_identity_department(visit, d->parent) },
			[COLUMN_TAKES] = { .text = view_export_word(visit, "Form", d->takes_cases ? "Yes" : "No") },
			[COLUMN_GONE] = { .text = view_export_yes(visit, d->closed) },
		});
	}
	return FAULT_NONE;
}

enum fault
admin_departments_export(struct visit *visit)
{
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.departments", .subject = "departments",
		.columns = columns, .count = COLUMNS, .page = write_page,
	});
}

enum fault
admin_departments_edit_again(struct visit *visit)
{
	struct node *list = page_node(visit->page, "Departments");
	size_t count, shown = 0;
	const struct department *rows = casework_department_list(visit->casework, &count);

	for (size_t i = 0; i < count; i++) {
		if (rows[i].id.value == form_number(visit->form, ID))
			continue;
		node_number(node_item(list, shown), "Value", rows[i].id.value);
		node_text(node_item(list, shown++), "Word", view_identity_department(visit, rows[i].id));
	}
	view_choice_mark(visit, "above", form_text(visit->form, ABOVE));
	page_flag(visit->page, "Page.New", form_number(visit->form, ID) == 0);
	return visit_show(visit, "departments_edit");
}

static void
fill(struct visit *visit, const struct office *office)
{
	const struct department *d = &office->department;
	struct form *form = visit->form;

	form_set_text(form, ID, arena_format(visit->arena, "%lld", (long long)d->id.value));
	form_set_text(form, VERSION, arena_format(visit->arena, "%lld", (long long)office->version));
	form_set_text(form, CODE, d->code);
	form_set_text(form, NAME_ZH, d->name_zh);
	form_set_text(form, NAME_EN, d->name_en);
	if (d->parent.value != 0)
		form_set_text(form, ABOVE, arena_format(visit->arena, "%lld", (long long)d->parent.value));
	form_set_text(form, TAKES_CASES, d->takes_cases ? "1" : "");
	form_set_text(form, CLOSED, d->closed ? "1" : "");
}

enum fault
admin_departments_edit(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	int64_t id = request_query_number(visit->request, "id", 0);
	struct office *offices = NULL;
	size_t count = 0, i;
	enum fault fault;

	if (id != 0) {
		if ((fault = people_offices(&step, &offices, &count)) != FAULT_NONE)
			return fault;
		for (i = 0; i < count && offices[i].department.id.value != id; i++)
			;
		if (i == count)
			return FAULT_NOT_FOUND;
		fill(visit, &offices[i]);
	} else
		form_set_text(visit->form, TAKES_CASES, "1");
	return admin_departments_edit_again(visit);
}

enum fault
admin_departments_edit_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct form *form = visit->form;
	struct office office = {
		.version = form_number(form, VERSION),
		.department = {
			.id = { form_number(form, ID) }, .code = form_text(form, CODE),
			.name_zh = form_text(form, NAME_ZH), .name_en = form_text(form, NAME_EN),
			.parent = { form_number(form, ABOVE) }, .takes_cases = form_number(form, TAKES_CASES) != 0,
			.closed = form_number(form, CLOSED) != 0,
		},
	};
	enum people_problem problem;
	enum fault fault = people_save_office(&step, &office, &problem);

	if (fault != FAULT_NONE)
		return fault;
	if (problem != PEOPLE_FINE) {
		form_error(form, problem_fields[problem], people_problem_name(problem));
		return admin_departments_edit_again(visit);
	}
	visit_notice(visit, "saved");
	return visit_redirect(visit, "admin/departments");
}
