#include "casework/demo_inside.h"

#include "base/log.h"
#include "base/text.h"
#include "store/room_store.h"
#include "base/banned.h"

enum { P_PROJECT, P_AREA, P_BUILDINGS, P_UNITS, P_FLOORS, P_ROOMS, P__COUNT };

/* A project as its row says. */
struct estate { const struct demo_row *row; int64_t id, numbers[P__COUNT]; };

/* The names file has a line of family names and one of given names. */
static const char *
person_name(const struct demo *demo, struct arena *arena, uint64_t of)
{
	const char *parts[2] = { "", "" };

	for (size_t i = 0; i < 2 && i < demo->names.count; i++) {
		const char *line = demo->names.rows[i].cells[0];
		uint64_t words = 1, at;

		for (const char *c = line; *c != '\0'; c++)
			words += *c == ' ';
		for (at = demo_choice(of, 20 + i, words); at > 0; at--)
			for (line++; line[-1] != ' '; line++)
				;
		for (at = 0; line[at] != ' ' && line[at] != '\0'; at++)
			;
		parts[i] = arena_copy_bytes(arena, line, at);
	}
	return arena_format(arena, "%s%s", parts[0], parts[1]);
}

static const char *
room_label(const struct demo *demo, struct arena *arena, const struct room *room)
{
	const struct demo_word words[] = {
		{ "{project}", room->project }, { "{area}", room->area }, { "{building}", room->building },
		{ "{unit}", room->unit }, { "{room}", room->room },
	};

	return demo_fill(arena, demo_phrase(demo, text_empty(room->unit) ? "label_without_unit" : "label", 0), words,
	    sizeof(words) / sizeof(words[0]));
}

static enum fault
add_room(struct demo *demo, struct db *db, struct room *room)
{
	struct arena *arena = demo->step->arena;
	uint64_t of = demo->room_count;
	bool added, changed;
	enum fault fault;

	if (of == DEMO_ROOMS)
		return log_fault(FAULT_INPUT, "more than %d demonstration rooms", DEMO_ROOMS);
	room->label = room_label(demo, arena, room);
	room->resident = person_name(demo, arena, of);
	room->phone = arena_format(arena, "13%llu%08llu", (unsigned long long)demo_choice(of, 30, 10),
	    (unsigned long long)(20000000 + of * 7919 % 79999999));
	room->relation = demo_phrase(demo, "relation", demo_choice(of, 31, 1000));
	if ((fault = room_put(db, arena, room, &added)) != FAULT_NONE)
		return fault;
	demo->rooms[demo->room_count++] = *room;
	return resident_put(db, arena, room, &added, &changed);
}

/* Floor 12, first door: 1201. */
static enum fault
add_unit(struct demo *demo, struct db *db, const struct estate *estate, int64_t building, int64_t unit)
{
	struct arena *arena = demo->step->arena;
	enum fault fault = FAULT_NONE;

	for (int64_t i = 0; i < estate->numbers[P_FLOORS] * estate->numbers[P_ROOMS] && fault == FAULT_NONE; i++) {
		struct room room = {
			.project_id = estate->id, .project = estate->row->cells[P_PROJECT],
			.area = estate->row->cells[P_AREA],
			.building = arena_format(arena, "%lld", (long long)building),
			.unit = estate->numbers[P_UNITS] < 2 ? "" : arena_format(arena, "%lld", (long long)unit),
			.room = arena_format(arena, "%lld", (long long)((i / estate->numbers[P_ROOMS] + 1) * 100 +
			    i % estate->numbers[P_ROOMS] + 1)),
		};

		fault = add_room(demo, db, &room);
	}
	return fault;
}

static enum fault
add_estate(struct demo *demo, struct db *db, const struct demo_row *row)
{
	struct estate estate = { .row = row };
	bool added;
	enum fault fault = project_put(db, demo->step->arena, row->cells[P_PROJECT], &estate.id, &added);

	for (size_t i = P_BUILDINGS; i < P__COUNT && fault == FAULT_NONE; i++)
		fault = demo_table_number(demo->step->arena, &demo->projects, row, i, &estate.numbers[i],
		    &demo->problem);
	for (int64_t b = 1; b <= estate.numbers[P_BUILDINGS] && fault == FAULT_NONE; b++)
		for (int64_t u = 1; u <= estate.numbers[P_UNITS] && fault == FAULT_NONE; u++)
			fault = add_unit(demo, db, &estate, b, u);
	return fault;
}

static enum fault
rooms_in_transaction(struct db *db, void *context)
{
	struct demo *demo = context;
	enum fault fault = FAULT_NONE;

	demo->room_count = 0;
	for (size_t i = 0; i < demo->projects.count && fault == FAULT_NONE; i++)
		fault = add_estate(demo, db, &demo->projects.rows[i]);
	return fault;
}

enum fault
demo_rooms_load(struct demo *demo)
{
	demo->rooms = arena_array(demo->step->arena, DEMO_ROOMS, sizeof(demo->rooms[0]));
	return casework_transact(demo->step, rooms_in_transaction, demo, NULL);
}
