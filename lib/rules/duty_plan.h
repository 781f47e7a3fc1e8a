/*
 * How a duty came to be due on its day (PROCEDURE.md §8, §32.2), told in lines
 * like those of deadline_plan.h, so that people read both alike:
 *
 *	period|2026-12-01|2026-12-31	the days that it is about
 *	named|2026-12-25		the day that the procedure names;  entered|…  that somebody entered
 *	add|14|day|natural		so many days, the first of the period being one of them
 *	last|2026-12-01|2026-12-31	the last worked one of these;  calendar|VERSION
 *	day|… skip|… due|… unsure|… replan|… keep|…	as there
 *
 * What stands in `last` is all that another calendar needs to work it out anew,
 * whatever the procedure has become since.
 */
#ifndef RULES_DUTY_PLAN_H
#define RULES_DUTY_PLAN_H

#include "rules/duty.h"

/* Tells how the day of a duty that opens for this period was found; by which calendar, when it was by one. */
void duty_plan_open(struct arena *, const struct duty_rule *, const struct calendar *, const struct duty_period *,
    struct duty *);

/* The same of one that was entered for a date. */
void duty_plan_enter(struct arena *, struct duty *);

/* Whether another version of the calendar has a word in it yet: not in a verdict, nor in a day that is over. */
bool duty_plan_is_open(const struct duty *, const struct calendar *, int64_t at);

/*
 * Works out anew when it is due.  A day that is over by then leaves the old
 * one; a warning that moved behind us comes once more; one of a single day
 * that is not worked any more is cancelled.  True when it moved.
 */
bool duty_plan_replan(struct arena *, const struct calendar *, struct duty *, int64_t at);

/* As a deadline, for whoever tells calculations: deadline_calculation() without a rule, deadline_is_provisional() … */
struct deadline duty_plan_deadline(const struct duty *);

#endif
