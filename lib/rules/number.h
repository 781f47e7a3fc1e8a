/* Case numbers: "2026-000471", "W2026-000012" (PROCEDURE.md §5). */
#ifndef RULES_NUMBER_H
#define RULES_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* The number of a case; prefix 0 for a plain one.  Counters above 999999 simply grow longer. */
const char *case_number_format(struct arena *, char prefix, int year, int64_t counter);

/*
 * Reads a number as people type it: spaces around it, full width and lower
 * case are forgiven, as are missing leading zeros.  False when it is none.
 */
struct case_number {
	char	prefix;		/* 'Q', 'W', 'L' or 0 */
	int	year;
	int64_t	counter;
};
bool case_number_read(struct arena *, const char *typed, struct case_number *);

#endif
