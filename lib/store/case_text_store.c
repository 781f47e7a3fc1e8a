#include "store/case_text_store.h"

#include "store/search_store.h"
#include "base/banned.h"

void
case_text_bind(struct query *query, struct case_id id, const char *content)
{
	bind_number(query, id.value);
	bind_text(query, content);
}

enum fault
case_text_insert(struct db *db, struct arena *arena, struct case_id id, const char *content)
{
	struct query *query = db_query(db, arena, STATEMENT_TEXT_INSERT);
	enum fault fault;

	case_text_bind(query, id, content);
	fault = db_run(query);
	return fault == FAULT_NONE ? search_queue(db, arena, id) : fault;
}

enum fault
case_text_save(struct db *db, struct arena *arena, struct case_id id, const char *content)
{
	struct query *query = db_query(db, arena, STATEMENT_TEXT_SAVE);
	enum fault fault;

	bind_text(query, content);
	bind_number(query, id.value);
	fault = db_run(query);
	return fault == FAULT_NONE ? search_queue(db, arena, id) : fault;
}

enum fault
case_text_load(struct db *db, struct arena *arena, struct case_id id, const char **content)
{
	struct query *row = db_query(db, arena, STATEMENT_TEXT_BY_ID);
	enum fault fault;

	bind_number(row, id.value);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		*content = row_text(row);
	return fault;
}
