/* A list of the board as a file: the same filters, the same columns, the same masks. */
#include "desk_board.h"

#include "base/arena.h"
#include "desk.h"
#include "rules/contact.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "base/banned.h"

enum column {
	NUMBER, RECEIVED, CHANNEL, STAGE, DUE, URGENCY, SEVERITY, LEVEL, CATEGORY, SUBJECT, PLACE, COMPLAINANT, PHONE,
	DEPARTMENT, HANDLER, RESULT, COLUMNS
};

static const struct view_export_column columns[COLUMNS] = {
	[NUMBER] = { "Desk.Export.Number", 14, EXPORT_TEXT },
	[RECEIVED] = { "Desk.Export.Received", 17, EXPORT_MOMENT },
	[CHANNEL] = { "Desk.Export.Channel", 11, EXPORT_TEXT },
	[STAGE] = { "Desk.Export.Stage", 9, EXPORT_TEXT },
	[DUE] = { "Desk.Export.Due", 17, EXPORT_MOMENT },
	[URGENCY] = { "Desk.Export.Urgency", 9, EXPORT_TEXT },
	[SEVERITY] = { "Desk.Export.Severity", 9, EXPORT_TEXT },
	[LEVEL] = { "Desk.Export.Level", 7, EXPORT_TEXT },
	[CATEGORY] = { "Desk.Export.Category", 13, EXPORT_TEXT },
	[SUBJECT] = { "Desk.Export.Subject", 36, EXPORT_TEXT },
	[PLACE] = { "Desk.Export.Place", 24, EXPORT_TEXT },
	[COMPLAINANT] = { "Desk.Export.Complainant", 10, EXPORT_TEXT },
	[PHONE] = { "Desk.Export.Phone", 14, EXPORT_TEXT },
	[DEPARTMENT] = { "Desk.Export.Department", 14, EXPORT_TEXT },
	[HANDLER] = { "Desk.Export.Handler", 10, EXPORT_TEXT },
	[RESULT] = { "Desk.Export.Result", 30, EXPORT_TEXT },
};

static void
write_row(struct visit *visit, struct export_sheet *sheet, const struct case_file *c)
{
	const struct export_cell cells[COLUMNS] = {
		[NUMBER] = { .text = c->number },
		[RECEIVED] = { .number = c->received_at },
		[CHANNEL] = { .text = view_export_word(visit, "Channel", channel_name(c->channel)) },
		[STAGE] = { .text = view_export_word(visit, "Stage", stage_name(c->stage)) },
		[DUE] = { .number = c->due_at },
		[URGENCY] = { .text = view_export_word(visit, "Urgency", urgency_name(c->urgency)) },
		[SEVERITY] = { .text = view_export_word(visit, "Severity", severity_name(c->severity)) },
		[LEVEL] = { .text = view_export_word(visit, "Level", arena_format(visit->arena, "%d", c->level)) },
		[CATEGORY] = { .text = view_case_category(visit, c->category) },
		[SUBJECT] = { .text = c->subject },
		[PLACE] = { .text = place_mask(visit->arena, c->place) },
		[COMPLAINANT] = { .text = name_mask(visit->arena, c->complainant) },
		[PHONE] = { .text = phone_mask(visit->arena, c->phone) },
		[DEPARTMENT] = { .text = view_identity_department(visit, c->department) },
		[HANDLER] = { .text = view_case_person(visit, c->handler) },
		[RESULT] = { .text = c->result },
	};

	export_row(sheet, cells);
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct board_request *request = cursor;
	struct board_result result;
	enum fault fault = casework_board(&step, request, &result);

	for (size_t i = 0; fault == FAULT_NONE && i < result.count; i++)
		write_row(visit, sheet, &result.rows[i]);
	*more = board_turn(request, &result);
	return fault;
}

enum fault
desk_board_export(struct visit *visit)
{
	struct desk_board_asked board;
	struct view_export list = {
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &board.request,
	};
	enum fault fault;

	if ((fault = desk_board_ask(visit, NULL, &board)) != FAULT_NONE)
		return fault;
	board_rewind(&board.request, EXPORT_ROWS);
	list.title = arena_format(visit->arena, "Text.Nav.%s", board_view_name(board.request.view));
	list.subject = "board";
	return view_export_send(visit, &list);
}
