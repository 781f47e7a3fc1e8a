/* When the complainant last heard from us, and by when they have to hear again (PROCEDURE.md §14): pure. */
#ifndef RULES_HEARD_H
#define RULES_HEARD_H

#include "rules/deadline.h"
#include "rules/event.h"

/*
 * Whether a contact with these facts ("direction=in\nparty=supplier") tells the
 * complainant nothing: they called us, or it was with somebody else.  One that
 * was recorded without them was ours with the complainant.
 */
bool heard_aside(const char *detail);

/* Whether the facts of a report upwards say what the complainant was told ("soothed=…"). */
bool heard_soothed(const char *detail);

/* Acts by which the complainant is spoken with; a contact only when it was not aside. */
act_set heard_acts(void);

/* The last moment at which somebody of ours spoke with the complainant or wrote to them; 0: not since the receipt. */
int64_t heard_last(const struct case_event *, size_t count);

/*
 * The open deadline of the clock that asks for news again and again (C1): it
 * repeats, and a contact meets it.  The one due first; NULL when none runs.
 */
const struct deadline *heard_next(const struct procedure *, const struct deadline *, size_t count);

#endif
