/* Counting wrong tries, so that guessing is slow and nobody is locked out for long (QUALITY S9). */
#ifndef CASEWORK_ATTEMPTS_H
#define CASEWORK_ATTEMPTS_H

#include "casework/casework.h"

/* What is guarded: "login" and the name typed, "address" and the visitor's, "code" and the complaint's number. */
struct guarded {
	const char	*kind, *name;
	int64_t		 limit;		/* wrong tries before waiting: ATTEMPT_LIMIT, ATTEMPT_ADDRESS_LIMIT */
	bool		 forget;	/* success takes all tries back, not only its own */
};

/*
 * Before the try is looked at: counts it as a wrong one for every subject, in
 * a transaction of its own, so that parallel tries cannot slip by; or, when
 * one of them is still waiting, counts nothing and sets *blocked.
 */
enum fault attempts_begin(struct step *, const struct guarded *, size_t count, bool *blocked) MUST_CHECK;

/* Inside the transaction of what succeeded: takes the try back. */
enum fault attempts_succeed(struct step *, const struct guarded *, size_t count) MUST_CHECK;

#endif
