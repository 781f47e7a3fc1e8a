/* The courier: sends what waits in the outbox, by mail and to web addresses. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/date.h"
#include "base/log.h"
#include "casework/posting.h"
#include "view/view_letter.h"
#include "web/template.h"
#include "base/banned.h"

enum { RETRY_SECONDS = 2, IDLE_MILLISECONDS = 1000 };

static volatile sig_atomic_t stopping;

/* What lives as long as the process. */
struct courier {
	const struct config	*config;
	struct templates	*templates;
	struct casework		*casework;
	struct posting		*posting;
	const char		*holder;
};

static void
stop(int signal_number)
{
	(void)signal_number;
	stopping = 1;
}

static enum fault
draw(void *context, struct arena *arena, const struct post *post, struct post_text *text)
{
	const struct courier *courier = context;

	return view_letter_draw(arena, courier->config, courier->templates, post, text);
}

static enum fault
begin(struct courier *courier)
{
	enum fault fault = FAULT_NONE;

	if (courier->casework == NULL)
		fault = casework_open(courier->config, "courier", &courier->casework);
	if (fault == FAULT_NONE && courier->posting == NULL)
		fault = posting_open(courier->casework, &courier->posting);
	return fault;
}

static void
end(struct courier *courier)
{
	posting_close(courier->posting);
	casework_close(courier->casework);
	courier->posting = NULL;
	courier->casework = NULL;
}

/* Rounds until nothing more was there to be taken. */
static enum fault
one_round(struct courier *courier, struct arena *arena)
{
	struct step step = { .arena = arena, .as = ROLE_CLOCK };
	struct post_round round = {
		.holder = courier->holder, .draw = draw, .context = courier, .stop = &stopping, .handled = 1,
	};
	enum fault fault = begin(courier);

	while (fault == FAULT_NONE && round.handled > 0 && !stopping) {
		step.casework = courier->casework;
		step.now = date_now();
		fault = posting_round(courier->posting, &step, &round);
		arena_reset(arena);
	}
	return fault;
}

static int
watch(struct courier *courier)
{
	struct arena arena = {0};

	while (!stopping) {
		enum fault fault = one_round(courier, &arena);

		arena_reset(&arena);
		if (fault != FAULT_NONE)
			end(courier);
		if (!stopping)
			(void)poll(NULL, 0, fault == FAULT_NONE ? IDLE_MILLISECONDS : RETRY_SECONDS * 1000);
	}
	end(courier);
	arena_release(&arena);
	return 0;
}

int
main(int argc, char **argv)
{
	struct sigaction action = { .sa_handler = stop };
	struct arena process = {0};
	struct config config;
	struct courier courier = { .config = &config };
	const char *problem = "";
	char host[65] = "";
	int status = 78;

	log_open("courier");
	if (argc != 3 || strcmp(argv[1], "--config") != 0) {
		(void)fprintf(stderr, "usage: anjuan-courier --config FILE\n");
		return 64;
	}
	if (config_load(argv[2], &process, &config, &problem) != FAULT_NONE) {
		(void)fprintf(stderr, "%s\n", problem);
		return 78;
	}
	(void)gethostname(host, sizeof(host) - 1);
	courier.holder = arena_format(&process, "%s:%ld", host, (long)getpid());
	(void)sigaction(SIGTERM, &action, NULL);
	(void)sigaction(SIGINT, &action, NULL);
	(void)signal(SIGPIPE, SIG_IGN);
	if (view_letter_load(&config, &courier.templates) == FAULT_NONE) {
		status = watch(&courier);
		templates_release(courier.templates);
	}
	arena_release(&process);
	return status;
}
