#include "rules/replay.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "rules/return_visit.h"
#include "base/banned.h"

/* One case under way. */
struct course {
	struct case_file	 c;
	struct deadline		*rows;
	size_t			 count, room;
	int64_t			 registrar;	/* who registered it: the dispatcher of its clocks */
	const struct replay_event *events;
	size_t			 event_count;
};

struct running {
	struct arena			*arena;		/* results */
	struct arena			 scratch;	/* one case */
	const struct replay_world	*world;
	struct replay_result		 result;
	size_t				 first_room, deadline_room, occasion_room;
};

struct replay_facts
replay_facts_none(void)
{
	return (struct replay_facts){ .urgency = -1, .severity = -1, .risk = -1, .validity = -1, .major = -1,
		.satisfied = -1 };
}

static int
by_case_and_time(const void *one, const void *other)
{
	const struct replay_event *a = one, *b = other;

	if (a->which != b->which)
		return a->which < b->which ? -1 : 1;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

static bool
is_in_order(const struct replay_event *events, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (by_case_and_time(&events[i - 1], &events[i]) > 0)
			return false;
	return true;
}

static void
take_facts(struct case_file *c, const struct replay_facts *facts)
{
	if (facts->urgency >= 0)
		c->urgency = (enum urgency)facts->urgency;
	if (facts->severity >= 0)
		c->severity = (enum severity)facts->severity;
	if (facts->risk >= 0)
		c->risk = (enum risk)facts->risk;
	if (facts->validity >= 0)
		c->validity = (enum validity)facts->validity;
	if (facts->major >= 0)
		c->major = facts->major == 1;
	c->flags |= facts->flags;
	c->major = c->major || c->severity == SEVERITY_GRAVE;
	c->level = complaint_level(c->severity, c->flags, 1);
}

/* The capacity that an unnamed one must be: the handler's own work, the centre's otherwise, the complainant's word. */
static enum role
capacity(const struct case_file *c, const struct replay_event *event)
{
	if (event->as != ROLE__COUNT)
		return event->as;
	if (event->act == ACT_REOPEN || event->act == ACT_RATE || event->person == 0)
		return event->act == ACT_REPORT_UP ? ROLE_DISPATCHER : ROLE_COMPLAINANT;
	if (c->handler.value != 0 && event->person == c->handler.value)
		return ROLE_HANDLER;
	return ROLE_DISPATCHER;
}

static void
apply(const struct running *running, struct course *course, const struct replay_event *event)
{
	struct case_change change = {
		.act = event->act, .at = event->at, .actor = { event->person },
		.department = { event->department }, .person = { event->named },
		.satisfied = event->facts.satisfied != 0,
		.again = event->act == ACT_VISIT && return_visit_again(running->world->procedure, &course->c),
		.other_person = running->world->procedure->other_person,
	};

	if (event->act == ACT_REGISTER) {
		course->c.received_at = course->c.registered_at = event->at;
		course->registrar = event->person;
	} else {
		/* A report of acceptance without a dispatch before it still says which department has the case. */
		if (event->department != 0 && course->c.department.value == 0)
			course->c.department.value = event->department;
		course->c = case_apply(&course->c, &change);
	}
	take_facts(&course->c, &event->facts);
}

static void
put_row(struct running *running, struct course *course, const struct deadline *deadline)
{
	for (size_t i = 0; i < course->count; i++)
		if (course->rows[i].id == deadline->id) {
			course->rows[i] = *deadline;
			return;
		}
	if (course->count == course->room) {
		struct deadline *larger = arena_array(&running->scratch, course->room * 2, sizeof(*larger));

		memcpy(larger, course->rows, course->count * sizeof(*larger));
		course->rows = larger;
		course->room *= 2;
	}
	course->rows[course->count] = *deadline;
	course->rows[course->count].id = (int64_t)course->count + 1;
	course->count++;
}

static void
move_clocks(struct running *running, struct course *course, const struct replay_event *event)
{
	struct clock_event clock = {
		.act = event->act, .at = event->at, .actor = { event->person }, .as = capacity(&course->c, event),
		.agreed_until = event->facts.evidence ? event->facts.agreed_until : 0,
		.clock = event->facts.clock, .reason = event->facts.reason,
	};
	struct case_clocks known = { running->world->procedure, running->world->calendar, &course->c, course->rows,
		course->count, true };
	struct deadline_changes changes;

	for (size_t i = 0; i < course->count; i++)
		while (deadline_tick(&course->rows[i], event->at))
			;
	changes = deadline_on_event(&running->scratch, &known, &clock);
	for (size_t i = 0; i < changes.count; i++)
		put_row(running, course, &changes.rows[i]);
}

/* Who answers: the handler named when the clock started, or the dispatcher who registered the case. */
static int64_t
answerable(const struct course *course, const struct deadline *deadline)
{
	if (deadline->responsible.value != 0)
		return deadline->responsible.value;
	if (deadline->role == ROLE_HANDLER)
		return course->c.handler.value;
	return deadline->role == ROLE_DISPATCHER ? course->registrar : 0;
}

static int64_t
lateness(const struct deadline *deadline, int64_t as_of)
{
	int64_t end = deadline->stopped_at != 0 ? deadline->stopped_at : as_of;

	return deadline->state == DEADLINE_BREACHED && end > deadline->due_at ? end - deadline->due_at : 0;
}

/* What happened in the case after a moment, told by its events. */
static void
look_on(const struct course *course, int64_t since, struct occasion *occasion)
{
	for (size_t i = 0; i < course->event_count; i++) {
		const struct replay_event *event = &course->events[i];

		occasion->misled = occasion->misled || event->facts.misled;
		if (event->at <= since && occasion->trigger != PENALTY_MISSING)
			continue;
		occasion->again = occasion->again || event->act == ACT_REOPEN || event->act == ACT_OBJECT ||
		    (event->facts.flags & FLAG_REPEAT) != 0;
		occasion->strong = occasion->strong || event->facts.strong;
		occasion->serious = occasion->serious || event->facts.serious;
	}
}

static void
add_occasion(struct running *running, const struct occasion *occasion)
{
	struct replay_result *result = &running->result;

	if (result->occasion_count == running->occasion_room) {
		size_t room = running->occasion_room == 0 ? running->first_room : running->occasion_room * 2;
		struct occasion *larger = arena_array(running->arena, room, sizeof(*larger));

		if (result->occasion_count > 0)
			memcpy(larger, result->occasions, result->occasion_count * sizeof(*larger));
		result->occasions = larger;
		running->occasion_room = room;
	}
	result->occasions[result->occasion_count++] = *occasion;
}

static void
add_deadline(struct running *running, const struct replay_deadline *deadline)
{
	struct replay_result *result = &running->result;

	if (result->deadline_count == running->deadline_room) {
		size_t room = running->deadline_room == 0 ? running->first_room : running->deadline_room * 2;
		struct replay_deadline *larger = arena_array(running->arena, room, sizeof(*larger));

		if (result->deadline_count > 0)
			memcpy(larger, result->deadlines, result->deadline_count * sizeof(*larger));
		result->deadlines = larger;
		running->deadline_room = room;
	}
	result->deadlines[result->deadline_count++] = *deadline;
}

/* A verdict about a duty: met and breached ones count, cancelled and open ones do not. */
static void
judge(struct running *running, const struct course *course, const struct replay_deadline *row)
{
	const struct deadline *deadline = &row->deadline;
	struct occasion occasion = {
		.which = row->which, .clock = deadline->clock, .trigger = PENALTY_BREACH,
		.met = deadline->state == DEADLINE_MET, .person = row->person, .role = deadline->role,
		.department = row->department,
		.at = deadline->state == DEADLINE_MET ? deadline->stopped_at : deadline->due_at,
	};

	if (deadline->state != DEADLINE_MET && deadline->state != DEADLINE_BREACHED)
		return;
	if (!occasion.met)
		look_on(course, deadline->due_at, &occasion);
	add_occasion(running, &occasion);
}

static bool
was_late(const struct course *course, const char *clock)
{
	for (size_t i = 0; i < course->count; i++)
		if (course->rows[i].state == DEADLINE_BREACHED && text_equal(course->rows[i].clock, clock))
			return true;
	return false;
}

/* Violations that no clock tells: an incomplete registration sheet, a visit on site without its receipt. */
static void
judge_papers(struct running *running, const struct course *course)
{
	for (size_t i = 0; i < course->event_count; i++) {
		const struct replay_event *event = &course->events[i];
		struct occasion occasion = {
			.which = event->which, .clock = "", .at = event->at, .person = event->person,
			.role = capacity(&course->c, event), .department = course->c.department,
		};

		if (event->act == ACT_REGISTER && event->facts.missing != 0) {
			occasion.trigger = PENALTY_MISSING;
			occasion.role = ROLE_DISPATCHER;
			look_on(course, event->at, &occasion);
		} else if (event->act == ACT_VISIT && course->c.major && !event->facts.evidence &&
		    !was_late(course, "K10")) {
			occasion.trigger = PENALTY_RECEIPT;
			occasion.clock = "K10";
		} else
			continue;
		add_occasion(running, &occasion);
	}
}

static void
close_course(struct running *running, struct course *course)
{
	for (size_t i = 0; i < course->count; i++) {
		struct deadline *deadline = &course->rows[i];
		struct replay_deadline row = { .which = course->events[0].which, .department = course->c.department };
		const struct clock_rule *rule = procedure_clock(running->world->procedure, deadline->clock);

		while (deadline_tick(deadline, running->world->as_of))
			;
		row.deadline = *deadline;
		row.deadline.clock = rule == NULL ? "" : rule->id;
		row.deadline.calculation = NULL;
		row.person = answerable(course, deadline);
		row.late = lateness(deadline, running->world->as_of);
		add_deadline(running, &row);
		judge(running, course, &row);
	}
	judge_papers(running, course);
}

static void
run_case(struct running *running, const struct replay_event *events, size_t count)
{
	struct course course = { .room = 32, .events = events, .event_count = count };

	course.c = (struct case_file){
		.id = { (int64_t)events->which + 1 }, .level = 3, .due_clock = "", .result = "",
	};
	course.rows = arena_array(&running->scratch, course.room, sizeof(*course.rows));
	for (size_t i = 0; i < count; i++) {
		apply(running, &course, &events[i]);
		move_clocks(running, &course, &events[i]);
	}
	close_course(running, &course);
	arena_reset(&running->scratch);
}

static int
by_time(const void *one, const void *other)
{
	const struct occasion *a = one, *b = other;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if (a->which != b->which)
		return a->which < b->which ? -1 : 1;
	return strcmp(a->clock, b->clock);
}

struct replay_result
replay_run(struct arena *arena, const struct replay_world *world, struct replay_event *events, size_t count)
{
	/* Room that is not used costs nothing, and results that move to larger room are copied. */
	struct running running = { .arena = arena, .world = world, .first_room = count * 2 + 1 };

	if (!is_in_order(events, count))
		qsort(events, count, sizeof(*events), by_case_and_time);
	for (size_t i = 0, next; i < count; i = next) {
		for (next = i + 1; next < count && events[next].which == events[i].which; next++)
			;
		run_case(&running, &events[i], next - i);
	}
	if (running.result.occasion_count > 0)
		qsort(running.result.occasions, running.result.occasion_count, sizeof(struct occasion), by_time);
	running.result.proposal_count = penalty_propose(arena, world->procedure, running.result.occasions,
	    running.result.occasion_count, &running.result.proposals);
	arena_release(&running.scratch);
	return running.result;
}
