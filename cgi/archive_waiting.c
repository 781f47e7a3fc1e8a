/* Cases that may be filed, and filing them: one, or all that were ticked. */
#include "archive.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/board.h"
#include "casework/filing.h"
#include "rules/contact.h"
#include "view/view_bulk.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_row.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { PAGE_ROWS = 50 };

enum seal_field { CASE, ONLY, SEAL_FIELDS };

/* "case" for every row that is ticked, "only" for the button of one row, whatever is ticked. */
static const struct field_spec seal_fields[SEAL_FIELDS] = {
	[CASE] = { .name = "case", .kind = FIELD_HIDDEN },
	[ONLY] = { .name = "only", .kind = FIELD_HIDDEN },
};

static void
check_chosen(struct form *form, int64_t now)
{
	(void)now;
	if (!form_present(form, CASE) && !form_present(form, ONLY))
		form_error(form, CASE, "choose");
}

const struct form_spec archive_file_seal_form = { .fields = seal_fields, .count = SEAL_FIELDS, .check = check_chosen };

/* "?after=1795428300.472": the key of the row beside the page. */
static void
read_place(struct visit *visit, struct board_request *request)
{
	const char *after = request_query(visit->request, "after"), *before = request_query(visit->request, "before");
	const char *key = after != NULL ? after : before, *dot = key == NULL ? NULL : strchr(key, '.');
	int64_t at, id;

	if (dot == NULL || !text_number(arena_copy_bytes(visit->arena, key, (size_t)(dot - key)), &at) ||
	    !text_number(dot + 1, &id))
		return;
	request->key_at = at;
	request->key_id = id;
	request->backwards = after == NULL;
}

static struct board_request
whole_list(void)
{
	return (struct board_request){
		.view = BOARD_FILING, .category = "", .channel = -1, .urgency = -1, .level = -1, .words = "",
		.limit = PAGE_ROWS,
	};
}

static const char *
page_address(struct visit *visit, const char *name, int64_t at, int64_t id)
{
	return arena_format(visit->arena, "%s/archive/waiting?%s=%lld.%lld", visit->request->base, name, (long long)at,
	    (long long)id);
}

enum fault
archive_waiting(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct board_request request = whole_list();
	struct node *list = page_node(visit->page, "List"), *rows = node_child(list, "Rows");
	struct board_result result;
	enum fault fault;

	read_place(visit, &request);
	if ((fault = casework_board(&step, &request, &result)) != FAULT_NONE ||
	    (fault = view_bulk_show(visit)) != FAULT_NONE)
		return fault;
	view_row_list(visit, rows, result.rows, result.count, true);
	for (size_t i = 0; i < result.count; i++)
		node_text(node_item(rows, i), "Result", result.rows[i].result);
	if (result.newer)
		node_text(list, "Newer", page_address(visit, "before", result.first_at, result.first_id));
	if (result.older)
		node_text(list, "Older", page_address(visit, "after", result.last_at, result.last_id));
	if (result.count > 0)
		view_export_offer(visit, "archive/waiting/export", NULL);
	return visit_show(visit, "waiting");
}

enum column { NUMBER, RECEIVED, SUBJECT, CATEGORY, RESULT, PLACE, COMPLAINANT, STAGE, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[NUMBER] = { "Desk.Export.Number", 14, EXPORT_TEXT },
	[RECEIVED] = { "Desk.Export.Received", 17, EXPORT_MOMENT },
	[SUBJECT] = { "Desk.Export.Subject", 36, EXPORT_TEXT },
	[CATEGORY] = { "Desk.Export.Category", 13, EXPORT_TEXT },
	[RESULT] = { "Desk.Export.Result", 30, EXPORT_TEXT },
	[PLACE] = { "Desk.Export.Place", 24, EXPORT_TEXT },
	[COMPLAINANT] = { "Desk.Export.Complainant", 10, EXPORT_TEXT },
	[STAGE] = { "Desk.Export.Stage", 9, EXPORT_TEXT },
};

static void
write_row(struct visit *visit, struct export_sheet *sheet, const struct case_file *c)
{
	const struct export_cell cells[COLUMNS] = {
		[NUMBER] = { .text = c->number },
		[RECEIVED] = { .number = c->received_at },
		[SUBJECT] = { .text = c->subject },
		[CATEGORY] = { .text = view_case_category(visit, c->category) },
		[RESULT] = { .text = c->result },
		[PLACE] = { .text = place_mask(visit->arena, c->place) },
		[COMPLAINANT] = { .text = name_mask(visit->arena, c->complainant) },
		[STAGE] = { .text = view_export_word(visit, "Stage", stage_name(c->stage)) },
	};

	export_row(sheet, cells);
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct board_request *request = cursor;
	struct board_result result;
	enum fault fault = casework_board(&step, request, &result);

	for (size_t i = 0; fault == FAULT_NONE && i < result.count; i++)
		write_row(visit, sheet, &result.rows[i]);
	*more = board_turn(request, &result);
	return fault;
}

enum fault
archive_waiting_export(struct visit *visit)
{
	struct board_request request = whole_list();

	board_rewind(&request, EXPORT_ROWS);
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.filing", .subject = "filing",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &request,
	});
}

static enum fault
seal(struct visit *visit, struct step *step, struct case_id id, int64_t version)
{
	(void)visit;
	return casework_archive(step, id, version);
}

enum fault
archive_file_seal(struct visit *visit)
{
	const char *news;
	enum fault fault = view_bulk_run(visit, form_present(visit->form, ONLY) ? "only" : "case", seal, &news);

	return fault == FAULT_NONE ? visit_redirect(visit, "archive/waiting?%s", news) : fault;
}

enum fault
archive_file_seal_again(struct visit *visit)
{
	return archive_waiting(visit);
}
