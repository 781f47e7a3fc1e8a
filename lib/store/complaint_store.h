/* Complaints in the database: what was received, inserted once and never changed. */
#ifndef STORE_COMPLAINT_STORE_H
#define STORE_COMPLAINT_STORE_H

#include "rules/case.h"
#include "store/db.h"

/*
 * Inserts what was received and gives it its id; import_key is 32 bytes or NULL.
 * FAULT_DUPLICATE: that number or import row is there.
 */
enum fault complaint_insert(struct db *, struct arena *, struct complaint *, const uint8_t *import_key) MUST_CHECK;
enum fault complaint_load(struct db *, struct arena *, struct case_id, struct complaint *) MUST_CHECK;

/* Binds one row of an INSERT, for statements of one row or many. */
void complaint_bind(struct query *, const struct complaint *, const uint8_t *import_key);

#endif
