#include "store/archive_store.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "store/case_store.h"
#include "store/many_rows.h"
#include "store/search_store.h"
#include "base/banned.h"

enum fault
archive_insert(struct db *db, struct arena *arena, const struct archive_entry *entry,
    const void *document, size_t length, const char *words)
{
	struct query *query = db_query(db, arena, STATEMENT_ARCHIVE_INSERT);
	enum fault fault;

	bind_number(query, entry->id.value);
	bind_text(query, entry->number);
	bind_bytes(query, entry->sha256, sizeof(entry->sha256));
	bind_text(query, entry->label);
	bind_text(query, entry->complainant);
	bind_text(query, entry->phone);
	bind_text(query, entry->place);
	bind_text(query, entry->category);
	bind_number(query, entry->type);
	bind_text(query, entry->result);
	bind_moment(query, entry->received_at);
	bind_moment(query, entry->closed_at);
	bind_moment(query, entry->filed_at);
	bind_id(query, entry->filed_by.value);
	bind_moment(query, entry->keep_until);
	bind_id(query, entry->accused.value);
	bind_number(query, entry->by_staff);
	if ((fault = db_run(query)) != FAULT_NONE)
		return fault;
	query = db_query(db, arena, STATEMENT_ARCHIVE_DOCUMENT_INSERT);
	bind_number(query, entry->id.value);
	bind_bytes(query, document, length);
	if ((fault = db_run(query)) != FAULT_NONE)
		return fault;
	query = db_query(db, arena, STATEMENT_ARCHIVE_TEXT_INSERT);
	bind_number(query, entry->id.value);
	bind_text(query, words);
	fault = db_run(query);
	return fault == FAULT_NONE ? search_queue(db, arena, entry->id) : fault;
}

enum fault
archive_load_document(struct db *db, struct arena *arena, struct case_id id, const void **document, size_t *length,
    uint8_t sha256[32])
{
	struct query *row = db_query(db, arena, STATEMENT_ARCHIVE_DOCUMENT);
	const void *digest;
	size_t digest_length;
	enum fault fault;

	bind_number(row, id.value);
	if ((fault = db_select_one(row)) != FAULT_NONE)
		return fault;
	*document = row_bytes(row, length);
	digest = row_bytes(row, &digest_length);
	if (digest_length == 32)
		memcpy(sha256, digest, 32);
	return FAULT_NONE;
}

static void
read_entry(struct query *row, struct archive_entry *entry)
{
	const void *digest;
	size_t length;

	entry->id.value = row_number(row);
	entry->number = row_text(row);
	digest = row_bytes(row, &length);
	if (length == sizeof(entry->sha256))
		memcpy(entry->sha256, digest, length);
	entry->label = row_text(row);
	entry->complainant = row_text(row);
	entry->phone = row_text(row);
	entry->place = row_text(row);
	entry->category = row_text(row);
	entry->type = (enum complaint_type)row_number(row);
	entry->result = row_text(row);
	entry->received_at = row_moment(row);
	entry->closed_at = row_moment(row);
	entry->filed_at = row_moment(row);
	entry->filed_by.value = row_number(row);
	entry->keep_until = row_moment(row);
}

enum fault
archive_load(struct db *db, struct arena *arena, struct case_id id, const struct staff *viewer,
    struct archive_entry *entry)
{
	struct query *row = db_query(db, arena, STATEMENT_ARCHIVE_BY_ID);
	enum fault fault;

	bind_number(row, id.value);
	case_bind_viewer(row, arena, viewer);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		read_entry(row, entry);
	return fault;
}

/* The statement whose index narrows most, and its first parameter; NULL when it has none. */
static enum statement
choose(const struct archive_search *search, const char **key)
{
	*key = NULL;
	if (!text_empty(search->words[0]))
		return STATEMENT_ARCHIVE_WORDS_POSTED;
	if (!text_empty(*key = search->number))
		return STATEMENT_ARCHIVE_BY_NUMBER;
	if (!text_empty(*key = search->phone))
		return STATEMENT_ARCHIVE_BY_PHONE;
	if (!text_empty(*key = search->name))
		return STATEMENT_ARCHIVE_BY_NAME;
	if (!text_empty(*key = search->category))
		return STATEMENT_ARCHIVE_BY_CATEGORY;
	*key = NULL;
	return STATEMENT_ARCHIVE_NEWEST;
}

static void
bind_exact(struct query *query, const char *value)
{
	bind_text(query, text_empty(value) ? NULL : value);
}

/* A field left out matches everything. */
static const char *
like(struct arena *arena, const char *word)
{
	return text_empty(word) ? "%" : search_like(arena, word);
}

static void
bind_filter(struct query *query, struct arena *arena, const struct archive_search *search)
{
	bind_exact(query, search->name);
	bind_exact(query, search->phone);
	bind_text(query, search->place);
	bind_exact(query, search->number);
	bind_exact(query, search->category);
	bind_text(query, like(arena, search->result));
	bind_moment(query, search->from);
	bind_moment(query, search->until);
	case_bind_viewer(query, arena, search->viewer);
	bind_number(query, search->limit);
}

static void
bind_words(struct query *query, struct arena *arena, const struct archive_search *search)
{
	many_rows_bind_ids(query, search->ids, search->id_count);
	for (size_t i = 0; i < SEARCH_WORDS; i++)
		bind_text(query, like(arena, search->words[i]));
}

enum fault
archive_find(struct db *db, struct arena *arena, const struct archive_search *search, struct archive_list *list)
{
	const char *key;
	enum statement statement = choose(search, &key);
	struct query *query = db_query(db, arena, statement);
	enum fault fault;

	if (statement == STATEMENT_ARCHIVE_WORDS_POSTED)
		bind_words(query, arena, search);
	else {
		if (key != NULL)
			bind_text(query, key);
		bind_number(query, search->before);
	}
	bind_filter(query, arena, search);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query))
		read_entry(query, &list->rows[list->count++]);
	return FAULT_NONE;
}
