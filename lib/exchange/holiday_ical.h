/* Holidays and make-up days of an iCalendar file (RFC 5545), as phones and offices share them. */
#ifndef EXCHANGE_HOLIDAY_ICAL_H
#define EXCHANGE_HOLIDAY_ICAL_H

#include "exchange/holiday.h"

/*
 * Reads every VEVENT into the arena: its days from DTSTART up to DTEND (or
 * DURATION), a holiday unless SUMMARY or CATEGORIES speak of work (班, 补班,
 * 调休上班, workday).  A year has a notice when it has a day here; a day of
 * December that is called New Year's (元旦) is of the next year's notice.
 * Cancelled events are passed over.  FAULT_INPUT with "name:line:column:
 * message" lines in *problem (the place is where the event begins) for what is
 * no iCalendar, events without a day or with a time of day, that repeat, that
 * last longer than two months, or that contradict one another.
 */
enum fault holiday_ical_read(struct arena *, const struct holiday_file *, struct calendar *, const char **problem)
    MUST_CHECK;

#endif
