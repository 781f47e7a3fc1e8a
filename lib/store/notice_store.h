/* Notices to staff, and how each person wishes to be told outside the product. */
#ifndef STORE_NOTICE_STORE_H
#define STORE_NOTICE_STORE_H

#include "rules/notice.h"
#include "store/common_store.h"
#include "store/db.h"

struct notice_list { struct notice *rows; size_t count; };

/* Inserts them, in few statements. */
enum fault notice_insert(struct db *, struct arena *, const struct notices *) MUST_CHECK;

/* One's own, newest first; `before` is an id.  The subject and the case only where this person may still see it. */
struct notice_like { const struct staff *staff; bool unseen; int64_t before; size_t limit; };
enum fault notice_list_load(struct db *, struct arena *, const struct notice_like *, struct notice_list *) MUST_CHECK;

/* How many a person has not seen, counted up to 100. */
enum fault notice_unseen(struct db *, struct arena *, struct staff_id, int64_t *count) MUST_CHECK;

/* Ticks off all of a person up to an id; those of the person and case of a notice at its moment, *count of them. */
enum fault notice_seen_until(struct db *, struct arena *, struct staff_id, int64_t id, int64_t at) MUST_CHECK;
enum fault notice_seen_case(struct db *, struct arena *, const struct notice *like, int64_t *count) MUST_CHECK;
enum fault notice_seen_before(struct db *, struct arena *, int64_t at) MUST_CHECK;		/* everybody's */

/* How somebody wishes to be told; without a row only inside the product. */
struct notice_setting {
	const char		*mail, *language;
	enum notice_digest	 digest;
	int64_t			 next_at;
};
enum fault notice_setting_load(struct db *, struct arena *, struct staff_id, bool lock, struct notice_setting *)
    MUST_CHECK;
enum fault notice_setting_save(struct db *, struct arena *, struct staff_id, const struct notice_setting *,
    int64_t at) MUST_CHECK;
enum fault notice_setting_next(struct db *, struct arena *, struct staff_id, int64_t next_at) MUST_CHECK;

/* Whose digest is due, at most 64. */
enum fault notice_digests_due(struct db *, struct arena *, int64_t now, int64_t **ids, size_t *count) MUST_CHECK;

/* What has neither been seen nor mailed since then, at most 64, oldest first; and that it is in a digest now. */
enum fault notice_to_mail(struct db *, struct arena *, const struct staff *, int64_t since, struct notice_list *)
    MUST_CHECK;
enum fault notice_mailed(struct db *, struct arena *, const struct notice_list *, int64_t at) MUST_CHECK;

#endif
