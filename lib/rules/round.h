/* The rounds of a case: from the first report, and from each reopening, to the next. */
#ifndef RULES_ROUND_H
#define RULES_ROUND_H

#include "rules/event.h"

/*
 * Whether this person had the case in a round that a reopening ended: accepted
 * it or had it when it was accepted, was named afterwards, worked on it, or
 * answered it at once.  Events in order.  Who did may not answer the second
 * stage where the procedure wants another person (HO Code 6.13).
 */
bool round_handled(const struct case_event *, size_t count, struct staff_id);

#endif
