#include "rules/inquiry.h"

#include "rules/name.h"
#include "base/banned.h"

static const char *const record_kinds[RECORD_KIND__COUNT] = {
	[RECORD_SITE] = "site", [RECORD_INTERVIEW] = "interview", [RECORD_DOCUMENT] = "document",
};
static const char *const branches[CAUSE_BRANCH__COUNT] = {
	[CAUSE_PEOPLE] = "people", [CAUSE_EQUIPMENT] = "equipment", [CAUSE_MATERIAL] = "material",
	[CAUSE_METHOD] = "method", [CAUSE_ENVIRONMENT] = "environment",
};
static const char *const levels[CAUSE_LEVEL__COUNT] = {
	[CAUSE_DIRECT] = "direct", [CAUSE_INDIRECT] = "indirect", [CAUSE_ROOT] = "root",
};
static const char *const kinds[CAUSE_KIND__COUNT] = {
	[CAUSE_HUMAN] = "human", [CAUSE_PROCESS] = "process", [CAUSE_DESIGN] = "design", [CAUSE_OTHER] = "other",
};

static const struct cause *
find(const struct cause *causes, size_t count, int64_t id)
{
	for (size_t i = 0; id != 0 && i < count; i++)
		if (causes[i].id == id)
			return &causes[i];
	return NULL;
}

int
cause_depth(const struct cause *causes, size_t count, int64_t id)
{
	const struct cause *cause = find(causes, count, id);
	int depth = 0;

	/* Parents are older than their children, so this ends; a damaged row must not make it endless. */
	while (cause != NULL && cause->parent != 0 && depth <= CAUSE_WHYS) {
		cause = find(causes, count, cause->parent);
		depth++;
	}
	return depth;
}

enum refusal
cause_may_stand(const struct cause *causes, size_t count, const struct cause *added)
{
	const struct cause *parent = find(causes, count, added->parent);

	if (count >= CAUSES_MOST)
		return REFUSAL_CAUSES;
	if (added->parent == 0)
		return REFUSAL_NONE;
	if (parent == NULL)
		return REFUSAL_NOT_FOUND;
	if (parent->struck_at != 0)
		return REFUSAL_STRUCK;
	if (cause_depth(causes, count, parent->id) + 2 > CAUSE_WHYS)
		return REFUSAL_DEPTH;
	return added->level < parent->level ? REFUSAL_SHALLOWER : REFUSAL_NONE;
}

size_t
proof_count(const struct proof *proofs, size_t count, const struct proof *node)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		found += proofs[i].record == node->record && proofs[i].cause == node->cause;
	return found;
}

enum refusal
cause_may_be_called(enum cause_level level, size_t proofs)
{
	return level == CAUSE_ROOT && proofs == 0 ? REFUSAL_UNPROVED : REFUSAL_NONE;
}

enum refusal
cause_may_be_struck(const struct cause *causes, size_t count, int64_t id)
{
	const struct cause *cause = find(causes, count, id);

	if (cause == NULL)
		return REFUSAL_NOT_FOUND;
	if (cause->struck_at != 0)
		return REFUSAL_ALREADY;
	for (size_t i = 0; i < count; i++)
		if (causes[i].parent == id && causes[i].struck_at == 0)
			return REFUSAL_CARRIES;
	return REFUSAL_NONE;
}

int64_t
plan_money(const struct plan *plan)
{
	int64_t fen = 0;

	for (size_t i = 0; i < plan->measure_count; i++)
		fen += plan->measures[i].cost + plan->measures[i].compensation;
	return fen;
}

/* Higher roles come later here; the others approve nothing. */
static int
height(enum role role)
{
	switch (role) {
	case ROLE_DEPARTMENT_MANAGER:
		return 1;
	case ROLE_SUPERVISOR:
		return 2;
	case ROLE_MANAGEMENT:
		return 3;
	default:
		return 0;
	}
}

enum role
plan_approver(const struct procedure *procedure, int level, int64_t fen)
{
	enum role found = ROLE__COUNT;

	for (size_t i = 0; i < procedure->approval_count; i++) {
		const struct approval_rule *rule = &procedure->approvals[i];
		bool fits = (rule->level == 0 || level <= rule->level) && (rule->above < 0 || fen > rule->above * 100);

		if (fits && height(rule->role) > height(found))
			found = rule->role;
	}
	return found;
}

bool
plan_is_free(const struct procedure *procedure, int level, const struct plan *plan)
{
	return plan_approver(procedure, level, plan_money(plan)) == ROLE__COUNT ||
	    (plan->decided_at != 0 && plan->approved);
}

enum refusal
plan_may_be_decided(const struct procedure *procedure, int level, const struct plan *plan, const struct staff *actor)
{
	int needed = height(plan_approver(procedure, level, plan_money(plan)));

	if (needed == 0)
		return REFUSAL_NO_APPROVAL;
	if (plan->decided_at != 0)
		return REFUSAL_ALREADY;
	if (plan->made_by.value == actor->id.value)
		return REFUSAL_OWN_PLAN;
	for (int role = 0; role < ROLE__COUNT; role++)
		if (staff_has(actor, (enum role)role) && height((enum role)role) >= needed)
			return REFUSAL_NONE;
	return REFUSAL_ROLE;
}

const char *
record_kind_name(enum record_kind kind)
{
	return name_of(record_kinds, RECORD_KIND__COUNT, (int)kind);
}

enum record_kind
record_kind_read(const char *name)
{
	return (enum record_kind)name_find(record_kinds, RECORD_KIND__COUNT, name);
}

const char *
cause_branch_name(enum cause_branch branch)
{
	return name_of(branches, CAUSE_BRANCH__COUNT, (int)branch);
}

enum cause_branch
cause_branch_read(const char *name)
{
	return (enum cause_branch)name_find(branches, CAUSE_BRANCH__COUNT, name);
}

const char *
cause_level_name(enum cause_level level)
{
	return name_of(levels, CAUSE_LEVEL__COUNT, (int)level);
}

enum cause_level
cause_level_read(const char *name)
{
	return (enum cause_level)name_find(levels, CAUSE_LEVEL__COUNT, name);
}

const char *
cause_kind_name(enum cause_kind kind)
{
	return name_of(kinds, CAUSE_KIND__COUNT, (int)kind);
}

enum cause_kind
cause_kind_read(const char *name)
{
	return (enum cause_kind)name_find(kinds, CAUSE_KIND__COUNT, name);
}
