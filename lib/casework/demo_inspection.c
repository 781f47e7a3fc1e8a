#include "casework/demo_inside.h"

#include <string.h>

#include "base/text.h"
#include "casework/demo_files.h"
#include "casework/inspection.h"
#include "base/banned.h"

enum { I_NAME, I_AGO, I_INSPECTOR, I_DEPARTMENT, I_PROJECT, I_CHECKLIST, I_SIGNED };
enum { A_INSPECTION, A_ITEM, A_FOUND, A_NOTE, A_PHOTO };
enum { BETWEEN_ANSWERS = 12 * 60 };

struct demo_inspection {
	struct demo		*demo;
	const struct demo_row	*row;
	const struct checklist	*checklist;
	struct step		 step;
	const char		*part;		/* what is being done: "open", an item, "sign" */
	int64_t			 id;
};

static void
next_step(struct demo_inspection *of, const char *part)
{
	of->part = part;
	of->step.refusal = REFUSAL_NONE;
	of->step.once = arena_format(of->step.arena, "demo-inspection-%s-%s", of->row->cells[I_NAME], part);
}

static enum fault
bad(struct demo_inspection *of, const char *what)
{
	struct demo *demo = of->demo;

	return demo_table_bad(demo->step->arena, &demo->inspections, of->row,
	    arena_format(demo->step->arena, "%s: %s", of->part, what), &demo->problem);
}

static enum fault
not_refused(struct demo_inspection *of)
{
	return of->step.refusal == REFUSAL_NONE ? FAULT_NONE : bad(of, refusal_name(of->step.refusal));
}

static enum fault
open_sheet(struct demo_inspection *of)
{
	const char *const *cells = of->row->cells;
	const struct department *department = casework_department_code(of->step.casework, cells[I_DEPARTMENT]);
	struct inspection_request request = {
		.checklist = cells[I_CHECKLIST], .in_force = of->demo->step->now,
	};
	struct inspection_project *projects;
	size_t count;
	enum fault fault = inspection_projects(&of->step, &projects, &count);

	next_step(of, "open");
	if (fault != FAULT_NONE)
		return fault;
	if (department != NULL)
		request.department = department->id;
	for (size_t i = 0; i < count; i++)
		if (text_equal(projects[i].name, cells[I_PROJECT]))
			request.project = projects[i].id;
	fault = inspection_open(&of->step, &request, &of->id);
	return fault == FAULT_NONE ? not_refused(of) : fault;
}

static const struct demo_row *
find_answer(const struct demo_inspection *of, const char *item)
{
	const struct demo_table *answers = &of->demo->answers;

	for (size_t i = 0; i < answers->count; i++)
		if (text_equal(answers->rows[i].cells[A_INSPECTION], of->row->cells[I_NAME]) &&
		    text_equal(answers->rows[i].cells[A_ITEM], item))
			return &answers->rows[i];
	return NULL;
}

/* "board late late": each word is a deduction, as often as it was found; false when a word is none. */
static bool
count_found(const struct checklist_item *item, const char *found, int *counts)
{
	while (*found != '\0') {
		size_t length = strcspn(found, " "), i = 0;

		while (i < item->deduction_count && (strlen(item->deductions[i].id) != length ||
		    memcmp(item->deductions[i].id, found, length) != 0))
			i++;
		if (i == item->deduction_count)
			return false;
		counts[i]++;
		found += length + (found[length] == ' ');
	}
	return true;
}

static enum fault
answer_item(struct demo_inspection *of, const struct checklist_item *item, const struct demo_row *row)
{
	int *counts = arena_array(of->step.arena, item->deduction_count + 1, sizeof(counts[0]));
	struct inspection_answer answer = {
		.id = of->id, .item = item->id, .applies = !text_equal(row->cells[A_FOUND], "none"),
		.counts = counts, .count = item->deduction_count, .note = row->cells[A_NOTE],
	};
	enum checklist_lack lack = CHECKLIST_COMPLETE;
	const char *before = NULL;
	enum fault fault;

	next_step(of, arena_format(of->step.arena, "item-%s", item->id));
	if (answer.applies && !count_found(item, row->cells[A_FOUND], counts))
		return bad(of, "a word that is no deduction");
	fault = submission_result(of->step.casework->db, of->step.arena, of->step.once, &before);
	if (fault != FAULT_NONE || before != NULL)
		return fault;
	if (!text_empty(row->cells[A_PHOTO]))
		fault = demo_photo_stage(of->demo, &of->step, row->cells[A_PHOTO], &answer.photos);
	if (fault == FAULT_NONE && (fault = not_refused(of)) == FAULT_NONE)
		fault = inspection_answer(&of->step, &answer, &lack);
	if (fault == FAULT_NONE && lack != CHECKLIST_COMPLETE)
		return bad(of, arena_format(of->step.arena, "lacks its %s", checklist_lack_name(lack)));
	return fault == FAULT_NONE ? not_refused(of) : fault;
}

static enum fault
make_inspection(struct demo_inspection *of)
{
	const char *unfinished;
	enum fault fault = open_sheet(of);

	for (size_t i = 0; i < of->checklist->item_count && fault == FAULT_NONE; i++) {
		const struct demo_row *row = find_answer(of, of->checklist->items[i].id);

		of->step.now += BETWEEN_ANSWERS;
		if (row != NULL)
			fault = answer_item(of, &of->checklist->items[i], row);
	}
	if (fault != FAULT_NONE || text_empty(of->row->cells[I_SIGNED]))
		return fault;
	next_step(of, "sign");
	fault = inspection_sign(&of->step, of->id, 0, &unfinished);
	return fault == FAULT_NONE ? not_refused(of) : fault;
}

static enum fault
load_one(struct demo *demo, struct arena *arena, const struct demo_row *row)
{
	struct demo_inspection of = {
		.demo = demo, .row = row, .part = "open",
		.step = {
			.casework = demo->step->casework, .arena = arena, .as = ROLE__COUNT,
			.actor = demo_person(demo, row->cells[I_INSPECTOR]), .visit = demo->step->visit,
			.address = demo->step->address,
		},
	};
	const struct checklist **checklists;
	size_t count;
	int64_t ago;
	enum fault fault = demo_table_number(demo->step->arena, &demo->inspections, row, I_AGO, &ago, &demo->problem);

	if (fault != FAULT_NONE)
		return fault;
	if (of.step.actor == NULL)
		return bad(&of, "there is no such inspector");
	of.step.now = demo->start - ago * 60;
	if ((fault = inspection_checklists(demo->step, &checklists, &count)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++)
		if (text_equal(checklists[i]->id, row->cells[I_CHECKLIST]))
			of.checklist = checklists[i];
	return of.checklist == NULL ? FAULT_NONE : make_inspection(&of);
}

enum fault
demo_inspections_load(struct demo *demo)
{
	struct arena visit = {0};
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < demo->inspections.count && fault == FAULT_NONE; i++) {
		fault = load_one(demo, &visit, &demo->inspections.rows[i]);
		arena_reset(&visit);
	}
	arena_release(&visit);
	return fault;
}
