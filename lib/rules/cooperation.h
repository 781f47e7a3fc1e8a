/* Several departments on one case: one lead, others with written duties (PROCEDURE.md §2, §11; S0 3.6, S1 3.3). */
#ifndef RULES_COOPERATION_H
#define RULES_COOPERATION_H

#include "rules/case.h"

struct arena;

enum { COOPERATION_MOST = 12, COOPERATION_DUTY = 1000, COOPERATION_REASON = 500 };

/* One department that cooperates; its row in the store. */
struct cooperation {
	int64_t			 id;
	struct case_id		 case_id;
	struct department_id	 department;
	const char		*duty;		/* in words */
	struct staff_id		 named_by, ended_by;
	int64_t			 named_at, ended_at;	/* ended_at 0: it stands */
	const char		*ended_reason;
};

/* case_file.cooperating: "3,17"; NULL and "" are nobody. */
bool cooperation_includes(const char *cooperating, struct department_id);
int cooperation_count(const char *cooperating);

/* The list of those that stand; in the arena. */
const char *cooperation_list(struct arena *, const struct cooperation *, size_t count);

/* Whether this department takes part: as the lead or cooperating. */
bool cooperation_takes_part(const struct case_file *, struct department_id);

/*
 * Whether a department may be named: REFUSAL_NO_LEAD while no department
 * leads, REFUSAL_ALREADY for the lead and for one that cooperates already,
 * REFUSAL_COOPERATION when there are enough.
 */
enum refusal cooperation_may_name(const struct case_file *, struct department_id);

/* The level with so many departments (§32.11): more than one make it 2 at least, and it never falls. */
int cooperation_level(const struct case_file *);

#endif
