/* What lists show of their cases, with everything that a template would have to put together again in each row. */
#ifndef CGI_VIEW_ROW_H
#define CGI_VIEW_ROW_H

#include "casework/casework.h"
#include "web/page.h"
#include "web/visit.h"

/* What chips say in the visitor's language, found once for a page. */
struct view_words {
	const char	*day, *hour, *minute, *left, *over;	/* Text.Span */
	const char	*state[DEADLINE__COUNT];		/* Text.DeadlineState */
};

struct view_words view_row_words(const struct visit *);

/*
 * A deadline as a chip: State, Clock, Title; while it runs Left ("剩 1小时5分") and Iso, the moment it is due,
 * and Title says what it is and when; later Title says how it ended.  `moment` is now, or when it was stopped.
 * An open one that is past its moment is breached on the page even before the daemon has said so.
 */
void view_row_chip(struct visit *, struct node *, const struct view_words *, const struct deadline *,
    int64_t moment);

/* The earliest open deadline of the row as <node>.Deadline; none once the case is closed. */
void view_row_due(struct visit *, struct node *, const struct view_words *, const struct case_file *);

/*
 * <list>.N.{Id,Url,Number,Subject,Category,ChannelText,Place,Complainant,Stage,StageText,Department,Handler}
 * (Url: its page), Marks.M.{Kind,Text,Icon} (Kind: "", strong or urgent), Received.{Iso,Text}, Deadline as a chip;
 * with `ticks` Tick ("<id>:<version>", what a ticked row sends).  Place only up to the building, names masked.
 */
void view_row_list(struct visit *, struct node *list, const struct case_file *, size_t count, bool ticks);

#endif
