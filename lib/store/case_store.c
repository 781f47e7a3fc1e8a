#include "store/case_store.h"

#include "base/arena.h"
#include "base/text.h"
#include "store/cooperation_store.h"
#include "base/banned.h"

static const int64_t end_of_time = 253370764800;	/* 9999-01-01: later due dates mean "none" */

static void
bind_case_moments(struct query *query, const struct case_file *c)
{
	bind_moment(query, c->reported_at);
	bind_moment(query, c->dispatched_at);
	bind_moment(query, c->accepted_at);
	bind_moment(query, c->completed_at);
	bind_moment(query, c->fed_back_at);
	bind_moment(query, c->confirmed_at);
	bind_moment(query, c->closed_at);
	bind_moment(query, c->visited_at);
	bind_moment(query, c->archived_at);
	bind_moment(query, c->due_at);
	bind_text(query, c->due_clock);
	bind_number(query, c->alert);
	bind_text(query, c->result);
	bind_number(query, c->satisfaction);
}

static const char *
one_more(struct arena *arena, const char *ids, struct staff_id id)
{
	return id.value == 0 ? ids : arena_format(arena, "%s,%lld", ids, (long long)id.value);
}

void
case_bind_viewer(struct query *query, struct arena *arena, const struct staff *viewer)
{
	const char *self = arena_format(arena, "%lld", (long long)viewer->id.value);
	const char *nearest = one_more(arena, self, viewer->superior), *line = nearest;

	for (size_t i = 0; i < viewer->above_count; i++)
		line = one_more(arena, line, viewer->above[i]);
	bind_text(query, line);
	bind_text(query, nearest);
}

static void
bind_case_state(struct query *query, const struct case_file *c)
{
	bind_number(query, c->stage);
	bind_number(query, c->queue);
	bind_number(query, c->severity);
	bind_number(query, c->urgency);
	bind_number(query, c->risk);
	bind_number(query, c->validity);
	bind_number(query, c->flags);
	bind_number(query, c->level);
	bind_number(query, c->major);
	bind_number(query, c->emergency);
	bind_number(query, c->returned);
	bind_number(query, c->reopened);
	bind_id(query, c->department.value);
	bind_id(query, c->handler.value);
	bind_id(query, c->accused_staff.value);
	bind_number(query, c->by_staff);
	bind_text(query, c->cooperating == NULL ? "" : c->cooperating);
}

void
case_bind(struct query *query, const struct case_file *c)
{
	bind_number(query, c->id.value);
	bind_number(query, 1);
	bind_text(query, c->number);
	bind_case_state(query, c);
	bind_text(query, c->procedure_version);
	bind_id(query, c->merged_into.value);
	bind_moment(query, c->received_at);
	bind_moment(query, c->registered_at);
	bind_case_moments(query, c);
	bind_number(query, c->channel);
	bind_number(query, c->type);
	bind_text(query, c->category);
	bind_text(query, c->subject);
	bind_text(query, c->complainant);
	bind_text(query, c->phone);
	bind_text(query, c->place);
	bind_id(query, c->room.value);
}

enum fault
case_insert(struct db *db, struct arena *arena, const struct case_file *c)
{
	struct query *query = db_query(db, arena, STATEMENT_CASE_INSERT);

	case_bind(query, c);
	return db_run(query);
}

static void
read_case_moments(struct query *row, struct case_file *c)
{
	c->received_at = row_moment(row);
	c->registered_at = row_moment(row);
	c->reported_at = row_moment(row);
	c->dispatched_at = row_moment(row);
	c->accepted_at = row_moment(row);
	c->completed_at = row_moment(row);
	c->fed_back_at = row_moment(row);
	c->confirmed_at = row_moment(row);
	c->closed_at = row_moment(row);
	c->visited_at = row_moment(row);
	c->archived_at = row_moment(row);
	c->due_at = row_moment(row);
	if (c->due_at >= end_of_time)
		c->due_at = 0;
}

