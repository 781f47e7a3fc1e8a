/* Return visits: who is visited how, when again, and whether once is enough (S2·17a; S3; PROCEDURE.md §15). */
#ifndef RULES_RETURN_VISIT_H
#define RULES_RETURN_VISIT_H

#include "rules/procedure.h"

/* How the complainant is asked; K10 wants a major case visited on site (S2·17a). */
enum visit_manner {
	MANNER_PHONE,		/* 电话回访 */
	MANNER_SITE,		/* 上门回访 */
	MANNER__COUNT
};

/* Which visit of a closed case comes next. */
enum visit_turn {
	TURN_NONE,		/* none is due */
	TURN_FIRST,		/* 首次回访 */
	TURN_SECOND,		/* 二次回访 (S3) */
	TURN__COUNT
};

/* What the complainant says about the matter itself. */
enum visit_solved { SOLVED_UNSAID, SOLVED_YES, SOLVED_NO, SOLVED__COUNT };

/* One try to visit, written once. */
struct return_visit {
	int64_t			 id;
	struct case_id		 case_id;
	int			 round;		/* how often the case had been reopened before */
	enum visit_turn		 turn;
	enum visit_manner	 manner;
	bool			 reached;
	int64_t			 next_at;	/* not reached: when it is tried again */
	bool			 satisfied;
	int			 mark;		/* 1–5, 0: none was given */
	enum visit_solved	 solved;
	const char		*text;		/* what was said, or what happened instead */
	const char		*wish;		/* what else the complainant would like */
	const char		*waiver;	/* why no second visit is needed, for whoever decides; "" */
	struct staff_id		 made_by;
	int64_t			 made_at;
};

/* Which visit is due now: the first after closing, or a second while the case stays closed after one. */
enum visit_turn return_visit_turn(const struct case_file *);

/* How it has to be done. */
enum visit_manner return_visit_manner(const struct case_file *);

/*
 * Whether a visit that found the complainant satisfied is followed by a second
 * one: a clock of the procedure that starts with a visit and is met by the
 * next applies to this case.
 */
bool return_visit_again(const struct procedure *, const struct case_file *);

/* Where the visiting of a closed case stands. */
struct visit_standing {
	enum visit_turn	 turn;		/* due next */
	size_t		 tries;		/* of this turn, in vain */
	int64_t		 next_at;	/* planned after the last of them; 0: none */
	const char	*waiver;	/* proposed when the first visit was recorded; "" */
};

/* From rows of any cases, in the order of writing: those of this one since it was closed. */
struct visit_standing return_visit_standing(const struct return_visit *, size_t count, const struct case_file *);

/*
 * When to try again after nobody was reached: in the evening of the same day when
 * it was tried before five, else in the morning of the next; never later than
 * a moment before the visit is due, while that lies ahead.
 */
int64_t return_visit_next(int64_t now, int64_t due_at);

/*
 * Whether another try may be planned for then: after now, within a week, and
 * before the visit is due when that lies ahead (REFUSAL_TRY).
 */
enum refusal return_visit_may_try(int64_t now, int64_t due_at, int64_t next_at);

/* Names for data and templates: "phone", "first", "unsaid"; *__COUNT for nonsense. */
const char *visit_manner_name(enum visit_manner);	enum visit_manner visit_manner_read(const char *);
const char *visit_turn_name(enum visit_turn);		enum visit_turn visit_turn_read(const char *);
const char *visit_solved_name(enum visit_solved);	enum visit_solved visit_solved_read(const char *);

#endif
