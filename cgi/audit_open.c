/* Opening a sheet: which checklist, of whom. */
#include "audit.h"

#include "base/arena.h"
#include "base/text.h"
#include "view/view_case.h"
#include "view/view_identity.h"
#include "base/banned.h"

enum open_field { CHECKLIST, DEPARTMENT, PROJECT, OPEN_FIELDS };

static const struct field_spec open_fields[OPEN_FIELDS] = {
	[CHECKLIST] = { .name = "checklist", .kind = FIELD_TEXT, .required = true, .max = 32 },
	[DEPARTMENT] = { .name = "department", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
	[PROJECT] = { .name = "project", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
};

static void
check_subject(struct form *form, int64_t now)
{
	(void)now;
	if (!form_present(form, DEPARTMENT) && !form_present(form, PROJECT))
		form_error(form, DEPARTMENT, "choose");
}

const struct form_spec audit_open_form = { .fields = open_fields, .count = OPEN_FIELDS, .check = check_subject };

/* Marks what was chosen; the lists are the program's own, so the form does not know them. */
static void
mark_chosen(struct visit *visit, enum open_field field)
{
	const char *chosen = form_text(visit->form, field);

	for (const char *at = chosen; *at != '\0'; at++)
		if (!((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') || *at == '_'))
			return;
	if (!text_empty(chosen))
		node_flag(page_node(visit->page,
		    arena_format(visit->arena, "Form.%s.Checked", open_fields[field].name)), chosen, true);
}

enum fault
audit_open(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "Options.Checklist");
	const struct checklist **checklists;
	size_t count;
	enum fault fault = inspection_checklists(&step, &checklists, &count);

	if (fault != FAULT_NONE || (fault = audit_show_places(visit, &step, true)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++) {
		node_text(node_item(list, i), "Value", checklists[i]->id);
		node_text(node_item(list, i), "Word", arena_format(visit->arena, "%s (%s)",
		    view_case_words(visit, &checklists[i]->name), checklists[i]->version));
	}
	if (!visit->form->sent && count == 1)
		form_set_text(visit->form, CHECKLIST, checklists[0]->id);
	for (int field = CHECKLIST; field <= PROJECT; field++)
		mark_chosen(visit, (enum open_field)field);
	return visit_show(visit, "open");
}

enum fault
audit_open_again(struct visit *visit)
{
	return audit_open(visit);
}

enum fault
audit_open_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct inspection_request request = {
		.checklist = form_text(visit->form, CHECKLIST), .department = { form_number(visit->form, DEPARTMENT) },
		.project = form_number(visit->form, PROJECT),
	};
	int64_t id = 0;
	enum fault fault = inspection_open(&step, &request, &id);

	if (fault != FAULT_NONE)
		return fault;
	if (step.refusal != REFUSAL_NONE)
		return visit_refuse(visit, refusal_name(step.refusal));
	return visit_redirect(visit, "audit/sheet?id=%lld", (long long)id);
}
