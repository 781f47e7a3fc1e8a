/* Duties of the calendar as a file: what the page lists, the open ones first. */
#include "desk_duties.h"

#include "base/text.h"
#include "rules/duty_plan.h"
#include "view/view_case.h"
#include "view/view_date.h"
#include "view/view_deadline.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "base/banned.h"

enum column { RULE, NAME, SUBJECT, STATE, DONE, TIMES, DUE, ROLE, PERSON, CLOSED, SOURCE, HOW, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[RULE] = { "Desk.Duties.Field.rule", 8, EXPORT_TEXT },
	[NAME] = { "Desk.Duties.Export.Name", 28, EXPORT_TEXT },
	[SUBJECT] = { "Desk.Duties.Field.subject", 32, EXPORT_TEXT },
	[STATE] = { "Desk.Duties.Export.State", 10, EXPORT_TEXT },
	[DONE] = { "Desk.Duties.Export.Done", 9, EXPORT_NUMBER },
	[TIMES] = { "Desk.Duties.Export.Times", 9, EXPORT_NUMBER },
	[DUE] = { "Desk.Duties.DueOn", 12, EXPORT_TEXT },
	[ROLE] = { "Desk.Duties.Field.role", 14, EXPORT_TEXT },
	[PERSON] = { "Desk.Duties.Field.person", 12, EXPORT_TEXT },
	[CLOSED] = { "Desk.Duties.ClosedOn", 17, EXPORT_MOMENT },
	[SOURCE] = { "Desk.Duties.Export.Source", 12, EXPORT_TEXT },
	[HOW] = { "Desk.Duties.Export.How", 48, EXPORT_TEXT },
};

static void
write_duty(struct visit *visit, struct export_sheet *sheet, const struct view_deadline_words *words,
    const struct duty_view *view)
{
	struct duty duty = view->duty;
	struct deadline deadline;

	(void)duty_tick(&duty, visit->now);
	deadline = duty_plan_deadline(&duty);
	export_row(sheet, (struct export_cell[COLUMNS]){
		[RULE] = { .text = duty.rule },
		[NAME] = { .text = view->rule == NULL ? "" : view_case_words(visit, &view->rule->name) },
		[SUBJECT] = { .text = duty.subject },
		[STATE] = { .text = view_export_word(visit, "DeadlineState", deadline_state_name(duty.state)) },
		[DONE] = { .number = duty.done }, [TIMES] = { .number = duty.times },
		[DUE] = { .text = view_date_of(visit->arena, duty.due_at) },
		[ROLE] = { .text = view_export_word(visit, "Role", role_name(duty.role)) },
		[PERSON] = { .text = view_case_person(visit, duty.responsible) },
		[CLOSED] = { .number = duty.closed_at },
		[SOURCE] = { .text = view->rule == NULL ? "" : view->rule->source },
		[HOW] = { .text = text_empty(duty.calculation) ? "" :
		    view_deadline_text(visit, words, NULL, &deadline) },
	});
}

/* All that the page shows; there is never more than its one page. */
static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct view_deadline_words words = view_deadline_words(visit);
	struct step step = view_identity_step(visit);
	struct duties_reading reading;
	enum fault fault = duties_read(&step, &reading);

	(void)cursor;
	(void)more;
	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < reading.open_count; i++)
		write_duty(visit, sheet, &words, &reading.open[i]);
	for (size_t i = 0; i < reading.closed_count; i++)
		write_duty(visit, sheet, &words, &reading.closed[i]);
	return FAULT_NONE;
}

enum fault
desk_duties_export(struct visit *visit)
{
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.duties", .subject = "duties",
		.columns = columns, .count = COLUMNS, .page = write_page,
	});
}
