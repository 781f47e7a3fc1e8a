#include "casework/demo_inside.h"

#include "base/date.h"
#include "base/text.h"
#include "casework/cooperating.h"
#include "casework/tasks.h"
#include "base/banned.h"

enum column { KEY, DEPARTMENT, DUTY, TASK };
enum { EVERY = 4, AT = 1, TAKES = 12 * DATE_MINUTE, LASTS = 30 * DATE_HOUR };

/* The row of the case's category, or the one for any other. */
static const struct demo_row *
row_of(const struct demo *demo, const struct demo_case *c)
{
	const struct demo_row *row = demo_table_pick(&demo->cooperation, c->state.category, 0);

	return row != NULL ? row : demo_table_pick(&demo->cooperation, "*", 0);
}

/* The first who handles cases in the department. */
static const struct staff *
handler_in(const struct demo *demo, struct department_id department)
{
	size_t count;
	const struct staff *list = casework_staff_list(demo->step->casework, &count);

	for (size_t i = 0; i < count; i++)
		if (!list[i].disabled && staff_has(&list[i], ROLE_HANDLER) &&
		    list[i].department.value == department.value)
			return &list[i];
	return NULL;
}

/* Each act has its own key, so an interrupted load is completed by calling again. */
static void
begin(struct step *step, const struct staff *actor, const char *once, const char *what)
{
	step->once = arena_format(step->arena, "%s-%s", once, what);
	step->now += DATE_MINUTE;
	step->actor = actor;
	step->as = ROLE__COUNT;
}

static enum fault
move(struct step *step, const struct task *task, enum task_act act, const char *note)
{
	struct task_move moving = {
		.id = task->case_id, .number = task->number, .round = task->round, .act = act, .note = note,
	};

	return tasks_move(step, &moving);
}

/* The handler of the case gives it; every second is accepted at once. */
static enum fault
give(const struct demo *demo, struct step *step, const struct demo_case *c, const struct cooperating *part)
{
	const struct demo_row *row = row_of(demo, c);
	const struct staff *receiver = handler_in(demo, part->department);
	const char *once = step->once;
	struct task_order order = {
		.id = c->id, .department = part->department, .until = step->now + LASTS, .text = row->cells[TASK],
	};
	const struct task *tasks;
	size_t count;
	enum fault fault;

	begin(step, casework_staff(step->casework, c->state.handler), once, "task");
	if (step->actor == NULL)
		return FAULT_NONE;
	fault = tasks_give(step, &order);
	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE || receiver == NULL || c->index / EVERY % 2 == 0 ||
	    (fault = tasks_read(step, c->id, &tasks, &count)) != FAULT_NONE || count == 0)
		return fault;
	begin(step, receiver, once, "accept");
	return move(step, &tasks[count - 1], TASK_ACCEPT, "");
}

/* The department of that code, unless it leads the case or cooperates on it already. */
static const struct department *
department_of(const struct demo *demo, const struct demo_case *c, const char *code)
{
	const struct department *found = casework_department_code(demo->step->casework, code);

	return found == NULL || cooperation_may_name(&c->state, found->id) != REFUSAL_NONE ? NULL : found;
}

enum fault
demo_cooperation_write(const struct demo *demo, struct step *step, const struct demo_case *c)
{
	const struct demo_row *row = row_of(demo, c);
	const struct department *department = row == NULL ? NULL : department_of(demo, c, row->cells[DEPARTMENT]);
	struct cooperating naming = { .id = c->id };
	const char *once = step->once;
	enum fault fault;

	if (department == NULL || c->index % EVERY != AT || step->actor == NULL || step->now + TAKES > demo->start)
		return FAULT_NONE;
	naming.department = department->id;
	naming.duty = row->cells[DUTY];
	begin(step, step->actor, once, "cooperation");
	fault = cooperating_name(step, &naming);
	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	step->once = once;
	return give(demo, step, c, &naming);
}

enum fault
demo_cooperation_finish(const struct demo *demo, const struct step *before, const struct demo_case *c)
{
	struct step step = *before;
	const struct task *tasks;
	size_t count;
	enum fault fault = tasks_read(&step, c->id, &tasks, &count);

	step.now -= 3 * DATE_MINUTE;
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		const struct staff *receiver = handler_in(demo, tasks[i].department);

		if (receiver == NULL || !task_is_open(tasks[i].state))
			continue;
		begin(&step, receiver, before->once, "task-accept");
		if (tasks[i].state == TASK_GIVEN)
			fault = move(&step, &tasks[i], TASK_ACCEPT, "");
		begin(&step, receiver, before->once, "task-done");
		if (fault == FAULT_NONE)
			fault = move(&step, &tasks[i], TASK_FINISH, demo_phrase(demo, "task", c->index));
	}
	return fault;
}
