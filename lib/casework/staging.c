#include "casework/staging.h"

#include "casework/inside.h"
#include "rules/round.h"
#include "store/event_store.h"
#include "base/banned.h"

/* Who would have the case, or a part of the work on it, after the act; 0 when that is not yet said. */
static struct staff_id
next_handler(const struct step *step, const struct act_request *request, const struct case_file *before)
{
	const act_set names = ACT_BIT(ACT_DISPATCH) | ACT_BIT(ACT_ASSIGN) | ACT_BIT(ACT_PLAN) | ACT_BIT(ACT_TASK);

	if ((names & ACT_BIT(request->act)) != 0)
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
	    ACT_BIT(ACT_OBJECT) | ACT_BIT(ACT_PLAN) | ACT_BIT(ACT_TASK);
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
	    round_bars(procedure, before, events.rows, events.count, next_handler(step, request, before)))
		*refusal = REFUSAL_OTHER_PERSON;
	return fault;
}

bool
staging_may_name(const struct case_reading *reading, const struct staff *person)
{
	return !person->disabled && !case_barred(&reading->file, person) && !round_bars(reading->procedure,
	    &reading->file, reading->events, reading->event_count, person->id);
}

act_set
staging_acts(const struct step *step, const struct case_reading *reading)
{
	act_set may = casework_allowed_acts(step, &reading->file);

	if ((may & ACT_BIT(ACT_ACCEPT)) != 0 && reading->file.handler.value == 0 && step->actor != NULL &&
	    !staging_may_name(reading, step->actor))
		may &= ~ACT_BIT(ACT_ACCEPT);
	return may;
}
