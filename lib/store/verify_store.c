#include "store/verify_store.h"

#include <string.h>

#include "base/arena.h"
#include "base/banned.h"

enum fault
verify_find(struct db *db, struct arena *arena, enum verify_check check, struct verify_numbers *numbers)
{
	static const enum statement statements[VERIFY__COUNT] = {
		[VERIFY_NO_CASE] = STATEMENT_VERIFY_NO_CASE,
		[VERIFY_NO_EVENT] = STATEMENT_VERIFY_NO_EVENT,
		[VERIFY_NO_TEXT] = STATEMENT_VERIFY_NO_TEXT,
		[VERIFY_NOT_POSTED] = STATEMENT_VERIFY_NOT_POSTED,
		[VERIFY_NO_CLOCK] = STATEMENT_VERIFY_NO_CLOCK,
		[VERIFY_OTHER_CASE] = STATEMENT_VERIFY_OTHER_CASE,
		[VERIFY_OTHER_DUE] = STATEMENT_VERIFY_OTHER_DUE,
		[VERIFY_NUMBER_GAP] = STATEMENT_VERIFY_NUMBER_GAP,
		[VERIFY_NOT_FILED] = STATEMENT_VERIFY_NOT_FILED,
		[VERIFY_NOT_ARCHIVED] = STATEMENT_VERIFY_NOT_ARCHIVED,
		[VERIFY_INCOMPLETE_FILE] = STATEMENT_VERIFY_INCOMPLETE_FILE,
		[VERIFY_FILE_SIZE] = STATEMENT_VERIFY_FILE_SIZE,
		[VERIFY_ORPHAN_FILE] = STATEMENT_VERIFY_ORPHAN_FILE,
	};
	struct query *query = db_query(db, arena, statements[check]);
	enum fault fault = db_select(query);

	*numbers = (struct verify_numbers){ .count = 0 };
	if (fault != FAULT_NONE)
		return fault;
	numbers->rows = arena_array(arena, query_rows(query), sizeof(numbers->rows[0]));
	while (row_next(query))
		numbers->rows[numbers->count++] = row_text(query);
	return FAULT_NONE;
}

enum fault
verify_cases(struct db *db, struct arena *arena, struct case_id after, size_t limit, struct verify_cases *cases)
{
	struct query *query = db_query(db, arena, STATEMENT_VERIFY_CASES);
	enum fault fault;

	bind_number(query, after.value);
	bind_number(query, (int64_t)limit);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	*cases = (struct verify_cases){ arena_array(arena, query_rows(query), sizeof(cases->rows[0])), 0 };
	while (row_next(query)) {
		struct verify_case *row = &cases->rows[cases->count++];

		row->id.value = row_number(query);
		row->number = row_text(query);
		row->stage = (enum stage)row_number(query);
	}
	return FAULT_NONE;
}

enum fault
verify_documents(struct db *db, struct arena *arena, struct case_id after, size_t limit,
    struct verify_documents *documents)
{
	struct query *query = db_query(db, arena, STATEMENT_VERIFY_ARCHIVED);
	size_t length;
	const void *digest;
	enum fault fault;

	bind_number(query, after.value);
	bind_number(query, (int64_t)limit);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	*documents = (struct verify_documents){ arena_array(arena, query_rows(query), sizeof(documents->rows[0])), 0 };
	while (row_next(query)) {
		struct verify_document *row = &documents->rows[documents->count++];

		row->id.value = row_number(query);
		row->number = row_text(query);
		row->bytes = row_bytes(query, &row->length);
		digest = row_bytes(query, &length);
		if (length == SECRET_DIGEST)
			memcpy(row->sha256, digest, SECRET_DIGEST);
	}
	return FAULT_NONE;
}

enum fault
verify_files(struct db *db, struct arena *arena, int64_t *count)
{
	struct query *query = db_query(db, arena, STATEMENT_VERIFY_FILES);
	enum fault fault = db_select_one(query);

	*count = fault == FAULT_NONE ? row_number(query) : 0;
	return fault;
}
