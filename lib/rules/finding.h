/* Inspections and what they found: who may see and do what, and how points are shared out. */
#ifndef RULES_FINDING_H
#define RULES_FINDING_H

#include "rules/checklist.h"
#include "rules/role.h"

/* One inspection of a department, of a project, or of a department in a project; its row in the store. */
struct audit {
	int64_t			 id;
	int64_t			 version;	/* counts saves; a save names the version it read */
	const char		*number;	/* "A2026-000012" */
	const char		*checklist_id, *checklist_version;
	struct department_id	 department;	/* 0: the project as a whole */
	int64_t			 project;	/* 0: the department wherever it works */
	const char		*project_name;
	struct staff_id		 inspector;
	int64_t			 opened_at, signed_at;	/* frozen since signed_at */
	const char		*signed_by;
	struct checklist_score	 score;		/* as signed; only the four sums are kept */
};

/* One deduction of a signed inspection. */
struct finding {
	int64_t			 id;
	int64_t			 audit;
	const char		*item, *deduction;	/* ids in the checklist */
	int			 times;			/* how often it was found */
	int			 points;		/* what it took off, at most what was left */
	const char		*note;
	struct department_id	 department;
	int64_t			 found_at;
};

/*
 * Inspectors and management see every inspection; department managers see the
 * signed results of their own department.
 */
bool audit_visible(const struct audit *, const struct staff *);

/*
 * Whether of an inspection of a project as a whole this person sees what was
 * found for the own department, and nothing else of it: department managers,
 * once it is signed.
 */
bool audit_visible_in_part(const struct audit *, const struct staff *);

/* Only the inspector who opened a sheet fills it in and signs it. */
bool audit_is_of(const struct audit *, const struct staff *);

/*
 * How many points each deduction of an item took, in the order of the list and
 * never below 0: the sum is the item's points less its score.
 */
void finding_points(const struct checklist_item *, const struct checklist_answer *, int *points);

#endif
