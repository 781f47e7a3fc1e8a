/*
 * Messages of the demonstration: written by the same steps as any others, and
 * put where a courier would have put them.  Nothing opens a connection, and
 * none is ever due, so that no courier sends one later.
 */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "casework/demo_inside.h"
#include "casework/outbox.h"
#include "store/outbox_store.h"
#include "base/banned.h"

enum { ST_STEPS = 4 };
enum { SETUP_DAYS = 50, WAITING_HOURS = 6, DICE = 14 };

static const char administrator[] = "admin";

/* What became of a message. */
enum fate { FATE_SENT, FATE_REFUSED, FATE_GIVEN_UP, FATE_LATER, FATE_HELD, FATE__COUNT };
static const enum message_state states[FATE__COUNT] = {
	[FATE_SENT] = MESSAGE_SENDING, [FATE_REFUSED] = MESSAGE_FAILED, [FATE_GIVEN_UP] = MESSAGE_FAILED,
	[FATE_LATER] = MESSAGE_WAITING, [FATE_HELD] = MESSAGE_HELD,
};

static enum fate
fate_of(const struct demo *demo, const struct demo_case *c, const struct outbox_row *row)
{
	uint64_t dice = demo_choice(c->index * 8 + row->kind, 16, DICE);

	/* Nothing was set up at first; the latest are still on their way. */
	if (row->created_at < demo->start - SETUP_DAYS * (int64_t)DATE_DAY)
		return FATE_HELD;
	if (row->created_at > demo->start - WAITING_HOURS * (int64_t)DATE_HOUR && dice % 2 == 0)
		return FATE_LATER;
	/* What did not arrive is called off when its case is reopened. */
	if (row->kind == MESSAGE_SURVEY && (strstr(c->story->cells[ST_STEPS], "visit!") != NULL ||
	    strstr(c->story->cells[ST_STEPS], "reopen:") != NULL))
		return FATE_REFUSED;
	return dice == 0 ? FATE_REFUSED : dice == 1 ? FATE_GIVEN_UP : FATE_SENT;
}

/* What the other side said; "{id}" is what it calls the message. */
static const char *
said(const struct demo *demo, struct arena *arena, const struct outbox_row *row, const char *what)
{
	const struct demo_word words[] = {
		{ "{id}", arena_format(arena, "%08llX",
		    (unsigned long long)demo_choice((uint64_t)row->id, 17, (uint64_t)1 << 32)) },
	};
	const char *kind = arena_format(arena, "%s_%s", delivery_name(row->delivery), what);

	return demo_fill(arena, demo_phrase(demo, kind, 0), words, 1);
}

/* The words are not kept: only a courier draws them. */
static enum fault
take(const struct demo *demo, const struct step *step, struct outbox_row *row, enum fate fate)
{
	struct db *db = step->casework->db;
	enum fault fault;

	row->tries = fate == FATE_HELD ? 0 : 1;
	row->next_at = 0;
	row->last_error = fate == FATE_LATER ? said(demo, step->arena, row, "later") :
	    states[fate] == MESSAGE_FAILED ? said(demo, step->arena, row, "refused") : "";
	row->state = states[fate];
	if ((fault = outbox_not_sent(db, step->arena, row, "")) != FAULT_NONE || fate != FATE_SENT)
		return fault;
	row->sent_at = row->created_at + 2 + (int64_t)demo_choice((uint64_t)row->id, 18, 50);
	if (row->sent_at > demo->start)
		row->sent_at = demo->start;
	row->provider = said(demo, step->arena, row, "taken");
	row->subject = row->body = "";
	return outbox_sent(db, step->arena, row, "");
}

/* Somebody looks after what was refused. */
static enum fault
give_up(const struct demo *demo, const struct step *happened, int64_t id)
{
	struct step step = *happened;
	bool done;

	step.actor = demo_person(demo, administrator);
	step.as = ROLE__COUNT;
	step.once = arena_format(step.arena, "demo-post-%lld", (long long)id);
	return step.actor == NULL ? FAULT_NONE : outbox_give_up(&step, id, &done);
}

enum fault
demo_post_hand_over(struct demo *demo, const struct step *happened, const struct demo_case *c)
{
	struct outbox_list list;
	enum fault fault = outbox_of_case(happened->casework->db, happened->arena, c->id, &list);

	/* The oldest first; what was handed over before is no longer being sent. */
	for (size_t i = list.count; fault == FAULT_NONE && i > 0; i--) {
		struct outbox_row *row = &list.rows[i - 1];
		enum fate fate = fate_of(demo, c, row);

		if (row->state != MESSAGE_SENDING)
			continue;
		fault = take(demo, happened, row, fate);
		if (fault == FAULT_NONE && fate == FATE_GIVEN_UP)
			fault = give_up(demo, happened, row->id);
	}
	return fault;
}
