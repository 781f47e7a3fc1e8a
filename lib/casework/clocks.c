#include "casework/inside.h"

#include "base/text.h"
#include "casework/emergencies_inside.h"
#include "rules/answering.h"
#include "rules/calendar.h"
#include "base/banned.h"

/* What stands still alarms nobody. */
static int
alert_of(const struct deadline *deadline)
{
	return deadline->state == DEADLINE_PAUSED ? DEADLINE_RUNNING : (int)deadline->state;
}

void
casework_sum_clocks(struct case_file *c, const struct deadline *rows, size_t count,
    const struct deadline_changes *changes)
{
	c->due_at = 0;
	c->due_clock = "";
	c->alert = DEADLINE_RUNNING;
	for (size_t i = 0; i < count + changes->count; i++) {
		const struct deadline *d = i < count ? &rows[i] : &changes->rows[i - count];
		bool replaced = false;

		for (size_t k = 0; i < count && k < changes->count; k++)
			replaced = replaced || changes->rows[k].id == d->id;
		if (replaced || !deadline_is_open(d))
			continue;
		if (c->due_at == 0 || d->due_at < c->due_at) {
			c->due_at = d->due_at;
			c->due_clock = d->clock;
		}
		if (alert_of(d) > c->alert)
			c->alert = alert_of(d);
	}
}

enum fault
casework_put_clocks(struct step *step, struct case_id id, const struct deadline_changes *changes)
{
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < changes->count && fault == FAULT_NONE; i++) {
		changes->rows[i].case_id = id;
		fault = deadline_put(step->casework->db, step->arena, &changes->rows[i]);
	}
	return fault;
}

/* Who may have to answer for what the event starts or puts into other hands. */
static enum fault
find_answering(struct step *step, const struct case_file *c, const struct clock_event *event,
    struct answering *answering, struct clock_event *answered)
{
	const struct staff_list *staff = &step->casework->staff;

	*answering = (struct answering){ .people = staff->rows, .count = staff->count };
	*answered = *event;
	answered->answering = answering;
	return c->emergency && step->actor != NULL ? emergencies_leader(step, c, &answering->leader) : FAULT_NONE;
}

enum fault
casework_first_clocks(struct step *step, struct case_file *c, const struct clock_event *event,
    struct deadline_changes *changes)
{
	struct calendar calendar;
	struct case_clocks clocks = { .calendar = &calendar, .c = c };
	struct answering answering;
	struct clock_event answered;
	enum fault fault = casework_procedure_of(step->casework, c->procedure_version, &clocks.procedure);

	if (fault != FAULT_NONE || (fault = casework_calendar_of(step, c->room, &calendar)) != FAULT_NONE ||
	    (fault = find_answering(step, c, event, &answering, &answered)) != FAULT_NONE)
		return fault;
	*changes = deadline_on_event(step->arena, &clocks, &answered);
	casework_sum_clocks(c, NULL, 0, changes);
	return FAULT_NONE;
}

/* Until when the clock that was paused stands still, or when the one that was changed is due. */
static int64_t
changed_until(const struct deadline_changes *changes, const struct clock_event *event)
{
	for (size_t i = 0; event->clock != NULL && i < changes->count; i++)
		if (text_equal(changes->rows[i].clock, event->clock))
			return event->act == ACT_PAUSE ? changes->rows[i].resume_at : changes->rows[i].due_at;
	return 0;
}

enum fault
casework_move_clocks(struct step *step, struct case_file *c, const struct clock_event *event, int64_t *until)
{
	struct db *db = step->casework->db;
	struct calendar calendar;
	struct case_clocks clocks = { .calendar = &calendar, .c = c };
	struct deadline_changes changes;
	struct deadline_list list;
	struct answering answering;
	struct clock_event answered;
	enum refusal refusal;
	size_t moved;
	enum fault fault;

	if ((fault = casework_procedure_of(step->casework, c->procedure_version, &clocks.procedure)) != FAULT_NONE ||
	    (fault = casework_calendar_of(step, c->room, &calendar)) != FAULT_NONE ||
	    (fault = find_answering(step, c, event, &answering, &answered)) != FAULT_NONE ||
	    (fault = deadlines_load(db, step->arena, c->id, &list)) != FAULT_NONE)
		return fault;
	clocks.rows = list.rows;
	clocks.count = list.count;
	if ((fault = casework_replan_rows(step, &clocks, &list, &moved)) != FAULT_NONE)
		return fault;
	if ((refusal = deadline_may(step->arena, &clocks, event)) != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	changes = deadline_on_event(step->arena, &clocks, &answered);
	*until = changed_until(&changes, event);
	if ((fault = casework_put_clocks(step, c->id, &changes)) != FAULT_NONE)
		return fault;
	casework_sum_clocks(c, list.rows, list.count, &changes);
	return FAULT_NONE;
}
