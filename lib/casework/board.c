#include "casework/board.h"

#include <string.h>

#include "base/text.h"
#include "casework/inside.h"
#include "rules/search.h"
#include "store/board_store.h"
#include "store/search_store.h"
#include "base/banned.h"

enum { LISTS_AT_MOST = 5 };

static const char *const view_names[BOARD_VIEW__COUNT] = {
	[BOARD_DISPATCH] = "dispatch", [BOARD_MINE] = "mine", [BOARD_WARNED] = "due",
	[BOARD_BREACHED] = "overdue", [BOARD_CONFIRMING] = "confirming", [BOARD_VISITING] = "visiting",
	[BOARD_RETURNED] = "returned", [BOARD_FILING] = "filing", [BOARD_COOPERATING] = "cooperating",
	[BOARD_ALL] = "all",
};

const char *
board_view_name(enum board_view view)
{
	return view < BOARD_VIEW__COUNT ? view_names[view] : "";
}

enum board_view
board_view_read(const char *name)
{
	int view = 0;

	while (view < BOARD_VIEW__COUNT && !text_equal(view_names[view], name))
		view++;
	return (enum board_view)view;
}

/* Those who work for the whole company see every department's cases. */
static bool
sees_all(const struct staff *actor)
{
	return staff_has(actor, ROLE_DISPATCHER) || staff_has(actor, ROLE_SUPERVISOR) ||
	    staff_has(actor, ROLE_INSPECTOR) || staff_has(actor, ROLE_MANAGEMENT) ||
	    staff_has(actor, ROLE_ARCHIVIST);
}

/* A view is one list or several of the same order, merged. */
struct lists { struct board_page pages[LISTS_AT_MOST]; size_t count; };

static void
add_cooperation(struct lists *lists, struct department_id department, enum queue first, enum queue last)
{
	lists->pages[lists->count++] = (struct board_page){
		.list = BOARD_LIST_COOPERATION, .department = department, .queue = first, .last = last,
	};
}

static void
add_queue(struct lists *lists, const struct staff *actor, enum queue queue)
{
	struct board_page page = { .list = BOARD_LIST_QUEUE, .queue = queue };

	if (!sees_all(actor)) {
		page.list = BOARD_LIST_DEPARTMENT;
		page.department = actor->department;
	}
	lists->pages[lists->count++] = page;
}

static void
add_mine(struct lists *lists, const struct staff *actor)
{
	if (staff_has(actor, ROLE_DISPATCHER) || staff_has(actor, ROLE_SUPERVISOR)) {
		add_queue(lists, actor, QUEUE_DISPATCH);
		add_queue(lists, actor, QUEUE_CONFIRMING);
	}
	lists->pages[lists->count++] = (struct board_page){
		.list = BOARD_LIST_HANDLER, .queue = QUEUE_HANDLING, .handler = actor->id,
	};
	if (staff_has(actor, ROLE_HANDLER) || staff_has(actor, ROLE_DEPARTMENT_MANAGER))
		lists->pages[lists->count++] = (struct board_page){
			.list = BOARD_LIST_DEPARTMENT, .queue = QUEUE_ACCEPT, .department = actor->department,
		};
}

static void
add_alert(struct lists *lists, const struct staff *actor, int alert)
{
	if (sees_all(actor)) {
		lists->pages[lists->count++] = (struct board_page){ .list = BOARD_LIST_ALERT, .alert = alert };
		return;
	}
	for (enum queue queue = QUEUE_ACCEPT; queue <= QUEUE_VISITING; queue++) {
		add_queue(lists, actor, queue);
		lists->pages[lists->count - 1].alert = alert;
	}
	add_cooperation(lists, actor->department, QUEUE_ACCEPT, QUEUE_VISITING);
	lists->pages[lists->count - 1].alert = alert;
}

/* One queue of everybody, or of the own department with what it cooperates on. */
static void
add_shared_queue(struct lists *lists, const struct staff *actor, enum queue queue)
{
	add_queue(lists, actor, queue);
	if (!sees_all(actor))
		add_cooperation(lists, actor->department, queue, queue);
}

/* Everything; within a department also what it cooperates on. */
static void
add_all(struct lists *lists, struct department_id department)
{
	lists->pages[lists->count++].list = BOARD_LIST_ALL;
	if (department.value != 0)
		lists->pages[lists->count++] = (struct board_page){
			.list = BOARD_LIST_ALL_COOPERATION, .department = department,
		};
}

