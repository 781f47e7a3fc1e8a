/*
 * How a deadline came to be due when it is.  Its calculation is text, a line
 * for each step, "|" between the parts, moments in ISO 8601:
 *
 *	start|accept|MOMENT		the act that started it
 *	set|regulator|MOMENT		another body that set it (side_clock.h)
 *	add|7|day|working		its time; calendar|VERSION when it was counted
 *	day|2026-12-01|workday|NAME	a day that counted;  skip|…  one that did not
 *	hours|2026-12-01|workday|NAME|09:00:00|12:00:00
 *	pause|REASON|FROM|LIMIT|UNTIL	left|3|day: what was left of it then (or seconds)
 *	extend|MOMENT|10|day		agreed|MOMENT|DATE
 *	replan|MOMENT|OLD VERSION|NEW VERSION|OLD DUE|NEW DUE	keep|DATE
 *	reported|MOMENT			half of it was done: reported up, the complainant not yet calmed
 *	due|MOMENT			what resulted
 *	unsure|2027			the year whose holidays are not published yet
 *	warn|75|MOMENT			after so many percent of the time; only of several
 *	end|complete|MOMENT|met
 *
 * Pauses, extensions, agreements and what was kept are read back from it, so
 * that the whole can be worked out again at any time by any calendar.
 */
#ifndef RULES_DEADLINE_PLAN_H
#define RULES_DEADLINE_PLAN_H

#include "rules/deadline.h"

enum plan_kind {
	PLAN_PAUSE,
	PLAN_EXTEND,
	PLAN_AGREE,
	PLAN_REPLAN,		/* tells; what it brought about is in the lines before it */
	PLAN_REPORT,		/* half of it is done, and its time goes on */
	PLAN_KEEP,		/* the due moment that a new calendar did not move */
	PLAN_KIND__COUNT
};

struct plan_step {
	enum plan_kind	 kind;
	int64_t		 at;
	int64_t		 until;		/* end of a pause, date agreed or kept, new due moment */
	int64_t		 before;	/* limit of a pause, old due moment */
	const char	*word, *other;	/* reason of a pause; versions of calendars, old and new */
};

struct plan {
	const char		*start;		/* name of the act that started it */
	struct plan_step	*steps;
	size_t			 count;
};

/* By what a plan is worked out. */
struct planning {
	struct arena			*arena;
	const struct clock_rule		*rule;
	const struct calendar		*calendar;
	bool				 brief;
};

/* Takes the next line of a calculation apart, parts that it does not have are ""; false after the last. */
enum { PLAN_PARTS = 6 };
bool deadline_plan_line(struct arena *, const char **text, const char *parts[PLAN_PARTS]);
int64_t deadline_plan_moment(const char *);		/* 0 for nonsense */

/* Reads the steps of a deadline; there is room for two more. */
struct plan deadline_plan_read(struct arena *, const struct deadline *, const struct clock_rule *);

/* The moments of several warnings, as its calculation has them. */
void deadline_plan_read_warnings(struct arena *, struct deadline *);

/* Works it out: due_at, warn_at, warnings, agreed, calendar and calculation of the deadline that started then. */
void deadline_plan_apply(const struct planning *, const struct plan *, struct deadline *);

/* Notes that half of it was done then; and whether that was noted. */
void deadline_plan_report(struct arena *, struct deadline *, int64_t at);
bool deadline_plan_reported(const struct deadline *);

/* Adds the last line, in what state and by which act it ended. */
void deadline_plan_end(struct arena *, struct deadline *, enum act);

/* One step more, for the event: a pause, its end, an extension, an agreement. */
void deadline_plan_pause(const struct planning *, const struct clock_event *, int64_t limit, struct deadline *);
void deadline_plan_resume(const struct planning *, const struct clock_event *, struct deadline *);
void deadline_plan_extend(const struct planning *, const struct clock_event *, struct deadline *);
void deadline_plan_agree(const struct planning *, const struct clock_event *, struct deadline *);

/* A name of the calendar that breaks no line it stands in; "" for NULL. */
const char *deadline_plan_name(struct arena *, const char *name);

/* What a deadline calls the calendar that it was counted by: its version, "-" for one that has none. */
const char *deadline_calendar_name(const struct calendar *);

/* So much natural time after a moment; months end on the last day when theirs is shorter. */
int64_t deadline_add_natural(int64_t start, int amount, enum time_unit);

const char *deadline_unit_name(enum time_unit);		/* "hour" */

#endif
