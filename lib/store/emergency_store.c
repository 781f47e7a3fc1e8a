#include "store/emergency_store.h"

#include "base/arena.h"
#include "base/banned.h"

enum fault
emergency_insert(struct db *db, struct arena *arena, struct emergency *emergency)
{
	struct query *query = db_query(db, arena, STATEMENT_EMERGENCY_INSERT);
	enum fault fault;

	bind_number(query, emergency->case_id.value);
	bind_number(query, emergency->number);
	bind_moment(query, emergency->reported_at);
	bind_number(query, emergency->reported_by.value);
	bind_text(query, emergency->reason);
	if ((fault = db_run(query)) == FAULT_NONE)
		emergency->id = query_inserted(query);
	return fault;
}

enum fault
emergency_save_start(struct db *db, struct arena *arena, const struct emergency *emergency)
{
	struct query *query = db_query(db, arena, STATEMENT_EMERGENCY_START);

	bind_moment(query, emergency->started_at);
	bind_number(query, emergency->started_by.value);
	bind_text(query, emergency->orders);
	bind_number(query, emergency->id);
	return db_run_one(query, FAULT_CONFLICT);
}

enum fault
emergency_save_lift(struct db *db, struct arena *arena, const struct emergency *emergency)
{
	struct query *query = db_query(db, arena, STATEMENT_EMERGENCY_LIFT);

	bind_moment(query, emergency->lifted_at);
	bind_number(query, emergency->lifted_by.value);
	bind_text(query, emergency->lift_reason);
	bind_number(query, emergency->id);
	return db_run_one(query, FAULT_CONFLICT);
}

enum fault
emergency_save_evaluation(struct db *db, struct arena *arena, const struct emergency *emergency)
{
	struct query *query = db_query(db, arena, STATEMENT_EMERGENCY_EVALUATE);

	bind_moment(query, emergency->evaluated_at);
	bind_number(query, emergency->evaluated_by.value);
	bind_text(query, emergency->effect);
	bind_text(query, emergency->lessons);
	bind_text(query, emergency->prevention);
	bind_number(query, emergency->id);
	return db_run_one(query, FAULT_CONFLICT);
}

static void
read_emergency(struct query *row, struct emergency *emergency)
{
	emergency->id = row_number(row);
	emergency->case_id.value = row_number(row);
	emergency->number = (int)row_number(row);
	emergency->reported_at = row_moment(row);
	emergency->reported_by.value = row_number(row);
	emergency->reason = row_text(row);
	emergency->started_at = row_moment(row);
	emergency->started_by.value = row_number(row);
	emergency->orders = row_text(row);
	emergency->lifted_at = row_moment(row);
	emergency->lifted_by.value = row_number(row);
	emergency->lift_reason = row_text(row);
	emergency->evaluated_at = row_moment(row);
	emergency->evaluated_by.value = row_number(row);
	emergency->effect = row_text(row);
	emergency->lessons = row_text(row);
	emergency->prevention = row_text(row);
}

static enum fault
read_rows(struct query *query, struct arena *arena, struct emergency_rows *list)
{
	enum fault fault = db_select(query);

	*list = (struct emergency_rows){ .count = 0 };
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query) + 1, sizeof(list->rows[0]));
	while (row_next(query))
		read_emergency(query, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
emergencies_of_case(struct db *db, struct arena *arena, struct case_id id, struct emergency_rows *list)
{
	struct query *query = db_query(db, arena, STATEMENT_EMERGENCIES_OF_CASE);

	bind_number(query, id.value);
	return read_rows(query, arena, list);
}

enum fault
emergencies_open(struct db *db, struct arena *arena, struct emergency_rows *list)
{
	return read_rows(db_query(db, arena, STATEMENT_EMERGENCIES_OPEN), arena, list);
}

enum fault
emergencies_over(struct db *db, struct arena *arena, int64_t since, struct emergency_rows *list)
{
	struct query *query = db_query(db, arena, STATEMENT_EMERGENCIES_OVER);

	bind_moment(query, since);
	return read_rows(query, arena, list);
}

enum fault
emergency_member_insert(struct db *db, struct arena *arena, const struct emergency_member *member)
{
	struct query *query = db_query(db, arena, STATEMENT_EMERGENCY_MEMBER_INSERT);

	bind_number(query, member->emergency);
	bind_number(query, member->person.value);
	bind_number(query, member->leads);
	bind_text(query, member->duty);
	bind_number(query, member->named_by.value);
	bind_moment(query, member->named_at);
	return db_run(query);
}

enum fault
emergency_member_release(struct db *db, struct arena *arena, const struct emergency_member *member)
{
	struct query *query = db_query(db, arena, STATEMENT_EMERGENCY_MEMBER_RELEASE);

	bind_moment(query, member->released_at);
	bind_number(query, member->released_by.value);
	bind_number(query, member->id);
	return db_run_one(query, FAULT_CONFLICT);
}

/* Selects everything of a case. */
static enum fault
select_of(struct query *query, struct case_id id)
{
	bind_number(query, id.value);
	return db_select(query);
}

enum fault
emergency_members(struct db *db, struct arena *arena, struct case_id id, struct member_rows *list)
{
	struct query *query = db_query(db, arena, STATEMENT_EMERGENCY_MEMBERS_OF_CASE);
	enum fault fault = select_of(query, id);

	*list = (struct member_rows){ .count = 0 };
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query) + 1, sizeof(list->rows[0]));
	while (row_next(query)) {
		struct emergency_member *member = &list->rows[list->count++];

		member->id = row_number(query);
		member->emergency = row_number(query);
		member->person.value = row_number(query);
		member->leads = row_number(query) != 0;
		member->duty = row_text(query);
		member->named_by.value = row_number(query);
		member->named_at = row_moment(query);
		member->released_at = row_moment(query);
		member->released_by.value = row_number(query);
	}
	return FAULT_NONE;
}

