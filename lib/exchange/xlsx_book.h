/* The parts of a workbook around its rows: which sheet, shared texts, date formats, merged cells. */
#ifndef EXCHANGE_XLSX_BOOK_H
#define EXCHANGE_XLSX_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;
struct package;
struct text;
struct xml_listener;

enum date_format { FORMAT_OTHER, FORMAT_DATE, FORMAT_TIME };

/* Cells merged downwards: the first one's text holds for those below. */
struct merge { int64_t top, bottom; size_t column; };

struct xlsx_book {
	const char		*sheet_part;
	const char		*others;	/* as struct xlsx_parts */
	bool			 since_1904;
	const char *const	*strings;
	size_t			 string_count;
	const unsigned char	*formats;	/* enum date_format of each cell style */
	size_t			 format_count;
	const struct merge	*merges;	/* in order of their first row */
	size_t			 merge_count;
};

/*
 * Finds the sheet by name (NULL: the first shown one) and loads what its rows
 * refer to; reads the sheet through once, so a damaged one is found before
 * the first row is handed out.  *reason: "damaged", "doctype", "not_sheet",
 * "no_sheet", "bomb".
 */
enum fault xlsx_book_load(struct arena *, struct package *, const char *sheet, struct xlsx_book *,
    const char **reason) MUST_CHECK;

/* Adds a text with its _x000D_ escapes decoded. */
void xlsx_book_add_escaped(struct text *, const char *bytes, size_t length);

/* The column, from 0, and the row of a reference such as "AB12"; false when it is none. */
bool xlsx_book_reference(const char *, size_t *column, int64_t *row);

/* Date formats by number and by code ("yyyy\"年\"m\"月\""). */
enum date_format xlsx_book_format(int number, const char *code);

#endif
