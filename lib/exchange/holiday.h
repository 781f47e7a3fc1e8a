/* What readers of published holidays share: a file in memory, complaints with their place, days for a calendar. */
#ifndef EXCHANGE_HOLIDAY_H
#define EXCHANGE_HOLIDAY_H

#include "base/fault.h"
#include "base/text.h"
#include "rules/calendar.h"

/* The whole of a file, and what messages call it. */
struct holiday_file { const char *name, *bytes; size_t length; };

/* A file being read.  `at` is always the byte of the file that is spoken of. */
struct holiday_reading {
	struct arena			*arena;
	const struct holiday_file	*file;
	struct calendar_day		*days;
	size_t				*places;	/* of the days, for complaints */
	size_t				 count, room;
	struct text			 problem;
	int				 problems;
};

struct holiday_reading holiday_begin(struct arena *, const struct holiday_file *);

/* Remembers "name:line:column: message"; columns count characters. */
void holiday_complain(struct holiday_reading *, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A day of a notice.  One outside the notice's year and December before it is complained of, and an empty name. */
void holiday_add(struct holiday_reading *, size_t at, struct calendar_day);

/*
 * The calendar of what was added: a notice for each year that has days, its
 * papers when there is just one.  FAULT_INPUT with one message a line in *problem
 * when anything was complained of, or a date stands there twice.
 */
enum fault holiday_finish(struct holiday_reading *, const char *papers, struct calendar *, const char **problem)
    MUST_CHECK;

#endif
