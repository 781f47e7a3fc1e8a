/* The sheet on the phone: answering item by item, and signing. */
#include "audit.h"

#include "base/arena.h"
#include "base/text.h"
#include "view/view_files.h"
#include "view/view_identity.h"
#include "web/request.h"
#include "base/banned.h"

enum answer_field { ID, VERSION, ITEM, SKIP, NOTE, PHOTOS, DEPARTMENT, FOUND, ANSWER_FIELDS };
enum { COUNT_MOST = 999 };

static const struct field_spec answer_fields[ANSWER_FIELDS] = {
	[ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[VERSION] = { .name = "version", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[ITEM] = { .name = "item", .kind = FIELD_HIDDEN, .required = true, .max = 16 },
	[SKIP] = { .name = "skip", .kind = FIELD_CHECK },
	[NOTE] = { .name = "note", .kind = FIELD_LINES, .max = 2000 },
	[PHOTOS] = { .name = "photos", .kind = FIELD_FILES, .max = FILES_AT_MOST },
	[DEPARTMENT] = { .name = "department", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
	/* Stands for the deductions, which are the item's own: "d-late". */
	[FOUND] = { .name = "found", .kind = FIELD_HIDDEN },
};
const struct form_spec audit_sheet_answer_form = { .fields = answer_fields, .count = ANSWER_FIELDS, .multipart = true };

enum sign_field { SIGN_ID, SIGN_VERSION, SIGN_FIELDS };

static const struct field_spec sign_fields[SIGN_FIELDS] = {
	[SIGN_ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[SIGN_VERSION] = { .name = "version", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
};
const struct form_spec audit_sheet_sign_form = { .fields = sign_fields, .count = SIGN_FIELDS };

static const char *
typed_count(const struct visit *visit, const struct deduction *deduction)
{
	const char *typed = request_field(visit->request, arena_format(visit->arena, "d-%s", deduction->id));

	return typed == NULL ? "" : typed;
}

/* The counts of an item as they were sent; false when one is no number. */
static bool
read_counts(const struct visit *visit, const struct checklist_item *item, int *counts)
{
	for (size_t i = 0; i < item->deduction_count; i++) {
		const char *typed = text_trim(visit->arena, typed_count(visit, &item->deductions[i]));
		int64_t number = 0;

		if (!text_empty(typed) && (!text_number(typed, &number) || number < 0 || number > COUNT_MOST))
			return false;
		counts[i] = (int)number;
	}
	return true;
}

/* What was typed for the item of the form, in place of what is stored; what stands is kept beside it as Was. */
static void
show_typed(struct visit *visit, const struct inspection *sheet)
{
	const char *id = form_text(visit->form, ITEM);
	struct node *list = page_node(visit->page, "Items");

	for (size_t i = 0; i < sheet->checklist->item_count; i++) {
		const struct inspection_item *of = &sheet->items[i];
		struct node *row = node_item(list, i), *errors = node_child(row, "Error");
		struct node *deductions = node_child(row, "Deductions");

		if (!text_equal(of->item->id, id))
			continue;
		page_text(visit->page, "Form.Scope", arena_format(visit->arena, "item-%s", of->item->id));
		page_text(visit->page, "Sheet.At", of->item->id);
		node_flag(node_child(row, "Was"), "Answered", of->answer.answered);
		node_text(node_child(row, "Was"), "Note", of->note);
		node_text(row, "Note", visit->form->values[NOTE].raw);
		node_text(row, "Department", visit->form->values[DEPARTMENT].raw);
		node_text(row, "Skipped", form_number(visit->form, SKIP) != 0 ? "1" : "");
		node_text(errors, "note", visit->form->values[NOTE].error);
		node_text(errors, "photos", visit->form->values[PHOTOS].error);
		node_text(errors, "department", visit->form->values[DEPARTMENT].error);
		node_text(errors, "found", visit->form->values[FOUND].error);
		for (size_t k = 0; k < of->item->deduction_count; k++)
			node_text(node_item(deductions, k), "Count", typed_count(visit, &of->item->deductions[k]));
	}
}

/* Lays out the sheet; `at` is the item to open, NULL the first unfinished one. */
static enum fault
show_sheet(struct visit *visit, int64_t id, const char *at, bool typed)
{
	struct step step = view_identity_step(visit);
	struct inspection sheet;
	enum fault fault = inspection_read(&step, id, &sheet);

	if (fault != FAULT_NONE)
		return fault;
	if (step.refusal != REFUSAL_NONE)
		return FAULT_NOT_FOUND;
	if ((fault = casework_log_access(&step, "view", arena_format(visit->arena, "inspection %s", sheet.audit.number),
	    "")) != FAULT_NONE)
		return fault;
	for (size_t i = 0; text_empty(at) && i < sheet.checklist->item_count; i++)
		if (sheet.items[i].lack != CHECKLIST_COMPLETE)
			at = sheet.items[i].item->id;
	if (sheet.audit.department.value == 0 && (fault = audit_show_places(visit, &step, true)) != FAULT_NONE)
		return fault;
	audit_show_state(visit, page_node(visit->page, "Sheet"), &sheet.audit, sheet.checklist);
	audit_show_items(visit, &sheet);
	page_text(visit->page, "Sheet.At", at);
	if (typed)
		show_typed(visit, &sheet);
	return visit_show(visit, "sheet");
}

enum fault
audit_sheet(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	int64_t id = request_query_number(visit->request, "id", 0);
	struct inspection sheet;
	enum fault fault = inspection_read(&step, id, &sheet);

	if (fault != FAULT_NONE)
		return fault;
	if (step.refusal != REFUSAL_NONE)
		return FAULT_NOT_FOUND;
	if (sheet.audit.signed_at != 0 || !audit_is_of(&sheet.audit, visit->actor))
		return visit_redirect(visit, "audit/record?id=%lld", (long long)id);
	return show_sheet(visit, id, request_query(visit->request, "at"), false);
}

enum fault
audit_sheet_answer_again(struct visit *visit)
{
	return show_sheet(visit, form_number(visit->form, ID), NULL, true);
}

/* After a good answer the next item is opened. */
static enum fault
go_on(struct visit *visit, const struct inspection *sheet, const char *item)
{
	size_t i = 0;

	while (i + 1 < sheet->checklist->item_count && !text_equal(sheet->items[i].item->id, item))
		i++;
	if (i + 1 < sheet->checklist->item_count)
		i++;
	return visit_redirect(visit, "audit/sheet?id=%lld&at=%s#item-%s", (long long)sheet->audit.id,
	    sheet->items[i].item->id, sheet->items[i].item->id);
}

static void
tell_lack(struct form *form, enum checklist_lack lack)
{
	if (lack == CHECKLIST_LACKS_DEPARTMENT)
		form_error(form, DEPARTMENT, "choose");
	else if (lack == CHECKLIST_LACKS_PHOTO)
		form_error(form, PHOTOS, "photo");
	else
		form_error(form, NOTE, "reason");
}

static enum fault
save(struct visit *visit, struct step *step, const struct inspection *sheet, struct inspection_answer *request)
{
	static const struct view_files how = { .as = { .origin = EVIDENCE_CAMERA, .note = "" } };
	enum checklist_lack lack = CHECKLIST_COMPLETE;
	enum fault fault = view_files_take(visit, PHOTOS, &how, &request->photos);

	if (fault == FAULT_NONE && !visit->form->valid)
		return audit_sheet_answer_again(visit);
	if (fault == FAULT_NONE)
		fault = inspection_answer(step, request, &lack);
	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	if (fault != FAULT_NONE)
		return fault;
	if (step->refusal != REFUSAL_NONE)
		return visit_refuse(visit, refusal_name(step->refusal));
	if (lack == CHECKLIST_COMPLETE)
		return go_on(visit, sheet, request->item);

	/* The photos are with the sheet already; what is lacking is asked for beside them. */
	visit->form->values[PHOTOS].text = "";
	tell_lack(visit->form, lack);
	return audit_sheet_answer_again(visit);
}

enum fault
audit_sheet_answer(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	int counts[CHECKLIST_DEDUCTIONS] = {0};
	struct inspection_answer request = {
		.id = form_number(visit->form, ID), .version = form_number(visit->form, VERSION),
		.item = form_text(visit->form, ITEM), .applies = form_number(visit->form, SKIP) == 0,
		.note = form_text(visit->form, NOTE), .counts = counts,
		.department = { form_number(visit->form, DEPARTMENT) },
	};
	const struct checklist_item *item = NULL;
	struct inspection sheet;
	enum fault fault = inspection_read(&step, request.id, &sheet);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; step.refusal == REFUSAL_NONE && i < sheet.checklist->item_count; i++)
		if (text_equal(sheet.items[i].item->id, request.item))
			item = sheet.items[i].item;
	if (item == NULL)
		return FAULT_NOT_FOUND;
	request.count = item->deduction_count;
	if (!read_counts(visit, item, counts)) {
		form_error(visit->form, FOUND, "number");
		return audit_sheet_answer_again(visit);
	}
	return save(visit, &step, &sheet, &request);
}

enum fault
audit_sheet_sign_again(struct visit *visit)
{
	return show_sheet(visit, form_number(visit->form, SIGN_ID), NULL, false);
}

enum fault
audit_sheet_sign(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const char *unfinished = NULL;
	enum fault fault = inspection_sign(&step, form_number(visit->form, SIGN_ID),
	    form_number(visit->form, SIGN_VERSION), &unfinished);

	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	if (fault != FAULT_NONE)
		return fault;
	page_text(visit->page, "Sheet.Unfinished", unfinished);
	if (step.refusal != REFUSAL_NONE)
		return visit_refuse(visit, refusal_name(step.refusal));
	visit_notice(visit, "signed");
	return visit_redirect(visit, "audit/record?id=%lld", (long long)form_number(visit->form, SIGN_ID));
}