static struct lists
lists_of(enum board_view view, const struct staff *actor, struct department_id department)
{
	struct lists lists = { .count = 0 };

	switch (view) {
	case BOARD_DISPATCH:	add_queue(&lists, actor, QUEUE_DISPATCH); break;
	case BOARD_MINE:	add_mine(&lists, actor); break;
	case BOARD_WARNED:	add_alert(&lists, actor, 1); break;
	case BOARD_BREACHED:	add_alert(&lists, actor, 2); break;
	case BOARD_CONFIRMING:	add_shared_queue(&lists, actor, QUEUE_CONFIRMING); break;
	case BOARD_VISITING:	add_shared_queue(&lists, actor, QUEUE_VISITING); break;
	case BOARD_FILING:	add_queue(&lists, actor, QUEUE_FILING); break;
	case BOARD_COOPERATING:	add_cooperation(&lists, actor->department, QUEUE_ACCEPT, QUEUE_VISITING); break;
	case BOARD_RETURNED:	lists.pages[lists.count++].list = BOARD_LIST_RETURNED; break;
	default:		add_all(&lists, department); break;
	}
	return lists;
}

static struct board_filter
filter_of(const struct step *step, const struct board_request *request)
{
	struct board_filter filter = {
		.department = request->department, .category = request->category, .channel = request->channel,
		.urgency = request->urgency, .level = request->level, .alert = -1, .from = request->from,
		.until = request->until, .body = request->body, .viewer = step->actor,
	};

	if (!sees_all(step->actor))
		filter.department = step->actor->department;
	return filter;
}

static bool
comes_first(enum board_list list, const struct case_file *a, const struct case_file *b)
{
	int64_t left = board_key(list, a), right = board_key(list, b);

	if (list == BOARD_LIST__COUNT)
		return a->id.value > b->id.value;
	if (board_newest_first(list))
		return left != right ? left > right : a->id.value > b->id.value;
	return left != right ? left < right : a->id.value < b->id.value;
}

/* Two lists in the same order into one; BOARD_LIST__COUNT: what was searched, newest case first. */
static void
merge(struct arena *arena, enum board_list list, struct case_list *into, const struct case_list *more)
{
	struct case_file *rows;
	size_t i = 0, k = 0, count = into->count + more->count;

	if (more->count == 0)
		return;
	rows = arena_array(arena, count, sizeof(*rows));
	for (size_t n = 0; n < count; n++) {
		bool left = k == more->count ||
		    (i < into->count && comes_first(list, &into->rows[i], &more->rows[k]));

		rows[n] = left ? into->rows[i++] : more->rows[k++];
	}
	into->rows = rows;
	into->count = count;
}

/* Cuts what was read beyond the page and says what lies on both sides. */
static void
make_page(const struct board_request *request, enum board_list list, struct case_list *found,
    struct board_result *result)
{
	size_t limit = (size_t)request->limit, skip = 0;
	bool more = found->count > limit;

	if (more && request->backwards)
		skip = found->count - limit;
	result->rows = found->rows + skip;
	result->count = more ? limit : found->count;
	result->older = request->backwards ? request->key_at != 0 : more;
	result->newer = request->backwards ? more : request->key_at != 0;
	if (result->count == 0)
		return;
	result->first_at = board_key(list, &result->rows[0]);
	result->first_id = result->rows[0].id.value;
	result->last_at = board_key(list, &result->rows[result->count - 1]);
	result->last_id = result->rows[result->count - 1].id.value;
}

static enum fault
list_view(struct step *step, const struct board_request *request, struct board_result *result)
{
	struct board_filter filter = filter_of(step, request);
	struct lists lists = lists_of(request->view, step->actor, filter.department);
	struct case_list found = { .count = 0 }, more;
	enum fault fault;

	for (size_t i = 0; i < lists.count; i++) {
		struct board_page *page = &lists.pages[i];

		page->filter = filter;
		if (page->list == BOARD_LIST_ALL_COOPERATION ||
		    (page->list == BOARD_LIST_COOPERATION && !sees_all(step->actor)))
			page->filter.department.value = 0;
		if (page->list == BOARD_LIST_DEPARTMENT || page->list == BOARD_LIST_HANDLER ||
		    page->list == BOARD_LIST_COOPERATION)
			page->filter.alert = page->alert != 0 ? page->alert : -1;
		page->backwards = request->backwards;
		page->key_at = request->key_at;
		page->key_id = request->key_id;
		page->limit = request->limit + 1;
		if ((fault = board_rows(step->casework->db, step->arena, page, &more)) != FAULT_NONE)
			return fault;
		merge(step->arena, page->list, &found, &more);
	}
	make_page(request, lists.pages[0].list, &found, result);
	return FAULT_NONE;
}

/* The words within one list of the view. */
static struct board_search
search_of(struct step *step, const struct board_request *request, const struct search_query *terms,
    const struct board_page *page)
{
	struct board_search search = {
		.limit = request->limit + 1, .first = -1, .last = -1, .handler = page->handler,
		.returned = page->list == BOARD_LIST_RETURNED, .filter = filter_of(step, request),
	};

	if (page->list == BOARD_LIST_QUEUE || page->list == BOARD_LIST_DEPARTMENT || page->list == BOARD_LIST_HANDLER)
		search.first = search.last = (int)page->queue;
	if (page->list == BOARD_LIST_COOPERATION) {
		search.first = (int)page->queue;
		search.last = (int)page->last;
		search.cooperating = page->department;
	}
	if (page->list == BOARD_LIST_DEPARTMENT)
		search.leading = page->department;
	if (page->alert != 0)
		search.filter.alert = page->alert;
	for (size_t i = 0; i < terms->count; i++)
		search.words[i] = terms->words[i];
	return search;
}

