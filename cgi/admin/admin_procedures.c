/* Versions of the procedure: the list, and handing one in. */
#include "admin_procedures.h"

#include "base/arena.h"
#include "base/text.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum propose_field { DOCUMENT, FROM, REASON, PROPOSE_FIELDS };

static const struct field_spec propose_fields[PROPOSE_FIELDS] = {
	[DOCUMENT] = { .name = "document", .kind = FIELD_FILES, .required = true, .max = 1 },
	[FROM] = { .name = "from", .kind = FIELD_MOMENT },
	[REASON] = { .name = "reason", .kind = FIELD_LINES, .max = 500 },
};

static void
check_propose(struct form *form, int64_t now)
{
	if (form_present(form, FROM) && form->values[FROM].error == NULL && form_number(form, FROM) < now)
		form_error(form, FROM, "past");
}

const struct form_spec admin_procedures_propose_form = {
	.fields = propose_fields, .count = PROPOSE_FIELDS, .multipart = true, .check = check_propose,
};

const char *
admin_procedures_person(const struct visit *visit, struct staff_id id)
{
	return id.value == 0 ? "" : view_case_person(visit, id);
}

void
admin_procedures_life(struct visit *visit, struct node *node, const struct procedures_row *row)
{
	struct node *approvals = node_child(node, "Approvals");
	struct staff_id by[VERSION_APPROVALS];
	size_t count = procedure_version_approvals(&row->life, by);

	node_text(node, "Name", row->version);
	node_text(node, "State", version_state_name(row->state));
	node_number(node, "Revision", row->revision);
	node_moment(node, "From", row->life.adopted_at != 0 ? row->life.adopted_at :
	    procedure_version_from(&row->life));
	node_flag(node, "Waits", row->state == VERSION_PROPOSED);
	node_flag(node, "Installed", row->life.count == 0);
	if (row->life.count > 0) {
		node_text(node, "By", admin_procedures_person(visit, row->life.decisions[0].staff));
		node_moment(node, "Proposed", row->life.decisions[0].at);
	}
	for (size_t i = 0; i < count; i++)
		node_text(node_item(approvals, i), "Name", admin_procedures_person(visit, by[i]));
	node_number(node, "Given", (int64_t)count);
	node_number(node, "Needed", VERSION_APPROVALS);
}

enum fault
admin_procedures(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "List.Rows");
	struct procedures_row *rows;
	size_t count = 0;
	enum fault fault = procedures_list(&step, &rows, &count);

	for (size_t i = 0; i < count && fault == FAULT_NONE; i++)
		admin_procedures_life(visit, node_item(list, i), &rows[i]);
	if (count > 0)
		view_export_offer(visit, "admin/procedures/export", NULL);
	return fault == FAULT_NONE ? visit_show(visit, "procedures") : fault;
}

enum fault
admin_procedures_propose(struct visit *visit)
{
	return visit_show(visit, "procedures_propose");
}

/* What is wrong with a document, one "file:line:column: message" a row. */
void
admin_procedures_problems(struct visit *visit, const char *problem)
{
	struct node *list = page_node(visit->page, "Problems");

	for (size_t i = 0; problem != NULL && *problem != '\0'; i++) {
		const char *end = problem;

		while (*end != '\0' && *end != '\n')
			end++;
		node_text(node_item(list, i), "Line", arena_copy_bytes(visit->arena, problem, (size_t)(end - problem)));
		problem = *end == '\n' ? end + 1 : end;
	}
}

/* What came of the document: a page of its own, or the form again with everything that is wrong. */
static enum fault
tell(struct visit *visit, const struct step *step, const struct procedures_proposal *proposal)
{
	if (proposal->problem != NULL) {
		admin_procedures_problems(visit, proposal->problem);
		form_error(visit->form, DOCUMENT, "procedure");
		return visit_show(visit, "procedures_propose");
	}
	if (step->refusal == REFUSAL_STRANDED)
		admin_procedures_stranded(visit, &proposal->stranded);
	if (step->refusal != REFUSAL_NONE)
		return visit_refuse(visit, refusal_name(step->refusal));
	visit_notice(visit, proposal->result == PROCEDURES_KNOWN ? "procedure_known" : "procedure_proposed");
	return visit_redirect(visit, "admin/procedures/version?version=%s", proposal->version);
}

enum fault
admin_procedures_propose_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const struct upload *upload = visit->form->uploads;
	struct procedures_proposal proposal;
	struct procedures_document document = {
		.from = form_number(visit->form, FROM), .reason = form_text(visit->form, REASON),
	};
	enum fault fault;

	if (upload == NULL)
		return visit_show(visit, "procedures_propose");
	document.name = upload->name;
	document.file = upload->file;
	fault = procedures_propose(&step, &document, &proposal);
	return fault == FAULT_NONE ? tell(visit, &step, &proposal) : fault;
}
