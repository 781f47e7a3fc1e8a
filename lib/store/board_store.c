#include "store/board_store.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/search.h"
#include "store/many_rows.h"
#include "base/banned.h"

static const int64_t first_moment = 1;	/* earlier than any complaint */
static const int64_t last_moment = 253402214400;	/* 9999-12-31 */

static const struct { enum statement after, before, first; } lists[BOARD_LIST__COUNT] = {
	[BOARD_LIST_QUEUE] = { STATEMENT_BOARD_QUEUE_AFTER, STATEMENT_BOARD_QUEUE_BEFORE,
	    STATEMENT_BOARD_QUEUE_FIRST },
	[BOARD_LIST_HANDLER] = { STATEMENT_BOARD_HANDLER_AFTER, STATEMENT_BOARD_HANDLER_BEFORE,
	    STATEMENT_BOARD_HANDLER_FIRST },
	[BOARD_LIST_DEPARTMENT] = { STATEMENT_BOARD_DEPARTMENT_AFTER, STATEMENT_BOARD_DEPARTMENT_BEFORE,
	    STATEMENT_BOARD_DEPARTMENT_FIRST },
	[BOARD_LIST_ALERT] = { STATEMENT_BOARD_ALERT_AFTER, STATEMENT_BOARD_ALERT_BEFORE,
	    STATEMENT_BOARD_ALERT_FIRST },
	[BOARD_LIST_RETURNED] = { STATEMENT_BOARD_RETURNED_AFTER, STATEMENT_BOARD_RETURNED_BEFORE,
	    STATEMENT_BOARD_RETURNED_FIRST },
	[BOARD_LIST_COOPERATION] = { STATEMENT_BOARD_COOPERATION_AFTER, STATEMENT_BOARD_COOPERATION_BEFORE,
	    STATEMENT__COUNT },
	[BOARD_LIST_ALL_COOPERATION] = { STATEMENT_BOARD_ALL_COOPERATION_AFTER,
	    STATEMENT_BOARD_ALL_COOPERATION_BEFORE, STATEMENT__COUNT },
	[BOARD_LIST_ALL] = { STATEMENT_BOARD_ALL_AFTER, STATEMENT_BOARD_ALL_BEFORE,
	    STATEMENT_BOARD_ALL_FIRST },
};

static void
bind_optional(struct query *query, int value)
{
	if (value < 0)
		bind_text(query, NULL);
	else
		bind_number(query, value);
}

/* One body, or from the first to the last of them. */
static void
bind_body(struct query *query, int body)
{
	bool any = body == BOARD_ANY_BODY;

	bind_optional(query, body - 1);
	bind_number(query, any || body == 0 ? 0 : body - 1);
	bind_number(query, any ? REFERRAL_BODY__COUNT - 1 : body - (body > 0));
}

static void
bind_filter(struct query *query, struct arena *arena, const struct board_filter *filter)
{
	bind_id(query, filter->department.value);
	bind_text(query, text_empty(filter->category) ? NULL : filter->category);
	bind_optional(query, filter->channel);
	bind_optional(query, filter->urgency);
	bind_optional(query, filter->level);
	bind_moment(query, filter->from);
	bind_moment(query, filter->until);
	bind_optional(query, filter->alert);
	bind_body(query, filter->body);
	case_bind_viewer(query, arena, filter->viewer);
}

static bool
is_filtered(const struct board_filter *f)
{
	return f->department.value != 0 || !text_empty(f->category) || f->channel >= 0 || f->urgency >= 0 ||
	    f->level >= 0 || f->from != 0 || f->until != 0 || f->alert >= 0 || f->body > 0;
}

bool
board_newest_first(enum board_list list)
{
	return list == BOARD_LIST_ALL || list == BOARD_LIST_ALL_COOPERATION;
}

int64_t
board_key(enum board_list list, const struct case_file *c)
{
	if (board_newest_first(list))
		return c->received_at;
	return c->due_at == 0 ? last_moment : c->due_at;
}

/* What a list opens with compares nothing in vain. */
static bool
is_first(const struct board_page *page)
{
	return lists[page->list].first != STATEMENT__COUNT && page->key_at == 0 && !page->backwards &&
	    !is_filtered(&page->filter);
}

/* The statement of a page; the list of everything takes the narrowest index that its filter allows. */
static enum statement
statement_of(const struct board_page *page)
{
	if (is_first(page))
		return lists[page->list].first;
	if (page->list == BOARD_LIST_ALL && page->filter.department.value != 0)
		return page->backwards ? STATEMENT_BOARD_ALL_DEPARTMENT_BEFORE : STATEMENT_BOARD_ALL_DEPARTMENT_AFTER;
	if (page->list == BOARD_LIST_ALL && !text_empty(page->filter.category))
		return page->backwards ? STATEMENT_BOARD_ALL_CATEGORY_BEFORE : STATEMENT_BOARD_ALL_CATEGORY_AFTER;
	return page->backwards ? lists[page->list].before : lists[page->list].after;
}

