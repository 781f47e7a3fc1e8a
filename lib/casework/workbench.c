#include "casework/workbench.h"

#include <string.h>

#include "base/text.h"
#include "casework/inside.h"
#include "store/inquiry_store.h"
#include "base/banned.h"

enum { WORDS_IN_HISTORY = 500 };

enum fault
workbench_read(struct step *step, struct case_id id, struct workbench *inquiry)
{
	struct db *db = step->casework->db;
	struct record_list records;
	struct cause_list causes;
	struct responsibility_list findings;
	struct plan_list plans;
	struct proof_list proofs;
	enum fault fault;

	if ((fault = records_load(db, step->arena, id, &records)) != FAULT_NONE ||
	    (fault = causes_load(db, step->arena, id, &causes)) != FAULT_NONE ||
	    (fault = responsibilities_load(db, step->arena, id, &findings)) != FAULT_NONE ||
	    (fault = plans_load(db, step->arena, id, &plans)) != FAULT_NONE ||
	    (fault = proofs_load(db, step->arena, id, &proofs)) != FAULT_NONE)
		return fault;
	*inquiry = (struct workbench){
		records.rows, records.count, causes.rows, causes.count, findings.rows, findings.count,
		plans.rows, plans.count, proofs.rows, proofs.count,
	};
	return FAULT_NONE;
}

enum fault
workbench_count(struct step *step, struct case_id id, int64_t *count)
{
	return inquiry_rows(step->casework->db, step->arena, id, count);
}

/* What the transaction of one act writes beside the event. */
struct writing {
	const struct workbench_base	*base;
	struct inquiry_record		*record;
	struct cause			*cause;
	struct responsibility		*finding;
	struct striking			 striking;
	struct proof			 node;		/* what evidence is tied to */
	int64_t				 newest;	/* evidence before the files of this act */
};

static enum fault
tie(struct step *step, const struct writing *writing, struct proof proof)
{
	struct db *db = step->casework->db;
	const struct workbench_base *base = writing->base;
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < base->evidence_count && fault == FAULT_NONE; i++) {
		proof.evidence = base->evidence[i];
		fault = proof_insert(db, step->arena, base->id, &proof);
	}
	if (fault != FAULT_NONE || base->files.count == 0)
		return fault;
	proof.evidence = writing->newest;
	return proof_insert_newer(db, step->arena, base->id, &proof);
}

static enum fault
write_record(struct step *step, const struct act_request *request)
{
	struct writing *writing = request->context;
	enum fault fault = record_insert(step->casework->db, step->arena, writing->record);

	return fault == FAULT_NONE ? tie(step, writing, (struct proof){ .record = writing->record->id }) : fault;
}

/* How much evidence a node has now. */
static enum fault
count_proofs(struct step *step, struct case_id id, const struct proof *node, size_t *count)
{
	struct proof_list proofs;
	enum fault fault = proofs_load(step->casework->db, step->arena, id, &proofs);

	if (fault == FAULT_NONE)
		*count = proof_count(proofs.rows, proofs.count, node);
	return fault;
}

