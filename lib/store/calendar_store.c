#include "store/calendar_store.h"

#include "base/arena.h"
#include "base/secret.h"
#include "base/banned.h"

/* A row of CALENDAR_COLUMNS. */
static void
read_record(struct query *row, struct calendar_record *record)
{
	record->id = row_number(row);
	record->version = row_text(row);
	record->years = row_text(row);
	record->source = row_text(row);
	record->document = row_bytes(row, &record->length);
	record->imported_at = row_moment(row);
	record->staff.value = row_number(row);
}

enum fault
calendar_record_newest(struct db *db, struct arena *arena, struct calendar_record *record)
{
	struct query *row = db_query(db, arena, STATEMENT_CALENDAR_NEWEST);
	enum fault fault = db_select_one(row);

	if (fault == FAULT_NONE)
		read_record(row, record);
	return fault;
}

enum fault
calendar_record_newest_id(struct db *db, struct arena *arena, int64_t *id)
{
	struct query *row = db_query(db, arena, STATEMENT_CALENDAR_NEWEST_ID);
	enum fault fault = db_select(row);

	*id = fault == FAULT_NONE && row_next(row) ? row_number(row) : 0;
	return fault;
}

enum fault
calendar_record_load(struct db *db, struct arena *arena, const char *version, struct calendar_record *record)
{
	struct query *row = db_query(db, arena, STATEMENT_CALENDAR_BY_VERSION);
	enum fault fault;

	bind_text(row, version);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		read_record(row, record);
	return fault;
}

enum fault
calendar_record_list(struct db *db, struct arena *arena, size_t limit, struct calendar_record_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_CALENDAR_LIST);
	enum fault fault;

	list->count = 0;
	bind_number(row, (int64_t)limit);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row))
		read_record(row, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
calendar_record_insert(struct db *db, struct arena *arena, const struct calendar_record *record)
{
	struct query *query = db_query(db, arena, STATEMENT_CALENDAR_INSERT);
	uint8_t digest[SECRET_DIGEST];

	secret_sha256(record->document, record->length, digest);
	bind_number(query, record->id);
	bind_text(query, record->version);
	bind_text(query, record->years);
	bind_text(query, record->source);
	bind_bytes(query, record->document, record->length);
	bind_bytes(query, digest, sizeof(digest));
	bind_moment(query, record->imported_at);
	bind_id(query, record->staff.value);
	return db_run(query);
}