static void
read_case(struct query *row, struct case_file *c)
{
	c->id.value = row_number(row);
	c->version = row_number(row);
	c->number = row_text(row);
	c->stage = (enum stage)row_number(row);
	c->queue = (enum queue)row_number(row);
	c->severity = (enum severity)row_number(row);
	c->urgency = (enum urgency)row_number(row);
	c->risk = (enum risk)row_number(row);
	c->validity = (enum validity)row_number(row);
	c->flags = (unsigned)row_number(row);
	c->level = (int)row_number(row);
	c->major = row_number(row) != 0;
	c->emergency = row_number(row) != 0;
	c->returned = row_number(row) != 0;
	c->reopened = (int)row_number(row);
	c->department.value = row_number(row);
	c->handler.value = row_number(row);
	c->accused_staff.value = row_number(row);
	c->by_staff = row_number(row) != 0;
	c->cooperating = row_text(row);
	c->procedure_version = row_text(row);
	c->merged_into.value = row_number(row);
	read_case_moments(row, c);
	c->due_clock = row_text(row);
	c->alert = (int)row_number(row);
	c->result = row_text(row);
	c->satisfaction = (int)row_number(row);
	c->channel = (enum channel)row_number(row);
	c->type = (enum complaint_type)row_number(row);
	c->category = row_text(row);
	c->subject = row_text(row);
	c->complainant = row_text(row);
	c->phone = row_text(row);
	c->place = row_text(row);
	c->room.value = row_number(row);
}

static enum fault
load_one(struct query *row, struct case_file *c)
{
	enum fault fault = db_select_one(row);

	if (fault == FAULT_NONE)
		read_case(row, c);
	return fault;
}

enum fault
case_load(struct db *db, struct arena *arena, struct case_id id, bool locked, struct case_file *c)
{
	struct query *row = db_query(db, arena, locked ? STATEMENT_CASE_BY_ID_LOCKED : STATEMENT_CASE_BY_ID);

	bind_number(row, id.value);
	return load_one(row, c);
}

enum fault
case_load_to_read(struct db *db, struct arena *arena, struct case_id id, struct case_file *c,
    struct case_belongings *has)
{
	bool *const flags[] = { &has->evidence, &has->merged, &has->escalations, &has->messages, &has->tasks,
		&has->referrals, &has->effects };
	struct query *row = db_query(db, arena, STATEMENT_CASE_TO_READ);
	enum fault fault;

	bind_number(row, id.value);
	fault = load_one(row, c);
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]) && fault == FAULT_NONE; i++)
		*flags[i] = row_number(row) != 0;
	return fault;
}

enum fault
case_load_number(struct db *db, struct arena *arena, const char *number, struct case_file *c)
{
	struct query *row = db_query(db, arena, STATEMENT_CASE_BY_NUMBER);

	bind_text(row, number);
	return load_one(row, c);
}

enum fault
case_save(struct db *db, struct arena *arena, struct case_file *c)
{
	struct query *query = db_query(db, arena, STATEMENT_CASE_SAVE);
	enum fault fault;

	bind_case_state(query, c);
	bind_id(query, c->merged_into.value);
	bind_case_moments(query, c);
	bind_number(query, c->id.value);
	bind_number(query, c->version);
	if ((fault = db_run_one(query, FAULT_CONFLICT)) != FAULT_NONE)
		return fault;
	c->version++;
	return text_empty(c->cooperating) ? FAULT_NONE : cooperations_move(db, arena, c);
}

enum fault
case_save_alert(struct db *db, struct arena *arena, const struct case_file *c)
{
	struct query *query = db_query(db, arena, STATEMENT_CASE_SAVE_ALERT);

	bind_moment(query, c->due_at);
	bind_text(query, c->due_clock);
	bind_number(query, c->alert);
	bind_number(query, c->id.value);
	return db_run(query);
}

enum fault
case_rows(struct query *query, struct arena *arena, struct case_list *list)
{
	enum fault fault = db_select(query);

	if (fault != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query))
		read_case(query, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
cases_of_room(struct db *db, struct arena *arena, struct room_id room, struct case_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CASES_OF_ROOM);

	bind_number(query, room.value);
	return case_rows(query, arena, list);
}

enum fault
cases_of_phone(struct db *db, struct arena *arena, const char *phone, struct case_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CASES_OF_PHONE);

	bind_text(query, phone);
	return case_rows(query, arena, list);
}

enum fault
cases_alike(struct db *db, struct arena *arena, const char *category, struct room_id room, int64_t since,
    struct case_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CASES_ALIKE);

	bind_text(query, category);
	bind_moment(query, since);
	bind_number(query, room.value);
	bind_number(query, room.value);
	return case_rows(query, arena, list);
}

enum fault
cases_merged_into(struct db *db, struct arena *arena, struct case_id id, struct case_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CASES_MERGED_INTO);

	bind_number(query, id.value);
	return case_rows(query, arena, list);
}

enum fault
cases_received(struct db *db, struct arena *arena, const struct received_page *page, struct case_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CASES_RECEIVED);

	bind_moment(query, page->after_at > page->from ? page->after_at : page->from);
	bind_moment(query, page->until);
	bind_moment(query, page->after_at);
	bind_number(query, page->after.value);
	bind_number(query, page->limit);
	return case_rows(query, arena, list);
}