static void
bind_list(struct query *query, const struct board_page *page)
{
	if (page->list == BOARD_LIST_HANDLER)
		bind_number(query, page->handler.value);
	if (page->list == BOARD_LIST_DEPARTMENT || page->list == BOARD_LIST_COOPERATION ||
	    page->list == BOARD_LIST_ALL_COOPERATION)
		bind_number(query, page->department.value);
	if (page->list == BOARD_LIST_QUEUE || page->list == BOARD_LIST_HANDLER ||
	    page->list == BOARD_LIST_DEPARTMENT || page->list == BOARD_LIST_COOPERATION)
		bind_number(query, page->queue);
	if (page->list == BOARD_LIST_COOPERATION)
		bind_number(query, page->last);
	if (page->list == BOARD_LIST_ALERT)
		bind_number(query, page->alert);
	if (page->list != BOARD_LIST_ALL)
		return;
	if (page->filter.department.value != 0)
		bind_number(query, page->filter.department.value);
	else if (!text_empty(page->filter.category))
		bind_text(query, page->filter.category);
}

/* The key that the page starts at; without one, before the first row in its direction. */
static void
bind_key(struct query *query, const struct board_page *page)
{
	bool descending = board_newest_first(page->list) != page->backwards;
	int64_t at = page->key_at, id = page->key_id;

	if (at == 0) {
		at = descending ? last_moment : first_moment;
		id = descending ? INT64_MAX : 0;
	}
	bind_moment(query, at);
	bind_moment(query, at);
	bind_number(query, id);
}

static void
reverse(struct case_list *list)
{
	for (size_t i = 0; i < list->count / 2; i++) {
		struct case_file row = list->rows[i];

		list->rows[i] = list->rows[list->count - 1 - i];
		list->rows[list->count - 1 - i] = row;
	}
}

/* Fewer columns than a whole case has: they are sent and read fifty times a page. */
static void
read_listed(struct query *row, struct case_file *c)
{
	c->id.value = row_number(row);
	c->version = row_number(row);
	c->number = row_text(row);
	c->stage = (enum stage)row_number(row);
	c->queue = (enum queue)row_number(row);
	c->severity = (enum severity)row_number(row);
	c->urgency = (enum urgency)row_number(row);
	c->flags = (unsigned)row_number(row);
	c->level = (int)row_number(row);
	c->major = row_number(row) != 0;
	c->emergency = row_number(row) != 0;
	c->returned = row_number(row) != 0;
	c->department.value = row_number(row);
	c->handler.value = row_number(row);
	c->accused_staff.value = row_number(row);
	c->by_staff = row_number(row) != 0;
	c->cooperating = row_text(row);
	c->received_at = row_moment(row);
	c->closed_at = row_moment(row);
	c->due_at = row_moment(row);
	if (c->due_at >= last_moment)
		c->due_at = 0;
	c->due_clock = row_text(row);
	c->alert = (int)row_number(row);
	c->result = row_text(row);
	c->channel = (enum channel)row_number(row);
	c->type = (enum complaint_type)row_number(row);
	c->category = row_text(row);
	c->subject = row_text(row);
	c->complainant = row_text(row);
	c->phone = row_text(row);
	c->place = row_text(row);
	c->procedure_version = "";
}

