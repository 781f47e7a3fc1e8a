/* What a case has in the database from its first moment, once number and complaint are there. */
#ifndef STORE_OPENING_STORE_H
#define STORE_OPENING_STORE_H

#include "rules/deadline.h"
#include "rules/event.h"
#include "store/outbox_store.h"

struct opening {
	const char		*once, *result;		/* one-time key of the form, and where it led */
	const struct case_file	*file;			/* with the id of its complaint */
	struct case_event	 event;			/* the first; number and digests are filled here */
	uint8_t			 code[SECRET_DIGEST];	/* digest of the follow-up code */
	const char		*text;			/* by which the case is found */
	struct deadline		*deadlines;
	size_t			 deadline_count;
	struct outbox_row	*message;		/* what the complainant is told; NULL: nothing */
	int64_t			 at;
};

/*
 * Inserts all of it inside a transaction, in one trip to the server unless
 * more clocks start than a procedure has at this place: every trip is time in
 * which the counter of the year keeps the next case waiting.  FAULT_DUPLICATE:
 * the form was sent before.
 */
enum fault opening_insert(struct db *, struct arena *, struct opening *) MUST_CHECK;

#endif
