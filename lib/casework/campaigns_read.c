/* Special return visits as lists and pages show them. */
#include "base/date.h"
#include "base/text.h"
#include "casework/campaign_forms.h"
#include "casework/inside.h"
#include "casework/rooms.h"
#include "store/campaign_store.h"
#include "store/case_store.h"
#include "base/banned.h"

enum { CLOSED_SECONDS = 366 * DATE_DAY };

static enum fault
views_of(struct step *step, const struct campaign_list *list, struct campaign_view **views)
{
	struct campaign_waiting_list waiting;
	enum fault fault = campaign_rooms_of_person(step->casework->db, step->arena, step->actor->id, &waiting);

	*views = arena_array(step->arena, list->count + 1, sizeof(**views));
	for (size_t i = 0; fault == FAULT_NONE && i < list->count; i++) {
		struct campaign_view *view = &(*views)[i];

		view->campaign = list->rows[i].campaign;
		view->count = list->rows[i].count;
		for (size_t k = 0; k < waiting.count; k++)
			if (waiting.rows[k].campaign == view->campaign.id)
				view->mine = waiting.rows[k].rooms;
		fault = campaigns_form(step, view->campaign.form_id, view->campaign.form_version, &view->form);
	}
	return fault;
}

enum fault
campaigns_list(struct step *step, struct campaigns_reading *reading)
{
	struct db *db = step->casework->db;
	struct campaign_list open, closed;
	enum fault fault;

	*reading = (struct campaigns_reading){ .open_count = 0 };
	if ((fault = campaigns_open_list(db, step->arena, &open)) != FAULT_NONE ||
	    (fault = campaigns_closed_list(db, step->arena, step->now - CLOSED_SECONDS, &closed)) != FAULT_NONE ||
	    (fault = views_of(step, &open, &reading->open)) != FAULT_NONE ||
	    (fault = views_of(step, &closed, &reading->closed)) != FAULT_NONE)
		return fault;
	reading->open_count = open.count;
	reading->closed_count = closed.count;
	return FAULT_NONE;
}

static struct campaign_part *
parts_of(struct arena *arena, const struct campaign_group_list *list)
{
	struct campaign_part *parts = arena_array(arena, list->count + 1, sizeof(*parts));

	for (size_t i = 0; i < list->count; i++) {
		const struct campaign_group *group = &list->rows[i];

		parts[i] = (struct campaign_part){ group->project, group->project_name, group->area, group->building,
			group->person, group->count };
	}
	return parts;
}

enum fault
campaigns_read(struct step *step, int64_t id, struct campaign_reading *reading)
{
	struct db *db = step->casework->db;
	struct campaign_row row;
	struct campaign_list one = { &row, 1 };
	struct campaign_group_list buildings, people;
	struct campaign_view *view;
	enum fault fault = campaign_load(db, step->arena, id, false, &row.campaign);

	*reading = (struct campaign_reading){ .building_count = 0 };
	step->refusal = REFUSAL_NONE;
	if (fault == FAULT_NOT_FOUND) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	if (fault != FAULT_NONE || (fault = campaign_count(db, step->arena, id, &row.count)) != FAULT_NONE ||
	    (fault = views_of(step, &one, &view)) != FAULT_NONE ||
	    (fault = campaign_by_building(db, step->arena, id, &buildings)) != FAULT_NONE ||
	    (fault = campaign_by_person(db, step->arena, id, &people)) != FAULT_NONE)
		return fault;
	reading->view = *view;
	reading->buildings = parts_of(step->arena, &buildings);
	reading->people = parts_of(step->arena, &people);
	reading->building_count = buildings.count;
	reading->person_count = people.count;
	return FAULT_NONE;
}

static struct campaign_door
door_of(struct arena *arena, const struct campaign_form *form, const struct campaign_visit *visit)
{
	return (struct campaign_door){
		.at = visit->at, .reached = visit->reached, .problem = visit->problem, .note = visit->note,
		.actor = visit->actor_name, .answers = campaign_forms_answers(arena, form, visit->answers),
	};
}

/* What is not for this person is taken out. */
static enum fault
hide_told(struct step *step, const struct campaign_form *form, struct campaign_room_view *view)
{
	struct case_file c;
	bool told = view->open;
	enum fault fault = FAULT_NONE;

	if (told && view->room.case_id.value != 0) {
		fault = case_load(step->casework->db, step->arena, view->room.case_id, false, &c);
		told = fault == FAULT_NONE && case_visible(&c, step->actor);
	}
	if (told)
		return fault;
	view->room.case_id.value = 0;
	view->case_number = view->last.problem = view->last.note = "";
	view->last.answers = campaign_forms_answers(step->arena, form, "");
	return fault;
}

