/* Counting wrong tries, so that guessing is slow and nobody is locked out for long (QUALITY S9). */
#ifndef CASEWORK_ATTEMPTS_H
#define CASEWORK_ATTEMPTS_H

#include "casework/casework.h"

/*
 * What is guarded: "login" and the name typed, "address" and the visitor's,
 * "pair" and both, "code" and the complaint's number.
 *
 * A guard that anybody can keep closed names its `patient`: that pair, when it
 * has made no wrong try, gets one ATTEMPT_LONGEST after it first asked, however
 * often others have tried in the meantime; ATTEMPT_PATIENT of them, then these
 * wait as well.
 */
struct guarded {
	const char	*kind, *name;
	int64_t		 limit;		/* wrong tries before waiting: ATTEMPT_LIMIT, ATTEMPT_ADDRESS_LIMIT */
	bool		 forget;	/* success takes all tries back, not only its own */
	const char	*patient;	/* the name of a "pair", or NULL */
};

/*
 * Before the try is looked at: counts it as a wrong one for every subject, in
 * a transaction of its own, so that parallel tries cannot slip by; or, when
 * one of them is still waiting, counts nothing and sets *blocked.  They are
 * asked in their order: what is one's own before what others share.
 */
enum fault attempts_begin(struct step *, const struct guarded *, size_t count, bool *blocked) MUST_CHECK;

/* Inside the transaction of what succeeded: takes the try back. */
enum fault attempts_succeed(struct step *, const struct guarded *, size_t count) MUST_CHECK;

#endif
