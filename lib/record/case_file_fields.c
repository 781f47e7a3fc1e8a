#include "base/text.h"
#include "record/case_file_fields.h"
#include "record/case_file_rows.h"

#include "base/banned.h"

NAMES(channel, CHANNEL__COUNT);
NAMES(complaint_type, COMPLAINT_TYPE__COUNT);
NAMES(complainant_kind, COMPLAINANT__COUNT);
NAMES(severity, SEVERITY__COUNT);
NAMES(urgency, URGENCY__COUNT);
NAMES(risk, RISK__COUNT);
NAMES(validity, VALIDITY__COUNT);
NAMES(stage, STAGE__COUNT);
NAMES(act, ACT__COUNT);
NAMES(role, ROLE__COUNT);
NAMES(deadline_state, DEADLINE__COUNT);
NAMES(evidence_origin, EVIDENCE_ORIGIN__COUNT);

/* By bit: FLAG_MEDIA is 1 << 0 and so on. */
static const char *const flag_words[] = {"media", "authority", "safety", "legal", "repeat"};

enum { FLAGS = sizeof(flag_words) / sizeof(flag_words[0]) };
_Static_assert(FLAG_REPEAT == 1 << (FLAGS - 1), "every flag has a word");

static const char *
flag_word(int bit)
{
	return flag_words[bit];
}

static int
flag_value(const char *word)
{
	int	bit = 0;

	while (bit < FLAGS && !text_equal(flag_words[bit], word))
		bit++;
	return bit;
}

static const struct xml_names flag_names = {"flag", flag_word, flag_value, FLAGS};

static const struct xml_field complaint_rows[] = {
	ROW(complaint, id, XML_NUMBER),
	ROW(complaint, number, XML_WORD),
	ROW_NAME(complaint, channel, channel),
	ROW_NAME(complaint, type, complaint_type),
	ROW(complaint, category, XML_WORD),
	ROW(complaint, received_at, XML_MOMENT),
	ROW(complaint, registered_at, XML_MOMENT),
	ROW_NAME(complaint, complainant_kind, complainant_kind),
	ROW(complaint, anonymous, XML_FLAG),
	ROW(complaint, complainant, XML_TEXT),
	ROW(complaint, contact, XML_TEXT),
	ROW(complaint, phone, XML_WORD),
	ROW(complaint, room, XML_NUMBER),
	ROW(complaint, place, XML_TEXT),
	ROW(complaint, subject, XML_TEXT),
	ROW(complaint, matter, XML_TEXT),
	ROW(complaint, mood, XML_TEXT),
	ROW(complaint, present_state, XML_TEXT),
	ROW(complaint, remedy, XML_TEXT),
	ROW(complaint, service_item, XML_TEXT),
	ROW(complaint, service_staff, XML_TEXT),
	ROW(complaint, service_time, XML_TEXT),
	ROW(complaint, accused, XML_TEXT),
	ROW(complaint, accused_staff, XML_NUMBER),
	ROW(complaint, event_at, XML_MOMENT),
	ROW(complaint, event_place, XML_TEXT),
	ROW(complaint, product, XML_TEXT),
	ROW(complaint, amount, XML_NUMBER),
	ROW(complaint, agreed_until, XML_MOMENT),
	ROW(complaint, foreign_number, XML_TEXT),
	ROW(complaint, vehicle, XML_TEXT),
	ROW(complaint, remarks, XML_TEXT),
	ROW(complaint, receiver, XML_NUMBER),
};

static const struct xml_field state_rows[] = {
	ROW_NAME(case_file, stage, stage),
	ROW_NAME(case_file, severity, severity),
	ROW_NAME(case_file, urgency, urgency),
	ROW_NAME(case_file, risk, risk),
	ROW_NAME(case_file, validity, validity),
	ROW_NAMES(case_file, flags, flag),
	ROW(case_file, level, XML_SMALL),
	ROW(case_file, major, XML_FLAG),
	ROW(case_file, reopened, XML_SMALL),
	ROW(case_file, department, XML_NUMBER),
	ROW(case_file, handler, XML_NUMBER),
	ROW(case_file, accused_staff, XML_NUMBER),
	ROW(case_file, procedure_version, XML_WORD),
	ROW(case_file, merged_into, XML_NUMBER),
	ROW(case_file, reported_at, XML_MOMENT),
	ROW(case_file, dispatched_at, XML_MOMENT),
	ROW(case_file, accepted_at, XML_MOMENT),
	ROW(case_file, completed_at, XML_MOMENT),
	ROW(case_file, fed_back_at, XML_MOMENT),
	ROW(case_file, confirmed_at, XML_MOMENT),
	ROW(case_file, closed_at, XML_MOMENT),
	ROW(case_file, visited_at, XML_MOMENT),
	ROW(case_file, archived_at, XML_MOMENT),
	ROW(case_file, result, XML_TEXT),
	ROW(case_file, satisfaction, XML_SMALL),
};

static const struct xml_field event_rows[] = {
	ROW(case_event, id, XML_NUMBER),
	ROW(case_event, number, XML_SMALL),
	ROW(case_event, at, XML_MOMENT),
	ROW_NAME(case_event, act, act),
	ROW_NAME(case_event, from, stage),
	ROW_NAME(case_event, to, stage),
	ROW_NAME(case_event, as, role),
	ROW(case_event, actor, XML_NUMBER),
	ROW(case_event, actor_name, XML_TEXT),
	ROW(case_event, department, XML_NUMBER),
	ROW(case_event, person, XML_NUMBER),
	ROW(case_event, until, XML_MOMENT),
	ROW(case_event, text, XML_TEXT),
	ROW(case_event, detail, XML_TEXT),
	ROW(case_event, public, XML_FLAG),
	ROW(case_event, previous, XML_DIGEST),
	ROW(case_event, digest, XML_DIGEST),
};

