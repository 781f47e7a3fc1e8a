/* Inspections: adopted checklists, the sheets filled in, their findings. */
#ifndef STORE_AUDIT_STORE_H
#define STORE_AUDIT_STORE_H

#include "rules/checklist.h"
#include "store/db.h"

/* Checklist documents by id and version; FAULT_NOT_FOUND when there is none. */
enum fault checklist_insert(struct db *, struct arena *, const struct checklist *, const void *document,
    size_t length, int64_t adopted_at) MUST_CHECK;
enum fault checklist_load(struct db *, struct arena *, const char *id, const char *version, const void **document,
    size_t *length) MUST_CHECK;

#endif
