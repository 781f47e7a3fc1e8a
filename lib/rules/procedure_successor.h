/* Whether a version of the procedure may follow: no open case may be left without a next act (§32.12). */
#ifndef RULES_PROCEDURE_SUCCESSOR_H
#define RULES_PROCEDURE_SUCCESSOR_H

#include "rules/procedure.h"

/* Open cases that are alike in everything that matters here. */
struct open_cases {
	const char	*category;	/* id, "" when it was never given one */
	const char	*department;	/* code of the one answerable, "" before dispatch */
	enum stage	 stage;
	int		 level;
	int64_t		 count;
};

/* The company as it is: who works here, and where. */
struct company {
	const struct department	*departments;
	size_t			 department_count;
	const struct staff	*staff;
	size_t			 staff_count;
};

enum stranded {
	STRANDED_NONE,
	STRANDED_CATEGORY,	/* its category is not in the new version: nobody would know what it is about */
	STRANDED_DEPARTMENT,	/* the department answerable is not among those of the new version */
	STRANDED_ROUTE,		/* its category would go to a department that is not here or takes no cases */
	STRANDED_EMERGENCY,	/* its level would call for the leadership group, and nobody is of it */
	STRANDED_NOBODY,	/* nobody holds a role that may take it further */
	STRANDED__COUNT
};

/*
 * What would strand these cases under `next`; `now` is the version in force,
 * so that only what the change brings about counts: a category that is unknown
 * already, or goes nowhere already, is no reason against the next version.
 */
enum stranded procedure_successor_judge(const struct procedure *now, const struct procedure *next,
    const struct company *, const struct open_cases *);

const char *stranded_name(enum stranded);

#endif
