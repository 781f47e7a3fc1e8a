/* What a kind of spreadsheet implements behind sheet.h. */
#ifndef EXCHANGE_SHEET_KIND_H
#define EXCHANGE_SHEET_KIND_H

#include "base/arena.h"
#include "exchange/sheet.h"

/* First member of every kind's own structure. */
struct sheet_reader {
	enum fault	(*next)(struct sheet_reader *, const struct sheet_row **);
	int		(*progress)(const struct sheet_reader *);
	void		(*close)(struct sheet_reader *);
	int		 descriptor;		/* ours to close, or -1 */
	const char	*others;		/* as sheet_others() */
};

/* A row under construction; its arena is forgotten when the next row begins. */
struct row_draft {
	struct arena		 arena;
	struct cell		*cells;
	size_t			 room, filled;	/* cells set so far, and how many of them hold text */
	struct sheet_row	 row;
};

/* Starts an empty row of that number. */
void row_begin(struct row_draft *, int64_t number);

/*
 * Puts a cell, columns counted from 0; bytes that are no clean text, too long cells and too
 * many columns become the row's problem.
 */
void row_put(struct row_draft *, size_t column, enum cell_kind, const char *bytes, size_t length);

/* Remembers the first problem of a row, column counted from 1. */
void row_problem(struct row_draft *, const char *word, size_t column);

enum fault csv_open(struct arena *, int descriptor, struct sheet_reader **, const char **reason) MUST_CHECK;
enum fault xlsx_open(struct arena *, int descriptor, const char *sheet, struct sheet_reader **,
    const char **reason) MUST_CHECK;

#endif
