#include "casework/filing.h"

#include <string.h>

#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/filing_told.h"
#include "casework/inside.h"
#include "record/case_file_xml.h"
#include "rules/contact.h"
#include "rules/number.h"
#include "rules/place.h"
#include "rules/search.h"
#include "store/archive_store.h"
#include "store/search_store.h"
#include "base/banned.h"

static struct filed
filed_of(const struct step *step, const struct archive_entry *entry)
{
	return (struct filed){
		.id = entry->id, .number = entry->number, .label = entry->label,
		.complainant = entry->complainant, .phone = entry->phone, .place = entry->place,
		.category = entry->category, .result = entry->result,
		.sha256 = secret_hex(step->arena, entry->sha256, sizeof(entry->sha256)), .type = entry->type,
		.received_at = entry->received_at, .closed_at = entry->closed_at, .filed_at = entry->filed_at,
		.keep_until = entry->keep_until, .filed_by = casework_staff(step->casework, entry->filed_by),
	};
}

/* Looks through the candidates of the index until the page is full. */
static enum fault
find(struct step *step, struct archive_search *search, const struct search_query *terms, struct archive_list *list)
{
	struct db *db = step->casework->db;
	struct search_cursor cursor;
	int64_t ids[MANY_ROWS];
	size_t limit = (size_t)search->limit;
	enum fault fault;

	if (terms->count == 0)
		return archive_find(db, step->arena, search, list);
	search->ids = ids;
	list->rows = arena_array(step->arena, limit, sizeof(list->rows[0]));
	fault = search_begin(db, step->arena, terms, search->before, &cursor);
	while (fault == FAULT_NONE && list->count < limit) {
		struct archive_list more = { .count = 0 };

		if ((fault = search_candidates(&cursor, ids, &search->id_count)) != FAULT_NONE || search->id_count == 0)
			break;
		search->limit = (int)(limit - list->count);
		fault = archive_find(db, step->arena, search, &more);
		for (size_t i = 0; i < more.count; i++)
			list->rows[list->count++] = more.rows[i];
	}
	return fault;
}

static const char *
part(struct arena *arena, const char *word)
{
	return text_empty(word) ? "" : search_like(arena, word);
}

/* A room in any spelling: what is filed says 3-2-1201 or 3栋2单元1201, as it was written then. */
static const char *
place_like(struct arena *arena, const char *typed)
{
	struct place place;

	if (text_empty(typed))
		return "%";
	if (!place_read(arena, typed, &place))
		return search_like(arena, typed);
	return arena_format(arena, "%s%s%s%s", part(arena, place.rest), part(arena, place.building),
	    part(arena, place.unit), part(arena, place.room));
}

enum fault
casework_find_filed(struct step *step, const struct filing_search *request, struct filing_result *result)
{
	struct search_query terms = search_query(step->arena, request->words);
	struct archive_search search = {
		.name = request->name, .place = place_like(step->arena, request->place), .number = request->number,
		.category = request->category, .result = request->result, .from = request->from,
		.until = request->until, .before = request->before == 0 ? INT64_MAX : request->before,
		.limit = request->limit + 1, .viewer = step->actor,
	};
	struct archive_list list = { .count = 0 };
	struct case_number number;
	struct filed *rows;
	enum fault fault;

	*result = (struct filing_result){ .vain = search_is_vain(&terms) };
	if (result->vain)
		return FAULT_NONE;
	if (!text_empty(request->phone) && !phone_read(step->arena, request->phone, &search.phone))
		return FAULT_NONE;
	if (!text_empty(request->number)) {
		if (!case_number_read(step->arena, request->number, &number))
			return FAULT_NONE;
		search.number = case_number_format(step->arena, number.prefix, number.year, number.counter);
	}
	for (size_t i = 0; i < terms.count; i++)
		search.words[i] = terms.words[i];
	if ((fault = find(step, &search, &terms, &list)) != FAULT_NONE)
		return fault;
	result->more = list.count > (size_t)request->limit;
	result->count = result->more ? (size_t)request->limit : list.count;
	rows = arena_array(step->arena, result->count, sizeof(*rows));
	for (size_t i = 0; i < result->count; i++)
		rows[i] = filed_of(step, &list.rows[i]);
	result->rows = rows;
	return FAULT_NONE;
}

/* Evaluations as they stood on the day of filing. */
static void
take_effects(struct step *step, const struct case_record *record, struct filed_reading *reading)
{
	struct effect_view *views = arena_array(step->arena, record->effect_count + 1, sizeof(*views));
	int judge_days = effect_judge_days(reading->procedure);

	for (size_t i = 0; i < record->effect_count; i++) {
		const struct record_effect *filed = &record->effects[i];
		struct effect effect = {
			.id = filed->id, .plan = filed->plan, .measure = filed->measure,
			.department = filed->department, .category = record->complaint.category,
			.day = date_local_day(filed->carried_out), .days = filed->days,
			.judged_at = filed->judged_at, .judged_by = filed->judged_by, .verdict = filed->verdict,
			.reason = filed->reason, .before = filed->before, .after = filed->after,
		};

		views[i] = (struct effect_view){ .effect = effect, .renewal = filed->renewal,
			.project = filed->project, .judge_days = judge_days,
			.state = effect_state(&effect, judge_days, date_local_day(reading->filed.filed_at)) };
	}
	reading->effects = views;
	reading->effect_count = record->effect_count;
}

