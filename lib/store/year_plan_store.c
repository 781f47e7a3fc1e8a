#include "store/year_plan_store.h"

#include "base/arena.h"
#include "base/banned.h"

static void
read_item(struct query *row, struct planned_visit *item)
{
	item->id = row_number(row);
	item->version = row_number(row);
	item->year = (int)row_number(row);
	item->month = (int)row_number(row);
	item->kind = (enum planned_kind)row_number(row);
	item->subject = row_text(row);
	item->planned = row_number(row);
	item->done = row_number(row);
	item->person.value = row_number(row);
	item->campaign = row_number(row);
	item->entered_by.value = row_number(row);
	item->struck_at = row_moment(row);
}

enum fault
planned_insert(struct db *db, struct arena *arena, struct planned_visit *item, int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_PLANNED_VISIT_INSERT);
	enum fault fault;

	bind_number(query, item->year);
	bind_number(query, item->month);
	bind_number(query, item->kind);
	bind_text(query, item->subject);
	bind_number(query, item->planned);
	bind_id(query, item->person.value);
	bind_number(query, item->entered_by.value);
	bind_moment(query, at);
	if ((fault = db_run(query)) != FAULT_NONE)
		return fault;
	item->id = query_inserted(query);
	item->version = 1;
	return FAULT_NONE;
}

enum fault
planned_load_locked(struct db *db, struct arena *arena, int64_t id, struct planned_visit *item)
{
	struct query *query = db_query(db, arena, STATEMENT_PLANNED_VISIT_BY_ID_LOCKED);
	enum fault fault;

	bind_number(query, id);
	if ((fault = db_select_one(query)) == FAULT_NONE)
		read_item(query, item);
	return fault;
}

enum fault
planned_save(struct db *db, struct arena *arena, struct planned_visit *item)
{
	struct query *query = db_query(db, arena, STATEMENT_PLANNED_VISIT_SAVE);
	enum fault fault;

	bind_number(query, item->done);
	bind_id(query, item->campaign);
	bind_moment(query, item->struck_at);
	bind_number(query, item->id);
	bind_number(query, item->version);
	if ((fault = db_run_one(query, FAULT_CONFLICT)) != FAULT_NONE)
		return fault;
	item->version++;
	return FAULT_NONE;
}

enum fault
planned_of_year(struct db *db, struct arena *arena, int year, struct planned_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_PLANNED_VISITS_OF_YEAR);
	enum fault fault;

	bind_number(query, year);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	for (; row_next(query); list->count++) {
		struct planned_visit *item = &list->rows[list->count];
		int64_t rooms;

		read_item(query, item);
		rooms = row_number(query);
		planned_follow(item, rooms, row_number(query));
	}
	return FAULT_NONE;
}

enum fault
planned_event_insert(struct db *db, struct arena *arena, const struct planned_event *event)
{
	struct query *query = db_query(db, arena, STATEMENT_PLANNED_EVENT_INSERT);

	bind_number(query, event->item);
	bind_moment(query, event->at);
	bind_number(query, event->act);
	bind_number(query, event->visits);
	bind_number(query, event->actor.value);
	bind_text(query, event->actor_name);
	bind_text(query, event->note);
	return db_run(query);
}

enum fault
planned_events_of_year(struct db *db, struct arena *arena, int year, struct planned_event_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_PLANNED_EVENTS_OF_YEAR);
	enum fault fault;

	bind_number(query, year);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	for (; row_next(query); list->count++) {
		struct planned_event *event = &list->rows[list->count];

		event->item = row_number(query);
		event->at = row_moment(query);
		event->act = (enum planned_act)row_number(query);
		event->visits = row_number(query);
		event->actor_name = row_text(query);
		event->note = row_text(query);
	}
	return FAULT_NONE;
}
