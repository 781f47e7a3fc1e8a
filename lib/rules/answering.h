/* Whose the clocks of a case are: the person answerable for each (PROCEDURE.md §8). */
#ifndef RULES_ANSWERING_H
#define RULES_ANSWERING_H

#include "rules/deadline.h"

/* What the case itself does not say. */
struct answering {
	const struct staff	*people;	/* everybody who works here */
	size_t			 count;
	struct staff_id		 leader;	/* of the task force; 0: there is none */
};

/*
 * Who answers for a clock that starts with this event.  A handler's is the
 * handler's; a department's its manager's; reports under an emergency are the
 * leader's of the task force (S4 5.1); the centre's belong to the dispatcher
 * who registered the case, or first took it in hand.  0: nobody in particular.
 */
struct staff_id answering_person(const struct case_clocks *, const struct clock_event *, const struct clock_rule *);

/*
 * Hands over a clock that is undecided when the event puts the case, or the
 * task force, into other hands; a breach stays with whom it was.  True when
 * it has changed.
 */
bool answering_hand_over(const struct case_clocks *, const struct clock_event *, const struct clock_rule *,
    struct deadline *);

#endif