static enum fault
listed_rows(struct query *query, struct arena *arena, struct case_list *list)
{
	enum fault fault = db_select(query);

	if (fault != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query))
		read_listed(query, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
board_rows(struct db *db, struct arena *arena, const struct board_page *page, struct case_list *list)
{
	struct query *query = db_query(db, arena, statement_of(page));
	enum fault fault;

	bind_list(query, page);
	if (is_first(page)) {
		if (page->list == BOARD_LIST_ALL)
			bind_moment(query, last_moment);
		case_bind_viewer(query, arena, page->filter.viewer);
	} else {
		bind_key(query, page);
		bind_filter(query, arena, &page->filter);
	}
	bind_number(query, page->limit);
	if ((fault = listed_rows(query, arena, list)) == FAULT_NONE && page->backwards)
		reverse(list);
	return fault;
}

static enum fault
count_queues(struct db *db, struct arena *arena, struct department_id department, struct board_counts *counts)
{
	struct query *row = db_query(db, arena,
	    department.value == 0 ? STATEMENT_BOARD_COUNTS : STATEMENT_BOARD_COUNTS_DEPARTMENT);
	enum fault fault;

	for (int i = 0; department.value != 0 && i < 7; i++)
		bind_number(row, department.value);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	for (int i = QUEUE_DISPATCH; i <= QUEUE_FILING; i++)
		counts->queue[i] = row_number(row);
	counts->warned = row_number(row);
	counts->breached = row_number(row);
	counts->returned = row_number(row);
	return FAULT_NONE;
}

/* What the counts of one viewer are made from. */
struct counting { struct db *db; struct arena *arena; struct department_id department; struct board_counts *counts; };

/* Takes off what is about one person: all of it, or only what staff complained of. */
static enum fault
leave_out(struct counting *counting, struct staff_id about, bool by_staff)
{
	struct board_counts *counts = counting->counts;
	struct query *row = db_query(counting->db, counting->arena, STATEMENT_BOARD_ACCUSED);
	enum fault fault;

	bind_number(row, about.value);
	bind_number(row, by_staff);
	bind_id(row, counting->department.value);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	while (row_next(row)) {
		int64_t queue = row_number(row), alert = row_number(row), returned = row_number(row);
		int64_t count = row_number(row);

		counts->queue[queue] -= count;
		counts->warned -= alert == 1 ? count : 0;
		counts->breached -= alert == 2 ? count : 0;
		counts->returned -= returned ? count : 0;
	}
	return FAULT_NONE;
}

/* Nobody's count tells them of a case that is kept from them. */
static enum fault
leave_out_barred(struct counting *counting, const struct staff *viewer)
{
	enum fault fault = leave_out(counting, viewer->id, false);

	if (fault == FAULT_NONE && viewer->superior.value != 0)
		fault = leave_out(counting, viewer->superior, false);
	for (size_t i = 0; fault == FAULT_NONE && i < viewer->above_count; i++)
		if (viewer->above[i].value != viewer->superior.value)
			fault = leave_out(counting, viewer->above[i], true);
	return fault;
}

/* What a department cooperates on counts beside what it leads. */
static enum fault
count_cooperations(struct counting *counting, const struct staff *viewer)
{
	struct board_counts *counts = counting->counts;
	struct query *row = db_query(counting->db, counting->arena, STATEMENT_BOARD_COOPERATION_COUNTS);
	enum fault fault;

	bind_number(row, viewer->department.value);
	bind_number(row, QUEUE_ACCEPT);
	bind_number(row, QUEUE_VISITING);
	case_bind_viewer(row, counting->arena, viewer);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	while (row_next(row)) {
		int64_t queue = row_number(row), alert = row_number(row), count = row_number(row);

		counts->cooperating += count;
		if (counting->department.value == 0)
			continue;
		if (queue == QUEUE_CONFIRMING || queue == QUEUE_VISITING)
			counts->queue[queue] += count;
		counts->warned += alert == 1 ? count : 0;
		counts->breached += alert == 2 ? count : 0;
	}
	return FAULT_NONE;
}

enum fault
board_counts(struct db *db, struct arena *arena, struct department_id department, const struct staff *viewer,
    struct board_counts *counts)
{
	struct counting counting = { db, arena, department, counts };
	struct query *row;
	enum fault fault;

	*counts = (struct board_counts){ .mine = 0 };
	if ((fault = count_queues(db, arena, department, counts)) != FAULT_NONE ||
	    (fault = leave_out_barred(&counting, viewer)) != FAULT_NONE ||
	    (fault = count_cooperations(&counting, viewer)) != FAULT_NONE)
		return fault;
	row = db_query(db, arena, STATEMENT_BOARD_COUNT_HANDLER);
	bind_number(row, viewer->id.value);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		counts->mine = row_number(row);
	return fault;
}

enum fault
board_search(struct db *db, struct arena *arena, const struct board_search *search, struct case_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_SEARCH_POSTED);

	many_rows_bind_ids(query, search->ids, search->id_count);
	for (size_t i = 0; i < SEARCH_WORDS; i++)
		bind_text(query, text_empty(search->words[i]) ? "%" : search_like(arena, search->words[i]));
	bind_optional(query, search->first);
	bind_optional(query, search->last);
	bind_id(query, search->handler.value);
	bind_id(query, search->leading.value);
	bind_id(query, search->cooperating.value);
	bind_number(query, search->returned);
	bind_filter(query, arena, &search->filter);
	bind_number(query, search->limit);
	return listed_rows(query, arena, list);
}

enum fault
board_handed_in(struct db *db, struct arena *arena, const struct staff *by, struct case_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_BOARD_HANDED_IN);

	bind_number(query, by->id.value);
	bind_number(query, CHANNEL_DEPARTMENT);
	bind_number(query, by->id.value);
	case_bind_viewer(query, arena, by);
	return case_rows(query, arena, list);
}
