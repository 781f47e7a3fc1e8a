#include "store/inquiry_store.h"

#include "base/arena.h"
#include "base/banned.h"

enum fault
plan_insert(struct db *db, struct arena *arena, const struct plan *plan)
{
	struct query *query = db_query(db, arena, STATEMENT_PLAN_INSERT);

	bind_number(query, plan->case_id.value);
	bind_number(query, plan->number);
	bind_text(query, plan->not_now);
	bind_id(query, plan->made_by.value);
	bind_moment(query, plan->made_at);
	return db_run(query);
}

enum fault
plan_explain(struct db *db, struct arena *arena, const struct plan *plan)
{
	struct query *query = db_query(db, arena, STATEMENT_PLAN_EXPLAIN);

	bind_text(query, plan->not_now);
	bind_number(query, plan->case_id.value);
	bind_number(query, plan->number);
	return db_run(query);
}

enum fault
plan_decide(struct db *db, struct arena *arena, const struct plan *plan)
{
	struct query *query = db_query(db, arena, STATEMENT_PLAN_DECIDE);

	bind_moment(query, plan->decided_at);
	bind_number(query, plan->decided_by.value);
	bind_number(query, plan->approved);
	bind_text(query, plan->reason);
	bind_number(query, plan->case_id.value);
	bind_number(query, plan->number);
	return db_run_one(query, FAULT_CONFLICT);
}

enum fault
measure_insert(struct db *db, struct arena *arena, struct case_id id, const struct measure *measure)
{
	struct query *query = db_query(db, arena, STATEMENT_MEASURE_INSERT);

	bind_number(query, id.value);
	bind_number(query, measure->plan);
	bind_text(query, measure->text);
	bind_id(query, measure->department.value);
	bind_id(query, measure->person.value);
	bind_moment(query, measure->until);
	bind_number(query, measure->cost);
	bind_number(query, measure->compensation);
	bind_id(query, measure->made_by.value);
	bind_moment(query, measure->made_at);
	return db_run(query);
}

struct measure_list { struct measure *rows; size_t count; };

static enum fault
measures_load(struct db *db, struct arena *arena, struct case_id id, struct measure_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_MEASURES_OF_CASE);
	enum fault fault;

	*list = (struct measure_list){ .count = 0 };
	bind_number(query, id.value);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct measure *row = &list->rows[list->count++];

		row->id = row_number(query);
		row->plan = (int)row_number(query);
		row->text = row_text(query);
		row->department.value = row_number(query);
		row->person.value = row_number(query);
		row->until = row_moment(query);
		row->cost = row_number(query);
		row->compensation = row_number(query);
		row->made_by.value = row_number(query);
		row->made_at = row_moment(query);
	}
	return FAULT_NONE;
}

/* The measures stand in the order of their plans. */
static void
take_measures(struct plan *plan, const struct measure_list *measures)
{
	size_t first = 0;

	while (first < measures->count && measures->rows[first].plan < plan->number)
		first++;
	plan->measures = measures->rows + first;
	while (first + plan->measure_count < measures->count &&
	    measures->rows[first + plan->measure_count].plan == plan->number)
		plan->measure_count++;
}

enum fault
plans_load(struct db *db, struct arena *arena, struct case_id id, struct plan_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_PLANS_OF_CASE);
	struct measure_list measures;
	enum fault fault;

	*list = (struct plan_list){ .count = 0 };
	if ((fault = measures_load(db, arena, id, &measures)) != FAULT_NONE)
		return fault;
	bind_number(query, id.value);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct plan *row = &list->rows[list->count++];

		row->case_id.value = row_number(query);
		row->number = (int)row_number(query);
		row->not_now = row_text(query);
		row->made_by.value = row_number(query);
		row->made_at = row_moment(query);
		row->decided_at = row_moment(query);
		row->decided_by.value = row_number(query);
		row->approved = row_number(query) != 0;
		row->reason = row_text(query);
		take_measures(row, &measures);
	}
	return FAULT_NONE;
}
