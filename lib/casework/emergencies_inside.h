/* What acts on a case need of its emergencies; for casework alone. */
#ifndef CASEWORK_EMERGENCIES_INSIDE_H
#define CASEWORK_EMERGENCIES_INSIDE_H

#include "casework/act.h"
#include "casework/emergencies.h"

/*
 * What the rules have to know of the emergencies of a case; the latest and
 * the members live in the step's arena, `c` stays the caller's.
 */
enum fault emergencies_scene(struct step *, const struct case_file *, struct emergency_scene *) MUST_CHECK;

/* Who leads the task force of the latest now; 0: nobody. */
enum fault emergencies_leader(struct step *, const struct case_file *, struct staff_id *) MUST_CHECK;

/*
 * Inside the transaction of an act: fills in whether the actor takes part,
 * and *refusal with why the emergency does not let the act be taken.  Looks at
 * nothing for acts that have nothing to do with one.
 */
enum fault emergencies_look(struct step *, const struct act_request *, const struct case_file *, struct act_facts *,
    enum refusal *) MUST_CHECK;

/*
 * Inside the transaction that registers a case or takes an act of somebody of
 * ours, after its line of history: when this brought the case to a level that
 * is reported at once (before NULL: it is new), reports it, with a line of its
 * own, and opens the emergency, so that whoever is told finds its board.  Moves
 * clocks of the case, which is still to be saved.
 */
enum fault emergencies_reach(struct step *, const struct case_file *before, struct case_file *after, enum role as,
    const char *reason) MUST_CHECK;

/* Before a case is filed: *refusal as emergency_may_be_filed() has it. */
enum fault emergencies_filed(struct step *, const struct case_file *, enum refusal *) MUST_CHECK;

#endif
