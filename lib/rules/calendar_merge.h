/* One calendar over another, and what that changes. */
#ifndef RULES_CALENDAR_MERGE_H
#define RULES_CALENDAR_MERGE_H

#include "rules/calendar.h"

/*
 * A newer document laid over what was known: the years that it has a notice of
 * replace those years, its word on any date replaces an older one, its hours
 * replace all hours, and a centre that it names gets its exceptions.  The rest
 * stays.  The result is of no centre; it may share memory with both.
 */
struct calendar calendar_merge(struct arena *, const struct calendar *before, const struct calendar *newer);

/* True when some weekday or make-up day has office hours; a document of notices alone has none. */
bool calendar_has_hours(const struct calendar *);

/* True when both say the same of every day, under whatever version. */
bool calendar_same(const struct calendar *, const struct calendar *);

/* The days, in order, that are named or worked otherwise than before; exceptions of centres are not among them. */
struct calendar_change { int32_t day; struct calendar_look before, after; };
size_t calendar_changes(struct arena *, const struct calendar *before, const struct calendar *after,
    struct calendar_change **);

#endif
