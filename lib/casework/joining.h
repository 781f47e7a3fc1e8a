/* 我也遇到: joining an open case instead of filing the same again (UX 1.9). */
#ifndef CASEWORK_JOINING_H
#define CASEWORK_JOINING_H

#include "casework/casework.h"

/* How many joined this case. */
enum fault joining_count(struct step *, struct case_id, int64_t *count) MUST_CHECK;

/*
 * Counts this visitor once, known by the cookie, kept as a digest.  Refused
 * as not found unless the case is open and was received in the last eight
 * days, one more than the hint looks back.
 */
enum fault joining_add(struct step *, struct case_id, const char *visitor) MUST_CHECK;

#endif
