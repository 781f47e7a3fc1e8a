#include "store/referral_store.h"

#include "base/arena.h"
#include "base/banned.h"

void
referral_bind(struct query *query, const struct referral *referral)
{
	bind_number(query, referral->case_id.value);
	bind_number(query, referral->number);
	bind_number(query, referral->round);
	bind_number(query, referral->body);
	bind_text(query, referral->name);
	bind_text(query, referral->reference);
	bind_text(query, referral->mail);
	bind_moment(query, referral->set_at);
	bind_moment(query, referral->until);
	bind_number(query, referral->state);
	bind_id(query, referral->made_by.value);
	bind_moment(query, referral->made_at);
	bind_moment(query, referral->replied_at);
	bind_number(query, referral->way);
	bind_text(query, referral->reply);
	bind_text(query, referral->note);
}

enum fault
referral_insert(struct db *db, struct arena *arena, struct referral *referral)
{
	struct query *query = db_query(db, arena, STATEMENT_REFERRAL_INSERT);
	enum fault fault;

	referral_bind(query, referral);
	if ((fault = db_run(query)) == FAULT_NONE)
		referral->id = query_inserted(query);
	return fault;
}

enum fault
referral_save(struct db *db, struct arena *arena, const struct referral *referral)
{
	struct query *query = db_query(db, arena, STATEMENT_REFERRAL_SAVE);

	bind_number(query, referral->round);
	bind_number(query, referral->body);
	bind_text(query, referral->name);
	bind_text(query, referral->reference);
	bind_text(query, referral->mail);
	bind_moment(query, referral->set_at);
	bind_moment(query, referral->until);
	bind_number(query, referral->state);
	bind_moment(query, referral->replied_at);
	bind_id(query, referral->replied_by.value);
	bind_number(query, referral->way);
	bind_text(query, referral->found);
	bind_text(query, referral->measures);
	bind_text(query, referral->reply);
	bind_text(query, referral->note);
	bind_number(query, referral->id);
	return db_run(query);
}

enum fault
referrals_of_case(struct db *db, struct arena *arena, struct case_id id, struct referral_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_REFERRALS_OF_CASE);
	enum fault fault;

	list->count = 0;
	bind_number(row, id.value);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row) + 1, sizeof(list->rows[0]));
	while (row_next(row)) {
		struct referral *referral = &list->rows[list->count++];

		referral->id = row_number(row);
		referral->case_id.value = row_number(row);
		referral->number = (int)row_number(row);
		referral->round = (int)row_number(row);
		referral->body = (enum referral_body)row_number(row);
		referral->name = row_text(row);
		referral->reference = row_text(row);
		referral->mail = row_text(row);
		referral->set_at = row_moment(row);
		referral->until = row_moment(row);
		referral->state = (enum referral_state)row_number(row);
		referral->made_by.value = row_number(row);
		referral->made_at = row_moment(row);
		referral->replied_at = row_moment(row);
		referral->replied_by.value = row_number(row);
		referral->way = (enum referral_way)row_number(row);
		referral->found = row_text(row);
		referral->measures = row_text(row);
		referral->reply = row_text(row);
		referral->note = row_text(row);
	}
	return FAULT_NONE;
}

enum fault
referrals_open(struct db *db, struct arena *arena, struct case_id id, int64_t *count)
{
	struct query *row = db_query(db, arena, STATEMENT_REFERRALS_OPEN);
	enum fault fault;

	bind_number(row, id.value);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		*count = row_number(row);
	return fault;
}
