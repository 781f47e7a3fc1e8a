/* Emergency responses, their task forces and logs, and urgent measures. */
#ifndef STORE_EMERGENCY_STORE_H
#define STORE_EMERGENCY_STORE_H

#include "rules/emergency.h"
#include "store/db.h"

struct emergency_rows { struct emergency *rows; size_t count; };
struct member_rows { struct emergency_member *rows; size_t count; };
struct entry_rows { struct emergency_entry *rows; size_t count; };
struct urgent_rows { struct urgent_measure *rows; size_t count; };

/* Inserts the report and gives the row its id. */
enum fault emergency_insert(struct db *, struct arena *, struct emergency *) MUST_CHECK;

/* Each step writes its own columns once; FAULT_CONFLICT when they were written. */
enum fault emergency_save_start(struct db *, struct arena *, const struct emergency *) MUST_CHECK;
enum fault emergency_save_lift(struct db *, struct arena *, const struct emergency *) MUST_CHECK;
enum fault emergency_save_evaluation(struct db *, struct arena *, const struct emergency *) MUST_CHECK;

/* All of a case, the latest last; those that are not over, and those that ended since then, the last first. */
enum fault emergencies_of_case(struct db *, struct arena *, struct case_id, struct emergency_rows *) MUST_CHECK;
enum fault emergencies_open(struct db *, struct arena *, struct emergency_rows *) MUST_CHECK;
enum fault emergencies_over(struct db *, struct arena *, int64_t since, struct emergency_rows *) MUST_CHECK;

/* The task forces and the logs of every emergency of a case, in the order of writing. */
enum fault emergency_member_insert(struct db *, struct arena *, const struct emergency_member *) MUST_CHECK;
enum fault emergency_member_release(struct db *, struct arena *, const struct emergency_member *) MUST_CHECK;
enum fault emergency_members(struct db *, struct arena *, struct case_id, struct member_rows *) MUST_CHECK;
enum fault emergency_entry_insert(struct db *, struct arena *, const struct emergency_entry *) MUST_CHECK;
enum fault emergency_entries(struct db *, struct arena *, struct case_id, struct entry_rows *) MUST_CHECK;

/* What was done at once; its result is written once, FAULT_NOT_FOUND when none of the case waits for it. */
enum fault urgent_insert(struct db *, struct arena *, const struct urgent_measure *) MUST_CHECK;
enum fault urgent_save_result(struct db *, struct arena *, const struct urgent_measure *) MUST_CHECK;
enum fault urgent_of_case(struct db *, struct arena *, struct case_id, struct urgent_rows *) MUST_CHECK;

#endif
