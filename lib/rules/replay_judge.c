#include "rules/replay_judge.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

/* The handler's own work, the centre's otherwise, the complainant's word. */
enum role
replay_judge_capacity(const struct case_file *c, const struct replay_event *event)
{
	if (event->as != ROLE__COUNT)
		return event->as;
	if (event->act == ACT_REOPEN || event->act == ACT_RATE || event->person == 0)
		return event->act == ACT_REPORT_UP ? ROLE_DISPATCHER : ROLE_COMPLAINANT;
	if (c->handler.value != 0 && event->person == c->handler.value)
		return ROLE_HANDLER;
	return ROLE_DISPATCHER;
}

struct department_id
replay_judge_home(const struct replay_running *running, int64_t person, enum role role,
    struct department_id handling)
{
	struct department_id own = { 0 };

	if (person > 0 && (size_t)person < running->home_count)
		own.value = running->homes[person].department;
	if ((role == ROLE_HANDLER || role == ROLE_DEPARTMENT_MANAGER) && handling.value != 0)
		return handling;
	return own;
}

/* Who answers: the handler named when the clock started, or the dispatcher who registered the case. */
static int64_t
answerable(const struct replay_course *course, const struct deadline *deadline)
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
look_on(const struct replay_course *course, int64_t since, struct occasion *occasion)
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
add_occasion(struct replay_running *running, const struct occasion *occasion)
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
add_deadline(struct replay_running *running, const struct replay_deadline *deadline)
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

/* Met and breached ones are occasions, cancelled and open ones are not. */
void
replay_judge_add(struct replay_running *running, const struct replay_course *course, struct replay_deadline *row)
{
	const struct deadline *deadline = &row->deadline;
	struct occasion occasion = {
		.which = row->which, .procedure = course == NULL ? NULL : course->procedure,
		.clock = deadline->clock, .trigger = PENALTY_BREACH,
		.met = deadline->state == DEADLINE_MET, .person = row->person, .role = deadline->role,
		.department = replay_judge_home(running, row->person, deadline->role, row->department),
		.handling = row->department,
		.at = deadline->state == DEADLINE_MET ? deadline->stopped_at : deadline->due_at,
	};

	row->late = lateness(deadline, running->world->as_of);
	add_deadline(running, row);
	if (deadline->state != DEADLINE_MET && deadline->state != DEADLINE_BREACHED)
		return;
	if (!occasion.met && course != NULL)
		look_on(course, deadline->due_at, &occasion);
	add_occasion(running, &occasion);
}

static bool
was_late(const struct replay_course *course, const char *clock)
{
	for (size_t i = 0; i < course->count; i++)
		if (course->rows[i].state == DEADLINE_BREACHED && text_equal(course->rows[i].clock, clock))
			return true;
	return false;
}

/* The clock whose visit needs a receipt, by the article that asks for one; a late visit is that article's already. */
static const char *
receipt_clock(const struct replay_course *course)
{
	const struct procedure *procedure = course->procedure;

	for (size_t i = 0; i < procedure->penalty_count; i++) {
		const struct penalty_rule *rule = &procedure->penalties[i];

		for (size_t k = 0; rule->trigger == PENALTY_RECEIPT && k < rule->clock_count; k++)
			if (!was_late(course, rule->clocks[k]))
				return rule->clocks[k];
	}
	return NULL;
}

/* Violations that no clock tells: an incomplete registration sheet, a visit on site without its receipt. */
static void
judge_paper(struct replay_running *running, const struct replay_course *course, const struct replay_event *event)
{
	struct occasion occasion = {
		.which = event->which, .procedure = course->procedure, .clock = "", .at = event->at,
		.person = event->person,
		.role = replay_judge_capacity(&course->c, event), .handling = course->c.department,
	};

	if (event->act == ACT_REGISTER && event->facts.missing != 0) {
		occasion.trigger = PENALTY_MISSING;
		occasion.role = ROLE_DISPATCHER;
		look_on(course, event->at, &occasion);
	} else if (event->act == ACT_VISIT && course->c.major && !event->facts.evidence) {
		occasion.trigger = PENALTY_RECEIPT;
		occasion.clock = receipt_clock(course);
	} else
		return;
	if (occasion.clock == NULL)
		return;
	occasion.department = replay_judge_home(running, occasion.person, occasion.role, occasion.handling);
	add_occasion(running, &occasion);
}

void
replay_judge_case(struct replay_running *running, struct replay_course *course)
{
	for (size_t i = 0; i < course->count; i++) {
		struct deadline *deadline = &course->rows[i];
		const struct clock_rule *rule = procedure_clock(course->procedure, deadline->clock);
		struct replay_deadline row = { .which = course->events[0].which, .department = course->departments[i] };

		while (deadline_tick(deadline, running->world->as_of))
			;
		row.deadline = *deadline;
		row.deadline.clock = rule == NULL ? "" : rule->id;
		row.deadline.calculation = NULL;
		row.person = answerable(course, deadline);
		if (row.department.value == 0)
			row.department = course->c.department;
		replay_judge_add(running, course, &row);
	}
	for (size_t i = 0; i < course->event_count; i++)
		judge_paper(running, course, &course->events[i]);
}
