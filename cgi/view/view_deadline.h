/* The calculation of a deadline as one text in the visitor's words. */
#ifndef CGI_VIEW_DEADLINE_H
#define CGI_VIEW_DEADLINE_H

#include "casework/casework.h"
#include "web/page.h"
#include "web/visit.h"

/* The words that most calculations need, found once for a page; the rarer ones are looked up where they occur. */
enum { VIEW_DEADLINE_LABELS = 22 };
struct view_deadline_words {
	const char	*labels[VIEW_DEADLINE_LABELS];		/* of Text.Calculation */
	const char	*colon, *comma, *until, *gap, *calendar;
	const char	*roles[ROLE__COUNT + 1];		/* of Text.Role; "" for nobody */
};
struct view_deadline_words view_deadline_words(const struct visit *);

/*
 * A line for each step: "7 working days (calendar 2026-11-23)", "Counted: 11-24–11-27, 11-30 Mon",
 * "Not counted: 11-28–11-29 weekend" …; reasons by their names in the procedure.
 * Also of a duty, as duty_plan_deadline() has it.
 */
const char *view_deadline_text(struct visit *, const struct view_deadline_words *, const struct procedure *,
    const struct deadline *);

/*
 * What has to be seen without unfolding: Provisional while holidays that are
 * not published may move it; Before and After once another calendar did;
 * Reason and Resume while it is paused.
 */
void view_deadline_events(struct visit *, struct node *row, const struct procedure *, const struct deadline *);

/* The name of a pause's reason; the id when the procedure does not know it. */
const char *view_deadline_reason(const struct visit *, const struct procedure *, const char *id);

#endif
