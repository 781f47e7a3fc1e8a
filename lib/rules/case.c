#include "rules/case.h"

#include "rules/cooperation.h"
#include "rules/reporting.h"
#include "rules/return_visit.h"
#include "base/text.h"
#include "base/banned.h"

static const struct transition *
find_transition(enum stage stage, enum act act)
{
	size_t count;
	const struct transition *rows = case_transitions(&count);

	for (size_t i = 0; i < count; i++)
		if (rows[i].from == stage && rows[i].act == act)
			return &rows[i];
	return NULL;
}

bool
case_barred(const struct case_file *c, const struct staff *actor)
{
	if (actor == NULL || c->accused_staff.value == 0)
		return false;
	return actor->id.value == c->accused_staff.value || actor->superior.value == c->accused_staff.value ||
	    (c->by_staff && reporting_under(actor, c->accused_staff));
}

bool
case_may_follow(const struct case_file *c, struct staff_id receiver, const struct staff *actor)
{
	return actor != NULL && !actor->disabled && receiver.value == actor->id.value &&
	    actor->id.value != c->accused_staff.value;
}

static bool
is_department(const struct case_file *c, const struct staff *actor)
{
	return c->department.value != 0 && actor->department.value == c->department.value;
}

static bool
is_handler(const struct case_file *c, const struct staff *actor)
{
	return c->handler.value != 0 && actor->id.value == c->handler.value;
}

static bool
takes_part(const struct case_file *c, const struct staff *actor)
{
	return cooperation_takes_part(c, actor->department);
}

/* What everybody of a department that takes part may write, whoever answers for the case. */
static bool
is_shared(enum act act)
{
	return act == ACT_ATTACH || act == ACT_NOTE || act == ACT_TASK || act == ACT_TASK_DONE;
}

/* A handler answers for the own case only; one that nobody has yet may be taken or returned by the whole department. */
static bool
handler_may(const struct case_file *c, enum act act, const struct staff *actor)
{
	if (is_handler(c, actor))
		return true;
	if (act == ACT_ACCEPT || act == ACT_RETURN)
		return c->handler.value == 0 && is_department(c, actor);
	return ((act == ACT_VISIT || act == ACT_MISS) && is_department(c, actor)) ||
	    (is_shared(act) && takes_part(c, actor));
}

/* In an emergency the task force and the leadership group write whatever department they are of. */
static bool
is_open_to_all(enum act act)
{
	return act == ACT_SITUATION || act == ACT_LOG || act == ACT_CONTACT || act == ACT_MEASURE ||
	    act == ACT_DEBRIEF;
}

static bool
role_answers(const struct case_file *c, enum act act, const struct act_facts *facts, enum role role)
{
	const struct staff *actor = facts->actor;

	/* A report is acknowledged by whom it was made to, and that stands in the report. */
	if (act == ACT_SEE || (facts->takes_part && is_open_to_all(act)))
		return true;
	if (role == ROLE_HANDLER)
		return handler_may(c, act, actor);
	if (role == ROLE_DEPARTMENT_MANAGER)
		return is_department(c, actor) || is_handler(c, actor) ||
		    (is_shared(act) && takes_part(c, actor));
	return true;
}

static bool
holds(const struct act_facts *facts, enum role role)
{
	if (facts->actor == NULL)
		return facts->as == role && (role == ROLE_COMPLAINANT || role == ROLE_CLOCK);
	return !facts->actor->disabled && staff_has(facts->actor, role) &&
	    (facts->as >= ROLE__COUNT || facts->as == role);
}

/* A handler visits on site for a major complaint only (S2·17a); the telephone visit is the dispatch centre's. */
static bool
role_allowed(const struct case_file *c, const struct transition *row, enum role role)
{
	if ((row->roles & 1u << role) == 0)
		return false;
	return (row->act != ACT_VISIT && row->act != ACT_MISS) || role != ROLE_HANDLER || c->major;
}

