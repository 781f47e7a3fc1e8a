/* Rooms of a campaign and the visits to them. */
#include "base/arena.h"
#include "base/text.h"
#include "store/campaign_store.h"
#include "base/banned.h"

enum fault
campaign_rooms_add(struct db *db, struct arena *arena, const struct campaign_arrangement *arrangement, int64_t *changed)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_ROOMS_ADD);
	enum fault fault;

	bind_number(query, arrangement->campaign);
	bind_id(query, arrangement->visitor.value);
	bind_number(query, arrangement->project);
	bind_number(query, !text_empty(arrangement->building));
	bind_text(query, arrangement->building);
	if ((fault = db_run(query)) == FAULT_NONE)
		*changed = query_changed(query);
	return fault;
}

static void
read_room(struct query *row, struct campaign_room *room)
{
	room->id = row_number(row);
	room->version = row_number(row);
	room->campaign = row_number(row);
	room->room.value = row_number(row);
	room->visitor.value = row_number(row);
	room->state = (enum room_state)row_number(row);
	room->attempts = (int)row_number(row);
	room->visited_at = row_moment(row);
	room->case_id.value = row_number(row);
}

enum fault
campaign_room_load(struct db *db, struct arena *arena, int64_t id, bool locked, struct campaign_room *room)
{
	struct query *query = db_query(db, arena,
	    locked ? STATEMENT_CAMPAIGN_ROOM_BY_ID_LOCKED : STATEMENT_CAMPAIGN_ROOM_BY_ID);
	enum fault fault;

	bind_number(query, id);
	if ((fault = db_select_one(query)) == FAULT_NONE)
		read_room(query, room);
	return fault;
}

enum fault
campaign_room_save(struct db *db, struct arena *arena, struct campaign_room *room, int64_t last_visit)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_ROOM_SAVE);
	enum fault fault;

	bind_id(query, room->visitor.value);
	bind_number(query, room->state);
	bind_number(query, room->attempts);
	bind_moment(query, room->visited_at);
	bind_id(query, room->case_id.value);
	bind_id(query, last_visit);
	bind_number(query, room->id);
	bind_number(query, room->version);
	if ((fault = db_run_one(query, FAULT_CONFLICT)) != FAULT_NONE)
		return fault;
	room->version++;
	return FAULT_NONE;
}

enum fault
campaign_visit_insert(struct db *db, struct arena *arena, struct campaign_visit *visit)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_VISIT_INSERT);
	enum fault fault;

	bind_number(query, visit->room);
	bind_moment(query, visit->at);
	bind_number(query, visit->reached);
	bind_text(query, visit->answers);
	bind_text(query, visit->problem);
	bind_text(query, visit->note);
	bind_number(query, visit->actor.value);
	bind_text(query, visit->actor_name);
	if ((fault = db_run(query)) == FAULT_NONE)
		visit->id = query_inserted(query);
	return fault;
}

static void
read_visit(struct query *row, struct campaign_visit *visit)
{
	visit->at = row_moment(row);
	visit->reached = row_number(row) != 0;
	visit->answers = row_text(row);
	visit->problem = row_text(row);
	visit->note = row_text(row);
	visit->actor_name = row_text(row);
}

enum fault
campaign_visits(struct db *db, struct arena *arena, int64_t room, struct campaign_visit_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_VISITS_OF_ROOM);
	enum fault fault;

	bind_number(query, room);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query))
		read_visit(query, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
evidence_of_campaign_room(struct db *db, struct arena *arena, int64_t room, struct evidence_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_EVIDENCE_OF_CAMPAIGN_ROOM);

	bind_number(query, room);
	return evidence_rows(query, arena, list);
}

static void
bind_filters(struct query *query, const struct campaign_rooms_like *like)
{
	int state = like->state == ROOM_STATE__COUNT ? -1 : (int)like->state;

	bind_number(query, like->campaign);
	bind_number(query, like->after);
	bind_number(query, state);
	bind_number(query, state);
	bind_number(query, like->visitor.value);
	bind_number(query, like->visitor.value);
	bind_number(query, like->project);
	bind_number(query, like->project);
	bind_number(query, like->area != NULL);
	bind_text(query, like->area == NULL ? "" : like->area);
	bind_number(query, !text_empty(like->building));
	bind_text(query, like->building);
	bind_number(query, (int64_t)like->limit);
}

enum fault
campaign_rooms(struct db *db, struct arena *arena, const struct campaign_rooms_like *like,
    struct campaign_room_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_ROOMS);
	enum fault fault;

	bind_filters(query, like);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	for (; row_next(query); list->count++) {
		struct campaign_room_row *row = &list->rows[list->count];

		read_room(query, &row->room);
		row->label = row_text(query);
		read_visit(query, &row->last);
		row->case_number = row_text(query);
	}
	return FAULT_NONE;
}
