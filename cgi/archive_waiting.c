/* Cases that may be filed, and filing them: one, or all that were ticked. */
#include "archive.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/board.h"
#include "casework/case_read.h"
#include "casework/filing.h"
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

/* Only words of ours reach the page. */
static const char *
known_word(const char *word)
{
	for (int refusal = REFUSAL_NONE + 1; refusal < REFUSAL__COUNT; refusal++)
		if (text_equal(word, refusal_name((enum refusal)refusal)))
			return refusal_name((enum refusal)refusal);
	return "conflict";
}

/* What the last filing did, from the address that it led to. */
static enum fault
show_done(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *node = page_node(visit->page, "Bulk"), *list = node_child(node, "Refused");
	size_t shown = 0;

	if (request_query(visit->request, "done") == NULL)
		return FAULT_NONE;
	node_number(node, "Done", request_query_number(visit->request, "done", 0));
	for (const struct request_value *pair = visit->request->query; pair != NULL; pair = pair->next) {
		const char *dot = strchr(pair->value, '.');
		struct case_id id;
		struct case_file c;
		struct node *row;
		enum fault fault;

		if (!text_equal(pair->name, "refused") || dot == NULL || shown >= PAGE_ROWS || !text_number(
		    arena_copy_bytes(visit->arena, pair->value, (size_t)(dot - pair->value)), &id.value))
			continue;
		if ((fault = casework_read_file(&step, id, &c)) != FAULT_NONE)
			return fault;
		if (step.refusal != REFUSAL_NONE)
			continue;
		row = node_item(list, shown++);
		node_text(row, "Number", c.number);
		node_text(row, "Word", known_word(dot + 1));
	}
	return FAULT_NONE;
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
	    (fault = show_done(visit)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < result.count; i++)
		view_case_row(visit, node_item(rows, i), &result.rows[i]);
	if (result.newer)
		node_text(list, "Newer", page_address(visit, "before", result.first_at, result.first_id));
	if (result.older)
		node_text(list, "Older", page_address(visit, "after", result.last_at, result.last_id));
	return visit_show(visit, "waiting");
}

/* "12:3" is case 12 as of its version 3. */
static bool
read_row(struct arena *arena, const char *value, struct case_id *id, int64_t *version)
{
	const char *colon = strchr(value, ':');

	return colon != NULL && text_number(arena_copy_bytes(arena, value, (size_t)(colon - value)), &id->value) &&
	    text_number(colon + 1, version) && id->value > 0 && *version > 0;
}

/* Files one row in a transaction of its own; *word is why not, or NULL. */
static enum fault
seal(struct visit *visit, struct case_id id, int64_t version, const char **word)
{
	struct step step = view_identity_step(visit);
	enum fault fault;

	*word = NULL;
	if (step.once != NULL)
		step.once = arena_format(visit->arena, "%.40s.%lld", step.once, (long long)id.value);
	fault = casework_archive(&step, id, version);
	if (fault == FAULT_CONFLICT) {
		*word = "conflict";
		return FAULT_NONE;
	}
	if (step.refusal != REFUSAL_NONE)
		*word = refusal_name(step.refusal);
	return fault;
}

enum fault
archive_file_seal(struct visit *visit)
{
	const char *field = form_present(visit->form, ONLY) ? "only" : "case";
	struct text refused = text_begin(visit->arena);
	int done = 0, rows = 0;

	for (const struct request_value *pair = visit->request->fields; pair != NULL; pair = pair->next) {
		struct case_id id;
		int64_t version;
		const char *word;
		enum fault fault;

		if (!text_equal(pair->name, field) || !read_row(visit->arena, pair->value, &id, &version) ||
		    rows++ >= PAGE_ROWS)
			continue;
		if ((fault = seal(visit, id, version, &word)) != FAULT_NONE)
			return fault;
		if (word == NULL)
			done++;
		else
			text_add_format(&refused, "&refused=%lld.%s", (long long)id.value, word);
	}
	return visit_redirect(visit, "archive/waiting?done=%d%s", done, refused.value);
}

enum fault
archive_file_seal_again(struct visit *visit)
{
	return archive_waiting(visit);
}
