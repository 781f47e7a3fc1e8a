/* What people change about a running clock: pauses, extensions, agreements. */
#include "rules/deadline_plan.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "base/banned.h"

/* The pause that is on; NULL when none is. */
static struct plan_step *
last_pause(const struct plan *plan)
{
	for (size_t i = plan->count; i > 0; i--)
		if (plan->steps[i - 1].kind == PLAN_PAUSE)
			return &plan->steps[i - 1];
	return NULL;
}

void
deadline_plan_pause(const struct planning *planning, const struct clock_event *event, int64_t limit,
    struct deadline *deadline)
{
	struct plan plan = deadline_plan_read(planning->arena, deadline, planning->rule);

	plan.steps[plan.count++] = (struct plan_step){ PLAN_PAUSE, event->at, limit, limit, event->reason, "" };
	deadline_plan_apply(planning, &plan, deadline);
	deadline->state = DEADLINE_PAUSED;
	deadline->resume_at = limit;
}

/* Only an earlier end changes what was worked out when the pause began. */
void
deadline_plan_resume(const struct planning *planning, const struct clock_event *event, struct deadline *deadline)
{
	struct plan plan = deadline_plan_read(planning->arena, deadline, planning->rule);
	struct plan_step *pause = last_pause(&plan);

	if (pause != NULL && event->at < pause->until) {
		pause->until = event->at;
		deadline_plan_apply(planning, &plan, deadline);
	}
	deadline->state = DEADLINE_RUNNING;
	deadline->resume_at = 0;
}

void
deadline_plan_extend(const struct planning *planning, const struct clock_event *event, struct deadline *deadline)
{
	struct plan plan = deadline_plan_read(planning->arena, deadline, planning->rule);

	plan.steps[plan.count++] = (struct plan_step){ .kind = PLAN_EXTEND, .at = event->at };
	deadline_plan_apply(planning, &plan, deadline);
	deadline->state = DEADLINE_RUNNING;
}

/* A new date takes the place of whatever stood, a pause included. */
void
deadline_plan_agree(const struct planning *planning, const struct clock_event *event, struct deadline *deadline)
{
	struct plan plan = deadline_plan_read(planning->arena, deadline, planning->rule);

	plan.steps[plan.count++] = (struct plan_step){ .kind = PLAN_AGREE, .at = event->at,
		.until = event->agreed_until };
	deadline_plan_apply(planning, &plan, deadline);
	deadline->state = DEADLINE_RUNNING;
	deadline->resume_at = 0;
}

/* Mostly a calculation has no step that begins so, and need not be read. */
static bool
may_have(const struct deadline *deadline, const char *step)
{
	return deadline->calculation != NULL && strstr(deadline->calculation, step) != NULL;
}

bool
deadline_permits(const struct clock_rule *rule, const char *reason)
{
	for (size_t i = 0; i < rule->pause_count; i++)
		if (text_equal(rule->pauses[i], reason))
			return true;
	return false;
}

int64_t
deadline_pause_limit(struct arena *arena, const struct procedure *procedure, const struct deadline *deadline,
    const char *reason, int64_t at)
{
	const struct clock_rule *rule = procedure_clock(procedure, deadline->clock);
	const struct pause_reason *pause = procedure_pause(procedure, reason);
	int64_t limit;
	struct plan plan;

	if (rule == NULL || pause == NULL || !deadline_permits(rule, reason))
		return at;
	limit = deadline_add_natural(at, pause->amount, pause->unit);
	if (!may_have(deadline, "pause|"))
		return limit > at ? limit : at;
	plan = deadline_plan_read(arena, deadline, rule);
	for (size_t i = 0; i < plan.count; i++)
		if (plan.steps[i].kind == PLAN_PAUSE && text_equal(plan.steps[i].word, reason))
			limit -= plan.steps[i].until - plan.steps[i].at;
	return limit > at ? limit : at;
}

static enum refusal
may_pause(struct arena *arena, const struct case_clocks *clocks, const struct clock_rule *rule,
    const struct deadline *deadline, const struct clock_event *event)
{
	if (!deadline_permits(rule, event->reason) || procedure_pause(clocks->procedure, event->reason) == NULL)
		return REFUSAL_PAUSE_REASON;
	if (deadline->agreed)
		return REFUSAL_CLOCK_AGREED;
	return deadline_pause_limit(arena, clocks->procedure, deadline, event->reason, event->at) > event->at ?
	    REFUSAL_NONE : REFUSAL_PAUSE_SPENT;
}

static enum refusal
may_extend(struct arena *arena, const struct clock_rule *rule, const struct deadline *deadline)
{
	struct plan plan;

	if (rule->extension <= 0)
		return REFUSAL_EXTENSION;
	if (deadline->agreed)
		return REFUSAL_CLOCK_AGREED;
	if (!may_have(deadline, "extend|"))
		return REFUSAL_NONE;
	plan = deadline_plan_read(arena, deadline, rule);
	for (size_t i = 0; i < plan.count; i++)
		if (plan.steps[i].kind == PLAN_EXTEND)
			return REFUSAL_ALREADY;
	return REFUSAL_NONE;
}

static const act_set bound = ACT_BIT(ACT_EIGHT_D) | ACT_BIT(ACT_REVIEW) | ACT_BIT(ACT_VERIFY);

act_set
deadline_unawaited(const struct case_clocks *clocks)
{
	const struct procedure *procedure = clocks->procedure;
	act_set unawaited = bound;

	if (procedure == NULL)
		return unawaited;
	for (size_t i = 0; i < clocks->count; i++) {
		const struct clock_rule *rule = procedure_clock(procedure, clocks->rows[i].clock);

		if (rule != NULL && deadline_is_open(&clocks->rows[i]))
			unawaited &= ~rule->stops;
	}
	for (size_t i = 0; i < procedure->clock_count; i++)
		if (deadline_applies(&procedure->clocks[i], clocks->c))
			unawaited &= ~ACT_BIT(procedure->clocks[i].start);
	return unawaited;
}

enum refusal
deadline_may(struct arena *arena, const struct case_clocks *clocks, const struct clock_event *event)
{
	const struct clock_rule *rule = procedure_clock(clocks->procedure, event->clock);
	const struct deadline *deadline = NULL;
	bool paused;

	if ((bound & ACT_BIT(event->act)) != 0)
		return (deadline_unawaited(clocks) & ACT_BIT(event->act)) != 0 ? REFUSAL_CLOCK : REFUSAL_NONE;
	if (event->act != ACT_PAUSE && event->act != ACT_RESUME && event->act != ACT_EXTEND)
		return REFUSAL_NONE;
	for (size_t i = 0; i < clocks->count; i++)
		if (deadline_is_open(&clocks->rows[i]) && text_equal(clocks->rows[i].clock, event->clock))
			deadline = &clocks->rows[i];
	if (rule == NULL || deadline == NULL)
		return REFUSAL_CLOCK;
	paused = deadline->state == DEADLINE_PAUSED && event->at < deadline->resume_at;
	if (event->act == ACT_RESUME)
		return paused ? REFUSAL_NONE : REFUSAL_NOT_PAUSED;
	if (paused)
		return event->act == ACT_PAUSE ? REFUSAL_ALREADY : REFUSAL_PAUSED;
	if (deadline->state == DEADLINE_BREACHED || event->at > deadline->due_at)
		return REFUSAL_OVERDUE;
	return event->act == ACT_PAUSE ? may_pause(arena, clocks, rule, deadline, event) :
	    may_extend(arena, rule, deadline);
}
