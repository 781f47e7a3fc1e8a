/* The clock daemon: marks warnings and breaches to the second and sweeps what has expired. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/date.h"
#include "base/log.h"
#include "casework/ticking.h"
#include "base/banned.h"

enum { SWEEP_SECONDS = 300, RETRY_SECONDS = 2 };

static volatile sig_atomic_t stopping;

static void
stop(int signal_number)
{
	(void)signal_number;
	stopping = 1;
}

/* One round: keep the turn, mark what is due, sometimes sweep. */
static enum fault
one_round(struct casework *casework, struct arena *arena, int64_t *swept_at)
{
	struct step step = { .casework = casework, .arena = arena, .as = ROLE_CLOCK, .now = date_now() };
	char host[256] = "";
	size_t marked = 0;
	bool mine, more = true;
	enum fault fault;

	(void)gethostname(host, sizeof(host) - 1);
	while (more && !stopping) {
		more = false;
		step.now = date_now();
		if ((fault = casework_take_turn(&step, arena_format(arena, "%s:%ld", host, (long)getpid()),
		    &mine)) != FAULT_NONE || !mine)
			return fault;
		if ((fault = casework_refresh(casework, step.now)) != FAULT_NONE ||
		    (fault = casework_tick(&step, &marked, &more)) != FAULT_NONE)
			return fault;
	}
	if (marked > 0)
		log_line(LOG_LEVEL_NOTICE, "marked %zu deadlines", marked);
	if (step.now < *swept_at + SWEEP_SECONDS && step.now >= *swept_at)
		return FAULT_NONE;
	*swept_at = step.now;
	return casework_sweep(&step);
}

static int
watch(const struct config *config)
{
	struct casework *casework = NULL;
	struct arena arena = {0};
	int64_t swept_at = 0;

	while (!stopping) {
		enum fault fault = casework == NULL ? casework_open(config, "clockd", &casework) : FAULT_NONE;

		if (fault == FAULT_NONE)
			fault = one_round(casework, &arena, &swept_at);
		arena_reset(&arena);
		if (fault != FAULT_NONE) {
			casework_close(casework);
			casework = NULL;
		}
		(void)poll(NULL, 0, fault == FAULT_NONE ? 1000 : RETRY_SECONDS * 1000);
	}
	casework_close(casework);
	arena_release(&arena);
	return 0;
}

int
main(int argc, char **argv)
{
	struct sigaction action = { .sa_handler = stop };
	struct arena process = {0};
	struct config config;
	const char *problem = "";
	int status;

	log_open("clockd");
	if (argc != 3 || strcmp(argv[1], "--config") != 0) {
		(void)fprintf(stderr, "usage: anjuan-clockd --config FILE\n");
		return 64;
	}
	if (config_load(argv[2], &process, &config, &problem) != FAULT_NONE) {
		(void)fprintf(stderr, "%s\n", problem);
		return 78;
	}
	(void)sigaction(SIGTERM, &action, NULL);
	(void)sigaction(SIGINT, &action, NULL);
	(void)signal(SIGPIPE, SIG_IGN);
	status = watch(&config);
	arena_release(&process);
	return status;
}
