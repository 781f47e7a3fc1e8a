/* Which days are worked, how long, and why: the only place that knows (PROCEDURE.md §8, §32.2). */
#ifndef RULES_CALENDAR_H
#define RULES_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum { CALENDAR_SPANS = 6, CALENDAR_WEEK = 7 };

/* Office hours of one day, in seconds after local midnight; in order, none overlapping. */
struct calendar_span { int32_t opens, closes; };
struct calendar_hours { size_t count; struct calendar_span spans[CALENDAR_SPANS]; };

/* A day that is not as its weekday says: of a published notice, or an exception of one centre. */
struct calendar_day {
	int32_t				 day;		/* local day number (base/date.h) */
	bool				 works;		/* a make-up day, or a holiday */
	int				 notice;	/* the year of the notice that says so; 0 for an exception */
	const char			*name;		/* 春节; an exception's reason */
	const struct calendar_hours	*hours;		/* its own; NULL: the usual ones */
};

/* A published notice: what it is known by, one address a line, or "". */
struct calendar_notice { int year; const char *papers; };

/* The exceptions of one service centre, named by the project it serves; days ascending. */
struct calendar_centre {
	const char			*name;
	const struct calendar_day	*days;
	size_t				 count;
};

/*
 * A notice of a year may say something about December before (2018-12-29 stands
 * in the notice for 2019), so a day of December is certain only when its own
 * year and the next have one.
 */
struct calendar {
	const char			*version;	/* "" when it has none */
	struct calendar_hours		 week[CALENDAR_WEEK];	/* Monday first; no span: not worked */
	struct calendar_hours		 makeup;	/* of a make-up day whose weekday has none */
	const struct calendar_notice	*notices;	/* years ascending */
	size_t				 notice_count;
	const struct calendar_day	*days;		/* of the notices, ascending, each date once */
	size_t				 day_count;
	const struct calendar_day	*exceptions;	/* of the centre that this calendar is for, ascending */
	size_t				 exception_count;
	const struct calendar_centre	*centres;
	size_t				 centre_count;
};

enum calendar_kind {
	CALENDAR_WORKDAY,	/* 工作日 */
	CALENDAR_WEEKEND,	/* 周末 */
	CALENDAR_HOLIDAY,	/* 节假日, on whatever weekday */
	CALENDAR_MAKEUP,	/* 调休上班, on whatever weekday */
	CALENDAR_OPENED,	/* this centre works although others do not */
	CALENDAR_CLOSED,	/* this centre does not work although others do */
	CALENDAR_KIND__COUNT
};

/* What a calendar says about a day. */
struct calendar_look {
	enum calendar_kind		 kind;
	const char			*name;		/* of the holiday, or the reason; NULL for plain days */
	const struct calendar_hours	*hours;		/* never NULL; no span: not worked */
	int				 unsure;	/* the year whose missing notice may change it; 0: certain */
};

/* One line of how a moment was found, in order of time. */
struct calendar_step {
	int32_t			 day;
	enum calendar_kind	 kind;
	const char		*name;
	bool			 counted;	/* as a day, or a part of its hours */
	int64_t			 from, to;	/* the hours counted; equal when days are counted, or nothing was */
	int			 unsure;
};

/*
 * The trail of a calculation.  `{ .arena = … }` begins one; without an arena only
 * `unsure` is kept.  A NULL trail may stand wherever one is asked for.
 */
struct calendar_trail {
	struct arena		*arena;
	struct calendar_step	*steps;
	size_t			 count, room;
	int			 unsure;	/* the first year whose notice was missed; 0: nothing is provisional */
};

/* Monday to Friday, 9:00 to 18:00, no notices: nothing that it says is certain. */
const struct calendar *calendar_weekdays(void);

/* The same calendar with the exceptions of a centre in force; without them when it has none of that name, or NULL. */
struct calendar calendar_of_centre(const struct calendar *, const char *centre);

struct calendar_look calendar_look(const struct calendar *, int32_t day);
bool calendar_works(const struct calendar *, int32_t day);
bool calendar_has_notice(const struct calendar *, int year);

/*
 * The n-th worked day after a day, which itself does not count (S2a).  For 0 the
 * day itself, or the first worked one after it.
 */
int32_t calendar_day_after(const struct calendar *, int32_t day, int days, struct calendar_trail *);

/* The same of a moment: the close of business of that day, for 0 never before `start`. */
int64_t calendar_add_days(const struct calendar *, int64_t start, int days, struct calendar_trail *);

/*
 * So many seconds of office hours after `start`: over lunch, nights and holidays,
 * exactly at closing rather than at the next opening.  For 0 the first moment of
 * office hours from `start` on.
 */
int64_t calendar_add_seconds(const struct calendar *, int64_t start, int64_t seconds, struct calendar_trail *);

/* Seconds of office hours between two moments; 0 when `to` is not after `from`. */
int64_t calendar_between(const struct calendar *, int64_t from, int64_t to, struct calendar_trail *);

const char *calendar_kind_name(enum calendar_kind);	/* "makeup" */

#endif
