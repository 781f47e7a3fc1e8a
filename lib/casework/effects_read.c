/* Evaluations of effects as one person sees them: all of them, those of a case, one with its figures. */
#include "base/date.h"
#include "casework/effects.h"
#include "casework/effects_inside.h"
#include "casework/inside.h"
#include "casework/rooms.h"
#include "store/effect_store.h"
#include "store/inquiry_store.h"
#include "base/banned.h"

enum { SHOWN_DAYS = 365 };

struct names { struct rooms_project *rows; size_t count; };

static const char *
project_name(const struct names *names, int64_t id)
{
	for (size_t i = 0; i < names->count; i++)
		if (names->rows[i].id == id)
			return names->rows[i].name;
	return "";
}

static struct effect_view
view_begin(const struct step *step, const struct effect *effect, const struct names *names)
{
	int judge_days = effect_judge_days(casework_procedure(step->casework));

	return (struct effect_view){
		.effect = *effect, .number = "", .renewal = "", .project = project_name(names, effect->project),
		.state = effect_state(effect, judge_days, date_local_day(step->now)), .judge_days = judge_days,
	};
}

/* The number of the case in which it is analysed anew, when this person may see that one. */
static enum fault
add_renewal(struct step *step, struct effect_view *view)
{
	struct case_file c;
	enum fault fault;

	if (view->effect.renewal.value == 0)
		return FAULT_NONE;
	fault = case_load(step->casework->db, step->arena, view->effect.renewal, false, &c);
	view->renewal = fault == FAULT_NONE && case_visible(&c, step->actor) ? c.number : "";
	return fault;
}

/* The evaluation for this person, `shown` false when they may not see it. */
static enum fault
view_of(struct step *step, const struct effect *effect, const struct names *names, struct effect_view *view,
    bool *shown)
{
	struct case_file c;
	enum fault fault;

	*view = view_begin(step, effect, names);
	*shown = effect_visible(effect, step->actor);
	if (*shown && effect->case_id.value != 0) {
		fault = case_load(step->casework->db, step->arena, effect->case_id, false, &c);
		if (fault != FAULT_NONE)
			return fault;
		*shown = view->whole = case_visible(&c, step->actor);
		view->number = c.number;
	}
	return *shown ? add_renewal(step, view) : FAULT_NONE;
}

static enum fault
view_list(struct step *step, const struct effect_list *list, struct effect_view *views, size_t *count)
{
	struct names names = {0};
	enum fault fault = rooms_project_names(step, &names.rows, &names.count);

	for (size_t i = 0; fault == FAULT_NONE && i < list->count; i++) {
		bool shown;

		fault = view_of(step, &list->rows[i], &names, &views[*count], &shown);
		*count += shown;
	}
	return fault;
}

enum fault
effects_read(struct step *step, struct effect_view **views, size_t *count)
{
	struct db *db = step->casework->db;
	struct effect_list open, judged;
	enum fault fault;

	*count = 0;
	if ((fault = effects_open(db, step->arena, &open)) != FAULT_NONE ||
	    (fault = effects_judged(db, step->arena, step->now - SHOWN_DAYS * (int64_t)DATE_DAY, &judged)) !=
	    FAULT_NONE)
		return fault;
	*views = arena_array(step->arena, open.count + judged.count + 1, sizeof(**views));
	fault = view_list(step, &open, *views, count);
	return fault == FAULT_NONE ? view_list(step, &judged, *views, count) : fault;
}

enum fault
effects_of(struct step *step, const struct case_file *c, struct effect_view **views, size_t *count)
{
	struct effect_list list;
	enum fault fault = effects_of_case(step->casework->db, step->arena, c->id, &list);

	*count = 0;
	*views = NULL;
	if (fault != FAULT_NONE || list.count == 0)
		return fault;
	*views = arena_array(step->arena, list.count, sizeof(**views));
	return view_list(step, &list, *views, count);
}

enum fault
effects_judged_of(struct step *step, struct case_id id, struct effect_view **views, size_t *count)
{
	struct effect_list list;
	struct names names = {0};
	enum fault fault = effects_of_case(step->casework->db, step->arena, id, &list);

	*count = 0;
	*views = NULL;
	if (fault != FAULT_NONE || list.count == 0)
		return fault;
	*views = arena_array(step->arena, list.count, sizeof(**views));
	fault = rooms_project_names(step, &names.rows, &names.count);
	for (size_t i = 0; fault == FAULT_NONE && i < list.count; i++) {
		struct effect_view *view = &(*views)[*count];

		if (list.rows[i].judged_at == 0)
			continue;
		*view = view_begin(step, &list.rows[i], &names);
		*count += 1;
		fault = add_renewal(step, view);
	}
	return fault;
}

enum fault
effects_count(struct step *step, const struct effect *effect, struct effect_figures *before,
    struct effect_figures *after)
{
	struct effect_window window = effect_window(effect->day, effect->days, 0);
	struct db *db = step->casework->db;
	enum fault fault = effect_figures(db, step->arena, effect, date_day_start(window.before_from),
	    date_day_start(window.before_until), before);

	return fault != FAULT_NONE ? fault : effect_figures(db, step->arena, effect, date_day_start(window.after_from),
	    date_day_start(window.after_until), after);
}

/* Who may not judge, and whether a bad verdict reopens the case. */
static enum fault
look_at_case(struct step *step, const struct effect *effect, struct effect_makers *makers, bool *reopens)
{
	struct db *db = step->casework->db;
	struct plan_list plans;
	struct case_file c;
	enum fault fault;

	*makers = (struct effect_makers){ .planned = {0} };
	*reopens = false;
	if (effect->case_id.value == 0)
		return FAULT_NONE;
	if ((fault = case_load(db, step->arena, effect->case_id, false, &c)) != FAULT_NONE ||
	    (fault = plans_load(db, step->arena, effect->case_id, &plans)) != FAULT_NONE)
		return fault;
	makers->handled = c.handler;
	for (size_t i = 0; i < plans.count; i++)
		if (plans.rows[i].number == effect->plan)
			makers->planned = plans.rows[i].made_by;
	*reopens = (casework_allowed_acts(step, &c) & ACT_BIT(ACT_REOPEN)) != 0;
	return FAULT_NONE;
}

enum fault
effect_read(struct step *step, int64_t id, struct effect_reading *reading)
{
	struct effect_view *view = &reading->view;
	struct effect_makers makers;
	struct names names = {0};
	struct effect effect;
	bool shown = false;
	enum fault fault = effect_load(step->casework->db, step->arena, id, &effect);

	if (fault != FAULT_NONE || (fault = rooms_project_names(step, &names.rows, &names.count)) != FAULT_NONE ||
	    (fault = view_of(step, &effect, &names, view, &shown)) != FAULT_NONE)
		return fault;
	if (!shown)
		return FAULT_NOT_FOUND;
	if ((fault = look_at_case(step, &effect, &makers, &reading->reopens)) != FAULT_NONE)
		return fault;
	reading->before = effect.before;
	reading->after = effect.after;
	if (effect.judged_at == 0)
		fault = effects_count(step, &effect, &reading->before, &reading->after);
	effect_compare(&reading->before, &reading->after, reading->lines);
	reading->suggested = effect_suggest(reading->lines);
	reading->judging = effect_may_judge(&effect, step->actor, &makers, date_local_day(step->now));
	return fault;
}
