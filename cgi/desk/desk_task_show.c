/* Sub-tasks as pages show them. */
#include "base/arena.h"
#include "base/text.h"
#include "casework/staging.h"
#include "casework/tasks.h"
#include "desk_task.h"
#include "rules/side_clock.h"
#include "view/view_case.h"
#include "view/view_identity.h"
#include "view/view_row.h"
#include "web/page.h"
#include "base/banned.h"

static void
show_acts(struct visit *visit, struct node *row, const struct task *task, const struct case_file *c)
{
	struct step step = view_identity_step(visit);
	act_set may = (visit->permissions & PERMIT_ACT) == 0 ? 0 : casework_allowed_acts(&step, c);
	struct node *node = node_child(row, "May");

	for (int act = TASK_ACCEPT; act < TASK_ACT__COUNT; act++) {
		act_set needed = ACT_BIT(act == TASK_FINISH ? ACT_TASK_DONE : ACT_TASK);
		enum task_state to;

		node_flag(node, task_act_name((enum task_act)act), (may & needed) != 0 &&
		    task_may(task, c, visit->actor, (enum task_act)act, &to) == REFUSAL_NONE);
	}
}

static void
show_task(struct visit *visit, struct node *row, const struct task *task, const struct view_words *words)
{
	struct deadline deadline = {
		.clock = side_clock_id(visit->arena, SIDE_CLOCK_TASK, task->number), .due_at = task->until,
		.state = visit->now >= side_clock_warn_at(task->given_at, task->until) ? DEADLINE_WARNED :
		    DEADLINE_RUNNING,
	};

	node_number(row, "Number", task->number);
	node_number(row, "Round", task->round);
	node_text(row, "Clock", deadline.clock);
	node_text(row, "Text", task->text);
	node_text(row, "Department", view_identity_department(visit, task->department));
	node_text(row, "Person", view_case_person(visit, task->person));
	node_text(row, "State", task_state_name(task->state));
	node_flag(row, "Open", task_is_open(task->state));
	node_moment(row, "Until", task->until);
	node_text(row, "GivenBy", view_case_person(visit, task->given_by));
	node_moment(row, "Given", task->given_at);
	node_moment(row, "Accepted", task->accepted_at);
	node_moment(row, "Closed", task->closed_at);
	node_text(row, "ClosedBy", view_case_person(visit, task->closed_by));
	node_text(row, "Note", task->note);
	if (task->state == TASK_GIVEN || task->state == TASK_ACCEPTED)
		view_row_chip(visit, node_child(row, "Deadline"), words, &deadline, visit->now);
}

/* Departments that take part and may be given something by this person; false when there is none. */
static bool
show_parts(struct visit *visit, const struct case_file *c)
{
	struct node *list = page_node(visit->page, "Options.Part");
	size_t count, shown = 0;
	const struct department *departments = casework_department_list(visit->casework, &count);

	for (size_t i = 0; i < count; i++) {
		struct node *row;

		if (task_may_give(c, visit->actor, departments[i].id) != REFUSAL_NONE)
			continue;
		row = node_item(list, shown++);
		node_number(row, "Value", departments[i].id.value);
		node_text(row, "Word", view_identity_department(visit, departments[i].id));
	}
	return shown > 0;
}

/* People of the departments that take part. */
static void
show_receivers(struct visit *visit, const struct case_reading *reading)
{
	struct node *list = page_node(visit->page, "Options.Receiver");
	size_t count, shown = 0;
	const struct staff *staff = casework_staff_list(visit->casework, &count);

	for (size_t i = 0; i < count; i++) {
		struct node *row;

		if (!cooperation_takes_part(&reading->file, staff[i].department) ||
		    !staging_may_name(reading, &staff[i]) ||
		    !(staff_has(&staff[i], ROLE_HANDLER) || staff_has(&staff[i], ROLE_DEPARTMENT_MANAGER)))
			continue;
		row = node_item(list, shown++);
		node_number(row, "Value", staff[i].id.value);
		node_text(row, "Word", arena_format(visit->arena, "%s %s", staff[i].name,
		    view_identity_department(visit, staff[i].department)));
	}
}

enum fault
desk_task_show(struct visit *visit, const struct case_reading *reading, bool acts)
{
	const struct case_file *c = &reading->file;
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "Tasks");
	struct view_words words = view_row_words(visit);
	act_set may = !acts || (visit->permissions & PERMIT_ACT) == 0 ? 0 : casework_allowed_acts(&step, c);
	const struct task *rows;
	size_t count;
	enum fault fault = tasks_read(&step, c->id, &rows, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		struct node *row = node_item(list, i);

		show_task(visit, row, &rows[i], &words);
		if (acts)
			show_acts(visit, row, &rows[i], c);
	}
	if (fault != FAULT_NONE || (may & ACT_BIT(ACT_TASK)) == 0)
		return fault;
	page_flag(visit->page, "May.task", show_parts(visit, c));
	show_receivers(visit, reading);
	return FAULT_NONE;
}

enum fault
desk_task_mine(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "Waiting");
	struct view_words words = view_row_words(visit);
	struct task_waiting *waiting;
	const char **numbers;
	size_t count;
	enum fault fault = tasks_mine(&step, &waiting, &count);

	numbers = arena_array(visit->arena, count, sizeof(*numbers));
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		struct node *row = node_item(list, i), *about = node_child(row, "Case");

		show_task(visit, row, &waiting[i].task, &words);
		show_acts(visit, row, &waiting[i].task, &waiting[i].file);
		node_number(about, "Id", waiting[i].file.id.value);
		node_text(about, "Number", waiting[i].file.number);
		node_text(about, "Subject", waiting[i].file.subject);
		node_text(about, "Place", waiting[i].file.place);
		numbers[i] = waiting[i].file.number;
	}
	return fault == FAULT_NONE ? casework_log_views(&step, numbers, count, "work") : fault;
}
