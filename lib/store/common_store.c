#include "store/common_store.h"

#include "base/arena.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/banned.h"

void
submission_bind(struct query *query, const char *once, const char *result, int64_t at)
{
	bind_text(query, once);
	bind_text(query, result);
	bind_moment(query, at);
}

enum fault
submission_claim(struct db *db, struct arena *arena, const char *once, const char *result, int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_SUBMISSION_CLAIM);

	submission_bind(query, once, result, at);
	return db_run(query);
}

enum fault
submission_result(struct db *db, struct arena *arena, const char *once, const char **result)
{
	struct query *row = db_query(db, arena, STATEMENT_SUBMISSION_RESULT);
	enum fault fault;

	*result = NULL;
	bind_text(row, once);
	if ((fault = db_select(row)) == FAULT_NONE && row_next(row))
		*result = row_text(row);
	return fault;
}

enum fault
counter_next(struct db *db, struct arena *arena, char prefix, int year, int64_t *number)
{
	struct query *query = db_query(db, arena, STATEMENT_COUNTER_NEXT);
	enum fault fault;

	bind_text(query, arena_format(arena, "%c", prefix));
	bind_number(query, year);
	if ((fault = db_run(query)) == FAULT_NONE)
		*number = query_inserted(query);
	return fault;
}

enum fault
access_insert(struct db *db, struct arena *arena, const struct access *access)
{
	struct query *query = db_query(db, arena, STATEMENT_ACCESS_INSERT);

	bind_moment(query, access->at);
	bind_id(query, access->staff.value);
	bind_text(query, access->kind);
	bind_text(query, access->subject);
	bind_text(query, access->reason == NULL ? "" : access->reason);
	bind_text(query, access->address == NULL ? "" : access->address);
	bind_text(query, access->visit == NULL ? "" : access->visit);
	return db_run(query);
}

enum fault
access_load(struct db *db, struct arena *arena, const struct access *like, int64_t before, size_t limit,
    struct access_record_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_ACCESS_LIST);
	const char *kind = like->kind == NULL ? "" : like->kind, *subject = like->subject == NULL ? "" : like->subject;
	enum fault fault;

	for (int i = 0; i < 2; i++)
		bind_number(row, before);
	for (int i = 0; i < 2; i++)
		bind_number(row, like->staff.value);
	bind_number(row, !text_empty(kind));
	bind_text(row, kind);
	bind_number(row, !text_empty(subject));
	bind_text(row, subject);
	bind_text(row, arena_format(arena, "case %s", subject));
	bind_text(row, arena_format(arena, "archive %s", subject));
	bind_number(row, (int64_t)limit);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row)) {
		struct access_record *record = &list->rows[list->count++];

		record->id = row_number(row);
		record->access.at = row_moment(row);
		record->who = row_text(row);
		record->access.kind = row_text(row);
		record->access.subject = row_text(row);
		record->access.reason = row_text(row);
		record->access.address = row_text(row);
		record->access.visit = row_text(row);
	}
	return FAULT_NONE;
}

enum fault
departments_load(struct db *db, struct arena *arena, struct department_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_DEPARTMENTS);
	enum fault fault;

	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row)) {
		struct department *d = &list->rows[list->count++];

		d->id.value = row_number(row);
		d->code = row_text(row);
		d->name_zh = row_text(row);
		d->name_en = row_text(row);
		d->parent.value = row_number(row);
		d->takes_cases = row_number(row) != 0;
		d->closed = row_moment(row) != 0;
	}
	return FAULT_NONE;
}

enum fault
staff_load_all(struct db *db, struct arena *arena, struct staff_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_STAFF_ALL);
	enum fault fault;

	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row)) {
		struct staff *s = &list->rows[list->count++];

		s->id.value = row_number(row);
		s->login = row_text(row);
		s->name = row_text(row);
		s->title = row_text(row);
		s->phone = row_text(row);
		s->department.value = row_number(row);
		s->superior.value = row_number(row);
		s->roles = (unsigned)row_number(row);
		s->disabled = row_moment(row) != 0;
	}
	return FAULT_NONE;
}
