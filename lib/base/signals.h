/* The signals of a daemon that works in rounds: one to end, one to read its configuration again. */
#ifndef BASE_SIGNALS_H
#define BASE_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/* Before anything else: a signal that nobody takes would end the process. */
void signals_take(void);

/* Not 0 once SIGTERM or SIGINT has come. */
const volatile sig_atomic_t *signals_stop(void);

/* Whether SIGHUP has come since signals_reloaded(). */
bool signals_reload(void);
void signals_reloaded(void);

/* Sleeps until a signal comes, and so long at most; not at all where one is waiting to be followed. */
void signals_rest(int milliseconds);

#endif
