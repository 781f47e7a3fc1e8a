#include "portal_case.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/visiting.h"
#include "rules/contact.h"
#include "view/view_case.h"
#include "view/view_date.h"
#include "web/page.h"
#include "base/banned.h"

/* What a complainant may do here. */
static const enum act acts[] = { ACT_ADD, ACT_CONFIRM, ACT_OBJECT, ACT_RATE, ACT_WITHDRAW, ACT_REOPEN };

static bool
is_promised(const struct procedure *procedure, const char *clock)
{
	for (size_t i = 0; i < procedure->policy_count; i++)
		if (text_equal(procedure->policy[i].clock, clock))
			return true;
	return false;
}

void
portal_case_promises(struct visit *visit, const struct case_reading *reading)
{
	struct node *list = page_node(visit->page, "Promises");
	size_t shown = 0;

	for (size_t i = 0; i < reading->deadline_count; i++) {
		const struct deadline *deadline = &reading->deadlines[i];
		const struct clock_rule *clock = procedure_clock(reading->procedure, deadline->clock);
		struct node *row;

		if (deadline->state > DEADLINE_BREACHED || deadline->stopped_at != 0 || clock == NULL ||
		    !is_promised(reading->procedure, deadline->clock))
			continue;
		row = node_item(list, shown++);
		node_text(row, "Clock", deadline->clock);
		node_text(row, "Name", view_case_words(visit, &clock->name));
		node_flag(row, "Over", visit->now > deadline->due_at);
		view_date_parts(visit->arena, row, "Due", deadline->due_at);
	}
}

/* What was written, by staff or with somebody else in the room, without the name and the phones of the complainant. */
static const char *
hidden(struct visit *visit, const struct complaint *c, const char *text)
{
	const char *digits;

	if (phone_read(visit->arena, c->contact, &digits))
		text = contact_hide(visit->arena, text, "", digits);
	return contact_hide(visit->arena, text, c->complainant, c->phone);
}

static void
show_timeline(struct visit *visit, const struct case_reading *reading)
{
	struct node *list = page_node(visit->page, "Timeline");
	bool asked = false;

	for (size_t i = 0; i < reading->event_count; i++) {
		const struct case_event *event = &reading->events[i];
		struct node *row = node_item(list, i);

		node_text(row, "Act", act_name(event->act));
		node_text(row, "As", role_name(event->as));
		node_text(row, "Stage", event->from == event->to ? NULL : stage_name(event->to));
		node_moment(row, "At", event->at);
		node_text(row, "Words", hidden(visit, &reading->complaint, event->text));
		if (event->as == ROLE_COMPLAINANT)
			asked = false;
		else if (event->act == ACT_ASK)
			asked = true;
	}
	page_flag(visit->page, "Case.Asked", asked);
}

static void
show_photos(struct visit *visit, const struct case_reading *reading)
{
	struct node *list = page_node(visit->page, "Photos");
	size_t shown = 0;

	for (size_t i = 0; i < reading->evidence_count; i++) {
		const struct evidence *evidence = &reading->evidence[i];
		struct node *row;

		if (!text_starts(evidence->type, "image/"))
			continue;
		row = node_item(list, shown++);
		node_number(row, "Id", evidence->id);
		node_text(row, "Name", evidence->name);
		node_flag(row, "Own", evidence->actor.value == 0);
		node_moment(row, "At", evidence->at);
	}
}

const char *
portal_answer_detail(struct visit *visit, const char *mark, const char *solved)
{
	return arena_format(visit->arena, "answered=%s\nsatisfaction=%s%s%s", answer_way_name(WAY_LINK), mark,
	    text_empty(solved) ? "" : "\nsolved=", solved);
}

enum fault
portal_case_show(struct visit *visit, struct step *step, const struct case_reading *reading)
{
	const struct case_file *c = &reading->file;
	struct node *node = page_node(visit->page, "Case"), *may = page_node(visit->page, "May");
	act_set allowed = casework_allowed_acts(step, c);
	bool answers = false;
	enum fault fault = (allowed & ACT_BIT(ACT_RATE)) == 0 ? FAULT_NONE : visiting_may_answer(step, c, &answers);

	if (fault != FAULT_NONE)
		return fault;
	node_text(node, "Number", c->number);
	node_text(node, "Stage", stage_name(c->stage));
	node_text(node, "Category", view_case_category(visit, c->category));
	node_text(node, "Matter", hidden(visit, &reading->complaint, reading->complaint.matter));
	node_text(node, "Remedy", hidden(visit, &reading->complaint, reading->complaint.remedy));
	node_text(node, "Result", hidden(visit, &reading->complaint, c->result));
	node_flag(node, "Confirmed", c->confirmed_at != 0);
	node_number(node, "Satisfaction", c->satisfaction);
	node_moment(node, "Received", c->received_at);
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		node_flag(may, act_name(acts[i]), (allowed >> acts[i] & 1) != 0 &&
		    !(acts[i] == ACT_CONFIRM && c->confirmed_at != 0) && !(acts[i] == ACT_RATE && !answers));
	portal_case_promises(visit, reading);
	show_timeline(visit, reading);
	show_photos(visit, reading);
	return FAULT_NONE;
}