/* The emergency response, and what was done at once. */
static void
take_emergency(const struct case_record *record, struct filed_reading *reading)
{
	reading->emergency = (struct emergency_reading){
		.file = record->file, .procedure = reading->procedure,
		.emergencies = record->emergencies, .emergency_count = record->emergency_count,
		.members = record->members, .member_count = record->member_count,
		.entries = record->entries, .entry_count = record->entry_count,
		.measures = record->urgent, .measure_count = record->urgent_count,
		.deadlines = record->deadlines, .deadline_count = record->deadline_count,
		.told = record->escalations, .told_count = record->escalation_count,
	};
}

static void
take(struct step *step, const struct case_record *record, struct filed_reading *reading)
{
	struct department *departments =
	    arena_array(step->arena, record->department_count, sizeof(*departments));

	for (size_t i = 0; i < record->department_count; i++)
		departments[i] = (struct department){ .id = record->departments[i].id,
			.code = record->departments[i].code,
			.name_zh = record->departments[i].name,
			.name_en = "" };
	reading->reading = (struct case_reading){
		.file = record->file,
		.complaint = record->complaint,
		.procedure = reading->procedure,
		.events = record->events,
		.event_count = record->event_count,
		.deadlines = record->deadlines,
		.deadline_count = record->deadline_count,
		.evidence = record->evidence,
		.evidence_count = record->evidence_count,
	};
	reading->inquiry = (struct workbench){
		record->records,
		record->record_count,
		record->causes,
		record->cause_count,
		record->findings,
		record->finding_count,
		record->plans,
		record->plan_count,
		record->proofs,
		record->proof_count,
	};
	reading->escalations = record->escalations;
	reading->escalation_count = record->escalation_count;
	reading->people = record->handlers;
	reading->person_count = record->handler_count;
	reading->departments = departments;
	reading->department_count = record->department_count;
	reading->referrals = record->referrals;
	reading->referral_count = record->referral_count;
	reading->messages = filing_told_messages(step->arena, record);
	reading->message_count = record->message_count;
	reading->visits = record->visits;
	reading->visit_count = record->visit_count;
	take_emergency(record, reading);
	take_effects(step, record, reading);
}

static enum fault
parse(struct step *step, struct filed_reading *reading)
{
	struct xml_source source = { reading->filed.number, reading->document, reading->length };
	struct xml_schema *schema = NULL;
	struct case_record record;
	const char *problem = "";
	enum fault fault = xml_schema_open(step->arena,
	    arena_format(step->arena, "%s/schema/xml/case_file.xsd", step->casework->config->share_dir), &schema,
	    &problem);

	if (fault != FAULT_NONE)
		return log_fault(fault, "%s", problem);
	fault = case_file_xml_read(step->arena, schema, &source, &record, &problem);
	xml_schema_close(schema);
	if (fault != FAULT_NONE) {
		log_line(LOG_LEVEL_ERROR, "archived file cannot be read: %s", xml_place(step->arena, problem));
		reading->intact = false;
		return FAULT_NONE;
	}
	take(step, &record, reading);
	return FAULT_NONE;
}

/* Whether the file itself has the judgement. */
static bool
is_judged_in(const struct filed_reading *reading, int64_t effect)
{
	for (size_t i = 0; i < reading->effect_count; i++)
		if (reading->effects[i].effect.id == effect)
			return reading->effects[i].effect.judged_at != 0;
	return false;
}

/* What a measure did is judged weeks after it was carried out, often when the case is filed already. */
static enum fault
read_later(struct step *step, struct case_id id, struct filed_reading *reading)
{
	struct effect_view *views;
	size_t count;
	enum fault fault = effects_judged_of(step, id, &views, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
		if (!is_judged_in(reading, views[i].effect.id))
			views[reading->later_count++] = views[i];
	reading->later = views;
	return fault;
}

enum fault
casework_read_filed(struct step *step, struct case_id id, struct filed_reading *reading)
{
	struct db *db = step->casework->db;
	struct archive_entry entry;
	struct case_file row;
	const void *document;
	uint8_t sealed[SECRET_DIGEST], digest[SECRET_DIGEST];
	enum fault fault = archive_load(db, step->arena, id, step->actor, &entry);

	*reading = (struct filed_reading){ .intact = false };
	step->refusal = REFUSAL_NONE;
	if (fault == FAULT_NOT_FOUND) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	if (fault != FAULT_NONE ||
	    (fault = archive_load_document(db, step->arena, id, &document, &reading->length, sealed)) != FAULT_NONE ||
	    (fault = case_load(db, step->arena, id, false, &row)) != FAULT_NONE ||
	    (fault = casework_procedure_of(step->casework, row.procedure_version, &reading->procedure)) != FAULT_NONE)
		return fault;
	reading->filed = filed_of(step, &entry);
	reading->document = document;
	secret_sha256(document, reading->length, digest);
	reading->intact = memcmp(digest, sealed, sizeof(digest)) == 0;
	fault = parse(step, reading);
	return fault == FAULT_NONE ? read_later(step, id, reading) : fault;
}
