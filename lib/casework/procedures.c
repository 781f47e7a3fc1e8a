#include "casework/procedures.h"

#include <string.h>

#include "base/text.h"
#include "casework/inside.h"
#include "record/procedure_xml.h"
#include "store/procedure_store.h"
#include "base/banned.h"

/* One document on its way in, or one decision on its way to a version. */
struct deciding {
	struct step				*step;
	struct xml_source			 source;
	struct procedure			 procedure;
	struct version_decision			 decision;
	const struct procedures_wish		*wish;
	struct procedures_proposal		*proposal;
	struct procedures_stranded_list		 stranded;
};

/* Claims the one-time key of the form. */
static enum fault
claim(struct deciding *d, struct db *db, const char *result)
{
	struct step *step = d->step;

	return step->once == NULL ? FAULT_NONE : submission_claim(db, step->arena, step->once, result, step->now);
}

static enum fault
refuse_stranded(struct deciding *d, const struct procedure *next)
{
	const struct procedure *now = casework_procedure(d->step->casework);
	enum fault fault = now == NULL ? FAULT_NONE : procedures_stranded_find(d->step, now, next, &d->stranded);

	if (fault != FAULT_NONE || d->stranded.count == 0)
		return fault;
	return casework_refuse(d->step, REFUSAL_STRANDED);
}

/* A version that is there already: the same document changes nothing, another one needs a number of its own. */
static enum fault
judge_known(struct deciding *d, const void *stored, size_t length)
{
	if (length == d->source.length && memcmp(stored, d->source.bytes, length) == 0)
		d->proposal->result = PROCEDURES_KNOWN;
	else
		d->proposal->problem = arena_format(d->step->arena,
		    "%s:1:1: version %s is known with other content; give the document a new version", d->source.name,
		    d->procedure.version);
	return FAULT_NONE;
}

static enum fault
add_version(struct deciding *d, struct db *db)
{
	struct step *step = d->step;
	bool installs = step->actor == NULL && step->casework->adopted == NULL;
	struct version_life life = {0};
	enum refusal refusal = step->actor == NULL ? REFUSAL_NONE :
	    procedure_version_may(&life, &d->decision, step->actor);
	enum fault fault;

	if (refusal == REFUSAL_NONE && d->decision.from != 0 && d->decision.from < step->now)
		refusal = REFUSAL_PAST;
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	if ((fault = refuse_stranded(d, &d->procedure)) != FAULT_NONE)
		return fault;
	fault = procedure_insert(db, step->arena, d->procedure.version, d->source.bytes, d->source.length,
	    installs ? step->now : 0);
	d->proposal->result = installs ? PROCEDURES_IN_FORCE : PROCEDURES_PROPOSED;
	if (fault == FAULT_NONE && !installs)
		fault = procedure_decision_insert(db, step->arena, d->procedure.version, &d->decision);
	return fault != FAULT_NONE ? fault : casework_log_access(step, "procedure_proposed", d->procedure.version,
	    d->decision.reason);
}

static enum fault
propose_in_transaction(struct db *db, void *context)
{
	struct deciding *d = context;
	const char *found;
	const void *stored;
	size_t length;
	enum fault fault = claim(d, db, d->procedure.version);

	if (fault != FAULT_NONE)
		return fault;
	d->proposal->problem = NULL;
	fault = procedure_load(db, d->step->arena, d->procedure.version, 0, &found, &stored, &length);
	if (fault == FAULT_NONE)
		return judge_known(d, stored, length);
	return fault == FAULT_NOT_FOUND ? add_version(d, db) : fault;
}

/* Whether it was the same form a second time. */
static enum fault
find_repeated(struct step *step)
{
	const char *result = NULL;
	enum fault fault = FAULT_NONE;

	if (step->once != NULL)
		fault = submission_result(step->casework->db, step->arena, step->once, &result);
	step->repeated = result != NULL;
	return fault;
}

