/* The answer of a visit: status, headers, and a body in memory or from a writer. */
#ifndef WEB_RESPONSE_H
#define WEB_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "web/visit.h"

struct response {
	int		 status;	/* 0 until the handler has ended the visit */
	const char	*type;
	const char	*policy;	/* Content-Security-Policy; NULL is that of pages */
	const char	*body;
	size_t		 length;
	struct text	 headers;	/* further lines, each with its line end */
	visit_writer	*writer;	/* NULL: the body is in memory */
	void		*context;
};

/* Bytes that follow each other in an answer. */
struct piece { const void *bytes; size_t length; };

/* Where an answer goes; false when the other side is gone. */
struct drain {
	bool	(*write)(void *context, const struct piece *, size_t count);
	void	*context;
};

/* Forgets what was answered so far. */
void response_reset(struct response *, struct arena *);

/* Adds a header line; a value with control characters is left out. */
void response_header(struct response *, const char *name, const char *value);

/* Ends the visit with a body in memory. */
void response_body(struct response *, int status, const char *type, const char *body, size_t length);

/*
 * Sends everything; the first piece of a writer is asked for before the first
 * byte is sent, and its fault is returned with nothing sent.  A later fault
 * gives *broken: the connection must be cut so that nobody takes a part for
 * the whole.
 */
enum fault response_send(struct response *, struct arena *, const struct drain *, bool head, bool *broken) MUST_CHECK;

#endif
