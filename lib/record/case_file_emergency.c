/* The emergency response, urgent measures and evaluations of effects in the archived case file. */
#include "base/arena.h"
#include "record/case_file_fields.h"
#include "record/case_file_rows.h"

#include "base/banned.h"

NAMES(emergency_talk, TALK__COUNT);
NAMES(urgent_kind, URGENT__COUNT);
NAMES(effect_verdict, EFFECT_VERDICT__COUNT);

static const struct xml_field emergency_rows[] = {
	ROW(emergency, id, XML_NUMBER),
	ROW(emergency, number, XML_SMALL),
	ROW(emergency, reported_at, XML_MOMENT),
	ROW(emergency, reported_by, XML_NUMBER),
	ROW(emergency, reason, XML_TEXT),
	ROW(emergency, started_at, XML_MOMENT),
	ROW(emergency, started_by, XML_NUMBER),
	ROW(emergency, orders, XML_TEXT),
	ROW(emergency, lifted_at, XML_MOMENT),
	ROW(emergency, lifted_by, XML_NUMBER),
	ROW(emergency, lift_reason, XML_TEXT),
	ROW(emergency, evaluated_at, XML_MOMENT),
	ROW(emergency, evaluated_by, XML_NUMBER),
	ROW(emergency, effect, XML_TEXT),
	ROW(emergency, lessons, XML_TEXT),
	ROW(emergency, prevention, XML_TEXT),
};

static const struct xml_field member_rows[] = {
	ROW(emergency_member, id, XML_NUMBER),
	ROW(emergency_member, emergency, XML_NUMBER),
	ROW(emergency_member, person, XML_NUMBER),
	ROW(emergency_member, leads, XML_FLAG),
	ROW(emergency_member, duty, XML_TEXT),
	ROW(emergency_member, named_by, XML_NUMBER),
	ROW(emergency_member, named_at, XML_MOMENT),
	ROW(emergency_member, released_at, XML_MOMENT),
	ROW(emergency_member, released_by, XML_NUMBER),
};

static const struct xml_field entry_rows[] = {
	ROW(emergency_entry, id, XML_NUMBER),
	ROW(emergency_entry, emergency, XML_NUMBER),
	ROW_NAME(emergency_entry, talk, emergency_talk),
	ROW(emergency_entry, at, XML_MOMENT),
	ROW(emergency_entry, person, XML_TEXT),
	ROW(emergency_entry, text, XML_TEXT),
	ROW(emergency_entry, next, XML_TEXT),
	ROW(emergency_entry, made_by, XML_NUMBER),
	ROW(emergency_entry, made_at, XML_MOMENT),
};

static const struct xml_field urgent_rows[] = {
	ROW(urgent_measure, id, XML_NUMBER),
	ROW_NAME(urgent_measure, kind, urgent_kind),
	ROW(urgent_measure, text, XML_TEXT),
	ROW(urgent_measure, amount, XML_NUMBER),
	ROW(urgent_measure, ordered_by, XML_NUMBER),
	ROW(urgent_measure, ordered_at, XML_MOMENT),
	ROW(urgent_measure, made_by, XML_NUMBER),
	ROW(urgent_measure, made_at, XML_MOMENT),
	ROW(urgent_measure, result, XML_TEXT),
	ROW(urgent_measure, result_by, XML_NUMBER),
	ROW(urgent_measure, result_at, XML_MOMENT),
};

/* Figures of a period: their names lead with "before_" or "after_". */
#define FIGURE(period, figure) { #period "_" #figure, XML_NUMBER, offsetof(struct record_effect, period.figure), NULL }
#define FIGURES(period)                                                                            \
	FIGURE(period, cases), FIGURE(period, repeated), FIGURE(period, rated), FIGURE(period, satisfied), \
	    FIGURE(period, closed), FIGURE(period, seconds)

static const struct xml_field effect_rows[] = {
	ROW(record_effect, id, XML_NUMBER),
	ROW(record_effect, plan, XML_SMALL),
	ROW(record_effect, measure, XML_TEXT),
	ROW(record_effect, project, XML_TEXT),
	ROW(record_effect, department, XML_NUMBER),
	ROW(record_effect, carried_out, XML_MOMENT),
	ROW(record_effect, days, XML_SMALL),
	ROW_NAME(record_effect, verdict, effect_verdict),
	ROW(record_effect, reason, XML_TEXT),
	ROW(record_effect, judged_at, XML_MOMENT),
	ROW(record_effect, judged_by, XML_NUMBER),
	ROW(record_effect, renewal, XML_WORD),
	FIGURES(before),
	FIGURES(after),
};

const struct xml_fields case_file_fields_emergency = FIELDS(emergency_rows);
const struct xml_fields case_file_fields_member = FIELDS(member_rows);
const struct xml_fields case_file_fields_entry = FIELDS(entry_rows);
const struct xml_fields case_file_fields_urgent = FIELDS(urgent_rows);
const struct xml_fields case_file_fields_effect = FIELDS(effect_rows);

void
case_file_emergency_complete(struct case_record *record)
{
	struct case_id id = record->complaint.id;

	for (size_t i = 0; i < record->emergency_count; i++)
		((struct emergency *)record->emergencies)[i].case_id = id;
	for (size_t i = 0; i < record->urgent_count; i++)
		((struct urgent_measure *)record->urgent)[i].case_id = id;
}
