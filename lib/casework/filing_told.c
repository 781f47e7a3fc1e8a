#include "casework/filing_told.h"

#include "base/arena.h"
#include "casework/inside.h"
#include "store/outbox_store.h"
#include "store/visit_store.h"
#include "base/banned.h"

enum fault
filing_told(struct step *step, struct case_id id, struct case_record *record)
{
	struct db *db = step->casework->db;
	struct outbox_list messages;
	struct visit_list visits;
	struct record_message *rows;
	enum fault fault;

	if ((fault = outbox_filed(db, step->arena, id, &messages)) != FAULT_NONE ||
	    (fault = visits_load(db, step->arena, id, &visits)) != FAULT_NONE)
		return fault;
	rows = arena_array(step->arena, messages.count + 1, sizeof(*rows));
	for (size_t i = 0; i < messages.count; i++) {
		const struct outbox_row *message = &messages.rows[i];

		rows[i] = (struct record_message){
			.id = message->id, .kind = message->kind, .way = message->delivery, .state = message->state,
			.at = message->created_at, .sent_at = message->sent_at,
		};
	}
	record->messages = rows;
	record->message_count = messages.count;
	record->visits = visits.rows;
	record->visit_count = visits.count;
	return FAULT_NONE;
}

void
filing_told_people(const struct case_record *record, void (*name)(void *, struct staff_id), void *context)
{
	for (size_t i = 0; i < record->visit_count; i++)
		name(context, record->visits[i].made_by);
}

const struct outbox_message *
filing_told_messages(struct arena *arena, const struct case_record *record)
{
	struct outbox_message *rows = arena_array(arena, record->message_count + 1, sizeof(*rows));

	for (size_t i = 0; i < record->message_count; i++) {
		const struct record_message *filed = &record->messages[i];

		rows[i] = (struct outbox_message){
			.id = filed->id, .created_at = filed->at, .number = record->complaint.number,
			.kind = filed->kind, .delivery = filed->way, .recipient = "", .state = filed->state,
			.sent_at = filed->sent_at, .error = "", .provider = "",
		};
	}
	return rows;
}
