#include "casework/rooms.h"

#include <string.h>

#include "base/text.h"
#include "casework/inside.h"
#include "rules/place.h"
#include "store/room_store.h"
#include "base/banned.h"

enum { PHONE_DIGITS = 4, NAME_CHARACTERS = 40 };

/* What has been found so far. */
struct finding_rooms {
	struct step	*step;
	struct room	*rows;
	size_t		 count;
};

static void
keep(struct finding_rooms *f, const struct room_list *list)
{
	for (size_t i = 0; i < list->count && f->count < ROOMS_FOUND; i++) {
		bool known = false;

		for (size_t k = 0; k < f->count; k++)
			known = known || (f->rows[k].id.value == list->rows[i].id.value &&
			    text_equal(f->rows[k].resident, list->rows[i].resident) &&
			    text_equal(f->rows[k].phone, list->rows[i].phone));
		if (!known)
			f->rows[f->count++] = list->rows[i];
	}
}

static enum fault
find_place(struct finding_rooms *f, const struct place *place)
{
	struct room_list list = {0};
	enum fault fault = rooms_of_place(f->step->casework->db, f->step->arena, place->building, place->unit,
	    place->room, ROOMS_FOUND, &list);

	if (fault == FAULT_NONE)
		keep(f, &list);
	return fault;
}

/* Digits without anything between them: a phone, or a room run together. */
static enum fault
find_digits(struct finding_rooms *f, const char *digits)
{
	struct place readings[4];
	struct room_list list = {0};
	int count = place_split(f->step->arena, digits, readings);
	enum fault fault = FAULT_NONE;

	for (int i = 0; i < count && fault == FAULT_NONE; i++)
		fault = find_place(f, &readings[i]);
	if (fault != FAULT_NONE || f->count > 0 || strlen(digits) < PHONE_DIGITS)
		return fault;
	fault = rooms_of_phone(f->step->casework->db, f->step->arena, digits, ROOMS_FOUND, &list);
	if (fault == FAULT_NONE)
		keep(f, &list);
	return fault;
}

/* The digits of something that holds only digits and what people put between them; NULL otherwise. */
static const char *
digits_of(struct arena *arena, const char *typed)
{
	struct text digits = text_begin(arena);

	if (text_starts(typed, "+86"))
		typed += 3;
	for (; *typed != '\0'; typed++) {
		if (*typed >= '0' && *typed <= '9')
			text_add_bytes(&digits, typed, 1);
		else if (*typed != ' ' && *typed != '-')
			return NULL;
	}
	return digits.length == 0 ? NULL : digits.value;
}

enum fault
rooms_find(struct step *step, const char *typed, struct room **rooms, size_t *count)
{
	struct finding_rooms f = { .step = step, .rows = arena_array(step->arena, ROOMS_FOUND, sizeof(struct room)) };
	const char *narrow = text_trim(step->arena, text_narrow(step->arena, typed)), *digits;
	struct room_list list = {0};
	struct place place;
	bool is_place;
	enum fault fault = FAULT_NONE;

	*rooms = f.rows;
	*count = 0;
	if (text_empty(narrow) || text_characters(narrow) > NAME_CHARACTERS)
		return FAULT_NONE;
	digits = digits_of(step->arena, narrow);
	is_place = place_read(step->arena, narrow, &place);
	if (is_place)
		fault = find_place(&f, &place);
	/* "3栋2单元1201" is nobody's name. */
	if (fault == FAULT_NONE && f.count == 0 && digits != NULL)
		fault = find_digits(&f, digits);
	else if (fault == FAULT_NONE && f.count == 0 && !is_place &&
	    (fault = rooms_of_resident(step->casework->db, step->arena, narrow, ROOMS_FOUND, &list)) == FAULT_NONE)
		keep(&f, &list);
	*count = f.count;
	return fault;
}

enum fault
rooms_load(struct step *step, struct room_id id, struct room *room)
{
	return room_load(step->casework->db, step->arena, id, room);
}

static void
give_projects(struct arena *arena, const struct project_list *list, struct rooms_project **projects, size_t *count)
{
	*projects = arena_array(arena, list->count, sizeof(**projects));
	for (*count = 0; *count < list->count; ++*count) {
		const struct project *project = &list->rows[*count];

		(*projects)[*count] = (struct rooms_project){ project->id, project->name, project->rooms,
		    project->residents };
	}
}

enum fault
rooms_projects(struct step *step, struct rooms_project **projects, size_t *count)
{
	struct project_list list = {0};
	enum fault fault = projects_load(step->casework->db, step->arena, &list);

	*count = 0;
	if (fault == FAULT_NONE)
		give_projects(step->arena, &list, projects, count);
	return fault;
}

enum fault
rooms_project_names(struct step *step, struct rooms_project **projects, size_t *count)
{
	struct project_list list = {0};
	enum fault fault = projects_load_names(step->casework->db, step->arena, &list);

	*count = 0;
	if (fault == FAULT_NONE)
		give_projects(step->arena, &list, projects, count);
	return fault;
}

/* Digits run together are tried in every reading. */
enum fault
rooms_at(struct step *step, int64_t project, const char *typed, struct room **rooms, size_t *count)
{
	const char *narrow = text_trim(step->arena, text_narrow(step->arena, typed)), *digits;
	struct place readings[4];
	struct room_list list = {0};
	int readings_count = 1;
	enum fault fault = FAULT_NONE;

	*rooms = NULL;
	*count = 0;
	if (text_empty(narrow) || text_characters(narrow) > NAME_CHARACTERS)
		return FAULT_NONE;
	if (!place_read(step->arena, narrow, &readings[0])) {
		digits = digits_of(step->arena, narrow);
		readings_count = digits == NULL ? 0 : place_split(step->arena, digits, readings);
	}
	for (int i = 0; i < readings_count && fault == FAULT_NONE && list.count == 0; i++)
		fault = rooms_of_project_place(step->casework->db, step->arena, project, &readings[i], &list);
	*rooms = list.rows;
	*count = list.count;
	return fault;
}

enum fault
rooms_list(struct step *step, const struct rooms_page *page, struct room **rooms, size_t *count)
{
	struct room_list list = {0};
	enum fault fault = rooms_of_project(step->casework->db, step->arena, page->project, page->offset,
	    page->limit, &list);

	*rooms = list.rows;
	*count = list.count;
	return fault;
}
