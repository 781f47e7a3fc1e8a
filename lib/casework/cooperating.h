/* The departments on a case: who leads, who cooperates with which duty (PROCEDURE.md §11; S0 3.6). */
#ifndef CASEWORK_COOPERATING_H
#define CASEWORK_COOPERATING_H

#include "casework/act.h"
#include "rules/cooperation.h"

/* Of a case that this person has been shown, in the order of naming, the ended ones too. */
enum fault cooperating_read(struct step *, struct case_id, const struct cooperation **, size_t *count) MUST_CHECK;

/*
 * Names a department with its duty, or ends its part with a reason: one act
 * each (ACT_COOPERATE) with its line of history.  Refusals as casework_act()
 * and cooperation_may_name(); REFUSAL_ALREADY for one that has ended,
 * REFUSAL_TASKS_OPEN while the department still has a sub-task.
 */
struct cooperating { struct case_id id; int64_t version; struct department_id department; const char *duty; };
enum fault cooperating_name(struct step *, const struct cooperating *) MUST_CHECK;
struct cooperating_end { struct case_id id; int64_t version, cooperation; const char *reason; };
enum fault cooperating_end(struct step *, const struct cooperating_end *) MUST_CHECK;

/* Inside the transaction of any act: a department that becomes the lead cooperates no longer. */
enum fault cooperating_follow(struct step *, const struct act_request *, struct case_file *after) MUST_CHECK;

#endif
