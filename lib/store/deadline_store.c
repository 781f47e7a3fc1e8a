#include "store/deadline_store.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/deadline_plan.h"
#include "store/case_store.h"
#include "store/many_rows.h"
#include "base/banned.h"

/* When time alone will change the state; 0 never. */
static int64_t
next_look(const struct deadline *deadline)
{
	switch (deadline->state) {
	case DEADLINE_RUNNING:
		return deadline->warn_at != 0 ? deadline->warn_at : deadline->due_at + 1;
	case DEADLINE_WARNED:
		return deadline_next_warning(deadline) != 0 ? deadline_next_warning(deadline) : deadline->due_at + 1;
	case DEADLINE_PAUSED:
		return deadline->resume_at;
	default:
		return 0;
	}
}

static void
read_deadline(struct query *row, struct arena *arena, struct deadline *deadline)
{
	deadline->id = row_number(row);
	deadline->case_id.value = row_number(row);
	deadline->clock = row_text(row);
	deadline->round = (int)row_number(row);
	deadline->state = (enum deadline_state)row_number(row);
	deadline->started_at = row_moment(row);
	deadline->warn_at = row_moment(row);
	deadline->due_at = row_moment(row);
	deadline->stopped_at = row_moment(row);
	deadline->responsible.value = row_number(row);
	deadline->role = (enum role)row_number(row);
	deadline->agreed = row_number(row) != 0;
	deadline->resume_at = row_moment(row);
	deadline->calendar = row_text(row);
	deadline->calculation = row_text(row);
	deadline_plan_read_warnings(arena, deadline);
}

/* What another calendar may still change. */
static void
bind_counting(struct query *query, const struct deadline *deadline)
{
	bool undecided = deadline_is_open(deadline) && deadline->state != DEADLINE_BREACHED;

	bind_moment(query, deadline->resume_at);
	bind_text(query, undecided && !text_empty(deadline->calendar) ? deadline->calendar : NULL);
	bind_text(query, deadline->calculation == NULL ? "" : deadline->calculation);
}

enum fault
deadline_rows(struct query *query, struct arena *arena, struct deadline_list *list)
{
	enum fault fault = db_select(query);

	if (fault != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query))
		read_deadline(query, arena, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
deadlines_load(struct db *db, struct arena *arena, struct case_id id, struct deadline_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_DEADLINES_OF_CASE);

	bind_number(query, id.value);
	return deadline_rows(query, arena, list);
}

enum fault
deadlines_due(struct db *db, struct arena *arena, int64_t now, struct deadline_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_DEADLINES_DUE);
	enum fault fault;

	bind_moment(query, now);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	for (; row_next(query); list->count++) {
		list->rows[list->count].id = row_number(query);
		list->rows[list->count].case_id.value = row_number(query);
	}
	return FAULT_NONE;
}

enum fault
deadlines_of_other_calendars(struct db *db, struct arena *arena, const char *calendar, struct deadline_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_DEADLINES_OTHERWISE);
	enum fault fault;

	bind_text(query, calendar);
	bind_text(query, calendar);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query))
		list->rows[list->count++].case_id.value = row_number(query);
	return FAULT_NONE;
}

enum fault
deadlines_counted(struct db *db, struct arena *arena, int64_t now, size_t limit, struct counted_ids *ids)
{
	struct query *query = db_query(db, arena, STATEMENT_DEADLINES_COUNTED);
	int64_t *rows;
	enum fault fault;

	bind_moment(query, now);
	bind_number(query, (int64_t)limit);
	ids->count = 0;
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	ids->rows = rows = arena_array(arena, query_rows(query), sizeof(rows[0]));
	while (row_next(query))
		rows[ids->count++] = row_number(query);
	return FAULT_NONE;
}

enum fault
deadlines_counted_cases(struct db *db, struct arena *arena, const struct staff *viewer, const struct counted_ids *ids,
    struct counted_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_DEADLINES_COUNTED_CASES);
	enum fault fault;

	many_rows_bind_ids(query, ids->rows, ids->count);
	if (viewer != NULL)
		case_bind_viewer(query, arena, viewer);
	else {
		bind_text(query, "");
		bind_text(query, "");
	}
	list->count = 0;
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct counted_case *c = &list->rows[list->count++];

		c->id.value = row_number(query);
		c->number = row_text(query);
		c->procedure_version = row_text(query);
		c->project = row_text(query);
	}
	return FAULT_NONE;
}

