#include "store/effect_store.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/banned.h"

/* Midnight in UTC, so that the day itself is what stands in the column. */
static int64_t
day_column(int32_t day)
{
	return date_day_start(day) + DATE_ZONE;
}

static void
read_figures(struct query *row, struct effect_figures *figures)
{
	figures->cases = row_number(row);
	figures->repeated = row_number(row);
	figures->rated = row_number(row);
	figures->satisfied = row_number(row);
	figures->closed = row_number(row);
	figures->seconds = row_number(row);
}

static void
bind_figures(struct query *query, const struct effect_figures *figures)
{
	bind_number(query, figures->cases);
	bind_number(query, figures->repeated);
	bind_number(query, figures->rated);
	bind_number(query, figures->satisfied);
	bind_number(query, figures->closed);
	bind_number(query, figures->seconds);
}

static void
read_effect(struct query *row, struct effect *effect)
{
	effect->id = row_number(row);
	effect->case_id.value = row_number(row);
	effect->plan = (int)row_number(row);
	effect->measure = row_text(row);
	effect->project = row_number(row);
	effect->department.value = row_number(row);
	effect->category = row_text(row);
	effect->day = date_local_day(row_moment(row));
	effect->days = (int)row_number(row);
	effect->opened_by.value = row_number(row);
	effect->opened_at = row_moment(row);
	effect->judged_at = row_moment(row);
	effect->judged_by.value = row_number(row);
	effect->verdict = (enum effect_verdict)row_number(row);
	effect->reason = row_text(row);
	effect->renewal.value = row_number(row);
	effect->renewed_at = row_moment(row);
	read_figures(row, &effect->before);
	read_figures(row, &effect->after);
}

static enum fault
read_all(struct query *query, struct arena *arena, struct effect_list *list)
{
	enum fault fault = db_select(query);

	*list = (struct effect_list){ .count = 0 };
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query))
		read_effect(query, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
effect_insert(struct db *db, struct arena *arena, struct effect *effect)
{
	struct query *query = db_query(db, arena, STATEMENT_EFFECT_INSERT);
	enum fault fault;

	bind_id(query, effect->case_id.value);
	bind_number(query, effect->plan);
	bind_text(query, effect->measure);
	bind_id(query, effect->project);
	bind_id(query, effect->department.value);
	bind_text(query, effect->category);
	bind_moment(query, day_column(effect->day));
	bind_number(query, effect->days);
	bind_id(query, effect->opened_by.value);
	bind_moment(query, effect->opened_at);
	if ((fault = db_run(query)) != FAULT_NONE)
		return fault;
	effect->id = query_inserted(query);
	return FAULT_NONE;
}

enum fault
effect_load(struct db *db, struct arena *arena, int64_t id, struct effect *effect)
{
	struct query *query = db_query(db, arena, STATEMENT_EFFECT_BY_ID);
	enum fault fault;

	bind_number(query, id);
	if ((fault = db_select_one(query)) == FAULT_NONE)
		read_effect(query, effect);
	return fault;
}

enum fault
effects_of_case(struct db *db, struct arena *arena, struct case_id id, struct effect_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_EFFECTS_OF_CASE);

	bind_number(query, id.value);
	return read_all(query, arena, list);
}

enum fault
effect_judge(struct db *db, struct arena *arena, const struct effect *effect)
{
	struct query *query = db_query(db, arena, STATEMENT_EFFECT_JUDGE);

	bind_moment(query, effect->judged_at);
	bind_id(query, effect->judged_by.value);
	bind_number(query, effect->verdict);
	bind_text(query, effect->reason);
	bind_id(query, effect->renewal.value);
	bind_figures(query, &effect->before);
	bind_figures(query, &effect->after);
	bind_number(query, effect->id);
	return db_run_one(query, FAULT_CONFLICT);
}

enum fault
effects_open(struct db *db, struct arena *arena, struct effect_list *list)
{
	return read_all(db_query(db, arena, STATEMENT_EFFECTS_OPEN), arena, list);
}

enum fault
effects_judged(struct db *db, struct arena *arena, int64_t since, struct effect_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_EFFECTS_JUDGED);

	bind_moment(query, since);
	return read_all(query, arena, list);
}

enum fault
effects_to_ask(struct db *db, struct arena *arena, int32_t today, struct effect_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_EFFECTS_TO_ASK);
	enum fault fault;

	*list = (struct effect_list){ .count = 0 };
	bind_moment(query, day_column(today));
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct effect *effect = &list->rows[list->count++];

		*effect = (struct effect){ .id = row_number(query) };
		effect->case_id.value = row_number(query);
		effect->category = row_text(query);
		effect->day = date_local_day(row_moment(query));
		effect->days = (int)row_number(query);
		effect->opened_by.value = row_number(query);
	}
	return FAULT_NONE;
}

enum fault
effect_set_duty(struct db *db, struct arena *arena, int64_t id, int64_t duty)
{
	struct query *query = db_query(db, arena, STATEMENT_EFFECT_SET_DUTY);

	bind_number(query, duty);
	bind_number(query, id);
	return db_run_one(query, FAULT_CONFLICT);
}

enum fault
effect_duty(struct db *db, struct arena *arena, int64_t id, int64_t *duty)
{
	struct query *query = db_query(db, arena, STATEMENT_EFFECT_DUTY_LOCKED);
	enum fault fault;

	bind_number(query, id);
	if ((fault = db_select_one(query)) == FAULT_NONE)
		*duty = row_number(query);
	return fault;
}

enum fault
effect_figures(struct db *db, struct arena *arena, const struct effect *effect, int64_t from, int64_t until,
    struct effect_figures *figures)
{
	struct query *query = db_query(db, arena, effect->project != 0 ? STATEMENT_EFFECT_FIGURES_OF_PROJECT :
	    STATEMENT_EFFECT_FIGURES_OF_DEPARTMENT);
	enum fault fault;

	bind_number(query, effect->project != 0 ? effect->project : effect->department.value);
	bind_text(query, effect->category);
	bind_moment(query, from);
	bind_moment(query, until);
	if ((fault = db_select_one(query)) == FAULT_NONE)
		read_figures(query, figures);
	return fault;
}

enum fault
effect_project(struct db *db, struct arena *arena, struct room_id room, int64_t *project)
{
	struct query *query = db_query(db, arena, STATEMENT_EFFECT_PROJECT_OF_ROOM);
	enum fault fault;

	*project = 0;
	if (room.value == 0)
		return FAULT_NONE;
	bind_number(query, room.value);
	if ((fault = db_select_one(query)) == FAULT_NOT_FOUND)
		return FAULT_NONE;
	if (fault == FAULT_NONE)
		*project = row_number(query);
	return fault;
}
