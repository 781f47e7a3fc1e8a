/* Reading multipart/form-data piece by piece, in fixed memory. */
#ifndef WEB_MULTIPART_H
#define WEB_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"

struct arena;
struct multipart;

enum { MULTIPART_PARTS = 200, MULTIPART_BOUNDARY = 70 };

/* What the reader tells: the raw header lines of a part, its bytes in any number of pieces, its end. */
struct multipart_sink {
	enum fault	(*header)(void *context, const char *bytes, size_t length);
	enum fault	(*bytes)(void *context, const char *bytes, size_t length);
	enum fault	(*end)(void *context);
	void		*context;
};

/* NULL when the boundary is missing, empty or longer than RFC 2046 allows. */
struct multipart *multipart_begin(struct arena *, const char *boundary, const struct multipart_sink *);

/*
 * The next bytes of the body, however they are split.  FAULT_INPUT when they
 * are malformed, FAULT_TOO_LARGE beyond MULTIPART_PARTS, or the sink's fault;
 * after a fault the reader must not be fed again.
 */
enum fault multipart_feed(struct multipart *, const char *bytes, size_t length) MUST_CHECK;

/* True when the closing boundary was seen. */
bool multipart_is_complete(const struct multipart *);

#endif