static const struct xml_field deadline_rows[] = {
	ROW(deadline, id, XML_NUMBER),
	ROW(deadline, clock, XML_WORD),
	ROW(deadline, round, XML_SMALL),
	ROW_NAME(deadline, state, deadline_state),
	ROW(deadline, started_at, XML_MOMENT),
	ROW(deadline, warn_at, XML_MOMENT),
	ROW(deadline, due_at, XML_MOMENT),
	ROW(deadline, stopped_at, XML_MOMENT),
	ROW(deadline, responsible, XML_NUMBER),
	ROW_NAME(deadline, role, role),
	ROW(deadline, resume_at, XML_MOMENT),
	ROW(deadline, agreed, XML_FLAG),
	ROW(deadline, calendar, XML_WORD),
	ROW(deadline, calculation, XML_TEXT),
};

static const struct xml_field evidence_rows[] = {
	ROW(evidence, id, XML_NUMBER),
	ROW(evidence, name, XML_TEXT),
	ROW(evidence, type, XML_WORD),
	ROW(evidence, size, XML_NUMBER),
	ROW(evidence, sha256, XML_DIGEST),
	ROW_NAME(evidence, origin, evidence_origin),
	ROW(evidence, at, XML_MOMENT),
	ROW(evidence, actor, XML_NUMBER),
	ROW(evidence, actor_name, XML_TEXT),
	ROW(evidence, public, XML_FLAG),
	ROW(evidence, receipt, XML_FLAG),
	ROW(evidence, note, XML_TEXT),
};

static const struct xml_field handler_rows[] = {
	ROW(staff, id, XML_NUMBER),
	ROW(staff, name, XML_TEXT),
	ROW(staff, title, XML_TEXT),
	ROW(staff, department, XML_NUMBER),
	ROW(staff, department_name, XML_TEXT),
	ROW_NAMES(staff, roles, role),
};

static const struct xml_field department_rows[] = {
	ROW(record_department, id, XML_NUMBER),
	ROW(record_department, code, XML_WORD),
	ROW(record_department, name, XML_TEXT),
};

static const struct xml_fields event_fields = FIELDS(event_rows);
static const struct xml_fields deadline_fields = FIELDS(deadline_rows);
static const struct xml_fields evidence_fields = FIELDS(evidence_rows);
static const struct xml_fields handler_fields = FIELDS(handler_rows);
static const struct xml_fields department_fields = FIELDS(department_rows);

const struct xml_fields case_file_fields_complaint = FIELDS(complaint_rows);
const struct xml_fields case_file_fields_state = FIELDS(state_rows);

#define LIST(rows, count)	offsetof(struct case_record, rows), offsetof(struct case_record, count)

const struct case_file_list case_file_lists[CASE_FILE_LISTS] = {
	{"timeline", "event", &event_fields, sizeof(struct case_event), LIST(events, event_count), true},
	{"deadlines", "deadline", &deadline_fields, sizeof(struct deadline), LIST(deadlines, deadline_count), true},
	{"evidence", "file", &evidence_fields, sizeof(struct evidence), LIST(evidence, evidence_count), true},
	{"handlers", "person", &handler_fields, sizeof(struct staff), LIST(handlers, handler_count), true},
	{"departments", "department", &department_fields, sizeof(struct record_department),
	    LIST(departments, department_count), true},
	{"records", "record", &case_file_fields_record, sizeof(struct inquiry_record),
	    LIST(records, record_count), false},
	{"causes", "cause", &case_file_fields_cause, sizeof(struct cause), LIST(causes, cause_count), false},
	{"findings", "finding", &case_file_fields_finding, sizeof(struct responsibility),
	    LIST(findings, finding_count), false},
	{"plans", "plan", &case_file_fields_plan, sizeof(struct plan), LIST(plans, plan_count), false},
	{"measures", "measure", &case_file_fields_measure, sizeof(struct measure),
	    LIST(measures, measure_count), false},
	{"proofs", "proof", &case_file_fields_proof, sizeof(struct proof), LIST(proofs, proof_count), false},
	{"escalations", "escalation", &case_file_fields_escalation, sizeof(struct escalation),
	    LIST(escalations, escalation_count), false},
	{"referrals", "referral", &case_file_fields_referral, sizeof(struct referral),
	    LIST(referrals, referral_count), false},
	{"emergencies", "emergency", &case_file_fields_emergency, sizeof(struct emergency),
	    LIST(emergencies, emergency_count), false},
	{"task_force", "member", &case_file_fields_member, sizeof(struct emergency_member),
	    LIST(members, member_count), false},
	{"communications", "entry", &case_file_fields_entry, sizeof(struct emergency_entry),
	    LIST(entries, entry_count), false},
	{"urgent_measures", "urgent_measure", &case_file_fields_urgent, sizeof(struct urgent_measure),
	    LIST(urgent, urgent_count), false},
	{"effects", "effect", &case_file_fields_effect, sizeof(struct record_effect),
	    LIST(effects, effect_count), false},
	{"messages", "message", &case_file_fields_message, sizeof(struct record_message),
	    LIST(messages, message_count), false},
	{"visits", "visit", &case_file_fields_visit, sizeof(struct return_visit), LIST(visits, visit_count), false},
};
