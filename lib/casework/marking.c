#include "casework/marking.h"

#include <string.h>

#include "base/arena.h"
#include "base/kill_point.h"
#include "base/text.h"
#include "casework/inside.h"
#include "casework/noticing.h"
#include "store/escalation_store.h"
#include "store/marking_store.h"
#include "base/banned.h"

/* Ids that get the same value. */
struct ids { int64_t *rows; size_t count; };

/* Cases being marked, and what has to be written. */
struct marking {
	struct step		*step;
	const int64_t		*asked;
	size_t			 asked_count;
	struct marking_rows	 rows;
	size_t			 next;		/* the first deadline of the case in hand */
	struct case_event	*events;
	size_t			 event_count;
	struct escalation	*reports;
	size_t			 report_count;
	struct ids		 states[DEADLINE__COUNT];
	struct deadline_list	 again;		/* warned of several times: each has its next moment */
	struct ids		 alerts[DEADLINE_BREACHED + 1];
	struct notices		 notices;
	size_t			 marked;
};

static void
add_id(struct ids *ids, int64_t id)
{
	ids->rows[ids->count++] = id;
}

/* The next event of a history, chained to what was its end. */
static void
add_event(struct marking *marking, struct event_end *end, const struct case_event *like)
{
	struct case_event *event = &marking->events[marking->event_count++];

	*event = *like;
	event->number = ++end->number;
	memcpy(event->previous, end->digest, SECRET_DIGEST);
	event_digest(event, event->digest);
	memcpy(end->digest, event->digest, SECRET_DIGEST);
}

static void
add_mark(struct marking *marking, const struct case_file *c, struct event_end *end, const struct deadline *deadline)
{
	static const enum act acts[DEADLINE__COUNT] = {
		[DEADLINE_RUNNING] = ACT_RESUME, [DEADLINE_WARNED] = ACT_WARN, [DEADLINE_BREACHED] = ACT_BREACH,
	};
	const struct case_event event = {
		.case_id = c->id, .at = marking->step->now, .act = acts[deadline->state],
		.from = c->stage, .to = c->stage, .as = ROLE_CLOCK, .actor_name = "",
		.person = deadline->responsible, .until = deadline->due_at, .text = deadline->clock, .detail = "",
	};

	add_event(marking, end, &event);
	marking->marked++;
}

/* Closed for good: its clocks have nothing more to say, and its history takes nothing more. */
static bool
is_past_marking(const struct case_file *c)
{
	struct act_facts facts = { .as = ROLE_CLOCK };

	return case_decide(c, ACT_BREACH, &facts, NULL) != REFUSAL_NONE;
}

/* One deadline, change by change: a pause may have ended, and the rest of the time with it. */
static bool
mark_deadline(struct marking *marking, const struct case_file *c, struct event_end *end, struct deadline *deadline)
{
	int64_t now = marking->step->now;

	if (!deadline_tick(deadline, now))
		return false;
	if (is_past_marking(c)) {
		deadline->state = DEADLINE_CANCELLED;
		deadline->stopped_at = now;
	} else
		do
			add_mark(marking, c, end, deadline);
		while (deadline_tick(deadline, now));
	if (deadline->state == DEADLINE_WARNED && deadline->warnings[0] != 0)
		marking->again.rows[marking->again.count++] = *deadline;
	else
		add_id(&marking->states[deadline->state], deadline->id);
	return true;
}

static struct event_end *
end_of(struct marking *marking, struct case_id id)
{
	for (size_t i = 0; i < marking->rows.end_count; i++)
		if (marking->rows.ends[i].id.value == id.value)
			return &marking->rows.ends[i];
	return NULL;
}

/* Mostly only the alert of a case changes, and then many cases change alike. */
static enum fault
save_case(struct marking *marking, const struct case_file *before, const struct case_file *after)
{
	struct step *step = marking->step;

	if (after->due_at != before->due_at || !text_equal(after->due_clock, before->due_clock))
		return case_save_alert(step->casework->db, step->arena, after);
	if (after->alert != before->alert)
		add_id(&marking->alerts[after->alert], after->id.value);
	return FAULT_NONE;
}

/* What is breached now goes up to the superior, and the history tells it after the breach. */
static enum fault
report_breach(struct marking *marking, const struct case_file *c, struct event_end *end,
    const struct deadline *deadline)
{
	struct escalation *report = &marking->reports[marking->report_count];
	enum fault fault = casework_report_breach(marking->step, c, deadline, report);
	struct case_event event;

	if (fault != FAULT_NONE || report->to.value == 0)
		return fault;
	event = casework_report_event(marking->step, c, report);
	add_event(marking, end, &event);
	marking->report_count++;
	return FAULT_NONE;
}

/* The open clocks of one case; whose they are is told, and what is breached now also to the superior. */
static enum fault
mark_rows(struct marking *marking, const struct case_file *c, struct event_end *end, struct deadline_list *own,
    bool *changed)
{
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < own->count && fault == FAULT_NONE; i++) {
		bool marked = mark_deadline(marking, c, end, &own->rows[i]);

		*changed |= marked;
		if (marked && own->rows[i].state == DEADLINE_BREACHED)
			fault = report_breach(marking, c, end, &own->rows[i]);
		if (marked && fault == FAULT_NONE)
			fault = noticing_clock(marking->step, c, &own->rows[i], &marking->notices);
	}
	return fault;
}

