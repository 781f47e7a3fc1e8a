/* The courier: sends what waits in the outbox, by mail and to web addresses. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/date.h"
#include "base/log.h"
#include "base/signals.h"
#include "casework/posting.h"
#include "view/view_letter.h"
#include "web/template.h"
#include "base/banned.h"

enum { RETRY_SECONDS = 2, IDLE_MILLISECONDS = 1000 };

/* What lives as long as the process, and between reloads. */
struct courier {
	const char		*path;		/* of the configuration */
	struct config		 config;
	struct arena		 settings;	/* of the configuration */
	struct templates	*templates;
	struct casework		*casework;
	struct posting		*posting;
	const char		*holder;
};

static enum fault
draw(void *context, struct arena *arena, const struct post *post, struct post_text *text)
{
	const struct courier *courier = context;

	return view_letter_draw(arena, &courier->config, courier->templates, post, text);
}

static enum fault
begin(struct courier *courier)
{
	enum fault fault = FAULT_NONE;

	if (courier->casework == NULL)
		fault = casework_open(&courier->config, "courier", &courier->casework);
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
		.holder = courier->holder, .draw = draw, .context = courier, .stop = signals_stop(), .handled = 1,
	};
	enum fault fault = begin(courier);

	while (fault == FAULT_NONE && round.handled > 0 && !*signals_stop() && !signals_reload()) {
		step.casework = courier->casework;
		step.now = date_now();
		fault = posting_round(courier->posting, &step, &round);
		arena_reset(arena);
	}
	return fault;
}

/* Configuration and templates, read into memory of their own; what is wrong is said. */
static enum fault
load(const char *path, struct courier *fresh)
{
	const char *problem = "";
	enum fault fault = config_load(path, &fresh->settings, &fresh->config, &problem);

	if (fault != FAULT_NONE)
		log_line(LOG_LEVEL_ERROR, "%s", problem);
	else
		fault = view_letter_load(&fresh->config, &fresh->templates);
	if (fault != FAULT_NONE)
		arena_release(&fresh->settings);
	return fault;
}

/* Reads configuration and templates anew and connects by them; what is wrong leaves the old in use. */
static void
reload(struct courier *courier)
{
	struct courier fresh = { .path = courier->path, .holder = courier->holder };

	signals_reloaded();
	if (load(courier->path, &fresh) != FAULT_NONE) {
		log_line(LOG_LEVEL_ERROR, "keeping the settings and templates in use");
		return;
	}
	end(courier);
	templates_release(courier->templates);
	arena_release(&courier->settings);
	*courier = fresh;
	log_line(LOG_LEVEL_NOTICE, "settings and templates read again");
}

static void
watch(struct courier *courier)
{
	struct arena arena = {0};
	enum fault fault;

	while (!*signals_stop()) {
		if (signals_reload())
			reload(courier);
		fault = one_round(courier, &arena);
		arena_reset(&arena);
		if (fault != FAULT_NONE)
			end(courier);
		signals_rest(fault == FAULT_NONE ? IDLE_MILLISECONDS : RETRY_SECONDS * 1000);
	}
	end(courier);
	arena_release(&arena);
}

int
main(int argc, char **argv)
{
	struct arena process = {0};
	struct courier courier = {0};
	char host[65] = "";

	signals_take();
	log_open("courier");
	if (argc != 3 || strcmp(argv[1], "--config") != 0) {
		(void)fprintf(stderr, "usage: anjuan-courier --config FILE\n");
		return 64;
	}
	courier.path = argv[2];
	if (load(courier.path, &courier) != FAULT_NONE)
		return 78;
	(void)gethostname(host, sizeof(host) - 1);
	courier.holder = arena_format(&process, "%s:%ld", host, (long)getpid());
	watch(&courier);
	templates_release(courier.templates);
	arena_release(&courier.settings);
	arena_release(&process);
	return 0;
}
