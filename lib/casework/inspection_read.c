#include "casework/inspection_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "record/checklist_xml.h"
#include "store/audit_store.h"
#include "base/banned.h"

enum { FINDINGS_MOST = 8000 };		/* of one inspection: 200 items of 40 deductions */
static const int64_t far_away = 253370764800;	/* the year 9999 */

static enum fault
read_checklist(struct step *step, const char *id, const char *version)
{
	struct casework *casework = step->casework;
	struct xml_source source = { .name = id };
	const char *problem = "", *schema;
	const void *document;
	size_t length;
	enum fault fault = checklist_load(casework->db, step->arena, id, version, &document, &length);

	if (fault != FAULT_NONE)
		return fault;
	source.bytes = document;
	source.length = length;
	schema = arena_format(step->arena, "%s/schema/xml/checklist.xsd", casework->config->share_dir);
	if (casework->checklist_count == CASEWORK_CHECKLISTS)
		casework->checklist_count = 0;
	fault = checklist_xml_load(&casework->process, schema, &source,
	    &casework->checklists[casework->checklist_count], &problem);
	if (fault != FAULT_NONE)
		log_line(LOG_LEVEL_ERROR, "checklist %s %s: %s", id, version, problem);
	else
		casework->checklist_count++;
	return fault;
}

enum fault
inspection_checklist(struct step *step, const char *id, const char *version, const struct checklist **checklist)
{
	struct casework *casework = step->casework;
	enum fault fault;

	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < casework->checklist_count; i++)
			if (text_equal(casework->checklists[i].id, id) &&
			    text_equal(casework->checklists[i].version, version)) {
				*checklist = &casework->checklists[i];
				return FAULT_NONE;
			}
		if (round == 0 && (fault = read_checklist(step, id, version)) != FAULT_NONE)
			return fault;
	}
	return log_fault(FAULT_INTERNAL, "checklist %s %s calls itself otherwise", id, version);
}

const struct checklist_item *
inspection_item_find(const struct checklist *checklist, const char *id)
{
	for (size_t i = 0; i < checklist->item_count; i++)
		if (text_equal(checklist->items[i].id, id))
			return &checklist->items[i];
	return NULL;
}

enum fault
inspection_checklists(struct step *step, const struct checklist ***checklists, size_t *count)
{
	struct checklist_list list;
	enum fault fault = checklist_current(step->casework->db, step->arena, step->now, &list);

	*count = 0;
	if (fault != FAULT_NONE)
		return fault;
	*checklists = arena_array(step->arena, list.count, sizeof(**checklists));
	for (size_t i = 0; i < list.count && i < CASEWORK_CHECKLISTS && fault == FAULT_NONE; i++)
		fault = inspection_checklist(step, list.rows[i].id, list.rows[i].version, &(*checklists)[(*count)++]);
	return fault;
}

enum fault
inspection_projects(struct step *step, struct inspection_project **projects, size_t *count)
{
	struct audit_project_list list;
	enum fault fault = audit_projects(step->casework->db, step->arena, &list);

	*count = 0;
	if (fault != FAULT_NONE)
		return fault;
	*projects = arena_array(step->arena, list.count, sizeof(**projects));
	for (; *count < list.count; ++*count)
		(*projects)[*count] = (struct inspection_project){ list.rows[*count].id, list.rows[*count].name };
	return FAULT_NONE;
}

/* The count of one deduction in "late=2 board=1". */
static int
count_of(const char *counts, const char *deduction)
{
	size_t length = strlen(deduction);

	for (const char *at = counts; at != NULL && *at != '\0'; at = strchr(at, ' ')) {
		if (*at == ' ')
			at++;
		if (strncmp(at, deduction, length) == 0 && at[length] == '=')
			return (int)strtol(at + length + 1, NULL, 10);
	}
	return 0;
}

static void
fill_answer(struct step *step, const struct audit *audit, struct inspection_item *of, const struct answer_list *answers)
{
	int *counts = arena_array(step->arena, of->item->deduction_count, sizeof(*counts));

	of->note = "";
	of->answer.counts = counts;
	for (size_t i = 0; i < answers->count; i++) {
		const struct answer_row *row = &answers->rows[i];

		if (!text_equal(row->item, of->item->id))
			continue;
		for (size_t k = 0; k < of->item->deduction_count; k++)
			counts[k] = count_of(row->counts, of->item->deductions[k].id);
		of->note = row->note;
		of->department = row->department;
		of->answer.unplaced = audit->department.value == 0 && row->department.value == 0;
		of->answer.answered = true;
		of->answer.applies = row->applies;
		of->answer.noted = !text_empty(row->note);
	}
}

