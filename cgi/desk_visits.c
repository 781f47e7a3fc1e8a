/* Return visits that are due; recording one is an act on its case page. */
#include "desk.h"

#include "casework/act.h"
#include "desk_board.h"
#include "view_case.h"
#include "view_identity.h"
#include "web/page.h"
#include "base/banned.h"

enum fault
desk_visits(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "List.Rows");
	struct desk_board_asked board;
	struct board_result result;
	enum fault fault;

	if ((fault = desk_board_ask(visit, NULL, &board)) != FAULT_NONE)
		return fault;
	board.request.view = BOARD_VISITING;
	if ((fault = casework_board(&step, &board.request, &result)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < result.count; i++) {
		struct node *row = node_item(list, i);

		view_case_row(visit, row, &result.rows[i]);
		node_moment(row, "Closed", result.rows[i].closed_at);
	}
	desk_board_pager(visit, &board, "desk/visits", &result);
	return visit_show(visit, "visits");
}
