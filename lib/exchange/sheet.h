/* A spreadsheet as a stream of rows, whether it came as XLSX or as delimited text. */
#ifndef EXCHANGE_SHEET_H
#define EXCHANGE_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;

enum {
	SHEET_COLUMNS = 1024,			/* more filled columns than this are a problem of the row */
	SHEET_CELL_BYTES = 1024 * 1024,		/* a longer cell is refused */
	SHEET_FILE_BYTES = 200 * 1024 * 1024	/* also the limit for everything unpacked */
};

enum cell_kind { CELL_EMPTY, CELL_TEXT, CELL_NUMBER, CELL_DATE };

/*
 * Text is what a person sees, clean UTF-8 without space at the ends, line ends
 * as \n, never NULL; a true date reads "2026-10-04" or "2026-10-04 09:30:00",
 * a number has no exponent and no lost digits.
 */
struct cell {
	enum cell_kind	 kind;
	const char	*text;
};

/* One row that is not blank. */
struct sheet_row {
	int64_t			 number;	/* from 1, as a spreadsheet program counts */
	size_t			 count;
	const struct cell	*cells;
	const char		*problem;	/* word of Text.Import ("bytes", "quote", …) or NULL */
	size_t			 problem_column;	/* from 1, 0: the whole row */
};

struct sheet_reader;

/*
 * Opens what the descriptor holds, recognised by its content; `sheet` names
 * the sheet of a workbook, NULL is the first one that is shown.  The reader
 * lives in the arena; close it to release what libraries hold.  FAULT_INPUT
 * and FAULT_TOO_LARGE come with *reason, a word of Text.Import: "empty",
 * "damaged", "bomb", "doctype", "old_workbook", "not_sheet", "no_sheet".
 * The descriptor must be seekable and stays the caller's.
 */
enum fault sheet_open(struct arena *, int descriptor, const char *sheet, struct sheet_reader **,
    const char **reason) MUST_CHECK;

/* The same for a path; FAULT_NOT_FOUND when there is no such file. */
enum fault sheet_open_file(struct arena *, const char *path, const char *sheet, struct sheet_reader **,
    const char **reason) MUST_CHECK;

/* The next row, NULL at the end; it is valid until the next call.  FAULT_INPUT: the rest cannot be read. */
enum fault sheet_next(struct sheet_reader *, const struct sheet_row **) MUST_CHECK;

/* The other sheets of a workbook that are shown, names with ", " between; "" when there is none. */
const char *sheet_others(const struct sheet_reader *);

/* How much of the file has been read, 0 to 1000, for showing progress. */
int sheet_progress(const struct sheet_reader *);

/* NULL does nothing. */
void sheet_close(struct sheet_reader *);

/* The cell of a column counted from 0; an empty one beyond the end. */
const struct cell *sheet_cell(const struct sheet_row *, size_t column);

/* The index of the first cell whose folded title (see sheet_title) is this one, or the row's count. */
size_t sheet_find(struct arena *, const struct sheet_row *, const char *title);

/* A column title as it is compared: narrow, lower case, without spaces, line ends, asterisks and colons. */
const char *sheet_title(struct arena *, const char *);

#endif
