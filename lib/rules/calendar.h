/* Which days are worked, and how long: the only place that knows (PROCEDURE.md §32.2). */
#ifndef RULES_CALENDAR_H
#define RULES_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* A calendar answers for local day numbers (base/date.h); hours are seconds after local midnight. */
struct calendar {
	bool		(*works)(const struct calendar *, int32_t day);
	int32_t		  opens, closes;	/* office hours of a worked day */
	const void	 *days;			/* whatever `works` reads */
};

/* Monday to Friday, 9:00 to 18:00, no holidays. */
const struct calendar *calendar_weekdays(void);

/* The end of the n-th worked day after the day of `start`: that day itself does not count. */
int64_t calendar_add_days(const struct calendar *, int64_t start, int days);

/* So many seconds of office hours after `start`; exactly at closing time rather than at the next opening. */
int64_t calendar_add_seconds(const struct calendar *, int64_t start, int64_t seconds);

#endif
