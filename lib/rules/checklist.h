/* The audit instrument and its scoring (PROCEDURE.md §18): pure. */
#ifndef RULES_CHECKLIST_H
#define RULES_CHECKLIST_H

#include "rules/procedure.h"

/* One reason to take points off an item. */
struct deduction {
	const char	*id;		/* "record" */
	struct words	 text;
	int		 points;	/* taken off each time */
	int		 most;		/* how many times it can be counted; 1: yes or no; 0: no upper bound */
	bool		 fatal;		/* the item scores 0 whatever else holds */
};

struct checklist_item {
	const char		*id;	/* "4" */
	struct words		 name, check, rule;
	int			 points;
	const struct deduction	*deductions;
	size_t			 deduction_count;
};

struct checklist {
	const char			*id, *version;
	struct words			 name;
	const struct checklist_item	*items;
	size_t				 item_count;
};

/* What the inspector found for one item. */
struct checklist_answer {
	bool		 answered;
	bool		 applies;	/* false: 不适用, leaves both sums */
	const int	*counts;	/* one per deduction of the item: how many times it was found */
};

struct checklist_score {
	int	total;			/* 100 */
	int	allotted;		/* 分配分: points of the items that apply */
	int	actual;			/* 实得分 */
	int	rate_tenths;		/* 得分率 in tenths of a percent, half up; 0 when nothing applies */
	int	answered, items;
};

/* Points of one item: full − deductions, never below 0; fatal gives 0. */
int checklist_item_score(const struct checklist_item *, const struct checklist_answer *);

/* The sheet; unanswered items count in neither sum until they are answered. */
struct checklist_score checklist_score(const struct checklist *, const struct checklist_answer *answers);

/* The first item that keeps the sheet from being signed (unanswered; deducted without a note), or item_count. */
size_t checklist_unfinished(const struct checklist *, const struct checklist_answer *, const bool *noted);

#endif
