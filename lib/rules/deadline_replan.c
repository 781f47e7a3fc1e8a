/* The undecided deadlines of a case under another calendar. */
#include "rules/deadline_plan.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/calendar.h"
#include "base/banned.h"

static bool
is_counted_otherwise(const struct deadline *deadline, const struct calendar *calendar, int64_t at)
{
	return deadline_is_open(deadline) && deadline->state != DEADLINE_BREACHED && deadline->due_at >= at &&
	    !text_empty(deadline->calendar) && !text_equal(deadline->calendar, deadline_calendar_name(calendar));
}

/* What an earlier calendar left standing is asked anew. */
static void
forget_kept(struct plan *plan)
{
	size_t kept = 0;

	for (size_t i = 0; i < plan->count; i++)
		if (plan->steps[i].kind != PLAN_KEEP)
			plan->steps[kept++] = plan->steps[i];
	plan->count = kept;
}

/* As far as it was warned of by then: a moment that another calendar moved behind us is to come once more. */
static void
keep_warned(struct deadline *deadline, int64_t at)
{
	if (deadline->warn_at == 0 || deadline->warn_at > at) {
		deadline->state = DEADLINE_RUNNING;
		return;
	}
	for (int64_t next; (next = deadline_next_warning(deadline)) != 0 && next <= at;)
		deadline->warn_at = next;
}

static void
replan_one(const struct planning *planning, struct deadline *deadline, int64_t at)
{
	struct plan plan = deadline_plan_read(planning->arena, deadline, planning->rule);
	const char *old = deadline->calendar;
	int64_t before = deadline->due_at, warned = deadline->warn_at;

	forget_kept(&plan);
	deadline_plan_apply(planning, &plan, deadline);
	if (deadline->due_at < at)
		plan.steps[plan.count++] = (struct plan_step){ .kind = PLAN_KEEP, .until = before };
	else if (deadline->due_at != before)
		plan.steps[plan.count++] = (struct plan_step){ PLAN_REPLAN, at, deadline->due_at, before, old,
			deadline_calendar_name(planning->calendar) };
	deadline_plan_apply(planning, &plan, deadline);
	if (deadline->due_at == before)
		deadline->warn_at = warned;
	else if (deadline->state == DEADLINE_WARNED)
		keep_warned(deadline, at);
}

struct deadline_changes
deadline_replan(struct arena *arena, const struct case_clocks *clocks, int64_t at)
{
	struct deadline_changes changes = { .rows = arena_array(arena, clocks->count + 1, sizeof(struct deadline)) };

	for (size_t i = 0; i < clocks->count; i++) {
		const struct deadline *row = &clocks->rows[i];
		struct planning planning = {
			.arena = arena, .rule = procedure_clock(clocks->procedure, row->clock),
			.calendar = clocks->calendar, .brief = clocks->brief,
		};

		if (planning.rule == NULL || !is_counted_otherwise(row, clocks->calendar, at))
			continue;
		changes.rows[changes.count] = *row;
		replan_one(&planning, &changes.rows[changes.count++], at);
	}
	return changes;
}
