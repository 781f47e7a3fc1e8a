/*
 * One-time keys as they are stored: "<program>-<40 hexadecimal digits>", an HMAC under the product's secret.
 * Nobody outside can compute the key of what somebody else sent, nor choose one that another way in will use.
 */
#ifndef CASEWORK_ONCE_H
#define CASEWORK_ONCE_H

#include <stdbool.h>

struct arena;
struct casework;

/*
 * The key of what was sent to a program, or came in "mail": of one act on one
 * object by one person, if `sent` names all three.
 */
const char *once_key(const struct casework *, struct arena *, const char *program, const char *sent);

/* The key of one of several objects that were sent with the same form. */
const char *once_key_of(struct arena *, const char *key, long long object);

/* True for the keys that once_key() makes for that program. */
bool once_is_of(const char *key, const char *program);

#endif
