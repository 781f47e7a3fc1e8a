#include "store/notice_store.h"

#include "base/arena.h"
#include "store/case_store.h"
#include "store/many_rows.h"
#include "base/banned.h"

static void
bind_notice(struct query *query, const void *row)
{
	const struct notice *notice = row;

	bind_number(query, notice->staff.value);
	bind_moment(query, notice->at);
	bind_number(query, notice->kind);
	bind_id(query, notice->case_id.value);
	bind_text(query, notice->number);
	bind_text(query, notice->clock);
	bind_moment(query, notice->due_at);
	bind_text(query, notice->case_id.value == 0 ? notice->about : "");
}

enum fault
notice_insert(struct db *db, struct arena *arena, const struct notices *notices)
{
	const struct inserting inserting = { db, STATEMENT_NOTICE_INSERT, bind_notice };
	const void **rows = arena_array(arena, notices->count, sizeof(rows[0]));

	for (size_t i = 0; i < notices->count; i++)
		rows[i] = &notices->rows[i];
	return many_rows_insert(&inserting, rows, notices->count);
}

static enum fault
read_all(struct query *row, struct arena *arena, struct notice_list *list)
{
	enum fault fault = db_select(row);

	list->count = 0;
	if (fault != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	while (row_next(row)) {
		struct notice *notice = &list->rows[list->count++];

		notice->id = row_number(row);
		notice->at = row_moment(row);
		notice->kind = (enum notice_kind)row_number(row);
		notice->case_id.value = row_number(row);
		notice->number = row_text(row);
		notice->clock = row_text(row);
		notice->due_at = row_moment(row);
		notice->about = row_text(row);
		notice->seen_at = row_moment(row);
	}
	return FAULT_NONE;
}

enum fault
notice_list_load(struct db *db, struct arena *arena, const struct notice_like *like, struct notice_list *list)
{
	struct query *row = db_query(db, arena, like->unseen ? STATEMENT_NOTICE_LIST_UNSEEN : STATEMENT_NOTICE_LIST);

	bind_number(row, like->staff->id.value);
	bind_number(row, like->before == 0 ? INT64_MAX : like->before);
	bind_number(row, (int64_t)like->limit);
	case_bind_viewer(row, arena, like->staff);
	return read_all(row, arena, list);
}

static enum fault
see(struct query *query, struct staff_id staff, int64_t id, int64_t at)
{
	bind_moment(query, at);
	bind_number(query, staff.value);
	bind_number(query, id);
	return db_run(query);
}

enum fault
notice_seen_until(struct db *db, struct arena *arena, struct staff_id staff, int64_t id, int64_t at)
{
	return see(db_query(db, arena, STATEMENT_NOTICE_SEEN_UNTIL), staff, id, at);
}

enum fault
notice_unseen(struct db *db, struct arena *arena, struct staff_id staff, int64_t *count)
{
	struct query *row = db_query(db, arena, STATEMENT_NOTICE_UNSEEN);
	enum fault fault;

	bind_number(row, staff.value);
	fault = db_select_one(row);
	*count = fault == FAULT_NONE ? row_number(row) : 0;
	return fault;
}

enum fault
notice_seen_case(struct db *db, struct arena *arena, const struct notice *like, int64_t *count)
{
	struct query *query = db_query(db, arena, STATEMENT_NOTICE_SEEN_CASE);
	enum fault fault = see(query, like->staff, like->case_id.value, like->seen_at);

	*count = fault == FAULT_NONE ? query_changed(query) : 0;
	return fault;
}

enum fault
notice_seen_before(struct db *db, struct arena *arena, int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_NOTICE_SEEN_BEFORE);

	bind_moment(query, at);
	return db_run(query);
}

enum fault
notice_setting_load(struct db *db, struct arena *arena, struct staff_id staff, bool lock,
    struct notice_setting *setting)
{
	struct query *row = db_query(db, arena, lock ? STATEMENT_NOTICE_SETTING_LOCKED : STATEMENT_NOTICE_SETTING);
	enum fault fault;

	*setting = (struct notice_setting){ .mail = "", .language = "zh", .digest = DIGEST_NONE };
	bind_number(row, staff.value);
	if ((fault = db_select(row)) != FAULT_NONE || !row_next(row))
		return fault;
	setting->mail = row_text(row);
	setting->digest = (enum notice_digest)row_number(row);
	setting->language = row_text(row);
	setting->next_at = row_moment(row);
	return FAULT_NONE;
}

enum fault
notice_setting_save(struct db *db, struct arena *arena, struct staff_id staff, const struct notice_setting *setting,
    int64_t at)
{
	struct query *query = db_query(db, arena, STATEMENT_NOTICE_SETTING_PUT);

	bind_number(query, staff.value);
	bind_text(query, setting->mail);
	bind_number(query, setting->digest);
	bind_text(query, setting->language);
	bind_moment(query, setting->next_at);
	bind_moment(query, at);
	return db_run(query);
}

enum fault
notice_setting_next(struct db *db, struct arena *arena, struct staff_id staff, int64_t next_at)
{
	struct query *query = db_query(db, arena, STATEMENT_NOTICE_SETTING_NEXT);

	bind_moment(query, next_at);
	bind_number(query, staff.value);
	return db_run(query);
}

enum fault
notice_digests_due(struct db *db, struct arena *arena, int64_t now, int64_t **ids, size_t *count)
{
	struct query *row = db_query(db, arena, STATEMENT_NOTICE_DIGESTS_DUE);
	enum fault fault;

	*count = 0;
	bind_moment(row, now);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	*ids = arena_array(arena, query_rows(row), sizeof(**ids));
	while (row_next(row))
		(*ids)[(*count)++] = row_number(row);
	return FAULT_NONE;
}

enum fault
notice_to_mail(struct db *db, struct arena *arena, const struct staff *staff, int64_t since, struct notice_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_NOTICE_TO_MAIL);

	bind_number(row, staff->id.value);
	bind_moment(row, since);
	case_bind_viewer(row, arena, staff);
	return read_all(row, arena, list);
}

enum fault
notice_mailed(struct db *db, struct arena *arena, const struct notice_list *list, int64_t at)
{
	struct query *query;
	int64_t *ids = arena_array(arena, list->count, sizeof(*ids));

	if (list->count == 0)
		return FAULT_NONE;
	for (size_t i = 0; i < list->count; i++)
		ids[i] = list->rows[i].id;
	query = db_query(db, arena, STATEMENT_NOTICE_MAILED);
	bind_moment(query, at);
	many_rows_bind_ids(query, ids, list->count);
	return db_run(query);
}
