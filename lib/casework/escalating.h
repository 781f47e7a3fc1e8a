/* Reports to superiors: read for the case page, and climbing when nobody acknowledges. */
#ifndef CASEWORK_ESCALATING_H
#define CASEWORK_ESCALATING_H

#include "casework/casework.h"
#include "rules/escalation.h"

/* Of a case that this person has been shown, in the order in which they were made. */
enum fault casework_escalations(struct step *, struct case_id, const struct escalation **, size_t *count) MUST_CHECK;

/*
 * Takes up to 200 reports that were not acknowledged in time one level
 * higher, each in a transaction of its own and exactly once.
 */
enum fault casework_climb(struct step *) MUST_CHECK;

#endif
