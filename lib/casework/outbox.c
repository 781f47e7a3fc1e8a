#include "casework/outbox.h"

#include "base/text.h"
#include "casework/inside.h"
#include "rules/contact.h"
#include "rules/mailbox.h"
#include "store/common_store.h"
#include "store/outbox_store.h"
#include "base/banned.h"

static void
show(struct arena *arena, const struct outbox_list *list, struct outbox_message **rows, size_t *count)
{
	*rows = arena_array(arena, list->count, sizeof(**rows));
	*count = list->count;
	for (size_t i = 0; i < list->count; i++) {
		const struct outbox_row *row = &list->rows[i];

		(*rows)[i] = (struct outbox_message){
			.id = row->id, .created_at = row->created_at, .number = row->number, .staff = row->staff,
			.kind = row->kind, .delivery = row->delivery, .state = row->state, .tries = row->tries,
			.recipient = row->delivery == DELIVERY_MAIL ? mailbox_mask(arena, row->recipient) :
			    phone_mask(arena, row->recipient),
			.doubtful = row->doubtful, .next_at = row->next_at, .sent_at = row->sent_at,
			.error = row->last_error, .provider = row->provider, .changed_by = row->changed_by,
			.called_off = row->called_off,
		};
	}
}

enum fault
outbox_messages(struct step *step, const struct outbox_filter *filter, struct outbox_message **rows, size_t *count)
{
	const struct outbox_like like = {
		.state = filter->state, .delivery = filter->delivery, .kind = filter->kind,
		.number = filter->number == NULL ? NULL : text_trim(step->arena, filter->number),
		.from = filter->from, .until = filter->until, .before = filter->before, .viewer = step->actor,
	};
	struct outbox_list list = {0};
	enum fault fault = outbox_list_load(step->casework->db, step->arena, &like, filter->limit, &list);

	show(step->arena, &list, rows, count);
	return fault;
}

enum fault
outbox_of(struct step *step, struct case_id id, struct outbox_message **rows, size_t *count)
{
	struct outbox_list list = {0};
	enum fault fault = outbox_of_case(step->casework->db, step->arena, id, &list);

	show(step->arena, &list, rows, count);
	return fault;
}

enum fault
outbox_numbers(struct step *step, struct outbox_numbers *numbers)
{
	struct outbox_counts counts = {0};
	enum fault fault = outbox_count(step->casework->db, step->arena, &counts);

	*numbers = (struct outbox_numbers){ counts.waiting, counts.failed, counts.held };
	return fault;
}

/* A change by hand, and who made it, or neither. */
struct changing {
	struct step	*step;
	int64_t		 id;
	bool		 again, done;
};

static enum fault
change_in_transaction(struct db *db, void *context)
{
	struct changing *c = context;
	struct step *step = c->step;
	const char *earlier = NULL;
	enum fault fault = submission_result(db, step->arena, step->once, &earlier);

	step->repeated = c->done = earlier != NULL;
	if (fault != FAULT_NONE || step->repeated)
		return fault;
	fault = c->again ?
	    outbox_repeat(db, step->arena, c->id, step->actor, step->now, &c->done) :
	    outbox_cancel(db, step->arena, c->id, step->actor, &c->done);
	if (fault != FAULT_NONE || !c->done)
		return fault;
	if ((fault = submission_claim(db, step->arena, step->once, "message", step->now)) != FAULT_NONE)
		return fault;
	return casework_log_access(step, c->again ? "message_repeated" : "message_cancelled",
	    arena_format(step->arena, "message %lld", (long long)c->id), "");
}

static enum fault
change(struct step *step, int64_t id, bool again, bool *done)
{
	struct changing changing = { .step = step, .id = id, .again = again };
	enum fault fault = casework_transact(step, change_in_transaction, &changing, NULL);

	/* The same form at the same moment: that one has done it. */
	if (fault == FAULT_DUPLICATE) {
		step->repeated = true;
		fault = FAULT_NONE;
	}
	*done = fault == FAULT_NONE && changing.done;
	return fault;
}

enum fault
outbox_send_again(struct step *step, int64_t id, bool *done)
{
	return change(step, id, true, done);
}

enum fault
outbox_give_up(struct step *step, int64_t id, bool *done)
{
	return change(step, id, false, done);
}
