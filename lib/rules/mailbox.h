/* Mail addresses: finding one in what people write, masking it (UX §1.16), and the token that leads an answer home. */
#ifndef RULES_MAILBOX_H
#define RULES_MAILBOX_H

#include <stdbool.h>

struct arena;

enum { MAILBOX_BYTES = 254 };

/*
 * True for an address that can be put into a header and a command as it is:
 * local@domain of ASCII without spaces, quotes, brackets or control characters,
 * with a dot in its domain.
 */
bool mailbox_is_sound(const char *);

/* The one sound address that a field holds, trimmed, full-width letters narrowed; false for anything else. */
bool mailbox_read(struct arena *, const char *typed, const char **address);

/* The first sound address in a contact as it was typed ("微信同号，zhang@qq.com"), its domain in lower case; NULL: none. */
const char *mailbox_find(struct arena *, const char *typed);

/* zha***@qq.com; "" stays "". */
const char *mailbox_mask(struct arena *, const char *address);

/* A text in which an address stands masked wherever it stood whole. */
const char *mailbox_hide(struct arena *, const char *text, const char *address);

/* The same for every address in a text. */
const char *mailbox_hide_all(struct arena *, const char *text);

#endif
