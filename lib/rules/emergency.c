#include "rules/emergency.h"

#include "rules/name.h"
#include "rules/reporting.h"
#include "base/banned.h"

static const char *const states[EMERGENCY_STATE__COUNT] = {
	[EMERGENCY_NONE] = "none", [EMERGENCY_REPORTED] = "reported", [EMERGENCY_RUNNING] = "running",
	[EMERGENCY_LIFTED] = "lifted", [EMERGENCY_EVALUATED] = "evaluated", [EMERGENCY_DECLINED] = "declined",
};
static const char *const talks[TALK__COUNT] = {
	[TALK_REPORT] = "report", [TALK_COMPLAINANT] = "complainant", [TALK_GROUP] = "group",
	[TALK_AUTHORITY] = "authority", [TALK_MEDIA] = "media", [TALK_OTHER] = "other",
};
static const char *const kinds[URGENT__COUNT] = {
	[URGENT_SERVICE] = "service", [URGENT_WORK] = "work", [URGENT_REFUND] = "refund",
	[URGENT_COMPENSATION] = "compensation", [URGENT_OTHER] = "other",
};

enum emergency_state
emergency_state(const struct emergency *emergency)
{
	if (emergency == NULL)
		return EMERGENCY_NONE;
	if (emergency->lifted_at != 0 && emergency->started_at == 0)
		return EMERGENCY_DECLINED;
	if (emergency->evaluated_at != 0)
		return EMERGENCY_EVALUATED;
	if (emergency->lifted_at != 0)
		return EMERGENCY_LIFTED;
	return emergency->started_at != 0 ? EMERGENCY_RUNNING : EMERGENCY_REPORTED;
}

bool
emergency_is_open(enum emergency_state state)
{
	return state == EMERGENCY_REPORTED || state == EMERGENCY_RUNNING || state == EMERGENCY_LIFTED;
}

bool
emergency_concerns(const struct procedure *procedure, const struct case_file *c)
{
	for (size_t i = 0; procedure != NULL && i < procedure->level_count; i++)
		if (procedure->levels[i].level == c->level)
			return procedure->levels[i].emergency;
	return false;
}

bool
emergency_reaches(const struct procedure *procedure, const struct case_file *before, const struct case_file *after)
{
	return emergency_concerns(procedure, after) && (before == NULL || !emergency_concerns(procedure, before));
}

static bool
manages(const struct case_file *c, const struct staff *person)
{
	return !person->disabled && staff_has(person, ROLE_MANAGEMENT) && !case_barred(c, person);
}

bool
emergency_in_group(const struct case_file *c, const struct staff *person)
{
	return manages(c, person) ||
	    (!person->disabled && staff_has(person, ROLE_DEPARTMENT_MANAGER) && !case_barred(c, person));
}

/* Two who are above each other are on one level. */
static bool
is_above(const struct staff *above, const struct staff *person)
{
	return above->id.value != person->id.value && reporting_under(person, above->id) &&
	    !reporting_under(above, person->id);
}

bool
emergency_heads(const struct emergency_scene *scene, const struct staff *person)
{
	if (person == NULL || !manages(scene->c, person))
		return false;
	for (size_t i = 0; i < scene->staff_count; i++)
		if (manages(scene->c, &scene->staff[i]) && is_above(&scene->staff[i], person))
			return false;
	return true;
}

/* The row by which somebody belongs to the task force of the latest; of any when `ever`. */
static const struct emergency_member *
find_member(const struct emergency_scene *scene, const struct staff *person, bool ever)
{
	for (size_t i = 0; scene->latest != NULL && i < scene->member_count; i++) {
		const struct emergency_member *member = &scene->members[i];

		if (member->person.value == person->id.value &&
		    (ever || (member->emergency == scene->latest->id && member->released_at == 0)))
			return member;
	}
	return NULL;
}

static bool
may_be_told(const struct emergency_scene *scene, const struct staff *person)
{
	return person != NULL && !person->disabled && !case_barred(scene->c, person);
}

