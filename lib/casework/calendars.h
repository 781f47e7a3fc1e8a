/* Versions of the working calendar: what a notice would change, bringing it in, exceptions of one centre. */
#ifndef CASEWORK_CALENDARS_H
#define CASEWORK_CALENDARS_H

#include "casework/casework.h"
#include "rules/calendar_merge.h"

enum { CALENDARS_LISTED = 50 };

/* A calendar laid over the one in force: what it does, or would do. */
struct calendars_preview {
	struct calendar			 before, after;
	int64_t				 before_id;	/* of the version in force; 0: there was none */
	struct calendar_change		*changes;
	size_t				 change_count;
	bool				 same;		/* nothing would change: no version is made */
	const char			*version;	/* the name of what is made */
};

/*
 * Lays `newer` over the version in force and says what that changes; nothing is
 * written.  What becomes of open deadlines can be told from `before` and `after`.
 */
enum fault calendars_preview(struct step *, const struct calendar *newer, struct calendars_preview *) MUST_CHECK;

/*
 * The same, and written as a new version in force from step->now on, in one
 * transaction with the one-time key; `source` says where it came from.  What
 * changes nothing is not written.  FAULT_CONFLICT when another version came in
 * at the same moment.
 */
enum fault calendars_import(struct step *, const struct calendar *newer, const char *source,
    struct calendars_preview *) MUST_CHECK;

/* An exception of one centre, named by its project. */
struct calendars_exception {
	const char		*centre;
	int32_t			 day;
	bool			 works;
	bool			 remove;	/* takes back the exception of that day */
	struct calendar_hours	 hours;		/* of a day that is worked; none: the usual ones */
	const char		*reason;
};

/* Names are words of Text.Error. */
enum calendars_problem {
	CALENDARS_FINE,
	CALENDARS_CENTRE,	/* there is no project of that name */
	CALENDARS_ABSENT,	/* there is no exception of that day to take back */
	CALENDARS__COUNT
};
const char *calendars_problem_name(enum calendars_problem);	/* NULL for CALENDARS_FINE */

/* What an exception would make of the version in force; nothing is written, and *preview is not set after a problem. */
enum fault calendars_except_preview(struct step *, const struct calendars_exception *, struct calendars_preview *,
    enum calendars_problem *) MUST_CHECK;

/* Adds, replaces or takes back an exception, as a version of its own. */
enum fault calendars_except(struct step *, const struct calendars_exception *, enum calendars_problem *) MUST_CHECK;

/* A version in the list, the newest first. */
struct calendars_version {
	const char	*version, *years, *source;
	int64_t		 imported_at;
	const char	*by;		/* "" for the command line */
};
enum fault calendars_list(struct step *, struct calendars_version **, size_t *count) MUST_CHECK;

/* A calendar by the name that a deadline keeps; FAULT_NOT_FOUND. */
enum fault calendars_load(struct step *, const char *version, struct calendar *) MUST_CHECK;

#endif
