#include "casework/filing_emergency.h"

#include "base/date.h"
#include "casework/effects.h"
#include "casework/inside.h"
#include "casework/rooms.h"
#include "store/effect_store.h"
#include "store/emergency_store.h"
#include "base/banned.h"

/* The number of the case in which a bad one is analysed anew. */
static enum fault
renewal_of(struct step *step, const struct effect *effect, const char **number)
{
	struct case_file c;
	enum fault fault;

	*number = "";
	if (effect->renewal.value == 0)
		return FAULT_NONE;
	if ((fault = case_load(step->casework->db, step->arena, effect->renewal, false, &c)) == FAULT_NONE)
		*number = c.number;
	return fault;
}

static enum fault
gather_effects(struct step *step, struct case_id id, struct case_record *record)
{
	struct rooms_project *projects;
	struct record_effect *rows;
	struct effect_list list;
	size_t count;
	enum fault fault = effects_of_case(step->casework->db, step->arena, id, &list);

	if (fault != FAULT_NONE || (fault = rooms_project_names(step, &projects, &count)) != FAULT_NONE)
		return fault;
	rows = arena_array(step->arena, list.count + 1, sizeof(*rows));
	for (size_t i = 0; fault == FAULT_NONE && i < list.count; i++) {
		const struct effect *effect = &list.rows[i];

		rows[i] = (struct record_effect){
			.id = effect->id, .plan = effect->plan, .measure = effect->measure, .project = "",
			.department = effect->department, .carried_out = date_day_start(effect->day),
			.days = effect->days, .verdict = effect->verdict, .reason = effect->reason,
			.judged_at = effect->judged_at, .judged_by = effect->judged_by, .before = effect->before,
			.after = effect->after,
		};
		for (size_t k = 0; k < count; k++)
			if (projects[k].id == effect->project)
				rows[i].project = projects[k].name;
		fault = renewal_of(step, effect, &rows[i].renewal);
	}
	record->effects = rows;
	record->effect_count = list.count;
	return fault;
}

enum fault
filing_emergency(struct step *step, struct case_id id, struct case_record *record)
{
	struct db *db = step->casework->db;
	struct emergency_rows emergencies;
	struct member_rows members;
	struct entry_rows entries;
	struct urgent_rows urgent;
	enum fault fault;

	if ((fault = emergencies_of_case(db, step->arena, id, &emergencies)) != FAULT_NONE ||
	    (fault = emergency_members(db, step->arena, id, &members)) != FAULT_NONE ||
	    (fault = emergency_entries(db, step->arena, id, &entries)) != FAULT_NONE ||
	    (fault = urgent_of_case(db, step->arena, id, &urgent)) != FAULT_NONE)
		return fault;
	record->emergencies = emergencies.rows;
	record->emergency_count = emergencies.count;
	record->members = members.rows;
	record->member_count = members.count;
	record->entries = entries.rows;
	record->entry_count = entries.count;
	record->urgent = urgent.rows;
	record->urgent_count = urgent.count;
	return gather_effects(step, id, record);
}

void
filing_emergency_people(const struct case_record *record, void (*name)(void *, struct staff_id), void *context)
{
	for (size_t i = 0; i < record->emergency_count; i++) {
		name(context, record->emergencies[i].reported_by);
		name(context, record->emergencies[i].started_by);
		name(context, record->emergencies[i].lifted_by);
		name(context, record->emergencies[i].evaluated_by);
	}
	for (size_t i = 0; i < record->member_count; i++) {
		name(context, record->members[i].person);
		name(context, record->members[i].named_by);
		name(context, record->members[i].released_by);
	}
	for (size_t i = 0; i < record->entry_count; i++)
		name(context, record->entries[i].made_by);
	for (size_t i = 0; i < record->urgent_count; i++) {
		name(context, record->urgent[i].ordered_by);
		name(context, record->urgent[i].made_by);
		name(context, record->urgent[i].result_by);
	}
	for (size_t i = 0; i < record->effect_count; i++)
		name(context, record->effects[i].judged_by);
}
