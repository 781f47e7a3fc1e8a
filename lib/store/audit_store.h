/* Inspections: adopted checklists, the sheets filled in, their findings. */
#ifndef STORE_AUDIT_STORE_H
#define STORE_AUDIT_STORE_H

#include "rules/finding.h"
#include "store/db.h"

/* Checklist documents by id and version; FAULT_NOT_FOUND when there is none. */
enum fault checklist_insert(struct db *, struct arena *, const struct checklist *, const void *document,
    size_t length, int64_t adopted_at) MUST_CHECK;
enum fault checklist_load(struct db *, struct arena *, const char *id, const char *version, const void **document,
    size_t *length) MUST_CHECK;

/* The version in force at that moment of every checklist; only id and version are filled. */
struct checklist_list { struct checklist *rows; size_t count; };
enum fault checklist_current(struct db *, struct arena *, int64_t at, struct checklist_list *) MUST_CHECK;

/* Names of projects; the inspectors' account sees no rooms. */
struct audit_project { int64_t id; const char *name; };
struct audit_project_list { struct audit_project *rows; size_t count; };
enum fault audit_projects(struct db *, struct arena *, struct audit_project_list *) MUST_CHECK;

/* Fills the id; the version of a new sheet is 1. */
enum fault audit_insert(struct db *, struct arena *, struct audit *) MUST_CHECK;
enum fault audit_load(struct db *, struct arena *, int64_t id, bool lock, struct audit *) MUST_CHECK;

/* Counts a save, or signs with the sums in audit->score: FAULT_CONFLICT when the version is another or it is signed. */
enum fault audit_touch(struct db *, struct arena *, struct audit *) MUST_CHECK;
enum fault audit_sign(struct db *, struct arena *, struct audit *) MUST_CHECK;

/* Newest first.  0 and -1 leave a condition out; `before` is an id. */
struct audit_like { struct department_id department; struct staff_id inspector; int is_signed; int64_t before; };
struct audit_list { struct audit *rows; size_t count; };
enum fault audit_list_load(struct db *, struct arena *, const struct audit_like *, size_t limit, struct audit_list *)
    MUST_CHECK;

/* The answer to one item as it is kept: counts as "late=2 board=1". */
struct answer_row {
	const char	*item;
	bool		 applies;
	const char	*counts, *note;
	int		 score;
	int64_t		 at;
	struct department_id department;	/* answerable; 0: that of the sheet */
};
struct answer_list { struct answer_row *rows; size_t count; };
enum fault answer_put(struct db *, struct arena *, int64_t audit, const struct answer_row *) MUST_CHECK;
enum fault answers_load(struct db *, struct arena *, int64_t audit, struct answer_list *) MUST_CHECK;
enum fault answers_count(struct db *, struct arena *, int64_t audit, int64_t *count) MUST_CHECK;

/* Findings with the inspection they are of; only the parts of `audit` that a list shows are filled. */
struct finding_row { struct finding finding; struct audit audit; };
struct finding_list { struct finding_row *rows; size_t count; };
struct finding_like {
	int64_t			audit;		/* 0 leaves a condition out */
	struct department_id	department;
	int64_t			project;
	int64_t			from, until;	/* found_at; until is exclusive */
	int64_t			before;		/* id */
};
enum fault finding_insert(struct db *, struct arena *, const struct finding *) MUST_CHECK;
enum fault findings_load(struct db *, struct arena *, const struct finding_like *, size_t limit, struct finding_list *)
    MUST_CHECK;

#endif
