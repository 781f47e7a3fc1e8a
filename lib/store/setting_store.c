#include "store/setting_store.h"

#include "base/banned.h"

enum fault
setting_load(struct db *db, struct arena *arena, const char *name, const char **value)
{
	struct query *query = db_query(db, arena, STATEMENT_SETTING_LOAD);
	enum fault fault;

	bind_text(query, name);
	if ((fault = db_select_one(query)) == FAULT_NONE)
		*value = row_text(query);
	return fault;
}

enum fault
setting_put(struct db *db, struct arena *arena, const char *name, const char *value)
{
	struct query *query = db_query(db, arena, STATEMENT_SETTING_PUT);

	bind_text(query, name);
	bind_text(query, value);
	return db_run(query);
}
