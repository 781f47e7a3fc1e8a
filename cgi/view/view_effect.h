/* Evaluations of effects as pages show them; shared with the archive. */
#ifndef CGI_VIEW_EFFECT_H
#define CGI_VIEW_EFFECT_H

#include "casework/effects.h"
#include "view_inquiry.h"
#include "web/page.h"

/*
 * Id, Case, Number, Renewal, RenewalId, Place, Category, Measure, Day, Days, Due, From/Until of both periods, State,
 * Verdict, Reason, Judge, Judged.*, Renewed.*.  Names as the file has them when there is one.
 */
void view_effect(struct visit *, struct node *, const struct effect_view *, const struct view_inquiry *filed);

/* N.{Measure,Before,After,Trend,Change}: both periods compared. */
void view_effect_lines(struct visit *, struct node *list, const struct effect_line lines[EFFECT_MEASURE__COUNT]);

#endif
