/* A whole case as a page shows it; shared with the archive, whose readings come from the sealed file. */
#ifndef CGI_VIEW_CASE_PAGE_H
#define CGI_VIEW_CASE_PAGE_H

#include "casework/case_read.h"
#include "web/page.h"
#include "web/visit.h"

struct arena;

/* How much of it this showing holds. */
struct view_case_page {
	const struct case_reading	*reading;
	bool				 revealed;	/* names, phones and the place in full: log it */
	bool				 rounds;	/* of clocks that began again, the earlier ones too */
	size_t				 steps;		/* at most so many of the last ones of the history; 0: all */
};

/*
 * Lays out Case, Tracking, Deadlines, Evidence, Events and Related as
 * templates/desk/case.cs describes them.  Personal data is masked unless
 * revealed.
 */
void view_case_page(struct visit *, const struct view_case_page *);

/* Events.N from `first` on: the history with the time spent on each step (序号/处理人/状态/处理时间/耗时/意见). */
void view_case_page_events(struct visit *, const struct case_reading *, size_t first);

/*
 * Tracking.N: the six stages of the tracking form (PROCEDURE §9.5), of the present round.  Result is whole, for paper;
 * of a long one Brief is how it begins, for a page to fold the rest away.
 */
void view_case_page_tracking(struct visit *, const struct case_reading *);

/* "2,600.00" of fen; "" for nothing. */
const char *view_case_page_money(struct arena *, int64_t fen);

#endif
