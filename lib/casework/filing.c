#include "casework/filing.h"

#include <string.h>

#include "base/date.h"
#include "base/kill_point.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/emergencies_inside.h"
#include "casework/escalating.h"
#include "casework/filing_emergency.h"
#include "casework/filing_told.h"
#include "casework/inside.h"
#include "casework/local.h"
#include "casework/workbench.h"
#include "casework/referring.h"
#include "record/case_file_inquiry.h"
#include "rules/search.h"
#include "store/archive_store.h"
#include "store/evidence_store.h"
#include "base/banned.h"

struct filing {
	struct step		*step;
	struct case_id		 id;
	int64_t			 version;
	struct case_reading	 reading;
	struct case_record	 record;
	const char		*document;
	size_t			 length;
};

/* What was investigated, planned and reported up. */
static enum fault
gather_inquiry(struct filing *filing)
{
	struct case_record *record = &filing->record;
	struct workbench inquiry;
	enum fault fault = workbench_read(filing->step, filing->id, &inquiry);

	if (fault != FAULT_NONE)
		return fault;
	record->records = inquiry.records;
	record->record_count = inquiry.record_count;
	record->causes = inquiry.causes;
	record->cause_count = inquiry.cause_count;
	record->findings = inquiry.responsibilities;
	record->finding_count = inquiry.responsibility_count;
	record->plans = inquiry.plans;
	record->plan_count = inquiry.plan_count;
	record->proofs = inquiry.proofs;
	record->proof_count = inquiry.proof_count;
	case_file_inquiry_measures(filing->step->arena, record);
	if ((fault = filing_emergency(filing->step, filing->id, record)) != FAULT_NONE ||
	    (fault = filing_told(filing->step, filing->id, record)) != FAULT_NONE)
		return fault;
	return casework_escalations(filing->step, filing->id, &record->escalations, &record->escalation_count);
}

/* Everybody named anywhere in the file, once. */
struct gathering { const struct casework *casework; struct staff *rows; size_t count; };

static void
gather(void *context, struct staff_id id)
{
	struct gathering *people = context;
	const struct staff *person = casework_staff(people->casework, id);

	for (size_t i = 0; i < people->count; i++)
		if (people->rows[i].id.value == id.value)
			return;
	if (person != NULL)
		people->rows[people->count++] = *person;
}

static void
gather_investigators(struct gathering *people, const struct case_record *record)
{
	for (size_t i = 0; i < record->record_count; i++)
		gather(people, record->records[i].made_by);
	for (size_t i = 0; i < record->cause_count; i++) {
		gather(people, record->causes[i].made_by);
		gather(people, record->causes[i].struck_by);
	}
	for (size_t i = 0; i < record->finding_count; i++) {
		gather(people, record->findings[i].person);
		gather(people, record->findings[i].made_by);
		gather(people, record->findings[i].struck_by);
	}
	for (size_t i = 0; i < record->plan_count; i++) {
		gather(people, record->plans[i].made_by);
		gather(people, record->plans[i].decided_by);
	}
	for (size_t i = 0; i < record->measure_count; i++) {
		gather(people, record->measures[i].person);
		gather(people, record->measures[i].made_by);
	}
	for (size_t i = 0; i < record->escalation_count; i++) {
		gather(people, record->escalations[i].from);
		gather(people, record->escalations[i].to);
	}
	for (size_t i = 0; i < record->referral_count; i++) {
		gather(people, record->referrals[i].made_by);
		gather(people, record->referrals[i].replied_by);
	}
}

static void
gather_handlers(struct filing *filing)
{
	struct step *step = filing->step;
	struct gathering people = { .casework = step->casework };

	people.rows = arena_array(step->arena, step->casework->staff.count, sizeof(*people.rows));
	for (size_t i = 0; i < filing->reading.event_count; i++) {
		gather(&people, filing->reading.events[i].actor);
		gather(&people, filing->reading.events[i].person);
	}
	gather_investigators(&people, &filing->record);
	filing_emergency_people(&filing->record, gather, &people);
	filing_told_people(&filing->record, gather, &people);
	filing->record.handlers = people.rows;
	filing->record.handler_count = people.count;
}

