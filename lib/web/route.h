/* Finding the row of a program that answers a request. */
#ifndef WEB_ROUTE_H
#define WEB_ROUTE_H

#include "web/visit.h"

/*
 * The row with this method and path.  NULL when there is none; then *allowed
 * is the value of the Allow header if the path is known for the other method,
 * else NULL.
 */
const struct route *route_find(const struct program *, enum method, const char *path, const char **allowed);

/* What a path may be asked with, for the Allow header; NULL when it is unknown. */
const char *route_allowed(const struct program *, const char *path);

#endif
