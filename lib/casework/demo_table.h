/* The tables that the demonstration data is written in: a line a row, cells between tabs, # for remarks. */
#ifndef CASEWORK_DEMO_TABLE_H
#define CASEWORK_DEMO_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;

struct demo_row { int line; const char *const *cells; };

struct demo_table {
	const char	*path;
	struct demo_row	*rows;
	size_t		 count;
};

/* Reads a file; every row gets exactly `columns` cells, "" for those not there. */
enum fault demo_table_read(struct arena *, const char *path, size_t columns, struct demo_table *,
    const char **problem) MUST_CHECK;

/* A whole number in a cell; FAULT_INPUT with *problem when it is none. */
enum fault demo_table_number(struct arena *, const struct demo_table *, const struct demo_row *, size_t column,
    int64_t *number, const char **problem) MUST_CHECK;

/* FAULT_INPUT with *problem "file:line: …" about a row. */
enum fault demo_table_bad(struct arena *, const struct demo_table *, const struct demo_row *, const char *what,
    const char **problem) MUST_CHECK;

/* The n-th row, counted around, of those whose first cell is `key`; NULL when there is none. */
const struct demo_row *demo_table_pick(const struct demo_table *, const char *key, uint64_t n);

#endif
