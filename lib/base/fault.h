/* Why a function that did its best could not: the shared vocabulary of failures. */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#define MUST_CHECK __attribute__((warn_unused_result))

/*
 * A fault is our failure, never the visitor's (that is an invalid form) and
 * never the procedure's no (that is an enum refusal).  It is logged once,
 * where it is first seen, and passed up unchanged.
 */
enum fault {
	FAULT_NONE = 0,
	FAULT_NOT_FOUND,	/* the row or file asked for is not there */
	FAULT_CONFLICT,		/* someone else changed it since it was read */
	FAULT_DUPLICATE,	/* a unique key is already taken */
	FAULT_RETRY,		/* the server undid the transaction: run it again */
	FAULT_UNKNOWN,		/* the connection died in COMMIT: it may have happened */
	FAULT_UNAVAILABLE,	/* the database is away: answer 503, try later */
	FAULT_FULL,		/* no space left: answer 507 */
	FAULT_TOO_LARGE,	/* more than a configured limit */
	FAULT_DENIED,		/* the database account may not do this */
	FAULT_INPUT,		/* a file or document is malformed */
	FAULT_IO,		/* reading or writing failed */
	FAULT_REFUSED,		/* only inside a transaction: the procedure said no, undo it */
	FAULT_INTERNAL,		/* a promise inside the program was broken */
	FAULT__COUNT
};

/* The fault's name for logs ("conflict"); never NULL. */
const char *fault_name(enum fault);

#endif
