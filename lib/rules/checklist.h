/* The audit instrument and its scoring (PROCEDURE.md §18): pure. */
#ifndef RULES_CHECKLIST_H
#define RULES_CHECKLIST_H

#include "rules/procedure.h"

enum { CHECKLIST_DEDUCTIONS = 40 };	/* the most that an item has; checklist.xsd says the same */

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
	bool			 photo;	/* a deduction here needs at least one photo; else a note is enough */
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
	bool		 noted;		/* something is written about it */
	int		 photos;
	bool		 unplaced;	/* of a project as a whole, and no department is named that answers for it */
};

/* What an answer lacks before the sheet can be signed.  Names are words of Audit.Lack. */
enum checklist_lack {
	CHECKLIST_COMPLETE,
	CHECKLIST_LACKS_ANSWER,
	CHECKLIST_LACKS_NOTE,		/* points were taken off without saying why */
	CHECKLIST_LACKS_PHOTO,		/* … or without showing it */
	CHECKLIST_LACKS_DEPARTMENT,	/* … or without naming who answers, so that no manager would see it */
	CHECKLIST_LACK__COUNT
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

/* Whether anything was found that takes points off. */
bool checklist_has_deduction(const struct checklist_item *, const struct checklist_answer *);

enum checklist_lack checklist_item_lack(const struct checklist_item *, const struct checklist_answer *);
const char *checklist_lack_name(enum checklist_lack);	/* "answer", "note", "photo", "department"; "" for complete */

/* The first item that keeps the sheet from being signed, or item_count. */
size_t checklist_unfinished(const struct checklist *, const struct checklist_answer *);

#endif
