/* Penalty proposals that follow from clocks, repeats and missing fields (PROCEDURE.md §16.1, §32.5–32.7): pure. */
#ifndef RULES_PENALTY_H
#define RULES_PENALTY_H

#include "rules/deadline.h"

/* A duty that came up once in a case: it was met, or it was not. */
struct occasion {
	size_t			 which;		/* the case, as the caller counts them */
	const struct procedure	*procedure;	/* whose articles are meant; NULL: those of all */
	const char		*clock;		/* "K6"; "" for an item of the minimum set */
	enum penalty_trigger	 trigger;	/* what an unmet one is: PENALTY_BREACH, _MISSING, _RECEIPT */
	bool			 met;
	int64_t			 at;		/* when that was certain: the stop that met it, or the due moment */
	int64_t			 person;	/* who had the duty; 0: nobody in particular */
	enum role		 role;		/* … and in what capacity */
	struct department_id	 department;	/* that this person belongs to: its leader is liable too (S2·19) */
	struct department_id	 handling;	/* that had the case then */
	/* What the case says of it afterwards. */
	bool			 again;		/* the complainant complained again */
	bool			 strong;	/* … or strongly */
	bool			 serious;	/* serious consequences */
	bool			 misled;	/* handled late or wrong because of it (S2·6) */
};

/* What is proposed; people confirm or waive it. */
struct penalty_proposal {
	size_t				 occasion;	/* index of the occasion */
	const struct penalty_rule	*rule;
	int64_t				 person;	/* 0: whoever has the role */
	enum role			 role;
	enum role			 of;		/* whose violation it is: a leader pays for others */
	struct department_id		 department;	/* of whose violation it is; 0: none was told */
	int				 least, most;	/* yuan; most −1: no upper bound; both 0: no sum is proposed */
	int				 chain;		/* which violation of this article in a row it is, from 1 */
};

/*
 * The next rule that an unmet occasion falls under, NULL when there is none:
 * those whose conditions hold and that no graver one replaces.  `after` is the
 * one before; NULL for the first.  A report that is not sent is two people's
 * (S2·17b), each by a rule of its own.
 */
const struct penalty_rule *penalty_rule_next(const struct procedure *, const struct occasion *,
    const struct penalty_rule *after);

/*
 * Every proposal of these occasions, which are in order of `at`.  A rule
 * without an amount proposes no sum: least and most are 0 (§32.5).  "In a row"
 * is the same person and article without a duty of that article met in
 * between: the second time doubles, for the person and the department leader,
 * the third is resignation advice (S2·19).  The doubling is a proposal of its
 * own beside the article's: the person pays once more, the leader of the
 * department that this person belongs to both.
 */
size_t penalty_propose(struct arena *, const struct procedure *, const struct occasion *, size_t count,
    struct penalty_proposal **);

#endif
