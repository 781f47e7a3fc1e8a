#include "store/outbox_store.h"

#include "base/arena.h"
#include "base/text.h"
#include "store/case_store.h"
#include "base/banned.h"

void
outbox_bind(struct query *query, struct outbox_row *row)
{
	row->state = row->at_rest ? MESSAGE_SENDING : row->next_at == 0 ? MESSAGE_HELD : MESSAGE_WAITING;
	bind_moment(query, row->created_at);
	bind_id(query, row->case_id.value);
	bind_text(query, row->number == NULL ? "" : row->number);
	bind_id(query, row->staff.value);
	bind_number(query, row->kind);
	bind_number(query, row->delivery);
	bind_text(query, row->recipient);
	bind_text(query, row->language);
	bind_text(query, row->fields == NULL ? "" : row->fields);
	bind_text(query, row->subject == NULL ? "" : row->subject);
	bind_text(query, row->body == NULL ? "" : row->body);
	bind_text(query, row->answers == NULL ? "" : row->answers);
	bind_text(query, row->token);
	bind_number(query, row->state);
	bind_moment(query, row->created_at);
	bind_moment(query, row->next_at);
	bind_id(query, row->changed_by.value);
}

enum fault
outbox_insert(struct db *db, struct arena *arena, struct outbox_row *row)
{
	struct query *query = db_query(db, arena, STATEMENT_OUTBOX_INSERT);
	enum fault fault;

	outbox_bind(query, row);
	if ((fault = db_run(query)) == FAULT_NONE)
		row->id = query_inserted(query);
	return fault;
}

enum fault
outbox_contact(struct db *db, struct arena *arena, struct case_id id, struct outbox_contact *contact)
{
	struct query *row = db_query(db, arena, STATEMENT_OUTBOX_CONTACT);
	enum fault fault;

	bind_number(row, id.value);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	contact->anonymous = row_number(row) != 0;
	contact->contact = row_text(row);
	contact->phone = row_text(row);
	return FAULT_NONE;
}

enum fault
outbox_language(struct db *db, struct arena *arena, struct case_id id, const char **language)
{
	struct query *row = db_query(db, arena, STATEMENT_OUTBOX_LANGUAGE);
	enum fault fault;

	*language = NULL;
	bind_number(row, id.value);
	if ((fault = db_select(row)) == FAULT_NONE && row_next(row))
		*language = row_text(row);
	return fault;
}

static void
read_row(struct query *query, struct outbox_row *row)
{
	row->id = row_number(query);
	row->created_at = row_moment(query);
	row->case_id.value = row_number(query);
	row->number = row_text(query);
	row->staff.value = row_number(query);
	row->kind = (enum message_kind)row_number(query);
	row->delivery = (enum delivery)row_number(query);
	row->recipient = row_text(query);
	row->state = (enum message_state)row_number(query);
	row->waiting_since = row_moment(query);
	row->tries = (int)row_number(query);
	row->doubtful = row_number(query) != 0;
	row->next_at = row_moment(query);
	row->last_error = row_text(query);
	row->sent_at = row_moment(query);
	row->provider = row_text(query);
	row->changed_by.value = row_number(query);
	row->called_off = (enum call_off)row_number(query);
}

static void
read_content(struct query *query, struct outbox_row *row)
{
	row->language = row_text(query);
	row->fields = row_text(query);
	row->subject = row_text(query);
	row->body = row_text(query);
	row->answers = row_text(query);
	row->token = row_text(query);
}

static enum fault
read_list(struct query *query, struct arena *arena, bool content, struct outbox_list *list)
{
	enum fault fault = db_select(query);

	list->count = 0;
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct outbox_row *row = &list->rows[list->count++];

		read_row(query, row);
		if (content)
			read_content(query, row);
	}
	return FAULT_NONE;
}

enum fault
outbox_of_case(struct db *db, struct arena *arena, struct case_id id, struct outbox_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_OUTBOX_OF_CASE);

	bind_number(query, id.value);
	return read_list(query, arena, false, list);
}

enum fault
outbox_filed(struct db *db, struct arena *arena, struct case_id id, struct outbox_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_OUTBOX_FILED);
	enum fault fault;

	*list = (struct outbox_list){ .count = 0 };
	bind_number(query, id.value);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query)) {
		struct outbox_row *row = &list->rows[list->count++];

		row->id = row_number(query);
		row->created_at = row_moment(query);
		row->kind = (enum message_kind)row_number(query);
		row->delivery = (enum delivery)row_number(query);
		row->state = (enum message_state)row_number(query);
		row->sent_at = row_moment(query);
	}
	return FAULT_NONE;
}

enum fault
outbox_due(struct db *db, struct arena *arena, enum delivery delivery, int64_t now, size_t limit,
    struct outbox_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_OUTBOX_DUE);

	bind_number(query, delivery);
	bind_moment(query, now);
	bind_number(query, (int64_t)limit);
	return read_list(query, arena, true, list);
}

/* Runs a change of one message; *changed says whether it was made. */
static enum fault
run_change(struct query *query, bool *changed)
{
	enum fault fault = db_run(query);

	*changed = fault == FAULT_NONE && query_changed(query) == 1;
	return fault;
}