static void
fill_photos(struct step *step, struct inspection_item *of, const struct evidence_list *photos)
{
	struct evidence *rows = arena_array(step->arena, photos->count, sizeof(*rows));

	for (size_t i = 0; i < photos->count; i++)
		if (text_equal(photos->rows[i].audit_item, of->item->id))
			rows[of->photo_count++] = photos->rows[i].evidence;
	of->photos = rows;
	of->answer.photos = (int)of->photo_count;
}

enum fault
inspection_fill(struct step *step, struct inspection *inspection)
{
	struct audit *audit = &inspection->audit;
	struct checklist_answer *answers;
	struct checklist_score score;
	struct answer_list rows;
	struct evidence_list photos;
	size_t count;
	enum fault fault;

	if ((fault = inspection_checklist(step, audit->checklist_id, audit->checklist_version,
	    &inspection->checklist)) != FAULT_NONE ||
	    (fault = answers_load(step->casework->db, step->arena, audit->id, &rows)) != FAULT_NONE ||
	    (fault = evidence_of_audit(step->casework->db, step->arena, audit->id, &photos)) != FAULT_NONE)
		return fault;
	count = inspection->checklist->item_count;
	answers = arena_array(step->arena, count, sizeof(*answers));
	inspection->items = arena_array(step->arena, count, sizeof(inspection->items[0]));
	for (size_t i = 0; i < count; i++) {
		struct inspection_item *of = &inspection->items[i];

		of->item = &inspection->checklist->items[i];
		fill_answer(step, audit, of, &rows);
		fill_photos(step, of, &photos);
		of->lack = checklist_item_lack(of->item, &of->answer);
		of->score = of->answer.applies ? checklist_item_score(of->item, &of->answer) : 0;
		answers[i] = of->answer;
	}
	score = checklist_score(inspection->checklist, answers);
	if (audit->signed_at == 0)
		audit->score = score;
	audit->score.answered = score.answered;
	audit->score.items = score.items;
	return FAULT_NONE;
}

static enum fault
fill_findings(struct step *step, struct inspection *inspection)
{
	struct finding_like like = { .audit = inspection->audit.id, .from = 1, .until = far_away };
	struct finding_list list;
	struct finding *rows;
	enum fault fault;

	if (inspection->audit.signed_at == 0)
		return FAULT_NONE;
	if ((fault = findings_load(step->casework->db, step->arena, &like, FINDINGS_MOST, &list)) != FAULT_NONE)
		return fault;
	rows = arena_array(step->arena, list.count, sizeof(*rows));
	for (size_t i = 0; i < list.count; i++)
		rows[list.count - 1 - i] = list.rows[i].finding;
	inspection->findings = rows;
	inspection->finding_count = list.count;
	return FAULT_NONE;
}

/* Leaves the items, and what was found there, for which this department answers. */
static void
keep_part(struct step *step, struct inspection *inspection, struct department_id department)
{
	struct checklist *part = arena_alloc(step->arena, sizeof(*part));
	struct checklist_item *items = arena_array(step->arena, inspection->checklist->item_count, sizeof(*items));
	struct finding *findings = arena_array(step->arena, inspection->finding_count, sizeof(*findings));
	size_t count = 0, kept = 0;

	for (size_t i = 0; i < inspection->checklist->item_count; i++)
		if (inspection->items[i].department.value == department.value) {
			items[count] = *inspection->items[i].item;
			inspection->items[count] = inspection->items[i];
			inspection->items[count].item = &items[count];
			count++;
		}
	for (size_t i = 0; i < inspection->finding_count; i++)
		if (inspection->findings[i].department.value == department.value)
			findings[kept++] = inspection->findings[i];
	*part = *inspection->checklist;
	part->items = items;
	part->item_count = count;
	inspection->checklist = part;
	inspection->findings = findings;
	inspection->finding_count = kept;
}

enum fault
inspection_shows(struct step *step, const struct audit *audit, const char *item, bool *shows)
{
	struct answer_list answers;
	enum fault fault;

	*shows = audit_visible(audit, step->actor);
	if (*shows || !audit_visible_in_part(audit, step->actor))
		return FAULT_NONE;
	fault = answers_load(step->casework->db, step->arena, audit->id, &answers);
	for (size_t i = 0; fault == FAULT_NONE && i < answers.count; i++)
		*shows = *shows || (text_equal(answers.rows[i].item, item) &&
		    answers.rows[i].department.value == step->actor->department.value);
	return fault;
}

