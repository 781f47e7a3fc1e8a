/* After registering: what to tell the caller, and the next step. */
#include "desk.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/case_read.h"
#include "casework/register.h"
#include "view/view_case.h"
#include "view/view_identity.h"
#include "view/view_row.h"
#include "view/view_step.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

/* So long may whoever registered the case read the code to the caller. */
enum { CODE_SECONDS = 15 * DATE_MINUTE };

/*
 * By when the complainant hears of it: the deadline that feeding back meets,
 * or else the last of those that registering started.
 */
static int64_t
promise(const struct case_reading *reading)
{
	int64_t last = 0;

	for (size_t i = 0; i < reading->deadline_count; i++) {
		const struct deadline *deadline = &reading->deadlines[i];
		const struct clock_rule *rule = procedure_clock(reading->procedure, deadline->clock);

		if (rule == NULL || rule->start != ACT_REGISTER)
			continue;
		if (rule->stops & ACT_BIT(ACT_FEED_BACK))
			return deadline->due_at;
		if (deadline->due_at > last)
			last = deadline->due_at;
	}
	return last;
}

static void
show_deadlines(struct visit *visit, const struct case_reading *reading)
{
	struct node *list = page_node(visit->page, "Deadlines");
	struct view_words words = view_row_words(visit);

	for (size_t i = 0; i < reading->deadline_count; i++) {
		const struct deadline *deadline = &reading->deadlines[i];
		const struct clock_rule *rule = procedure_clock(reading->procedure, deadline->clock);
		struct node *row = node_item(list, i);

		node_text(row, "Name", rule == NULL ? deadline->clock : view_case_words(visit, &rule->name));
		node_moment(row, "Due", deadline->due_at);
		view_row_chip(visit, node_child(row, "Deadline"), &words, deadline,
		    deadline->stopped_at == 0 ? visit->now : deadline->stopped_at);
	}
}

static void
show(struct visit *visit, const struct case_reading *reading, const char *code)
{
	struct step step = view_identity_step(visit);
	struct node *node = page_node(visit->page, "Case");
	act_set allowed = casework_allowed_acts(&step, &reading->file);

	view_case_state(visit, node, &reading->file);
	node_moment(node, "Registered", reading->file.registered_at);
	node_flag(node, "Open", case_visible(&reading->file, visit->actor));
	page_text(visit->page, "Code", code);
	page_moment(visit->page, "Promise", promise(reading));
	show_deadlines(visit, reading);
	view_case_departments(visit);
	page_number(visit->page, "Suggested", view_case_suggested(visit, reading->file.category).value);
	page_flag(visit->page, "May.dispatch",
	    reading->file.stage == STAGE_REGISTERED && (allowed & ACT_BIT(ACT_DISPATCH)));
	page_flag(visit->page, "May.answer", allowed & ACT_BIT(ACT_ANSWER));
	page_flag(visit->page, "May.report_up", (allowed & ACT_BIT(ACT_REPORT_UP)) &&
	    reading->file.urgency == URGENCY_URGENT && reading->file.reported_at == 0);
}

enum fault
desk_registered(struct visit *visit)
{
	const char *once = request_query(visit->request, "once");
	struct step step = view_identity_step(visit);
	struct registered registered;
	struct case_reading reading;
	bool own;
	enum fault fault;

	if (text_empty(once))
		return FAULT_NOT_FOUND;
	if ((fault = casework_registered(&step, once, &registered)) != FAULT_NONE)
		return fault;
	fault = view_step_read(&step, casework_read_receipt(&step, registered.id, &reading));
	if (fault != FAULT_NONE || (fault = casework_log_access(&step, "view",
	    arena_format(visit->arena, "case %s", reading.file.number), "registered")) != FAULT_NONE)
		return fault;
	own = reading.complaint.receiver.value == visit->actor->id.value &&
	    visit->now - reading.complaint.registered_at <= CODE_SECONDS;
	show(visit, &reading, own ? registered.code : NULL);
	return visit_show(visit, "registered");
}
