/* JSON for the small scripts: written, never read. */
#ifndef WEB_JSON_H
#define WEB_JSON_H

#include <stdint.h>

#include "base/text.h"

/* JSON under construction: `text.value` is complete when everything opened was closed. */
struct json {
	struct text	text;
	bool		more;	/* something stands before what comes next */
};

struct json json_begin(struct arena *);

/* Opens an object '{' or a list '['; `name` is NULL inside a list and at the top.  Closing takes '}' or ']'. */
void json_open(struct json *, const char *name, char bracket);
void json_close(struct json *, char bracket);

/*
 * Values are clean UTF-8 and NULL is "".  Quotes, backslashes, control
 * characters, <, >, &, U+2028 and U+2029 are escaped, so that the text is
 * harmless wherever it is pasted.
 */
void json_text(struct json *, const char *name, const char *value);
void json_number(struct json *, const char *name, int64_t value);

#endif
