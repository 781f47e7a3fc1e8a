/* The parts of a multipart form: short values are kept, files are spooled and hashed on the way. */
#ifndef WEB_UPLOAD_H
#define WEB_UPLOAD_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;
struct request_value;
struct upload;
struct upload_form;

enum { UPLOAD_VALUE_BYTES = 256 * 1024 };	/* all values of a multipart form together */

/* Where files go and how large each may be, in bytes. */
struct upload_limits {
	const char	*dir;
	int64_t		 each;
};

/*
 * Reads a body of this content type.  FAULT_INPUT when the boundary is
 * missing; then uploads_feed() with every piece and uploads_end(), which
 * gives the values and the files at position 0.
 * FAULT_FULL without room on the disk, FAULT_TOO_LARGE beyond the limit of the
 * values.  A file beyond its own is marked as too large, and the rest read.
 */
enum fault upload_begin(struct arena *, const char *content_type, const struct upload_limits *,
    struct upload_form **) MUST_CHECK;
enum fault upload_feed(struct upload_form *, const char *bytes, size_t length) MUST_CHECK;
enum fault upload_end(struct upload_form *, const struct request_value **, const struct upload **) MUST_CHECK;

/* Closes what is still being written; safe at any time, also after upload_end(). */
void upload_abandon(struct upload_form *);

/* Closes the files of a finished form. */
void upload_close(const struct upload *);

#endif
