#include "casework/handin.h"

#include <string.h>

#include "base/text.h"
#include "casework/inside.h"
#include "casework/register.h"
#include "casework/rooms.h"
#include "store/board_store.h"
#include "base/banned.h"

enum { SUBJECT_CHARACTERS = 40 };

/* Every shipped procedure has it; the dispatcher knows better. */
static const char category_at_first[] = "other";

static const char *
first_words(struct arena *arena, const char *what)
{
	return text_cut(arena, arena_copy_bytes(arena, what, strcspn(what, "\r\n")), SUBJECT_CHARACTERS);
}

/* One room that fits is the room; otherwise the place stays as it was said. */
static enum fault
find_place(struct step *step, const char *where, struct complaint *complaint)
{
	struct room *rooms = NULL;
	size_t count = 0;
	enum fault fault = text_empty(where) ? FAULT_NONE : rooms_find(step, where, &rooms, &count);

	if (fault == FAULT_NONE && count == 1) {
		complaint->room = rooms[0].id;
		complaint->place = rooms[0].label;
	}
	return fault;
}

enum fault
casework_hand_in(struct step *step, const struct handed *handed)
{
	const struct procedure *procedure = casework_procedure(step->casework);
	struct registration registration = {
		.complaint = {
			.complainant_kind = handed->own ? COMPLAINANT_EMPLOYEE : COMPLAINANT_CUSTOMER,
			.accused = handed->about, .accused_staff = handed->accused,
			.channel = CHANNEL_DEPARTMENT, .type = COMPLAINT_TYPE_F, .category = category_at_first,
			.received_at = step->now, .anonymous = text_empty(handed->who),
			.complainant = handed->who, .contact = handed->phone, .phone = handed->phone,
			.place = handed->where, .matter = handed->what, .mood = "", .present_state = "",
			.subject = first_words(step->arena, handed->what),
			.remedy = "", .service_item = "", .service_staff = "", .service_time = "",
			.event_place = "", .product = "", .foreign_number = "", .vehicle = "", .remarks = "",
			.receiver = step->actor->id,
		},
		.severity = SEVERITY_GENERAL, .urgency = URGENCY_GENERAL, .risk = RISK_LOW,
	};
	struct registered registered;
	enum fault fault = find_place(step, handed->where, &registration.complaint);

	if (fault != FAULT_NONE)
		return fault;
	if (procedure != NULL && procedure->category_count > 0 &&
	    procedure_category(procedure, category_at_first) == NULL)
		registration.complaint.category = procedure->categories[0].id;
	return casework_register(step, &registration, &registered);
}

enum fault
casework_handed_in(struct step *step, const struct case_file **rows, size_t *count)
{
	struct case_list list = { .count = 0 };
	enum fault fault = board_handed_in(step->casework->db, step->arena, step->actor, &list);
	size_t kept = 0;

	for (size_t i = 0; i < list.count; i++)
		if (case_may_follow(&list.rows[i], step->actor->id, step->actor))
			list.rows[kept++] = list.rows[i];
	*rows = list.rows;
	*count = kept;
	return fault;
}
