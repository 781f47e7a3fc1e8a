#include "rules/deadline.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "base/banned.h"

/* One event being worked off. */
struct moving {
	struct arena			*arena;
	const struct procedure		*procedure;
	const struct case_file		*c;
	const struct clock_event	*event;
	const struct deadline		*rows;
	size_t				 count;
	struct deadline_changes		 changes;
};

static bool
is_wanted(enum wanted wanted, bool holds)
{
	return wanted == WANTED_ANY || holds == (wanted == WANTED_YES);
}

bool
deadline_applies(const struct clock_rule *rule, const struct case_file *c)
{
	const struct clock_condition *condition = &rule->condition;

	return (condition->urgency < 0 || (int)c->urgency == condition->urgency) &&
	    (condition->urgency_below < 0 || (int)c->urgency < condition->urgency_below) &&
	    (condition->major < 0 || c->major == (condition->major != 0)) &&
	    (condition->validity < 0 || (int)c->validity == condition->validity) &&
	    c->severity >= condition->severity && (condition->level == 0 || c->level <= condition->level) &&
	    is_wanted(condition->reopened, c->reopened > 0) && is_wanted(condition->emergency, c->emergency);
}

static bool
is_open(const struct deadline *deadline)
{
	return deadline->stopped_at == 0 && deadline->state != DEADLINE_MET && deadline->state != DEADLINE_CANCELLED;
}

static bool
reopens(const struct moving *moving)
{
	return moving->event->act == ACT_REOPEN ||
	    (moving->event->act == ACT_VISIT && moving->c->stage == STAGE_REOPENED);
}

/* The acts whose doing this event takes back: clocks they started no longer apply. */
static uint64_t
undone(const struct moving *moving)
{
	uint64_t result = ACT_BIT(ACT_COMPLETE) | ACT_BIT(ACT_FEED_BACK) | ACT_BIT(ACT_ASK) | ACT_BIT(ACT_CLOSE);

	if (reopens(moving))
		return result | ACT_BIT(ACT_DISPATCH) | ACT_BIT(ACT_ACCEPT);
	switch (moving->event->act) {
	case ACT_OBJECT:
		return result;
	case ACT_RETURN:
		return ACT_BIT(ACT_DISPATCH) | ACT_BIT(ACT_ACCEPT);
	case ACT_DISPATCH:
		return ACT_BIT(ACT_DISPATCH) | ACT_BIT(ACT_ACCEPT) | ACT_BIT(ACT_COMPLETE);
	default:
		return 0;
	}
}

static bool
ends_case(enum act act)
{
	return act == ACT_EXPLAIN || act == ACT_WITHDRAW || act == ACT_MERGE;
}

/* Closing ends every duty of handling; only the duties of afterwards run on. */
static bool
closing_stops(const struct clock_rule *rule, enum act act)
{
	const uint64_t afterwards = ACT_BIT(ACT_VISIT) | ACT_BIT(ACT_ARCHIVE);

	return (act == ACT_ANSWER || act == ACT_CLOSE) && (rule->stops & afterwards) == 0;
}

/* An agreement replaces a time that still runs; what is late stays late. */
static bool
has_agreement(const struct moving *moving, const struct clock_rule *rule, const struct deadline *deadline)
{
	return rule->agreed_override && moving->event->act == ACT_PROGRESS &&
	    moving->event->agreed_until > moving->event->at &&
	    deadline_stopped(deadline, moving->event->at) == DEADLINE_MET;
}

static bool
is_centre(enum role role)
{
	return role == ROLE_DISPATCHER || role == ROLE_SUPERVISOR;
}

/*
 * Reporting up meets the duty of whoever has it: the dispatcher's word within
 * three minutes (S2·9) is not the handler's report after a day (S2·13).
 */
static bool
reports_for(enum role as, enum role responsible)
{
	return is_centre(as) == is_centre(responsible);
}

/* A date agreed for finishing is met by finishing, not by another report of progress. */
static bool
event_stops(const struct moving *moving, const struct clock_rule *rule, const struct deadline *deadline)
{
	uint64_t stops = rule->stops;

	if (has_agreement(moving, rule, deadline) || (deadline->agreed && (stops & ~ACT_BIT(ACT_PROGRESS)) != 0))
		stops &= ~ACT_BIT(ACT_PROGRESS);
	if (!reports_for(moving->event->as, rule->responsible))
		stops &= ~ACT_BIT(ACT_REPORT_UP);
	return (stops & ACT_BIT(moving->event->act)) != 0 || closing_stops(rule, moving->event->act);
}

static void
write_calculation(struct moving *moving, const struct clock_rule *rule, struct deadline *deadline)
{
	static const char *const units[] = { "minute", "hour", "day", "week", "month" };

	deadline->calculation = arena_format(moving->arena, "%s|start|%s|%s\n%s|%s|%d|%s\n%s|due|%s", rule->id,
	    act_name(moving->event->act), date_text_iso(moving->arena, deadline->started_at), rule->id,
	    rule->time == TIME_WORKING ? "working" : "natural", rule->amount, units[rule->unit], rule->id,
	    date_text_iso(moving->arena, deadline->due_at));
}

