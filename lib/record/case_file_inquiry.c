#include "record/case_file_inquiry.h"

#include <string.h>

#include "base/arena.h"
#include "record/case_file_fields.h"
#include "record/case_file_rows.h"

#include "base/banned.h"

NAMES(record_kind, RECORD_KIND__COUNT);
NAMES(cause_branch, CAUSE_BRANCH__COUNT);
NAMES(cause_level, CAUSE_LEVEL__COUNT);
NAMES(cause_kind, CAUSE_KIND__COUNT);
NAMES(referral_body, REFERRAL_BODY__COUNT);
NAMES(referral_state, REFERRAL_STATE__COUNT);
NAMES(referral_way, REFERRAL_WAY__COUNT);

static const struct xml_field record_rows[] = {
	ROW(inquiry_record, id, XML_NUMBER),
	ROW_NAME(inquiry_record, kind, record_kind),
	ROW(inquiry_record, at, XML_MOMENT),
	ROW(inquiry_record, place, XML_TEXT),
	ROW(inquiry_record, persons, XML_TEXT),
	ROW(inquiry_record, capacity, XML_TEXT),
	ROW(inquiry_record, subject, XML_TEXT),
	ROW(inquiry_record, reference, XML_TEXT),
	ROW(inquiry_record, content, XML_TEXT),
	ROW(inquiry_record, agreed, XML_FLAG),
	ROW(inquiry_record, made_by, XML_NUMBER),
	ROW(inquiry_record, made_at, XML_MOMENT),
};

static const struct xml_field cause_rows[] = {
	ROW(cause, id, XML_NUMBER),
	ROW(cause, parent, XML_NUMBER),
	ROW_NAME(cause, branch, cause_branch),
	ROW_NAME(cause, level, cause_level),
	ROW_NAME(cause, kind, cause_kind),
	ROW(cause, text, XML_TEXT),
	ROW(cause, made_by, XML_NUMBER),
	ROW(cause, made_at, XML_MOMENT),
	ROW(cause, struck_at, XML_MOMENT),
	ROW(cause, struck_by, XML_NUMBER),
	ROW(cause, struck_reason, XML_TEXT),
};

static const struct xml_field finding_rows[] = {
	ROW(responsibility, id, XML_NUMBER),
	ROW(responsibility, department, XML_NUMBER),
	ROW(responsibility, person, XML_NUMBER),
	ROW(responsibility, main, XML_FLAG),
	ROW(responsibility, reason, XML_TEXT),
	ROW(responsibility, made_by, XML_NUMBER),
	ROW(responsibility, made_at, XML_MOMENT),
	ROW(responsibility, struck_at, XML_MOMENT),
	ROW(responsibility, struck_by, XML_NUMBER),
	ROW(responsibility, struck_reason, XML_TEXT),
};

static const struct xml_field plan_rows[] = {
	ROW(plan, number, XML_SMALL),
	ROW(plan, not_now, XML_TEXT),
	ROW(plan, made_by, XML_NUMBER),
	ROW(plan, made_at, XML_MOMENT),
	ROW(plan, decided_at, XML_MOMENT),
	ROW(plan, decided_by, XML_NUMBER),
	ROW(plan, approved, XML_FLAG),
	ROW(plan, reason, XML_TEXT),
};

static const struct xml_field measure_rows[] = {
	ROW(measure, id, XML_NUMBER),
	ROW(measure, plan, XML_SMALL),
	ROW(measure, text, XML_TEXT),
	ROW(measure, department, XML_NUMBER),
	ROW(measure, person, XML_NUMBER),
	ROW(measure, until, XML_MOMENT),
	ROW(measure, cost, XML_NUMBER),
	ROW(measure, compensation, XML_NUMBER),
	ROW(measure, made_by, XML_NUMBER),
	ROW(measure, made_at, XML_MOMENT),
};

static const struct xml_field proof_rows[] = {
	ROW(proof, record, XML_NUMBER),
	ROW(proof, cause, XML_NUMBER),
	ROW(proof, evidence, XML_NUMBER),
};

static const struct xml_field escalation_rows[] = {
	ROW(escalation, id, XML_NUMBER),
	ROW(escalation, level, XML_SMALL),
	ROW(escalation, from, XML_NUMBER),
	ROW(escalation, to, XML_NUMBER),
	ROW(escalation, reason, XML_TEXT),
	ROW(escalation, clock, XML_WORD),
	ROW(escalation, deadline, XML_NUMBER),
	ROW(escalation, at, XML_MOMENT),
	ROW(escalation, next_at, XML_MOMENT),
	ROW(escalation, seen_at, XML_MOMENT),
};

