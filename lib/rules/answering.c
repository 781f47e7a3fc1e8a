#include "rules/answering.h"

#include "rules/reporting.h"
#include "base/banned.h"

static struct staff_id
manager(const struct answering *answering, const struct case_file *c)
{
	for (size_t i = 0; answering != NULL && c->department.value != 0 && i < answering->count; i++) {
		const struct staff *person = &answering->people[i];

		if (!person->disabled && staff_has(person, ROLE_DEPARTMENT_MANAGER) &&
		    person->department.value == c->department.value && !case_barred(c, person))
			return person->id;
	}
	return (struct staff_id){ 0 };
}

/* Whoever the case is kept from does not answer for it (§32.17). */
static struct staff_id
unless_barred(const struct answering *answering, const struct case_file *c, struct staff_id id)
{
	const struct staff *person = answering == NULL ? NULL :
	    reporting_person(answering->people, answering->count, id);

	return person != NULL && case_barred(c, person) ? (struct staff_id){ 0 } : id;
}

/* Who has the case at the centre: whose its clocks were so far, else the dispatcher who acts now. */
static struct staff_id
dispatcher(const struct case_clocks *clocks, const struct clock_event *event)
{
	struct staff_id person = { 0 };

	for (size_t i = clocks->count; i > 0 && person.value == 0; i--)
		if (clocks->rows[i - 1].role == ROLE_DISPATCHER)
			person = unless_barred(event->answering, clocks->c, clocks->rows[i - 1].responsible);
	if (person.value == 0 && event->as == ROLE_DISPATCHER)
		person = unless_barred(event->answering, clocks->c, event->actor);
	return person;
}

struct staff_id
answering_person(const struct case_clocks *clocks, const struct clock_event *event, const struct clock_rule *rule)
{
	if (rule->start == ACT_EMERGENCY)
		return event->answering == NULL ? (struct staff_id){ 0 } : event->answering->leader;
	switch (rule->responsible) {
	case ROLE_HANDLER:
		return clocks->c->handler;
	case ROLE_DEPARTMENT_MANAGER:
		return manager(event->answering, clocks->c);
	case ROLE_DISPATCHER:
		return dispatcher(clocks, event);
	default:
		return (struct staff_id){ 0 };
	}
}

/* Acts by which the answerable person of such a clock becomes another one. */
static act_set
handing_over(const struct clock_rule *rule)
{
	if (rule->start == ACT_EMERGENCY)
		return ACT_BIT(ACT_TASK_FORCE);
	switch (rule->responsible) {
	case ROLE_HANDLER:
		return ACT_BIT(ACT_DISPATCH) | ACT_BIT(ACT_RETURN) | ACT_BIT(ACT_ACCEPT) | ACT_BIT(ACT_ASSIGN);
	case ROLE_DEPARTMENT_MANAGER:
	case ROLE_DISPATCHER:
		return ACT_BIT(ACT_DISPATCH) | ACT_BIT(ACT_ACCUSE);
	default:
		return 0;
	}
}

bool
answering_hand_over(const struct case_clocks *clocks, const struct clock_event *event, const struct clock_rule *rule,
    struct deadline *deadline)
{
	struct staff_id person;

	if ((handing_over(rule) & ACT_BIT(event->act)) == 0 || deadline->state == DEADLINE_BREACHED ||
	    !deadline_is_open(deadline))
		return false;
	person = answering_person(clocks, event, rule);
	if (person.value == deadline->responsible.value)
		return false;
	deadline->responsible = person;
	return true;
}
