/*
 * Clocks that stand beside those of the procedure: the completion time of a
 * sub-task ("T1"), the time that another body set ("F1") and a step of the
 * timetable of what cannot be solved now ("M1": its measures).  They are rows
 * like the others, so that they are warned of, breached and listed like them.
 */
#ifndef RULES_SIDE_CLOCK_H
#define RULES_SIDE_CLOCK_H

#include "rules/deadline.h"

enum side_clock { SIDE_CLOCK_NONE, SIDE_CLOCK_TASK, SIDE_CLOCK_FOREIGN, SIDE_CLOCK_STEP, SIDE_CLOCK__COUNT };

/* "T12" is the twelfth sub-task; SIDE_CLOCK_NONE and number 0 for what is no such clock. */
enum side_clock side_clock_read(const char *clock, int *number);
const char *side_clock_id(struct arena *, enum side_clock, int number);

/* A quarter of the time before its end, but no more than a day before. */
int64_t side_clock_warn_at(int64_t from, int64_t until);

/* The row of a clock that starts now; who answers for it is the caller's. */
struct deadline side_clock_open(const char *clock, int round, int64_t from, int64_t until);

/*
 * How it came about, as deadline_plan.h has it: a sub-task that was given, a step that was planned,
 * or the time that a body set ("regulator"; NULL for the others).
 */
const char *side_clock_calculation(struct arena *, const struct deadline *, const char *body);

/* Ends it: met or breached when `done`; else cancelled, unless it was breached before. */
void side_clock_end(struct deadline *, int64_t at, bool done);

/* The last row of that clock, NULL when it never ran. */
const struct deadline *side_clock_last(const struct deadline *, size_t count, const char *clock);

/* Whether a breach goes to the superior for acknowledgement: as its rule has it, else when it is one of these. */
bool side_clock_escalates(const struct clock_rule *, const char *clock);

const char *side_clock_name(enum side_clock);	/* "task" */

#endif