bool
emergency_leads(const struct emergency_scene *scene, const struct staff *person)
{
	const struct emergency_member *member = may_be_told(scene, person) ? find_member(scene, person, false) : NULL;

	return member != NULL && member->leads;
}

bool
emergency_serves(const struct emergency_scene *scene, const struct staff *person)
{
	return may_be_told(scene, person) && find_member(scene, person, false) != NULL;
}

bool
emergency_takes_part(const struct emergency_scene *scene, const struct staff *person)
{
	return scene->latest != NULL && may_be_told(scene, person) &&
	    (emergency_in_group(scene->c, person) || find_member(scene, person, true) != NULL);
}

/* How the latest must stand for an act, as a mask of 1 << state, and whose it is; 0: any, and anybody's. */
enum owner { OWNER_ANY, OWNER_HEAD, OWNER_LEADER };
#define STATE(name) (1u << EMERGENCY_##name)
static const struct { unsigned states; enum owner owner; } acts[ACT__COUNT] = {
	[ACT_ALERT] = { STATE(NONE) | STATE(EVALUATED) | STATE(DECLINED), OWNER_ANY },
	[ACT_EMERGENCY] = { STATE(REPORTED), OWNER_HEAD },
	[ACT_TASK_FORCE] = { STATE(RUNNING), OWNER_HEAD },
	[ACT_SITUATION] = { STATE(RUNNING), OWNER_ANY },
	[ACT_LOG] = { STATE(REPORTED) | STATE(RUNNING) | STATE(LIFTED), OWNER_ANY },
	[ACT_LIFT] = { STATE(REPORTED) | STATE(RUNNING), OWNER_HEAD },
	[ACT_DEBRIEF] = { STATE(LIFTED), OWNER_LEADER },
};

bool
emergency_is_act(enum act act)
{
	return acts[act].states != 0 || act == ACT_MEASURE || act == ACT_CONTACT || act == ACT_SEE;
}

/* Why the latest does not stand so: an earlier step is missing, or the step was taken. */
static enum refusal
check_state(const struct emergency_scene *scene, enum act act)
{
	enum emergency_state state = emergency_state(scene->latest);

	if (act == ACT_ALERT && !emergency_concerns(scene->procedure, scene->c))
		return REFUSAL_LEVEL;
	if (acts[act].states & 1u << state)
		return REFUSAL_NONE;
	if (act == ACT_ALERT || (act == ACT_EMERGENCY && state == EMERGENCY_RUNNING) ||
	    (act == ACT_LIFT && state == EMERGENCY_LIFTED) || (act == ACT_DEBRIEF && state == EMERGENCY_EVALUATED))
		return REFUSAL_ALREADY;
	return REFUSAL_NO_EMERGENCY;
}

enum refusal
emergency_may(const struct emergency_scene *scene, enum act act, const struct staff *person)
{
	enum refusal refusal;

	if (acts[act].states == 0)
		return REFUSAL_NONE;
	if ((refusal = check_state(scene, act)) != REFUSAL_NONE)
		return refusal;
	if (acts[act].owner == OWNER_ANY || emergency_heads(scene, person))
		return REFUSAL_NONE;
	return acts[act].owner == OWNER_LEADER && emergency_leads(scene, person) ? REFUSAL_NONE : REFUSAL_HEAD;
}

bool
emergency_has_group(const struct emergency_scene *scene)
{
	for (size_t i = 0; i < scene->staff_count; i++)
		if (emergency_in_group(scene->c, &scene->staff[i]))
			return true;
	return false;
}

/* Whether somebody is left whose step the latest waits for. */
static bool
has_owner(const struct emergency_scene *scene, bool leader_too)
{
	for (size_t i = 0; i < scene->staff_count; i++)
		if (emergency_heads(scene, &scene->staff[i]) ||
		    (leader_too && emergency_leads(scene, &scene->staff[i])))
			return true;
	return false;
}

