/* The visits planned for a year by month, and what was done of them (S3 sheet items 2 and 7: 回访计划表). */
#ifndef RULES_YEAR_PLAN_H
#define RULES_YEAR_PLAN_H

#include "rules/campaign.h"

enum { PLANNED_MONTHS = 12, PLANNED_MOST = 100000 };

enum planned_kind {
	PLANNED_RAIN,		/* 雨期专项回访 */
	PLANNED_HEATING,	/* 供暖期专项回访 */
	PLANNED_KEY_CUSTOMER,	/* 重点客户走访 */
	PLANNED_ENGINEERING,	/* 工程回访 */
	PLANNED_SATISFACTION,	/* 满意度调查 */
	PLANNED_WARRANTY,	/* 保修期满告知 */
	PLANNED_OTHER,
	PLANNED_KIND__COUNT
};

/* Visits that are planned for one month. */
struct planned_visit {
	int64_t			 id, version;
	int			 year, month;	/* 1 … 12 */
	enum planned_kind	 kind;
	const char		*subject;
	int64_t			 planned, done;
	struct staff_id		 person;	/* 0: nobody was named */
	int64_t			 campaign;	/* that carries it out; 0: none */
	struct staff_id		 entered_by;
	int64_t			 struck_at;
};

/* Its month is to come; is now; is over with visits missing; everything was done, early or late. */
enum planned_state { PLANNED_AHEAD, PLANNED_NOW, PLANNED_LATE, PLANNED_DONE, PLANNED_STATE__COUNT };
enum planned_state planned_state(const struct planned_visit *, int32_t today);

/* A campaign counts its own rooms: as planned once there are any, as done when they were visited. */
void planned_follow(struct planned_visit *, int64_t rooms, int64_t visited);

/* Sums of a month, or of the year for month 0; kind PLANNED_KIND__COUNT is every kind. */
struct planned_sum { int64_t planned, done; };
struct planned_sum planned_sum(const struct planned_visit *, size_t count, int month, enum planned_kind);

/* Who plans, and who may say that visits were done: whoever plans, and who answers for it. */
enum refusal planned_may_enter(const struct staff *, const struct planned_visit *);
enum refusal planned_may_do(const struct staff *, const struct planned_visit *, int64_t visits);
enum refusal planned_may_strike(const struct staff *, const struct planned_visit *);

/* Whether a campaign of this season may carry the item out. */
enum refusal planned_may_link(const struct planned_visit *, enum season);

/* What stands in the history of an item. */
enum planned_act { PLANNED_ENTERED, PLANNED_VISITED, PLANNED_STRUCK, PLANNED_ACT__COUNT };

const char *planned_kind_name(enum planned_kind);	enum planned_kind planned_kind_read(const char *);
const char *planned_state_name(enum planned_state);
const char *planned_act_name(enum planned_act);

#endif