/* The first role that may, and in *refusal why none may. */
static enum role
find_role(const struct case_file *c, const struct transition *row, const struct act_facts *facts,
    enum refusal *refusal)
{
	*refusal = REFUSAL_ROLE;
	for (int role = 0; role < ROLE__COUNT; role++) {
		if (!role_allowed(c, row, (enum role)role) || !holds(facts, (enum role)role))
			continue;
		if (facts->actor == NULL || role_answers(c, row->act, facts, (enum role)role)) {
			*refusal = REFUSAL_NONE;
			return (enum role)role;
		}
		*refusal = REFUSAL_NOT_YOURS;
	}
	return ROLE__COUNT;
}

static enum refusal
check_visit(const struct case_file *c, const struct act_facts *facts)
{
	if (!c->major)
		return REFUSAL_NONE;
	if (!facts->on_site)
		return REFUSAL_VISIT_ON_SITE;
	return facts->receipt ? REFUSAL_NONE : REFUSAL_RECEIPT_MISSING;
}

/* Closing against or without the complainant's word is a supervisor's decision with reasons. */
static enum refusal
check_close(const struct case_file *c, const struct act_facts *facts)
{
	if (c->confirmed_at != 0)
		return REFUSAL_NONE;
	return facts->decided && staff_has(facts->actor, ROLE_SUPERVISOR) ? REFUSAL_NONE : REFUSAL_NOT_CONFIRMED;
}

/* Nothing ends under an emergency response: its head lifts that first. */
static enum refusal
check_emergency(const struct case_file *c, const struct transition *row)
{
	return c->emergency && stage_is_open(row->from) && !stage_is_open(row->to) ? REFUSAL_EMERGENCY : REFUSAL_NONE;
}

/*
 * Every complaint is judged before its handling is done, and what is invalid is
 * explained in detail to the complainant (S2·8): that is the only way it ends,
 * unless it is withdrawn or merged.  What is answered at once may be judged
 * with the answer.
 */
static enum refusal
check_validity(const struct case_file *c, enum act act, const struct act_facts *facts)
{
	const act_set gate = ACT_BIT(ACT_COMPLETE) | ACT_BIT(ACT_ANSWER) | ACT_BIT(ACT_CLOSE);
	enum validity validity = c->validity;

	if ((gate & ACT_BIT(act)) == 0)
		return REFUSAL_NONE;
	if (act == ACT_ANSWER && validity == VALIDITY_UNDECIDED)
		validity = facts->validity;
	if (validity == VALIDITY_UNDECIDED)
		return REFUSAL_UNDECIDED;
	return validity == VALIDITY_INVALID && act != ACT_COMPLETE ? REFUSAL_EXPLAIN : REFUSAL_NONE;
}

static enum refusal
check_facts(const struct case_file *c, enum act act, const struct act_facts *facts)
{
	switch (act) {
	case ACT_FEED_BACK:
		return c->completed_at != 0 ? REFUSAL_NONE : REFUSAL_NOT_COMPLETED;
	case ACT_EXECUTE:
		return facts->free ? REFUSAL_NONE : REFUSAL_NOT_APPROVED;
	case ACT_COMPLETE:
		return c->completed_at == 0 ? REFUSAL_NONE : REFUSAL_ALREADY;
	case ACT_CONFIRM:
		return c->confirmed_at == 0 ? REFUSAL_NONE : REFUSAL_ALREADY;
	case ACT_CLOSE:
		return check_close(c, facts);
	case ACT_EXPLAIN:
		return c->validity == VALIDITY_INVALID ? REFUSAL_NONE : REFUSAL_NOT_INVALID;
	case ACT_VISIT:
		return check_visit(c, facts);
	case ACT_WAIVE:
		return return_visit_turn(c) == TURN_SECOND ? REFUSAL_NONE : REFUSAL_NO_SECOND;
	case ACT_REISSUE:
		return text_empty(c->phone) ? REFUSAL_NO_PHONE : REFUSAL_NONE;
	default:
		return REFUSAL_NONE;
	}
}

