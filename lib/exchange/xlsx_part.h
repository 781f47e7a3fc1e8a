/* Which part of an XLSX container is what, by its relationships. */
#ifndef EXCHANGE_XLSX_PART_H
#define EXCHANGE_XLSX_PART_H

#include <stdbool.h>

#include "base/fault.h"

struct arena;
struct package;
struct xml_listener;

struct xlsx_parts {
	const char	*sheet;
	const char	*strings, *styles;	/* NULL when the workbook has none */
	bool		 since_1904;
};

/* Follows the relationships (relative or absolute) from the container to the sheet; *reason as in xlsx_book_load(). */
enum fault xlsx_part_find(struct arena *, struct package *, const char *sheet, struct xlsx_parts *,
    const char **reason) MUST_CHECK;

/* Reads a whole XML part through a listener; *reason "damaged", "doctype" or "bomb". */
enum fault xlsx_part_scan(struct arena *, struct package *, const char *part, const struct xml_listener *,
    void *owner, const char **reason) MUST_CHECK;

#endif
