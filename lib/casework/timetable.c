#include "casework/timetable.h"

#include "base/text.h"
#include "casework/inside.h"
#include "casework/planning.h"
#include "rules/side_clock.h"
#include "store/inquiry_store.h"
#include "base/banned.h"

static enum fault
start(struct step *step, struct case_id id, int number, const struct measure *measure)
{
	struct deadline deadline = side_clock_open(side_clock_id(step->arena, SIDE_CLOCK_STEP, number), 1, step->now,
	    measure->until);

	deadline.case_id = id;
	deadline.role = ROLE_HANDLER;
	deadline.responsible = measure->person;
	deadline.calculation = side_clock_calculation(step->arena, &deadline, NULL);
	return deadline_put(step->casework->db, step->arena, &deadline);
}

/* The measures of the open plan that were written before anybody said that they are steps of a timetable. */
static enum fault
start_earlier(struct step *step, const struct plan *plan, int first, const struct deadline_list *list)
{
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < plan->measure_count && fault == FAULT_NONE; i++) {
		int number = first + (int)i;

		if (side_clock_last(list->rows, list->count,
		    side_clock_id(step->arena, SIDE_CLOCK_STEP, number)) == NULL)
			fault = start(step, plan->case_id, number, &plan->measures[i]);
	}
	return fault;
}

/* The number of the first measure of the last plan: measures are counted through all plans. */
static int
first_of_last(const struct plan_list *plans)
{
	int first = 1;

	for (size_t i = 0; i + 1 < plans->count; i++)
		first += (int)plans->rows[i].measure_count;
	return first;
}

static enum fault
begin(struct step *step, const struct act_request *request, const struct case_file *before)
{
	const struct measure added = { .person = request->person, .until = request->until };
	struct db *db = step->casework->db;
	const struct plan *open = NULL;
	struct deadline_list list;
	struct plan_list plans;
	int count, first;
	enum fault fault = plans_load(db, step->arena, before->id, &plans);

	if (fault != FAULT_NONE || (fault = deadlines_load(db, step->arena, before->id, &list)) != FAULT_NONE)
		return fault;
	first = first_of_last(&plans);
	count = plans.count == 0 ? 0 : first - 1 + (int)plans.rows[plans.count - 1].measure_count;
	if (plans.count > 0 && planning_is_open(&plans.rows[plans.count - 1], before))
		open = &plans.rows[plans.count - 1];
	if (text_empty(request->not_now) && (open == NULL || text_empty(open->not_now)))
		return FAULT_NONE;
	if (open != NULL && (fault = start_earlier(step, open, first, &list)) != FAULT_NONE)
		return fault;
	return start(step, before->id, count + 1, &added);
}

/* Ends the steps from that number on. */
static enum fault
end_from(struct step *step, struct case_id id, int first, bool done)
{
	struct deadline_list list;
	enum fault fault = deadlines_load(step->casework->db, step->arena, id, &list);

	for (size_t i = 0; fault == FAULT_NONE && i < list.count; i++) {
		struct deadline deadline = list.rows[i];
		int number;

		if (side_clock_read(deadline.clock, &number) != SIDE_CLOCK_STEP || number < first ||
		    !deadline_is_open(&deadline) || deadline.stopped_at != 0)
			continue;
		side_clock_end(&deadline, step->now, done);
		fault = deadline_put(step->casework->db, step->arena, &deadline);
	}
	return fault;
}

/* What was planned before the plan that is turned down goes on. */
static enum fault
reject(struct step *step, struct case_id id)
{
	struct plan_list plans;
	enum fault fault = plans_load(step->casework->db, step->arena, id, &plans);

	return fault == FAULT_NONE ? end_from(step, id, first_of_last(&plans), false) : fault;
}

enum fault
timetable_follow(struct step *step, const struct act_request *request, const struct case_file *before)
{
	switch (request->act) {
	case ACT_PLAN:
		return begin(step, request, before);
	case ACT_COMPLETE:
		return end_from(step, before->id, 1, true);
	case ACT_REJECT:
		return reject(step, before->id);
	case ACT_DISPATCH:
	case ACT_RETURN:
	case ACT_ANSWER:
	case ACT_CLOSE:
	case ACT_EXPLAIN:
	case ACT_WITHDRAW:
	case ACT_MERGE:
		return end_from(step, before->id, 1, false);
	default:
		return FAULT_NONE;
	}
}

static enum fault
write_done(struct step *step, const struct act_request *request, struct case_file *c)
{
	const struct timetable_done *asked = request->context;
	const char *clock = side_clock_id(step->arena, SIDE_CLOCK_STEP, asked->number);
	const struct deadline *last;
	struct deadline_list list;
	struct deadline deadline;
	enum fault fault = deadlines_load(step->casework->db, step->arena, c->id, &list);

	if (fault != FAULT_NONE)
		return fault;
	if ((last = side_clock_last(list.rows, list.count, clock)) == NULL)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	if (!deadline_is_open(last) || last->stopped_at != 0)
		return casework_refuse(step, REFUSAL_ALREADY);
	deadline = *last;
	side_clock_end(&deadline, step->now, true);
	return deadline_put(step->casework->db, step->arena, &deadline);
}

enum fault
timetable_finish(struct step *step, const struct timetable_done *asked)
{
	struct timetable_done copy = *asked;
	struct act_request request = {
		.id = asked->id, .version = asked->version, .act = ACT_PROGRESS, .text = asked->text, .public = true,
		.detail = arena_format(step->arena, "step=%s",
		    side_clock_id(step->arena, SIDE_CLOCK_STEP, asked->number)),
		.first = write_done, .context = &copy,
	};

	return casework_act(step, &request, NULL);
}
