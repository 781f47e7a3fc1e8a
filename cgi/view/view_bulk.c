#include "view_bulk.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/case_read.h"
#include "casework/once.h"
#include "view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

/* "12:3" is case 12 as of its version 3. */
static bool
read_row(struct arena *arena, const char *value, struct case_id *id, int64_t *version)
{
	const char *colon = strchr(value, ':');

	return colon != NULL && text_number(arena_copy_bytes(arena, value, (size_t)(colon - value)), &id->value) &&
	    text_number(colon + 1, version) && id->value > 0 && *version > 0;
}

/* One row under a key of its own.  *word is why not (of Text.Refusal), or NULL. */
static enum fault
run_one(struct visit *visit, bulk_act *act, struct case_id id, int64_t version, const char **word)
{
	struct step step = view_identity_step(visit);
	enum fault fault;

	*word = NULL;
	if (step.once != NULL)
		step.once = once_key_of(visit->arena, step.once, (long long)id.value);
	fault = act(visit, &step, id, version);
	if (fault == FAULT_CONFLICT) {
		*word = "conflict";
		return FAULT_NONE;
	}
	if (step.refusal != REFUSAL_NONE)
		*word = refusal_name(step.refusal);
	return fault;
}

enum fault
view_bulk_run(struct visit *visit, const char *field, bulk_act *act, const char **news)
{
	struct text refused = text_begin(visit->arena);
	int done = 0, rows = 0;

	for (const struct request_value *pair = visit->request->fields; pair != NULL; pair = pair->next) {
		struct case_id id;
		int64_t version;
		const char *word;
		enum fault fault;

		if (!text_equal(pair->name, field) || !read_row(visit->arena, pair->value, &id, &version) ||
		    rows++ >= BULK_ROWS)
			continue;
		if ((fault = run_one(visit, act, id, version, &word)) != FAULT_NONE)
			return fault;
		if (word == NULL)
			done++;
		else
			text_add_format(&refused, "&refused=%lld.%s", (long long)id.value, word);
	}
	*news = arena_format(visit->arena, "done=%d%s", done, refused.value);
	return FAULT_NONE;
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
view_bulk_show(struct visit *visit)
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
