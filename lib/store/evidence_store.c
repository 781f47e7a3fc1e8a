#include "store/evidence_store.h"

#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "store/room.h"
#include "base/banned.h"

enum fault
file_begin(struct db *db, struct arena *arena, struct stored_file *file, int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_FILE_INSERT);
	enum fault fault;

	bind_bytes(query, file->sha256, sizeof(file->sha256));
	bind_number(query, file->size);
	bind_text(query, file->type);
	bind_moment(query, at);
	if ((fault = db_run(query)) == FAULT_NONE)
		file->id = query_inserted(query);
	return fault;
}

enum fault
file_put_chunk(struct db *db, struct arena *arena, int64_t file, int64_t number, const void *bytes, size_t length)
{
	struct query *query = db_query(db, arena, STATEMENT_FILE_CHUNK_INSERT);
	enum fault fault = room_check(db);

	if (fault != FAULT_NONE)
		return fault;
	bind_number(query, file);
	bind_number(query, number);
	bind_bytes(query, bytes, length);
	return db_run(query);
}

enum fault
file_complete(struct db *db, struct arena *arena, int64_t file)
{
	struct query *query = db_query(db, arena, STATEMENT_FILE_COMPLETE);
	enum fault fault;

	bind_number(query, file);
	if ((fault = db_run(query)) == FAULT_NONE && query_changed(query) != 1)
		fault = log_fault(FAULT_INTERNAL, "file %lld was completed twice", (long long)file);
	return fault;
}

static enum fault
drop_chunks(struct db *db, struct arena *arena, int64_t file, int64_t *chunks)
{
	int64_t dropped = 1;

	while (dropped > 0 && *chunks > 0) {
		struct query *query = db_query(db, arena, STATEMENT_FILE_DROP_CHUNKS);
		enum fault fault;

		bind_number(query, file);
		if ((fault = db_run(query)) != FAULT_NONE)
			return fault;
		dropped = query_changed(query);
		*chunks -= dropped;
	}
	return FAULT_NONE;
}

/* The row goes last, because its chunks hang on it; until then nobody finds it. */
static enum fault
drop_file(struct db *db, struct arena *arena, int64_t file, int64_t *chunks)
{
	struct query *query;
	enum fault fault = drop_chunks(db, arena, file, chunks);

	if (fault != FAULT_NONE || *chunks <= 0)
		return fault;
	query = db_query(db, arena, STATEMENT_FILE_DROP);
	bind_number(query, file);
	return db_run(query);
}

enum fault
files_sweep(struct db *db, struct arena *arena, int64_t before, int64_t since, int64_t chunks)
{
	struct query *abandon = db_query(db, arena, STATEMENT_FILE_ABANDON), *row;
	int64_t *files;
	size_t count = 0;
	enum fault fault;

	bind_moment(abandon, before);
	bind_moment(abandon, since);
	if ((fault = db_run(abandon)) != FAULT_NONE)
		return fault;
	row = db_query(db, arena, STATEMENT_FILES_ABANDONED);
	bind_moment(row, before);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	files = arena_array(arena, query_rows(row), sizeof(*files));
	while (row_next(row))
		files[count++] = row_number(row);
	for (size_t i = 0; i < count && fault == FAULT_NONE && chunks > 0; i++)
		fault = drop_file(db, arena, files[i], &chunks);
	return fault;
}

static void
read_digest(struct query *row, uint8_t digest[32])
{
	size_t length;
	const void *bytes = row_bytes(row, &length);

	if (length == 32)
		memcpy(digest, bytes, 32);
}

enum fault
file_load(struct db *db, struct arena *arena, int64_t id, struct stored_file *file)
{
	struct query *row = db_query(db, arena, STATEMENT_FILE_BY_ID);
	enum fault fault;

	bind_number(row, id);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	file->id = row_number(row);
	read_digest(row, file->sha256);
	file->size = row_number(row);
	file->type = row_text(row);
	return FAULT_NONE;
}

enum fault
file_load_chunk(struct db *db, struct arena *arena, int64_t file, int64_t number, const void **bytes,
    size_t *length)
{
	struct query *row = db_query(db, arena, STATEMENT_FILE_CHUNK);
	enum fault fault;

	bind_number(row, file);
	bind_number(row, number);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		*bytes = row_bytes(row, length);
	return fault;
}

/* Keeps a file from being swept until the transaction ends. */
static enum fault
hold(struct db *db, struct arena *arena, int64_t file)
{
	struct query *row = db_query(db, arena, STATEMENT_FILE_HOLD);

	bind_number(row, file);
	return db_select_one(row);
}

enum fault
evidence_insert(struct db *db, struct arena *arena, struct evidence_row *row)
{
	struct query *query;
	const struct evidence *evidence = &row->evidence;
	enum fault fault = hold(db, arena, row->file);

	if (fault == FAULT_NONE && row->shown != 0)
		fault = hold(db, arena, row->shown);
	if (fault != FAULT_NONE)
		return fault;
	query = db_query(db, arena, STATEMENT_EVIDENCE_INSERT);
	bind_id(query, evidence->case_id.value);
	bind_id(query, row->audit);
	bind_text(query, row->audit_item == NULL ? "" : row->audit_item);
	bind_number(query, row->file);
	bind_id(query, row->shown);
	bind_text(query, evidence->name);
	bind_number(query, evidence->origin);
	bind_moment(query, evidence->at);
	bind_id(query, evidence->actor.value);
	bind_text(query, evidence->actor_name);
	bind_number(query, evidence->public);
	bind_number(query, evidence->receipt);
	bind_text(query, evidence->note);
	bind_id(query, row->duty);
	bind_id(query, row->campaign_room);
	if ((fault = db_run(query)) == FAULT_NONE)
		row->evidence.id = query_inserted(query);
	return fault;
}

static void
read_evidence(struct query *row, struct evidence_row *out)
{
	struct evidence *evidence = &out->evidence;

	evidence->id = row_number(row);
	evidence->case_id.value = row_number(row);
	out->audit = row_number(row);
	out->audit_item = row_text(row);
	out->file = row_number(row);
	out->shown = row_number(row);
	evidence->name = row_text(row);
	evidence->type = row_text(row);
	evidence->size = row_number(row);
	read_digest(row, evidence->sha256);
	evidence->origin = (enum evidence_origin)row_number(row);
	evidence->at = row_moment(row);
	evidence->actor.value = row_number(row);
	evidence->actor_name = row_text(row);
	evidence->public = row_number(row) != 0;
	evidence->receipt = row_number(row) != 0;
	evidence->note = row_text(row);
	out->duty = row_number(row);
	out->campaign_room = row_number(row);
}

enum fault
evidence_load(struct db *db, struct arena *arena, int64_t id, struct evidence_row *row)
{
	struct query *query = db_query(db, arena, STATEMENT_EVIDENCE_BY_ID);
	enum fault fault;

	bind_number(query, id);
	if ((fault = db_select_one(query)) == FAULT_NONE)
		read_evidence(query, row);
	return fault;
}

enum fault
evidence_rows(struct query *query, struct arena *arena, struct evidence_list *list)
{
	enum fault fault = db_select(query);

	if (fault != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query))
		read_evidence(query, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
evidence_of_case(struct db *db, struct arena *arena, struct case_id id, struct evidence_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_EVIDENCE_OF_CASE);

	bind_number(query, id.value);
	return evidence_rows(query, arena, list);
}

enum fault
evidence_of_audit(struct db *db, struct arena *arena, int64_t audit, struct evidence_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_EVIDENCE_OF_AUDIT);

	bind_number(query, audit);
	return evidence_rows(query, arena, list);
}
