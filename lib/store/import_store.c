#include "store/import_store.h"

#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "store/case_store.h"
#include "store/case_text_store.h"
#include "store/complaint_store.h"
#include "store/deadline_store.h"
#include "store/event_store.h"
#include "store/many_rows.h"
#include "store/referral_store.h"
#include "store/search_store.h"
#include "base/banned.h"

static void
bind_complaint(struct query *query, const void *row)
{
	const struct imported *imported = row;

	complaint_bind(query, &imported->complaint, imported->key);
}

static void
bind_case(struct query *query, const void *row)
{
	const struct imported *imported = row;

	case_bind(query, &imported->file);
}

static void
bind_event(struct query *query, const void *row)
{
	event_bind(query, row);
}

static void
bind_deadline(struct query *query, const void *row)
{
	deadline_bind(query, row);
}

static void
bind_referral(struct query *query, const void *row)
{
	referral_bind(query, row);
}

static void
bind_words(struct query *query, const void *row)
{
	const struct imported *imported = row;

	case_text_bind(query, imported->complaint.id, imported->text);
}

/* The ids of up to MANY_ROWS keys; rows that are not there keep id 0. */
static enum fault
find_ids(struct db *db, struct arena *arena, struct imported *const *rows, size_t count)
{
	struct query *query = db_query(db, arena, STATEMENT_IMPORT_KNOWN);
	enum fault fault;

	for (size_t i = 0; i < MANY_ROWS; i++)
		bind_bytes(query, rows[i < count ? i : 0]->key, SECRET_DIGEST);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	while (row_next(query)) {
		int64_t id = row_number(query);
		size_t length;
		const void *key = row_bytes(query, &length);

		for (size_t i = 0; i < count; i++)
			if (length == SECRET_DIGEST && memcmp(rows[i]->key, key, length) == 0)
				rows[i]->complaint.id.value = id;
	}
	return FAULT_NONE;
}

static enum fault
find_all_ids(struct db *db, struct arena *arena, struct imported *const *rows, size_t count)
{
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < count; i++)
		rows[i]->complaint.id.value = 0;
	for (size_t at = 0; at < count && fault == FAULT_NONE; at += MANY_ROWS)
		fault = find_ids(db, arena, rows + at, count - at < MANY_ROWS ? count - at : MANY_ROWS);
	return fault;
}

enum fault
import_known(struct db *db, struct arena *arena, struct imported *const *rows, size_t count)
{
	enum fault fault = find_all_ids(db, arena, rows, count);

	for (size_t i = 0; i < count; i++)
		rows[i]->known = rows[i]->complaint.id.value != 0;
	return fault;
}

enum fault
import_numbers(struct db *db, struct arena *arena, char prefix, int year, int64_t count, int64_t *last)
{
	struct query *query = db_query(db, arena, STATEMENT_IMPORT_NUMBERS);
	enum fault fault;

	bind_text(query, arena_format(arena, "%c", prefix));
	bind_number(query, year);
	bind_number(query, count);
	if ((fault = db_run(query)) == FAULT_NONE)
		*last = query_inserted(query);
	return fault;
}

/* Ids and digests, now that the complaints have theirs. */
static void
chain(struct imported *row)
{
	row->file.id = row->referral.case_id = row->complaint.id;
	for (size_t i = 0; i < row->deadline_count; i++)
		row->deadlines[i].case_id = row->complaint.id;
	for (size_t i = 0; i < row->event_count; i++) {
		struct case_event *event = &row->events[i];

		event->case_id = row->complaint.id;
		event->number = (int)i + 1;
		memset(event->previous, 0, SECRET_DIGEST);
		if (i > 0)
			memcpy(event->previous, row->events[i - 1].digest, SECRET_DIGEST);
		event_digest(event, event->digest);
	}
}

static enum fault
insert_belongings(struct db *db, struct arena *arena, struct imported *const *rows, size_t count)
{
	const struct inserting events = { db, STATEMENT_EVENT_INSERT, bind_event };
	const struct inserting clocks = { db, STATEMENT_DEADLINE_INSERT, bind_deadline };
	const struct inserting referrals = { db, STATEMENT_REFERRAL_INSERT, bind_referral };
	const struct inserting texts = { db, STATEMENT_TEXT_INSERT, bind_words };
	size_t event_count = 0, clock_count = 0, referral_count = 0, most = 0;
	const void **lists[4];
	struct search_index index = { .arena = arena };
	enum fault fault;

	for (size_t i = 0; i < count; i++)
		most += rows[i]->deadline_count + rows[i]->event_count;
	for (size_t i = 0; i < 4; i++)
		lists[i] = arena_array(arena, most, sizeof(lists[i][0]));
	for (size_t i = 0; i < count; i++) {
		search_index_add(&index, rows[i]->complaint.id.value, rows[i]->text);
		lists[2][i] = rows[i];
		if (rows[i]->referred)
			lists[3][referral_count++] = &rows[i]->referral;
		for (size_t k = 0; k < rows[i]->event_count; k++)
			lists[0][event_count++] = &rows[i]->events[k];
		for (size_t k = 0; k < rows[i]->deadline_count; k++)
			lists[1][clock_count++] = &rows[i]->deadlines[k];
	}
	if ((fault = many_rows_insert(&events, lists[0], event_count)) != FAULT_NONE ||
	    (fault = many_rows_insert(&clocks, lists[1], clock_count)) != FAULT_NONE ||
	    (fault = many_rows_insert(&referrals, lists[3], referral_count)) != FAULT_NONE ||
	    (fault = many_rows_insert(&texts, lists[2], count)) != FAULT_NONE)
		return fault;
	return search_post(db, arena, &index);
}

enum fault
import_insert(struct db *db, struct arena *arena, struct imported *const *rows, size_t count)
{
	const struct inserting complaints = { db, STATEMENT_COMPLAINT_INSERT, bind_complaint };
	const struct inserting cases = { db, STATEMENT_CASE_INSERT, bind_case };
	const void **list = arena_array(arena, count, sizeof(list[0]));
	enum fault fault;

	for (size_t i = 0; i < count; i++)
		list[i] = rows[i];
	if ((fault = many_rows_insert(&complaints, list, count)) != FAULT_NONE ||
	    (fault = find_all_ids(db, arena, rows, count)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++) {
		if (rows[i]->complaint.id.value == 0)
			return log_fault(FAULT_INTERNAL, "an imported complaint has no id");
		chain(rows[i]);
	}
	if ((fault = many_rows_insert(&cases, list, count)) != FAULT_NONE)
		return fault;
	return insert_belongings(db, arena, rows, count);
}