enum fault
inspection_read(struct step *step, int64_t id, struct inspection *inspection)
{
	bool whole, part;
	enum fault fault;

	*inspection = (struct inspection){ .checklist = NULL };
	step->refusal = REFUSAL_NONE;
	fault = audit_load(step->casework->db, step->arena, id, false, &inspection->audit);
	whole = fault == FAULT_NONE && audit_visible(&inspection->audit, step->actor);
	part = fault == FAULT_NONE && !whole && audit_visible_in_part(&inspection->audit, step->actor);
	if (fault == FAULT_NOT_FOUND || (fault == FAULT_NONE && !whole && !part)) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	if (fault != FAULT_NONE || (fault = inspection_fill(step, inspection)) != FAULT_NONE ||
	    (fault = fill_findings(step, inspection)) != FAULT_NONE)
		return fault;
	if (part)
		keep_part(step, inspection, step->actor->department);
	if (inspection->checklist->item_count == 0)
		step->refusal = REFUSAL_NOT_FOUND;
	return FAULT_NONE;
}

/* Whether this person sees the results of one department alone. */
static bool
is_confined(const struct staff *staff)
{
	return !staff_has(staff, ROLE_INSPECTOR) && !staff_has(staff, ROLE_MANAGEMENT);
}

enum fault
inspection_list(struct step *step, const struct inspection_filter *filter, struct inspection_row **rows, size_t *count)
{
	struct audit_like like = {
		.department = filter->department, .before = filter->before,
		.is_signed = filter->open == filter->frozen ? -1 : filter->frozen,
	};
	struct audit_list list;
	enum fault fault;

	*count = 0;
	*rows = NULL;
	if (filter->mine)
		like.inspector = step->actor->id;
	if (is_confined(step->actor)) {
		like.department = step->actor->department;
		if (filter->open || like.department.value == 0)
			return FAULT_NONE;
		like.is_signed = 1;
	}
	if ((fault = audit_list_load(step->casework->db, step->arena, &like, filter->limit, &list)) != FAULT_NONE)
		return fault;
	*rows = arena_array(step->arena, list.count, sizeof(**rows));
	for (size_t i = 0; i < list.count && fault == FAULT_NONE; i++) {
		struct inspection_row *row = &(*rows)[(*count)++];

		row->audit = list.rows[i];
		fault = inspection_checklist(step, row->audit.checklist_id, row->audit.checklist_version,
		    &row->checklist);
		if (fault == FAULT_NONE && row->audit.signed_at == 0)
			fault = answers_count(step->casework->db, step->arena, row->audit.id, &row->answered);
	}
	return fault;
}

static enum fault
name_finding(struct step *step, struct finding_view *view)
{
	const struct checklist *checklist;
	enum fault fault = inspection_checklist(step, view->audit.checklist_id, view->audit.checklist_version,
	    &checklist);

	if (fault != FAULT_NONE)
		return fault;
	view->item = inspection_item_find(checklist, view->finding.item);
	for (size_t i = 0; view->item != NULL && i < view->item->deduction_count; i++)
		if (text_equal(view->item->deductions[i].id, view->finding.deduction))
			view->deduction = &view->item->deductions[i];
	return FAULT_NONE;
}

enum fault
inspection_findings(struct step *step, const struct finding_filter *filter, struct finding_view **views, size_t *count)
{
	struct finding_like like = {
		.department = filter->department, .project = filter->project, .before = filter->before,
		.from = filter->from == 0 ? 1 : filter->from, .until = filter->until == 0 ? far_away : filter->until,
	};
	struct finding_list list;
	enum fault fault;

	*count = 0;
	*views = NULL;
	if (is_confined(step->actor)) {
		like.department = step->actor->department;
		if (like.department.value == 0)
			return FAULT_NONE;
	}
	if ((fault = findings_load(step->casework->db, step->arena, &like, filter->limit, &list)) != FAULT_NONE)
		return fault;
	*views = arena_array(step->arena, list.count, sizeof(**views));
	for (size_t i = 0; i < list.count && fault == FAULT_NONE; i++) {
		struct finding_view *view = &(*views)[(*count)++];

		view->finding = list.rows[i].finding;
		view->audit = list.rows[i].audit;
		fault = name_finding(step, view);
	}
	return fault;
}
