/* Return visits that are due; each has a page of its own, in view while calling. */
#include "desk.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/visiting.h"
#include "desk_board.h"
#include "rules/contact.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_row.h"
#include "web/page.h"
#include "base/banned.h"

static void
show_row(struct visit *visit, struct node *row, const struct case_file *c,
    const struct visit_standing *standing)
{
	node_text(row, "Visit", arena_format(visit->arena, "desk/visit?id=%lld", (long long)c->id.value));
	node_text(row, "Phone", phone_mask(visit->arena, c->phone));
	node_text(row, "Result", c->result);
	node_flag(row, "Major", c->major);
	node_time(row, "Closed", c->closed_at);
	node_text(row, "Turn", visit_turn_name(standing->turn));
	if (standing->tries > 0)
		node_number(row, "Tries", (int64_t)standing->tries);
	node_time(row, "Next", standing->next_at);
	node_flag(row, "Waiver", !text_empty(standing->waiver));
}

enum fault
desk_visits(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "List.Rows");
	const struct return_visit *visits;
	struct desk_board_asked board;
	struct board_result result;
	size_t count;
	enum fault fault;

	if ((fault = desk_board_ask(visit, NULL, &board)) != FAULT_NONE)
		return fault;
	board.request.view = BOARD_VISITING;
	if ((fault = casework_board(&step, &board.request, &result)) != FAULT_NONE ||
	    (fault = visiting_read_many(&step, result.rows, result.count, &visits, &count)) != FAULT_NONE)
		return fault;
	view_row_list(visit, list, result.rows, result.count, false);
	for (size_t i = 0; i < result.count; i++) {
		struct visit_standing standing = return_visit_standing(visits, count, &result.rows[i]);

		show_row(visit, node_item(list, i), &result.rows[i], &standing);
	}
	desk_board_pager(visit, &board, "desk/visits", &result);
	if (result.count > 0)
		view_export_offer(visit, "desk/visits/export", visit->request->query);
	return visit_show(visit, "visits");
}

enum column {
	NUMBER, SUBJECT, RESULT, PLACE, COMPLAINANT, PHONE, CLOSED, DUE, DEPARTMENT, HANDLER, MANNER, TURN, TRIES, NEXT,
	COLUMNS
};

static const struct view_export_column columns[COLUMNS] = {
	[NUMBER] = { "Desk.Export.Number", 14, EXPORT_TEXT },
	[SUBJECT] = { "Desk.Export.Subject", 36, EXPORT_TEXT },
	[RESULT] = { "Desk.Export.Result", 30, EXPORT_TEXT },
	[PLACE] = { "Desk.Export.Place", 24, EXPORT_TEXT },
	[COMPLAINANT] = { "Desk.Export.Complainant", 10, EXPORT_TEXT },
	[PHONE] = { "Desk.Export.Phone", 14, EXPORT_TEXT },
	[CLOSED] = { "Desk.Visits.Closed", 17, EXPORT_MOMENT },
	[DUE] = { "Desk.Export.Due", 17, EXPORT_MOMENT },
	[DEPARTMENT] = { "Desk.Export.Department", 14, EXPORT_TEXT },
	[HANDLER] = { "Desk.Export.Handler", 10, EXPORT_TEXT },
	[MANNER] = { "Desk.Visits.Manner", 10, EXPORT_TEXT },
	[TURN] = { "Desk.Visits.Turn", 10, EXPORT_TEXT },
	[TRIES] = { "Desk.Visits.Tries", 8, EXPORT_NUMBER },
	[NEXT] = { "Desk.Visits.Next", 17, EXPORT_MOMENT },
};

static void
write_row(struct visit *visit, struct export_sheet *sheet, const struct case_file *c,
    const struct visit_standing *standing)
{
	const struct export_cell cells[COLUMNS] = {
		[NUMBER] = { .text = c->number },
		[SUBJECT] = { .text = c->subject },
		[RESULT] = { .text = c->result },
		[PLACE] = { .text = place_mask(visit->arena, c->place) },
		[COMPLAINANT] = { .text = name_mask(visit->arena, c->complainant) },
		[PHONE] = { .text = phone_mask(visit->arena, c->phone) },
		[CLOSED] = { .number = c->closed_at },
		[DUE] = { .number = c->due_at },
		[DEPARTMENT] = { .text = view_identity_department(visit, c->department) },
		[HANDLER] = { .text = view_case_person(visit, c->handler) },
		[MANNER] = { .text = page_word(visit->page, c->major ? "Desk.VisitManner.1" : "Desk.VisitManner.0") },
		[TURN] = { .text = page_word_of(visit->page, "Desk.Visits.TurnName", visit_turn_name(standing->turn)) },
		[TRIES] = { .number = (int64_t)standing->tries },
		[NEXT] = { .number = standing->next_at },
	};

	export_row(sheet, cells);
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct board_request *request = cursor;
	const struct return_visit *visits;
	struct board_result result;
	size_t count;
	enum fault fault = casework_board(&step, request, &result);

	if (fault != FAULT_NONE ||
	    (fault = visiting_read_many(&step, result.rows, result.count, &visits, &count)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < result.count; i++) {
		struct visit_standing standing = return_visit_standing(visits, count, &result.rows[i]);

		write_row(visit, sheet, &result.rows[i], &standing);
	}
	*more = board_turn(request, &result);
	return fault;
}

enum fault
desk_visits_export(struct visit *visit)
{
	struct desk_board_asked board;
	enum fault fault = desk_board_ask(visit, NULL, &board);

	if (fault != FAULT_NONE)
		return fault;
	board.request.view = BOARD_VISITING;
	board_rewind(&board.request, EXPORT_ROWS);
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.visits", .subject = "visits",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &board.request,
	});
}
