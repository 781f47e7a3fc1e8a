/* What a file is, by its content, and whether it is accepted as evidence. */
#ifndef EXCHANGE_FILE_TYPE_H
#define EXCHANGE_FILE_TYPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"

enum file_family { FILE_PICTURE, FILE_AUDIO, FILE_VIDEO, FILE_DOCUMENT };

struct file_type {
	const char		*type;		/* "image/jpeg": the one spelling we store and send */
	const char		*extension;	/* "jpg" */
	enum file_family	 family;
	bool			 shown_inline;	/* a browser may show or play it in the page; all else is a download */
};

/*
 * Recognises the content of a seekable descriptor.  *type is NULL for
 * everything that is not accepted: programs, scripts, HTML, SVG, archives,
 * office files with macros, unknown bytes.  The name of the file has no say.
 */
enum fault file_type_read(int descriptor, const struct file_type **type) MUST_CHECK;

/* The row of a stored type, or NULL. */
const struct file_type *file_type_find(const char *type);

/* The accepted types, for the `accept` of an upload field and the tests. */
const struct file_type *file_type_list(size_t *count);

#endif
