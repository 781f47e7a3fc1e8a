/* The way back to the web server: an answer in as few calls of the system as it takes. */
#ifndef WEB_OUTLET_H
#define WEB_OUTLET_H

#include <stdbool.h>
#include <stddef.h>

#include "web/response.h"

/*
 * Writes the pieces as standard output of a FastCGI request, straight from where they lie: libfcgi copies an
 * answer through 8 KB, which wakes the web server seven times for a page.  False when the other side is gone.
 */
bool outlet_write(int socket, int request_id, const struct piece *, size_t count);

#endif