static enum fault
write_cause(struct step *step, const struct act_request *request)
{
	struct writing *writing = request->context;
	struct db *db = step->casework->db;
	struct cause *cause = writing->cause;
	struct cause_list causes;
	size_t proofs;
	enum refusal refusal;
	enum fault fault = causes_load(db, step->arena, request->id, &causes);

	if (fault != FAULT_NONE)
		return fault;
	if ((refusal = cause_may_stand(causes.rows, causes.count, cause)) != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	for (size_t i = 0; i < causes.count; i++)
		if (causes.rows[i].id == cause->parent)
			cause->branch = causes.rows[i].branch;
	if ((fault = cause_insert(db, step->arena, cause)) != FAULT_NONE)
		return fault;
	writing->node = (struct proof){ .cause = cause->id };
	if ((fault = tie(step, writing, writing->node)) != FAULT_NONE ||
	    (fault = count_proofs(step, request->id, &writing->node, &proofs)) != FAULT_NONE)
		return fault;
	refusal = cause_may_be_called(cause->level, proofs);
	return refusal == REFUSAL_NONE ? FAULT_NONE : casework_refuse(step, refusal);
}

/* What evidence is tied to: a record, or a cause that stands; its words, NULL when it is not there. */
static const char *
node_words(const struct workbench *inquiry, const struct proof *node, enum refusal *refusal)
{
	*refusal = REFUSAL_NONE;
	for (size_t i = 0; node->record != 0 && i < inquiry->record_count; i++)
		if (inquiry->records[i].id == node->record)
			return inquiry->records[i].subject;
	for (size_t i = 0; node->cause != 0 && i < inquiry->cause_count; i++)
		if (inquiry->causes[i].id == node->cause) {
			*refusal = inquiry->causes[i].struck_at != 0 ? REFUSAL_STRUCK : REFUSAL_NONE;
			return inquiry->causes[i].text;
		}
	*refusal = REFUSAL_NOT_FOUND;
	return NULL;
}

static enum fault
write_tie(struct step *step, const struct act_request *request)
{
	struct writing *writing = request->context;
	struct workbench inquiry;
	size_t before, after;
	enum refusal refusal;
	enum fault fault = workbench_read(step, request->id, &inquiry);

	if (fault != FAULT_NONE)
		return fault;
	(void)node_words(&inquiry, &writing->node, &refusal);
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	before = proof_count(inquiry.proofs, inquiry.proof_count, &writing->node);
	if ((fault = tie(step, writing, writing->node)) != FAULT_NONE ||
	    (fault = count_proofs(step, request->id, &writing->node, &after)) != FAULT_NONE)
		return fault;
	return after > before ? FAULT_NONE : casework_refuse(step, REFUSAL_NOTHING_TIED);
}

static enum fault
write_finding(struct step *step, const struct act_request *request)
{
	struct writing *writing = request->context;
	const struct responsibility *finding = writing->finding;
	const struct staff *person = casework_staff(step->casework, finding->person);

	if (casework_department(step->casework, finding->department) == NULL)
		return casework_refuse(step, REFUSAL_DEPARTMENT);
	if (finding->person.value != 0 &&
	    (person == NULL || person->department.value != finding->department.value))
		return casework_refuse(step, REFUSAL_HANDLER);
	return responsibility_insert(step->casework->db, step->arena, writing->finding);
}

static enum fault
write_struck_cause(struct step *step, const struct act_request *request)
{
	struct writing *writing = request->context;
	struct db *db = step->casework->db;
	struct cause_list causes;
	enum refusal refusal;
	enum fault fault = causes_load(db, step->arena, request->id, &causes);

	if (fault != FAULT_NONE)
		return fault;
	if ((refusal = cause_may_be_struck(causes.rows, causes.count, writing->striking.id)) != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	return cause_strike(db, step->arena, &writing->striking);
}

static enum fault
write_struck_finding(struct step *step, const struct act_request *request)
{
	struct writing *writing = request->context;
	enum fault fault = responsibility_strike(step->casework->db, step->arena, &writing->striking);

	return fault == FAULT_NOT_FOUND ? casework_refuse(step, REFUSAL_ALREADY) : fault;
}

/* Takes the act with what it writes. */
static enum fault
act(struct step *step, struct writing *writing, struct act_request *request)
{
	enum fault fault;

	request->id = writing->base->id;
	request->version = writing->base->version;
	request->files = writing->base->files;
	request->context = writing;
	request->text = text_cut(step->arena, request->text, WORDS_IN_HISTORY);
	fault = evidence_last(step->casework->db, step->arena, request->id, &writing->newest);
	return fault == FAULT_NONE ? casework_act(step, request, NULL) : fault;
}

enum fault
workbench_add_record(struct step *step, const struct workbench_base *base, struct inquiry_record *record)
{
	struct writing writing = { .base = base, .record = record };
	struct act_request request = {
		.act = ACT_INVESTIGATE, .also = write_record,
		.text = text_empty(record->subject) ? record->content :
		    arena_format(step->arena, "%s\n%s", record->subject, record->content),
		.detail = arena_format(step->arena, "record=%s", record_kind_name(record->kind)),
	};

	record->case_id = base->id;
	record->made_by = step->actor->id;
	record->made_at = step->now;
	return act(step, &writing, &request);
}

enum fault
workbench_add_cause(struct step *step, const struct workbench_base *base, struct cause *cause)
{
	struct writing writing = { .base = base, .cause = cause };
	struct act_request request = {
		.act = ACT_CAUSE, .also = write_cause, .text = cause->text,
		.detail = arena_format(step->arena, "cause_level=%s", cause_level_name(cause->level)),
	};

	cause->case_id = base->id;
	cause->made_by = step->actor->id;
	cause->made_at = step->now;
	return act(step, &writing, &request);
}

enum fault
workbench_tie(struct step *step, const struct workbench_base *base, const struct proof *node)
{
	struct writing writing = { .base = base, .node = *node };
	struct act_request request = {
		.act = node->cause != 0 ? ACT_CAUSE : ACT_INVESTIGATE, .also = write_tie,
		.detail = arena_format(step->arena, "tied=%zu", base->evidence_count + base->files.count),
	};
	struct workbench inquiry;
	enum refusal refusal;
	enum fault fault = workbench_read(step, base->id, &inquiry);

	if (fault != FAULT_NONE)
		return fault;
	if ((request.text = node_words(&inquiry, node, &refusal)) != NULL)
		return act(step, &writing, &request);
	step->refusal = refusal;
	return FAULT_NONE;
}

enum fault
workbench_add_responsibility(struct step *step, const struct workbench_base *base, struct responsibility *finding)
{
	struct writing writing = { .base = base, .finding = finding };
	struct act_request request = {
		.act = ACT_RESPONSIBILITY, .also = write_finding, .text = finding->reason,
		.department = finding->department, .person = finding->person,
		.detail = arena_format(step->arena, "share=%s", finding->main ? "main" : "secondary"),
	};

	finding->case_id = base->id;
	finding->made_by = step->actor->id;
	finding->made_at = step->now;
	return act(step, &writing, &request);
}

static enum fault
strike(struct step *step, struct writing *writing, struct act_request *request, int64_t id)
{
	writing->striking = (struct striking){
		.case_id = writing->base->id, .id = id, .at = step->now, .by = step->actor->id,
		.reason = request->text,
	};
	request->detail = "struck=1";
	return act(step, writing, request);
}

enum fault
workbench_strike_cause(struct step *step, const struct workbench_base *base, int64_t id, const char *reason)
{
	struct writing writing = { .base = base };
	struct act_request request = { .act = ACT_CAUSE, .also = write_struck_cause, .text = reason };

	return strike(step, &writing, &request, id);
}

enum fault
workbench_strike_responsibility(struct step *step, const struct workbench_base *base, int64_t id, const char *reason)
{
	struct writing writing = { .base = base };
	struct act_request request = { .act = ACT_RESPONSIBILITY, .also = write_struck_finding, .text = reason };

	return strike(step, &writing, &request, id);
}
