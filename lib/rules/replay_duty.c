#include "rules/replay_duty.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/text.h"
#include "base/banned.h"

/* What the list tells, with the first day of the period that it is about. */
struct mark {
	int32_t				 first;
	const struct replay_duty	*told;
};

/* One duty of the procedure under way. */
struct keeping {
	struct replay_running		*running;
	const struct duty_rule		*rule;
	struct mark			*marks;		/* by period, within one by time */
	size_t				 count, next;
	bool				 asked;		/* for, at the end of the last period */
	int64_t				 person;	/* who answers; 0: whoever has the role */
};

static int
by_period(const void *one, const void *other)
{
	const struct mark *a = one, *b = other;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (a->told->at != b->told->at)
		return a->told->at < b->told->at ? -1 : 1;
	return a->told->line < b->told->line ? -1 : a->told->line > b->told->line;
}

static struct duty_period
period_of(const struct keeping *keeping, int32_t day)
{
	return duty_period(keeping->rule, keeping->running->world->calendar, day);
}

static void
gather(struct keeping *keeping, const struct replay_list *list)
{
	keeping->marks = arena_array(&keeping->running->scratch, list->duty_count, sizeof(struct mark));
	for (size_t i = 0; i < list->duty_count; i++) {
		const struct replay_duty *told = &list->duties[i];
		int32_t day = told->period != 0 ? told->period : date_local_day(told->at);

		if (text_equal(told->rule, keeping->rule->id))
			keeping->marks[keeping->count++] = (struct mark){ period_of(keeping, day).first, told };
	}
	if (keeping->count > 0)
		qsort(keeping->marks, keeping->count, sizeof(struct mark), by_period);
}

static void
take(struct keeping *keeping, const struct replay_duty *told, struct duty *duty, bool *asked)
{
	bool arises = duty_arises(keeping->rule, keeping->running->world->calendar, duty->first);

	switch (told->act) {
	case DUTY_OPENED:
		keeping->asked = true;
		keeping->person = told->person;
		*asked = *asked || (arises && told->at <= duty->due_at);
		break;
	case DUTY_DONE:
		*asked = true;
		if (duty_is_open(duty))
			duty_count(duty, told->at);
		break;
	default:
		keeping->asked = false;
		break;
	}
}

static void
judge_period(struct keeping *keeping, const struct duty_period *period)
{
	const struct replay_world *world = keeping->running->world;
	struct duty duty = duty_open(keeping->rule, period, 0);
	bool asked = keeping->asked && duty_arises(keeping->rule, world->calendar, period->first);
	struct replay_deadline row = { .which = REPLAY_NO_CASE };

	for (; keeping->next < keeping->count && keeping->marks[keeping->next].first <= period->first; keeping->next++)
		take(keeping, keeping->marks[keeping->next].told, &duty, &asked);
	if (!asked || date_day_start(period->first) >= world->as_of)
		return;
	while (duty_tick(&duty, world->as_of))
		;
	row.person = keeping->person;
	row.deadline = (struct deadline){
		.clock = keeping->rule->id, .round = period->first, .state = duty.state, .due_at = duty.due_at,
		.started_at = date_day_start(period->first), .stopped_at = duty.closed_at, .role = duty.role,
	};
	row.department = replay_judge_home(keeping->running, row.person, duty.role, row.department);
	replay_judge_add(keeping->running, NULL, &row);
}

static void
judge_duty(struct keeping *keeping)
{
	int32_t last = date_local_day(keeping->running->world->as_of);
	struct duty_period period = period_of(keeping, keeping->marks[0].first);

	while (keeping->next < keeping->count || (keeping->asked && period.first <= last)) {
		judge_period(keeping, &period);
		period = period_of(keeping, !keeping->asked && keeping->next < keeping->count ?
		    keeping->marks[keeping->next].first : period.last + 1);
	}
}

void
replay_duty_judge(struct replay_running *running, const struct replay_list *list)
{
	const struct procedure *procedure = running->world->procedure;

	for (size_t i = 0; list->duty_count > 0 && i < procedure->duty_count; i++) {
		struct keeping keeping = { .running = running, .rule = &procedure->duties[i] };

		if (keeping.rule->off || keeping.rule->cadence == CADENCE_EVALUATION)
			continue;
		gather(&keeping, list);
		if (keeping.count > 0)
			judge_duty(&keeping);
		arena_reset(&running->scratch);
	}
}
