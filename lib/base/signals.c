#include "base/signals.h"

#include <poll.h>
#include <stddef.h>

#include "base/banned.h"

static volatile sig_atomic_t stopping, reloading;

static void
take_signal(int signal_number)
{
	if (signal_number == SIGHUP)
		reloading = 1;
	else
		stopping = 1;
}

void
signals_take(void)
{
	struct sigaction action = { .sa_handler = take_signal };

	(void)sigaction(SIGTERM, &action, NULL);
	(void)sigaction(SIGINT, &action, NULL);
	(void)sigaction(SIGHUP, &action, NULL);
	(void)signal(SIGPIPE, SIG_IGN);
}

const volatile sig_atomic_t *
signals_stop(void)
{
	return &stopping;
}

bool
signals_reload(void)
{
	return reloading != 0;
}

void
signals_reloaded(void)
{
	reloading = 0;
}

void
signals_rest(int milliseconds)
{
	if (!stopping && !reloading)
		(void)poll(NULL, 0, milliseconds);
}
