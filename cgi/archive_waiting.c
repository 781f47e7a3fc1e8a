/* Cases that may be filed, and filing them: one, or all that were ticked. */
#include "archive.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/board.h"
#include "casework/filing.h"
#include "view_bulk.h"
#include "view_case.h"
#include "view_identity.h"
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
	struct board_request request = {
		.view = BOARD_FILING, .category = "", .channel = -1, .urgency = -1, .level = -1, .words = "",
		.limit = PAGE_ROWS,
	};
	struct node *list = page_node(visit->page, "List"), *rows = node_child(list, "Rows");
	struct board_result result;
	enum fault fault;

	read_place(visit, &request);
	if ((fault = casework_board(&step, &request, &result)) != FAULT_NONE ||
	    (fault = view_bulk_show(visit)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < result.count; i++)
		view_case_row(visit, node_item(rows, i), &result.rows[i]);
	if (result.newer)
		node_text(list, "Newer", page_address(visit, "before", result.first_at, result.first_id));
	if (result.older)
		node_text(list, "Older", page_address(visit, "after", result.last_at, result.last_id));
	return visit_show(visit, "waiting");
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
