/* The socket that the web server connects to. */
#ifndef WEB_LISTENER_H
#define WEB_LISTENER_H

#include <stdbool.h>

#include "base/fault.h"

struct listener {
	int		 socket;
	const char	*path;		/* to be removed at the end; NULL when the socket was handed over */
};

/*
 * Takes the socket that systemd hands over (LISTEN_FDS), else opens a unix
 * socket at path with mode 0660.  A socket that nobody listens on any more is
 * replaced; FAULT_DUPLICATE when another process listens there.
 */
enum fault listener_open(const char *path, struct listener *) MUST_CHECK;
void listener_close(struct listener *);

#endif