enum refusal
emergency_may_be_filed(const struct emergency_scene *scene)
{
	static const enum refusal refusals[EMERGENCY_STATE__COUNT] = {
		[EMERGENCY_REPORTED] = REFUSAL_NO_ORDER, [EMERGENCY_RUNNING] = REFUSAL_EMERGENCY,
		[EMERGENCY_LIFTED] = REFUSAL_NO_DEBRIEF,
	};
	enum emergency_state state = emergency_state(scene->latest);

	return emergency_is_open(state) && has_owner(scene, state == EMERGENCY_LIFTED) ? refusals[state] :
	    REFUSAL_NONE;
}

static bool
has_leader(const struct emergency_scene *scene)
{
	for (size_t i = 0; scene->latest != NULL && i < scene->member_count; i++)
		if (scene->members[i].emergency == scene->latest->id && scene->members[i].leads &&
		    scene->members[i].released_at == 0)
			return true;
	return false;
}

bool
emergency_may_serve(const struct case_file *c, const struct staff *person)
{
	enum {
		WRITING = 1 << ROLE_DISPATCHER | 1 << ROLE_SUPERVISOR | 1 << ROLE_HANDLER |
		    1 << ROLE_DEPARTMENT_MANAGER | 1 << ROLE_MANAGEMENT,
	};

	return person != NULL && !person->disabled && (person->roles & WRITING) != 0 && !case_barred(c, person);
}

enum refusal
emergency_may_be_named(const struct emergency_scene *scene, const struct staff *person, bool leads)
{
	if (person != NULL && case_barred(scene->c, person))
		return REFUSAL_ACCUSED;
	if (!emergency_may_serve(scene->c, person))
		return REFUSAL_HANDLER;
	if (find_member(scene, person, false) != NULL || (leads && has_leader(scene)))
		return REFUSAL_ALREADY;
	return REFUSAL_NONE;
}

enum refusal
emergency_may_be_released(const struct emergency_scene *scene, int64_t id)
{
	for (size_t i = 0; scene->latest != NULL && i < scene->member_count; i++)
		if (scene->members[i].id == id && scene->members[i].emergency == scene->latest->id)
			return scene->members[i].released_at == 0 ? REFUSAL_NONE : REFUSAL_ALREADY;
	return REFUSAL_NOT_FOUND;
}

static bool
counts_reports(const struct procedure *procedure, const struct deadline *deadline)
{
	const struct clock_rule *rule = procedure == NULL ? NULL : procedure_clock(procedure, deadline->clock);

	return rule != NULL && rule->start == ACT_EMERGENCY && (rule->stops & ACT_BIT(ACT_SITUATION)) != 0;
}

const struct deadline *
emergency_next_report(const struct procedure *procedure, const struct deadline *deadlines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (deadline_is_open(&deadlines[i]) && counts_reports(procedure, &deadlines[i]))
			return &deadlines[i];
	return NULL;
}

enum deadline_state
emergency_report_state(const struct procedure *procedure, const struct deadline *deadlines, size_t count,
    int64_t made_at)
{
	for (size_t i = 0; i < count; i++)
		if (deadlines[i].stopped_at == made_at && deadlines[i].state != DEADLINE_CANCELLED &&
		    counts_reports(procedure, &deadlines[i]))
			return deadlines[i].state;
	return DEADLINE__COUNT;
}

enum act
emergency_talk_act(enum emergency_talk talk)
{
	return talk == TALK_REPORT ? ACT_SITUATION : talk == TALK_COMPLAINANT ? ACT_CONTACT : ACT_LOG;
}

const char *
emergency_state_name(enum emergency_state state)
{
	return name_of(states, EMERGENCY_STATE__COUNT, (int)state);
}

const char *
emergency_talk_name(enum emergency_talk talk)
{
	return name_of(talks, TALK__COUNT, (int)talk);
}

enum emergency_talk
emergency_talk_read(const char *name)
{
	return (enum emergency_talk)name_find(talks, TALK__COUNT, name);
}

const char *
urgent_kind_name(enum urgent_kind kind)
{
	return name_of(kinds, URGENT__COUNT, (int)kind);
}

enum urgent_kind
urgent_kind_read(const char *name)
{
	return (enum urgent_kind)name_find(kinds, URGENT__COUNT, name);
}
