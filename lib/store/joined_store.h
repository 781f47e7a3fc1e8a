/* Others who meet the same trouble. */
#ifndef STORE_JOINED_STORE_H
#define STORE_JOINED_STORE_H

#include "rules/complaint.h"
#include "store/db.h"

/* Remembers a visitor's digest once for a case; the same again changes nothing. */
enum fault joined_insert(struct db *, struct arena *, struct case_id, const uint8_t visitor[32], int64_t at) MUST_CHECK;
enum fault joined_count(struct db *, struct arena *, struct case_id, int64_t *count) MUST_CHECK;

#endif
