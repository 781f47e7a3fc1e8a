#include "store/procedure_store.h"

#include "base/arena.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/banned.h"

enum fault
procedure_load(struct db *db, struct arena *arena, const char *version, int64_t at, const char **found_version,
    const void **document, size_t *length)
{
	struct query *row = db_query(db, arena,
	    version == NULL ? STATEMENT_PROCEDURE_ADOPTED : STATEMENT_PROCEDURE_BY_VERSION);
	enum fault fault;

	if (version == NULL)
		bind_moment(row, at);
	else
		bind_text(row, version);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	*found_version = row_text(row);
	*document = row_bytes(row, length);
	return FAULT_NONE;
}

enum fault
procedure_insert(struct db *db, struct arena *arena, const char *version, const void *document, size_t length,
    int64_t adopted_at)
{
	struct query *query = db_query(db, arena, STATEMENT_PROCEDURE_INSERT);
	uint8_t digest[SECRET_DIGEST];

	secret_sha256(document, length, digest);
	bind_text(query, version);
	bind_bytes(query, document, length);
	bind_bytes(query, digest, sizeof(digest));
	bind_moment(query, adopted_at);
	return db_run(query);
}

static void
read_record(struct query *row, struct procedure_record *record)
{
	*record = (struct procedure_record){ .version = row_text(row) };
	record->life.adopted_at = row_moment(row);
	record->life.withdrawn_at = row_moment(row);
	record->revision = row_number(row);
}

/* A row of DECISION_COLUMNS; the version it is of. */
static const char *
read_decision(struct query *row, struct version_decision *decision)
{
	const char *version = row_text(row);

	decision->kind = (enum version_decision_kind)row_number(row);
	decision->staff.value = row_number(row);
	decision->at = row_moment(row);
	decision->from = row_moment(row);
	decision->reason = row_text(row);
	return version;
}

enum fault
procedure_record_load(struct db *db, struct arena *arena, const char *version, struct procedure_record *record)
{
	struct query *row = db_query(db, arena, STATEMENT_PROCEDURE_STATE);
	struct version_decision *decisions;
	enum fault fault;

	bind_text(row, version);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	read_record(row, record);
	row = db_query(db, arena, STATEMENT_DECISION_OF_VERSION);
	bind_text(row, version);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	decisions = arena_array(arena, query_rows(row) + 1, sizeof(*decisions));
	while (row_next(row))
		(void)read_decision(row, &decisions[record->life.count++]);
	record->life.decisions = decisions;
	return FAULT_NONE;
}

/* Gives each version its decisions; both come in an order of their own. */
static enum fault
add_decisions(struct db *db, struct arena *arena, struct procedure_record_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_DECISION_ALL);
	struct version_decision *all;
	const char **versions;
	size_t count = 0;
	enum fault fault = db_select(row);

	if (fault != FAULT_NONE)
		return fault;
	all = arena_array(arena, query_rows(row) + 1, sizeof(*all));
	versions = arena_array(arena, query_rows(row) + 1, sizeof(*versions));
	for (; row_next(row); count++)
		versions[count] = read_decision(row, &all[count]);
	for (size_t i = 0; i < list->count; i++) {
		struct version_life *life = &list->rows[i].life;
		struct version_decision *own = arena_array(arena, count + 1, sizeof(*own));

		for (size_t k = 0; k < count; k++)
			if (text_equal(versions[k], list->rows[i].version))
				own[life->count++] = all[k];
		life->decisions = own;
	}
	return FAULT_NONE;
}

enum fault
procedure_record_list(struct db *db, struct arena *arena, struct procedure_record_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_PROCEDURE_LIST);
	enum fault fault = db_select(row);

	list->count = 0;
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row) + 1, sizeof(list->rows[0]));
	while (row_next(row))
		read_record(row, &list->rows[list->count++]);
	return add_decisions(db, arena, list);
}

enum fault
procedure_decision_insert(struct db *db, struct arena *arena, const char *version,
    const struct version_decision *decision)
{
	struct query *query = db_query(db, arena, STATEMENT_DECISION_INSERT);

	bind_text(query, version);
	bind_number(query, (int64_t)decision->kind);
	bind_id(query, decision->staff.value);
	bind_moment(query, decision->at);
	bind_moment(query, decision->from);
	bind_text(query, decision->reason);
	return db_run(query);
}

enum fault
procedure_decide(struct db *db, struct arena *arena, const struct procedure_record *record,
    const struct version_decision *decision)
{
	struct query *query = db_query(db, arena, STATEMENT_PROCEDURE_DECIDE);
	enum fault fault;

	bind_moment(query, record->life.adopted_at);
	bind_moment(query, record->life.withdrawn_at);
	bind_text(query, record->version);
	bind_number(query, record->revision);
	if ((fault = db_run(query)) != FAULT_NONE)
		return fault;
	if (query_changed(query) == 0)
		return FAULT_CONFLICT;
	return procedure_decision_insert(db, arena, record->version, decision);
}

enum fault
open_cases_load(struct db *db, struct arena *arena, struct open_cases_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_OPEN_CASES);
	enum fault fault;

	list->count = 0;
	bind_number(row, QUEUE_CONFIRMING);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row) + 1, sizeof(list->rows[0]));
	while (row_next(row)) {
		struct open_cases *cases = &list->rows[list->count++];

		cases->category = row_text(row);
		cases->department = row_text(row);
		cases->stage = (enum stage)row_number(row);
		cases->level = (int)row_number(row);
		cases->count = row_number(row);
	}
	return FAULT_NONE;
}

enum fault
open_numbers_load(struct db *db, struct arena *arena, const struct open_cases *cases, bool all, size_t limit,
    struct open_numbers *numbers)
{
	struct query *row = db_query(db, arena, STATEMENT_OPEN_NUMBERS);
	enum fault fault;

	numbers->count = 0;
	bind_number(row, QUEUE_CONFIRMING);
	bind_text(row, cases->category);
	bind_text(row, cases->department);
	bind_number(row, (int64_t)cases->stage);
	bind_number(row, cases->level);
	bind_number(row, all);
	bind_number(row, (int64_t)limit);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	numbers->rows = arena_array(arena, query_rows(row) + 1, sizeof(numbers->rows[0]));
	while (row_next(row))
		numbers->rows[numbers->count++] = row_text(row);
	return FAULT_NONE;
}