/* Looks through the candidates of the index until the page is full. */
static enum fault
search_list(struct step *step, const struct board_request *request, struct board_search *search,
    const struct search_query *terms, struct case_list *found)
{
	struct db *db = step->casework->db;
	struct search_cursor cursor;
	int64_t ids[MANY_ROWS];
	int limit = search->limit;
	enum fault fault;

	search->ids = ids;
	fault = search_begin(db, step->arena, terms, request->key_id == 0 ? INT64_MAX : request->key_id, &cursor);
	while (fault == FAULT_NONE && found->count < (size_t)limit) {
		struct case_list more = { .count = 0 };

		if ((fault = search_candidates(&cursor, ids, &search->id_count)) != FAULT_NONE || search->id_count == 0)
			break;
		search->limit = limit - (int)found->count;
		fault = board_search(db, step->arena, search, &more);
		merge(step->arena, BOARD_LIST__COUNT, found, &more);
	}
	return fault;
}

static enum fault
search_view(struct step *step, const struct board_request *request, struct board_result *result)
{
	struct lists lists = lists_of(request->view, step->actor, filter_of(step, request).department);
	struct search_query terms = search_query(step->arena, request->words);
	struct case_list found = { .count = 0 };
	enum fault fault;

	result->vain = search_is_vain(&terms);
	if (terms.gram_count == 0)
		return FAULT_NONE;
	for (size_t i = 0; i < lists.count; i++) {
		struct board_search search = search_of(step, request, &terms, &lists.pages[i]);
		struct case_list more = { .count = 0 };

		if (lists.pages[i].list == BOARD_LIST_ALL_COOPERATION)	/* a search within a department holds both */
			continue;
		if ((fault = search_list(step, request, &search, &terms, &more)) != FAULT_NONE)
			return fault;
		merge(step->arena, BOARD_LIST__COUNT, &found, &more);
	}
	make_page(request, BOARD_LIST_ALL, &found, result);
	result->newer = false;
	return FAULT_NONE;
}

enum fault
casework_board(struct step *step, const struct board_request *request, struct board_result *result)
{
	*result = (struct board_result){ .count = 0 };
	return text_empty(request->words) ? list_view(step, request, result) : search_view(step, request, result);
}

void
board_rewind(struct board_request *request, int limit)
{
	request->key_at = request->key_id = 0;
	request->backwards = false;
	request->limit = limit;
}

bool
board_turn(struct board_request *request, const struct board_result *result)
{
	request->key_at = result->last_at;
	request->key_id = result->last_id;
	return result->older && result->count > 0;
}

static enum fault
count_views(struct step *step, int64_t counts[BOARD_VIEW__COUNT])
{
	struct department_id department = { sees_all(step->actor) ? 0 : step->actor->department.value };
	struct board_counts found;
	enum fault fault;

	fault = board_counts(step->casework->db, step->arena, department, step->actor, &found);
	counts[BOARD_DISPATCH] = found.queue[QUEUE_DISPATCH];
	counts[BOARD_WARNED] = found.warned;
	counts[BOARD_BREACHED] = found.breached;
	counts[BOARD_CONFIRMING] = found.queue[QUEUE_CONFIRMING];
	counts[BOARD_VISITING] = found.queue[QUEUE_VISITING];
	counts[BOARD_RETURNED] = found.returned;
	counts[BOARD_FILING] = found.queue[QUEUE_FILING];
	counts[BOARD_COOPERATING] = found.cooperating;
	counts[BOARD_ALL] = -1;
	counts[BOARD_MINE] = found.mine;
	if (staff_has(step->actor, ROLE_DISPATCHER) || staff_has(step->actor, ROLE_SUPERVISOR))
		counts[BOARD_MINE] += found.queue[QUEUE_DISPATCH] + found.queue[QUEUE_CONFIRMING];
	else
		counts[BOARD_MINE] += found.queue[QUEUE_ACCEPT];
	return fault;
}

enum fault
casework_board_counts(struct step *step, int64_t counts[BOARD_VIEW__COUNT])
{
	struct remembered_counts *kept = &step->casework->counts[casework_remembered_slot(step)];
	const struct remembered now = casework_remember(step);
	enum fault fault;

	if (casework_remembers(step, &kept->when)) {
		memcpy(counts, kept->counts, sizeof(kept->counts));
		return FAULT_NONE;
	}
	if ((fault = count_views(step, counts)) != FAULT_NONE)
		return fault;
	kept->when = now;
	memcpy(kept->counts, counts, sizeof(kept->counts));
	return FAULT_NONE;
}
