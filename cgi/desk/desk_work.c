/* A handler's work on a phone: what waits to be accepted by the department, and what this person answers for. */
#include "desk.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/staging.h"
#include "desk_board.h"
#include "desk_task.h"
#include "rules/contact.h"
#include "rules/event.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { WORK_ROWS = 20, MATTER_CHARACTERS = 160 };

/* What can be done from the card itself; everything else has its place on the case page. */
static const enum act card_acts[] = {
	ACT_ACCEPT, ACT_RETURN, ACT_INVESTIGATE, ACT_EXECUTE, ACT_PROGRESS, ACT_COMPLETE, ACT_FEED_BACK, ACT_ATTACH,
};

/* The words with which the case came to the department last. */
static const char *
instruction(const struct case_reading *reading)
{
	for (size_t i = reading->event_count; i > 0; i--)
		if (reading->events[i - 1].act == ACT_DISPATCH)
			return reading->events[i - 1].text;
	return "";
}

static enum fault
show_card(struct visit *visit, struct node *card, const struct case_file *c)
{
	struct step step = view_identity_step(visit);
	struct case_reading reading;
	act_set allowed;
	struct node *may;
	enum fault fault = casework_read(&step, c->id, &reading);

	if (fault != FAULT_NONE || step.refusal != REFUSAL_NONE)
		return fault;
	allowed = staging_acts(&step, &reading);
	view_case_state(visit, card, &reading.file);
	/* Who has to go there must know where. */
	node_text(card, "Place", c->place);
	node_text(card, "Complainant", name_mask(visit->arena, c->complainant));
	node_text(card, "Matter", text_cut(visit->arena, reading.complaint.matter, MATTER_CHARACTERS));
	node_text(card, "Instruction", instruction(&reading));
	may = node_child(card, "May");
	for (size_t i = 0; i < sizeof(card_acts) / sizeof(card_acts[0]); i++)
		node_flag(may, act_name(card_acts[i]), allowed & ACT_BIT(card_acts[i]));
	return FAULT_NONE;
}

/* One card alone, with the form that was asked for. */
static enum fault
show_one(struct visit *visit, struct case_id id)
{
	struct step step = view_identity_step(visit);
	const char *word = request_query(visit->request, "act");
	enum act act = act_read(word == NULL ? "" : word);
	struct case_file file;
	enum fault fault = casework_read_file(&step, id, &file);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE ||
	    (fault = show_card(visit, node_item(page_node(visit->page, "Work"), 0), &file)) != FAULT_NONE)
		return fault;
	page_text(visit->page, "Focus.Act", act == ACT__COUNT ? "" : act_name(act));
	page_flag(visit->page, "Focus.One", true);
	if ((fault = casework_log_views(&step, &file.number, 1, "work")) != FAULT_NONE)
		return fault;
	return visit_show(visit, "work");
}