/* What was changed here is seen by this worker at once; the others notice within half a minute. */
static enum fault
run(struct deciding *d, enum fault (*work)(struct db *, void *))
{
	enum fault fault = casework_transact(d->step, work, d, NULL);

	if (fault == FAULT_DUPLICATE && (fault = find_repeated(d->step)) == FAULT_NONE && !d->step->repeated) {
		/* Somebody handed in the same version at the same moment: now it is a known one. */
		fault = casework_transact(d->step, work, d, NULL);
	}
	d->step->casework->refreshed_at = 0;
	return fault;
}

enum fault
procedures_propose(struct step *step, const struct procedures_document *document, struct procedures_proposal *proposal)
{
	struct deciding d = {
		.step = step, .proposal = proposal,
		.decision = { VERSION_PROPOSE, {0}, step->now, document->from, document->reason },
	};
	enum fault fault = document->file < 0 ? xml_source_file(step->arena, document->name, &d.source) :
	    xml_source_descriptor(step->arena, document->name, document->file, &d.source);

	*proposal = (struct procedures_proposal){ .result = PROCEDURES_KNOWN };
	if (fault == FAULT_NONE)
		fault = procedure_xml_load(step->arena, procedures_schema(step), &d.source, &d.procedure,
		    &proposal->problem);
	else if (fault == FAULT_TOO_LARGE)
		proposal->problem = arena_format(step->arena, "%s:1:1: larger than %d MiB", document->name,
		    XML_LIMIT >> 20);
	if (proposal->problem != NULL)
		return FAULT_NONE;
	if (fault == FAULT_NONE)
		fault = casework_refresh(step->casework, step->now);
	if (fault != FAULT_NONE)
		return fault;
	proposal->version = d.procedure.version;
	if (document->if_empty && step->casework->adopted != NULL)
		return FAULT_NONE;
	if (step->actor != NULL)
		d.decision.staff = step->actor->id;
	fault = run(&d, propose_in_transaction);
	proposal->stranded = d.stranded;
	return fault;
}

/* The last approval that was wanting puts the version in force from its date on, or from now. */
static void
apply(struct deciding *d, struct procedure_record *record)
{
	struct staff_id by[VERSION_APPROVALS];
	int64_t from = procedure_version_from(&record->life);

	if (d->decision.kind == VERSION_WITHDRAW)
		record->life.withdrawn_at = d->decision.at;
	else if (d->decision.kind == VERSION_APPROVE &&
	    procedure_version_approvals(&record->life, by) == VERSION_APPROVALS - 1)
		record->life.adopted_at = from == 0 ? d->decision.at : from;
}

static enum fault
decide_in_transaction(struct db *db, void *context)
{
	struct deciding *d = context;
	struct step *step = d->step;
	struct procedure_record record;
	const char *problem;
	enum refusal refusal;
	enum fault fault;

	if ((fault = claim(d, db, d->wish->version)) != FAULT_NONE ||
	    (fault = procedure_record_load(db, step->arena, d->wish->version, &record)) != FAULT_NONE)
		return fault;
	if (record.revision != d->wish->revision)
		return FAULT_CONFLICT;
	refusal = procedure_version_may(&record.life, &d->decision, step->actor);
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	if (d->decision.kind == VERSION_APPROVE) {
		fault = procedures_parse(step, record.version, &d->procedure, &problem);
		if (fault == FAULT_NONE && problem != NULL)
			return casework_refuse(step, REFUSAL_INCOMPLETE);
		if (fault != FAULT_NONE || (fault = refuse_stranded(d, &d->procedure)) != FAULT_NONE)
			return fault;
	}
	apply(d, &record);
	fault = procedure_decide(db, step->arena, &record, &d->decision);
	return fault != FAULT_NONE ? fault : casework_log_access(step, arena_format(step->arena, "procedure_%s",
	    version_decision_name(d->decision.kind)), record.version, d->decision.reason);
}

enum fault
procedures_decide(struct step *step, const struct procedures_wish *wish)
{
	struct deciding d = {
		.step = step, .wish = wish,
		.decision = { wish->kind, {0}, step->now, wish->from, wish->reason },
	};

	if (step->actor != NULL)
		d.decision.staff = step->actor->id;
	return run(&d, decide_in_transaction);
}
