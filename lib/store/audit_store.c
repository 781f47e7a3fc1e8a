#include "store/audit_store.h"

#include "base/arena.h"
#include "base/secret.h"
#include "base/banned.h"

enum fault
checklist_insert(struct db *db, struct arena *arena, const struct checklist *checklist, const void *document,
    size_t length, int64_t adopted_at)
{
	struct query *query = db_query(db, arena, STATEMENT_CHECKLIST_INSERT);
	uint8_t digest[SECRET_DIGEST];

	secret_sha256(document, length, digest);
	bind_text(query, checklist->id);
	bind_text(query, checklist->version);
	bind_bytes(query, document, length);
	bind_bytes(query, digest, sizeof(digest));
	bind_moment(query, adopted_at);
	return db_run(query);
}

enum fault
checklist_load(struct db *db, struct arena *arena, const char *id, const char *version, const void **document,
    size_t *length)
{
	struct query *row = db_query(db, arena, STATEMENT_CHECKLIST_BY_VERSION);
	enum fault fault;

	bind_text(row, id);
	bind_text(row, version);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		*document = row_bytes(row, length);
	return fault;
}

enum fault
checklist_current(struct db *db, struct arena *arena, int64_t at, struct checklist_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_CHECKLIST_CURRENT);
	enum fault fault;

	list->count = 0;
	bind_moment(row, at);
	bind_moment(row, at);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row)) {
		struct checklist *checklist = &list->rows[list->count++];

		checklist->id = row_text(row);
		checklist->version = row_text(row);
	}
	return FAULT_NONE;
}

enum fault
audit_projects(struct db *db, struct arena *arena, struct audit_project_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_AUDIT_PROJECTS);
	enum fault fault;

	list->count = 0;
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row)) {
		struct audit_project *project = &list->rows[list->count++];

		project->id = row_number(row);
		project->name = row_text(row);
	}
	return FAULT_NONE;
}

enum fault
audit_insert(struct db *db, struct arena *arena, struct audit *audit)
{
	struct query *query = db_query(db, arena, STATEMENT_AUDIT_INSERT);
	enum fault fault;

	bind_text(query, audit->number);
	bind_text(query, audit->checklist_id);
	bind_text(query, audit->checklist_version);
	bind_id(query, audit->department.value);
	bind_id(query, audit->project);
	bind_id(query, audit->inspector.value);
	bind_moment(query, audit->opened_at);
	if ((fault = db_run(query)) == FAULT_NONE)
		audit->id = query_inserted(query);
	audit->version = 1;
	return fault;
}

static void
audit_row(struct query *row, struct audit *audit)
{
	audit->id = row_number(row);
	audit->version = row_number(row);
	audit->number = row_text(row);
	audit->checklist_id = row_text(row);
	audit->checklist_version = row_text(row);
	audit->department.value = row_number(row);
	audit->project = row_number(row);
	audit->project_name = row_text(row);
	audit->inspector.value = row_number(row);
	audit->opened_at = row_moment(row);
	audit->signed_at = row_moment(row);
	audit->signed_by = row_text(row);
	audit->score.total = (int)row_number(row);
	audit->score.allotted = (int)row_number(row);
	audit->score.actual = (int)row_number(row);
	audit->score.rate_tenths = (int)row_number(row);
}

enum fault
audit_load(struct db *db, struct arena *arena, int64_t id, bool lock, struct audit *audit)
{
	struct query *row = db_query(db, arena, lock ? STATEMENT_AUDIT_BY_ID_LOCKED : STATEMENT_AUDIT_BY_ID);
	enum fault fault;

	bind_number(row, id);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		audit_row(row, audit);
	return fault;
}

static enum fault
run_versioned(struct query *query, struct audit *audit)
{
	enum fault fault;

	bind_number(query, audit->id);
	bind_number(query, audit->version);
	if ((fault = db_run_one(query, FAULT_CONFLICT)) == FAULT_NONE)
		audit->version++;
	return fault;
}

enum fault
audit_touch(struct db *db, struct arena *arena, struct audit *audit)
{
	return run_versioned(db_query(db, arena, STATEMENT_AUDIT_TOUCH), audit);
}

