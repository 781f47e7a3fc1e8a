/* Inspections of the supervision office: a sheet is opened, answered item by item, signed, and then frozen. */
#ifndef CASEWORK_INSPECTION_H
#define CASEWORK_INSPECTION_H

#include "casework/files.h"
#include "rules/finding.h"

/* The checklists that a new sheet may be opened under, as they are in force now. */
enum fault inspection_checklists(struct step *, const struct checklist ***, size_t *count) MUST_CHECK;

struct inspection_project { int64_t id; const char *name; };
enum fault inspection_projects(struct step *, struct inspection_project **, size_t *count) MUST_CHECK;

/*
 * Opens a sheet for a department, a project, or a department in a project, and
 * gives its id; the same one-time key gives the same sheet.  Numbers are
 * A<year>-<counter> without gaps.  Refused: REFUSAL_ROLE, _INCOMPLETE (nothing to
 * inspect), _DEPARTMENT (closed or unknown), _NOT_FOUND (no such checklist or project).
 */
struct inspection_request {
	const char		*checklist;
	struct department_id	 department;
	int64_t			 project;
	int64_t			 in_force;	/* the checklist as it stands at that moment; 0: step->now */
};
enum fault inspection_open(struct step *, const struct inspection_request *, int64_t *id) MUST_CHECK;

/* What was found for one item; `counts` has one number for each of its deductions. */
struct inspection_answer {
	int64_t			 id, version;	/* version 0: whatever it is */
	const char		*item;
	bool			 applies;
	const int		*counts;
	size_t			 count;
	const char		*note;
	/* answerable for what was found, on the sheet of a project as a whole; elsewhere it is the sheet's */
	struct department_id	 department;
	struct staged_files	 photos;	/* added to those already there */
};

/*
 * Saves the answer to one item, again and again until the sheet is signed.
 * With *lack other than CHECKLIST_COMPLETE nothing but the photos is kept.
 * FAULT_CONFLICT when the sheet was saved since `version`.  Refused:
 * REFUSAL_NOT_YOURS, _SIGNED, _NOT_FOUND, _DEPARTMENT (closed or unknown).
 */
enum fault inspection_answer(struct step *, const struct inspection_answer *, enum checklist_lack *lack) MUST_CHECK;

/*
 * Signs: sums, rate and findings are fixed in one transaction.  An unfinished
 * sheet is refused (REFUSAL_INCOMPLETE) and *unfinished is the id of its first
 * unfinished item.  Otherwise as inspection_answer().
 */
enum fault inspection_sign(struct step *, int64_t id, int64_t version, const char **unfinished) MUST_CHECK;

/* A sheet or a frozen record. */
struct inspection_item {
	const struct checklist_item	*item;
	struct checklist_answer		 answer;
	enum checklist_lack		 lack;
	int				 score;		/* points as they stand */
	const char			*note;
	struct department_id		 department;	/* named as answerable; 0: that of the sheet */
	const struct evidence		*photos;
	size_t				 photo_count;
};
struct inspection {
	struct audit			 audit;		/* audit.score: so far, or as signed */
	const struct checklist		*checklist;
	struct inspection_item		*items;		/* checklist->item_count */
	const struct finding		*findings;	/* once signed, in the order of the sheet */
	size_t				 finding_count;
};

/*
 * REFUSAL_NOT_FOUND when there is none that step->actor may see.  A manager has
 * of a project as a whole those items alone for which the own department answers.
 */
enum fault inspection_read(struct step *, int64_t id, struct inspection *) MUST_CHECK;

/* A row of a list, with the checklist it was opened under. */
struct inspection_row { struct audit audit; const struct checklist *checklist; int64_t answered; };

/* Newest first, of what step->actor may see. */
struct inspection_filter {
	struct department_id	department;	/* 0: any */
	bool			mine, open, frozen;	/* open and frozen both false: any */
	int64_t			before;		/* id of the last row of the page before; 0 starts */
	size_t			limit;
};
enum fault inspection_list(struct step *, const struct inspection_filter *, struct inspection_row **, size_t *count)
    MUST_CHECK;

/* Findings of signed inspections, newest first, of what step->actor may see: managers their own department's alone. */
struct finding_filter {
	struct department_id	department;
	int64_t			project;
	int64_t			from, until;	/* moments of signing; until is exclusive; 0: any */
	int64_t			before;
	size_t			limit;
};
struct finding_view {
	struct finding			 finding;
	struct audit			 audit;		/* id, number, project, inspector, signed_at */
	const struct checklist_item	*item;		/* NULL: the checklist does not have it */
	const struct deduction		*deduction;
};
enum fault inspection_findings(struct step *, const struct finding_filter *, struct finding_view **, size_t *count)
    MUST_CHECK;

#endif
