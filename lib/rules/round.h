/* The rounds of a case: from the first report, and from each reopening, to the next. */
#ifndef RULES_ROUND_H
#define RULES_ROUND_H

#include "rules/event.h"
#include "rules/procedure.h"

/*
 * Whether this person had the case in a round that a reopening ended: accepted
 * it or had it when it was accepted, was named afterwards, worked on it, or
 * answered it at once.  A return takes the acceptance back (§32.12: the case
 * is registered again, and somebody else is the one named person of S0 3.2):
 * who gave it back without having worked on it has judged nothing, and is as
 * independent as anybody.  Events in order.  Who handled it may not answer the
 * second stage where the procedure wants another person (HO Code 6.13).
 */
bool round_handled(const struct case_event *, size_t count, struct staff_id);

/* Whether a second stage under this procedure is kept out of this person's hands. */
bool round_bars(const struct procedure *, const struct case_file *, const struct case_event *, size_t count,
    struct staff_id);

#endif
