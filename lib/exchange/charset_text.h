/* Text of a mail in whatever charset it says or does not say, as clean UTF-8. */
#ifndef EXCHANGE_CHARSET_TEXT_H
#define EXCHANGE_CHARSET_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/*
 * The best reading of these bytes, always clean text: as the label says when
 * that goes without an error (GB2312 and GBK are read as GB18030, which holds
 * them), otherwise as what gives the fewest errors of UTF-8, the label,
 * GB18030 and Big5.  What cannot be read becomes U+FFFD, control characters
 * are left out, ends of lines become \n.  `label` NULL or unknown: by the bytes
 * alone.  *guessed (may be NULL) becomes true when the label was not followed;
 * it is never made false.
 */
const char *charset_text(struct arena *, const char *label, const void *bytes, size_t length, bool *guessed);

#endif
