#include "casework/staging.h"

#include "casework/inside.h"
#include "rules/round.h"
#include "store/event_store.h"
#include "base/banned.h"

/* Who would have the case after the act; 0 when that is not yet said. */
static struct staff_id
next_handler(const struct step *step, const struct act_request *request, const struct case_file *before)
{
	if (request->act == ACT_DISPATCH || request->act == ACT_ASSIGN)
		return request->person;
	if (request->act != ACT_ACCEPT || before->handler.value != 0 || step->actor == NULL)
		return before->handler;
	return step->actor->id;
}

enum fault
staging_look(struct step *step, const struct act_request *request, const struct case_file *before,
    struct case_change *change, enum refusal *refusal)
{
	const act_set looked_at = ACT_BIT(ACT_DISPATCH) | ACT_BIT(ACT_ASSIGN) | ACT_BIT(ACT_ACCEPT) |
	    ACT_BIT(ACT_OBJECT);
	const struct procedure *procedure;
	struct event_list events;
	enum fault fault;

	*refusal = REFUSAL_NONE;
	if ((looked_at & ACT_BIT(request->act)) == 0)
		return FAULT_NONE;
	if ((fault = casework_procedure_of(step->casework, before->procedure_version, &procedure)) != FAULT_NONE)
		return fault;
	change->other_person = procedure->other_person;
	if (!procedure->other_person || before->reopened == 0 || request->act == ACT_OBJECT)
		return FAULT_NONE;
	if ((fault = events_load(step->casework->db, step->arena, before->id, false, &events)) == FAULT_NONE &&
	    round_handled(events.rows, events.count, next_handler(step, request, before)))
		*refusal = REFUSAL_OTHER_PERSON;
	return fault;
}
