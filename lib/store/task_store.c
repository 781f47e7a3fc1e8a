#include "store/task_store.h"

#include "base/arena.h"
#include "base/banned.h"

enum fault
task_insert(struct db *db, struct arena *arena, struct task *task)
{
	struct query *query = db_query(db, arena, STATEMENT_TASK_INSERT);
	enum fault fault;

	bind_number(query, task->case_id.value);
	bind_number(query, task->number);
	bind_number(query, task->round);
	bind_number(query, task->department.value);
	bind_id(query, task->person.value);
	bind_text(query, task->text);
	bind_number(query, task->state);
	bind_moment(query, task->until);
	bind_number(query, task->given_by.value);
	bind_moment(query, task->given_at);
	if ((fault = db_run(query)) == FAULT_NONE)
		task->id = query_inserted(query);
	return fault;
}

enum fault
task_save(struct db *db, struct arena *arena, const struct task *task)
{
	struct query *query = db_query(db, arena, STATEMENT_TASK_SAVE);

	bind_number(query, task->round);
	bind_id(query, task->person.value);
	bind_number(query, task->state);
	bind_moment(query, task->until);
	bind_number(query, task->given_by.value);
	bind_moment(query, task->given_at);
	bind_id(query, task->accepted_by.value);
	bind_moment(query, task->accepted_at);
	bind_id(query, task->closed_by.value);
	bind_moment(query, task->closed_at);
	bind_text(query, task->note);
	bind_number(query, task->id);
	return db_run(query);
}

static enum fault
read_all(struct query *row, struct arena *arena, struct task_list *list)
{
	enum fault fault = db_select(row);

	list->count = 0;
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row) + 1, sizeof(list->rows[0]));
	while (row_next(row)) {
		struct task *task = &list->rows[list->count++];

		task->id = row_number(row);
		task->case_id.value = row_number(row);
		task->number = (int)row_number(row);
		task->round = (int)row_number(row);
		task->department.value = row_number(row);
		task->person.value = row_number(row);
		task->text = row_text(row);
		task->state = (enum task_state)row_number(row);
		task->until = row_moment(row);
		task->given_by.value = row_number(row);
		task->given_at = row_moment(row);
		task->accepted_by.value = row_number(row);
		task->accepted_at = row_moment(row);
		task->closed_by.value = row_number(row);
		task->closed_at = row_moment(row);
		task->note = row_text(row);
	}
	return FAULT_NONE;
}

enum fault
tasks_of_case(struct db *db, struct arena *arena, struct case_id id, struct task_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_TASKS_OF_CASE);

	bind_number(row, id.value);
	return read_all(row, arena, list);
}

enum fault
tasks_open(struct db *db, struct arena *arena, struct case_id id, int64_t *count)
{
	struct query *row = db_query(db, arena, STATEMENT_TASKS_OPEN);
	enum fault fault;

	bind_number(row, id.value);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		*count = row_number(row);
	return fault;
}

enum fault
tasks_waiting(struct db *db, struct arena *arena, enum tasks_whose whose, int64_t id, struct task_list *list)
{
	static const enum statement statements[TASKS_WHOSE__COUNT] = {
		[TASKS_OWN] = STATEMENT_TASKS_OF_PERSON, [TASKS_DEPARTMENT] = STATEMENT_TASKS_OF_DEPARTMENT,
		[TASKS_BACK] = STATEMENT_TASKS_SENT_BACK,
	};
	struct query *row = db_query(db, arena, statements[whose]);

	bind_number(row, id);
	return read_all(row, arena, list);
}
