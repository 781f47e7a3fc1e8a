/* The notices of a year as JSON: {"year": 2026, "papers": […], "days": [{"name": …, "date": …, "isOffDay": …}, …]}. */
#ifndef EXCHANGE_HOLIDAY_JSON_H
#define EXCHANGE_HOLIDAY_JSON_H

#include "exchange/holiday.h"

/*
 * Reads a year into the arena.  A document without days is a notice that is not
 * out yet: the calendar then has none.  FAULT_INPUT with "name:line:column:
 * message" lines in *problem for what is no JSON, keys that are there twice,
 * members that are missing or of another type, dates that do not exist, are
 * there twice or lie outside the year and December before it.
 */
enum fault holiday_json_read(struct arena *, const struct holiday_file *, struct calendar *, const char **problem)
    MUST_CHECK;

/* True for a JSON Schema, which may lie beside the years it describes. */
bool holiday_json_is_schema(struct arena *, const struct holiday_file *);

#endif
