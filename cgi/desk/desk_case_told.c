/* What the complainant was told and when they have to hear again. */
#include "casework/outbox.h"
#include "desk_case.h"
#include "desk_texts.h"
#include "rules/heard.h"
#include "view/view_identity.h"
#include "view/view_row.h"
#include "web/page.h"
#include "base/banned.h"

static void
show_message(struct node *row, const struct outbox_message *message)
{
	node_text(row, "Kind", message_kind_name(message->kind));
	node_text(row, "Delivery", delivery_name(message->delivery));
	node_text(row, "State", message_state_name(message->state));
	node_text(row, "Recipient", message->recipient);
	node_moment(row, "At", message->sent_at != 0 ? message->sent_at : message->created_at);
}

static void
show_next(struct visit *visit, struct node *told, const struct case_reading *reading)
{
	struct view_words words = view_row_words(visit);
	const struct deadline *next = reading->procedure == NULL ? NULL :
	    heard_next(reading->procedure, reading->deadlines, reading->deadline_count);

	if (next == NULL)
		return;
	view_row_chip(visit, node_child(told, "Next"), &words, next, visit->now);
	node_time(node_child(told, "Next"), "Due", next->due_at);
}

enum fault
desk_case_told(struct visit *visit, const struct case_reading *reading, act_set may)
{
	struct step step = view_identity_step(visit);
	struct node *told = page_node(visit->page, "Told"), *list = node_child(told, "Messages");
	int64_t last = heard_last(reading->events, reading->event_count);
	struct outbox_message *messages = NULL;
	size_t count = 0;
	enum fault fault = FAULT_NONE;

	if (reading->has.messages)
		fault = outbox_of(&step, reading->file.id, &messages, &count);
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		show_message(node_item(list, i), &messages[i]);
		if (messages[i].sent_at > last)
			last = messages[i].sent_at;
	}
	node_moment(told, "Last", last);
	show_next(visit, told, reading);
	node_flag(told, "Writable", (may & ACT_BIT(ACT_CONTACT)) != 0);
	return fault;
}
