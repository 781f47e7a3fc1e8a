#include "casework/tasks.h"

#include "base/text.h"
#include "casework/inside.h"
#include "rules/side_clock.h"
#include "store/task_store.h"
#include "base/banned.h"

enum { WAITING_MOST = 150 };

enum fault
tasks_read(struct step *step, struct case_id id, const struct task **rows, size_t *count)
{
	struct task_list list = { .count = 0 };
	enum fault fault = tasks_of_case(step->casework->db, step->arena, id, &list);

	*rows = list.rows;
	*count = list.count;
	return fault;
}

/* Adds those of which the case may be seen. */
static enum fault
add_waiting(struct step *step, const struct task_list *list, struct task_waiting *waiting, size_t *count)
{
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; fault == FAULT_NONE && i < list->count; i++) {
		struct case_file c;

		fault = case_load(step->casework->db, step->arena, list->rows[i].case_id, false, &c);
		if (fault == FAULT_NONE && stage_is_open(c.stage) && case_visible(&c, step->actor))
			waiting[(*count)++] = (struct task_waiting){ list->rows[i], c };
	}
	return fault;
}

enum fault
tasks_mine(struct step *step, struct task_waiting **waiting, size_t *count)
{
	bool shared = staff_has(step->actor, ROLE_HANDLER) || staff_has(step->actor, ROLE_DEPARTMENT_MANAGER);
	enum fault fault = FAULT_NONE;

	*count = 0;
	*waiting = arena_array(step->arena, WAITING_MOST, sizeof(**waiting));
	for (int whose = 0; fault == FAULT_NONE && whose < TASKS_WHOSE__COUNT; whose++) {
		int64_t id = whose == TASKS_DEPARTMENT ? step->actor->department.value : step->actor->id.value;
		struct task_list list;

		if (whose == TASKS_DEPARTMENT && !shared)
			continue;
		fault = tasks_waiting(step->casework->db, step->arena, (enum tasks_whose)whose, id, &list);
		if (fault == FAULT_NONE)
			fault = add_waiting(step, &list, *waiting, count);
	}
	return fault;
}

/* Who answers for it being done in time: the person, or while nobody is named the manager of the department. */
static struct staff_id
answerable(const struct step *step, const struct task *task, const struct case_file *c)
{
	const struct staff_list *staff = &step->casework->staff;

	for (size_t i = 0; task->person.value == 0 && i < staff->count; i++)
		if (!staff->rows[i].disabled && staff_has(&staff->rows[i], ROLE_DEPARTMENT_MANAGER) &&
		    staff->rows[i].department.value == task->department.value && !case_barred(c, &staff->rows[i]))
			return staff->rows[i].id;
	return task->person;
}

static const char *
clock_of(const struct step *step, const struct task *task)
{
	return side_clock_id(step->arena, SIDE_CLOCK_TASK, task->number);
}

static enum fault
start_clock(struct step *step, const struct task *task, const struct case_file *c)
{
	struct deadline deadline = side_clock_open(clock_of(step, task), task->round, step->now, task->until);

	deadline.case_id = c->id;
	deadline.role = ROLE_HANDLER;
	deadline.responsible = answerable(step, task, c);
	deadline.calculation = side_clock_calculation(step->arena, &deadline, NULL);
	return deadline_put(step->casework->db, step->arena, &deadline);
}

/* Ends the clock, or tells it who answers from now on. */
static enum fault
move_clock(struct step *step, const struct task *task, const struct case_file *c)
{
	struct deadline_list list;
	struct deadline deadline;
	const struct deadline *last;
	enum fault fault = deadlines_load(step->casework->db, step->arena, c->id, &list);

	if (fault != FAULT_NONE)
		return fault;
	last = side_clock_last(list.rows, list.count, clock_of(step, task));
	if (last == NULL || !deadline_is_open(last))
		return FAULT_NONE;
	deadline = *last;
	if (task->state == TASK_ACCEPTED)
		deadline.responsible = answerable(step, task, c);
	else
		side_clock_end(&deadline, step->now, task->state == TASK_DONE);
	return deadline_put(step->casework->db, step->arena, &deadline);
}

/* A task being given or moved, and the request that its line of history is made from. */
struct moving { struct act_request request; const struct task_move *move; };

static void
tell(struct step *step, struct act_request *request, const struct task *task, enum task_act act)
{
	request->department = task->department;
	request->person = task->person;
	request->until = act == TASK_GIVE || act == TASK_GIVE_AGAIN ? task->until : 0;
	request->detail = arena_format(step->arena, "task=%s\ntask_step=%s", clock_of(step, task), task_act_name(act));
}

/* A person of that department who may be named. */
static enum refusal
check_person(const struct step *step, const struct case_file *c, const struct task *task)
{
	const struct staff *person = casework_staff(step->casework, task->person);

	if (task->person.value == 0)
		return REFUSAL_NONE;
	if (person == NULL || person->disabled || person->department.value != task->department.value ||
	    !(staff_has(person, ROLE_HANDLER) || staff_has(person, ROLE_DEPARTMENT_MANAGER)))
		return REFUSAL_HANDLER;
	return case_barred(c, person) ? REFUSAL_ACCUSED : REFUSAL_NONE;
}

