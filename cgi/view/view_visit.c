#include "view_visit.h"

#include "base/banned.h"

void
view_visit(struct node *row, const struct return_visit *one, const char *by)
{
	node_text(row, "Turn", visit_turn_name(one->turn));
	node_text(row, "Manner", visit_manner_name(one->manner));
	node_flag(row, "Reached", one->reached);
	node_flag(row, "Satisfied", one->satisfied);
	node_number(row, "Mark", one->mark);
	node_text(row, "Solved", visit_solved_name(one->solved));
	node_text(row, "Text", one->text);
	node_text(row, "Wish", one->wish);
	node_text(row, "Waiver", one->waiver);
	node_moment(row, "Next", one->next_at);
	node_moment(row, "At", one->made_at);
	node_text(row, "By", by);
}