enum fault
emergency_entry_insert(struct db *db, struct arena *arena, const struct emergency_entry *entry)
{
	struct query *query = db_query(db, arena, STATEMENT_EMERGENCY_ENTRY_INSERT);

	bind_number(query, entry->emergency);
	bind_number(query, entry->talk);
	bind_moment(query, entry->at);
	bind_text(query, entry->person);
	bind_text(query, entry->text);
	bind_text(query, entry->next);
	bind_number(query, entry->made_by.value);
	bind_moment(query, entry->made_at);
	return db_run(query);
}

enum fault
emergency_entries(struct db *db, struct arena *arena, struct case_id id, struct entry_rows *list)
{
	struct query *query = db_query(db, arena, STATEMENT_EMERGENCY_ENTRIES_OF_CASE);
	enum fault fault = select_of(query, id);

	*list = (struct entry_rows){ .count = 0 };
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query) + 1, sizeof(list->rows[0]));
	while (row_next(query)) {
		struct emergency_entry *entry = &list->rows[list->count++];

		entry->id = row_number(query);
		entry->emergency = row_number(query);
		entry->talk = (enum emergency_talk)row_number(query);
		entry->at = row_moment(query);
		entry->person = row_text(query);
		entry->text = row_text(query);
		entry->next = row_text(query);
		entry->made_by.value = row_number(query);
		entry->made_at = row_moment(query);
	}
	return FAULT_NONE;
}

enum fault
urgent_insert(struct db *db, struct arena *arena, const struct urgent_measure *measure)
{
	struct query *query = db_query(db, arena, STATEMENT_URGENT_INSERT);

	bind_number(query, measure->case_id.value);
	bind_number(query, measure->kind);
	bind_text(query, measure->text);
	bind_number(query, measure->amount);
	bind_number(query, measure->ordered_by.value);
	bind_moment(query, measure->ordered_at);
	bind_number(query, measure->made_by.value);
	bind_moment(query, measure->made_at);
	return db_run(query);
}

enum fault
urgent_save_result(struct db *db, struct arena *arena, const struct urgent_measure *measure)
{
	struct query *query = db_query(db, arena, STATEMENT_URGENT_RESULT);

	bind_text(query, measure->result);
	bind_number(query, measure->result_by.value);
	bind_moment(query, measure->result_at);
	bind_number(query, measure->id);
	bind_number(query, measure->case_id.value);
	return db_run_one(query, FAULT_NOT_FOUND);
}

enum fault
urgent_of_case(struct db *db, struct arena *arena, struct case_id id, struct urgent_rows *list)
{
	struct query *query = db_query(db, arena, STATEMENT_URGENT_OF_CASE);
	enum fault fault = select_of(query, id);

	*list = (struct urgent_rows){ .count = 0 };
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query) + 1, sizeof(list->rows[0]));
	while (row_next(query)) {
		struct urgent_measure *measure = &list->rows[list->count++];

		measure->id = row_number(query);
		measure->case_id.value = row_number(query);
		measure->kind = (enum urgent_kind)row_number(query);
		measure->text = row_text(query);
		measure->amount = row_number(query);
		measure->ordered_by.value = row_number(query);
		measure->ordered_at = row_moment(query);
		measure->made_by.value = row_number(query);
		measure->made_at = row_moment(query);
		measure->result = row_text(query);
		measure->result_by.value = row_number(query);
		measure->result_at = row_moment(query);
	}
	return FAULT_NONE;
}