enum refusal
case_decide(const struct case_file *c, enum act act, const struct act_facts *facts, enum stage *to)
{
	const struct transition *row = find_transition(c->stage, act);
	enum refusal refusal;

	if (case_barred(c, facts->actor))
		return REFUSAL_ACCUSED;
	if (c->stage == STAGE_ARCHIVED || c->stage == STAGE_DESTROYED)
		return REFUSAL_SEALED;
	if (row == NULL)
		return REFUSAL_STAGE;
	(void)find_role(c, row, facts, &refusal);
	if (refusal == REFUSAL_NONE)
		refusal = check_emergency(c, row);
	if (refusal == REFUSAL_NONE)
		refusal = check_facts(c, act, facts);
	if (refusal == REFUSAL_NONE)
		refusal = check_validity(c, act, facts);
	if (refusal == REFUSAL_NONE && to != NULL)
		*to = row->to;
	return refusal;
}

enum refusal
case_gate(const struct case_file *c)
{
	if (!stage_is_open(c->stage) || c->validity == VALIDITY_VALID)
		return REFUSAL_NONE;
	return c->validity == VALIDITY_INVALID ? REFUSAL_EXPLAIN : REFUSAL_UNDECIDED;
}

enum role
case_capacity(const struct case_file *c, enum act act, const struct act_facts *facts)
{
	const struct transition *row = find_transition(c->stage, act);
	enum refusal refusal;

	if (row == NULL || case_barred(c, facts->actor))
		return ROLE__COUNT;
	return find_role(c, row, facts, &refusal);
}

bool
case_visible(const struct case_file *c, const struct staff *actor)
{
	static const enum role see_all[] = {
		ROLE_DISPATCHER, ROLE_SUPERVISOR, ROLE_INSPECTOR, ROLE_MANAGEMENT, ROLE_ARCHIVIST,
	};

	if (actor == NULL || actor->disabled || case_barred(c, actor))
		return false;
	for (size_t i = 0; i < sizeof(see_all) / sizeof(see_all[0]); i++)
		if (staff_has(actor, see_all[i]))
			return true;
	return (staff_has(actor, ROLE_HANDLER) || staff_has(actor, ROLE_DEPARTMENT_MANAGER)) &&
	    (takes_part(c, actor) || is_handler(c, actor));
}

enum queue
case_queue(enum stage stage)
{
	static const enum queue queues[STAGE__COUNT] = {
		[STAGE_REGISTERED] = QUEUE_DISPATCH,
		[STAGE_DISPATCHED] = QUEUE_ACCEPT,
		[STAGE_ACCEPTED] = QUEUE_HANDLING,
		[STAGE_INVESTIGATING] = QUEUE_HANDLING,
		[STAGE_PLANNED] = QUEUE_HANDLING,
		[STAGE_EXECUTING] = QUEUE_HANDLING,
		[STAGE_CONFIRMING] = QUEUE_CONFIRMING,
		[STAGE_CLOSED] = QUEUE_VISITING,
		[STAGE_VISITED] = QUEUE_FILING,
		[STAGE_ARCHIVED] = QUEUE_DONE,
		[STAGE_DESTROYED] = QUEUE_DONE,
		[STAGE_EXPLAINED] = QUEUE_FILING,
		[STAGE_WITHDRAWN] = QUEUE_FILING,
		[STAGE_MERGED] = QUEUE_FILING,
		[STAGE_REOPENED] = QUEUE_DISPATCH,
	};

	return (unsigned)stage < STAGE__COUNT ? queues[stage] : QUEUE_DONE;
}

bool
stage_is_open(enum stage stage)
{
	return (unsigned)stage <= STAGE_CONFIRMING || stage == STAGE_REOPENED;
}