static void
agree(struct moving *moving, const struct clock_rule *rule, struct deadline *deadline)
{
	deadline->due_at = moving->event->agreed_until;
	deadline->warn_at = deadline_warn(rule, deadline->started_at, deadline->due_at);
	deadline->agreed = true;
	deadline->state = DEADLINE_RUNNING;
	deadline->calculation = arena_format(moving->arena, "%s%s%s|agreed|%s", text_empty(deadline->calculation) ? "" :
	    deadline->calculation, text_empty(deadline->calculation) ? "" : "\n", rule->id,
	    date_text_iso(moving->arena, deadline->due_at));
}

/* A breach is never taken back, only ended. */
static void
cancel(struct deadline *deadline, int64_t at)
{
	if (deadline->state != DEADLINE_BREACHED && at <= deadline->due_at)
		deadline->state = DEADLINE_CANCELLED;
	else
		deadline->state = DEADLINE_BREACHED;
	deadline->stopped_at = at;
}

static bool
move_one(struct moving *moving, const struct clock_rule *rule, struct deadline *deadline)
{
	const struct clock_event *event = moving->event;

	if (event_stops(moving, rule, deadline)) {
		deadline->state = deadline_stopped(deadline, event->at);
		deadline->stopped_at = event->at;
		return true;
	}
	if (ends_case(event->act) || (undone(moving) & ACT_BIT(rule->start)) != 0 ||
	    !deadline_applies(rule, moving->c)) {
		cancel(deadline, event->at);
		return true;
	}
	if (has_agreement(moving, rule, deadline)) {
		agree(moving, rule, deadline);
		return true;
	}
	return false;
}

static void
move_open(struct moving *moving)
{
	for (size_t i = 0; i < moving->count; i++) {
		struct deadline deadline = moving->rows[i];
		const struct clock_rule *rule = procedure_clock(moving->procedure, deadline.clock);

		if (rule != NULL && is_open(&deadline) && move_one(moving, rule, &deadline))
			moving->changes.rows[moving->changes.count++] = deadline;
	}
}

/* Rounds so far, and whether one of them is still open or, `spent`, was ever run to its end. */
static int
rounds(const struct moving *moving, const char *clock, bool *running, bool *spent)
{
	int last = 0;

	*running = *spent = false;
	for (size_t i = 0; i < moving->count; i++) {
		const struct deadline *row = &moving->rows[i];
		bool stopped = false;

		if (!text_equal(row->clock, clock))
			continue;
		for (size_t k = 0; k < moving->changes.count; k++)
			stopped = stopped || (text_equal(moving->changes.rows[k].clock, clock) &&
			    moving->changes.rows[k].round == row->round && moving->changes.rows[k].stopped_at != 0);
		last = row->round > last ? row->round : last;
		*running = *running || (is_open(row) && !stopped);
		*spent = *spent || (row->state != DEADLINE_CANCELLED && (!stopped || row->state == DEADLINE_BREACHED));
	}
	return last;
}

/* Whether what starts this clock has already happened in the case as it stands. */
static bool
has_begun(const struct case_file *c, enum act start)
{
	switch (start) {
	case ACT_REGISTER:
		return stage_is_open(c->stage);
	case ACT_DISPATCH:
		return c->dispatched_at != 0 && stage_is_open(c->stage);
	case ACT_ACCEPT:
		return c->accepted_at != 0 && stage_is_open(c->stage);
	case ACT_COMPLETE:
		return c->completed_at != 0;
	default:
		return false;
	}
}

static bool
event_starts(const struct moving *moving, const struct clock_rule *rule, bool spent)
{
	enum act act = moving->event->act;

	if (act == rule->start || (rule->start == ACT_REGISTER && reopens(moving)))
		return true;
	/* A change of urgency, weight or validity brings in what did not apply before, from that moment on. */
	return (act == ACT_RAISE || act == ACT_JUDGE) && !spent && has_begun(moving->c, rule->start);
}

static void
start_one(struct moving *moving, const struct clock_rule *rule)
{
	bool running, spent;
	int last = rounds(moving, rule->id, &running, &spent);
	struct deadline deadline = {
		.case_id = moving->c->id, .clock = rule->id, .round = last + 1, .state = DEADLINE_RUNNING,
		.started_at = moving->event->at, .role = rule->responsible,
	};

	if (running || !event_starts(moving, rule, spent) || !deadline_applies(rule, moving->c))
		return;
	if (rule->responsible == ROLE_HANDLER)
		deadline.responsible = moving->c->handler;
	deadline.due_at = deadline_due(rule, deadline.started_at);
	deadline.warn_at = deadline_warn(rule, deadline.started_at, deadline.due_at);
	write_calculation(moving, rule, &deadline);
	moving->changes.rows[moving->changes.count++] = deadline;
}

struct deadline_changes
deadline_on_event(struct arena *arena, const struct procedure *procedure, const struct case_file *c,
    const struct deadline *rows, size_t count, const struct clock_event *event)
{
	struct moving moving = {
		.arena = arena, .procedure = procedure, .c = c, .event = event, .rows = rows, .count = count,
	};

	moving.changes.rows = arena_array(arena, count + procedure->clock_count + 1, sizeof(struct deadline));
	move_open(&moving);
	if (!ends_case(event->act))
		for (size_t i = 0; i < procedure->clock_count; i++)
			start_one(&moving, &procedure->clocks[i]);
	return moving.changes;
}
