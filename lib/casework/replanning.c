#include "casework/replanning.h"

#include "base/arena.h"
#include "base/kill_point.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "casework/local.h"
#include "rules/calendar.h"
#include "rules/deadline_plan.h"
#include "store/room_store.h"
#include "base/banned.h"

enum { CASES_AT_ONCE = 64 };

enum fault
casework_calendar_of(struct step *step, struct room_id room, struct calendar *calendar)
{
	const struct calendar *common = casework_calendar(step->casework);
	const char *project;
	enum fault fault;

	*calendar = *common;
	if (common->centre_count == 0 || room.value == 0)
		return FAULT_NONE;
	fault = room_project(step->casework->db, step->arena, room, &project);
	if (fault == FAULT_NONE)
		*calendar = calendar_of_centre(common, project);
	return fault == FAULT_NOT_FOUND ? FAULT_NONE : fault;
}

/* Old and new beside each other, for good. */
static enum fault
tell(struct step *step, const struct case_file *c, const struct deadline *before, const struct deadline *after)
{
	struct case_event event = {
		.case_id = c->id, .at = step->now, .act = ACT_REPLAN, .from = c->stage, .to = c->stage,
		.as = ROLE_CLOCK, .actor_name = "", .person = after->responsible, .until = after->due_at,
		.text = after->clock,
		.detail = arena_format(step->arena, "before=%s\nafter=%s\ncalendar=%s",
		    local_minute(step, before->due_at), local_minute(step, after->due_at),
		    after->calendar),
	};

	return event_append(step->casework->db, step->arena, &event);
}

static struct deadline *
row_of(struct deadline_list *list, int64_t id)
{
	size_t i = 0;

	while (list->rows[i].id != id)
		i++;
	return &list->rows[i];
}

enum fault
casework_replan_rows(struct step *step, const struct case_clocks *clocks, struct deadline_list *list, size_t *moved)
{
	struct deadline_changes changes = deadline_replan(step->arena, clocks, step->now);
	enum fault fault = FAULT_NONE;

	*moved = 0;
	for (size_t i = 0; i < changes.count && fault == FAULT_NONE; i++) {
		struct deadline *row = row_of(list, changes.rows[i].id);

		if (row->due_at != changes.rows[i].due_at) {
			fault = tell(step, clocks->c, row, &changes.rows[i]);
			++*moved;
		}
		*row = changes.rows[i];
		if (fault == FAULT_NONE)
			fault = deadline_put(step->casework->db, step->arena, row);
	}
	return fault;
}

struct replanning {
	struct step	*step;
	struct case_id	 id;
	size_t		 moved;
};

/* What is over, or has no clock any more, is counted by no calendar. */
static enum fault
let_go(struct step *step, const struct calendar *calendar, struct deadline_list *list)
{
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < list->count && fault == FAULT_NONE; i++) {
		struct deadline *row = &list->rows[i];

		if (text_empty(row->calendar) || text_equal(row->calendar, deadline_calendar_name(calendar)))
			continue;
		row->calendar = "";
		fault = deadline_put(step->casework->db, step->arena, row);
	}
	return fault;
}

static enum fault
replan_in_transaction(struct db *db, void *context)
{
	const struct deadline_changes none = { .count = 0 };
	struct replanning *replanning = context;
	struct step *step = replanning->step;
	struct calendar calendar;
	struct case_file c;
	struct case_clocks clocks = { .calendar = &calendar, .c = &c };
	struct deadline_list list;
	enum fault fault;

	if ((fault = case_load(db, step->arena, replanning->id, true, &c)) != FAULT_NONE ||
	    (fault = casework_procedure_of(step->casework, c.procedure_version, &clocks.procedure)) != FAULT_NONE ||
	    (fault = casework_calendar_of(step, c.room, &calendar)) != FAULT_NONE ||
	    (fault = deadlines_load(db, step->arena, c.id, &list)) != FAULT_NONE)
		return fault;
	clocks.rows = list.rows;
	clocks.count = list.count;
	if ((fault = casework_replan_rows(step, &clocks, &list, &replanning->moved)) != FAULT_NONE ||
	    (fault = let_go(step, &calendar, &list)) != FAULT_NONE)
		return fault;
	kill_point("replan");
	casework_sum_clocks(&c, list.rows, list.count, &none);
	return case_save_alert(db, step->arena, &c);
}

static enum fault
replan_one(struct step *step, struct case_id id, size_t *moved)
{
	struct replanning replanning = { .step = step, .id = id };
	enum fault fault = casework_transact(step, replan_in_transaction, &replanning, NULL);

	if (fault == FAULT_NONE)
		*moved += replanning.moved;
	if (fault != FAULT_INTERNAL && fault != FAULT_CONFLICT && fault != FAULT_NOT_FOUND)
		return fault;
	log_line(LOG_LEVEL_ERROR, "deadlines of case %lld stay as they were under the old calendar: %s",
	    (long long)id.value, fault_name(fault));
	return deadlines_let_go(step->casework->db, step->arena, id);
}

enum fault
casework_replan(struct step *step, size_t *moved, bool *more)
{
	struct deadline_list list;
	enum fault fault = deadlines_of_other_calendars(step->casework->db, step->arena,
	    deadline_calendar_name(casework_calendar(step->casework)), &list);
	struct arena_mark before = arena_mark(step->arena);

	*more = fault == FAULT_NONE && list.count == CASES_AT_ONCE;
	for (size_t i = 0; fault == FAULT_NONE && i < list.count; i++) {
		arena_rewind(step->arena, before);
		fault = replan_one(step, list.rows[i].case_id, moved);
	}
	return fault;
}
