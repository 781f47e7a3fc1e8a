#include "casework/replaying_duties.h"

#include "base/date.h"
#include "casework/inside.h"
#include "store/duty_store.h"
#include "base/banned.h"

/* The duties of one rule on their way into a list of events. */
struct gathering {
	struct step		*step;
	struct dated_list	*list;
	struct duty_list	 duties;
};

/* Names are numbers of the list. */
static void
add(struct gathering *gathering, struct replay_duty *told, struct staff_id person)
{
	const struct casework *casework = gathering->step->casework;
	const struct staff *staff = casework_staff(casework, person);
	const struct department *department = staff == NULL ? NULL : casework_department(casework, staff->department);

	if (staff != NULL)
		told->person = (int64_t)name_index_add(&gathering->list->people, staff->name);
	if (department != NULL)
		told->department = (int64_t)name_index_add(&gathering->list->departments, department->name_zh);
	told->line = (int64_t)gathering->list->told.duty_count + 1;
	dated_list_add_duty(gathering->list, told);
}

static void
add_event(struct gathering *gathering, const struct duty *duty, const struct duty_event *event)
{
	struct replay_duty told = { .act = event->act, .at = event->at, .rule = duty->rule, .period = duty->first };

	/* Warnings and breaches are what the replay itself finds out. */
	if (event->act == DUTY_OPENED)
		add(gathering, &told, duty->responsible);
	else if (event->act == DUTY_DONE)
		add(gathering, &told, event->actor);
}

static enum fault
add_some(struct gathering *gathering, const struct duty *duties, size_t count)
{
	struct step *step = gathering->step;
	struct duty_event_list events;
	int64_t ids[MANY_ROWS];
	enum fault fault;

	for (size_t i = 0; i < count; i++)
		ids[i] = duties[i].id;
	if ((fault = duty_events(step->casework->db, step->arena, ids, count, &events)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < events.count; k++)
			if (events.rows[k].duty == duties[i].id &&
			    (step->actor == NULL || duty_visible(&duties[i], step->actor)))
				add_event(gathering, &duties[i], &events.rows[k]);
	return FAULT_NONE;
}

/* Periods that begin after the span are not asked for, and that they are not is no moment of its own. */
static void
add_end(struct gathering *gathering, const struct replaying_span *span)
{
	struct dated_list *list = gathering->list;
	int64_t latest = list->latest;
	struct replay_duty told = {
		.act = DUTY_WITHDRAWN, .at = span->until - 1, .rule = gathering->duties.rows[0].rule,
	};

	add(gathering, &told, (struct staff_id){ 0 });
	list->latest = latest;
}

enum fault
replaying_duties_add(struct step *step, const struct replaying_span *span, struct dated_list *list)
{
	const struct procedure *procedure = casework_procedure(step->casework);
	struct gathering gathering = { .step = step, .list = list };
	struct duty_span days = { .first = date_local_day(span->from), .last = date_local_day(span->until - 1) };
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; procedure != NULL && i < procedure->duty_count && fault == FAULT_NONE; i++) {
		struct duty_list *duties = &gathering.duties;

		days.rule = procedure->duties[i].id;
		fault = duties_of_rule(step->casework->db, step->arena, &days, duties);
		for (size_t at = 0; fault == FAULT_NONE && at < duties->count; at += MANY_ROWS)
			fault = add_some(&gathering, duties->rows + at,
			    duties->count - at < MANY_ROWS ? duties->count - at : MANY_ROWS);
		if (fault == FAULT_NONE && duties->count > 0)
			add_end(&gathering, span);
	}
	return fault;
}
