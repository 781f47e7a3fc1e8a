#include "casework/case_read.h"

#include "base/date.h"
#include "base/text.h"
#include "casework/inside.h"
#include "store/evidence_store.h"
#include "base/banned.h"

enum { ALIKE_DAYS = 7 };

/* What may not be seen is not there. */
static enum fault
hide(struct step *step, enum fault fault, const struct case_file *file)
{
	bool sees = false;

	step->refusal = REFUSAL_NONE;
	if (fault == FAULT_NONE)
		fault = casework_sees(step, file, &sees);
	else if (fault == FAULT_NOT_FOUND)
		fault = FAULT_NONE;
	if (fault == FAULT_NONE && !sees)
		step->refusal = REFUSAL_NOT_FOUND;
	return fault;
}

enum fault
casework_read_file(struct step *step, struct case_id id, struct case_file *file)
{
	return hide(step, case_load(step->casework->db, step->arena, id, false, file), file);
}

enum fault
casework_read_number(struct step *step, const char *number, struct case_file *file)
{
	return hide(step, case_load_number(step->casework->db, step->arena, text_trim(step->arena, number), file),
	    file);
}

static enum fault
read_evidence(struct step *step, struct case_id id, bool public_only, struct case_reading *reading)
{
	struct evidence_list list;
	struct evidence *rows;
	enum fault fault;

	reading->evidence_count = 0;
	if (!reading->has.evidence)
		return FAULT_NONE;
	fault = evidence_of_case(step->casework->db, step->arena, id, &list);
	if (fault != FAULT_NONE)
		return fault;
	rows = arena_array(step->arena, list.count, sizeof(*rows));
	for (size_t i = 0; i < list.count; i++)
		if (!public_only || list.rows[i].evidence.public)
			rows[reading->evidence_count++] = list.rows[i].evidence;
	reading->evidence = rows;
	return FAULT_NONE;
}

/* Leaves out the case itself and what this person may not see. */
static void
keep_visible(const struct step *step, struct case_list *list, struct case_id except)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++)
		if (list->rows[i].id.value != except.value &&
		    (step->actor == NULL || case_visible(&list->rows[i], step->actor)))
			list->rows[kept++] = list->rows[i];
	list->count = kept;
}

/* The clocks by the ids that stand in the procedure itself: so they are found there at a glance. */
static void
name_clocks(const struct procedure *procedure, struct deadline_list *list)
{
	for (size_t i = 0; procedure != NULL && i < list->count; i++) {
		const struct clock_rule *rule = procedure_clock(procedure, list->rows[i].clock);

		if (rule != NULL)
			list->rows[i].clock = rule->id;
	}
}

static enum fault
read_history(struct step *step, struct case_id id, bool public_only, struct case_reading *reading)
{
	struct db *db = step->casework->db;
	struct event_list events;
	struct deadline_list deadlines;
	enum fault fault;

	if ((fault = complaint_load(db, step->arena, id, &reading->complaint)) != FAULT_NONE ||
	    (fault = casework_procedure_of(step->casework, reading->file.procedure_version,
	    &reading->procedure)) != FAULT_NONE ||
	    (fault = events_load(db, step->arena, id, public_only, &events)) != FAULT_NONE ||
	    (fault = deadlines_load(db, step->arena, id, &deadlines)) != FAULT_NONE)
		return fault;
	name_clocks(reading->procedure, &deadlines);
	reading->events = events.rows;
	reading->event_count = events.count;
	reading->deadlines = deadlines.rows;
	reading->deadline_count = deadlines.count;
	return read_evidence(step, id, public_only, reading);
}

static enum fault
read_neighbours(struct step *step, struct case_id id, struct case_reading *reading)
{
	struct db *db = step->casework->db;
	struct case_list earlier = {0}, merged = {0};
	enum fault fault;

	if (reading->file.room.value != 0 &&
	    (fault = cases_of_room(db, step->arena, reading->file.room, &earlier)) != FAULT_NONE)
		return fault;
	if (reading->has.merged && (fault = cases_merged_into(db, step->arena, id, &merged)) != FAULT_NONE)
		return fault;
	keep_visible(step, &earlier, id);
	keep_visible(step, &merged, id);
	reading->earlier = earlier.rows;
	reading->earlier_count = earlier.count;
	reading->merged = merged.rows;
	reading->merged_count = merged.count;
	return FAULT_NONE;
}

static enum fault
read_row(struct step *step, struct case_id id, struct case_reading *reading)
{
	return hide(step, case_load_to_read(step->casework->db, step->arena, id, &reading->file, &reading->has),
	    &reading->file);
}

enum fault
casework_read(struct step *step, struct case_id id, struct case_reading *reading)
{
	enum fault fault = read_row(step, id, reading);

	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	if ((fault = read_history(step, id, false, reading)) != FAULT_NONE)
		return fault;
	return read_neighbours(step, id, reading);
}

enum fault
casework_read_receipt(struct step *step, struct case_id id, struct case_reading *reading)
{
	enum fault fault = case_load(step->casework->db, step->arena, id, false, &reading->file);

	*reading = (struct case_reading){ .file = reading->file };
	step->refusal = REFUSAL_NONE;
	if (fault == FAULT_NONE)
		fault = read_history(step, id, true, reading);
	if (fault != FAULT_NONE || case_may_follow(&reading->file, reading->complaint.receiver, step->actor))
		return fault;
	return hide(step, fault, &reading->file);
}

enum fault
casework_read_public(struct step *step, struct case_id id, struct case_reading *reading)
{
	enum fault fault = casework_read_file(step, id, &reading->file);

	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	reading->has = (struct case_belongings){ .evidence = true };
	return read_history(step, id, true, reading);
}

enum fault
casework_read_alike(struct step *step, const char *category, struct room_id room, const struct case_file **rows,
    size_t *count)
{
	struct case_list list = {0};
	struct case_id nobody = {0};
	enum fault fault = cases_alike(step->casework->db, step->arena, category, room,
	    step->now - ALIKE_DAYS * DATE_DAY, &list);

	keep_visible(step, &list, nobody);
	*rows = list.rows;
	*count = list.count;
	return fault;
}

enum fault
casework_read_earlier(struct step *step, struct room_id room, const char *phone, const struct case_file **rows,
    size_t *count)
{
	struct case_list list = {0};
	struct case_id nobody = {0};
	enum fault fault = FAULT_NONE;

	if (room.value != 0)
		fault = cases_of_room(step->casework->db, step->arena, room, &list);
	else if (!text_empty(phone))
		fault = cases_of_phone(step->casework->db, step->arena, phone, &list);
	keep_visible(step, &list, nobody);
	*rows = list.rows;
	*count = list.count;
	return fault;
}