static enum fault
mark_case(struct marking *marking, const struct case_file *c)
{
	const struct deadline_changes none = { .count = 0 };
	struct deadline_list *all = &marking->rows.deadlines;
	struct event_end *end = end_of(marking, c->id);
	struct deadline_list own;
	struct case_file after = *c;
	bool changed = false;
	enum fault fault;

	while (marking->next < all->count && all->rows[marking->next].case_id.value < c->id.value)
		marking->next++;
	own = (struct deadline_list){ .rows = &all->rows[marking->next] };
	while (marking->next + own.count < all->count && own.rows[own.count].case_id.value == c->id.value)
		own.count++;
	marking->next += own.count;
	if (end == NULL)
		return FAULT_NOT_FOUND;
	fault = mark_rows(marking, c, end, &own, &changed);
	if (fault != FAULT_NONE || !changed || is_past_marking(c))
		return fault;
	casework_sum_clocks(&after, own.rows, own.count, &none);
	return save_case(marking, c, &after);
}

static enum fault
write_states(struct marking *marking, struct db *db)
{
	struct arena *arena = marking->step->arena;
	enum fault fault = FAULT_NONE;

	for (int state = 0; state < DEADLINE__COUNT; state++) {
		const struct ids *ids = &marking->states[state];
		struct deadline like = { .state = (enum deadline_state)state, .stopped_at = marking->step->now };

		for (size_t at = 0; at < ids->count && fault == FAULT_NONE; at += MANY_ROWS)
			fault = marking_save_state(db, arena, &like, ids->rows + at,
			    ids->count - at < MANY_ROWS ? ids->count - at : MANY_ROWS);
	}
	for (size_t i = 0; i < marking->again.count && fault == FAULT_NONE; i++)
		fault = deadline_put(db, arena, &marking->again.rows[i]);
	kill_point("states");
	for (int alert = 0; alert <= DEADLINE_BREACHED && fault == FAULT_NONE; alert++)
		fault = marking_save_alert(db, arena, alert, marking->alerts[alert].rows, marking->alerts[alert].count);
	return fault;
}

static void
make_room(struct marking *marking)
{
	struct arena *arena = marking->step->arena;
	size_t deadlines = marking->rows.deadlines.count, told = deadlines * 2;

	/* What nobody in particular has is told to everybody who could take it. */
	for (size_t i = 0; i < deadlines; i++)
		if (marking->rows.deadlines.rows[i].responsible.value == 0)
			told += marking->step->casework->staff.count;
	/* A pause that ended, a warning, a breach and its report at most. */
	marking->events = arena_array(arena, deadlines * 4 + 1, sizeof(marking->events[0]));
	marking->reports = arena_array(arena, deadlines + 1, sizeof(marking->reports[0]));
	marking->notices = (struct notices){
		.rows = arena_array(arena, told + 1, sizeof(struct notice)), .room = told,
	};
	for (int state = 0; state < DEADLINE__COUNT; state++)
		marking->states[state].rows = arena_array(arena, deadlines + 1, sizeof(int64_t));
	marking->again.rows = arena_array(arena, deadlines + 1, sizeof(struct deadline));
	for (int alert = 0; alert <= DEADLINE_BREACHED; alert++)
		marking->alerts[alert].rows = arena_array(arena, MARKING_AT_ONCE, sizeof(int64_t));
}

static enum fault
mark_in_transaction(struct db *db, void *context)
{
	struct marking *asked = context, marking = {
		.step = asked->step, .asked = asked->asked, .asked_count = asked->asked_count,
	};
	struct arena *arena = marking.step->arena;
	enum fault fault = marking_load(db, arena, marking.asked, marking.asked_count, &marking.rows);

	if (fault != FAULT_NONE)
		return fault;
	if (marking.rows.cases.count != marking.asked_count)
		return FAULT_NOT_FOUND;
	make_room(&marking);
	for (size_t i = 0; i < marking.rows.cases.count && fault == FAULT_NONE; i++)
		fault = mark_case(&marking, &marking.rows.cases.rows[i]);
	if (fault == FAULT_NONE)
		fault = marking_insert_events(db, arena, marking.events, marking.event_count);
	kill_point("events");
	if (fault == FAULT_NONE)
		fault = escalation_insert_all(db, arena, marking.reports, marking.report_count);
	if (fault == FAULT_NONE)
		fault = noticing_keep(marking.step, &marking.notices);
	if (fault == FAULT_NONE)
		fault = write_states(&marking, db);
	kill_point("marked");
	asked->marked = marking.marked;
	return fault;
}

enum fault
marking_run(struct step *step, const int64_t *ids, size_t count, size_t *marked)
{
	struct marking marking = { .step = step, .asked = ids, .asked_count = count };
	enum fault fault = casework_transact(step, mark_in_transaction, &marking, NULL);

	*marked = fault == FAULT_NONE ? marking.marked : 0;
	return fault;
}
