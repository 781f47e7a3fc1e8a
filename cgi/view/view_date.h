/* Local dates of pages, files and sentences: made here alone, beside node_moment(), which is the page's own. */
#ifndef CGI_VIEW_DATE_H
#define CGI_VIEW_DATE_H

#include <stdint.h>

#include "web/page.h"
#include "web/visit.h"

struct arena;

/* "2026-11-24" of a local day, and of the day of a moment; "2026-11-24 08:05" of a moment. */
const char *view_date_day(struct arena *, int32_t day);
const char *view_date_of(struct arena *, int64_t moment);
const char *view_date_minute(struct arena *, int64_t moment);

/* Of the visit: the year, the month of it, and the first local day of that month. */
int view_date_year(const struct visit *);
int view_date_month(const struct visit *);
int32_t view_date_month_start(const struct visit *);

/* <name>.* as node_moment() has it, and Year, Month, DayOfMonth, Time "08:05", Weekday (1 Monday) for a sentence. */
void view_date_parts(struct arena *, struct node *, const char *name, int64_t moment);

#endif
