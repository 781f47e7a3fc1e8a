/* The board: every list of cases of the desk. */
#include "desk_board.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "desk.h"
#include "view/view_bulk.h"
#include "view/view_case.h"
#include "view/view_date.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_row.h"
#include "web/form.h"
#include "web/page.h"
#include "base/banned.h"

/* A page back before the first row: there the list begins. */
static enum fault
list(struct visit *visit, struct desk_board_asked *board, struct board_result *result)
{
	struct step step = view_identity_step(visit);
	enum fault fault = casework_board(&step, &board->request, result);

	if (fault != FAULT_NONE || result->count > 0 || !board->request.backwards)
		return fault;
	board->request.key_at = board->request.key_id = 0;
	board->request.backwards = false;
	return casework_board(&step, &board->request, result);
}

/* True when the form that is shown again ticked this row. */
static bool
is_ticked(const struct visit *visit, struct case_id id)
{
	const char *row = arena_format(visit->arena, "%lld:", (long long)id.value);

	for (const struct request_value *pair = visit->request->fields; pair != NULL; pair = pair->next)
		if (text_equal(pair->name, "case") && text_starts(pair->value, row))
			return true;
	return false;
}

static void
show_rows(struct visit *visit, const struct board_result *result, bool ticks)
{
	struct node *rows = page_node(visit->page, "List.Rows");

	view_row_list(visit, rows, result->rows, result->count, ticks);
	for (size_t i = 0; ticks && i < result->count && visit->request->fields != NULL; i++)
		node_flag(node_item(rows, i), "Ticked", is_ticked(visit, result->rows[i].id));
}

/* Days that are asked for often. */
static void
show_quick(struct visit *visit, const struct desk_board_asked *board)
{
	struct node *quick = page_node(visit->page, "Filter.Quick");
	int32_t today = date_local_day(visit->now);
	int year, month, day;
	const int32_t first[] = { today, today - date_weekday(today) + 1, 0 };
	static const char *const words[] = { "today", "week", "month" };

	date_civil_day(today, &year, &month, &day);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		int32_t from = first[i] == 0 ? date_day(year, month, 1) : first[i];
		struct node *one = node_item(quick, i);

		node_text(one, "Word", words[i]);
		node_text(one, "Url", desk_board_address(visit, board, "desk/board", "from",
		    view_date_day(visit->arena, from)));
	}
}

static enum fault
show(struct visit *visit, struct desk_board_asked *board)
{
	bool ticks = (visit->permissions & PERMIT_DISPATCH) && (board->request.view == BOARD_DISPATCH ||
	    board->request.view == BOARD_RETURNED || board->request.view == BOARD_MINE);
	struct board_result result;
	struct node *page;
	enum fault fault;

	if ((fault = list(visit, board, &result)) != FAULT_NONE)
		return fault;
	page = page_node(visit->page, "List");
	page_text(visit->page, "View", board_view_name(board->request.view));
	show_rows(visit, &result, ticks);
	desk_board_filters(visit, board);
	show_quick(visit, board);
	desk_board_pager(visit, board, "desk/board", &result);
	view_case_departments(visit);
	view_case_categories(visit);
	node_text(page, "Back", desk_board_query(visit, board, NULL, NULL));
	if (result.vain)
		page_text(visit->page, "Filter.words.Error", "search");
	else if (visit->permissions & PERMIT_EXPORT)
		view_export_offer(visit, "desk/board/export", board->pairs);
	page_flag(visit->page, "May.intake", visit->permissions & PERMIT_INTAKE);
	page_flag(visit->page, "Bulk.Allowed", ticks);
	return visit_show(visit, "board");
}

/* The list that a person opens first. */
static const char *
first_view(const struct visit *visit)
{
	if (visit->permissions & PERMIT_DISPATCH)
		return "dispatch";
	return staff_has(visit->actor, ROLE_MANAGEMENT) ? "overdue" : "mine";
}

enum fault
desk_board(struct visit *visit)
{
	struct desk_board_asked board;
	enum fault fault;

	if (board_view_read(request_query(visit->request, "view")) == BOARD_VIEW__COUNT)
		return visit_redirect(visit, "desk/board?view=%s", first_view(visit));
	if ((fault = desk_board_ask(visit, NULL, &board)) != FAULT_NONE ||
	    (fault = view_bulk_show(visit)) != FAULT_NONE)
		return fault;
	return show(visit, &board);
}

enum fault
desk_board_dispatch_again(struct visit *visit)
{
	const char *back = request_field(visit->request, "back");
	struct desk_board_asked board;
	enum fault fault = desk_board_ask(visit, back == NULL ? "" : back, &board);

	return fault == FAULT_NONE ? show(visit, &board) : fault;
}
