/* Sending many cases to one department: each in a transaction of its own, each answered by name. */
#include "desk_board.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/case_read.h"
#include "desk.h"
#include "view_identity.h"
#include "web/form.h"
#include "web/page.h"
#include "base/banned.h"

enum { BULK_ROWS = 50 };

enum dispatch_field { CASE, DEPARTMENT, TEXT, BACK, DISPATCH_FIELDS };

static const struct field_spec dispatch_fields[DISPATCH_FIELDS] = {
	[CASE] = { .name = "case", .kind = FIELD_HIDDEN, .required = true },
	[DEPARTMENT] = { .name = "department", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT32_MAX },
	[TEXT] = { .name = "text", .kind = FIELD_TEXT, .max = 500 },
	[BACK] = { .name = "back", .kind = FIELD_HIDDEN },
};

const struct form_spec desk_board_dispatch_form = { .fields = dispatch_fields, .count = DISPATCH_FIELDS };

/* "12:3" is case 12 as of its version 3. */
static bool
read_row(struct arena *arena, const char *value, struct case_id *id, int64_t *version)
{
	const char *colon = strchr(value, ':');

	return colon != NULL && text_number(arena_copy_bytes(arena, value, (size_t)(colon - value)), &id->value) &&
	    text_number(colon + 1, version) && id->value > 0 && *version > 0;
}

/*
 * Dispatches one row.  *word is why not (of Text.Refusal), or NULL; only what
 * concerns every row is a fault.
 */
static enum fault
dispatch(struct visit *visit, struct case_id id, int64_t version, const char **word)
{
	struct step step = view_identity_step(visit);
	struct act_request request = {
		.id = id, .version = version, .act = ACT_DISPATCH,
		.department = { form_number(visit->form, DEPARTMENT) }, .text = form_text(visit->form, TEXT),
	};
	struct case_file now;
	enum fault fault;

	*word = NULL;
	if (step.once != NULL)
		step.once = arena_format(visit->arena, "%.40s.%lld", step.once, (long long)id.value);
	fault = casework_read_file(&step, id, &now);
	if (fault == FAULT_NONE && step.refusal == REFUSAL_NONE)
		fault = casework_act(&step, &request, NULL);
	if (fault == FAULT_CONFLICT) {
		*word = "conflict";
		return FAULT_NONE;
	}
	if (step.refusal != REFUSAL_NONE)
		*word = refusal_name(step.refusal);
	return fault;
}

enum fault
desk_board_dispatch(struct visit *visit)
{
	struct text refused = text_begin(visit->arena);
	struct desk_board_asked board;
	int done = 0, rows = 0;
	enum fault fault;

	if ((fault = desk_board_ask(visit, form_text(visit->form, BACK), &board)) != FAULT_NONE)
		return fault;
	for (const struct request_value *pair = visit->request->fields; pair != NULL; pair = pair->next) {
		struct case_id id;
		int64_t version;
		const char *word;

		if (!text_equal(pair->name, "case") || !read_row(visit->arena, pair->value, &id, &version) ||
		    rows++ >= BULK_ROWS)
			continue;
		if ((fault = dispatch(visit, id, version, &word)) != FAULT_NONE)
			return fault;
		if (word == NULL)
			done++;
		else
			text_add_format(&refused, "&refused=%lld.%s", (long long)id.value, word);
	}
	return visit_redirect(visit, "desk/board?%s&done=%d%s", desk_board_query(visit, &board, NULL, NULL), done,
	    refused.value);
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

enum fault
desk_board_bulk(struct visit *visit)
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

		if (!text_equal(pair->name, "refused") || dot == NULL || shown >= BULK_ROWS || !text_number(
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
