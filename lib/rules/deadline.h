/* The clocks of the procedure on one case: pure functions of events (PROCEDURE.md §8, §32.1). */
#ifndef RULES_DEADLINE_H
#define RULES_DEADLINE_H

#include "rules/procedure.h"

struct arena;
struct calendar;

enum deadline_state {
	DEADLINE_RUNNING,	/* 计时中 */
	DEADLINE_WARNED,	/* 即将到期 */
	DEADLINE_BREACHED,	/* 已超期; a later stop leaves it breached and fills stopped_at */
	DEADLINE_MET,		/* 按时完成 */
	DEADLINE_CANCELLED,	/* no longer applies: withdrawn, merged, condition gone */
	DEADLINE_PAUSED,	/* 已暂停: runs on by itself at resume_at */
	DEADLINE__COUNT
};

struct deadline {
	int64_t			 id;		/* of its row; 0 before it is stored */
	struct case_id		 case_id;
	const char		*clock;		/* "K6" */
	int			 round;		/* 1, then 2 … when the same clock starts again */
	enum deadline_state	 state;
	int64_t			 started_at, due_at, stopped_at;
	/* 0: none; while it runs when it is warned of, then when it was last */
	int64_t			 warn_at;
	/* of a clock that warns several times every moment, in order; 0: no more */
	int64_t			 warnings[CLOCK_WARNINGS];
	int64_t			 resume_at;	/* of a pause; due_at counts as if nobody ended it earlier */
	struct staff_id		 responsible;	/* the person answerable; 0: the role's people */
	enum role		 role;
	bool			 agreed;	/* due_at was agreed in writing */
	/* version of the calendar by which working time was counted, "-" if it has none; "" or NULL for natural time */
	const char		*calendar;
	const char		*calculation;	/* the lines of deadline_plan.h; "" when it was never written */
};

/* What the rules read of an event. */
struct clock_event {
	enum act		 act;
	int64_t			 at;
	struct staff_id		 actor;
	int64_t			 agreed_until;	/* with proof in writing; 0: none */
	enum role		 as;		/* in what capacity */
	const char		*clock;		/* ACT_PAUSE, ACT_RESUME, ACT_EXTEND: which */
	const char		*reason;	/* ACT_PAUSE: id of the reason */
	bool			 aside;		/* ACT_CONTACT that told the complainant nothing (heard.h) */
	bool			 soothed;	/* ACT_REPORT_UP that says what the complainant was told */
	const struct answering	*answering;	/* of rules/answering.h; NULL: nobody but who the case names */
};

/* What the deadlines of a case are worked out from. */
struct case_clocks {
	const struct procedure	*procedure;
	const struct calendar	*calendar;	/* of the centre that the case belongs to */
	const struct case_file	*c;
	const struct deadline	*rows;		/* every deadline it ever had: the closed ones count rounds */
	size_t			 count;
	bool			 brief;		/* calculations tell only what happened, not what was counted */
};

/* True when the clock is not off and its condition holds for this case. */
bool deadline_applies(const struct clock_rule *, const struct case_file *);

/* Whether it may still be met late, or has not been decided yet. */
bool deadline_is_open(const struct deadline *);

/* The moment a clock that starts then is due, by the calendar when it counts working time. */
int64_t deadline_due(const struct clock_rule *, const struct calendar *, int64_t started_at);

/*
 * What an event does to the deadlines of a case: stops those that it meets,
 * starts those whose start event it is, cancels what no longer applies,
 * pauses, extends.  The result lists the changed and the new ones (id 0),
 * allocated in the arena.  Closing ends what is only about handling; an
 * objection or reopening cancels what the completed work had started; what
 * meets a repeating clock starts it again; a breach stays one whatever ends it;
 * what is undecided is handed over with the case.
 */
struct deadline_changes { struct deadline *rows; size_t count; };
struct deadline_changes deadline_on_event(struct arena *, const struct case_clocks *, const struct clock_event *);