static void
gather_departments(struct filing *filing)
{
	const struct department_list *list = &filing->step->casework->departments;
	struct record_department *rows = arena_array(filing->step->arena, list->count, sizeof(*rows));

	for (size_t i = 0; i < list->count; i++)
		rows[i] = (struct record_department){ list->rows[i].id, list->rows[i].code, list->rows[i].name_zh };
	filing->record.departments = rows;
	filing->record.department_count = list->count;
}

static enum fault
open_schema(const struct step *step, struct xml_schema **schema)
{
	const char *problem = "";
	enum fault fault = xml_schema_open(step->arena,
	    arena_format(step->arena, "%s/schema/xml/case_file.xsd", step->casework->config->share_dir), schema,
	    &problem);

	return fault == FAULT_NONE ? fault : log_fault(fault, "%s", problem);
}

/* Writes the document, reads it back and compares: what cannot be read again is not an archive. */
static enum fault
make_document(struct filing *filing)
{
	struct step *step = filing->step;
	struct xml_schema *schema = NULL;
	struct case_record again;
	struct xml_source source;
	const char *problem = "";
	enum fault fault = gather_inquiry(filing);

	if (fault == FAULT_NONE)
		fault = referring_read(step, filing->id, &filing->record.referrals, &filing->record.referral_count);
	if (fault != FAULT_NONE)
		return fault;
	gather_handlers(filing);
	gather_departments(filing);
	filing->record.complaint = filing->reading.complaint;
	filing->record.file = filing->reading.file;
	filing->record.events = filing->reading.events;
	filing->record.event_count = filing->reading.event_count;
	filing->record.deadlines = filing->reading.deadlines;
	filing->record.deadline_count = filing->reading.deadline_count;
	filing->record.evidence = filing->reading.evidence;
	filing->record.evidence_count = filing->reading.evidence_count;
	fault = case_file_xml_write(step->arena, &filing->record, &filing->document, &filing->length);
	if (fault != FAULT_NONE || (fault = open_schema(step, &schema)) != FAULT_NONE)
		return fault;
	source = (struct xml_source){ filing->reading.file.number, filing->document, filing->length };
	fault = case_file_xml_read(step->arena, schema, &source, &again, &problem);
	if (fault != FAULT_NONE)
		fault = log_fault(FAULT_INTERNAL, "case file cannot be read back: %s", xml_place(step->arena, problem));
	else if (!case_record_same(&filing->record, &again))
		fault = log_fault(FAULT_INTERNAL, "case file %s reads back differently", filing->reading.file.number);
	xml_schema_close(schema);
	return fault;
}

static int64_t
keep_until(const struct case_file *c, const struct procedure *procedure)
{
	struct civil until = date_local(c->closed_at != 0 ? c->closed_at : c->archived_at);

	until.year += procedure->retention_years;
	if (!date_exists(until.year, until.month, until.day)) {
		until.month = 3;
		until.day = 1;
	}
	return date_moment(&until);
}

static enum fault
store_document(struct filing *filing, struct db *db)
{
	struct step *step = filing->step;
	const struct case_file *c = &filing->reading.file;
	const struct complaint *complaint = &filing->reading.complaint;
	struct archive_entry entry = {
		.id = c->id, .number = c->number, .complainant = complaint->complainant, .phone = complaint->phone,
		.place = complaint->place, .category = complaint->category, .type = complaint->type,
		.result = c->result, .received_at = c->received_at,
		.closed_at = c->closed_at != 0 ? c->closed_at : step->now, .filed_at = step->now,
		.filed_by = step->actor->id, .keep_until = keep_until(c, filing->reading.procedure),
		.accused = c->accused_staff, .by_staff = c->by_staff,
	};
	const void *stored;
	uint8_t digest[SECRET_DIGEST];
	const char *words;
	size_t length = 0;
	enum fault fault = referring_words(step, complaint, c, &words);

	if (fault != FAULT_NONE)
		return fault;
	entry.label = arena_format(step->arena, "%s %s %s", complaint->complainant,
	    local_day(step, c->received_at), c->result);
	secret_sha256(filing->document, filing->length, entry.sha256);
	fault = archive_insert(db, step->arena, &entry, filing->document, filing->length, words);
	if (fault == FAULT_NONE)
		fault = archive_load_document(db, step->arena, c->id, &stored, &length, digest);
	if (fault == FAULT_NONE && (length != filing->length || memcmp(stored, filing->document, length) != 0))
		fault = log_fault(FAULT_INTERNAL, "case file %s was not stored as it was written", c->number);
	return fault;
}

