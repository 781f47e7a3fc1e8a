/* The record of an inspection on the screen and on paper, and its photos. */
#include "audit.h"

#include "base/arena.h"
#include "base/text.h"
#include "view/view_case.h"
#include "view/view_evidence.h"
#include "view/view_files.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/request.h"
#include "base/banned.h"

static void
show_findings(struct visit *visit, const struct inspection *inspection)
{
	struct node *list = page_node(visit->page, "Findings");

	for (size_t i = 0; i < inspection->finding_count; i++) {
		const struct finding *finding = &inspection->findings[i];
		struct node *row = node_item(list, i);

		node_text(row, "Item", finding->item);
		node_number(row, "Times", finding->times);
		node_number(row, "Points", finding->points);
		node_text(row, "Note", finding->note);
		if (inspection->audit.department.value == 0)
			node_text(row, "Answerable", view_identity_department(visit, finding->department));
		for (size_t k = 0; k < inspection->checklist->item_count; k++) {
			const struct checklist_item *item = inspection->items[k].item;

			if (!text_equal(item->id, finding->item))
				continue;
			for (size_t m = 0; m < item->deduction_count; m++)
				if (text_equal(item->deductions[m].id, finding->deduction))
					node_text(row, "Text", view_case_words(visit, &item->deductions[m].text));
		}
	}
}

static enum fault
lay_out(struct visit *visit, const char *kind)
{
	struct step step = view_identity_step(visit);
	struct inspection inspection;
	enum fault fault = inspection_read(&step, request_query_number(visit->request, "id", 0), &inspection);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE ||
	    (fault = casework_log_access(&step, kind, arena_format(visit->arena, "inspection %s",
	    inspection.audit.number), "")) != FAULT_NONE)
		return fault;
	audit_show_state(visit, page_node(visit->page, "Sheet"), &inspection.audit, inspection.checklist);
	audit_show_items(visit, &inspection);
	show_findings(visit, &inspection);
	return FAULT_NONE;
}

enum fault
audit_record(struct visit *visit)
{
	enum fault fault = lay_out(visit, "view");

	return fault == FAULT_NONE ? visit_show(visit, "record") : fault;
}

enum fault
audit_record_print(struct visit *visit)
{
	enum fault fault = lay_out(visit, "print");

	return fault == FAULT_NONE ? visit_show(visit, "record_print") : fault;
}

static enum fault
show_photo(struct visit *visit)
{
	return visit_show(visit, "photo");
}

static const struct view_original photo = { "audit/photo", show_photo, casework_open_photo };

enum fault
audit_photo(struct visit *visit)
{
	if (view_files_asked(visit))
		return view_files_answer(visit);
	return view_original_get(visit, &photo);
}

enum fault
audit_photo_post(struct visit *visit)
{
	return view_original_post(visit, &photo);
}

enum fault
audit_photo_again(struct visit *visit)
{
	return view_original_again(visit, &photo);
}
