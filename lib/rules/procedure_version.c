#include "rules/procedure_version.h"

#include "rules/name.h"
#include "base/banned.h"

static const char *const state_names[VERSION_STATE__COUNT] = {
	[VERSION_PROPOSED] = "proposed",
	[VERSION_APPROVED] = "approved",
	[VERSION_IN_FORCE] = "in_force",
	[VERSION_REPLACED] = "replaced",
	[VERSION_WITHDRAWN] = "withdrawn",
};

static const char *const decision_names[VERSION_DECISION__COUNT] = {
	[VERSION_PROPOSE] = "propose",
	[VERSION_DATE] = "date",
	[VERSION_APPROVE] = "approve",
	[VERSION_WITHDRAW] = "withdraw",
};

const char *
version_state_name(enum version_state state)
{
	return name_of(state_names, VERSION_STATE__COUNT, (int)state);
}

const char *
version_decision_name(enum version_decision_kind kind)
{
	return name_of(decision_names, VERSION_DECISION__COUNT, (int)kind);
}

enum version_state
procedure_version_state(const struct version_life *life, int64_t current, int64_t now)
{
	if (life->withdrawn_at != 0)
		return VERSION_WITHDRAWN;
	if (life->adopted_at == 0)
		return VERSION_PROPOSED;
	if (life->adopted_at > now)
		return VERSION_APPROVED;
	return life->adopted_at < current ? VERSION_REPLACED : VERSION_IN_FORCE;
}

/* The place of the last decision that set a date; approvals before it were of another version in all but name. */
static size_t
dated(const struct version_life *life)
{
	size_t last = 0;

	for (size_t i = 0; i < life->count; i++)
		if (life->decisions[i].kind == VERSION_PROPOSE || life->decisions[i].kind == VERSION_DATE)
			last = i;
	return last;
}

int64_t
procedure_version_from(const struct version_life *life)
{
	return life->count == 0 ? life->adopted_at : life->decisions[dated(life)].from;
}

size_t
procedure_version_approvals(const struct version_life *life, struct staff_id by[VERSION_APPROVALS])
{
	size_t found = 0;

	for (size_t i = dated(life); i < life->count && found < VERSION_APPROVALS; i++)
		if (life->decisions[i].kind == VERSION_APPROVE)
			by[found++] = life->decisions[i].staff;
	return found;
}

/* Four eyes: who made it what it is, and who has said yes already, does not say yes. */
static bool
has_had_a_say(const struct version_life *life, struct staff_id person)
{
	size_t since = dated(life);

	for (size_t i = 0; i < life->count; i++) {
		const struct version_decision *decision = &life->decisions[i];

		if (decision->staff.value == person.value && (decision->kind != VERSION_APPROVE || i >= since))
			return true;
	}
	return false;
}

bool
procedure_version_visible(const struct staff *actor)
{
	return staff_has(actor, ROLE_MANAGEMENT) || staff_has(actor, ROLE_ADMINISTRATOR) ||
	    staff_has(actor, ROLE_SUPERVISOR);
}

static bool
is_past(int64_t from, int64_t now)
{
	return from != 0 && from < now;
}

enum refusal
procedure_version_may(const struct version_life *life, const struct version_decision *decision,
    const struct staff *actor)
{
	bool dates = decision->kind == VERSION_PROPOSE || decision->kind == VERSION_DATE;

	if (!procedure_version_visible(actor))
		return REFUSAL_ROLE;
	if (decision->kind == VERSION_WITHDRAW)
		return life->withdrawn_at != 0 || (life->adopted_at != 0 && life->adopted_at <= decision->at) ?
		    REFUSAL_ALREADY : REFUSAL_NONE;
	if (life->adopted_at != 0 || life->withdrawn_at != 0)
		return REFUSAL_ALREADY;
	if (decision->kind == VERSION_APPROVE && has_had_a_say(life, actor->id))
		return REFUSAL_FOUR_EYES;
	if (is_past(dates ? decision->from : procedure_version_from(life), decision->at))
		return REFUSAL_PAST;
	return REFUSAL_NONE;
}
