/* Duties of the calendar, not of a case: reports, spot checks, rounds of visits (PROCEDURE.md §8, K17–K27). */
#ifndef RULES_DUTY_H
#define RULES_DUTY_H

#include "rules/deadline.h"
#include "rules/role.h"

/* A period in which a duty has to be done, as local days; both ends belong to it. */
struct duty_period {
	int32_t	first, last;
	int32_t	due;		/* done by the end of this day is in time */
	int32_t	from, until;	/* the days whose last worked one it is; 0: the day was named */
};

/*
 * The period that a day lies in.  The day that the procedure names is meant as
 * it is named, the 25th whatever weekday it is; where it names none, the last
 * day of the period that is worked, or its last day when none is.
 */
struct duty_period duty_period(const struct duty_rule *, const struct calendar *, int32_t day);

/* The last worked of these days; the last of them when none is. */
int32_t duty_last_worked(const struct calendar *, int32_t first, int32_t last);

/*
 * Whether a duty that is not switched off arises on that day: one of every day does only when the day is worked, one of
 * evaluations never by the day alone; its period begins on the first day to judge on.
 */
bool duty_arises(const struct duty_rule *, const struct calendar *, int32_t day);

/* One period of a duty, or one that was entered by hand for a date; its row in the store. */
struct duty {
	int64_t			 id;
	int64_t			 version;	/* counts saves */
	const char		*rule;		/* "K17"; "" when it follows no rule of the procedure */
	int32_t			 first;		/* of the period; the day it is due when it was entered by hand */
	enum deadline_state	 state;
	int64_t			 warn_at, due_at, closed_at;
	int			 times, done;
	enum duty_counting		 counted;	/* of the rule that it opened under, like the next */
	bool			 explains;
	int64_t			 explained_at;	/* 0: nobody gave an explanation that still stands */
	struct staff_id		 explained_by;
	enum role		 role;
	struct staff_id		 responsible;	/* who was named; 0: everybody of the role */
	const char		*subject;	/* "" for periods; else what was entered: a project, a person */
	struct staff_id		 entered_by;	/* 0: opened by the clock */
	int64_t			 opened_at;
	/* version of the calendar by which its day was worked out, as deadlines have it; "" or NULL: by none */
	const char		*calendar;
	const char		*calculation;	/* the lines of duty_plan.h; "" when it was never written */
};

/* The duty of a rule for a period, as it opens. */
struct duty duty_open(const struct duty_rule *, const struct duty_period *, int64_t now);

/* When its due moment and its warning are, by the days. */
int64_t duty_due_at(int32_t day);
int64_t duty_warn_at(int32_t due_day, int warn_days);

/*
 * Open → warned → breached; true when the state changed.  The exact last
 * second of the day is in time.  An explanation that stands keeps it from being
 * breached.
 */
bool duty_tick(struct duty *, int64_t now);

/* Of what inspections are counted for nothing can be made up later: a breach closes it. */
void duty_end(struct duty *);

/* Done once more; the last of its times closes it, met or, after its day and unexplained, still breached. */
void duty_count(struct duty *, int64_t now);

/*
 * A signed inspection, for a duty that is counted by them (S2·17b): a check of
 * how complaints are handled, so of a project or of a department that handles
 * some, in the period until its last second, by who was named when somebody was.
 */
struct duty_check {
	const char		*number;
	int64_t			 signed_at;
	struct staff_id		 inspector;
	bool			 handles;	/* what was inspected handles complaints */
};
bool duty_counts(const struct duty *, const struct duty_check *);

/*
 * The explanation that stands for some duties (K24, §18 item 6: "no reasonable
 * explanation"): by who may do it and before the verdict, once
 * (REFUSAL_EXPLANATION when the procedure does not know it for this duty,
 * REFUSAL_VERDICT after the last second).  Whether it is reasonable is for the
 * supervision office or the management to say, never for who gave it; one that
 * is not accepted leaves the duty as if it had not been given.
 */
enum refusal duty_may_explain(const struct duty *, const struct staff *, int64_t now);
void duty_explain(struct duty *, const struct staff *, int64_t now);
enum refusal duty_may_decline(const struct duty *, const struct staff *);
void duty_decline(struct duty *);

/* Not closed: it may still be done. */
bool duty_is_open(const struct duty *);

/* Opened by the clock for something, an evaluation: what is done there ends it, and nobody ticks it off here. */
bool duty_is_of_something(const struct duty *);

/*
 * Whether this person sees it: whose role it is, who was named, who entered
 * it; periods also those who look after others.
 */
bool duty_visible(const struct duty *, const struct staff *);

/* Whether this person may say that it is done; not of what is counted (REFUSAL_COUNTED). */
enum refusal duty_may_do(const struct duty *, const struct staff *);

/* Whether this person may enter duties by hand, and take one of them back. */
bool duty_may_enter(const struct staff *);
enum refusal duty_may_withdraw(const struct duty *, const struct staff *);

/* What stands in a duty's history. */
enum duty_act {
	DUTY_OPENED, DUTY_DONE, DUTY_WARNED, DUTY_BREACHED, DUTY_WITHDRAWN,
	DUTY_REPLANNED,		/* another calendar moved it; the note has the old and the new moment */
	DUTY_EXPLAINED, DUTY_DECLINED,
	DUTY_ACT__COUNT
};
const char *duty_act_name(enum duty_act);	/* "done" */

#endif
