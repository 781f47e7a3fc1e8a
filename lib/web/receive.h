/* From the web server's parameters and body to a struct request. */
#ifndef WEB_RECEIVE_H
#define WEB_RECEIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "web/request.h"

struct arena;
struct config;

/*
 * A Han character is nine bytes of a body that is not multipart: this holds the fullest of our forms,
 * which tests/web/forms_test.py counts.
 */
enum { RECEIVE_URLENCODED_BYTES = 256 * 1024, RECEIVE_FILES = 9 };

/* Where a request comes from: FastCGI, or a test. */
struct source {
	const char	*(*parameter)(void *context, const char *name);		/* NULL when absent */
	size_t		 (*read)(void *context, char *bytes, size_t room);	/* 0 at the end */
	void		*context;
};

/* What is known of a request before its body. */
enum receive_result {
	RECEIVE_OK,
	RECEIVE_MALFORMED,		/* 400 */
	RECEIVE_METHOD,			/* 405: neither GET, HEAD nor POST */
	RECEIVE_ELSEWHERE,		/* 404: not below /<program>/ */
	RECEIVE_TOO_LARGE		/* 413 or 431: longer than any of ours */
};

/* Reads everything but the body; the texts live in the arena. */
enum receive_result receive_head(struct arena *, const struct source *, const struct config *,
    const char *program, struct request *);

/*
 * Reads the body into fields and uploads.  FAULT_INPUT when it is malformed or
 * carries files although `multipart` is false, FAULT_TOO_LARGE, FAULT_FULL.
 * A body of another type is left alone.
 */
enum fault receive_body(struct arena *, const struct source *, const struct config *, bool multipart,
    struct request *) MUST_CHECK;

/* Closes the uploads. */
void receive_close(struct request *);

#endif
