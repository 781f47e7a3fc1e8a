#include "rules/replay.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "rules/cooperation.h"
#include "rules/replay_duty.h"
#include "rules/return_visit.h"
#include "base/banned.h"

enum { FIRST_ROWS = 32, DECIMAL = 10 };

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
}

/* A department takes part, or no more: its own word, or the case is sent to it. */
static void
take_part(struct replay_running *running, struct case_file *c, const struct replay_event *event)
{
	const struct department_id named = { event->department };
	struct cooperation rows[COOPERATION_MOST + 1];
	bool ends = event->act == ACT_DISPATCH || event->facts.ended;
	size_t count = 0;

	if ((event->act != ACT_COOPERATE && event->act != ACT_DISPATCH) || named.value == 0 ||
	    ends != cooperation_includes(c->cooperating, named) || (!ends && named.value == c->department.value))
		return;
	for (const char *at = c->cooperating; !text_empty(at) && count < COOPERATION_MOST;) {
		char *end;
		int64_t id = strtoll(at, &end, DECIMAL);

		if (id != named.value)
			rows[count++] = (struct cooperation){ .department = { id } };
		at = *end == ',' ? end + 1 : end;
	}
	if (!ends)
		rows[count++] = (struct cooperation){ .department = named };
	c->cooperating = cooperation_list(&running->scratch, rows, count);
}

/*
 * The level as the acts of living cases work it out (§32.11): anew with the
 * axes and flags, never lower when departments come and go, and not below what
 * it was raised to.
 */
static void
take_level(struct replay_course *course, const struct replay_event *event)
{
	struct case_file *c = &course->c;
	const struct replay_facts *facts = &event->facts;
	int level = complaint_level(c->severity, c->flags, 1 + cooperation_count(c->cooperating));

	if (event->act == ACT_REGISTER || event->act == ACT_RAISE || facts->severity >= 0 || facts->flags != 0 ||
	    level < c->level)
		c->level = level;
	if (facts->level != 0 && (course->raised == 0 || facts->level < course->raised))
		course->raised = facts->level;
	if (course->raised != 0 && course->raised < c->level)
		c->level = course->raised;
}

/* Acts of the department that has the case. */
static bool
is_work(enum act act)
{
	const act_set work = ACT_BIT(ACT_ACCEPT) | ACT_BIT(ACT_ASSIGN) | ACT_BIT(ACT_INVESTIGATE) | ACT_BIT(ACT_PLAN) |
	    ACT_BIT(ACT_EXECUTE) | ACT_BIT(ACT_PROGRESS) | ACT_BIT(ACT_COMPLETE) | ACT_BIT(ACT_FEED_BACK);

	return (work & ACT_BIT(act)) != 0;
}

/* Acts whose department is somebody else's than the one who acts. */
static bool
names_department(enum act act)
{
	const act_set naming = ACT_BIT(ACT_DISPATCH) | ACT_BIT(ACT_PLAN) | ACT_BIT(ACT_COOPERATE) | ACT_BIT(ACT_TASK) |
	    ACT_BIT(ACT_RESPONSIBILITY);

	return (naming & ACT_BIT(act)) != 0;
}

static void
apply(struct replay_running *running, struct replay_course *course, const struct replay_event *event)
{
	struct case_change change = {
		.act = event->act, .at = event->at, .actor = { event->person },
		.department = { event->department }, .person = { event->named },
		.satisfied = event->facts.satisfied != 0,
		.again = event->act == ACT_VISIT && return_visit_again(course->procedure, &course->c),
		.other_person = course->procedure->other_person,
	};

	if (event->act == ACT_REGISTER) {
		course->c.received_at = course->c.registered_at = event->at;
		course->registrar = event->person;
	} else {
		/* A report of acceptance without a dispatch before it still says which department has the case. */
		if (event->department != 0 && course->c.department.value == 0 && is_work(event->act))
			course->c.department.value = event->department;
		course->c = case_apply(&course->c, &change);
	}
	take_facts(&course->c, &event->facts);
	take_part(running, &course->c, event);
	take_level(course, event);
}

static void
make_room(struct replay_running *running, struct replay_course *course)
{
	size_t room = course->room == 0 ? FIRST_ROWS : course->room * 2;
	struct deadline *rows = arena_array(&running->scratch, room, sizeof(*rows));
	struct department_id *departments = arena_array(&running->scratch, room, sizeof(*departments));

	if (course->count > 0) {
		memcpy(rows, course->rows, course->count * sizeof(*rows));
		memcpy(departments, course->departments, course->count * sizeof(*departments));
	}
	course->rows = rows;
	course->departments = departments;
	course->room = room;
}

