#include "store/event_store.h"

#include <string.h>

#include "base/arena.h"
#include "base/banned.h"

static enum fault
follow_last(struct db *db, struct arena *arena, struct case_event *event)
{
	struct query *row = db_query(db, arena, STATEMENT_EVENT_LAST);
	const void *digest;
	size_t length;
	enum fault fault;

	bind_number(row, event->case_id.value);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	event->number = 1;
	memset(event->previous, 0, SECRET_DIGEST);
	if (!row_next(row))
		return FAULT_NONE;
	event->number = (int)row_number(row) + 1;
	digest = row_bytes(row, &length);
	if (length == SECRET_DIGEST)
		memcpy(event->previous, digest, SECRET_DIGEST);
	return FAULT_NONE;
}

void
event_bind(struct query *query, const struct case_event *event)
{
	bind_number(query, event->case_id.value);
	bind_number(query, event->number);
	bind_moment(query, event->at);
	bind_number(query, event->act);
	bind_number(query, event->from);
	bind_number(query, event->to);
	bind_number(query, event->as);
	bind_id(query, event->actor.value);
	bind_text(query, event->actor_name);
	bind_id(query, event->department.value);
	bind_id(query, event->person.value);
	bind_moment(query, event->until);
	bind_text(query, event->text);
	bind_text(query, event->detail);
	bind_number(query, event->public);
	bind_bytes(query, event->previous, SECRET_DIGEST);
	bind_bytes(query, event->digest, SECRET_DIGEST);
}

static enum fault
insert_event(struct db *db, struct arena *arena, struct case_event *event)
{
	struct query *query;
	enum fault fault;

	event_digest(event, event->digest);
	query = db_query(db, arena, STATEMENT_EVENT_INSERT);
	event_bind(query, event);
	if ((fault = db_run(query)) == FAULT_NONE)
		event->id = query_inserted(query);
	return fault;
}

enum fault
event_append(struct db *db, struct arena *arena, struct case_event *event)
{
	enum fault fault = follow_last(db, arena, event);

	return fault == FAULT_NONE ? insert_event(db, arena, event) : fault;
}

static void
read_digest(struct query *row, uint8_t digest[SECRET_DIGEST])
{
	size_t length;
	const void *bytes = row_bytes(row, &length);

	if (length == SECRET_DIGEST)
		memcpy(digest, bytes, SECRET_DIGEST);
}

static void
read_event(struct query *row, struct case_event *event)
{
	event->id = row_number(row);
	event->case_id.value = row_number(row);
	event->number = (int)row_number(row);
	event->at = row_moment(row);
	event->act = (enum act)row_number(row);
	event->from = (enum stage)row_number(row);
	event->to = (enum stage)row_number(row);
	event->as = (enum role)row_number(row);
	event->actor.value = row_number(row);
	event->actor_name = row_text(row);
	event->department.value = row_number(row);
	event->person.value = row_number(row);
	event->until = row_moment(row);
	event->text = row_text(row);
	event->detail = row_text(row);
	event->public = row_number(row) != 0;
	read_digest(row, event->previous);
	read_digest(row, event->digest);
}

enum fault
events_load(struct db *db, struct arena *arena, struct case_id id, bool public_only, struct event_list *list)
{
	struct query *query = db_query(db, arena,
	    public_only ? STATEMENT_EVENTS_PUBLIC : STATEMENT_EVENTS_OF_CASE);
	enum fault fault;

	bind_number(query, id.value);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query))
		read_event(query, &list->rows[list->count++]);
	return FAULT_NONE;
}