enum fault
outbox_claim(struct db *db, struct arena *arena, int64_t id, const char *holder, int64_t now, int64_t until,
    bool *taken)
{
	struct query *query = db_query(db, arena, STATEMENT_OUTBOX_CLAIM);

	bind_text(query, holder);
	bind_moment(query, until);
	bind_number(query, id);
	bind_moment(query, now);
	return run_change(query, taken);
}

enum fault
outbox_sent(struct db *db, struct arena *arena, const struct outbox_row *row, const char *holder)
{
	struct query *query = db_query(db, arena, STATEMENT_OUTBOX_SENT);

	bind_moment(query, row->sent_at);
	bind_text(query, row->provider);
	bind_text(query, row->subject);
	bind_text(query, row->body);
	bind_number(query, row->id);
	bind_text(query, holder);
	return db_run(query);
}

enum fault
outbox_not_sent(struct db *db, struct arena *arena, const struct outbox_row *row, const char *holder)
{
	struct query *query = db_query(db, arena, STATEMENT_OUTBOX_NOT_SENT);

	bind_number(query, row->state);
	bind_moment(query, row->next_at);
	bind_number(query, row->tries);
	bind_text(query, row->last_error);
	bind_number(query, row->doubtful);
	bind_number(query, row->id);
	bind_text(query, holder);
	return db_run(query);
}

enum fault
outbox_release(struct db *db, struct arena *arena, enum delivery delivery, int64_t since, int64_t now, int64_t *count)
{
	struct query *query = db_query(db, arena, STATEMENT_OUTBOX_RELEASE);
	enum fault fault;

	bind_moment(query, now);
	bind_moment(query, now);
	bind_number(query, delivery);
	bind_moment(query, since);
	fault = db_run(query);
	*count = fault == FAULT_NONE ? query_changed(query) : 0;
	return fault;
}

enum fault
outbox_repeat(struct db *db, struct arena *arena, int64_t id, const struct staff *by, int64_t now, bool *changed)
{
	struct query *query = db_query(db, arena, STATEMENT_OUTBOX_REPEAT);

	bind_moment(query, now);
	bind_moment(query, now);
	bind_id(query, by->id.value);
	bind_number(query, id);
	case_bind_viewer(query, arena, by);
	return run_change(query, changed);
}

enum fault
outbox_cancel(struct db *db, struct arena *arena, int64_t id, const struct staff *by, bool *changed)
{
	struct query *query = db_query(db, arena, STATEMENT_OUTBOX_CANCEL);

	bind_id(query, by->id.value);
	bind_number(query, id);
	case_bind_viewer(query, arena, by);
	return run_change(query, changed);
}

enum fault
outbox_call_off(struct db *db, struct arena *arena, struct case_id id, enum message_kind kind, enum call_off why,
    struct staff_id by)
{
	struct query *query = db_query(db, arena, STATEMENT_OUTBOX_CALL_OFF);

	bind_id(query, by.value);
	bind_number(query, why);
	bind_number(query, id.value);
	bind_number(query, kind);
	return db_run(query);
}

static void
bind_unless(struct query *query, int value, int none)
{
	if (value == none)
		bind_text(query, NULL);
	else
		bind_number(query, value);
}

enum fault
outbox_list_load(struct db *db, struct arena *arena, const struct outbox_like *like, size_t limit,
    struct outbox_list *list)
{
	bool by_number = !text_empty(like->number), by_state = like->state != MESSAGE_STATE__COUNT && !by_number;
	struct query *query = db_query(db, arena, by_number ? STATEMENT_OUTBOX_LIST_NUMBER :
	    by_state ? STATEMENT_OUTBOX_LIST_STATE : STATEMENT_OUTBOX_LIST);
	enum fault fault;
	size_t kept = 0;

	if (by_number)
		bind_text(query, like->number);
	if (by_state)
		bind_number(query, like->state);
	bind_number(query, like->before == 0 ? INT64_MAX : like->before);
	bind_unless(query, (int)like->delivery, DELIVERY__COUNT);
	bind_unless(query, (int)like->kind, MESSAGE__COUNT);
	bind_moment(query, like->from);
	bind_moment(query, like->until);
	case_bind_viewer(query, arena, like->viewer);
	bind_number(query, (int64_t)limit);
	if ((fault = read_list(query, arena, false, list)) != FAULT_NONE || !by_number ||
	    like->state == MESSAGE_STATE__COUNT)
		return fault;
	/* A case has few messages, so that its list is narrowed here. */
	for (size_t i = 0; i < list->count; i++)
		if (list->rows[i].state == like->state)
			list->rows[kept++] = list->rows[i];
	list->count = kept;
	return FAULT_NONE;
}

enum fault
outbox_count(struct db *db, struct arena *arena, struct outbox_counts *counts)
{
	struct query *row = db_query(db, arena, STATEMENT_OUTBOX_COUNTS);
	enum fault fault = db_select_one(row);

	if (fault != FAULT_NONE)
		return fault;
	counts->waiting = row_number(row);
	counts->failed = row_number(row);
	counts->held = row_number(row);
	return FAULT_NONE;
}
