/* Any list as a file, page by page. */
#ifndef CASEWORK_EXPORT_H
#define CASEWORK_EXPORT_H

#include "casework/casework.h"

enum { EXPORT_ROWS = 200 };	/* of a page, for lists that are read by pages */

enum export_format { EXPORT_XLSX, EXPORT_CSV, EXPORT__COUNT };
enum export_kind { EXPORT_TEXT, EXPORT_NUMBER, EXPORT_TENTHS, EXPORT_MOMENT };	/* tenths: 867 is shown as 86.7 */

#define EXPORT_BLANK INT64_MIN	/* a number or moment that is not there */


struct export_column { const char *title; double width; enum export_kind kind; };
struct export_cell { const char *text; int64_t number; };
struct export_sheet;		/* the file on its way */

/*
 * Writes the next page of a list with export_row() and says whether another
 * may follow; where the list stands is the context's.  The arena is emptied
 * after each page, so that a long list takes no more memory than a short one.
 */
typedef enum fault export_page(void *context, struct arena *, struct export_sheet *, bool *more);

struct export_list {
	enum export_format		 format;
	const char			*name;		/* of the sheet, up to 31 characters */
	const char			*heading;	/* printed above every page */
	const struct export_column	*columns;
	size_t				 count;
	export_page			*page;
	void				*context;
};

/* Adds a row: one cell for each column, whose texts need not outlive the call. */
void export_row(struct export_sheet *, const struct export_cell *cells);

/*
 * Writes the list into a fresh unlinked file, and logs the export under
 * `subject`.  A page without rows ends the list.  *file stands at the
 * beginning and is the caller's to close; nothing is open after a fault.
 */
enum fault casework_export(struct step *, const struct export_list *, const char *subject, int *file) MUST_CHECK;

/* "xlsx", "csv"; nonsense gives EXPORT__COUNT.  The name and the media type of a format. */
enum export_format export_format_read(const char *);
const char *export_format_name(enum export_format);
const char *export_format_type(enum export_format);

#endif
