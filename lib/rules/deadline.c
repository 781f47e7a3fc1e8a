#include "rules/deadline_plan.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/answering.h"
#include "rules/heard.h"
#include "base/banned.h"

/* One event being worked off. */
struct moving {
	struct arena			*arena;
	const struct case_clocks	*clocks;
	const struct case_file		*c;
	const struct clock_event	*event;
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

	return !rule->off && (condition->urgency < 0 || (int)c->urgency == condition->urgency) &&
	    (condition->urgency_below < 0 || (int)c->urgency < condition->urgency_below) &&
	    (condition->major < 0 || c->major == (condition->major != 0)) &&
	    (condition->validity < 0 || (int)c->validity == condition->validity) &&
	    c->severity >= condition->severity && (condition->level == 0 || c->level <= condition->level) &&
	    is_wanted(condition->reopened, c->reopened > 0) && is_wanted(condition->emergency, c->emergency);
}

static bool
reopens(const struct moving *moving)
{
	enum act act = moving->event->act;

	return act == ACT_REOPEN ||
	    ((act == ACT_VISIT || act == ACT_OBJECT) && moving->c->stage == STAGE_REOPENED);
}

/* The acts whose doing this event takes back: clocks they started no longer apply. */
static act_set
undone(const struct moving *moving)
{
	act_set result = ACT_BIT(ACT_COMPLETE) | ACT_BIT(ACT_FEED_BACK) | ACT_BIT(ACT_ASK) | ACT_BIT(ACT_CONFIRM) |
	    ACT_BIT(ACT_CLOSE);

	if (reopens(moving))
		return result | ACT_BIT(ACT_DISPATCH) | ACT_BIT(ACT_ACCEPT) | ACT_BIT(ACT_VISIT);
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

/* After these nothing is left to be done in time. */
static bool
ends_case(enum act act)
{
	return act == ACT_EXPLAIN || act == ACT_WITHDRAW || act == ACT_MERGE || act == ACT_ARCHIVE;
}

/* Closing ends every duty of handling; only the duties of afterwards run on. */
static bool
closing_stops(const struct clock_rule *rule, enum act act)
{
	const act_set afterwards = ACT_BIT(ACT_VISIT) | ACT_BIT(ACT_ARCHIVE) | ACT_BIT(ACT_VERIFY) |
	    ACT_BIT(ACT_EVALUATE);

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

/* What was reported up is met by telling the complainant something, by whatever act, or a report that says so. */
static bool
soothes(const struct moving *moving)
{
	const struct clock_event *event = moving->event;

	return event->act == ACT_REPORT_UP ? event->soothed :
	    (heard_acts() & ACT_BIT(event->act)) != 0 && !event->aside;
}

/* A date agreed for finishing is met by finishing, not by another report of progress. */
static bool
event_stops(const struct moving *moving, const struct clock_rule *rule, const struct deadline *deadline)
{
	act_set stops = rule->stops;

	if (rule->soothes && !soothes(moving))
		stops &= ~ACT_BIT(ACT_REPORT_UP);
	if (rule->soothes && deadline_plan_reported(deadline) && soothes(moving))
		return true;
	if (has_agreement(moving, rule, deadline) || (deadline->agreed && (stops & ~ACT_BIT(ACT_PROGRESS)) != 0))
		stops &= ~ACT_BIT(ACT_PROGRESS);
	if (!reports_for(moving->event->as, rule->responsible))
		stops &= ~ACT_BIT(ACT_REPORT_UP);
	if (moving->event->aside)
		stops &= ~ACT_BIT(ACT_CONTACT);
	return (stops & ACT_BIT(moving->event->act)) != 0 || closing_stops(rule, moving->event->act);
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
	deadline->resume_at = 0;
}

static struct planning
planning_of(const struct moving *moving, const struct clock_rule *rule)
{
	return (struct planning){
		.arena = moving->arena, .rule = rule, .calendar = moving->clocks->calendar,
		.brief = moving->clocks->brief,
	};
}

/* What people changed about this clock; the rules have allowed it before. */
static bool
change(const struct moving *moving, const struct clock_rule *rule, struct deadline *deadline)
{
	const struct clock_event *event = moving->event;
	struct planning planning = planning_of(moving, rule);

	if (has_agreement(moving, rule, deadline)) {
		deadline_plan_agree(&planning, event, deadline);
		return true;
	}
	if (rule->soothes && event->act == ACT_REPORT_UP && reports_for(event->as, rule->responsible) &&
	    !deadline_plan_reported(deadline)) {
		deadline_plan_report(moving->arena, deadline, event->at);
		return true;
	}
	if (event->clock == NULL || !text_equal(event->clock, rule->id) ||
	    deadline_may(moving->arena, moving->clocks, event) != REFUSAL_NONE)
		return false;
	if (event->act == ACT_PAUSE)
		deadline_plan_pause(&planning, event, deadline_pause_limit(moving->arena,
		    moving->clocks->procedure, deadline, event->reason, event->at), deadline);
	else if (event->act == ACT_RESUME)
		deadline_plan_resume(&planning, event, deadline);
	else if (event->act == ACT_EXTEND)
		deadline_plan_extend(&planning, event, deadline);
	return true;
}

static bool
move_one(struct moving *moving, const struct clock_rule *rule, struct deadline *deadline)
{
	const struct clock_event *event = moving->event;
	bool handed;

	if (event_stops(moving, rule, deadline)) {
		deadline->state = deadline_stopped(deadline, event->at);
		deadline->stopped_at = event->at;
		deadline->resume_at = 0;
		return true;
	}
	if (ends_case(event->act) || (undone(moving) & ACT_BIT(rule->start)) != 0 ||
	    !deadline_applies(rule, moving->c)) {
		cancel(deadline, event->at);
		return true;
	}
	handed = answering_hand_over(moving->clocks, event, rule, deadline);
	return change(moving, rule, deadline) || handed;
}

static void
move_open(struct moving *moving)
{
	for (size_t i = 0; i < moving->clocks->count; i++) {
		struct deadline deadline = moving->clocks->rows[i];
		const struct clock_rule *rule;

		if (!deadline_is_open(&deadline))
			continue;
		rule = procedure_clock(moving->clocks->procedure, deadline.clock);
		if (rule == NULL || !move_one(moving, rule, &deadline))
			continue;
		if (deadline.stopped_at != 0 && !moving->clocks->brief)
			deadline_plan_end(moving->arena, &deadline, moving->event->act);
		moving->changes.rows[moving->changes.count++] = deadline;
	}
}

/* Rounds so far, and whether one of them is still open or, `spent`, was ever run to its end. */
static int
rounds(const struct moving *moving, const char *clock, bool *running, bool *spent)
{
	int last = 0;

	*running = *spent = false;
	for (size_t i = 0; i < moving->clocks->count; i++) {
		const struct deadline *row = &moving->clocks->rows[i];
		bool stopped = false;

		if (!text_equal(row->clock, clock))
			continue;
		for (size_t k = 0; k < moving->changes.count; k++)
			stopped = stopped || (text_equal(moving->changes.rows[k].clock, clock) &&
			    moving->changes.rows[k].round == row->round && moving->changes.rows[k].stopped_at != 0);
		last = row->round > last ? row->round : last;
		*running = *running || (deadline_is_open(row) && !stopped);
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
	case ACT_FEED_BACK:
		return c->fed_back_at != 0;
	case ACT_CONFIRM:
		return c->confirmed_at != 0;
	case ACT_EMERGENCY:
		return c->emergency;
	default:
		return false;
	}
}

/* Urgency, weight, validity, level or the emergency response: what conditions ask for. */
static bool
changes_conditions(enum act act)
{
	return act == ACT_RAISE || act == ACT_JUDGE || act == ACT_COOPERATE || act == ACT_EMERGENCY || act == ACT_LIFT;
}

/* What met a repeating clock starts it again, except that the case was closed with it. */
static bool
comes_again(const struct moving *moving, const struct clock_rule *rule)
{
	enum act act = moving->event->act;

	if (!rule->repeats || act == ACT_ANSWER || act == ACT_CLOSE || (rule->stops & ACT_BIT(act)) == 0)
		return false;
	for (size_t i = 0; i < moving->changes.count; i++)
		if (moving->changes.rows[i].stopped_at != 0 && text_equal(moving->changes.rows[i].clock, rule->id))
			return true;
	return false;
}

/* A visit starts the clock of the next one only when there is one: the case stays closed. */
static bool
is_start(const struct moving *moving, const struct clock_rule *rule)
{
	return moving->event->act == rule->start &&
	    (rule->start != ACT_VISIT || moving->c->stage == STAGE_CLOSED);
}

/*
 * An objection sends the case back to the department that has it (§32.12): the
 * result is owed anew, in the time that it was owed in from the first report
 * or from acceptance.  Nobody is notified or answered for the first time again.
 */
static bool
is_owed_anew(const struct moving *moving, const struct clock_rule *rule)
{
	const act_set starts = ACT_BIT(ACT_REGISTER) | ACT_BIT(ACT_DISPATCH) | ACT_BIT(ACT_ACCEPT);
	const act_set results = ACT_BIT(ACT_COMPLETE) | ACT_BIT(ACT_FEED_BACK) | ACT_BIT(ACT_CLOSE);

	return moving->event->act == ACT_OBJECT && !reopens(moving) && (starts & ACT_BIT(rule->start)) != 0 &&
	    (rule->stops & results) != 0;
}

static bool
event_starts(const struct moving *moving, const struct clock_rule *rule)
{
	return is_start(moving, rule) || (rule->start == ACT_REGISTER && reopens(moving)) ||
	    is_owed_anew(moving, rule) || comes_again(moving, rule);
}

/* What did not apply before runs from that moment on. */
static bool
begins_to_apply(const struct moving *moving, const struct clock_rule *rule)
{
	return changes_conditions(moving->event->act) && has_begun(moving->c, rule->start);
}

/* Most clocks are neither started by an event nor concerned by it: their rounds are not looked at. */
static bool
may_start(const struct moving *moving, const struct clock_rule *rule, int *round)
{
	bool running, spent, starts = event_starts(moving, rule);

	if ((!starts && !begins_to_apply(moving, rule)) || !deadline_applies(rule, moving->c))
		return false;
	*round = rounds(moving, rule->id, &running, &spent) + 1;
	/* What has run to its end does not begin once more only because it applies again. */
	return !running && (starts || !spent);
}

static void
start_one(struct moving *moving, const struct clock_rule *rule)
{
	struct planning planning = planning_of(moving, rule);
	struct plan plan = { .start = act_name(moving->event->act) };
	struct deadline deadline = {
		.case_id = moving->c->id, .clock = rule->id, .state = DEADLINE_RUNNING,
		.started_at = moving->event->at, .role = rule->responsible,
		.responsible = answering_person(moving->clocks, moving->event, rule),
	};

	if (!may_start(moving, rule, &deadline.round))
		return;
	deadline_plan_apply(&planning, &plan, &deadline);
	moving->changes.rows[moving->changes.count++] = deadline;
}

struct deadline_changes
deadline_on_event(struct arena *arena, const struct case_clocks *clocks, const struct clock_event *event)
{
	const struct procedure *procedure = clocks->procedure;
	struct moving moving = { .arena = arena, .clocks = clocks, .c = clocks->c, .event = event };

	moving.changes.rows = arena_array(arena, clocks->count + procedure->clock_count + 1, sizeof(struct deadline));
	move_open(&moving);
	if (!ends_case(event->act))
		for (size_t i = 0; i < procedure->clock_count; i++)
			start_one(&moving, &procedure->clocks[i]);
	return moving.changes;
}
