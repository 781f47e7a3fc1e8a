/* Dates as they stand in foreign ledgers. */
#ifndef EXCHANGE_LEDGER_DATE_H
#define EXCHANGE_LEDGER_DATE_H

#include <stdbool.h>
#include <stdint.h>

enum date_order { DATE_ORDER_YMD, DATE_ORDER_MDY, DATE_ORDER_DMY, DATE_ORDER__COUNT };

/* What was written; a part that is not there is 0. */
struct ledger_date {
	int	year, month, day;	/* year 0: not written */
	int	seconds;		/* since midnight */
	bool	has_zone;
	int	east;			/* seconds east of Greenwich, when a zone is written */
};

/*
 * Reads 2014-10-4, 2014/10/4 9:30:00, 2014.10.4, 20141004, 20141004093000,
 * 2014年10月4日9时30分, 10月4日, 10-4, ISO 8601 with zone; with the order MDY
 * or DMY also 10/04/2014 09:30:00 AM; 上午 and 下午 before, am and pm after the
 * time.  False when it is no date, also for days that do not exist (29 February without a year exists).
 */
bool ledger_date_read(const char *, enum date_order, struct ledger_date *);

/* The day count of a spreadsheet (1 is 1900-01-01) that lost its format; only years 1954 to 2119. */
bool ledger_date_serial(const char *, struct ledger_date *);

/* The year in which month and day are nearest to an earlier row's day. */
int ledger_date_nearest_year(const struct ledger_date *, int32_t near_day);

/* The UTC moment of a date with a year; `east` is the ledger's own zone. */
int64_t ledger_date_moment(const struct ledger_date *, int east);

/* ymd, mdy, dmy; DATE_ORDER__COUNT for other words.  "+08:00" as seconds; false for other words. */
enum date_order ledger_date_order(const char *);
bool ledger_date_zone(const char *, int *east);

#endif
