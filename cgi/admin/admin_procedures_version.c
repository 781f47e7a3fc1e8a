/* One version of the procedure: what it changes, its decisions, and taking one. */
#include "admin_procedures.h"

#include "base/arena.h"
#include "base/text.h"
#include "view/view_case.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum decide_field { VERSION, REVISION, REASON, FROM, DECIDE_FIELDS };

#define ON_A_VERSION \
	[VERSION] = { .name = "version", .kind = FIELD_HIDDEN, .required = true, .max = 32 }, \
	[REVISION] = { .name = "revision", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX }

static const struct field_spec approve_fields[] = {
	ON_A_VERSION,
	[REASON] = { .name = "reason", .kind = FIELD_LINES, .max = 500 },
};
const struct form_spec admin_procedures_approve_form = { .fields = approve_fields, .count = DECIDE_FIELDS - 1 };

static const struct field_spec withdraw_fields[] = {
	ON_A_VERSION,
	[REASON] = { .name = "reason", .kind = FIELD_LINES, .required = true, .max = 500 },
};
const struct form_spec admin_procedures_withdraw_form = { .fields = withdraw_fields, .count = DECIDE_FIELDS - 1 };

static const struct field_spec date_fields[DECIDE_FIELDS] = {
	ON_A_VERSION,
	[REASON] = { .name = "reason", .kind = FIELD_LINES, .max = 500 },
	[FROM] = { .name = "from", .kind = FIELD_MOMENT },
};

static void
check_date(struct form *form, int64_t now)
{
	if (form_present(form, FROM) && form->values[FROM].error == NULL && form_number(form, FROM) < now)
		form_error(form, FROM, "past");
}

const struct form_spec admin_procedures_date_form = {
	.fields = date_fields, .count = DECIDE_FIELDS, .check = check_date,
};

static void
show_decisions(struct visit *visit, struct node *list, const struct version_life *life)
{
	for (size_t i = 0; i < life->count; i++) {
		const struct version_decision *decision = &life->decisions[i];
		struct node *row = node_item(list, i);

		node_text(row, "Kind", version_decision_name(decision->kind));
		node_text(row, "Who", admin_procedures_person(visit, decision->staff));
		node_moment(row, "At", decision->at);
		node_flag(row, "Dated", decision->kind == VERSION_PROPOSE || decision->kind == VERSION_DATE);
		node_moment(row, "From", decision->from);
		node_text(row, "Reason", decision->reason);
	}
}

/* What this person may decide now; an approval that a stranded case forbids is not offered. */
static void
show_choices(struct visit *visit, struct node *node, const struct procedures_reading *reading)
{
	static const char *const words[VERSION_DECISION__COUNT] = {
		[VERSION_DATE] = "Date", [VERSION_APPROVE] = "Approve", [VERSION_WITHDRAW] = "Withdraw",
	};
	const struct version_life *life = &reading->row.life;

	for (int kind = VERSION_DATE; kind < VERSION_DECISION__COUNT; kind++) {
		struct version_decision decision = { .kind = (enum version_decision_kind)kind, .at = visit->now };
		enum refusal refusal = procedure_version_may(life, &decision, visit->actor);

		node_flag(node, words[kind], refusal == REFUSAL_NONE &&
		    (kind != VERSION_APPROVE || (reading->stranded.count == 0 && reading->problem == NULL)));
		if (kind == VERSION_APPROVE && refusal != REFUSAL_NONE && reading->row.state == VERSION_PROPOSED)
			node_text(node, "Why", refusal_name(refusal));
	}
}

static enum fault
show(struct visit *visit, const char *version)
{
	struct step step = view_identity_step(visit);
	struct node *node = page_node(visit->page, "Version");
	struct procedures_reading reading;
	enum fault fault = version == NULL ? FAULT_NOT_FOUND : procedures_load(&step, version, &reading);

	if (fault != FAULT_NONE)
		return fault;
	admin_procedures_life(visit, node, &reading.row);
	show_decisions(visit, node_child(node, "Decisions"), &reading.row.life);
	show_choices(visit, node_child(node, "May"), &reading);
	if (reading.problem != NULL)
		admin_procedures_problems(visit, reading.problem);
	else
		node_text(node, "Title", view_case_words(visit, &reading.procedure.name));
	if (reading.current != NULL)
		node_text(node, "Current", reading.current->version);
	/* Past cases are for those who see cases. */
	node_flag(node, "Try", reading.problem == NULL && reading.current != NULL &&
	    !text_equal(reading.current->version, version) &&
	    (staff_has(visit->actor, ROLE_SUPERVISOR) || staff_has(visit->actor, ROLE_MANAGEMENT)));
	admin_procedures_compare(visit, &reading.differences);
	admin_procedures_stranded(visit, &reading.stranded);
	return visit_show(visit, "procedures_version");
}

enum fault
admin_procedures_version(struct visit *visit)
{
	return show(visit, request_query(visit->request, "version"));
}

enum fault
admin_procedures_version_again(struct visit *visit)
{
	return show(visit, form_text(visit->form, VERSION));
}

static enum fault
decide(struct visit *visit, enum version_decision_kind kind, const char *notice)
{
	struct step step = view_identity_step(visit);
	struct procedures_wish wish = {
		.version = form_text(visit->form, VERSION), .revision = form_number(visit->form, REVISION),
		.kind = kind, .from = kind == VERSION_DATE ? form_number(visit->form, FROM) : 0,
		.reason = form_text(visit->form, REASON),
	};
	enum fault fault = procedures_decide(&step, &wish);

	return view_step_end(visit, &step, fault, notice,
	    arena_format(visit->arena, "admin/procedures/version?version=%s", wish.version));
}

enum fault
admin_procedures_approve(struct visit *visit)
{
	return decide(visit, VERSION_APPROVE, "procedure_approved");
}

enum fault
admin_procedures_date(struct visit *visit)
{
	return decide(visit, VERSION_DATE, "procedure_dated");
}

enum fault
admin_procedures_withdraw(struct visit *visit)
{
	return decide(visit, VERSION_WITHDRAW, "procedure_withdrawn");
}

enum fault
admin_procedures_document(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const char *version = request_query(visit->request, "version");
	const void *bytes;
	size_t length;
	enum fault fault = version == NULL ? FAULT_NOT_FOUND : procedures_document(&step, version, &bytes, &length);

	if (fault != FAULT_NONE)
		return fault;
	return visit_file(visit, "application/xml", arena_format(visit->arena, "procedure-%s.xml", version), bytes,
	    length);
}
