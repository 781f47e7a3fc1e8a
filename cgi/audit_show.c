/* Inspections as pages show them. */
#include "audit.h"

#include "base/arena.h"
#include "base/text.h"
#include "view/view_case.h"
#include "view/view_identity.h"
#include "base/banned.h"

const char *
audit_show_rate(struct visit *visit, int tenths)
{
	return arena_format(visit->arena, "%d.%d", tenths / 10, tenths % 10);
}

const char *
audit_show_subject(const struct visit *visit, const struct audit *audit)
{
	const char *department = view_identity_department(visit, audit->department);

	if (text_empty(audit->project_name))
		return department;
	return text_empty(department) ? audit->project_name :
	    arena_format(visit->arena, "%s %s", audit->project_name, department);
}

void
audit_show_state(struct visit *visit, struct node *node, const struct audit *audit, const struct checklist *checklist)
{
	const struct staff *inspector = casework_staff(visit->casework, audit->inspector);
	struct node *score = node_child(node, "Score");

	node_number(node, "Id", audit->id);
	node_number(node, "Version", audit->version);
	node_text(node, "Number", audit->number);
	if (checklist != NULL)
		node_text(node, "Checklist", view_case_words(visit, &checklist->name));
	node_text(node, "Subject", audit_show_subject(visit, audit));
	node_text(node, "Inspector", inspector == NULL ? "" : inspector->name);
	node_moment(node, "Opened", audit->opened_at);
	node_moment(node, "Signed", audit->signed_at);
	node_text(node, "SignedBy", audit->signed_by);
	node_flag(node, "Own", audit_is_of(audit, visit->actor));
	node_flag(node, "Whole", audit->department.value == 0);
	node_number(score, "Total", audit->score.total);
	node_number(score, "Allotted", audit->score.allotted);
	node_number(score, "Actual", audit->score.actual);
	node_text(score, "Rate", audit_show_rate(visit, audit->score.rate_tenths));
	node_number(score, "Answered", audit->score.answered);
	node_number(score, "Items", audit->score.items);
}

static void
show_deductions(struct visit *visit, struct node *list, const struct inspection_item *of)
{
	for (size_t i = 0; i < of->item->deduction_count; i++) {
		const struct deduction *deduction = &of->item->deductions[i];
		struct node *row = node_item(list, i);

		node_text(row, "Name", deduction->id);
		node_text(row, "Text", view_case_words(visit, &deduction->text));
		node_number(row, "Points", deduction->points);
		node_flag(row, "Fatal", deduction->fatal);
		node_flag(row, "Counted", deduction->most != 1 && !deduction->fatal);
		node_number(row, "Most", deduction->most);
		if (of->answer.counts[i] > 0 && of->answer.applies)
			node_number(row, "Count", of->answer.counts[i]);
	}
}

static void
show_photos(struct node *list, const struct inspection_item *of)
{
	for (size_t i = 0; i < of->photo_count; i++) {
		struct node *row = node_item(list, i);

		node_number(row, "Id", of->photos[i].id);
		node_text(row, "Name", of->photos[i].name);
		node_flag(row, "Image", text_starts(of->photos[i].type, "image/"));
	}
}

void
audit_show_items(struct visit *visit, const struct inspection *inspection)
{
	struct node *list = page_node(visit->page, "Items");

	for (size_t i = 0; i < inspection->checklist->item_count; i++) {
		const struct inspection_item *of = &inspection->items[i];
		struct node *row = node_item(list, i);

		node_text(row, "Id", of->item->id);
		node_text(row, "Name", view_case_words(visit, &of->item->name));
		node_text(row, "Check", view_case_words(visit, &of->item->check));
		node_text(row, "Rule", view_case_words(visit, &of->item->rule));
		node_number(row, "Points", of->item->points);
		node_flag(row, "NeedsPhoto", of->item->photo);
		node_flag(row, "Answered", of->answer.answered);
		node_flag(row, "Skipped", of->answer.answered && !of->answer.applies);
		node_number(row, "Score", of->score);
		node_text(row, "Note", of->note);
		if (of->department.value != 0) {
			node_number(row, "Department", of->department.value);
			node_text(row, "Answerable", view_identity_department(visit, of->department));
		}
		node_text(row, "Lack", checklist_lack_name(of->lack));
		show_deductions(visit, node_child(row, "Deductions"), of);
		show_photos(node_child(row, "Photos"), of);
	}
}

enum fault
audit_show_places(struct visit *visit, struct step *step, bool open_alone)
{
	size_t count, shown = 0;
	const struct department *departments = casework_department_list(visit->casework, &count);
	struct node *list = page_node(visit->page, "Options.Department");
	struct inspection_project *projects;
	enum fault fault;

	for (size_t i = 0; i < count; i++) {
		struct node *row;

		if (open_alone && departments[i].closed)
			continue;
		row = node_item(list, shown++);
		node_number(row, "Value", departments[i].id.value);
		node_text(row, "Word", view_identity_department(visit, departments[i].id));
	}
	if ((fault = inspection_projects(step, &projects, &count)) != FAULT_NONE)
		return fault;
	list = page_node(visit->page, "Options.Project");
	for (size_t i = 0; i < count; i++) {
		node_number(node_item(list, i), "Value", projects[i].id);
		node_text(node_item(list, i), "Word", projects[i].name);
	}
	return FAULT_NONE;
}
