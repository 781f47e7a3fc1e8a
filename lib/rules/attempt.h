/* How often somebody may guess: waiting times after wrong tries. */
#ifndef RULES_ATTEMPT_H
#define RULES_ATTEMPT_H

#include <stdbool.h>
#include <stdint.h>

enum {
	ATTEMPT_LIMIT = 5,		/* wrong tries at one login before waiting begins */
	ATTEMPT_ADDRESS_LIMIT = 20,	/* of one address, behind which a whole office may sit */
	ATTEMPT_UPLOADS = 40,		/* forms with photos that one address has not sent off */
	ATTEMPT_FILINGS = 25,		/* complaints that one address files, one after the other */
	ATTEMPT_PATIENT = 20,		/* tries at one login by those who waited it out, before waiting begins */
	ATTEMPT_LONGEST = 15 * 60,	/* nobody waits longer than this many seconds */
	ATTEMPT_MEMORY = 30 * 60	/* wrong tries are forgotten after so many quiet seconds */
};

/* What is remembered of the wrong tries at one thing. */
struct attempt {
	int64_t	last_at;	/* UTC seconds of the latest counted try; 0 when there was none */
	int64_t	failures;
};

/*
 * Seconds to wait after the latest of so many failures: none below the limit, then 30, doubled
 * each time, at most ATTEMPT_LONGEST.
 */
int64_t attempt_wait(int64_t failures, int64_t limit);

/* True while a further try is refused unheard; such tries are not counted, so nobody can prolong another's waiting. */
bool attempt_blocked(const struct attempt *, int64_t limit, int64_t now);

/* Whether nothing of it counts any more: none was made, all were taken back, or it is ATTEMPT_MEMORY ago. */
bool attempt_forgotten(const struct attempt *, int64_t now);

/* Whether who asked then has waited as long as anybody has to, and not so long that the asking is forgotten. */
bool attempt_waited(const struct attempt *asked, int64_t now);

#endif
