/* Duties of the calendar as one person sees them, with their history and papers. */
#include "base/date.h"
#include "base/text.h"
#include "casework/duties.h"
#include "casework/inside.h"
#include "store/duty_store.h"
#include "base/banned.h"

enum { CLOSED_SECONDS = 60 * DATE_DAY };

static struct duty_view *
visible(struct step *step, const struct duty_list *list, size_t *count)
{
	const struct procedure *procedure = casework_procedure(step->casework);
	struct duty_view *views = arena_array(step->arena, list->count + 1, sizeof(*views));

	*count = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct duty *duty = &list->rows[i];

		if (!duty_visible(duty, step->actor))
			continue;
		views[(*count)++] = (struct duty_view){
			.duty = *duty, .rule = procedure == NULL ? NULL : procedure_duty(procedure, duty->rule),
			.may_do = duty_may_do(duty, step->actor) == REFUSAL_NONE,
			.may_explain = duty_may_explain(duty, step->actor, step->now) == REFUSAL_NONE,
			.may_decline = duty_may_decline(duty, step->actor) == REFUSAL_NONE,
			.may_withdraw = duty_may_withdraw(duty, step->actor) == REFUSAL_NONE,
		};
	}
	return views;
}

static void
add_lines(struct arena *arena, struct duty_view *view, const struct duty_event_list *events)
{
	struct duty_line *lines = arena_array(arena, events->count + 1, sizeof(*lines));

	for (size_t i = 0; i < events->count; i++)
		if (events->rows[i].duty == view->duty.id)
			lines[view->line_count++] = (struct duty_line){ events->rows[i].act, events->rows[i].at,
				events->rows[i].actor_name, events->rows[i].note };
	view->lines = lines;
}

static void
add_papers(struct arena *arena, struct duty_view *view, const struct evidence_list *papers)
{
	struct evidence *rows = arena_array(arena, papers->count + 1, sizeof(*rows));

	for (size_t i = 0; i < papers->count; i++)
		if (papers->rows[i].duty == view->duty.id)
			rows[view->paper_count++] = papers->rows[i].evidence;
	view->papers = rows;
}

/* History and papers, so many duties at a time. */
static enum fault
fill(struct step *step, struct duty_view *views, size_t count)
{
	struct db *db = step->casework->db;
	enum fault fault = FAULT_NONE;

	for (size_t at = 0; at < count && fault == FAULT_NONE; at += MANY_ROWS) {
		size_t taken = count - at < MANY_ROWS ? count - at : MANY_ROWS;
		struct duty_event_list events;
		struct evidence_list papers;
		int64_t ids[MANY_ROWS];

		for (size_t i = 0; i < taken; i++)
			ids[i] = views[at + i].duty.id;
		if ((fault = duty_events(db, step->arena, ids, taken, &events)) != FAULT_NONE ||
		    (fault = evidence_of_duties(db, step->arena, ids, taken, &papers)) != FAULT_NONE)
			return fault;
		for (size_t i = 0; i < taken; i++) {
			add_lines(step->arena, &views[at + i], &events);
			add_papers(step->arena, &views[at + i], &papers);
		}
	}
	return fault;
}

enum fault
duties_read(struct step *step, struct duties_reading *reading)
{
	struct db *db = step->casework->db;
	struct duty_list open, closed;
	enum fault fault;

	if ((fault = duties_open(db, step->arena, &open)) != FAULT_NONE ||
	    (fault = duties_closed(db, step->arena, step->now - CLOSED_SECONDS, &closed)) != FAULT_NONE)
		return fault;
	reading->open = visible(step, &open, &reading->open_count);
	reading->closed = visible(step, &closed, &reading->closed_count);
	if ((fault = fill(step, reading->open, reading->open_count)) != FAULT_NONE)
		return fault;
	return fill(step, reading->closed, reading->closed_count);
}
