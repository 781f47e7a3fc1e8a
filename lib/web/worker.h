/* One process that answers requests, one after the other.  The only home of libfcgi. */
#ifndef WEB_WORKER_H
#define WEB_WORKER_H

struct server;

/*
 * Serves from the listening socket until SIGTERM or SIGINT, finishing the
 * request at hand.  SIGTERM and SIGINT must be blocked by the caller; gives
 * the exit status.
 */
int worker_run(struct server *, int socket);

#endif
