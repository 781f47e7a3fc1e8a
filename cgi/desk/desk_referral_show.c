/* Other bodies that passed a case on, as pages show them. */
#include "base/arena.h"
#include "casework/act.h"
#include "casework/case_read.h"
#include "casework/outbox.h"
#include "casework/referring.h"
#include "desk_referral.h"
#include "view/view_case.h"
#include "view/view_case_page.h"
#include "view/view_date.h"
#include "view/view_identity.h"
#include "view/view_referral.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { LETTERS_SHOWN = 20 };

static void
show_acts(struct node *row, const struct referral *referral, act_set may)
{
	struct node *node = node_child(row, "May");

	for (int act = REFERRAL_CHANGE; act < REFERRAL_ACT__COUNT; act++) {
		act_set needed = ACT_BIT(act == REFERRAL_REPLY ? ACT_REPLY_BODY : ACT_REFER);
		enum referral_state to;

		node_flag(node, referral_act_name((enum referral_act)act), (may & needed) != 0 &&
		    referral_may(referral, (enum referral_act)act, &to) == REFUSAL_NONE);
	}
}

enum fault
desk_referral_show(struct visit *visit, const struct case_file *c, bool acts)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "Referrals");
	act_set may = !acts || (visit->permissions & PERMIT_ACT) == 0 ? 0 : casework_allowed_acts(&step, c);
	const struct referral *rows;
	size_t count;
	enum fault fault = referring_read(&step, c->id, &rows, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		struct node *row = node_item(list, i);

		view_referral(visit, row, &rows[i], NULL);
		show_acts(row, &rows[i], may);
		if (acts)
			node_text(row, "Address", rows[i].mail);
	}
	page_flag(visit->page, "May.refer", (may & ACT_BIT(ACT_REFER)) != 0);
	return fault;
}

/* Which of several forms of the page came back: "record", "reply2". */
static void
show_scope(struct visit *visit)
{
	static const struct { const struct form_spec *spec; const char *scope; } scopes[] = {
		{ &desk_referral_change_form, "change" }, { &desk_referral_reply_form, "reply" },
		{ &desk_referral_end_form, "end" },
	};
	const struct form *form = visit->form;

	if (form == NULL || !form->sent)
		return;
	if (form->spec == &desk_referral_record_form)
		page_text(visit->page, "Form.Scope", "record");
	for (size_t i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++)
		if (form->spec == scopes[i].spec)
			page_text(visit->page, "Form.Scope", arena_format(visit->arena, "%s%lld", scopes[i].scope,
			    (long long)form_number(form, REFERRAL_FORM_SECOND)));
}

/* The letters to bodies by mail, where they stand. */
static enum fault
show_letters(struct visit *visit, struct step *step, const char *number)
{
	const struct outbox_filter filter = {
		.state = MESSAGE_STATE__COUNT, .delivery = DELIVERY__COUNT, .kind = MESSAGE_REFERRAL, .number = number,
		.limit = LETTERS_SHOWN,
	};
	struct node *list = page_node(visit->page, "Letters");
	struct outbox_message *messages = NULL;
	size_t count = 0;
	enum fault fault = outbox_messages(step, &filter, &messages, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		struct node *row = node_item(list, i);

		node_text(row, "State", message_state_name(messages[i].state));
		node_text(row, "Recipient", messages[i].recipient);
		node_moment(row, "At", messages[i].sent_at != 0 ? messages[i].sent_at : messages[i].created_at);
	}
	return fault;
}

/* The case with all bodies; remembers that it was read. */
static enum fault
show(struct visit *visit, struct case_id id)
{
	struct step step = view_identity_step(visit);
	struct view_case_page showing = { .revealed = false };
	struct case_reading reading;
	enum fault fault = casework_read(&step, id, &reading);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE ||
	    (fault = casework_log_access(&step, "view", arena_format(visit->arena, "case %s", reading.file.number),
	    "referral")) != FAULT_NONE || (fault = desk_referral_show(visit, &reading.file, true)) != FAULT_NONE ||
	    (fault = show_letters(visit, &step, reading.file.number)) != FAULT_NONE)
		return fault;
	showing.reading = &reading;
	view_case_page(visit, &showing);
	page_text(visit->page, "Referral.Now", view_date_minute(visit->arena, visit->now));
	show_scope(visit);
	return visit_show(visit, "referral");
}

enum fault
desk_referral(struct visit *visit)
{
	return show(visit, (struct case_id){ request_query_number(visit->request, "id", 0) });
}

enum fault
desk_referral_again(struct visit *visit)
{
	return show(visit, (struct case_id){ form_number(visit->form, REFERRAL_FORM_ID) });
}
