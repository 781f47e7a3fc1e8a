#include "store/visit_store.h"

#include "base/arena.h"
#include "store/many_rows.h"
#include "base/banned.h"

enum fault
visit_insert(struct db *db, struct arena *arena, const struct return_visit *visit)
{
	struct query *query = db_query(db, arena, STATEMENT_VISIT_INSERT);

	bind_number(query, visit->case_id.value);
	bind_number(query, visit->round);
	bind_number(query, visit->turn);
	bind_number(query, visit->manner);
	bind_number(query, visit->reached);
	bind_moment(query, visit->next_at);
	bind_number(query, visit->satisfied);
	bind_number(query, visit->mark);
	bind_number(query, visit->solved);
	bind_text(query, visit->text);
	bind_text(query, visit->wish);
	bind_text(query, visit->waiver);
	bind_id(query, visit->made_by.value);
	bind_moment(query, visit->made_at);
	return db_run(query);
}

static enum fault
read_visits(struct query *query, struct arena *arena, struct visit_list *list)
{
	enum fault fault = db_select(query);

	*list = (struct visit_list){ .count = 0 };
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct return_visit *row = &list->rows[list->count++];

		row->id = row_number(query);
		row->case_id.value = row_number(query);
		row->round = (int)row_number(query);
		row->turn = (enum visit_turn)row_number(query);
		row->manner = (enum visit_manner)row_number(query);
		row->reached = row_number(query) != 0;
		row->next_at = row_moment(query);
		row->satisfied = row_number(query) != 0;
		row->mark = (int)row_number(query);
		row->solved = (enum visit_solved)row_number(query);
		row->text = row_text(query);
		row->wish = row_text(query);
		row->waiver = row_text(query);
		row->made_by.value = row_number(query);
		row->made_at = row_moment(query);
	}
	return FAULT_NONE;
}

enum fault
visits_load(struct db *db, struct arena *arena, struct case_id id, struct visit_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_VISITS_OF_CASE);

	bind_number(query, id.value);
	return read_visits(query, arena, list);
}

enum fault
visits_load_many(struct db *db, struct arena *arena, const int64_t *ids, size_t count, struct visit_list *list)
{
	struct query *query;

	*list = (struct visit_list){ .count = 0 };
	if (count == 0)
		return FAULT_NONE;
	query = db_query(db, arena, STATEMENT_VISITS_OF_CASES);
	many_rows_bind_ids(query, ids, count);
	return read_visits(query, arena, list);
}

enum fault
satisfaction_insert(struct db *db, struct arena *arena, const struct satisfaction *answer)
{
	struct query *query = db_query(db, arena, STATEMENT_SATISFACTION_INSERT);

	bind_number(query, answer->case_id.value);
	bind_number(query, answer->round);
	bind_number(query, answer->way);
	bind_number(query, answer->turn);
	bind_number(query, answer->mark);
	bind_number(query, answer->verdict);
	bind_number(query, answer->solved);
	bind_text(query, answer->text);
	bind_id(query, answer->department.value);
	bind_moment(query, answer->at);
	bind_id(query, answer->by.value);
	return db_run(query);
}

enum fault
satisfactions_load(struct db *db, struct arena *arena, struct case_id id, struct satisfaction_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_SATISFACTION_OF_CASE);
	enum fault fault;

	*list = (struct satisfaction_list){ .count = 0 };
	bind_number(query, id.value);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct satisfaction *row = &list->rows[list->count++];

		row->id = row_number(query);
		row->case_id.value = row_number(query);
		row->round = (int)row_number(query);
		row->way = (enum answer_way)row_number(query);
		row->turn = (enum visit_turn)row_number(query);
		row->mark = (int)row_number(query);
		row->verdict = (enum verdict)row_number(query);
		row->solved = (enum visit_solved)row_number(query);
		row->text = row_text(query);
		row->department.value = row_number(query);
		row->at = row_moment(query);
		row->by.value = row_number(query);
	}
	return FAULT_NONE;
}

enum fault
satisfaction_figures(struct db *db, struct arena *arena, int64_t from, int64_t until, struct figures_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_SATISFACTION_FIGURES);
	enum fault fault;

	*list = (struct figures_list){ .count = 0 };
	bind_moment(query, from);
	bind_moment(query, until);
	bind_moment(query, until);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct figures_row *row = &list->rows[list->count++];

		row->department.value = row_number(query);
		row->figures.rated = row_number(query);
		row->figures.yes = row_number(query);
		row->figures.middling = row_number(query);
		row->figures.no = row_number(query);
	}
	return FAULT_NONE;
}

enum fault
survey_insert(struct db *db, struct arena *arena, const struct survey_link *link, const uint8_t digest[32])
{
	struct query *query = db_query(db, arena, STATEMENT_SURVEY_INSERT);

	bind_number(query, link->case_id.value);
	bind_number(query, link->round);
	bind_bytes(query, digest, 32);
	bind_moment(query, link->issued_at);
	bind_number(query, link->issued_by.value);
	bind_moment(query, link->expires_at);
	return db_run(query);
}

enum fault
survey_find(struct db *db, struct arena *arena, const uint8_t digest[32], struct survey_link *link)
{
	struct query *row = db_query(db, arena, STATEMENT_SURVEY_BY_KEY);
	enum fault fault;

	bind_bytes(row, digest, 32);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	link->id = row_number(row);
	link->case_id.value = row_number(row);
	link->round = (int)row_number(row);
	link->issued_at = row_moment(row);
	link->issued_by.value = row_number(row);
	link->expires_at = row_moment(row);
	link->used_at = row_moment(row);
	return FAULT_NONE;
}

enum fault
survey_use(struct db *db, struct arena *arena, int64_t id, int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_SURVEY_USE);

	bind_moment(query, at);
	bind_number(query, id);
	return db_run_one(query, FAULT_NOT_FOUND);
}
