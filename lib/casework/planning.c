#include "casework/planning.h"

#include "base/text.h"
#include "casework/inside.h"
#include "store/inquiry_store.h"
#include "base/banned.h"

/* The latest plan of the case; *plan is NULL when nobody has made one. */
static enum fault
latest(struct step *step, struct case_id id, struct plan **plan)
{
	struct plan_list plans;
	enum fault fault = plans_load(step->casework->db, step->arena, id, &plans);

	*plan = fault == FAULT_NONE && plans.count > 0 ? &plans.rows[plans.count - 1] : NULL;
	return fault;
}

enum fault
planning_look(struct step *step, const struct act_request *request, const struct case_file *before,
    struct act_facts *facts, enum refusal *refusal)
{
	bool decides = request->act == ACT_APPROVE || request->act == ACT_REJECT;
	const struct procedure *procedure;
	struct plan *plan;
	enum fault fault;

	*refusal = REFUSAL_NONE;
	facts->free = true;
	if (!decides && request->act != ACT_EXECUTE)
		return FAULT_NONE;
	if ((fault = casework_procedure_of(step->casework, before->procedure_version, &procedure)) != FAULT_NONE ||
	    (fault = latest(step, before->id, &plan)) != FAULT_NONE)
		return fault;
	if (plan == NULL)
		*refusal = decides ? REFUSAL_NO_APPROVAL : REFUSAL_NONE;
	else if (decides)
		*refusal = plan_may_be_decided(procedure, before->level, plan, step->actor);
	else
		facts->free = plan_is_free(procedure, before->level, plan);
	return FAULT_NONE;
}

bool
planning_is_open(const struct plan *plan, const struct case_file *before)
{
	return plan != NULL && plan->decided_at == 0 && before->stage == STAGE_PLANNED;
}

static enum fault
add_measure(struct step *step, const struct act_request *request, const struct case_file *before)
{
	struct db *db = step->casework->db;
	struct measure measure = {
		.text = request->text == NULL ? "" : request->text, .department = request->department,
		.person = request->person, .until = request->until, .cost = request->cost,
		.compensation = request->compensation, .made_at = step->now,
	};
	struct plan next = { .case_id = before->id, .number = 1, .not_now = "", .made_at = step->now }, *plan;
	enum fault fault = latest(step, before->id, &plan);

	if (fault != FAULT_NONE)
		return fault;
	if (step->actor != NULL)
		next.made_by = measure.made_by = step->actor->id;
	if (!text_empty(request->not_now))
		next.not_now = request->not_now;
	if (planning_is_open(plan, before)) {
		next.number = plan->number;
		if (!text_empty(request->not_now))
			fault = plan_explain(db, step->arena, &next);
	} else {
		next.number = plan == NULL ? 1 : plan->number + 1;
		fault = plan_insert(db, step->arena, &next);
	}
	measure.plan = next.number;
	return fault == FAULT_NONE ? measure_insert(db, step->arena, before->id, &measure) : fault;
}

static enum fault
decide(struct step *step, const struct act_request *request, const struct case_file *before)
{
	struct plan *plan;
	enum fault fault = latest(step, before->id, &plan);

	if (fault != FAULT_NONE)
		return fault;
	plan->decided_at = step->now;
	plan->decided_by = step->actor->id;
	plan->approved = request->act == ACT_APPROVE;
	plan->reason = request->text == NULL ? "" : request->text;
	return plan_decide(step->casework->db, step->arena, plan);
}

enum fault
planning_follow(struct step *step, const struct act_request *request, const struct case_file *before)
{
	switch (request->act) {
	case ACT_PLAN:
		return add_measure(step, request, before);
	case ACT_APPROVE:
	case ACT_REJECT:
		return decide(step, request, before);
	default:
		return FAULT_NONE;
	}
}
