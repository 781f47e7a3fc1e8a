#include "store/complaint_store.h"

#include "base/banned.h"

static void
bind_complaint_facts(struct query *query, const struct complaint *c)
{
	bind_text(query, c->number);
	bind_number(query, c->channel);
	bind_number(query, c->type);
	bind_text(query, c->category);
	bind_moment(query, c->received_at);
	bind_moment(query, c->registered_at);
	bind_number(query, c->complainant_kind);
	bind_number(query, c->anonymous);
	bind_text(query, c->complainant);
	bind_text(query, c->contact);
	bind_text(query, c->phone);
	bind_id(query, c->room.value);
	bind_text(query, c->place);
	bind_text(query, c->subject);
	bind_text(query, c->matter);
	bind_text(query, c->mood);
	bind_text(query, c->present_state);
	bind_text(query, c->remedy);
}

void
complaint_bind(struct query *query, const struct complaint *c, const uint8_t *import_key)
{
	bind_complaint_facts(query, c);
	bind_text(query, c->service_item);
	bind_text(query, c->service_staff);
	bind_text(query, c->service_time);
	bind_text(query, c->accused);
	bind_id(query, c->accused_staff.value);
	bind_moment(query, c->event_at);
	bind_text(query, c->event_place);
	bind_text(query, c->product);
	bind_number(query, c->amount);
	bind_moment(query, c->agreed_until);
	bind_text(query, c->foreign_number);
	bind_text(query, c->vehicle);
	bind_text(query, c->remarks);
	bind_id(query, c->receiver.value);
	bind_bytes(query, import_key, import_key == NULL ? 0 : 32);
}

enum fault
complaint_insert(struct db *db, struct arena *arena, struct complaint *c, const uint8_t *import_key)
{
	struct query *query = db_query(db, arena, STATEMENT_COMPLAINT_INSERT);
	enum fault fault;

	complaint_bind(query, c, import_key);
	if ((fault = db_run(query)) == FAULT_NONE)
		c->id.value = query_inserted(query);
	return fault;
}

enum fault
complaint_load(struct db *db, struct arena *arena, struct case_id id, struct complaint *c)
{
	struct query *row = db_query(db, arena, STATEMENT_COMPLAINT_BY_ID);
	enum fault fault;

	bind_number(row, id.value);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	c->id.value = row_number(row);
	c->number = row_text(row);
	c->channel = (enum channel)row_number(row);
	c->type = (enum complaint_type)row_number(row);
	c->category = row_text(row);
	c->received_at = row_moment(row);
	c->registered_at = row_moment(row);
	c->complainant_kind = (enum complainant_kind)row_number(row);
	c->anonymous = row_number(row) != 0;
	c->complainant = row_text(row);
	c->contact = row_text(row);
	c->phone = row_text(row);
	c->room.value = row_number(row);
	c->place = row_text(row);
	c->subject = row_text(row);
	c->matter = row_text(row);
	c->mood = row_text(row);
	c->present_state = row_text(row);
	c->remedy = row_text(row);
	c->service_item = row_text(row);
	c->service_staff = row_text(row);
	c->service_time = row_text(row);
	c->accused = row_text(row);
	c->accused_staff.value = row_number(row);
	c->event_at = row_moment(row);
	c->event_place = row_text(row);
	c->product = row_text(row);
	c->amount = row_number(row);
	c->agreed_until = row_moment(row);
	c->foreign_number = row_text(row);
	c->vehicle = row_text(row);
	c->remarks = row_text(row);
	c->receiver.value = row_number(row);
	return FAULT_NONE;
}
