/* Handing in what one was told, in four fields, and following it (S2·15). */
#include "desk.h"

#include "base/text.h"
#include "casework/handin.h"
#include "rules/case.h"
#include "rules/contact.h"
#include "view/view_accused.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/page.h"
#include "base/banned.h"

enum { WHO, PHONE, WHERE, WHAT, OWN, ACCUSED, FIELDS };

static const struct field_spec fields[FIELDS] = {
	[WHO] = { .name = "who", .kind = FIELD_TEXT, .max = 40 },
	[PHONE] = { .name = "phone", .kind = FIELD_OWN, .read = phone_read_local, .wrong = "phone" },
	[WHERE] = { .name = "where", .kind = FIELD_TEXT, .required = true, .max = 60 },
	[WHAT] = { .name = "what", .kind = FIELD_LINES, .required = true, .max = 2000 },
	[OWN] = { .name = "own", .kind = FIELD_CHECK },
	[ACCUSED] = { .name = "accused", .kind = FIELD_TEXT, .max = 60 },
};

/* Whoever complains for somebody says where that person is reached (S2·6); one's own name and phone are known. */
static void
check_contact(struct form *form, int64_t now)
{
	(void)now;
	if (form_number(form, OWN) == 0 && !form_present(form, PHONE) && form->values[PHONE].error == NULL)
		form_error(form, PHONE, "required");
}

const struct form_spec desk_handin_form = { .fields = fields, .count = FIELDS, .check = check_contact };

/* When the complainant was told the result; 0 when nobody told it. */
static int64_t
told_at(const struct case_file *c)
{
	if (c->stage == STAGE_MERGED)
		return 0;
	return c->confirmed_at != 0 ? c->confirmed_at : c->closed_at;
}

static enum fault
show(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "Handed");
	const struct case_file *rows;
	size_t count;
	enum fault fault = casework_handed_in(&step, &rows, &count);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, i);

		view_case_state(visit, row, &rows[i]);
		node_moment(row, "Told", told_at(&rows[i]));
		node_flag(row, "Open", (visit->permissions & PERMIT_DESK) != 0 && case_visible(&rows[i], visit->actor));
	}
	if (count > 0)
		view_export_offer(visit, "desk/handin/export", NULL);
	return visit_show(visit, "handin");
}

enum fault
desk_handin(struct visit *visit)
{
	visit->form = form_empty(visit->arena, &desk_handin_form);
	return show(visit);
}

enum fault
desk_handin_again(struct visit *visit)
{
	return show(visit);
}

/* Of one's own complaint what was not written is what is known of oneself. */
static const char *
or_own(const struct visit *visit, size_t field, const char *own)
{
	const char *typed = form_text(visit->form, field);

	return text_empty(typed) && form_number(visit->form, OWN) != 0 && own != NULL ? own : typed;
}

enum fault
desk_handin_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct handed handed = {
		.who = or_own(visit, WHO, visit->actor->name), .phone = or_own(visit, PHONE, visit->actor->phone),
		.where = form_text(visit->form, WHERE), .what = form_text(visit->form, WHAT),
		.own = form_number(visit->form, OWN) != 0, .about = form_text(visit->form, ACCUSED),
	};

	if (view_accused(visit, handed.about, &handed.accused) == ACCUSED_SEVERAL)
		form_error(visit->form, ACCUSED, "several");
	if (text_empty(handed.phone))
		form_error(visit->form, PHONE, "required");
	if (!visit->form->valid)
		return show(visit);
	return view_step_end(visit, &step, casework_hand_in(&step, &handed), "registered", "desk/handin");
}

enum column { NUMBER, RECEIVED, STAGE, DUE, SUBJECT, DEPARTMENT, RESULT, TOLD, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[NUMBER] = { "Desk.Export.Number", 14, EXPORT_TEXT },
	[RECEIVED] = { "Desk.Export.Received", 17, EXPORT_MOMENT },
	[STAGE] = { "Desk.Export.Stage", 9, EXPORT_TEXT },
	[DUE] = { "Desk.Export.Due", 17, EXPORT_MOMENT },
	[SUBJECT] = { "Desk.Export.Subject", 36, EXPORT_TEXT },
	[DEPARTMENT] = { "Desk.Export.Department", 14, EXPORT_TEXT },
	[RESULT] = { "Desk.Export.Result", 30, EXPORT_TEXT },
	[TOLD] = { "Desk.Handin.Told", 17, EXPORT_MOMENT },
};

/* All that the page shows; there is never more than its one page. */
static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	const struct case_file *rows;
	size_t count = 0;
	enum fault fault = casework_handed_in(&step, &rows, &count);

	(void)cursor;
	(void)more;
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
		export_row(sheet, (struct export_cell[COLUMNS]){
			[NUMBER] = { .text = rows[i].number },
			[RECEIVED] = { .number = rows[i].received_at },
			[STAGE] = { .text = view_export_word(visit, "Stage", stage_name(rows[i].stage)) },
			[DUE] = { .number = rows[i].due_at },
			[SUBJECT] = { .text = rows[i].subject },
			[DEPARTMENT] = { .text = view_identity_department(visit, rows[i].department) },
			[RESULT] = { .text = rows[i].result },
			[TOLD] = { .number = told_at(&rows[i]) },
		});
	return fault;
}

enum fault
desk_handin_export(struct visit *visit)
{
	return view_export_send(visit, &(struct view_export){
		.title = "Desk.Handin.Mine", .subject = "handin",
		.columns = columns, .count = COLUMNS, .page = write_page,
	});
}
