/* What the intake page asks while the caller is still speaking. */
#include "desk.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/case_read.h"
#include "casework/rooms.h"
#include "rules/contact.h"
#include "view/view_date.h"
#include "view/view_identity.h"
#include "web/json.h"
#include "web/request.h"
#include "base/banned.h"

enum { CASES_SHOWN = 8 };

static void
add_cases(struct arena *arena, struct json *json, const char *name, const struct case_file *rows, size_t count)
{
	json_open(json, name, '[');
	for (size_t i = 0; i < count && i < CASES_SHOWN; i++) {
		json_open(json, NULL, '{');
		json_number(json, "id", rows[i].id.value);
		json_text(json, "number", rows[i].number);
		json_text(json, "subject", rows[i].subject);
		json_text(json, "stage", stage_name(rows[i].stage));
		json_text(json, "received", view_date_of(arena, rows[i].received_at));
		json_close(json, '}');
	}
	json_close(json, ']');
}

static enum fault
add_room(struct step *step, struct json *json, const struct room *room)
{
	const struct case_file *rows = NULL;
	size_t count = 0;
	enum fault fault = casework_read_earlier(step, room->id, "", &rows, &count);

	json_open(json, NULL, '{');
	json_number(json, "id", room->id.value);
	json_text(json, "label", room->label);
	json_text(json, "resident", room->resident);
	json_text(json, "phone", room->phone);
	add_cases(step->arena, json, "cases", rows, count);
	json_close(json, '}');
	return fault;
}

/* Open cases like this one in the building of the first room. */
static enum fault
add_duplicates(struct step *step, struct json *json, const char *category, const struct room *rooms, size_t count)
{
	const struct case_file *rows = NULL;
	size_t found = 0;
	enum fault fault = FAULT_NONE;

	if (count > 0 && !text_empty(category))
		fault = casework_read_alike(step, category, rooms[0].id, &rows, &found);
	add_cases(step->arena, json, "duplicates", rows, found);
	return fault;
}

/* A caller from no room of ours may have called before. */
static enum fault
add_callers(struct step *step, struct json *json, const char *words, size_t rooms, size_t *found)
{
	const struct case_file *rows = NULL;
	const char *digits;
	enum fault fault = FAULT_NONE;

	*found = 0;
	if (rooms == 0 && phone_read(step->arena, words, &digits))
		fault = casework_read_earlier(step, (struct room_id){ 0 }, digits, &rows, found);
	add_cases(step->arena, json, "cases", rows, *found);
	return fault;
}

enum fault
desk_intake_lookup(struct visit *visit)
{
	const char *words = request_query(visit->request, "words"), *category = request_query(visit->request, "category");
	struct step step = view_identity_step(visit);
	struct json json = json_begin(visit->arena);
	struct room *rooms = NULL;
	size_t count = 0, callers = 0;
	enum fault fault;

	if (words == NULL)
		words = "";
	if ((fault = rooms_find(&step, words, &rooms, &count)) != FAULT_NONE)
		return fault;
	json_open(&json, NULL, '{');
	json_open(&json, "rooms", '[');
	for (size_t i = 0; i < count; i++)
		if ((fault = add_room(&step, &json, &rooms[i])) != FAULT_NONE)
			return fault;
	json_close(&json, ']');
	if ((fault = add_callers(&step, &json, words, count, &callers)) != FAULT_NONE ||
	    (fault = add_duplicates(&step, &json, category, rooms, count)) != FAULT_NONE)
		return fault;
	json_close(&json, '}');
	if (count + callers > 0 && (fault = casework_log_access(&step, "search", text_cut(visit->arena,
	    contact_mask_typed(visit->arena, words), 100), "intake")) != FAULT_NONE)
		return fault;
	return visit_json(visit, json.text.value);
}
