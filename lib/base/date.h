/* Moments and civil dates.  Moments are UTC seconds; civil dates are those of the wall clock in China. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

enum {
	DATE_MINUTE = 60,
	DATE_HOUR = 3600,
	DATE_DAY = 86400,
	DATE_ZONE = 8 * 3600		/* Asia/Shanghai: UTC+8, no daylight saving since 1991 */
};


struct civil {
	int	year, month, day;	/* month 1-12, day 1-31 */
	int	hour, minute, second;
};

int32_t date_day(int year, int month, int day);		/* proleptic Gregorian */
void date_civil_day(int32_t day, int *year, int *month, int *day_of_month);
bool date_exists(int year, int month, int day);
int date_weekday(int32_t day);				/* 1 Monday … 7 Sunday */

/* Between a UTC moment and the wall clock in China. */
struct civil date_local(int64_t moment);
int64_t date_moment(const struct civil *local);
int32_t date_local_day(int64_t moment);
int64_t date_day_start(int32_t local_day);

/* "2026-11-23", "2026-11-23 18:05", "2026-11-23T18:05:09+08:00", "2026-11-23 10:05:09" (UTC, for SQL). */
const char *date_text_day(struct arena *, int64_t moment);
const char *date_text_minute(struct arena *, int64_t moment);
const char *date_text_iso(struct arena *, int64_t moment);
const char *date_text_utc(struct arena *, int64_t moment);

/*
 * What people type for a day: 2026-9-30, 2026/9/30, 20260930, 2026年9月30日,
 * 9-30 or 9月30日 (the year is then today's).  Gives the local day number.
 */
bool date_read_day(const char *, int32_t today, int32_t *day);

/* A day as above, optionally followed by HH:MM[:SS]; or ISO 8601 with T and zone.  Gives a UTC moment. */
bool date_read_moment(const char *, int32_t today, int64_t *moment);

/* The only reading of the clock; ANJUAN_NOW in the environment (ISO 8601) replaces it in tests. */
int64_t date_now(void);

#endif
