/* The plan of a year: entered, done, taken out, and as a file. */
#include "desk_yearplan.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "desk_campaign.h"
#include "view/view_case.h"
#include "view/view_choice.h"
#include "view/view_date.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "base/banned.h"

enum { SUBJECT_CHARACTERS = 120, NOTE_CHARACTERS = 500, FIRST_YEAR = 2000, LAST_YEAR = 2100 };

static const char *const kinds[] = {
	"rain", "heating", "key_customer", "engineering", "satisfaction", "warranty", "other", NULL
};

enum { YEAR, MONTH, KIND, SUBJECT, PLANNED, PERSON };

static const struct field_spec add_fields[] = {
	[YEAR] = { .name = "year", .kind = FIELD_NUMBER, .required = true, .min = FIRST_YEAR, .max = LAST_YEAR },
	[MONTH] = { .name = "month", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = PLANNED_MONTHS },
	[KIND] = { .name = "kind", .kind = FIELD_CHOICE, .required = true, .choices = kinds },
	[SUBJECT] = { .name = "subject", .kind = FIELD_TEXT, .required = true, .min = 2, .max = SUBJECT_CHARACTERS },
	[PLANNED] = { .name = "planned", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = PLANNED_MOST },
	[PERSON] = { .name = "person", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
};
const struct form_spec desk_yearplan_add_form = {
	.fields = add_fields, .count = sizeof(add_fields) / sizeof(add_fields[0]),
};

enum { ID, VERSION, SHOWN_YEAR, NOTE, VISITS };

#define WHICH \
	[ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX }, \
	[VERSION] = { .name = "version", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX }, \
	[SHOWN_YEAR] = { .name = "year", .kind = FIELD_NUMBER, .required = true, .min = FIRST_YEAR, .max = LAST_YEAR }

static const struct field_spec done_fields[] = { WHICH,
	[NOTE] = { .name = "note", .kind = FIELD_TEXT, .max = NOTE_CHARACTERS },
	[VISITS] = { .name = "visits", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = PLANNED_MOST } };
const struct form_spec desk_yearplan_done_form = {
	.fields = done_fields, .count = sizeof(done_fields) / sizeof(done_fields[0]),
};

static const struct field_spec strike_fields[] = { WHICH,
	[NOTE] = { .name = "note", .kind = FIELD_TEXT, .required = true, .min = 2, .max = NOTE_CHARACTERS } };
const struct form_spec desk_yearplan_strike_form = {
	.fields = strike_fields, .count = sizeof(strike_fields) / sizeof(strike_fields[0]),
};

int
desk_yearplan_year(const struct visit *visit)
{
	int64_t year = request_query_number(visit->request, "year", 0);

	return year >= FIRST_YEAR && year <= LAST_YEAR ? (int)year : view_date_year(visit);
}

static enum fault
lay_out(struct visit *visit, int year)
{
	struct step step = view_identity_step(visit);
	struct year_plan plan;
	enum fault fault = year_plans_read(&step, year, &plan);

	if (fault != FAULT_NONE)
		return fault;
	desk_yearplan_show(visit, &plan);
	if ((visit->permissions & PERMIT_EXPORT) != 0 && plan.count > 0)
		view_export_offer(visit, "desk/yearplan/export", visit->request->query);
	return visit_show(visit, "yearplan");
}

enum fault
desk_yearplan(struct visit *visit)
{
	return lay_out(visit, desk_yearplan_year(visit));
}

enum fault
desk_yearplan_again(struct visit *visit)
{
	const struct form *form = visit->form;
	bool adding = form->spec == &desk_yearplan_add_form;
	int64_t year = form_number(form, adding ? (size_t)YEAR : (size_t)SHOWN_YEAR);

	page_text(visit->page, "Form.Scope", adding ? "add" : arena_format(visit->arena, "%s%lld",
	    form->spec == &desk_yearplan_done_form ? "done" : "strike", (long long)form_number(form, ID)));
	if (adding)
		view_choice_mark(visit, "person", form_text(form, PERSON));
	return lay_out(visit, year >= FIRST_YEAR && year <= LAST_YEAR ? (int)year : view_date_year(visit));
}

static enum fault
finish(struct visit *visit, const struct step *step, enum fault fault, int64_t year)
{
	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	return view_step_end(visit, step, fault, "done", arena_format(visit->arena, "desk/yearplan?year=%lld",
	    (long long)year));
}

enum fault
desk_yearplan_add(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct planned_visit item = {
		.year = (int)form_number(form, YEAR), .month = (int)form_number(form, MONTH),
		.kind = planned_kind_read(form_text(form, KIND)), .subject = form_text(form, SUBJECT),
		.planned = form_number(form, PLANNED), .person = { form_number(form, PERSON) },
	};

	return finish(visit, &step, year_plans_enter(&step, &item), item.year);
}

static struct planned_request
request_of(const struct form *form)
{
	return (struct planned_request){
		.id = form_number(form, ID), .version = form_number(form, VERSION), .note = form_text(form, NOTE),
	};
}

enum fault
desk_yearplan_done(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct planned_request request = request_of(visit->form);

	request.visits = form_number(visit->form, VISITS);
	return finish(visit, &step, year_plans_do(&step, &request), form_number(visit->form, SHOWN_YEAR));
}

enum fault
desk_yearplan_strike(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct planned_request request = request_of(visit->form);

	return finish(visit, &step, year_plans_strike(&step, &request), form_number(visit->form, SHOWN_YEAR));
}

enum column { C_MONTH, C_KIND, C_SUBJECT, C_PERSON, C_PLANNED, C_DONE, C_STATE, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[C_MONTH] = { "Desk.Yearplan.Column.Month", 8, EXPORT_NUMBER },
	[C_KIND] = { "Desk.Yearplan.Column.Kind", 16, EXPORT_TEXT },
	[C_SUBJECT] = { "Desk.Yearplan.Column.Subject", 36, EXPORT_TEXT },
	[C_PERSON] = { "Desk.Yearplan.Column.Person", 10, EXPORT_TEXT },
	[C_PLANNED] = { "Desk.Yearplan.Column.Planned", 8, EXPORT_NUMBER },
	[C_DONE] = { "Desk.Yearplan.Column.Done", 8, EXPORT_NUMBER },
	[C_STATE] = { "Desk.Yearplan.Column.State", 10, EXPORT_TEXT },
};

/* A plan is one page. */
static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	const int *year = cursor;
	struct year_plan plan;
	enum fault fault = year_plans_read(&step, *year, &plan);

	*more = false;
	for (size_t i = 0; fault == FAULT_NONE && i < plan.count; i++) {
		const struct planned_visit *item = &plan.items[i].item;
		const struct export_cell cells[COLUMNS] = {
			[C_MONTH] = { .number = item->month },
			[C_KIND] = { .text = page_word_of(visit->page, "Text.PlannedKind",
			    planned_kind_name(item->kind)) },
			[C_SUBJECT] = { .text = item->subject },
			[C_PERSON] = { .text = view_case_person(visit, item->person) },
			[C_PLANNED] = { .number = item->planned },
			[C_DONE] = { .number = item->done },
			[C_STATE] = { .text = page_word_of(visit->page, "Text.PlannedState",
			    planned_state_name(planned_state(item, date_local_day(visit->now)))) },
		};

		export_row(sheet, cells);
	}
	return fault;
}

enum fault
desk_yearplan_export(struct visit *visit)
{
	int year = desk_yearplan_year(visit);

	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.yearplan", .subject = "yearplan",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &year,
	});
}
