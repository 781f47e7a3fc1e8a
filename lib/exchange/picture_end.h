/* Whether a picture file is whole: decoders show a grey rest instead of complaining. */
#ifndef EXCHANGE_PICTURE_END_H
#define EXCHANGE_PICTURE_END_H

#include <stdbool.h>
#include <stddef.h>

/*
 * True when the bytes of that type hold their format's end: JPEG an end marker
 * after the picture's own data (not that of a preview), PNG its last chunk,
 * GIF its trailer, WebP as many bytes as it says.  Other types are not judged.
 */
bool picture_end_found(const char *type, const unsigned char *bytes, size_t length);

#endif
