/* Satisfaction: how content people say they are, by which way, and what follows (S1 7.3; S0; PROCEDURE.md §15). */
#ifndef RULES_SATISFACTION_H
#define RULES_SATISFACTION_H

#include "rules/return_visit.h"

/* How an answer came. */
enum answer_way {
	WAY_PHONE,		/* 电话 */
	WAY_SITE,		/* 上门 */
	WAY_LINK,		/* 链接, or the complainant's own page */
	WAY_PAPER,		/* 纸质调查表, with the owner's signature or seal (S3) */
	WAY__COUNT
};

enum verdict { VERDICT_NO, VERDICT_MIDDLING, VERDICT_YES, VERDICT__COUNT };

/* One answer, given once. */
struct satisfaction {
	int64_t			 id;
	struct case_id		 case_id;
	int			 round;		/* how often the case had been reopened before */
	enum answer_way		 way;
	enum visit_turn		 turn;		/* on which visit it was given; TURN_NONE: on none */
	int			 mark;		/* 1–5, 0: only said whether satisfied */
	enum verdict		 verdict;
	enum visit_solved	 solved;
	const char		*text;
	struct department_id	 department;	/* that answered for the case then; 0: none */
	int64_t			 at;
	struct staff_id		 by;		/* who wrote it down; 0: the complainant */
};

/* 4 and 5 are satisfied, 3 is neither, 1 and 2 are not. */
enum verdict satisfaction_verdict(int mark);

/* Whether a mark goes with what was said beside it: nobody is satisfied with 2, nor dissatisfied with 4. */
bool satisfaction_agrees(bool satisfied, int mark);

/* An answer that reopens the case: not satisfied, or not solved (S0: until satisfied). */
bool satisfaction_reopens(enum verdict, enum visit_solved);

/*
 * The act that an answer without a visit is: ACT_RATE, or, when it reopens, an
 * objection while the complainant's word is awaited and reopening once the
 * case is closed.
 */
enum act satisfaction_act(enum stage, enum verdict, enum visit_solved);

/* Whether an act asks the complainant by link: it has closed the case, so that the first visit is due (S1 7.3). */
bool satisfaction_asks(const struct case_file *before, const struct case_file *after);

/*
 * Whether an answer may be added to those of its case: each way counts once in
 * a round, each visit for itself (REFUSAL_ALREADY), and paper only with the
 * owner's signature (REFUSAL_SIGNATURE).
 */
enum refusal satisfaction_may_count(const struct satisfaction *, size_t count, const struct satisfaction *added,
    bool signature);

/* Answers of a department and period: one of each case, the latest. */
struct satisfaction_figures { int64_t rated, yes, middling, no; };

/* Satisfied of those who rated, in tenths of a percent, rounded; −1 when nobody did (§32.14). */
int satisfaction_rate(const struct satisfaction_figures *);

const char *answer_way_name(enum answer_way);	/* "phone", "site", "link", "paper" */
const char *verdict_name(enum verdict);		/* "no", "middling", "yes" */

#endif
