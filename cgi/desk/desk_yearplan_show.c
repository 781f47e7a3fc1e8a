/* The plan of a year as the page shows it: a grid of kinds and months, and below it every month. */
#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "desk_campaign.h"
#include "desk_yearplan.h"
#include "view/view_case.h"
#include "view/view_date.h"
#include "base/banned.h"

static void
show_sum(struct node *row, const struct planned_sum *sum)
{
	if (sum->planned == 0)
		return;
	node_number(row, "Planned", sum->planned);
	node_number(row, "Done", sum->done);
	node_flag(row, "All", sum->done == sum->planned);
}

static void
show_grid(struct visit *visit, const struct year_plan *plan)
{
	struct node *kinds = page_node(visit->page, "Kinds");
	size_t shown = 0;

	for (int kind = 0; kind <= PLANNED_KIND__COUNT; kind++) {
		struct planned_sum year = planned_sum(plan->all, plan->count, 0, (enum planned_kind)kind);
		struct node *row, *months;

		if (year.planned == 0)
			continue;
		row = node_item(kinds, shown++);
		months = node_child(row, "Months");
		node_text(row, "Kind", planned_kind_name((enum planned_kind)kind));
		show_sum(row, &year);
		for (int month = 1; month <= PLANNED_MONTHS; month++) {
			struct planned_sum sum = planned_sum(plan->all, plan->count, month, (enum planned_kind)kind);

			node_number(node_item(months, (size_t)month - 1), "Month", month);
			show_sum(node_item(months, (size_t)month - 1), &sum);
		}
	}
}

static void
show_item(struct visit *visit, struct node *row, const struct planned_view *view)
{
	const struct planned_visit *item = &view->item;
	struct node *lines = node_child(row, "Lines");

	node_number(row, "Id", item->id);
	node_number(row, "Version", item->version);
	node_text(row, "Kind", planned_kind_name(item->kind));
	node_text(row, "Subject", item->subject);
	node_text(row, "Person", view_case_person(visit, item->person));
	node_number(row, "Planned", item->planned);
	node_number(row, "Done", item->done);
	node_text(row, "State", planned_state_name(planned_state(item, date_local_day(visit->now))));
	if (item->campaign != 0)
		node_number(row, "Campaign", item->campaign);
	node_flag(row, "MayDo", view->may_do);
	node_flag(row, "MayStrike", view->may_strike);
	for (size_t i = 0; i < view->line_count; i++) {
		struct node *line = node_item(lines, i);

		node_text(line, "Act", planned_act_name(view->lines[i].act));
		node_moment(line, "At", view->lines[i].at);
		node_text(line, "Actor", view->lines[i].actor);
		node_text(line, "Note", view->lines[i].note);
		if (view->lines[i].visits > 0)
			node_number(line, "Visits", view->lines[i].visits);
	}
}

static void
show_months(struct visit *visit, const struct year_plan *plan)
{
	struct node *months = page_node(visit->page, "Months"), *row = NULL, *items = NULL;
	size_t shown = 0, of_month = 0;
	int month = 0;

	for (size_t i = 0; i < plan->count; i++) {
		if (plan->items[i].item.month != month) {
			struct planned_sum sum;

			month = plan->items[i].item.month;
			sum = planned_sum(plan->all, plan->count, month, PLANNED_KIND__COUNT);
			row = node_item(months, shown++);
			items = node_child(row, "Items");
			of_month = 0;
			node_number(row, "Month", month);
			show_sum(row, &sum);
		}
		show_item(visit, node_item(items, of_month++), &plan->items[i]);
	}
}

void
desk_yearplan_show(struct visit *visit, const struct year_plan *plan)
{
	struct node *head = page_node(visit->page, "Plan"), *months = page_node(visit->page, "Options.Month");

	node_number(head, "Year", plan->year);
	node_number(head, "Before", plan->year - 1);
	node_number(head, "After", plan->year + 1);
	if (view_date_year(visit) == plan->year)
		node_number(head, "Now", view_date_month(visit));
	show_grid(visit, plan);
	show_months(visit, plan);
	page_flag(visit->page, "May.plan", campaign_may_plan(visit->actor));
	if (!campaign_may_plan(visit->actor))
		return;
	for (int month = 1; month <= PLANNED_MONTHS; month++) {
		struct node *row = node_item(months, (size_t)month - 1);

		node_number(row, "Value", month);
		node_number(row, "Word", month);
	}
	desk_campaign_show_staff(visit);
}