static enum fault
write_new(struct step *step, const struct act_request *asked, struct case_file *c)
{
	struct moving *moving = asked->context;
	struct act_request *request = &moving->request;
	struct task_list list;
	struct task task = {
		.case_id = c->id, .round = 1, .department = request->department, .person = request->person,
		.state = TASK_GIVEN, .until = request->until, .given_by = step->actor->id, .given_at = step->now,
		.text = text_cut(step->arena, request->text, TASK_WORDS),
	};
	enum refusal refusal = task_may_give(c, step->actor, task.department);
	enum fault fault = tasks_of_case(step->casework->db, step->arena, c->id, &list);

	if (fault != FAULT_NONE)
		return fault;
	if (refusal == REFUSAL_NONE)
		refusal = check_person(step, c, &task);
	if (refusal == REFUSAL_NONE && list.count >= TASKS_MOST)
		refusal = REFUSAL_TASKS;
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	task.number = list.count == 0 ? 1 : list.rows[list.count - 1].number + 1;
	tell(step, request, &task, TASK_GIVE);
	fault = task_insert(step->casework->db, step->arena, &task);
	return fault == FAULT_NONE ? start_clock(step, &task, c) : fault;
}

enum fault
tasks_give(struct step *step, const struct task_order *order)
{
	struct moving moving = {
		.request = {
			.id = order->id, .version = order->version, .act = ACT_TASK, .department = order->department,
			.person = order->person, .until = order->until, .text = order->text, .first = write_new,
		},
	};

	moving.request.context = &moving;
	return casework_act(step, &moving.request, NULL);
}

/* What the act makes of it beside its state. */
static void
change(const struct step *step, const struct task_move *move, struct task *task)
{
	if (!text_empty(move->note))
		task->note = text_cut(step->arena, move->note, TASK_WORDS);
	if (move->act == TASK_ACCEPT) {
		task->accepted_by = step->actor->id;
		task->accepted_at = step->now;
		if (task->person.value == 0)
			task->person = step->actor->id;
	} else if (move->act == TASK_GIVE_AGAIN) {
		task->round++;
		task->person = move->person;
		task->until = move->until;
		task->given_by = step->actor->id;
		task->given_at = step->now;
		task->accepted_by = task->closed_by = (struct staff_id){ 0 };
		task->accepted_at = task->closed_at = 0;
	} else {
		task->closed_by = step->actor->id;
		task->closed_at = step->now;
	}
}

static struct task *
find(struct task_list *list, int number)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->rows[i].number == number)
			return &list->rows[i];
	return NULL;
}

static enum fault
write_move(struct step *step, const struct act_request *asked, struct case_file *c)
{
	struct moving *moving = asked->context;
	const struct task_move *move = moving->move;
	struct task_list list;
	struct task *task;
	enum task_state to = TASK_GIVEN;
	enum refusal refusal;
	enum fault fault = tasks_of_case(step->casework->db, step->arena, c->id, &list);

	if (fault != FAULT_NONE)
		return fault;
	if ((task = find(&list, move->number)) == NULL)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	refusal = task->round != move->round ? REFUSAL_CHANGED : task_may(task, c, step->actor, move->act, &to);
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	task->state = to;
	change(step, move, task);
	if ((refusal = check_person(step, c, task)) != REFUSAL_NONE && move->act == TASK_GIVE_AGAIN)
		return casework_refuse(step, refusal);
	tell(step, &moving->request, task, move->act);
	if ((fault = task_save(step->casework->db, step->arena, task)) != FAULT_NONE)
		return fault;
	return move->act == TASK_GIVE_AGAIN ? start_clock(step, task, c) : move_clock(step, task, c);
}

enum fault
tasks_move(struct step *step, const struct task_move *move)
{
	struct moving moving = {
		.request = {
			.id = move->id, .act = move->act == TASK_FINISH ? ACT_TASK_DONE : ACT_TASK, .text = move->note,
			.files = move->files, .first = write_move,
			.person = move->act == TASK_GIVE_AGAIN ? move->person : (struct staff_id){ 0 },
		},
		.move = move,
	};

	moving.request.context = &moving;
	return casework_act(step, &moving.request, NULL);
}

enum fault
tasks_look(struct step *step, const struct act_request *request, enum refusal *refusal)
{
	int64_t open = 0;
	enum fault fault;

	*refusal = REFUSAL_NONE;
	if (request->act != ACT_FEED_BACK)
		return FAULT_NONE;
	fault = tasks_open(step->casework->db, step->arena, request->id, &open);
	if (open > 0)
		*refusal = REFUSAL_TASKS_OPEN;
	return fault;
}

enum fault
tasks_follow(struct step *step, const struct act_request *request, const struct case_file *after)
{
	struct task_list list;
	bool over = !stage_is_open(after->stage);
	enum fault fault;

	if (request->act != ACT_DISPATCH && request->act != ACT_EXPLAIN && request->act != ACT_WITHDRAW &&
	    request->act != ACT_MERGE && request->act != ACT_CLOSE && request->act != ACT_ANSWER)
		return FAULT_NONE;
	fault = tasks_of_case(step->casework->db, step->arena, after->id, &list);
	for (size_t i = 0; fault == FAULT_NONE && i < list.count; i++) {
		struct task *task = &list.rows[i];

		if (!task_is_open(task->state) || (!over && cooperation_takes_part(after, task->department)))
			continue;
		task->state = TASK_WITHDRAWN;
		task->closed_by = (struct staff_id){ 0 };
		task->closed_at = step->now;
		if ((fault = task_save(step->casework->db, step->arena, task)) == FAULT_NONE)
			fault = move_clock(step, task, after);
	}
	return fault;
}
