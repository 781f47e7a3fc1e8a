/* Mapping files (conf/mapping): which column of a foreign sheet is what, and what its words mean. */
#ifndef EXCHANGE_MAPPING_H
#define EXCHANGE_MAPPING_H

#include <stddef.h>

#include "base/fault.h"

struct arena;

/* A line "name = value" under its [section]; a name may be repeated, the order counts. */
struct mapping_line { const char *section, *name, *value; };

struct mapping {
	const char			*id;	/* [mapping] id */
	const char			*kind;	/* [mapping] kind: "ledger" or "rooms" */
	const struct mapping_line	*lines;
	size_t				 count;
};

/* Loads one file; FAULT_INPUT with *problem "file:line: …" for a malformed one, FAULT_NOT_FOUND. */
enum fault mapping_load(struct arena *, const char *path, struct mapping *, const char **problem) MUST_CHECK;

/* Loads every *.ini of a folder, in order of their names. */
enum fault mapping_load_folder(struct arena *, const char *folder, const struct mapping **, size_t *count,
    const char **problem) MUST_CHECK;

/* The first value of that name, or the fallback. */
const char *mapping_value(const struct mapping *, const char *section, const char *name, const char *fallback);

/* Parts of "a | b | c", trimmed. */
size_t mapping_parts(struct arena *, const char *value, const char *const **parts);

#endif
