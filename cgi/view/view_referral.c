#include "view_referral.h"

#include "casework/referring.h"
#include "rules/mailbox.h"
#include "view_row.h"
#include "base/banned.h"

static void
show_reply(struct visit *visit, struct node *row, const struct referral *referral, const struct view_inquiry *filed)
{
	node_moment(row, "Replied", referral->replied_at);
	node_text(row, "RepliedBy", view_inquiry_person(visit, filed, referral->replied_by));
	node_text(row, "Way", referral_way_name(referral->way));
	node_text(row, "Found", referral->found);
	node_text(row, "Measures", referral->measures);
	node_text(row, "Reply", referral->reply);
}

void
view_referral(struct visit *visit, struct node *row, const struct referral *referral, const struct view_inquiry *filed)
{
	struct view_words words = view_row_words(visit);
	struct deadline deadline = referral_clock(visit->arena, referral);

	node_number(row, "Number", referral->number);
	node_number(row, "Round", referral->round);
	node_text(row, "Clock", deadline.clock);
	node_text(row, "Body", referral_body_name(referral->body));
	node_text(row, "Name", referral->name);
	node_text(row, "Reference", referral->reference);
	node_text(row, "Mail", mailbox_mask(visit->arena, referral->mail));
	node_moment(row, "Set", referral->set_at);
	node_moment(row, "Until", referral->until);
	node_text(row, "State", referral_state_name(referral->state));
	node_text(row, "MadeBy", view_inquiry_person(visit, filed, referral->made_by));
	node_moment(row, "Made", referral->made_at);
	node_text(row, "Note", referral->note);
	if (referral->replied_at != 0)
		show_reply(visit, row, referral, filed);
	if (referral->state != REFERRAL_OPEN || referral->until == 0)
		return;
	if (visit->now >= deadline.warn_at)
		deadline.state = DEADLINE_WARNED;
	view_row_chip(visit, node_child(row, "Deadline"), &words, &deadline, visit->now);
}
