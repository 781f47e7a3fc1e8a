/* Evaluations of effects: which are due, which run, what came of those of the last year, and opening one. */
#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/rooms.h"
#include "desk_effect.h"
#include "view/view_case.h"
#include "view/view_choice.h"
#include "view/view_effect.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "base/banned.h"

enum { NUMBER, PROJECT, DEPARTMENT, CATEGORY, DAY, DAYS, MEASURE };
enum { ROWS_MOST = 20, NUMBER_CHARACTERS = 40, WORD_CHARACTERS = 32, MEASURE_CHARACTERS = 1000 };

/* In the order of effect_lengths[]. */
static const char *const lengths[] = { "30", "60", "90", "180", "365", NULL };

static const struct field_spec open_fields[] = {
	[NUMBER] = { .name = "number", .kind = FIELD_TEXT, .max = NUMBER_CHARACTERS },
	[PROJECT] = { .name = "project", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
	[DEPARTMENT] = { .name = "department", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
	[CATEGORY] = { .name = "category", .kind = FIELD_TEXT, .max = WORD_CHARACTERS },
	[DAY] = { .name = "day", .kind = FIELD_DAY },
	[DAYS] = { .name = "days", .kind = FIELD_CHOICE, .required = true, .choices = lengths },
	[MEASURE] = { .name = "measure", .kind = FIELD_LINES, .max = MEASURE_CHARACTERS },
};

/* A case says everything else itself; without one it has to be said. */
static void
check_open(struct form *form, int64_t now)
{
	static const size_t needed[] = { CATEGORY, DAY, MEASURE };

	if (form->values[DAY].error == NULL && form_present(form, DAY) && form_number(form, DAY) > date_local_day(now))
		form_error(form, DAY, "future");
	if (form_present(form, NUMBER))
		return;
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (form->values[needed[i]].error == NULL && !form_present(form, needed[i]))
			form_error(form, needed[i], "required");
	if (form_present(form, PROJECT) == form_present(form, DEPARTMENT))
		form_error(form, PROJECT, "one_place");
}

const struct form_spec desk_effects_open_form = {
	.fields = open_fields, .count = sizeof(open_fields) / sizeof(open_fields[0]), .check = check_open,
};

enum fault
desk_effect_of_case(struct visit *visit, const struct case_file *c)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "Effects");
	struct effect_view *views;
	size_t count;
	enum fault fault = effects_of(&step, c, &views, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
		view_effect(visit, node_item(list, i), &views[i], NULL);
	return fault;
}

static enum fault
show_options(struct visit *visit, struct step *step)
{
	struct node *list = page_node(visit->page, "Options.Project");
	struct rooms_project *projects;
	size_t count;
	enum fault fault = rooms_project_names(step, &projects, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		node_number(node_item(list, i), "Value", projects[i].id);
		node_text(node_item(list, i), "Word", projects[i].name);
	}
	view_case_departments(visit);
	view_case_categories(visit);
	return fault;
}

/* That the list was read, and of which cases it told. */
static enum fault
log_shown(struct step *step, const struct effect_view *const *shown, size_t count)
{
	const char **numbers = arena_array(step->arena, 2 * count + 1, sizeof(*numbers));
	size_t told = 0;
	enum fault fault = count == 0 ? FAULT_NONE : casework_log_access(step, "view", "effects", "");

	for (size_t i = 0; i < count; i++) {
		if (!text_empty(shown[i]->number))
			numbers[told++] = shown[i]->number;
		if (!text_empty(shown[i]->renewal))
			numbers[told++] = shown[i]->renewal;
	}
	return fault == FAULT_NONE ? casework_log_views(step, numbers, told, "effects") : fault;
}

/* What is to be done first, then what runs, then what was judged. */
static enum fault
lay_out(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct effect_view *views;
	const struct effect_view **shown;
	size_t count, listed = 0, found[EFFECT_STATE__COUNT] = { 0 };
	enum fault fault = effects_read(&step, &views, &count);

	if (fault != FAULT_NONE || (fault = show_options(visit, &step)) != FAULT_NONE)
		return fault;
	shown = arena_array(visit->arena, count + 1, sizeof(*shown));
	for (size_t i = 0; i < count; i++) {
		enum effect_state state = views[i].state == EFFECT_LATE ? EFFECT_DUE : views[i].state;
		bool whole = state == EFFECT_DUE || state == EFFECT_TO_RENEW;

		if (found[state]++ >= ROWS_MOST && !whole)
			continue;
		view_effect(visit, node_item(page_node(visit->page, arena_format(visit->arena, "Effects.%s",
		    effect_state_name(state))), found[state] - 1), &views[i], NULL);
		shown[listed++] = &views[i];
	}
	if ((fault = log_shown(&step, shown, listed)) != FAULT_NONE)
		return fault;
	for (int i = 0; i < EFFECT_STATE__COUNT; i++)
		page_number(visit->page, arena_format(visit->arena, "Total.%s",
		    effect_state_name((enum effect_state)i)), (int64_t)found[i]);
	if (count > 0)
		view_export_offer(visit, "desk/effects/export", NULL);
	return visit_show(visit, "effects");
}

enum fault
desk_effects(struct visit *visit)
{
	return lay_out(visit);
}

enum fault
desk_effects_again(struct visit *visit)
{
	const struct form *form = visit->form;

	page_text(visit->page, "Form.Scope", "open");
	view_choice_mark(visit, "project", form_text(form, PROJECT));
	view_choice_mark(visit, "department", form_text(form, DEPARTMENT));
	if (procedure_category(casework_procedure(visit->casework), form_text(form, CATEGORY)) != NULL)
		page_flag(visit->page, arena_format(visit->arena, "Form.category.Checked.%s",
		    form_text(form, CATEGORY)), true);
	return lay_out(visit);
}

enum fault
desk_effects_open(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	const struct effect_opening opening = {
		.number = form_text(form, NUMBER),
		.effect = {
			.project = form_number(form, PROJECT), .department = { form_number(form, DEPARTMENT) },
			.category = form_text(form, CATEGORY), .day = (int32_t)form_number(form, DAY),
			.days = effect_lengths[form_number(form, DAYS)], .measure = form_text(form, MEASURE),
		},
	};
	int64_t id = 0;
	enum fault fault = effect_open(&step, &opening, &id);

	return view_step_end(visit, &step, fault, "done", arena_format(visit->arena, "desk/effect?id=%lld",
	    (long long)id));
}
