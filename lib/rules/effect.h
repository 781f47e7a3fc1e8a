/* Evaluation of effects: complaints before a measure was carried out and after (S0 5.2, S1 5.2; PROCEDURE.md §15). */
#ifndef RULES_EFFECT_H
#define RULES_EFFECT_H

#include "rules/case.h"

/*
 * ADOPTED: what is fewer is not compared in percent; days to judge in, where the
 * procedure does not say (duty V3 of property.xml); days in which a complaint
 * counts as repeated (§32.14); the usual length of a period.
 */
enum { EFFECT_FEW = 5, EFFECT_JUDGE_DAYS = 14, EFFECT_REPEAT_DAYS = 90, EFFECT_DAYS = 90 };

enum effect_verdict {
	EFFECT_UNJUDGED,
	EFFECT_GOOD,		/* 有效 */
	EFFECT_PARTLY,		/* 部分有效 */
	EFFECT_BAD,		/* 无效: analysed anew and planned anew (S0 5.2, 5.4) */
	EFFECT_VERDICT__COUNT
};

/* Complaints of a category in a place that were received in a period; the invalid and the merged ones left out. */
struct effect_figures {
	int64_t	cases;
	int64_t	repeated;	/* the same room and type again within EFFECT_REPEAT_DAYS */
	int64_t	rated, satisfied;	/* of each case the latest answer */
	int64_t	closed, seconds;	/* from receipt to closing, all together */
};

/* One evaluation: of a case's measures, or of those for a category in a project or department. */
struct effect {
	int64_t			 id;
	struct case_id		 case_id;	/* 0: of a group */
	int			 plan;		/* of the case; 0 of a group */
	const char		*measure;	/* what was carried out */
	int64_t			 project;	/* either this */
	struct department_id	 department;	/* or this */
	const char		*category;
	int32_t			 day;		/* local day on which it was carried out */
	int			 days;		/* length of each period */
	struct staff_id		 opened_by;	/* 0: opened by closing the case */
	int64_t			 opened_at, judged_at;
	struct staff_id		 judged_by;
	enum effect_verdict	 verdict;
	const char		*reason;
	struct case_id		 renewal;	/* in which a bad one is analysed anew */
	int64_t			 renewed_at;	/* when a plan was made there after the judgement; 0: not yet */
	struct effect_figures	 before, after;	/* as judged */
};

/* The periods as local days, the ends exclusive.  The day itself belongs to neither. */
struct effect_window {
	int32_t	before_from, before_until, after_from, after_until;
	int32_t	due;		/* last day to judge on */
};
struct effect_window effect_window(int32_t day, int days, int judge_days);

/* The days to judge in, by the procedure. */
struct procedure;
int effect_judge_days(const struct procedure *);

/* Who is asked to judge it by name: whoever opened one of a group and may; 0: everybody of the duty's role. */
struct staff_id effect_asked(const struct effect *, const struct staff *opener);

/* The lengths that may be chosen, ascending, ended by 0. */
extern const int effect_lengths[];

enum effect_state {
	EFFECT_RUNNING,		/* the period after is not over */
	EFFECT_DUE,		/* to be judged */
	EFFECT_LATE,
	EFFECT_JUDGED,
	EFFECT_TO_RENEW,	/* judged bad, and no new plan has been made */
	EFFECT_STATE__COUNT
};
enum effect_state effect_state(const struct effect *, int judge_days, int32_t today);

/* What is compared. */
enum effect_measure { EFFECT_CASES, EFFECT_REPEATED, EFFECT_RATE, EFFECT_TIME, EFFECT_MEASURE__COUNT };
enum effect_trend { EFFECT_TOO_FEW, EFFECT_BETTER, EFFECT_SAME, EFFECT_WORSE, EFFECT_TREND__COUNT };
struct effect_line {
	int64_t			before, after;	/* counts; tenths of a percent; seconds on average; −1: there is none */
	enum effect_trend	trend;
	int64_t			change;		/* tenths of a percent, of the rate tenths of points; 0 when too few */
};

/*
 * All of them.  A change is given from EFFECT_FEW on: complaints, or repeated
 * ones, before; answers, or closed cases, before and after.
 */
void effect_compare(const struct effect_figures *before, const struct effect_figures *after,
    struct effect_line lines[EFFECT_MEASURE__COUNT]);

/* What the figures alone would say: nothing worse, some worse, nothing better; EFFECT_UNJUDGED when all are too few. */
enum effect_verdict effect_suggest(const struct effect_line lines[EFFECT_MEASURE__COUNT]);

/*
 * ADOPTED: whether closing a case opens an evaluation: serious, major or
 * repeated matters, and those of which a root cause was found.
 */
bool effect_wanted(const struct case_file *before, const struct case_file *after, bool root);

/* Supervisors, inspectors, department managers and the management see them; managers those of their own department. */
bool effect_visible(const struct effect *, const struct staff *);

/*
 * Opening one: REFUSAL_ROLE; REFUSAL_PLACE unless it is either a project or a
 * department; REFUSAL_INCOMPLETE; REFUSAL_NOT_COMPLETED when nothing was
 * carried out until today.
 */
enum refusal effect_may_open(const struct effect *, const struct staff *, int32_t today);

/*
 * Judging one, by the supervisor, an inspector or the management:
 * REFUSAL_ALREADY, REFUSAL_EFFECT_EARLY before the period after is over, and
 * REFUSAL_OWN_PLAN for who made or carried out the plan.
 */
struct effect_makers { struct staff_id planned, handled; };
enum refusal effect_may_judge(const struct effect *, const struct staff *, const struct effect_makers *, int32_t today);

const char *effect_verdict_name(enum effect_verdict);	enum effect_verdict effect_verdict_read(const char *);
const char *effect_state_name(enum effect_state);
const char *effect_measure_name(enum effect_measure);
const char *effect_trend_name(enum effect_trend);

#endif