enum fault
desk_work(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct case_id one = { request_query_number(visit->request, "id", 0) };
	struct node *list = page_node(visit->page, "Work");
	struct desk_board_asked board;
	struct board_result result;
	const char *numbers[WORK_ROWS];
	enum fault fault;

	if (one.value != 0)
		return show_one(visit, one);
	if ((fault = desk_board_ask(visit, NULL, &board)) != FAULT_NONE)
		return fault;
	board.request.view = BOARD_MINE;
	board.request.limit = WORK_ROWS;
	if ((fault = casework_board(&step, &board.request, &result)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < result.count; i++) {
		if ((fault = show_card(visit, node_item(list, i), &result.rows[i])) != FAULT_NONE)
			return fault;
		numbers[i] = result.rows[i].number;
	}
	if ((fault = casework_log_views(&step, numbers, result.count, "work")) != FAULT_NONE)
		return fault;
	if ((fault = desk_task_mine(visit)) != FAULT_NONE)
		return fault;
	desk_board_pager(visit, &board, "desk/work", &result);
	if (result.count > 0)
		view_export_offer(visit, "desk/work/export", visit->request->query);
	return visit_show(visit, "work");
}

enum column {
	NUMBER, RECEIVED, DUE, STAGE, URGENCY, MAJOR, FLAGS, CATEGORY, SUBJECT, PLACE, COMPLAINANT, MATTER, INSTRUCTION,
	COLUMNS
};

static const struct view_export_column columns[COLUMNS] = {
	[NUMBER] = { "Desk.Export.Number", 14, EXPORT_TEXT },
	[RECEIVED] = { "Desk.Export.Received", 17, EXPORT_MOMENT },
	[DUE] = { "Desk.Export.Due", 17, EXPORT_MOMENT },
	[STAGE] = { "Desk.Export.Stage", 9, EXPORT_TEXT },
	[URGENCY] = { "Desk.Export.Urgency", 9, EXPORT_TEXT },
	[MAJOR] = { "Desk.Major", 7, EXPORT_TEXT },
	[FLAGS] = { "Desk.Export.Flags", 14, EXPORT_TEXT },
	[CATEGORY] = { "Desk.Export.Category", 13, EXPORT_TEXT },
	[SUBJECT] = { "Desk.Export.Subject", 30, EXPORT_TEXT },
	[PLACE] = { "Desk.Export.Place", 24, EXPORT_TEXT },
	[COMPLAINANT] = { "Desk.Export.Complainant", 10, EXPORT_TEXT },
	[MATTER] = { "Desk.Export.Matter", 40, EXPORT_TEXT },
	[INSTRUCTION] = { "Desk.Export.Instruction", 30, EXPORT_TEXT },
};

/* What the card says, with the place in full as there. */
static enum fault
write_card(struct visit *visit, struct export_sheet *sheet, struct case_id id)
{
	struct step step = view_identity_step(visit);
	struct case_reading reading;
	const struct case_file *c = &reading.file;
	enum fault fault = casework_read(&step, id, &reading);

	if (fault != FAULT_NONE || step.refusal != REFUSAL_NONE)
		return fault;
	export_row(sheet, (struct export_cell[COLUMNS]){
		[NUMBER] = { .text = c->number },
		[RECEIVED] = { .number = c->received_at },
		[DUE] = { .number = c->due_at },
		[STAGE] = { .text = view_export_word(visit, "Stage", stage_name(c->stage)) },
		[URGENCY] = { .text = view_export_word(visit, "Urgency", urgency_name(c->urgency)) },
		[MAJOR] = { .text = view_export_yes(visit, c->major) },
		[FLAGS] = { .text = view_case_flag_words(visit, c->flags) },
		[CATEGORY] = { .text = view_case_category(visit, c->category) },
		[SUBJECT] = { .text = c->subject },
		[PLACE] = { .text = c->place },
		[COMPLAINANT] = { .text = name_mask(visit->arena, c->complainant) },
		[MATTER] = { .text = text_cut(visit->arena, reading.complaint.matter, MATTER_CHARACTERS) },
		[INSTRUCTION] = { .text = instruction(&reading) },
	});
	return FAULT_NONE;
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct board_request *request = cursor;
	struct board_result result;
	enum fault fault = casework_board(&step, request, &result);

	for (size_t i = 0; fault == FAULT_NONE && i < result.count; i++)
		fault = write_card(visit, sheet, result.rows[i].id);
	*more = board_turn(request, &result);
	return fault;
}

/* As many cards at a time as on the page: each brings its whole case along. */
enum fault
desk_work_export(struct visit *visit)
{
	struct desk_board_asked board;
	enum fault fault = desk_board_ask(visit, NULL, &board);

	if (fault != FAULT_NONE)
		return fault;
	board.request.view = BOARD_MINE;
	board_rewind(&board.request, WORK_ROWS);
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.work", .subject = "work",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &board.request,
	});
}
