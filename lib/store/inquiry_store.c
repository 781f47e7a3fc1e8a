#include "store/inquiry_store.h"

#include "base/arena.h"
#include "base/banned.h"

enum fault
record_insert(struct db *db, struct arena *arena, struct inquiry_record *record)
{
	struct query *query = db_query(db, arena, STATEMENT_RECORD_INSERT);
	enum fault fault;

	bind_number(query, record->case_id.value);
	bind_number(query, record->kind);
	bind_moment(query, record->at);
	bind_text(query, record->place);
	bind_text(query, record->persons);
	bind_text(query, record->capacity);
	bind_text(query, record->subject);
	bind_text(query, record->reference);
	bind_text(query, record->content);
	bind_number(query, record->agreed);
	bind_number(query, record->made_by.value);
	bind_moment(query, record->made_at);
	if ((fault = db_run(query)) == FAULT_NONE)
		record->id = query_inserted(query);
	return fault;
}

/* Selects everything of a case. */
static enum fault
select_of(struct query *query, struct case_id id)
{
	bind_number(query, id.value);
	return db_select(query);
}

enum fault
records_load(struct db *db, struct arena *arena, struct case_id id, struct record_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_RECORDS_OF_CASE);
	enum fault fault = select_of(query, id);

	*list = (struct record_list){ .count = 0 };
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct inquiry_record *row = &list->rows[list->count++];

		row->id = row_number(query);
		row->case_id.value = row_number(query);
		row->kind = (enum record_kind)row_number(query);
		row->at = row_moment(query);
		row->place = row_text(query);
		row->persons = row_text(query);
		row->capacity = row_text(query);
		row->subject = row_text(query);
		row->reference = row_text(query);
		row->content = row_text(query);
		row->agreed = row_number(query) != 0;
		row->made_by.value = row_number(query);
		row->made_at = row_moment(query);
	}
	return FAULT_NONE;
}

enum fault
cause_insert(struct db *db, struct arena *arena, struct cause *cause)
{
	struct query *query = db_query(db, arena, STATEMENT_CAUSE_INSERT);
	enum fault fault;

	bind_number(query, cause->case_id.value);
	bind_id(query, cause->parent);
	bind_number(query, cause->branch);
	bind_number(query, cause->level);
	bind_number(query, cause->kind);
	bind_text(query, cause->text);
	bind_number(query, cause->made_by.value);
	bind_moment(query, cause->made_at);
	if ((fault = db_run(query)) == FAULT_NONE)
		cause->id = query_inserted(query);
	return fault;
}

enum fault
causes_load(struct db *db, struct arena *arena, struct case_id id, struct cause_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CAUSES_OF_CASE);
	enum fault fault = select_of(query, id);

	*list = (struct cause_list){ .count = 0 };
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct cause *row = &list->rows[list->count++];

		row->id = row_number(query);
		row->case_id.value = row_number(query);
		row->parent = row_number(query);
		row->branch = (enum cause_branch)row_number(query);
		row->level = (enum cause_level)row_number(query);
		row->kind = (enum cause_kind)row_number(query);
		row->text = row_text(query);
		row->made_by.value = row_number(query);
		row->made_at = row_moment(query);
		row->struck_at = row_moment(query);
		row->struck_by.value = row_number(query);
		row->struck_reason = row_text(query);
	}
	return FAULT_NONE;
}

enum fault
responsibility_insert(struct db *db, struct arena *arena, struct responsibility *finding)
{
	struct query *query = db_query(db, arena, STATEMENT_RESPONSIBILITY_INSERT);
	enum fault fault;

	bind_number(query, finding->case_id.value);
	bind_number(query, finding->department.value);
	bind_id(query, finding->person.value);
	bind_number(query, finding->main);
	bind_text(query, finding->reason);
	bind_number(query, finding->made_by.value);
	bind_moment(query, finding->made_at);
	if ((fault = db_run(query)) == FAULT_NONE)
		finding->id = query_inserted(query);
	return fault;
}

enum fault
responsibilities_load(struct db *db, struct arena *arena, struct case_id id, struct responsibility_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_RESPONSIBILITIES_OF_CASE);
	enum fault fault = select_of(query, id);

	*list = (struct responsibility_list){ .count = 0 };
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct responsibility *row = &list->rows[list->count++];

		row->id = row_number(query);
		row->case_id.value = row_number(query);
		row->department.value = row_number(query);
		row->person.value = row_number(query);
		row->main = row_number(query) != 0;
		row->reason = row_text(query);
		row->made_by.value = row_number(query);
		row->made_at = row_moment(query);
		row->struck_at = row_moment(query);
		row->struck_by.value = row_number(query);
		row->struck_reason = row_text(query);
	}
	return FAULT_NONE;
}

static enum fault
strike(struct query *query, const struct striking *striking)
{

	bind_moment(query, striking->at);
	bind_number(query, striking->by.value);
	bind_text(query, striking->reason);
	bind_number(query, striking->id);
	bind_number(query, striking->case_id.value);
	return db_run_one(query, FAULT_NOT_FOUND);
}

enum fault
cause_strike(struct db *db, struct arena *arena, const struct striking *striking)
{
	return strike(db_query(db, arena, STATEMENT_CAUSE_STRIKE), striking);
}

enum fault
responsibility_strike(struct db *db, struct arena *arena, const struct striking *striking)
{
	return strike(db_query(db, arena, STATEMENT_RESPONSIBILITY_STRIKE), striking);
}

enum fault
proof_insert(struct db *db, struct arena *arena, struct case_id id, const struct proof *proof)
{
	struct query *query = db_query(db, arena, STATEMENT_PROOF_INSERT);

	bind_id(query, proof->record);
	bind_id(query, proof->cause);
	bind_number(query, proof->evidence);
	bind_number(query, id.value);
	bind_id(query, proof->record);
	bind_id(query, proof->cause);
	return db_run(query);
}

enum fault
proof_insert_newer(struct db *db, struct arena *arena, struct case_id id, const struct proof *after)
{
	struct query *query = db_query(db, arena, STATEMENT_PROOF_INSERT_NEW);

	bind_id(query, after->record);
	bind_id(query, after->cause);
	bind_number(query, id.value);
	bind_number(query, after->evidence);
	return db_run(query);
}

enum fault
proofs_load(struct db *db, struct arena *arena, struct case_id id, struct proof_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_PROOFS_OF_CASE);
	enum fault fault = select_of(query, id);

	*list = (struct proof_list){ .count = 0 };
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct proof *row = &list->rows[list->count++];

		row->record = row_number(query);
		row->cause = row_number(query);
		row->evidence = row_number(query);
	}
	return FAULT_NONE;
}

enum fault
evidence_last(struct db *db, struct arena *arena, struct case_id id, int64_t *last)
{
	struct query *row = db_query(db, arena, STATEMENT_EVIDENCE_LAST);
	enum fault fault;

	bind_number(row, id.value);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		*last = row_number(row);
	return fault;
}

enum fault
inquiry_rows(struct db *db, struct arena *arena, struct case_id id, int64_t *count)
{
	struct query *row = db_query(db, arena, STATEMENT_INQUIRY_COUNT);
	enum fault fault;

	for (int i = 0; i < 3; i++)
		bind_number(row, id.value);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		*count = row_number(row);
	return fault;
}
