/* The workers of a program: started, watched, replaced, stopped. */
#ifndef WEB_POOL_H
#define WEB_POOL_H

#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { POOL_MOST = 256 };

/* A worker's place; pid 0 while it is empty. */
struct pool_place {
	pid_t	pid;
	int64_t	started, next_start;	/* milliseconds of the steady clock */
	int	failures;		/* quick deaths in a row */
};

struct pool {
	struct pool_place	 places[POOL_MOST];
	size_t			 count;
	pid_t			 retired[POOL_MOST];	/* told to leave and not gone yet */
	const sigset_t		*signals;		/* SIGTERM SIGINT SIGHUP SIGCHLD, blocked */
	int			(*work)(void *context);	/* what a worker does; gives its exit status */
	void			*context;
};

/*
 * Keeps the workers running until one of SIGTERM, SIGINT or SIGHUP arrives,
 * and gives that signal.  A worker that died soon after its start is replaced
 * after a pause that grows to ten seconds.
 */
int pool_watch(struct pool *);

/* Lets every worker finish its request; the places are empty afterwards. */
void pool_retire(struct pool *);

/* Waits for all workers that were retired, at most so many seconds, then kills what is left. */
void pool_wait(struct pool *, int seconds);

#endif
