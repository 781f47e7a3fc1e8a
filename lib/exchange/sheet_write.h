/* Writing a list as XLSX or CSV, row by row, whatever its length. */
#ifndef EXCHANGE_SHEET_WRITE_H
#define EXCHANGE_SHEET_WRITE_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;
struct sheet_writer;

enum sheet_format { SHEET_XLSX, SHEET_CSV };
enum column_kind {
	COLUMN_TEXT,		/* also numbers that are names: case numbers, phones */
	COLUMN_NUMBER,
	COLUMN_TENTHS,		/* a number of tenths, shown with its point: 867 is 86.7 */
	COLUMN_MOMENT		/* UTC seconds, shown as the wall clock in China; 0 is blank */
};

struct sheet_column {
	const char		*title;
	double			 width;		/* characters; 0: the program's default */
	enum column_kind	 kind;
};

struct sheet_layout {
	const char			*name;		/* of the sheet: at most 31 characters, without []:*?/\ */
	const char			*heading;	/* printed on top of every page; NULL for none */
	const struct sheet_column	*columns;
	size_t				 count;
	/* Remarks on a second sheet of a workbook; left out of CSV. */
	const char			*notes_name;
	const char *const		*notes;
	size_t				 note_count;
};

/* A number that is not there. */
#define SHEET_BLANK INT64_MIN

/* One value for each column, by the column's kind. */
struct sheet_value {
	const char	*text;		/* NULL is blank */
	int64_t		 number;	/* SHEET_BLANK is blank */
};

/*
 * Begins the list with its header row.  XLSX: A4 landscape, header frozen,
 * filtered and repeated on paper, texts in format @ so that no digit is lost
 * and no formula runs.  CSV: UTF-8 with mark, CRLF, and a ' before cells that
 * a spreadsheet program would calculate.  The descriptor is an empty regular
 * file and stays the caller's.  Names and titles must outlive the writer.
 */
enum fault sheet_writer_open(struct arena *, enum sheet_format, int descriptor, const struct sheet_layout *,
    struct sheet_writer **) MUST_CHECK;

/* Adds a row; the first failure is remembered for the end. */
void sheet_writer_row(struct sheet_writer *, const struct sheet_value *values);

/*
 * Completes the file and releases the writer, also after a failure: FAULT_FULL, FAULT_IO,
 * FAULT_TOO_LARGE (over 1,048,575 rows in XLSX).
 */
enum fault sheet_writer_end(struct sheet_writer *) MUST_CHECK;

#endif
