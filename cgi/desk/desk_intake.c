/* Intake: everything a clerk on the phone writes down, on one screen. */
#include "desk_intake.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/case_read.h"
#include "casework/register.h"
#include "casework/rooms.h"
#include "desk.h"
#include "desk_texts.h"
#include "rules/contact.h"
#include "view/view_accused.h"
#include "view/view_case.h"
#include "view/view_date.h"
#include "view/view_identity.h"
#include "view/view_row.h"
#include "view/view_step.h"
#include "web/page.h"
#include "base/banned.h"

/* The type of complaint that a category usually is, and the first grades. */
static const struct { enum desk_intake_field field; const char *value; } first_values[] = {
	{ INTAKE_CHANNEL, "hotline" }, { INTAKE_TYPE, "b" }, { INTAKE_KIND, "customer" }, { INTAKE_URGENCY, "general" },
	{ INTAKE_SEVERITY, "general" }, { INTAKE_RISK, "low" },
};

/* The rooms that what was typed may mean, each once. */
static enum fault
rooms_typed(struct visit *visit, struct room **rooms, size_t *count)
{
	struct step step = view_identity_step(visit);
	const char *typed = form_text(visit->form, INTAKE_ROOM_TEXT);
	size_t found = 0;
	enum fault fault;

	*count = 0;
	if (text_empty(typed))
		return FAULT_NONE;
	if ((fault = rooms_find(&step, typed, rooms, &found)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < found; i++)
		if (*count == 0 || (*rooms)[*count - 1].id.value != (*rooms)[i].id.value)
			(*rooms)[(*count)++] = (*rooms)[i];
	return *count == 0 ? FAULT_NONE :
	    casework_log_access(&step, "search", text_cut(visit->arena,
	    contact_mask_typed(visit->arena, typed), 100), "intake");
}

static void
show_rooms(struct visit *visit, const struct room *rooms, size_t count)
{
	struct node *list = page_node(visit->page, "Lookup.Rooms");

	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, i);

		node_number(row, "Id", rooms[i].id.value);
		node_text(row, "Label", rooms[i].label);
		node_text(row, "Resident", rooms[i].resident);
	}
}

static enum fault
show_duplicates(struct visit *visit, struct room_id room)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "Duplicates");
	const struct case_file *alike = NULL;
	size_t count = 0;
	enum fault fault;

	if (room.value == 0 || !form_present(visit->form, INTAKE_CATEGORY))
		return FAULT_NONE;
	fault = casework_read_alike(&step, form_text(visit->form, INTAKE_CATEGORY), room, &alike, &count);
	if (fault == FAULT_NONE)
		view_row_list(visit, list, alike, count, false);
	return fault;
}

static enum fault
show(struct visit *visit)
{
	const struct procedure *procedure = casework_procedure(visit->casework);
	const struct desk_texts texts = { .language = visit->language };
	const char *category = form_text(visit->form, INTAKE_CATEGORY);

	view_case_categories(visit);
	desk_texts_show(visit, &texts, ACT_BIT(ACT_REGISTER));
	if (procedure != NULL && procedure_category(procedure, category) != NULL)
		page_flag(visit->page, arena_format(visit->arena, "Form.category.Checked.%s", category), true);
	return visit_show(visit, "intake");
}

enum fault
desk_intake(struct visit *visit)
{
	visit->form = form_empty(visit->arena, &desk_intake_form);
	for (size_t i = 0; i < sizeof(first_values) / sizeof(first_values[0]); i++)
		form_set_text(visit->form, first_values[i].field, first_values[i].value);
	form_set_text(visit->form, INTAKE_RECEIVED_AT, view_date_minute(visit->arena, visit->now));
	return show(visit);
}

/* Without script a room is looked up when the form comes: the answer is put where nothing was typed. */
static void
fill_in(struct visit *visit, const struct room *room)
{
	const struct { enum desk_intake_field field; const char *value; } from_room[] = {
		{ INTAKE_ROOM, arena_format(visit->arena, "%lld", (long long)room->id.value) },
		{ INTAKE_PLACE, room->label }, { INTAKE_COMPLAINANT, room->resident }, { INTAKE_PHONE, room->phone },
	};

	for (size_t i = 0; i < sizeof(from_room) / sizeof(from_room[0]); i++)
		if (!form_present(visit->form, from_room[i].field))
			visit->form->values[from_room[i].field].raw = from_room[i].value;
}

enum fault
desk_intake_again(struct visit *visit)
{
	struct room_id room = { form_number(visit->form, INTAKE_ROOM) };
	struct room *rooms = NULL;
	size_t count = 0;
	enum fault fault = FAULT_NONE;

	if (room.value == 0 && (fault = rooms_typed(visit, &rooms, &count)) != FAULT_NONE)
		return fault;
	if (count == 1) {
		fill_in(visit, &rooms[0]);
		room = rooms[0].id;
	} else
		show_rooms(visit, rooms, count);
	if ((fault = show_duplicates(visit, room)) != FAULT_NONE)
		return fault;
	return show(visit);
}

/* The room that was chosen or is meant; *many when several may be meant and the clerk has to say which. */
static enum fault
find_room(struct visit *visit, struct room *room, bool *many)
{
	struct step step = view_identity_step(visit);
	bool chosen = form_present(visit->form, INTAKE_ROOM_CHOICE);
	struct room_id id = { form_number(visit->form, chosen ? INTAKE_ROOM_CHOICE : INTAKE_ROOM) };
	struct room *rooms = NULL;
	size_t count = 0;
	enum fault fault;

	*many = false;
	*room = (struct room){ .label = "" };
	if (id.value != 0) {
		fault = rooms_load(&step, id, room);
		return fault == FAULT_NOT_FOUND ? FAULT_NONE : fault;
	}
	if (chosen)
		return FAULT_NONE;
	if ((fault = rooms_typed(visit, &rooms, &count)) != FAULT_NONE)
		return fault;
	if (count == 1)
		*room = rooms[0];
	*many = count > 1;
	return FAULT_NONE;
}

enum fault
desk_intake_post(struct visit *visit)
{
	const struct procedure *procedure = casework_procedure(visit->casework);
	struct step step = view_identity_step(visit);
	struct registration registration;
	struct referral_terms terms;
	struct registered registered;
	struct staff_id accused;
	struct room room;
	bool many;
	enum fault fault;

	if (procedure == NULL || procedure_category(procedure, form_text(visit->form, INTAKE_CATEGORY)) == NULL) {
		form_error(visit->form, INTAKE_CATEGORY, "choice");
		return desk_intake_again(visit);
	}
	if (view_accused(visit, form_text(visit->form, INTAKE_ACCUSED), &accused) == ACCUSED_SEVERAL) {
		form_error(visit->form, INTAKE_ACCUSED, "several");
		return desk_intake_again(visit);
	}
	if ((fault = find_room(visit, &room, &many)) != FAULT_NONE)
		return fault;
	if (many) {
		form_error(visit->form, INTAKE_ROOM_TEXT, "choose");
		return desk_intake_again(visit);
	}
	desk_intake_read(visit, &room, &registration, &terms);
	fault = casework_register(&step, &registration, &registered);
	return view_step_end(visit, &step, fault, "registered",
	    arena_format(visit->arena, "desk/registered?once=%s", step.once));
}
