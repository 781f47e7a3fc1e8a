#include "store/room_store.h"

#include "rules/place.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

static void
room_row(struct query *row, struct room *room)
{
	room->id.value = row_number(row);
	room->project_id = row_number(row);
	room->project = row_text(row);
	room->area = row_text(row);
	room->building = row_text(row);
	room->unit = row_text(row);
	room->room = row_text(row);
	room->label = row_text(row);
	room->resident = row_text(row);
	room->phone = row_text(row);
	room->relation = row_text(row);
}

static enum fault
read_rooms(struct query *row, struct arena *arena, struct room_list *list)
{
	enum fault fault;

	list->count = 0;
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row))
		room_row(row, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
rooms_of_place(struct db *db, struct arena *arena, const char *building, const char *unit, const char *room,
    size_t limit, struct room_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_ROOM_BY_PLACE);

	bind_text(row, building);
	bind_text(row, room);
	bind_number(row, !text_empty(unit));
	bind_text(row, unit);
	bind_number(row, (int64_t)limit);
	return read_rooms(row, arena, list);
}

/* A pattern that only its end leaves open. */
static const char *
beginning(struct arena *arena, const char *typed)
{
	struct text pattern = text_begin(arena);

	for (; *typed != '\0'; typed++) {
		if (*typed == '%' || *typed == '_' || *typed == '\\')
			text_add(&pattern, "\\");
		text_add_bytes(&pattern, typed, 1);
	}
	text_add(&pattern, "%");
	return pattern.value;
}

static enum fault
find_beginning(struct query *row, struct arena *arena, const char *typed, size_t limit, struct room_list *list)
{
	bind_text(row, beginning(arena, typed));
	bind_number(row, (int64_t)limit);
	return read_rooms(row, arena, list);
}

enum fault
rooms_of_phone(struct db *db, struct arena *arena, const char *digits, size_t limit, struct room_list *list)
{
	return find_beginning(db_query(db, arena, STATEMENT_ROOM_BY_PHONE), arena, digits, limit, list);
}

enum fault
rooms_of_resident(struct db *db, struct arena *arena, const char *name, size_t limit, struct room_list *list)
{
	return find_beginning(db_query(db, arena, STATEMENT_ROOM_BY_RESIDENT), arena, name, limit, list);
}

enum fault
room_load(struct db *db, struct arena *arena, struct room_id id, struct room *room)
{
	struct query *row = db_query(db, arena, STATEMENT_ROOM_BY_ID);
	enum fault fault;

	bind_number(row, id.value);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		room_row(row, room);
	return fault;
}

static enum fault
read_projects(struct query *row, struct arena *arena, struct project_list *list)
{
	enum fault fault;

	list->count = 0;
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row)) {
		struct project *project = &list->rows[list->count++];

		project->id = row_number(row);
		project->name = row_text(row);
		project->rooms = row_number(row);
		project->residents = row_number(row);
	}
	return FAULT_NONE;
}

enum fault
projects_load(struct db *db, struct arena *arena, struct project_list *list)
{
	return read_projects(db_query(db, arena, STATEMENT_PROJECT_LIST), arena, list);
}

enum fault
projects_load_names(struct db *db, struct arena *arena, struct project_list *list)
{
	return read_projects(db_query(db, arena, STATEMENT_PROJECT_NAMES), arena, list);
}

enum fault
rooms_of_project_place(struct db *db, struct arena *arena, int64_t project, const struct place *place,
    struct room_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_ROOM_OF_PROJECT_PLACE);

	bind_text(row, place->building);
	bind_text(row, place->room);
	bind_number(row, !text_empty(place->unit));
	bind_text(row, place->unit);
	bind_number(row, project);
	bind_number(row, project);
	bind_number(row, ROOMS_OF_PLACE);
	return read_rooms(row, arena, list);
}

enum fault
rooms_of_project(struct db *db, struct arena *arena, int64_t project, size_t offset, size_t limit,
    struct room_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_ROOM_BY_PROJECT);

	bind_number(row, project);
	bind_number(row, (int64_t)limit);
	bind_number(row, (int64_t)offset);
	return read_rooms(row, arena, list);
}

/* Runs the search; when it finds nothing, the insertion.  Both are bound. */
static enum fault
find_or_add(struct query *find, struct query *add, int64_t *id, bool *added)
{
	enum fault fault = db_select_one(find);

	*added = fault == FAULT_NOT_FOUND;
	if (fault == FAULT_NONE)
		*id = row_number(find);
	if (!*added)
		return fault;
	if ((fault = db_run(add)) == FAULT_NONE)
		*id = query_inserted(add);
	return fault;
}

enum fault
project_put(struct db *db, struct arena *arena, const char *name, int64_t *id, bool *added)
{
	struct query *find = db_query(db, arena, STATEMENT_PROJECT_FIND);
	struct query *add = db_query(db, arena, STATEMENT_PROJECT_INSERT);

	bind_text(find, name);
	bind_text(add, name);
	return find_or_add(find, add, id, added);
}

enum fault
room_put(struct db *db, struct arena *arena, struct room *room, bool *added)
{
	struct query *queries[2] = {
		db_query(db, arena, STATEMENT_ROOM_FIND), db_query(db, arena, STATEMENT_ROOM_INSERT),
	};

	for (size_t i = 0; i < 2; i++) {
		bind_number(queries[i], room->project_id);
		bind_text(queries[i], room->area);
		bind_text(queries[i], room->building);
		bind_text(queries[i], room->unit);
		bind_text(queries[i], room->room);
	}
	bind_text(queries[1], room->label);
	return find_or_add(queries[0], queries[1], &room->id.value, added);
}

enum fault
resident_put(struct db *db, struct arena *arena, const struct room *room, bool *added, bool *changed)
{
	struct query *find = db_query(db, arena, STATEMENT_RESIDENT_FIND), *query;
	int64_t id;
	enum fault fault;

	bind_number(find, room->id.value);
	bind_text(find, room->resident);
	bind_text(find, room->phone);
	fault = db_select_one(find);
	*added = fault == FAULT_NOT_FOUND;
	*changed = false;
	if (*added) {
		query = db_query(db, arena, STATEMENT_RESIDENT_INSERT);
		bind_number(query, room->id.value);
		bind_text(query, room->resident);
		bind_text(query, room->phone);
		bind_text(query, room->relation);
		return db_run(query);
	}
	if (fault != FAULT_NONE)
		return fault;
	id = row_number(find);
	*changed = !text_empty(room->relation) && !text_equal(row_text(find), room->relation);
	if (!*changed)
		return FAULT_NONE;
	query = db_query(db, arena, STATEMENT_RESIDENT_RELATION);
	bind_text(query, room->relation);
	bind_number(query, id);
	return db_run(query);
}

enum fault
room_project(struct db *db, struct arena *arena, struct room_id id, const char **project)
{
	struct query *query = db_query(db, arena, STATEMENT_ROOM_PROJECT);
	enum fault fault;

	bind_number(query, id.value);
	if ((fault = db_select_one(query)) == FAULT_NONE)
		*project = row_text(query);
	return fault;
}
