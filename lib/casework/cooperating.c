#include "casework/cooperating.h"

#include "base/text.h"
#include "casework/inside.h"
#include "store/cooperation_store.h"
#include "store/task_store.h"
#include "base/banned.h"

enum fault
cooperating_read(struct step *step, struct case_id id, const struct cooperation **rows, size_t *count)
{
	struct cooperation_list list = { .count = 0 };
	enum fault fault = cooperations_of_case(step->casework->db, step->arena, id, &list);

	*rows = list.rows;
	*count = list.count;
	return fault;
}

/* The columns of the case that say who takes part. */
static enum fault
sum_up(struct step *step, struct case_file *c)
{
	struct cooperation_list list;
	enum fault fault = cooperations_of_case(step->casework->db, step->arena, c->id, &list);

	if (fault != FAULT_NONE)
		return fault;
	c->cooperating = cooperation_list(step->arena, list.rows, list.count);
	c->level = cooperation_level(c);
	return FAULT_NONE;
}

static enum fault
write_name(struct step *step, const struct act_request *request, struct case_file *c)
{
	struct cooperation cooperation = {
		.case_id = c->id, .department = request->department, .named_by = step->actor->id,
		.named_at = step->now, .duty = text_cut(step->arena, request->text, COOPERATION_DUTY),
	};
	const struct department *department = casework_department(step->casework, request->department);
	enum refusal refusal = cooperation_may_name(c, request->department);
	enum fault fault;

	if (department == NULL || !department->takes_cases || department->closed)
		return casework_refuse(step, REFUSAL_DEPARTMENT);
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	fault = cooperation_insert(step->casework->db, step->arena, c, &cooperation);
	return fault == FAULT_NONE ? sum_up(step, c) : fault;
}

enum fault
cooperating_name(struct step *step, const struct cooperating *naming)
{
	struct act_request request = {
		.id = naming->id, .version = naming->version, .act = ACT_COOPERATE,
		.department = naming->department, .text = naming->duty, .first = write_name,
	};

	return casework_act(step, &request, NULL);
}

/* A row of the case that stands; NULL when there is none of that id. */
static struct cooperation *
find(struct cooperation_list *list, int64_t id)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->rows[i].id == id)
			return &list->rows[i];
	return NULL;
}

static enum fault
end(struct step *step, struct cooperation *cooperation, const char *reason)
{
	cooperation->ended_at = step->now;
	cooperation->ended_by.value = step->actor == NULL ? 0 : step->actor->id.value;
	cooperation->ended_reason = text_cut(step->arena, reason == NULL ? "" : reason, COOPERATION_REASON);
	return cooperation_end(step->casework->db, step->arena, cooperation);
}

/* Whether somebody of that department still has something to do. */
static enum fault
has_tasks(struct step *step, const struct cooperation *cooperation, bool *open)
{
	struct task_list list;
	enum fault fault = tasks_of_case(step->casework->db, step->arena, cooperation->case_id, &list);

	*open = false;
	for (size_t i = 0; fault == FAULT_NONE && i < list.count; i++)
		*open = *open || (task_is_open(list.rows[i].state) &&
		    list.rows[i].department.value == cooperation->department.value);
	return fault;
}

/* Whose part is ended, so that the history names it. */
struct ending { struct act_request request; int64_t cooperation; };

static enum fault
write_end(struct step *step, const struct act_request *request, struct case_file *c)
{
	struct ending *ending = request->context;
	struct cooperation_list list;
	struct cooperation *cooperation;
	bool open;
	enum fault fault = cooperations_of_case(step->casework->db, step->arena, c->id, &list);

	if (fault != FAULT_NONE)
		return fault;
	if ((cooperation = find(&list, ending->cooperation)) == NULL)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	if (cooperation->ended_at != 0)
		return casework_refuse(step, REFUSAL_ALREADY);
	if ((fault = has_tasks(step, cooperation, &open)) != FAULT_NONE)
		return fault;
	if (open)
		return casework_refuse(step, REFUSAL_TASKS_OPEN);
	ending->request.department = cooperation->department;
	if ((fault = end(step, cooperation, request->text)) != FAULT_NONE)
		return fault;
	return sum_up(step, c);
}

enum fault
cooperating_end(struct step *step, const struct cooperating_end *asked)
{
	struct ending ending = {
		.request = {
			.id = asked->id, .version = asked->version, .act = ACT_COOPERATE, .text = asked->reason,
			.detail = "ended=1", .first = write_end,
		},
		.cooperation = asked->cooperation,
	};

	ending.request.context = &ending;
	return casework_act(step, &ending.request, NULL);
}

enum fault
cooperating_follow(struct step *step, const struct act_request *request, struct case_file *after)
{
	struct cooperation_list list;
	enum fault fault;

	if (request->act != ACT_DISPATCH || !cooperation_includes(after->cooperating, after->department))
		return FAULT_NONE;
	fault = cooperations_of_case(step->casework->db, step->arena, after->id, &list);
	for (size_t i = 0; fault == FAULT_NONE && i < list.count; i++)
		if (list.rows[i].ended_at == 0 && list.rows[i].department.value == after->department.value)
			fault = end(step, &list.rows[i], request->text);
	return fault == FAULT_NONE ? sum_up(step, after) : fault;
}
