/* What another version of the procedure changes, in values that a page turns into words. */
#ifndef RULES_PROCEDURE_COMPARE_H
#define RULES_PROCEDURE_COMPARE_H

#include "rules/procedure.h"

struct arena;

enum compare_part {
	COMPARE_GENERAL, COMPARE_DEPARTMENTS, COMPARE_CLOCKS, COMPARE_DUTIES, COMPARE_PAUSES, COMPARE_TYPES,
	COMPARE_CATEGORIES, COMPARE_LEVELS, COMPARE_APPROVALS, COMPARE_PENALTIES, COMPARE_TEXTS, COMPARE_PRINCIPLES,
	COMPARE_POLICY, COMPARE__COUNT
};

enum compare_change { COMPARE_ADDED, COMPARE_REMOVED, COMPARE_CHANGED };

enum compare_kind {
	COMPARE_YES,		/* number 1 or 0 */
	COMPARE_NUMBER,
	COMPARE_SPAN,		/* number of `word` ("hour"), in working time when more is 1 */
	COMPARE_PERCENT,
	COMPARE_YUAN,		/* number to more; more −1: no upper bound */
	COMPARE_WORD,		/* `word` of the catalogue's group: "Act" "complete" */
	COMPARE_ID,		/* an id of the procedure as it stands: "K6" */
	COMPARE_WORDS		/* a text in both languages */
};

/* One piece of a value. */
struct compare_atom {
	enum compare_kind	 kind;
	const char		*group, *word;
	int64_t			 number, more;
	struct words		 words;
};

/* No atoms: nothing, never, none. */
struct compare_value { struct compare_atom *atoms; size_t count; };

/*
 * One line: a row of a part that came or went, with its main field (what it
 * says first), or one field of a row that says something else than before.
 */
struct difference {
	enum compare_part	 part;
	enum compare_change	 change;
	/*
	 * "K6", a level's number; of an approval what it goes by, "L1" or "¥2"; a policy step's clock, or its place
	 * among those without; "" in COMPARE_GENERAL
	 */
	const char		*id;
	struct words		 name;		/* of the row, as the newer version that has it names it */
	const char		*field;		/* "amount": word of the catalogue */
	struct compare_value	 before, after;
};

struct difference_list { struct difference *rows; size_t count; };

/*
 * Everything in which `after` differs from `before`, part by part in the order
 * of the enum, rows in the order of `after` and those that went at the end of
 * their part.  Order alone is no difference.  The version
 * itself is none either.  Lives in the arena and points into both procedures.
 */
struct difference_list procedure_compare(struct arena *, const struct procedure *before,
    const struct procedure *after);

const char *compare_part_name(enum compare_part);

#endif
