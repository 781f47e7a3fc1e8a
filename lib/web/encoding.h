/* The small codes of the web: percent-encoding, name=value pairs, cookies, header parameters. */
#ifndef WEB_ENCODING_H
#define WEB_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"

struct arena;
struct request_value;
struct text;

enum { ENCODING_FIELDS = 1000, ENCODING_COOKIES = 64 };

/*
 * Clean text from bytes a visitor sent: control characters become spaces.
 * NULL when the bytes are not UTF-8 or hold a NUL.
 */
const char *encoding_clean(struct arena *, const char *bytes, size_t length);

/*
 * Decodes %XX and, when `plus`, "+" as a space; a lone "%" stays.  The result
 * is clean text, or NULL as above.
 */
const char *encoding_decode(struct arena *, const char *bytes, size_t length, bool plus);

/* Appends a text so that it can stand in a query or as one segment of a path. */
void encoding_add(struct text *, const char *value);

/* Appends a path with its query; what an address cannot hold is encoded, "/?&=#%" stay. */
void encoding_add_address(struct text *, const char *address);

/*
 * a=1&b=2 in the order sent.  FAULT_INPUT when a name or value is not clean,
 * FAULT_TOO_LARGE beyond ENCODING_FIELDS.
 */
enum fault encoding_pairs(struct arena *, const char *bytes, size_t length, const struct request_value **) MUST_CHECK;

/* The Cookie header; what is malformed is left out, as are cookies beyond ENCODING_COOKIES. */
const struct request_value *encoding_cookies(struct arena *, const char *header);

/*
 * A parameter of a header value ("form-data; name=\"x\""), unquoted but
 * otherwise as sent; NULL when absent.
 */
const char *encoding_parameter(struct arena *, const char *value, const char *name);

/* True when the value before its first ";" is this media type, in any case. */
bool encoding_is_type(const char *value, const char *type);

#endif
