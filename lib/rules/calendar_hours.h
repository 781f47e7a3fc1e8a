/* Office hours as people write them: "09:00-12:00 13:30-18:00". */
#ifndef RULES_CALENDAR_HOURS_H
#define RULES_CALENDAR_HOURS_H

#include "rules/calendar.h"

/*
 * Reads up to six spans, parted by blanks, commas (also full-width ones) or "、"; between the times
 * "-", "–", "—", "~" or "～"; the colon may be full-width.  False when it is anything
 * else, closes before it opens, overlaps, or stands out of order.  Nothing but blanks is no span.
 */
bool calendar_hours_read(struct arena *, const char *, struct calendar_hours *);

const char *calendar_hours_text(struct arena *, const struct calendar_hours *);

/* "13:30" as seconds of the day, at most "24:00"; false for anything else. */
bool calendar_hours_time(const char *, int32_t *seconds);
const char *calendar_hours_time_text(struct arena *, int32_t seconds);

#endif
