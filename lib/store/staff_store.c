#include "store/staff_store.h"

#include "base/arena.h"
#include "base/banned.h"

void
staff_row(struct query *row, struct staff *staff)
{
	*staff = (struct staff){0};
	staff->id.value = row_number(row);
	staff->login = row_text(row);
	staff->name = row_text(row);
	staff->title = row_text(row);
	staff->phone = row_text(row);
	staff->department.value = row_number(row);
	staff->superior.value = row_number(row);
	staff->roles = (unsigned)row_number(row);
	staff->disabled = row_moment(row) != 0;
}

static void
record_row(struct query *row, struct staff_record *record)
{
	staff_row(row, &record->staff);
	record->version = row_number(row);
}

enum fault
staff_load(struct db *db, struct arena *arena, struct staff_id id, struct staff_record *record)
{
	struct query *row = db_query(db, arena, STATEMENT_STAFF_BY_ID);
	enum fault fault;

	bind_number(row, id.value);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		record_row(row, record);
	return fault;
}

enum fault
staff_load_login(struct db *db, struct arena *arena, const char *login, struct staff_record *record)
{
	struct query *row = db_query(db, arena, STATEMENT_STAFF_BY_LOGIN);
	enum fault fault;

	bind_text(row, login);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		record_row(row, record);
	return fault;
}

enum fault
staff_list_load(struct db *db, struct arena *arena, struct staff_record_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_STAFF_LIST);
	enum fault fault;

	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row))
		record_row(row, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
staff_insert(struct db *db, struct arena *arena, struct staff *staff, int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_STAFF_INSERT);
	enum fault fault;

	bind_text(query, staff->login);
	bind_text(query, staff->name);
	bind_text(query, staff->title);
	bind_text(query, staff->phone);
	bind_number(query, staff->department.value);
	bind_id(query, staff->superior.value);
	bind_number(query, staff->roles);
	bind_moment(query, at);
	if ((fault = db_run(query)) == FAULT_NONE)
		staff->id.value = query_inserted(query);
	return fault;
}

/* Locks the row and compares its version, because an update that changes nothing counts no rows. */
static enum fault
check_version(struct db *db, struct arena *arena, enum statement statement, int64_t id, int64_t version)
{
	struct query *row = db_query(db, arena, statement);
	enum fault fault;

	bind_number(row, id);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	return row_number(row) == version ? FAULT_NONE : FAULT_CONFLICT;
}

enum fault
staff_save(struct db *db, struct arena *arena, const struct staff_record *record, int64_t at)
{
	const struct staff *staff = &record->staff;
	struct query *query;
	enum fault fault;

	fault = check_version(db, arena, STATEMENT_STAFF_LOCK, staff->id.value, record->version);
	if (fault != FAULT_NONE)
		return fault;
	query = db_query(db, arena, STATEMENT_STAFF_SAVE);
	bind_text(query, staff->name);
	bind_text(query, staff->title);
	bind_text(query, staff->phone);
	bind_number(query, staff->department.value);
	bind_id(query, staff->superior.value);
	bind_number(query, staff->roles);
	bind_number(query, staff->disabled != 0);
	bind_moment(query, at);
	bind_number(query, staff->id.value);
	bind_number(query, record->version);
	return db_run(query);
}

enum fault
staff_other_administrators(struct db *db, struct arena *arena, struct staff_id id, int64_t *count)
{
	struct query *row = db_query(db, arena, STATEMENT_STAFF_ADMINISTRATORS);
	enum fault fault;

	bind_number(row, 1 << ROLE_ADMINISTRATOR);
	bind_number(row, id.value);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		*count = row_number(row);
	return fault;
}

enum fault
department_versions(struct db *db, struct arena *arena, struct department_record *records, size_t count)
{
	struct query *row = db_query(db, arena, STATEMENT_DEPARTMENT_VERSIONS);
	enum fault fault;

	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	while (row_next(row)) {
		int64_t id = row_number(row), version = row_number(row);

		for (size_t i = 0; i < count; i++)
			if (records[i].department.id.value == id)
				records[i].version = version;
	}
	return FAULT_NONE;
}

enum fault
department_insert(struct db *db, struct arena *arena, struct department *department, int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_DEPARTMENT_INSERT);
	enum fault fault;

	bind_text(query, department->code);
	bind_text(query, department->name_zh);
	bind_text(query, department->name_en);
	bind_id(query, department->parent.value);
	bind_number(query, department->takes_cases);
	bind_moment(query, department->closed ? at : 0);
	if ((fault = db_run(query)) == FAULT_NONE)
		department->id.value = query_inserted(query);
	return fault;
}

enum fault
department_save(struct db *db, struct arena *arena, const struct department_record *record, int64_t at)
{
	const struct department *department = &record->department;
	struct query *query;
	enum fault fault;

	fault = check_version(db, arena, STATEMENT_DEPARTMENT_LOCK, department->id.value, record->version);
	if (fault != FAULT_NONE)
		return fault;
	query = db_query(db, arena, STATEMENT_DEPARTMENT_SAVE);
	bind_text(query, department->name_zh);
	bind_text(query, department->name_en);
	bind_id(query, department->parent.value);
	bind_number(query, department->takes_cases);
	bind_number(query, department->closed);
	bind_moment(query, at);
	bind_number(query, department->id.value);
	bind_number(query, record->version);
	return db_run(query);
}