enum fault
deadlines_of_cases(struct db *db, struct arena *arena, const int64_t *ids, size_t count, struct deadline_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_MARKING_DEADLINES);

	many_rows_bind_ids(query, ids, count);
	return deadline_rows(query, arena, list);
}

enum fault
deadlines_let_go(struct db *db, struct arena *arena, struct case_id id)
{
	struct query *query = db_query(db, arena, STATEMENT_DEADLINES_LET_GO);

	bind_number(query, id.value);
	return db_run(query);
}

void
deadline_bind(struct query *query, const struct deadline *deadline)
{
	bind_number(query, deadline->case_id.value);
	bind_text(query, deadline->clock);
	bind_number(query, deadline->round);
	bind_number(query, deadline->state);
	bind_moment(query, deadline->started_at);
	bind_moment(query, deadline->warn_at);
	bind_moment(query, deadline->due_at);
	bind_moment(query, deadline->stopped_at);
	bind_moment(query, next_look(deadline));
	bind_id(query, deadline->responsible.value);
	bind_number(query, deadline->role);
	bind_number(query, deadline->agreed);
	bind_counting(query, deadline);
}

static enum fault
insert_deadline(struct db *db, struct arena *arena, struct deadline *deadline)
{
	struct query *query = db_query(db, arena, STATEMENT_DEADLINE_INSERT);
	enum fault fault;

	deadline_bind(query, deadline);
	if ((fault = db_run(query)) == FAULT_NONE)
		deadline->id = query_inserted(query);
	return fault;
}

enum fault
deadline_put(struct db *db, struct arena *arena, struct deadline *deadline)
{
	struct query *query;

	if (deadline->id == 0)
		return insert_deadline(db, arena, deadline);
	query = db_query(db, arena, STATEMENT_DEADLINE_SAVE);
	bind_number(query, deadline->state);
	bind_moment(query, deadline->warn_at);
	bind_moment(query, deadline->due_at);
	bind_moment(query, deadline->stopped_at);
	bind_moment(query, next_look(deadline));
	bind_id(query, deadline->responsible.value);
	bind_number(query, deadline->agreed);
	bind_counting(query, deadline);
	bind_number(query, deadline->id);
	return db_run(query);
}

enum fault
deadline_next(struct db *db, struct arena *arena, int64_t *at)
{
	struct query *query = db_query(db, arena, STATEMENT_DEADLINE_NEXT);
	enum fault fault = db_select(query);

	*at = fault == FAULT_NONE && row_next(query) ? row_moment(query) : 0;
	return fault;
}

enum fault
deadline_postpone(struct db *db, struct arena *arena, int64_t id, int64_t until)
{
	struct query *query = db_query(db, arena, STATEMENT_DEADLINE_POSTPONE);

	bind_moment(query, until);
	bind_number(query, id);
	return db_run(query);
}

enum fault
lease_take(struct db *db, struct arena *arena, const struct lease *lease, bool *held)
{
	struct query *query = db_query(db, arena, STATEMENT_LEASE_INSERT);
	enum fault fault;

	bind_text(query, lease->name);
	if ((fault = db_run(query)) != FAULT_NONE)
		return fault;
	query = db_query(db, arena, STATEMENT_LEASE_TAKE);
	bind_text(query, lease->holder);
	bind_number(query, lease->seconds);
	bind_text(query, lease->name);
	bind_text(query, lease->holder);
	bind_number(query, lease->seconds);
	if ((fault = db_run(query)) == FAULT_NONE)
		*held = query_changed(query) == 1;
	return fault;
}

enum fault
lease_give(struct db *db, struct arena *arena, const struct lease *lease)
{
	struct query *query = db_query(db, arena, STATEMENT_LEASE_GIVE);

	bind_text(query, lease->name);
	bind_text(query, lease->holder);
	return db_run(query);
}

enum fault
server_now(struct db *db, struct arena *arena, int64_t *now)
{
	struct query *query = db_query(db, arena, STATEMENT_SERVER_NOW);
	enum fault fault = db_select(query);

	*now = fault == FAULT_NONE && row_next(query) ? row_moment(query) : 0;
	return fault;
}
