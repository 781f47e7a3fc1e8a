/* Reports to superiors in the database.  The caller of what writes holds the lock of the case row. */
#ifndef STORE_ESCALATION_STORE_H
#define STORE_ESCALATION_STORE_H

#include "rules/escalation.h"
#include "store/db.h"

struct escalation_list { struct escalation *rows; size_t count; };

enum fault escalation_insert(struct db *, struct arena *, const struct escalation *) MUST_CHECK;
enum fault escalation_insert_all(struct db *, struct arena *, const struct escalation *, size_t count) MUST_CHECK;

/* Of one case in the order in which they were made. */
enum fault escalations_of_case(struct db *, struct arena *, struct case_id, struct escalation_list *) MUST_CHECK;

/* Whether the case was ever reported up to this person: not as one of the leadership group (S4 5.1). */
enum fault escalated_to(struct db *, struct arena *, struct case_id, struct staff_id, bool *told) MUST_CHECK;

/* Up to 200 that nobody has acknowledged in time. */
enum fault escalations_due(struct db *, struct arena *, int64_t now, struct escalation_list *) MUST_CHECK;

/* Everything of the case that this person was told and had not acknowledged. */
enum fault escalation_seen(struct db *, struct arena *, struct case_id, struct staff_id, int64_t at) MUST_CHECK;

/* It climbs no further from here. */
enum fault escalation_ended(struct db *, struct arena *, int64_t id) MUST_CHECK;

#endif
