#include "desk_board.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "rules/referral.h"
#include "view/view_case.h"
#include "view/view_identity.h"
#include "view/view_list.h"
#include "web/encoding.h"
#include "web/page.h"
#include "base/banned.h"

enum { PAGE_ROWS = 50 };

/* The parts of an address that say what is listed, in the order in which they are written. */
static const struct { const char *name, *group; } filters[] = {
	{ "view", NULL }, { "words", NULL }, { "department", NULL }, { "category", NULL }, { "channel", "Channel" },
	{ "body", "Bodies" },
	{ "urgency", "Urgency" }, { "level", "Level" }, { "from", NULL }, { "until", NULL },
};

static const char *
asked(const struct request_value *pairs, const char *name)
{
	for (; pairs != NULL; pairs = pairs->next)
		if (text_equal(pairs->name, name))
			return pairs->value;
	return "";
}

static int64_t
asked_number(const struct desk_board_asked *board, const char *name, int64_t otherwise)
{
	const char *typed = asked(board->pairs, name);
	int64_t number;

	return text_number(typed, &number) ? number : otherwise;
}

/* A name of an enumeration: -1 when nothing or nonsense was asked for. */
static int
asked_name(const char *typed, int read, int end)
{
	return text_empty(typed) || read >= end ? -1 : read;
}

/* "after=1795428300.472": the key of the row beside the page. */
static void
read_place(struct arena *arena, struct desk_board_asked *board)
{
	const char *after = asked(board->pairs, "after"), *before = asked(board->pairs, "before");
	const char *key = text_empty(after) ? before : after, *dot = strchr(key, '.');
	int64_t at, id;

	if (dot == NULL || !text_number(arena_copy_bytes(arena, key, (size_t)(dot - key)), &at) ||
	    !text_number(dot + 1, &id))
		return;
	board->request.key_at = at;
	board->request.key_id = id;
	board->request.backwards = text_empty(after);
}

enum fault
desk_board_ask(struct visit *visit, const char *carried, struct desk_board_asked *board)
{
	struct board_request *request = &board->request;
	const char *channel, *urgency, *body;

	*board = (struct desk_board_asked){ .pairs = visit->request->query };
	if (carried != NULL) {
		board->pairs = NULL;
		if (encoding_pairs(visit->arena, carried, strlen(carried), &board->pairs) != FAULT_NONE)
			board->pairs = NULL;
	}
	channel = asked(board->pairs, "channel");
	urgency = asked(board->pairs, "urgency");
	body = asked(board->pairs, "body");
	request->view = board_view_read(asked(board->pairs, "view"));
	if (request->view == BOARD_VIEW__COUNT)
		request->view = BOARD_ALL;
	request->words = text_trim(visit->arena, asked(board->pairs, "words"));
	request->department.value = asked_number(board, "department", 0);
	request->category = asked(board->pairs, "category");
	request->channel = asked_name(channel, (int)channel_read(channel), CHANNEL__COUNT);
	request->body = 1 + (text_equal(body, "any") ? (int)REFERRAL_BODY__COUNT :
	    asked_name(body, (int)referral_body_read(body), REFERRAL_BODY__COUNT));
	request->urgency = asked_name(urgency, (int)urgency_read(urgency), URGENCY__COUNT);
	request->level = (int)asked_number(board, "level", -1);
	request->from = view_list_day(visit, asked(board->pairs, "from"), 0);
	request->until = view_list_day(visit, asked(board->pairs, "until"), 1);
	request->limit = PAGE_ROWS;
	read_place(visit->arena, board);
	return FAULT_NONE;
}

static void
add(struct text *query, const char *name, const char *value)
{
	if (text_empty(value))
		return;
	if (query->length > 0)
		text_add(query, "&");
	text_add(query, name);
	text_add(query, "=");
	encoding_add(query, value);
}

const char *
desk_board_query(struct visit *visit, const struct desk_board_asked *board, const char *name, const char *value)
{
	struct text query = text_begin(visit->arena);
	bool written = false;

	for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
		bool changed = text_equal(filters[i].name, name);

		written = written || changed;
		add(&query, filters[i].name, changed ? value : asked(board->pairs, filters[i].name));
	}
	if (!written && name != NULL)
		add(&query, name, value);
	return query.value;
}

const char *
desk_board_address(struct visit *visit, const struct desk_board_asked *board, const char *path, const char *name,
    const char *value)
{
	return arena_format(visit->arena, "%s/%s?%s", visit->request->base, path,
	    desk_board_query(visit, board, name, value));
}

/* What a chosen filter says beside its name. */
static const char *
spoken(struct visit *visit, const struct desk_board_asked *board, const char *name)
{
	const char *value = asked(board->pairs, name);

	if (text_equal(name, "department"))
		return view_identity_department(visit, board->request.department);
	if (text_equal(name, "category"))
		return view_case_category(visit, value);
	return value;
}

void
desk_board_filters(struct visit *visit, const struct desk_board_asked *board)
{
	struct node *filter = page_node(visit->page, "Filter"), *tags = node_child(filter, "Tags");
	size_t count = 0;

	/* The first of them, the view, is the page itself. */
	for (size_t i = 1; i < sizeof(filters) / sizeof(filters[0]); i++) {
		const char *name = filters[i].name, *value = asked(board->pairs, name);
		struct node *tag;

		if (text_empty(value))
			continue;
		node_text(filter, name, value);
		tag = node_item(tags, count++);
		node_text(tag, "Word", name);
		node_text(tag, "Text", spoken(visit, board, name));
		node_text(tag, "Group", filters[i].group);
		node_text(tag, "Url", desk_board_address(visit, board, "desk/board", name, NULL));
	}
}

void
desk_board_pager(struct visit *visit, const struct desk_board_asked *board, const char *path,
    const struct board_result *result)
{
	struct node *list = page_node(visit->page, "List");

	if (result->newer)
		node_text(list, "Newer", desk_board_address(visit, board, path, "before",
		    arena_format(visit->arena, "%lld.%lld", (long long)result->first_at,
		    (long long)result->first_id)));
	if (result->older)
		node_text(list, "Older", desk_board_address(visit, board, path, "after",
		    arena_format(visit->arena, "%lld.%lld", (long long)result->last_at,
		    (long long)result->last_id)));
}
