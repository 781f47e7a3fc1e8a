/* Who may send forms: only our own pages, shown to the same browser. */
#ifndef WEB_GUARD_H
#define WEB_GUARD_H

#include <stdbool.h>
#include <stdint.h>

#include "web/request.h"

struct arena;

/* The cookie of visitors without a session; it says nothing about them. */
#define GUARD_VISITOR_COOKIE "anjuan_visitor"

/*
 * False when the browser says that another site sent this: Sec-Fetch-Site,
 * else Origin, else Referer, whose host and port must be those of the Host
 * header (a default port may be written or not).  Silence is no proof: the token decides.
 */
bool guard_origin_allows(const struct request *);

/* The token of forms shown to the browser with this session or visitor cookie: HMAC in hexadecimal. */
const char *guard_token(struct arena *, const uint8_t key[32], const char *cookie);

/* True when the field "token" belongs to the session cookie, or without one to the visitor cookie. */
bool guard_token_matches(struct arena *, const uint8_t key[32], const struct request *);

/* The cookie that tokens are bound to, or NULL. */
const char *guard_cookie(const struct request *);

#endif
