/* Bringing the complaints of old ledgers in as cases (PROCEDURE §23). */
#ifndef CASEWORK_IMPORT_H
#define CASEWORK_IMPORT_H

#include "casework/casework.h"

struct import_counts {
	int64_t	read, added, known, bad, skipped;	/* rows; skipped are notes below the table */
	int64_t	overdue;				/* of the added: open and late already */
	int	permille;				/* of the file, so far */
	const char *unread;				/* other sheets of the workbook, as sheet_others() */
};

/* Why a row stays out; column from 1, 0: the whole row. */
struct import_problem { int64_t row; size_t column; const char *title, *word; };

struct import_request {
	const char	*path;
	const char	*mapping;	/* id, or path of a mapping file; NULL: recognised by the header */
	const char	*sheet;		/* of a workbook; NULL: the first that is shown */
	int		 year;		/* of dates without one; 0: inferred */
	bool		 dry_run;	/* reads and checks everything, adds nothing */
	int		 errors;	/* descriptor of an empty file that bad rows are copied to, or -1 */
	void		(*progress)(void *context, const struct import_counts *);
	void		(*problem)(void *context, const struct import_problem *);
	void		*context;
};

/*
 * Imports a ledger, some hundreds of rows to a transaction; what was imported
 * before is recognised by its key and left alone, so that an interrupted
 * import is completed by the same call.  An open case whose time was up before
 * the import is marked so by it, and nobody is told (§32.2: a verdict stays;
 * §32.13: who would be reported to had no say in it).  Rows that are not right
 * are told and left out.  FAULT_INPUT with *reason a word of Text.Import, or a line
 * "file:line: …" about a mapping, when the file as a whole cannot be used.
 */
enum fault import_ledger(struct step *, const struct import_request *, struct import_counts *,
    const char **reason) MUST_CHECK;

#endif
