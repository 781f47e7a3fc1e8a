#include "casework/inspection.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "casework/duties.h"
#include "casework/inside.h"
#include "casework/inspection_read.h"
#include "rules/number.h"
#include "store/audit_store.h"
#include "base/banned.h"

enum { NOTE_CHARACTERS = 2000 };

struct opening {
	struct step				*step;
	const struct inspection_request		*request;
	const struct checklist			*checklist;
	int64_t					 id;
};

static enum fault
open_in_transaction(struct db *db, void *context)
{
	struct opening *o = context;
	struct step *step = o->step;
	struct audit audit = {
		.checklist_id = o->checklist->id, .checklist_version = o->checklist->version,
		.department = o->request->department, .project = o->request->project,
		.inspector = step->actor->id, .opened_at = step->now,
	};
	int year = date_local(step->now).year;
	int64_t counter = 0;
	enum fault fault;

	if ((fault = counter_next(db, step->arena, 'A', year, &counter)) != FAULT_NONE)
		return fault;
	audit.number = case_number_format(step->arena, 'A', year, counter);
	if ((fault = audit_insert(db, step->arena, &audit)) != FAULT_NONE)
		return fault;
	o->id = audit.id;
	return submission_claim(db, step->arena, step->once,
	    arena_format(step->arena, "%lld", (long long)audit.id), step->now);
}

static bool
is_open(const struct step *step, struct department_id id)
{
	const struct department *department = casework_department(step->casework, id);

	return department != NULL && !department->closed;
}

/* Whether the department and the project may be inspected. */
static enum fault
check_request(struct step *step, const struct inspection_request *request)
{
	struct inspection_project *projects;
	size_t count, i = 0;
	enum fault fault;

	if (!staff_has(step->actor, ROLE_INSPECTOR))
		step->refusal = REFUSAL_ROLE;
	else if (request->department.value == 0 && request->project == 0)
		step->refusal = REFUSAL_INCOMPLETE;
	else if (request->department.value != 0 && !is_open(step, request->department))
		step->refusal = REFUSAL_DEPARTMENT;
	if (step->refusal != REFUSAL_NONE || request->project == 0)
		return FAULT_NONE;
	if ((fault = inspection_projects(step, &projects, &count)) != FAULT_NONE)
		return fault;
	while (i < count && projects[i].id != request->project)
		i++;
	if (i == count)
		step->refusal = REFUSAL_NOT_FOUND;
	return FAULT_NONE;
}

