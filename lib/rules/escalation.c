#include "rules/escalation.h"

#include "rules/reporting.h"
#include "base/banned.h"

enum { HEADS = 1 << ROLE_SUPERVISOR | 1 << ROLE_DEPARTMENT_MANAGER | 1 << ROLE_MANAGEMENT };

const struct staff *
escalation_next(const struct staff *list, size_t count, const struct case_file *c, struct staff_id from)
{
	const struct staff *person = reporting_person(list, count, from);

	for (size_t turns = 0; person != NULL && person->superior.value != from.value && turns < count; turns++) {
		person = reporting_person(list, count, person->superior);
		if (person != NULL && (person->roles & HEADS) != 0 && case_visible(c, person))
			return person;
	}
	return NULL;
}

static bool
belongs(const struct staff *person, const struct case_file *c, enum role role)
{
	bool own = role == ROLE_HANDLER || role == ROLE_DEPARTMENT_MANAGER;

	return !person->disabled && staff_has(person, role) && !case_barred(c, person) &&
	    (!own || person->department.value == c->department.value);
}

struct staff_id
escalation_holder(const struct staff *list, size_t count, const struct case_file *c, struct staff_id responsible,
    enum role role)
{
	if (responsible.value != 0)
		return responsible;
	if (c->handler.value != 0 && role == ROLE_HANDLER)
		return c->handler;
	if (c->department.value == 0 && (role == ROLE_HANDLER || role == ROLE_DEPARTMENT_MANAGER))
		role = ROLE_DISPATCHER;
	for (size_t i = 0; i < count; i++)
		if (belongs(&list[i], c, role))
			return list[i].id;
	return (struct staff_id){ 0 };
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