enum fault
campaigns_rooms(struct step *step, const struct campaign_form *form, const struct campaign_rooms_asked *asked,
    struct campaign_room_view **views, size_t *count)
{
	struct campaign_rooms_like like = {
		.campaign = asked->campaign, .after = asked->after, .state = asked->state, .visitor = asked->visitor,
		.project = asked->project, .area = asked->area, .building = asked->building, .limit = asked->limit,
	};
	struct campaign_room_list list;
	enum fault fault = campaign_rooms(step->casework->db, step->arena, &like, &list);

	*count = 0;
	if (fault != FAULT_NONE)
		return fault;
	*views = arena_array(step->arena, list.count + 1, sizeof(**views));
	for (; fault == FAULT_NONE && *count < list.count; ++*count) {
		const struct campaign_room_row *row = &list.rows[*count];
		struct campaign_room_view *view = &(*views)[*count];

		*view = (struct campaign_room_view){
			row->room, row->label, row->case_number, door_of(step->arena, form, &row->last),
			campaign_room_visible(&row->room, step->actor),
		};
		fault = hide_told(step, form, view);
	}
	return fault;
}

static enum fault
fill_doors(struct step *step, struct campaign_sheet *sheet)
{
	struct campaign_visit_list visits;
	struct evidence_list photos;
	struct campaign_door *doors;
	struct evidence *shown;
	enum fault fault;

	if ((fault = campaign_visits(step->casework->db, step->arena, sheet->room.id, &visits)) != FAULT_NONE ||
	    (fault = evidence_of_campaign_room(step->casework->db, step->arena, sheet->room.id, &photos)) != FAULT_NONE)
		return fault;
	doors = arena_array(step->arena, visits.count + 1, sizeof(*doors));
	for (size_t i = 0; i < visits.count; i++)
		doors[i] = door_of(step->arena, sheet->form, &visits.rows[i]);
	shown = arena_array(step->arena, photos.count + 1, sizeof(*shown));
	for (size_t i = 0; i < photos.count; i++)
		shown[i] = photos.rows[i].evidence;
	sheet->doors = doors;
	sheet->door_count = visits.count;
	sheet->photos = shown;
	sheet->photo_count = photos.count;
	return FAULT_NONE;
}

enum fault
campaigns_room(struct step *step, int64_t id, struct campaign_room *room)
{
	struct db *db = step->casework->db;
	struct case_file c;
	enum fault fault = campaign_room_load(db, step->arena, id, false, room);

	if (fault == FAULT_NONE && !campaign_room_visible(room, step->actor))
		return FAULT_NOT_FOUND;
	if (fault != FAULT_NONE || room->case_id.value == 0)
		return fault;
	fault = case_load(db, step->arena, room->case_id, false, &c);
	return fault == FAULT_NONE && case_barred(&c, step->actor) ? FAULT_NOT_FOUND : fault;
}

enum fault
campaigns_sheet(struct step *step, int64_t id, struct campaign_sheet *sheet)
{
	struct db *db = step->casework->db;
	struct room room;
	enum fault fault;

	*sheet = (struct campaign_sheet){ .door_count = 0 };
	step->refusal = REFUSAL_NONE;
	fault = campaigns_room(step, id, &sheet->room);
	if (fault == FAULT_NOT_FOUND) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	if (fault != FAULT_NONE ||
	    (fault = campaign_load(db, step->arena, sheet->room.campaign, false, &sheet->campaign)) != FAULT_NONE ||
	    (fault = campaigns_form(step, sheet->campaign.form_id, sheet->campaign.form_version,
	    &sheet->form)) != FAULT_NONE || (fault = rooms_load(step, sheet->room.room, &room)) != FAULT_NONE)
		return fault;
	sheet->label = room.label;
	sheet->resident = room.resident;
	sheet->phone = room.phone;
	sheet->may_visit = campaign_may_visit(step->actor, &sheet->campaign, &sheet->room,
	    date_local_day(step->now));
	if ((fault = fill_doors(step, sheet)) != FAULT_NONE)
		return fault;
	return casework_log_access(step, "view", arena_format(step->arena, "campaign room %lld",
	    (long long)sheet->room.id), "");
}