/*
 * Whether a clock may be paused, resumed or extended now, and whether an act
 * that deadline_unawaited() looks at has its clock (REFUSAL_CLOCK); other acts
 * always may.  All pauses of one clock for one reason share the limit of that
 * reason; an extension is given once, until the last second; a date agreed
 * with the complainant is not moved behind their back.
 */
enum refusal deadline_may(struct arena *, const struct case_clocks *, const struct clock_event *);

/*
 * The 8D report, its meetings and its tracking belong to cases whose clocks
 * they move (S3 8D: K14 to K16): of these acts those that no open clock waits
 * for, and that start none which applies.
 */
act_set deadline_unawaited(const struct case_clocks *);

/* Whether a clock may be paused for that reason at all. */
bool deadline_permits(const struct clock_rule *, const char *reason);

/* Until when a clock paused then for that reason stands still at most; `at` when the limit is used up. */
int64_t deadline_pause_limit(struct arena *, const struct procedure *, const struct deadline *, const char *reason,
    int64_t at);

/*
 * The undecided deadlines that were counted by another version of the
 * calendar, counted anew (§32.2).  What was breached or met stays as it is,
 * and what was in time is not made late: a new due moment that has already
 * passed leaves the old one.  Each that moved tells both in its calculation.
 */
struct deadline_changes deadline_replan(struct arena *, const struct case_clocks *, int64_t at);

/*
 * What the passing of time does, one change at a time: paused → running at
 * the limit, running → warned → breached; where it warns several times, warned
 * again at each moment, once for those that passed together.  True when there
 * was anything.
 */
bool deadline_tick(struct deadline *, int64_t now);

/* When one that was warned of is warned of again; 0: never. */
int64_t deadline_next_warning(const struct deadline *);

/* The state of a deadline stopped at that moment: the exact last second still meets it. */
enum deadline_state deadline_stopped(const struct deadline *, int64_t at);

/* Days on end of which a calculation says the same. */
struct deadline_run {
	const char	*first, *last;	/* "10-01", "10-07"; the same for one day */
	int32_t		 day;		/* number of the last one */
	int		 days;
	int		 weekday;	/* of the first: 1 Monday … 7 Sunday */
	const char	*kind, *name;	/* "holiday", "国庆节"; name may be "" */
	const char	*from, *to;	/* hours that were counted, "09:00"; "" for whole days */
};

/*
 * A line of the calculation for people, its word one of Text.Calculation.
 * What it has: event (name: an act; from), set (name: a body; from), amount (amount, unit; name: the
 * calendar's version when it is working time), counted and skipped (runs),
 * due (from), pause (name: a reason; from, to; before: the limit when somebody
 * ended it), left (amount, unit or seconds), extended (from, amount, unit),
 * agreed (from, to), reported (from), replanned (from; name and other: versions; before, to: due
 * moments), period and last (from, to: days; name of last: the calendar's version), named and entered (from: a
 * day), kept (to), unsure (amount: a year), warn (from), responsible (name:
 * a role), result (name: a state; from; other: an act), source (name: a text).
 */
struct deadline_line {
	const char			*word, *name, *other;
	const char			*from, *to, *before;	/* "2026-11-23 18:00" */
	int64_t				 amount;
	const char			*unit;			/* "day", "hour", "second" … */
	bool				 working;
	const struct deadline_run	*runs;
	size_t				 run_count;
};
/* The rule is NULL for a clock that stands beside the procedure. */
size_t deadline_calculation(struct arena *, const struct clock_rule *, const struct deadline *,
    struct deadline_line **);

/* Whether holidays that are not published yet may still move it, and whether another calendar has moved it already. */
bool deadline_is_provisional(const struct deadline *);
bool deadline_was_replanned(const struct deadline *);

const char *deadline_state_name(enum deadline_state);
enum deadline_state deadline_state_read(const char *);

#endif