enum fault
audit_sign(struct db *db, struct arena *arena, struct audit *audit)
{
	struct query *query = db_query(db, arena, STATEMENT_AUDIT_SIGN);

	bind_moment(query, audit->signed_at);
	bind_text(query, audit->signed_by);
	bind_number(query, audit->score.total);
	bind_number(query, audit->score.allotted);
	bind_number(query, audit->score.actual);
	bind_number(query, audit->score.rate_tenths);
	return run_versioned(query, audit);
}

enum fault
audit_list_load(struct db *db, struct arena *arena, const struct audit_like *like, size_t limit,
    struct audit_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_AUDIT_LIST);
	const int64_t conditions[] = { like->department.value, like->inspector.value, like->is_signed, like->before };
	enum fault fault;

	list->count = 0;
	bind_number(row, like->department.value);
	for (size_t i = 0; i < 8; i++)
		bind_number(row, conditions[i / 2]);
	bind_number(row, (int64_t)limit);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row))
		audit_row(row, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
answer_put(struct db *db, struct arena *arena, int64_t audit, const struct answer_row *answer)
{
	struct query *query = db_query(db, arena, STATEMENT_ANSWER_PUT);

	bind_number(query, audit);
	bind_text(query, answer->item);
	bind_number(query, answer->applies);
	bind_text(query, answer->counts);
	bind_text(query, answer->note);
	bind_number(query, answer->score);
	bind_moment(query, answer->at);
	bind_id(query, answer->department.value);
	return db_run(query);
}

enum fault
answers_load(struct db *db, struct arena *arena, int64_t audit, struct answer_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_ANSWER_LIST);
	enum fault fault;

	list->count = 0;
	bind_number(row, audit);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row)) {
		struct answer_row *answer = &list->rows[list->count++];

		answer->item = row_text(row);
		answer->applies = row_number(row) != 0;
		answer->counts = row_text(row);
		answer->note = row_text(row);
		answer->score = (int)row_number(row);
		answer->at = row_moment(row);
		answer->department.value = row_number(row);
	}
	return FAULT_NONE;
}

enum fault
answers_count(struct db *db, struct arena *arena, int64_t audit, int64_t *count)
{
	struct query *row = db_query(db, arena, STATEMENT_ANSWER_COUNT);
	enum fault fault;

	bind_number(row, audit);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		*count = row_number(row);
	return fault;
}

enum fault
finding_insert(struct db *db, struct arena *arena, const struct finding *finding)
{
	struct query *query = db_query(db, arena, STATEMENT_FINDING_INSERT);

	bind_number(query, finding->audit);
	bind_text(query, finding->item);
	bind_text(query, finding->deduction);
	bind_number(query, finding->times);
	bind_number(query, finding->points);
	bind_text(query, finding->note);
	bind_id(query, finding->department.value);
	bind_moment(query, finding->found_at);
	return db_run(query);
}

static void
finding_row(struct query *row, struct finding_row *out)
{
	struct finding *finding = &out->finding;

	finding->id = row_number(row);
	finding->audit = out->audit.id = row_number(row);
	finding->item = row_text(row);
	finding->deduction = row_text(row);
	finding->times = (int)row_number(row);
	finding->points = (int)row_number(row);
	finding->note = row_text(row);
	finding->department.value = out->audit.department.value = row_number(row);
	finding->found_at = out->audit.signed_at = row_moment(row);
	out->audit.number = row_text(row);
	out->audit.checklist_id = row_text(row);
	out->audit.checklist_version = row_text(row);
	out->audit.project = row_number(row);
	out->audit.project_name = row_text(row);
	out->audit.inspector.value = row_number(row);
}

enum fault
findings_load(struct db *db, struct arena *arena, const struct finding_like *like, size_t limit,
    struct finding_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_FINDING_LIST);
	const int64_t conditions[] = { like->audit, like->department.value, like->project };
	enum fault fault;

	list->count = 0;
	for (size_t i = 0; i < 6; i++)
		bind_number(row, conditions[i / 2]);
	bind_moment(row, like->from);
	bind_moment(row, like->until);
	bind_number(row, like->before);
	bind_number(row, like->before);
	bind_number(row, (int64_t)limit);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row))
		finding_row(row, &list->rows[list->count++]);
	return FAULT_NONE;
}
