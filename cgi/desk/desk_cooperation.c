#include "desk_cooperation.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/cooperating.h"
#include "desk_task.h"
#include "view/view_case.h"
#include "view/view_case_page.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { OWN = COOPERATION_FORM_OWN };

#define WHOSE \
	[COOPERATION_FORM_ID] = ROW("id"), \
	[COOPERATION_FORM_VERSION] = ROW("version")
#define ROW(word) { .name = word, .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX }

static const struct field_spec name_fields[] = { WHOSE, ROW("department"),
	{ .name = "duty", .kind = FIELD_LINES, .required = true, .min = 2, .max = COOPERATION_DUTY } };
const struct form_spec desk_cooperation_name_form = {
	.fields = name_fields, .count = sizeof(name_fields) / sizeof(name_fields[0]),
};

static const struct field_spec end_fields[] = { WHOSE, ROW("cooperation"),
	{ .name = "reason", .kind = FIELD_TEXT, .required = true, .min = 2, .max = COOPERATION_REASON } };
const struct form_spec desk_cooperation_end_form = {
	.fields = end_fields, .count = sizeof(end_fields) / sizeof(end_fields[0]),
};

static void
show_row(struct visit *visit, struct node *row, const struct cooperation *cooperation)
{
	node_number(row, "Id", cooperation->id);
	node_text(row, "Department", view_identity_department(visit, cooperation->department));
	node_text(row, "Duty", cooperation->duty);
	node_text(row, "By", view_case_person(visit, cooperation->named_by));
	node_moment(row, "At", cooperation->named_at);
	if (cooperation->ended_at == 0)
		return;
	node_moment(row, "Ended", cooperation->ended_at);
	node_text(row, "EndedBy", view_case_person(visit, cooperation->ended_by));
	node_text(row, "EndedReason", cooperation->ended_reason);
}

enum fault
desk_cooperation_show(struct visit *visit, struct case_id id)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "Cooperation.Rows");
	const struct cooperation *rows;
	size_t count, shown = 0;
	enum fault fault = cooperating_read(&step, id, &rows, &count);

	for (int ended = 0; ended < 2; ended++)
		for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
			if ((rows[i].ended_at != 0) == (ended == 1))
				show_row(visit, node_item(list, shown++), &rows[i]);
	return fault;
}

/* Departments that can still be named. */
static void
show_departments(struct visit *visit, const struct case_file *c)
{
	struct node *list = page_node(visit->page, "Options.Department");
	size_t count, shown = 0;
	const struct department *departments = casework_department_list(visit->casework, &count);

	for (size_t i = 0; i < count; i++) {
		struct node *row;

		if (!departments[i].takes_cases || departments[i].closed ||
		    cooperation_may_name(c, departments[i].id) != REFUSAL_NONE)
			continue;
		row = node_item(list, shown++);
		node_number(row, "Value", departments[i].id.value);
		node_text(row, "Word", view_identity_department(visit, departments[i].id));
	}
}

/* What was chosen of a list that is no part of the catalogue. */
static void
keep_chosen(struct visit *visit, const char *name)
{
	const struct form *form = visit->form;

	for (size_t i = OWN; form != NULL && i < form->spec->count; i++)
		if (text_equal(form->spec->fields[i].name, name) && form_present(form, i) &&
		    form->values[i].error == NULL)
			page_flag(visit->page, arena_format(visit->arena, "Form.%s.Checked.%lld", name,
			    (long long)form_number(form, i)), true);
}

/* Which of several forms of the page came back: "end7", "name". */
static void
show_scope(struct visit *visit)
{
	const struct form *form = visit->form;

	if (form == NULL || !form->sent)
		return;
	if (form->spec == &desk_cooperation_name_form)
		page_text(visit->page, "Form.Scope", "name");
	else if (form->spec == &desk_cooperation_end_form)
		page_text(visit->page, "Form.Scope", arena_format(visit->arena, "end%lld",
		    (long long)form_number(form, OWN)));
	else
		desk_task_scope(visit);
}

/* The case with everybody who takes part; remembers that it was read. */
static enum fault
show(struct visit *visit, struct case_id id)
{
	struct step step = view_identity_step(visit);
	struct view_case_page showing = { .revealed = false };
	struct case_reading reading;
	act_set may;
	enum fault fault = casework_read(&step, id, &reading);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE ||
	    (fault = casework_log_access(&step, "view", arena_format(visit->arena, "case %s", reading.file.number),
	    "cooperation")) != FAULT_NONE || (fault = desk_cooperation_show(visit, id)) != FAULT_NONE)
		return fault;
	showing.reading = &reading;
	view_case_page(visit, &showing);
	may = (visit->permissions & PERMIT_ACT) == 0 ? 0 : casework_allowed_acts(&step, &reading.file);
	if ((may & ACT_BIT(ACT_COOPERATE)) != 0 && reading.file.department.value != 0) {
		page_flag(visit->page, "May.cooperate", true);
		show_departments(visit, &reading.file);
	}
	if ((fault = desk_task_show(visit, &reading, true)) != FAULT_NONE)
		return fault;
	keep_chosen(visit, "department");
	keep_chosen(visit, "person");
	show_scope(visit);
	return visit_show(visit, "cooperation");
}

enum fault
desk_cooperation(struct visit *visit)
{
	return show(visit, (struct case_id){ request_query_number(visit->request, "id", 0) });
}

enum fault
desk_cooperation_again(struct visit *visit)
{
	return show(visit, (struct case_id){ form_number(visit->form, COOPERATION_FORM_ID) });
}

static enum fault
finish(struct visit *visit, const struct step *step, enum fault fault)
{
	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	return view_step_end(visit, step, fault, "done", arena_format(visit->arena, "desk/cooperation?id=%lld",
	    (long long)form_number(visit->form, COOPERATION_FORM_ID)));
}

enum fault
desk_cooperation_name(struct visit *visit)
{
	enum { DEPARTMENT = OWN, DUTY };
	struct step step = view_identity_step(visit);
	struct cooperating naming = {
		.id = { form_number(visit->form, COOPERATION_FORM_ID) },
		.version = form_number(visit->form, COOPERATION_FORM_VERSION),
		.department = { form_number(visit->form, DEPARTMENT) }, .duty = form_text(visit->form, DUTY),
	};

	return finish(visit, &step, cooperating_name(&step, &naming));
}

enum fault
desk_cooperation_end(struct visit *visit)
{
	enum { COOPERATION = OWN, REASON };
	struct step step = view_identity_step(visit);
	struct cooperating_end ending = {
		.id = { form_number(visit->form, COOPERATION_FORM_ID) },
		.version = form_number(visit->form, COOPERATION_FORM_VERSION),
		.cooperation = form_number(visit->form, COOPERATION), .reason = form_text(visit->form, REASON),
	};

	return finish(visit, &step, cooperating_end(&step, &ending));
}