static const struct xml_field referral_rows[] = {
	ROW(referral, id, XML_NUMBER),
	ROW(referral, number, XML_SMALL),
	ROW(referral, round, XML_SMALL),
	ROW_NAME(referral, body, referral_body),
	ROW(referral, name, XML_TEXT),
	ROW(referral, reference, XML_TEXT),
	ROW(referral, mail, XML_TEXT),
	ROW(referral, set_at, XML_MOMENT),
	ROW(referral, until, XML_MOMENT),
	ROW_NAME(referral, state, referral_state),
	ROW(referral, made_by, XML_NUMBER),
	ROW(referral, made_at, XML_MOMENT),
	ROW(referral, replied_at, XML_MOMENT),
	ROW(referral, replied_by, XML_NUMBER),
	ROW_NAME(referral, way, referral_way),
	ROW(referral, found, XML_TEXT),
	ROW(referral, measures, XML_TEXT),
	ROW(referral, reply, XML_TEXT),
	ROW(referral, note, XML_TEXT),
};

const struct xml_fields case_file_fields_record = FIELDS(record_rows);
const struct xml_fields case_file_fields_cause = FIELDS(cause_rows);
const struct xml_fields case_file_fields_finding = FIELDS(finding_rows);
const struct xml_fields case_file_fields_plan = FIELDS(plan_rows);
const struct xml_fields case_file_fields_measure = FIELDS(measure_rows);
const struct xml_fields case_file_fields_proof = FIELDS(proof_rows);
const struct xml_fields case_file_fields_escalation = FIELDS(escalation_rows);
const struct xml_fields case_file_fields_referral = FIELDS(referral_rows);

/* Rows read just now, so they may be completed. */
static void
fill_case_id(struct case_record *record)
{
	struct case_id id = record->complaint.id;

	for (size_t i = 0; i < record->record_count; i++)
		((struct inquiry_record *)record->records)[i].case_id = id;
	for (size_t i = 0; i < record->cause_count; i++)
		((struct cause *)record->causes)[i].case_id = id;
	for (size_t i = 0; i < record->finding_count; i++)
		((struct responsibility *)record->findings)[i].case_id = id;
	for (size_t i = 0; i < record->plan_count; i++)
		((struct plan *)record->plans)[i].case_id = id;
	for (size_t i = 0; i < record->escalation_count; i++)
		((struct escalation *)record->escalations)[i].case_id = id;
	for (size_t i = 0; i < record->referral_count; i++)
		((struct referral *)record->referrals)[i].case_id = id;
}

static bool
stands_before(const struct case_record *record, size_t most, int64_t cause)
{
	for (size_t i = 0; i < most; i++)
		if (record->causes[i].id == cause)
			return true;
	return false;
}

/* An answer explains one that was written before it, so the chain ends. */
static void
check_causes(struct xml_reading *reading, const struct case_record *record)
{
	const struct xml_element *element =
	    xml_child(xml_child(xml_root(reading->document), "causes"), "cause");

	for (size_t i = 0; i < record->cause_count; i++, element = xml_next(element))
		if (record->causes[i].parent != 0 &&
		    !stands_before(record, i, record->causes[i].parent))
			xml_complain(reading->document, element,
			    "Cause %lld explains one that does not stand before it.",
			    (long long)record->causes[i].id);
}

/* Measures stand in the order of their plans, so each plan has a piece of the list. */
static void
give_measures(struct xml_reading *reading, const struct case_record *record)
{
	const struct xml_element *element =
	    xml_child(xml_child(xml_root(reading->document), "measures"), "measure");
	size_t done = 0;

	for (size_t i = 0; i < record->plan_count; i++) {
		struct plan *plan = &((struct plan *)record->plans)[i];

		plan->measures = record->measures + done;
		for (; done < record->measure_count && record->measures[done].plan == plan->number;
		     done++) {
			plan->measure_count++;
			element = xml_next(element);
		}
	}
	if (done < record->measure_count)
		xml_complain(reading->document, element,
		    "Measure %lld does not stand with those of its plan.",
		    (long long)record->measures[done].id);
}

void
case_file_inquiry_complete(struct xml_reading *reading, struct case_record *record)
{
	fill_case_id(record);
	check_causes(reading, record);
	give_measures(reading, record);
}

void
case_file_inquiry_measures(struct arena *arena, struct case_record *record)
{
	struct measure *rows;
	size_t count = 0, done = 0;

	for (size_t i = 0; i < record->plan_count; i++)
		count += record->plans[i].measure_count;
	rows = arena_array(arena, count, sizeof(*rows));
	for (size_t i = 0; i < record->plan_count; i++)
		for (size_t k = 0; k < record->plans[i].measure_count; k++)
			rows[done++] = record->plans[i].measures[k];
	record->measures = rows;
	record->measure_count = count;
}
