/* A copy of a photo that may be shown: turned upright, small, and without where and by what it was taken. */
#ifndef EXCHANGE_PICTURE_H
#define EXCHANGE_PICTURE_H

#include <stddef.h>

#include "base/fault.h"

struct arena;

enum { PICTURE_SHOWN = 1600, PICTURE_THUMBNAIL = 240 };

struct picture {
	const char	*jpeg;		/* bytes in the arena */
	size_t		 length;
	int		 width, height;
};

/*
 * Decodes the JPEG, PNG, GIF, WebP or HEIC in a seekable descriptor, whose
 * `type` file_type_read() found, and encodes it again with edges of at most
 * `edge` pixels.  FAULT_TOO_LARGE: more than 50 million pixels, found before
 * anything is decoded; FAULT_INPUT: damaged or cut off; FAULT_NOT_FOUND: not a
 * picture, or no decoder for it on this machine.
 */
enum fault picture_copy(struct arena *, int descriptor, const char *type, int edge, struct picture *) MUST_CHECK;

#endif
