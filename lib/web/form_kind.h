/* What each kind of control accepts, and the normal form of it. */
#ifndef WEB_FORM_KIND_H
#define WEB_FORM_KIND_H

#include <stdint.h>

#include "web/form.h"

struct arena;

enum { FORM_KIND_CHARACTERS = 20000 };		/* of any text without a limit of its own */

/*
 * Reads one control into *value: raw, text, number and present.  Gives the
 * word of Text.Error for what is wrong with it, or NULL.
 */
const char *form_kind_read(struct arena *, const struct field_spec *, const struct request *, int64_t now,
    struct form_value *value);

#endif