static void
put_row(struct replay_running *running, struct replay_course *course, const struct deadline *deadline)
{
	for (size_t i = 0; i < course->count; i++)
		if (course->rows[i].id == deadline->id) {
			course->rows[i] = *deadline;
			return;
		}
	if (course->count == course->room)
		make_room(running, course);
	course->rows[course->count] = *deadline;
	course->departments[course->count] = course->c.department;
	course->rows[course->count].id = (int64_t)course->count + 1;
	course->count++;
}

/* What is undecided goes with the case to another department; a breach stays with the one that had it. */
static void
pass_time(struct replay_course *course, int64_t at)
{
	for (size_t i = 0; i < course->count; i++) {
		struct deadline *deadline = &course->rows[i];

		while (deadline_tick(deadline, at))
			;
		if (deadline->state != DEADLINE_BREACHED && deadline->stopped_at == 0)
			course->departments[i] = course->c.department;
	}
}

static void
move_clocks(struct replay_running *running, struct replay_course *course, const struct replay_event *event)
{
	struct clock_event clock = {
		.act = event->act, .at = event->at, .actor = { event->person },
		.as = replay_judge_capacity(&course->c, event),
		.agreed_until = event->facts.evidence ? event->facts.agreed_until : 0,
		.clock = event->facts.clock, .reason = event->facts.reason, .aside = event->facts.aside,
		.soothed = event->facts.soothed,
	};
	struct case_clocks known = { course->procedure, course->calendar, &course->c, course->rows, course->count,
		true };
	struct deadline_changes changes;

	pass_time(course, event->at);
	changes = deadline_on_event(&running->scratch, &known, &clock);
	for (size_t i = 0; i < changes.count; i++)
		put_row(running, course, &changes.rows[i]);
}

static void
run_case(struct replay_running *running, const struct replay_event *events, size_t count)
{
	const struct replay_world *world = running->world;
	const struct replay_own *own = world->own == NULL ? NULL : &world->own[events->which];
	struct replay_course course = {
		.procedure = own != NULL && own->procedure != NULL ? own->procedure : world->procedure,
		.calendar = own != NULL && own->calendar != NULL ? own->calendar : world->calendar,
		.events = events, .event_count = count,
	};

	course.c = (struct case_file){
		.id = { (int64_t)events->which + 1 }, .level = 3, .due_clock = "", .result = "", .cooperating = "",
	};
	make_room(running, &course);
	for (size_t i = 0; i < count; i++) {
		apply(running, &course, &events[i]);
		move_clocks(running, &course, &events[i]);
	}
	replay_judge_case(running, &course);
	arena_reset(&running->scratch);
}

static void
tell_home(struct replay_home *homes, int64_t person, int64_t department, int64_t at)
{
	if (department != 0 && person > 0 && at >= homes[person].told_at)
		homes[person] = (struct replay_home){ department, at };
}

/* The department of everybody who acts, as the list tells it; the last word counts. */
static void
find_homes(struct replay_running *running, const struct replay_list *list)
{
	struct replay_home *homes;
	int64_t last = 0;

	for (size_t i = 0; i < list->count; i++)
		last = list->events[i].person > last ? list->events[i].person : last;
	for (size_t i = 0; i < list->duty_count; i++)
		last = list->duties[i].person > last ? list->duties[i].person : last;
	homes = arena_array(running->arena, (size_t)last + 1, sizeof(*homes));
	for (size_t i = 0; i < list->count; i++) {
		const struct replay_event *event = &list->events[i];
		bool own = event->home == 0 && !names_department(event->act);

		tell_home(homes, event->person, own ? event->department : event->home, event->at);
	}
	for (size_t i = 0; i < list->duty_count; i++)
		tell_home(homes, list->duties[i].person, list->duties[i].department, list->duties[i].at);
	running->homes = homes;
	running->home_count = (size_t)last + 1;
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
replay_run(struct arena *arena, const struct replay_world *world, const struct replay_list *list)
{
	/* Room that is not used costs nothing, and results that move to larger room are copied. */
	struct replay_running running = { .arena = arena, .world = world, .first_room = list->count * 2 + 1 };
	struct replay_event *events = list->events;

	find_homes(&running, list);
	if (!is_in_order(events, list->count))
		qsort(events, list->count, sizeof(*events), by_case_and_time);
	for (size_t i = 0, next; i < list->count; i = next) {
		for (next = i + 1; next < list->count && events[next].which == events[i].which; next++)
			;
		run_case(&running, &events[i], next - i);
	}
	replay_duty_judge(&running, list);
	if (running.result.occasion_count > 0)
		qsort(running.result.occasions, running.result.occasion_count, sizeof(struct occasion), by_time);
	running.result.proposal_count = penalty_propose(arena, world->procedure, running.result.occasions,
	    running.result.occasion_count, &running.result.proposals);
	arena_release(&running.scratch);
	return running.result;
}
