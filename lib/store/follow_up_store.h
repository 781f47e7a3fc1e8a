/* Follow-up codes with which a complainant reaches a case; only digests are stored. */
#ifndef STORE_FOLLOW_UP_STORE_H
#define STORE_FOLLOW_UP_STORE_H

#include "rules/case.h"
#include "store/db.h"

/* Follow-up codes, by digest. */
enum fault follow_up_insert(struct db *, struct arena *, struct case_id, const uint8_t digest[32],
    struct staff_id by, int64_t at) MUST_CHECK;
/* Binds one row of an INSERT. */
void follow_up_bind(struct query *, struct case_id, const uint8_t digest[32], struct staff_id by, int64_t at);
enum fault follow_up_matches(struct db *, struct arena *, struct case_id, const uint8_t digest[32], bool *) MUST_CHECK;
enum fault follow_up_revoke(struct db *, struct arena *, struct case_id, int64_t at) MUST_CHECK;

#endif
