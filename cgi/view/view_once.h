/* The one-time key of what a visitor sent. */
#ifndef CGI_VIEW_ONCE_H
#define CGI_VIEW_ONCE_H

struct visit;

/* The stored key of this sending of the form with the key of its page; NULL for what only reads. */
const char *view_once(const struct visit *);

/* The same with a key that goes along through several pages. */
const char *view_once_with(const struct visit *, const char *key);

#endif
