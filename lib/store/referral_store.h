/* Bodies that have passed cases on.  Rows change only while their case is locked. */
#ifndef STORE_REFERRAL_STORE_H
#define STORE_REFERRAL_STORE_H

#include "rules/referral.h"
#include "store/db.h"

struct referral_list { struct referral *rows; size_t count; };

enum fault referral_insert(struct db *, struct arena *, struct referral *) MUST_CHECK;
void referral_bind(struct query *, const struct referral *);	/* for statements of which it is a part */
enum fault referral_save(struct db *, struct arena *, const struct referral *) MUST_CHECK;

/* All of a case by number, and how many of them set a time and wait for a reply. */
enum fault referrals_of_case(struct db *, struct arena *, struct case_id, struct referral_list *) MUST_CHECK;
enum fault referrals_open(struct db *, struct arena *, struct case_id, int64_t *count) MUST_CHECK;

#endif
