/* Staff, roles, first passwords and departments: the administrator's steps. */
#ifndef CASEWORK_PEOPLE_H
#define CASEWORK_PEOPLE_H

#include "casework/casework.h"

/* Somebody who works here, and the version that a form carries; id and version 0 for somebody new. */
struct person {
	struct staff	staff;
	int64_t		version;
};

/* A department with its version. */
struct office {
	struct department	department;
	int64_t			version;
};

/* What is wrong with a change.  Names are words of Text.Error. */
enum people_problem {
	PEOPLE_FINE,
	PEOPLE_TAKEN,		/* the login or code belongs to somebody else */
	PEOPLE_ABOVE,		/* the superior or the department above is below, or the same */
	PEOPLE_CLOSED,		/* that department is closed, or not there */
	PEOPLE_LAST,		/* nobody else could administer */
	PEOPLE_IN_USE,		/* people who may sign in still belong to the department */
	PEOPLE__COUNT
};
const char *people_problem_name(enum people_problem);	/* NULL for PEOPLE_FINE */

/*
 * Makes the next casework_refresh() read departments and staff anew: other
 * workers may have changed them.  Before a visit that changes them.
 */
void people_forget(struct casework *);

enum fault people_list(struct step *, struct person **, size_t *count) MUST_CHECK;	/* those who left last */
enum fault people_load(struct step *, struct staff_id, struct person *) MUST_CHECK;

/*
 * Adds or saves somebody, all but the login of somebody known.  A new person
 * gets a first *password, to be shown once; the same one-time key gives the
 * same password again.  Roles changed or sign-in withdrawn: that person's
 * sessions end.  FAULT_CONFLICT when somebody else saved since `version`.
 */
enum fault people_save(struct step *, struct person *, enum people_problem *, const char **password) MUST_CHECK;

/* A new first password for somebody who forgot the old one; sessions end. */
enum fault people_reset_password(struct step *, struct staff_id, const char **password) MUST_CHECK;

/* Every department with its version, by id. */
enum fault people_offices(struct step *, struct office **, size_t *count) MUST_CHECK;
enum fault people_save_office(struct step *, struct office *, enum people_problem *) MUST_CHECK;

/* One line of the access log; texts in the arena. */
struct access_line {
	int64_t		 id, at;
	const char	*who;		/* name, or "" for a visitor of the public pages */
	const char	*kind, *subject, *reason, *address, *visit;
};

/* Which lines: NULL and 0 mean any.  `before` is the id that the page continues below. */
struct access_filter {
	struct staff_id	 staff;
	const char	*kind, *subject;
	int64_t		 before;
	size_t		 limit;
};

/* Newest first. */
enum fault people_access(struct step *, const struct access_filter *, struct access_line **, size_t *count) MUST_CHECK;

#endif