enum fault
inspection_open(struct step *step, const struct inspection_request *request, int64_t *id)
{
	struct opening o = { .step = step, .request = request };
	const struct checklist **checklists;
	struct step lookup = *step;
	const char *result = NULL;
	size_t count = 0;
	enum fault fault;

	if (request->in_force != 0)
		lookup.now = request->in_force;
	step->refusal = REFUSAL_NONE;
	if ((fault = check_request(step, request)) != FAULT_NONE || step->refusal != REFUSAL_NONE ||
	    (fault = inspection_checklists(&lookup, &checklists, &count)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++)
		if (text_equal(checklists[i]->id, request->checklist))
			o.checklist = checklists[i];
	if (o.checklist == NULL) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	fault = casework_transact(step, open_in_transaction, &o, &result);
	if (fault == FAULT_DUPLICATE) {
		step->repeated = true;
		fault = submission_result(step->casework->db, step->arena, step->once, &result);
	}
	if (result != NULL && !text_number(result, &o.id))
		fault = FAULT_NOT_FOUND;
	*id = o.id;
	return fault;
}

struct answering {
	struct step				*step;
	const struct inspection_answer		*request;
	struct audit				 audit;
	enum checklist_lack			 lack;
	const char				*unfinished;
	int64_t					 id, version;
};

/*
 * The sheet, locked, if this person may change it now.  A form that was sent
 * before is found here, where two sendings wait for each other: `before` is then its result.
 */
static enum fault
take_sheet(struct answering *a, struct db *db, const char **before)
{
	struct step *step = a->step;
	enum fault fault = audit_load(db, step->arena, a->id, true, &a->audit);

	if (fault == FAULT_NOT_FOUND)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	if (fault != FAULT_NONE || (fault = submission_result(db, step->arena, step->once, before)) != FAULT_NONE)
		return fault;
	step->repeated = *before != NULL;
	if (!audit_is_of(&a->audit, step->actor))
		return casework_refuse(step, REFUSAL_NOT_YOURS);
	if (step->repeated)
		return FAULT_NONE;
	if (a->audit.signed_at != 0)
		return casework_refuse(step, REFUSAL_SIGNED);
	return a->version != 0 && a->version != a->audit.version ? FAULT_CONFLICT : FAULT_NONE;
}

static enum fault
count_photos(struct answering *a, struct db *db, int *photos)
{
	struct evidence_list list;
	enum fault fault = evidence_of_audit(db, a->step->arena, a->id, &list);

	*photos = (int)a->request->photos.count;
	for (size_t i = 0; fault == FAULT_NONE && i < list.count; i++)
		*photos += text_equal(list.rows[i].audit_item, a->request->item);
	return fault;
}

static const char *
counts_text(struct arena *arena, const struct checklist_item *item, const int *counts)
{
	struct text text = text_begin(arena);

	for (size_t i = 0; i < item->deduction_count; i++)
		if (counts[i] > 0)
			text_add_format(&text, "%s%s=%d", text.length == 0 ? "" : " ", item->deductions[i].id,
			    counts[i]);
	return text.value;
}

static enum checklist_lack
read_lack(const char *name)
{
	for (int lack = 0; lack < CHECKLIST_LACK__COUNT; lack++)
		if (text_equal(name, checklist_lack_name((enum checklist_lack)lack)))
			return (enum checklist_lack)lack;
	return CHECKLIST_COMPLETE;
}

/* Who answers for what was found; 0 where nothing was, and where the sheet is of a department. */
static struct department_id
named_department(const struct answering *a, const struct checklist_item *item)
{
	const struct checklist_answer answer = { .applies = a->request->applies, .counts = a->request->counts };

	return a->audit.department.value == 0 && checklist_has_deduction(item, &answer) ? a->request->department :
	    (struct department_id){ 0 };
}

static enum fault
save_answer(struct answering *a, struct db *db, const struct checklist_item *item)
{
	const struct inspection_answer *request = a->request;
	struct step *step = a->step;
	struct file_owner owner = { .audit = a->id, .audit_item = item->id };
	struct department_id department = named_department(a, item);
	struct checklist_answer answer = {
		.answered = true, .applies = request->applies, .counts = request->counts,
		.noted = !text_empty(request->note),
		.unplaced = a->audit.department.value == 0 && department.value == 0,
	};
	struct answer_row row = {
		.item = item->id, .applies = request->applies,
		.counts = counts_text(step->arena, item, request->counts),
		.note = text_cut(step->arena, request->note, NOTE_CHARACTERS),
		.score = checklist_item_score(item, &answer), .at = step->now, .department = department,
	};
	enum fault fault = count_photos(a, db, &answer.photos);

	if (!request->applies)
		row.counts = "", row.score = 0;
	a->lack = checklist_item_lack(item, &answer);
	if (fault != FAULT_NONE ||
	    (fault = submission_claim(db, step->arena, step->once, checklist_lack_name(a->lack),
	    step->now)) != FAULT_NONE ||
	    (fault = casework_link_files(step, &owner, &request->photos)) != FAULT_NONE)
		return fault;
	if (a->lack != CHECKLIST_COMPLETE)
		return FAULT_NONE;
	if ((fault = answer_put(db, step->arena, a->id, &row)) != FAULT_NONE)
		return fault;
	return audit_touch(db, step->arena, &a->audit);
}

static enum fault
answer_in_transaction(struct db *db, void *context)
{
	struct answering *a = context;
	const struct checklist *checklist = NULL;
	const struct checklist_item *item;
	const char *before = NULL;
	enum fault fault = take_sheet(a, db, &before);

	if (fault != FAULT_NONE)
		return fault;
	if (before != NULL) {
		a->lack = read_lack(before);
		return FAULT_NONE;
	}
	fault = inspection_checklist(a->step, a->audit.checklist_id, a->audit.checklist_version, &checklist);
	if (fault != FAULT_NONE)
		return fault;
	item = inspection_item_find(checklist, a->request->item);
	if (item == NULL || item->deduction_count != a->request->count)
		return casework_refuse(a->step, REFUSAL_NOT_FOUND);
	if (named_department(a, item).value != 0 && !is_open(a->step, a->request->department))
		return casework_refuse(a->step, REFUSAL_DEPARTMENT);
	return save_answer(a, db, item);
}

enum fault
inspection_answer(struct step *step, const struct inspection_answer *request, enum checklist_lack *lack)
{
	struct answering a = { .step = step, .request = request, .id = request->id, .version = request->version };
	const char *result = NULL;
	enum fault fault = casework_transact(step, answer_in_transaction, &a, &result);

	*lack = result != NULL ? read_lack(result) : a.lack;
	return fault;
}

static enum fault
insert_findings(struct answering *a, struct db *db, const struct inspection_item *of)
{
	struct step *step = a->step;
	int points[CHECKLIST_DEDUCTIONS] = {0};
	enum fault fault = FAULT_NONE;

	if (!checklist_has_deduction(of->item, &of->answer))
		return FAULT_NONE;
	finding_points(of->item, &of->answer, points);
	for (size_t i = 0; i < of->item->deduction_count && fault == FAULT_NONE; i++) {
		struct finding finding = {
			.audit = a->id, .item = of->item->id, .deduction = of->item->deductions[i].id,
			.times = of->answer.counts[i], .points = points[i], .note = of->note,
			.department = a->audit.department.value != 0 ? a->audit.department : of->department,
			.found_at = step->now,
		};

		if (finding.times > 0)
			fault = finding_insert(db, step->arena, &finding);
	}
	return fault;
}

static enum fault
sign_in_transaction(struct db *db, void *context)
{
	struct answering *a = context;
	struct step *step = a->step;
	struct inspection sheet = { .checklist = NULL };
	const char *before = NULL;
	enum fault fault = take_sheet(a, db, &before);

	a->unfinished = NULL;
	if (fault != FAULT_NONE || before != NULL)
		return fault;
	sheet.audit = a->audit;
	if ((fault = inspection_fill(step, &sheet)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < sheet.checklist->item_count; i++)
		if (sheet.items[i].lack != CHECKLIST_COMPLETE) {
			a->unfinished = sheet.items[i].item->id;
			return casework_refuse(step, REFUSAL_INCOMPLETE);
		}
	fault = submission_claim(db, step->arena, step->once, "signed", step->now);
	for (size_t i = 0; i < sheet.checklist->item_count && fault == FAULT_NONE; i++)
		fault = insert_findings(a, db, &sheet.items[i]);
	if (fault != FAULT_NONE)
		return fault;
	a->audit.score = sheet.audit.score;
	a->audit.signed_at = step->now;
	a->audit.signed_by = casework_actor_name(step);
	if ((fault = audit_sign(db, step->arena, &a->audit)) != FAULT_NONE)
		return fault;
	return duties_count_within(step);
}

enum fault
inspection_sign(struct step *step, int64_t id, int64_t version, const char **unfinished)
{
	struct answering a = { .step = step, .id = id, .version = version };
	enum fault fault = casework_transact(step, sign_in_transaction, &a, NULL);

	*unfinished = a.unfinished;
	return fault;
}
