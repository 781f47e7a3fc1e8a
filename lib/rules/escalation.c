#include "rules/escalation.h"

#include "rules/reporting.h"
#include "base/banned.h"

/* Who opens cases at all; who administers alone does not. */
enum { OPENS_CASES = ROLE_STAFF_MASK & ~(1 << ROLE_ADMINISTRATOR) };

static bool
can_take(const struct staff *person, const struct case_file *c)
{
	return !person->disabled && (person->roles & OPENS_CASES) != 0 && !case_barred(c, person);
}

const struct staff *
escalation_next(const struct staff *list, size_t count, const struct case_file *c, struct staff_id from)
{
	const struct staff *person = reporting_person(list, count, from);

	for (size_t turns = 0; person != NULL && person->superior.value != from.value && turns < count; turns++) {
		person = reporting_person(list, count, person->superior);
		if (person != NULL && can_take(person, c))
			return person;
	}
	return NULL;
}

bool
escalation_answers(const struct staff *person, const struct case_file *c, enum role role)
{
	bool own = role == ROLE_HANDLER || role == ROLE_DEPARTMENT_MANAGER;

	if (own && (c->department.value == 0 || c->returned)) {
		role = ROLE_DISPATCHER;
		own = false;
	}
	return !person->disabled && staff_has(person, role) && !case_barred(c, person) &&
	    (!own || person->department.value == c->department.value);
}

struct staff_id
escalation_holder(const struct case_file *c, struct staff_id responsible, enum role role)
{
	return responsible.value == 0 && role == ROLE_HANDLER ? c->handler : responsible;
}

const struct staff *
escalation_above(const struct staff *list, size_t count, const struct case_file *c, struct staff_id responsible,
    enum role role)
{
	struct staff_id holder = escalation_holder(c, responsible, role);
	const struct staff *above = NULL;

	if (holder.value != 0)
		return escalation_next(list, count, c, holder);
	for (size_t i = 0; i < count && above == NULL; i++)
		if (escalation_answers(&list[i], c, role))
			above = escalation_next(list, count, c, list[i].id);
	return above;
}

struct staff_id
escalation_reporter(const struct staff *list, size_t count, const struct case_file *c, const struct staff *actor)
{
	const struct staff *handler = reporting_person(list, count, c->handler);
	const struct staff *above = handler == NULL ? NULL : escalation_next(list, count, c, handler->id);

	if (above == NULL || above->id.value == actor->id.value || reporting_under(handler, actor->id))
		return actor->id;
	return handler->id;
}
