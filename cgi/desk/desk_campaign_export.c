/* What a round of special return visits found, room by room, as a file. */
#include "base/arena.h"
#include "base/text.h"
#include "desk_campaign.h"
#include "rules/contact.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "base/banned.h"

enum column { PLACE, STATE, VISITOR, AT, ATTEMPTS, ANSWERS, PROBLEM, CASE, NOTE, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[PLACE] = { "Desk.Export.Place", 26, EXPORT_TEXT },
	[STATE] = { "Desk.Campaign.Column.State", 10, EXPORT_TEXT },
	[VISITOR] = { "Desk.Campaign.Column.Visitor", 10, EXPORT_TEXT },
	[AT] = { "Desk.Campaign.Column.At", 17, EXPORT_MOMENT },
	[ATTEMPTS] = { "Desk.Campaign.Column.Attempts", 8, EXPORT_NUMBER },
	[ANSWERS] = { "Desk.Campaign.Column.Answers", 60, EXPORT_TEXT },
	[PROBLEM] = { "Desk.Campaign.Column.Problem", 36, EXPORT_TEXT },
	[CASE] = { "Desk.Export.Number", 14, EXPORT_TEXT },
	[NOTE] = { "Desk.Campaign.Column.Note", 24, EXPORT_TEXT },
};

struct exporting { const struct campaign_form *form; struct campaign_rooms_asked asked; };

const char *
desk_campaign_answer(const struct visit *visit, const struct campaign_question *question, const char *answer)
{
	for (size_t i = 0; i < question->option_count; i++)
		if (text_equal(question->options[i].id, answer))
			return question->kind == QUESTION_YES_NO ?
			    page_word_of(visit->page, "Text.Answer", answer) :
			    view_case_words(visit, &question->options[i].text);
	return answer;
}

/* Every question that was answered, with its answer. */
static const char *
answers_text(struct visit *visit, const struct campaign_form *form, const char *const *answers)
{
	struct text text = text_begin(visit->arena);

	for (size_t i = 0; i < form->question_count; i++)
		if (!text_empty(answers[i]))
			text_add_format(&text, "%s%s %s", text.length == 0 ? "" : "; ",
			    view_case_words(visit, &form->questions[i].text),
			    desk_campaign_answer(visit, &form->questions[i], answers[i]));
	return text.value;
}

static void
write_row(struct visit *visit, struct export_sheet *sheet, const struct campaign_form *form,
    const struct campaign_room_view *view)
{
	const struct export_cell cells[COLUMNS] = {
		[PLACE] = { .text = view->open ? view->label : place_mask(visit->arena, view->label) },
		[STATE] = { .text = page_word_of(visit->page, "Text.RoomState", room_state_name(view->room.state)) },
		[VISITOR] = { .text = view_case_person(visit, view->room.visitor) },
		[AT] = { .number = view->last.at == 0 ? EXPORT_BLANK : view->last.at },
		[ATTEMPTS] = { .number = view->room.attempts },
		[ANSWERS] = { .text = answers_text(visit, form, view->last.answers) },
		[PROBLEM] = { .text = view->last.problem },
		[CASE] = { .text = view->case_number },
		[NOTE] = { .text = view->last.note },
	};

	export_row(sheet, cells);
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct exporting *exporting = cursor;
	struct campaign_room_view *rooms;
	size_t count;
	enum fault fault = campaigns_rooms(&step, exporting->form, &exporting->asked, &rooms, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		write_row(visit, sheet, exporting->form, &rooms[i]);
		exporting->asked.after = rooms[i].room.id;
	}
	*more = fault == FAULT_NONE && count == EXPORT_ROWS;
	return fault;
}

enum fault
desk_campaign_export(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	int64_t id = request_query_number(visit->request, "id", 0);
	struct exporting exporting = { .asked = desk_campaign_ask(visit, id, EXPORT_ROWS) };
	struct campaign_reading reading;
	enum fault fault = campaigns_read(&step, id, &reading);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE)
		return fault;
	exporting.form = reading.view.form;
	exporting.asked.after = 0;
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.campaigns", .subject = "campaign",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &exporting,
	});
}
