#include "store/audit_store.h"

#include "base/secret.h"
#include "base/banned.h"

enum fault
checklist_insert(struct db *db, struct arena *arena, const struct checklist *checklist, const void *document,
    size_t length, int64_t adopted_at)
{
	struct query *query = db_query(db, arena, STATEMENT_CHECKLIST_INSERT);
	uint8_t digest[SECRET_DIGEST];

	secret_sha256(document, length, digest);
	bind_text(query, checklist->id);
	bind_text(query, checklist->version);
	bind_bytes(query, document, length);
	bind_bytes(query, digest, sizeof(digest));
	bind_moment(query, adopted_at);
	return db_run(query);
}

enum fault
checklist_load(struct db *db, struct arena *arena, const char *id, const char *version, const void **document,
    size_t *length)
{
	struct query *row = db_query(db, arena, STATEMENT_CHECKLIST_BY_VERSION);
	enum fault fault;

	bind_text(row, id);
	bind_text(row, version);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		*document = row_bytes(row, length);
	return fault;
}
