/* How complaints are handled, told from the procedure itself. */
#include "portal.h"

#include "base/arena.h"
#include "view/view_case.h"
#include "web/page.h"
#include "base/banned.h"

static const char *const units[] = {
	[UNIT_MINUTE] = "minute", [UNIT_HOUR] = "hour",
	[UNIT_DAY] = "day", [UNIT_WEEK] = "week", [UNIT_MONTH] = "month",
};

static void
show_time(struct visit *visit, struct node *row, const struct clock_rule *clock)
{
	if (clock == NULL)
		return;
	node_number(row, "Amount", clock->amount);
	node_text(row, "Unit", clock->time != TIME_WORKING ? units[clock->unit] :
	    arena_format(visit->arena, "working_%s", units[clock->unit]));
}

enum fault
portal_policy(struct visit *visit)
{
	const struct procedure *procedure = casework_procedure(visit->casework);
	struct node *principles = page_node(visit->page, "Principles"), *steps = page_node(visit->page, "Steps");

	for (size_t i = 0; procedure != NULL && i < procedure->principle_count; i++) {
		struct node *row = node_item(principles, i);

		node_text(row, "Name", view_case_words(visit, &procedure->principles[i].name));
		node_text(row, "Words", view_case_words(visit, &procedure->principles[i].text));
	}
	for (size_t i = 0; procedure != NULL && i < procedure->policy_count; i++) {
		struct node *row = node_item(steps, i);

		node_text(row, "Words", view_case_words(visit, &procedure->policy[i].text));
		show_time(visit, row, procedure_clock(procedure, procedure->policy[i].clock));
	}
	if (procedure != NULL)
		page_number(visit->page, "Policy.Years", procedure->retention_years);
	return visit_show(visit, "policy");
}
