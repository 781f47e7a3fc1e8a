/* Lists of cases, of filed cases and of findings as files. */
#ifndef CASEWORK_EXPORT_H
#define CASEWORK_EXPORT_H

#include "casework/board.h"
#include "casework/filing.h"
#include "casework/inspection.h"

enum export_format { EXPORT_XLSX, EXPORT_CSV, EXPORT__COUNT };
enum export_kind { EXPORT_TEXT, EXPORT_NUMBER, EXPORT_MOMENT };

struct export_column { const char *title; double width; enum export_kind kind; };
struct export_cell { const char *text; int64_t number; };

/* How the list looks: its columns, and what stands in them for a case. */
struct export_list {
	enum export_format		 format;
	const char			*name;		/* of the sheet, up to 31 characters */
	const char			*heading;	/* printed above every page */
	const struct export_column	*columns;
	size_t				 count;
	/* Fills `count` cells; their texts may live in the arena, which is emptied after each page of rows. */
	void	(*row)(void *context, struct arena *, const struct case_file *, struct export_cell *);
	/* The same for casework_export_filed(). */
	void	(*filed)(void *context, struct arena *, const struct filed *, struct export_cell *);
	/* The same for casework_export_findings(). */
	void	(*finding)(void *context, struct arena *, const struct finding_view *, struct export_cell *);
	void	*context;
};

/*
 * Writes every row that casework_board() would list for this request, page by
 * page in bounded memory, into a fresh unlinked file, and logs the export
 * under `subject`.  *file stands at the beginning and is the caller's to
 * close; nothing is open after a fault.
 */
enum fault casework_export(struct step *, const struct board_request *, const struct export_list *, const char *subject,
    int *file) MUST_CHECK;

/* The same of everything that casework_find_filed() finds. */
enum fault casework_export_filed(struct step *, const struct filing_search *, const struct export_list *,
    const char *subject, int *file) MUST_CHECK;

/* The same of everything that inspection_findings() lists; `before` and `limit` of the filter count for nothing. */
enum fault casework_export_findings(struct step *, const struct finding_filter *, const struct export_list *,
    const char *subject, int *file) MUST_CHECK;

/* "xlsx", "csv"; nonsense gives EXPORT__COUNT.  The media type of a format. */
enum export_format export_format_read(const char *);
const char *export_format_type(enum export_format);

#endif
