/* What the stored duties of the calendar tell a replay (PROCEDURE.md §8, K17–K27). */
#ifndef CASEWORK_REPLAYING_DUTIES_H
#define CASEWORK_REPLAYING_DUTIES_H

#include "casework/replaying.h"
#include "exchange/dated_list.h"

/*
 * Adds what happened with the duties of the procedure in force whose periods
 * begin in the span, those that the actor may see; not what was entered by
 * hand for a day of its own.
 */
enum fault replaying_duties_add(struct step *, const struct replaying_span *, struct dated_list *) MUST_CHECK;

#endif
