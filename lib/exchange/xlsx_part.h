/* Which part of an XLSX container is what, by its relationships. */
#ifndef EXCHANGE_XLSX_PART_H
#define EXCHANGE_XLSX_PART_H

#include <stdbool.h>

#include "base/fault.h"

struct arena;
struct package;
struct xml_listener;

/* The container being read, and where the reason for a refusal goes. */
struct xlsx_source { struct arena *arena; struct package *package; const char **reason; };

struct xlsx_parts {
	const char	*sheet;
	const char	*others;		/* sheets that are shown and not this one: names with ", " between */
	const char	*strings, *styles;	/* NULL when the workbook has none */
	bool		 since_1904;
};

/* Follows the relationships (relative or absolute) from the container to the sheet; *reason as in xlsx_book_load(). */
enum fault xlsx_part_find(const struct xlsx_source *, const char *sheet, struct xlsx_parts *) MUST_CHECK;

/* Reads a whole XML part through a listener; *reason "damaged", "doctype" or "bomb". */
enum fault xlsx_part_scan(const struct xlsx_source *, const char *part, const struct xml_listener *,
    void *owner) MUST_CHECK;

#endif
