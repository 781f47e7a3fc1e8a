#include "web/pool.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"

#include "base/banned.h"

enum { QUICK_DEATH = 1000, FIRST_PAUSE = 100, LONGEST_PAUSE = 10000, IDLE_WAIT = 60000 };

static int64_t
steady_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
start(struct pool *pool, struct pool_place *place)
{
	pid_t parent = getpid(), pid = fork();

	place->started = steady_now();
	if (pid < 0) {
		log_line(LOG_LEVEL_ERROR, "no new worker could be started");
		place->next_start = place->started + QUICK_DEATH;
		return;
	}
	if (pid > 0) {
		place->pid = pid;
		return;
	}
	/* Without its parent nobody would stop this worker; it ends by exit() so that a sanitizer may speak. */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(0);
	exit(pool->work(pool->context));
}

static void
note_death(struct pool_place *place, int status)
{
	int64_t now = steady_now(), pause = FIRST_PAUSE;
	bool quick = now - place->started < QUICK_DEATH;

	if (WIFSIGNALED(status))
		log_line(LOG_LEVEL_ERROR, "worker %d was ended by signal %d", (int)place->pid, WTERMSIG(status));
	else
		log_line(LOG_LEVEL_WARNING, "worker %d ended with status %d", (int)place->pid, WEXITSTATUS(status));
	place->failures = quick ? place->failures + 1 : 0;
	for (int i = 1; i < place->failures && pause < LONGEST_PAUSE; i++)
		pause *= 2;
	place->pid = 0;
	place->next_start = quick ? now + (pause < LONGEST_PAUSE ? pause : LONGEST_PAUSE) : now;
}

static void
forget(struct pool *pool, pid_t pid)
{
	for (size_t i = 0; i < POOL_MOST; i++)
		if (pool->retired[i] == pid)
			pool->retired[i] = 0;
}

/* Remembers a worker that was told to leave; without a free place it is trusted to do so. */
static void
retire(struct pool *pool, pid_t pid)
{
	kill(pid, SIGTERM);
	for (size_t i = 0; i < POOL_MOST; i++) {
		if (pool->retired[i] == 0) {
			pool->retired[i] = pid;
			return;
		}
	}
}

static void
reap(struct pool *pool)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		for (size_t i = 0; i < pool->count; i++)
			if (pool->places[i].pid == pid)
				note_death(&pool->places[i], status);
		forget(pool, pid);
	}
}

/* Fills empty places whose time has come; gives the milliseconds until the next. */
static int64_t
fill(struct pool *pool)
{
	int64_t now = steady_now(), wait = IDLE_WAIT;

	for (size_t i = 0; i < pool->count; i++) {
		struct pool_place *place = &pool->places[i];

		if (place->pid == 0 && place->next_start <= now)
			start(pool, place);
		if (place->pid == 0 && place->next_start - now < wait)
			wait = place->next_start - now;
	}
	return wait > 0 ? wait : 1;
}

static int
wait_for_signal(const struct pool *pool, int64_t milliseconds)
{
	struct timespec pause = { .tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000 };

	return sigtimedwait(pool->signals, NULL, &pause);
}

int
pool_watch(struct pool *pool)
{
	int signal_number;

	for (;;) {
		signal_number = wait_for_signal(pool, fill(pool));
		if (signal_number == SIGTERM || signal_number == SIGINT || signal_number == SIGHUP)
			return signal_number;
		reap(pool);
	}
}

void
pool_retire(struct pool *pool)
{
	for (size_t i = 0; i < pool->count; i++) {
		if (pool->places[i].pid > 0)
			retire(pool, pool->places[i].pid);
		pool->places[i] = (struct pool_place){ 0 };
	}
}

void
pool_wait(struct pool *pool, int seconds)
{
	int64_t end = steady_now() + seconds * INT64_C(1000);
	pid_t pid = 0;

	while (steady_now() < end) {
		while ((pid = waitpid(-1, NULL, WNOHANG)) > 0)
			forget(pool, pid);
		if (pid < 0 && errno == ECHILD)
			return;
		wait_for_signal(pool, end - steady_now() > 1000 ? 1000 : 1);
	}
	log_line(LOG_LEVEL_WARNING, "workers still busy after %d seconds are killed", seconds);
	for (size_t i = 0; i < POOL_MOST; i++)
		if (pool->retired[i] > 0)
			kill(pool->retired[i], SIGKILL);
}
