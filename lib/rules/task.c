#include "rules/task.h"

#include "rules/name.h"
#include "base/banned.h"

static const char *const states[TASK_STATE__COUNT] = {
	[TASK_GIVEN] = "given", [TASK_ACCEPTED] = "accepted", [TASK_DONE] = "done", [TASK_SENT_BACK] = "sent_back",
	[TASK_WITHDRAWN] = "withdrawn",
};

static const char *const acts[TASK_ACT__COUNT] = {
	[TASK_GIVE] = "give", [TASK_ACCEPT] = "accept", [TASK_FINISH] = "finish", [TASK_SEND_BACK] = "send_back",
	[TASK_WITHDRAW] = "withdraw", [TASK_GIVE_AGAIN] = "give_again",
};

/* What may be done from where, by which side. */
static const struct { enum task_state from; enum task_act act; enum task_state to; bool receiver; } moves[] = {
	{ TASK_GIVEN, TASK_ACCEPT, TASK_ACCEPTED, true },
	{ TASK_GIVEN, TASK_SEND_BACK, TASK_SENT_BACK, true },
	{ TASK_GIVEN, TASK_WITHDRAW, TASK_WITHDRAWN, false },
	{ TASK_ACCEPTED, TASK_FINISH, TASK_DONE, true },
	{ TASK_ACCEPTED, TASK_SEND_BACK, TASK_SENT_BACK, true },
	{ TASK_ACCEPTED, TASK_WITHDRAW, TASK_WITHDRAWN, false },
	{ TASK_SENT_BACK, TASK_GIVE_AGAIN, TASK_GIVEN, false },
	{ TASK_SENT_BACK, TASK_WITHDRAW, TASK_WITHDRAWN, false },
	{ TASK_DONE, TASK_GIVE_AGAIN, TASK_GIVEN, false },
};

bool
task_is_open(enum task_state state)
{
	return state == TASK_GIVEN || state == TASK_ACCEPTED || state == TASK_SENT_BACK;
}

static bool
manages(const struct staff *actor, struct department_id department)
{
	return department.value != 0 && actor->department.value == department.value &&
	    staff_has(actor, ROLE_DEPARTMENT_MANAGER);
}

/* The handler of the case, and the manager of the department that leads. */
static bool
leads(const struct case_file *c, const struct staff *actor)
{
	return (c->handler.value != 0 && c->handler.value == actor->id.value) || manages(actor, c->department);
}

static bool
receives(const struct task *task, const struct staff *actor)
{
	if (task->person.value != 0 && task->person.value == actor->id.value)
		return true;
	return manages(actor, task->department) || (task->person.value == 0 && staff_has(actor, ROLE_HANDLER) &&
	    actor->department.value == task->department.value);
}

enum refusal
task_may_give(const struct case_file *c, const struct staff *actor, struct department_id department)
{
	if (actor == NULL || actor->disabled || !case_visible(c, actor))
		return REFUSAL_NOT_FOUND;
	if (!leads(c, actor) && !(manages(actor, department) && cooperation_includes(c->cooperating, department)))
		return REFUSAL_NOT_YOURS;
	return cooperation_takes_part(c, department) ? REFUSAL_NONE : REFUSAL_NO_PART;
}

enum refusal
task_may(const struct task *task, const struct case_file *c, const struct staff *actor, enum task_act act,
    enum task_state *to)
{
	if (actor == NULL || actor->disabled || !case_visible(c, actor))
		return REFUSAL_NOT_FOUND;
	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
		bool yours = moves[i].receiver ? receives(task, actor) :
		    leads(c, actor) || task->given_by.value == actor->id.value;

		if (moves[i].from != task->state || moves[i].act != act)
			continue;
		if (!yours)
			return REFUSAL_NOT_YOURS;
		*to = moves[i].to;
		return REFUSAL_NONE;
	}
	return task_is_open(task->state) ? REFUSAL_TASK : REFUSAL_ALREADY;
}

const char *
task_state_name(enum task_state state)
{
	return name_of(states, TASK_STATE__COUNT, (int)state);
}

const char *
task_act_name(enum task_act act)
{
	return name_of(acts, TASK_ACT__COUNT, (int)act);
}