/* The act itself: event and clocks come first, because a sealed case takes neither. */
static enum fault
move_to_archive(struct filing *filing, struct db *db, struct case_file *after)
{
	struct step *step = filing->step;
	struct act_facts facts = { .actor = step->actor, .as = step->as };
	const struct case_file *c = &filing->reading.file;
	struct case_change change = { .act = ACT_ARCHIVE, .at = step->now, .actor = step->actor->id };
	struct clock_event clock = { .act = ACT_ARCHIVE, .at = step->now, .actor = step->actor->id };
	struct case_event event = {
		.case_id = c->id, .at = step->now, .act = ACT_ARCHIVE, .from = c->stage, .to = STAGE_ARCHIVED,
		.as = case_capacity(c, ACT_ARCHIVE, &facts), .actor = step->actor->id,
		.actor_name = casework_actor_name(step), .text = "", .detail = "", .public = true,
	};
	enum refusal refusal = case_decide(c, ACT_ARCHIVE, &facts, NULL);
	int64_t until;
	enum fault fault = FAULT_NONE;

	if (refusal == REFUSAL_NONE)
		fault = referring_look(step, c->id, &refusal);
	if (fault == FAULT_NONE && refusal == REFUSAL_NONE)
		fault = emergencies_filed(step, c, &refusal);
	if (fault != FAULT_NONE)
		return fault;
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	*after = case_apply(c, &change);
	if ((fault = event_append(db, step->arena, &event)) != FAULT_NONE)
		return fault;
	return casework_move_clocks(step, after, &clock, &until);
}

static enum fault
archive_in_transaction(struct db *db, void *context)
{
	struct filing *filing = context;
	struct step *step = filing->step;
	struct case_file locked, after;
	enum fault fault;

	/* First, so that a form sent twice is known as such before its version has grown old. */
	if (step->once != NULL && (fault = submission_claim(db, step->arena, step->once,
	    arena_format(step->arena, "%lld", (long long)filing->id.value), step->now)) != FAULT_NONE)
		return fault;
	fault = case_load(db, step->arena, filing->id, true, &locked);
	if (fault == FAULT_NONE)
		fault = casework_read(step, filing->id, &filing->reading);
	if (fault == FAULT_NOT_FOUND || (fault == FAULT_NONE && step->refusal != REFUSAL_NONE))
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	if (fault != FAULT_NONE)
		return fault;
	if (filing->version != 0 && locked.version != filing->version)
		return FAULT_CONFLICT;
	if ((fault = move_to_archive(filing, db, &after)) != FAULT_NONE)
		return fault;
	kill_point("leaving");
	if ((fault = casework_read(step, filing->id, &filing->reading)) != FAULT_NONE)
		return fault;
	after.version = filing->reading.file.version;
	filing->reading.file = after;
	if ((fault = make_document(filing)) != FAULT_NONE || (fault = store_document(filing, db)) != FAULT_NONE)
		return fault;
	kill_point("stored");
	return case_save(db, step->arena, &after);
}

enum fault
casework_archive(struct step *step, struct case_id id, int64_t version)
{
	struct filing filing = { .step = step, .id = id, .version = version };
	enum fault fault = casework_transact(step, archive_in_transaction, &filing, NULL);

	kill_point("filed");
	if (fault == FAULT_DUPLICATE) {
		step->repeated = true;
		fault = FAULT_NONE;
	}
	return fault;
}
