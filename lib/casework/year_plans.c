#include "casework/year_plans.h"

#include "base/text.h"
#include "casework/inside.h"
#include "store/year_plan_store.h"
#include "base/banned.h"

enum { NOTE_CHARACTERS = 500, SUBJECT_CHARACTERS = 120 };

static enum fault
tell(struct step *step, const struct planned_visit *item, enum planned_act act, const struct planned_request *request)
{
	struct planned_event event = {
		.item = item->id, .at = step->now, .act = act, .actor = step->actor->id,
		.actor_name = casework_actor_name(step), .note = "",
	};

	if (request != NULL) {
		event.visits = act == PLANNED_VISITED ? request->visits : 0;
		event.note = text_cut(step->arena, request->note, NOTE_CHARACTERS);
	}
	return planned_event_insert(step->casework->db, step->arena, &event);
}

static enum fault
claim(struct step *step, const struct planned_visit *item)
{
	return submission_claim(step->casework->db, step->arena, step->once,
	    arena_format(step->arena, "planned visit %lld", (long long)item->id), step->now);
}

/* Whether the same form was sent before. */
static enum fault
was_sent(struct step *step)
{
	const char *earlier = NULL;
	enum fault fault = submission_result(step->casework->db, step->arena, step->once, &earlier);

	step->repeated = fault == FAULT_NONE && earlier != NULL;
	return fault;
}

struct entering { struct step *step; struct planned_visit item; };

static enum fault
enter_in_transaction(struct db *db, void *context)
{
	struct entering *e = context;
	struct step *step = e->step;
	enum fault fault = was_sent(step);

	if (fault != FAULT_NONE || step->repeated)
		return fault;
	if ((fault = planned_insert(db, step->arena, &e->item, step->now)) != FAULT_NONE ||
	    (fault = tell(step, &e->item, PLANNED_ENTERED, NULL)) != FAULT_NONE)
		return fault;
	return claim(step, &e->item);
}

enum fault
year_plans_enter(struct step *step, const struct planned_visit *item)
{
	const struct staff *person = casework_staff(step->casework, item->person);
	struct entering e = { step, *item };

	e.item.subject = text_cut(step->arena, item->subject, SUBJECT_CHARACTERS);
	e.item.entered_by = step->actor->id;
	step->refusal = planned_may_enter(step->actor, &e.item);
	if (step->refusal == REFUSAL_NONE && item->person.value != 0 && (person == NULL || person->disabled))
		step->refusal = REFUSAL_HANDLER;
	return step->refusal == REFUSAL_NONE ? casework_transact(step, enter_in_transaction, &e, NULL) : FAULT_NONE;
}

struct doing { struct step *step; const struct planned_request *request; enum planned_act act; };

static enum fault
do_in_transaction(struct db *db, void *context)
{
	struct doing *d = context;
	struct step *step = d->step;
	struct planned_visit item;
	enum refusal refusal;
	enum fault fault = planned_load_locked(db, step->arena, d->request->id, &item);

	if (fault == FAULT_NOT_FOUND)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	if (fault != FAULT_NONE || (fault = was_sent(step)) != FAULT_NONE || step->repeated)
		return fault;
	refusal = d->act == PLANNED_VISITED ? planned_may_do(step->actor, &item, d->request->visits) :
	    planned_may_strike(step->actor, &item);
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	if (d->request->version != item.version)
		return FAULT_CONFLICT;
	if (d->act == PLANNED_VISITED)
		item.done += d->request->visits;
	else
		item.struck_at = step->now;
	if ((fault = planned_save(db, step->arena, &item)) != FAULT_NONE ||
	    (fault = tell(step, &item, d->act, d->request)) != FAULT_NONE)
		return fault;
	return claim(step, &item);
}

enum fault
year_plans_do(struct step *step, const struct planned_request *request)
{
	struct doing d = { step, request, PLANNED_VISITED };

	return casework_transact(step, do_in_transaction, &d, NULL);
}

enum fault
year_plans_strike(struct step *step, const struct planned_request *request)
{
	struct doing d = { step, request, PLANNED_STRUCK };

	return casework_transact(step, do_in_transaction, &d, NULL);
}

enum fault
year_plans_link_within(struct step *step, int64_t id, const struct campaign *campaign)
{
	struct planned_visit item;
	enum refusal refusal;
	enum fault fault = planned_load_locked(step->casework->db, step->arena, id, &item);

	if (fault == FAULT_NOT_FOUND)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	if (fault != FAULT_NONE)
		return fault;
	if ((refusal = planned_may_link(&item, campaign->season)) != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	item.campaign = campaign->id;
	return planned_save(step->casework->db, step->arena, &item);
}

static void
add_lines(struct arena *arena, struct planned_view *view, const struct planned_event_list *events)
{
	struct planned_line *lines = arena_array(arena, events->count + 1, sizeof(*lines));

	for (size_t i = 0; i < events->count; i++)
		if (events->rows[i].item == view->item.id)
			lines[view->line_count++] = (struct planned_line){ events->rows[i].act, events->rows[i].at,
				events->rows[i].visits, events->rows[i].actor_name, events->rows[i].note };
	view->lines = lines;
}

enum fault
year_plans_read(struct step *step, int year, struct year_plan *plan)
{
	struct planned_event_list events;
	struct planned_list list;
	enum fault fault;

	*plan = (struct year_plan){ .year = year };
	if ((fault = planned_of_year(step->casework->db, step->arena, year, &list)) != FAULT_NONE ||
	    (fault = planned_events_of_year(step->casework->db, step->arena, year, &events)) != FAULT_NONE)
		return fault;
	plan->items = arena_array(step->arena, list.count + 1, sizeof(plan->items[0]));
	plan->all = list.rows;
	for (; plan->count < list.count; plan->count++) {
		struct planned_view *view = &plan->items[plan->count];

		view->item = list.rows[plan->count];
		view->may_do = planned_may_do(step->actor, &view->item, 1) == REFUSAL_NONE;
		view->may_strike = planned_may_strike(step->actor, &view->item) == REFUSAL_NONE;
		add_lines(step->arena, view, &events);
	}
	return FAULT_NONE;
}

enum fault
year_plans_free(struct step *step, int year, struct planned_visit **items, size_t *count)
{
	struct planned_list list;
	enum fault fault = planned_of_year(step->casework->db, step->arena, year, &list);

	*count = 0;
	*items = list.rows;
	for (size_t i = 0; fault == FAULT_NONE && i < list.count; i++)
		if (list.rows[i].campaign == 0 && list.rows[i].done == 0)
			list.rows[(*count)++] = list.rows[i];
	return fault;
}
