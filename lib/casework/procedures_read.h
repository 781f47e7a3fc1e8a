/* Versions of the procedure as they are: the list, one compared with that in force, what it would strand. */
#ifndef CASEWORK_PROCEDURES_READ_H
#define CASEWORK_PROCEDURES_READ_H

#include "casework/casework.h"
#include "rules/procedure_compare.h"
#include "rules/procedure_successor.h"
#include "rules/procedure_version.h"

enum { PROCEDURES_NUMBERS = 100 };	/* so many case numbers are told at most */

/* A version in the list. */
struct procedures_row {
	const char		*version;
	struct version_life	 life;
	enum version_state	 state;
	int64_t			 revision;	/* a decision names the one it was taken on */
};

/* Open cases that a version would leave without a next act, and why; alike in category, department and stage. */
struct procedures_stranded {
	enum stranded		 why;
	struct open_cases	 cases;
	const char *const	*numbers;	/* the first of them; those about staff only on the command line */
	size_t			 number_count;
};
struct procedures_stranded_list { struct procedures_stranded *rows; size_t count; };

/* One version with everything that a decision about it needs. */
struct procedures_reading {
	struct procedures_row			 row;
	struct procedure			 procedure;
	const char				*problem;	/* NULL, or why the document cannot be read any more */
	const struct procedure			*current;	/* in force, NULL: none */
	struct difference_list			 differences;	/* from the one in force to this */
	struct procedures_stranded_list		 stranded;	/* while it is undecided */
};

/* Those that await approval first, then the newest. */
enum fault procedures_list(struct step *, struct procedures_row **, size_t *count) MUST_CHECK;

/* FAULT_NOT_FOUND when there is none of that name. */
enum fault procedures_load(struct step *, const char *version, struct procedures_reading *) MUST_CHECK;

/* The document as it was handed in. */
enum fault procedures_document(struct step *, const char *version, const void **bytes, size_t *length) MUST_CHECK;

/* The document of a version, read; *problem is NULL, or what is wrong with it, which is no fault. */
enum fault procedures_parse(struct step *, const char *version, struct procedure *, const char **problem) MUST_CHECK;

/* The open cases that would be stranded when `next` follows `now`. */
enum fault procedures_stranded_find(struct step *, const struct procedure *now, const struct procedure *next,
    struct procedures_stranded_list *) MUST_CHECK;

/* Where the schema of procedures lies. */
const char *procedures_schema(const struct step *);

#endif
