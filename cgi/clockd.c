/* The clock daemon: marks warnings and breaches to the second, opens the duties of a day, sweeps what has expired. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/date.h"
#include "base/kill_point.h"
#include "base/log.h"
#include "base/signals.h"
#include "base/steady.h"
#include "casework/duties.h"
#include "casework/effects.h"
#include "casework/replanning.h"
#include "casework/escalating.h"
#include "casework/noticing.h"
#include "casework/ticking.h"
#include "base/banned.h"

enum { SWEEP_SECONDS = 300, RETRY_SECONDS = 2 };

/* The daemon's life: one connection at a time, what it takes for the time, when it last swept. */
struct daemon {
	const char		*path;		/* of the configuration */
	struct config		 config;
	struct arena		 settings;	/* of the configuration */
	struct casework		*casework;	/* NULL while the database is away */
	struct arena		 arena;		/* of one round */
	struct steady		 steady;
	const char		*holder;	/* machine and process */
	int64_t			 swept_at;	/* in steady seconds */
	int64_t			 wholly_at;	/* when all files were last looked at */
	int64_t			 begun_at;	/* when duties were last opened */
	bool			 doubted;
};

static bool
is_far(int64_t one, int64_t other)
{
	return one - other > DATE_MINUTE || other - one > DATE_MINUTE;
}

/* The time by all clocks there are; says so once when they part. */
static enum fault
read_time(struct daemon *daemon, struct step *step)
{
	int64_t own = date_now(), server = own, now;
	enum fault fault = casework_server_now(step, &server);
	bool doubtful;

	if (fault != FAULT_NONE)
		return fault;
	now = steady_now(&daemon->steady, own, server, steady_ticks());
	doubtful = is_far(own, now) || is_far(server, now);
	if (doubtful && !daemon->doubted)
		log_line(LOG_LEVEL_ERROR, "a clock jumped: this machine says %s, the database %s; going on with %s",
		    date_text_iso(step->arena, own), date_text_iso(step->arena, server),
		    date_text_iso(step->arena, now));
	daemon->doubted = doubtful;
	step->now = now;
	return FAULT_NONE;
}

static enum fault
mark_due(struct daemon *daemon, struct step *step, bool *mine)
{
	size_t marked = 0, moved = 0;
	bool more = true, due = false, otherwise = false;
	enum fault fault = FAULT_NONE;

	*mine = true;
	while (more && !*signals_stop() && fault == FAULT_NONE) {
		more = false;
		if ((fault = casework_take_turn(step, daemon->holder, mine)) != FAULT_NONE || !*mine)
			return fault;
		kill_point("turn");
		if ((fault = read_time(daemon, step)) == FAULT_NONE &&
		    (fault = casework_refresh(daemon->casework, step->now)) == FAULT_NONE &&
		    (fault = casework_tick(step, &marked, &due)) == FAULT_NONE &&
		    (fault = casework_climb(step)) == FAULT_NONE)
			fault = casework_replan(step, &moved, &otherwise);
		more = fault == FAULT_NONE && (due || otherwise);
	}
	if (marked > 0)
		log_line(LOG_LEVEL_NOTICE, "marked %zu deadlines", marked);
	if (moved > 0)
		log_line(LOG_LEVEL_NOTICE, "another calendar moved %zu deadlines", moved);
	return fault;
}

/* The duties of the calendar: those of a new day open with its first hour, and are marked like the deadlines. */
static enum fault
keep_duties(struct daemon *daemon, struct step *step)
{
	bool later = step->now / DATE_HOUR != daemon->begun_at / DATE_HOUR;
	size_t opened = 0, marked = 0, moved = 0;
	enum fault fault = later ? duties_begin(step, &opened) : FAULT_NONE;

	if (fault == FAULT_NONE && later)
		fault = effects_ask(step, &opened);
	if (fault == FAULT_NONE)
		fault = duties_tick(step, &marked);
	if (fault == FAULT_NONE)
		fault = duties_replan(step, &moved);
	if (fault == FAULT_NONE)
		daemon->begun_at = step->now;
	if (opened + marked + moved > 0)
		log_line(LOG_LEVEL_NOTICE, "opened %zu duties, marked %zu, another calendar moved %zu", opened, marked,
		    moved);
	return fault;
}

/* What people wish to be told outside the product, put together for each. */
static enum fault
put_together(struct step *step)
{
	size_t made = 0;
	enum fault fault = notices_digest(step, &made);

	if (made > 0)
		log_line(LOG_LEVEL_NOTICE, "put together %zu digests", made);
	return fault;
}

/* One round: keep the turn, mark what is due, post what searches look for, sometimes sweep. */
static enum fault
one_round(struct daemon *daemon)
{
	struct step step = { .casework = daemon->casework, .arena = &daemon->arena, .as = ROLE_CLOCK };
	int64_t ticks = steady_ticks();
	size_t posted;
	bool mine, whole;
	enum fault fault = mark_due(daemon, &step, &mine);

	if (fault == FAULT_NONE && mine)
		fault = casework_post_texts(&step, &posted);
	if (fault == FAULT_NONE && mine)
		fault = keep_duties(daemon, &step);
	if (fault == FAULT_NONE && mine)
		fault = put_together(&step);
	if (fault != FAULT_NONE || !mine || (daemon->swept_at != 0 && ticks < daemon->swept_at + SWEEP_SECONDS))
		return fault;
	whole = daemon->swept_at == 0 || ticks >= daemon->wholly_at + DATE_DAY;
	daemon->swept_at = ticks;
	if (whole)
		daemon->wholly_at = ticks;
	kill_point("sweep");
	return casework_sweep(&step, whole);
}

/* The next one need not wait until the turn has run out. */
static void
leave(struct daemon *daemon)
{
	struct step step = { .casework = daemon->casework, .arena = &daemon->arena, .as = ROLE_CLOCK };

	if (daemon->casework != NULL && casework_give_turn(&step, daemon->holder) != FAULT_NONE)
		log_line(LOG_LEVEL_NOTICE, "the turn runs out by itself");
	casework_close(daemon->casework);
	arena_release(&daemon->arena);
}

/* Reads the configuration anew and connects by it; a wrong one is said, and the old stays in use. */
static void
reload(struct daemon *daemon)
{
	struct arena fresh = {0};
	struct config config;
	const char *problem = "";

	signals_reloaded();
	if (config_load(daemon->path, &fresh, &config, &problem) != FAULT_NONE) {
		log_line(LOG_LEVEL_ERROR, "%s", problem);
		log_line(LOG_LEVEL_ERROR, "keeping the settings in use");
		arena_release(&fresh);
		return;
	}
	casework_close(daemon->casework);
	daemon->casework = NULL;
	arena_release(&daemon->settings);
	daemon->settings = fresh;
	daemon->config = config;
	log_line(LOG_LEVEL_NOTICE, "settings read again");
}

static void
watch(struct daemon *daemon)
{
	while (!*signals_stop()) {
		enum fault fault = FAULT_NONE;

		if (signals_reload())
			reload(daemon);
		if (daemon->casework == NULL)
			fault = casework_open(&daemon->config, "clockd", &daemon->casework);
		if (fault == FAULT_NONE)
			fault = one_round(daemon);
		arena_reset(&daemon->arena);
		if (fault != FAULT_NONE) {
			casework_close(daemon->casework);
			daemon->casework = NULL;
		}
		signals_rest(fault == FAULT_NONE ? 1000 : RETRY_SECONDS * 1000);
	}
	leave(daemon);
}

int
main(int argc, char **argv)
{
	struct arena process = {0};
	struct daemon daemon = {0};
	const char *problem = "";
	char host[256] = "";

	signals_take();
	log_open("clockd");
	if (argc != 3 || strcmp(argv[1], "--config") != 0) {
		(void)fprintf(stderr, "usage: anjuan-clockd --config FILE\n");
		return 64;
	}
	daemon.path = argv[2];
	if (config_load(daemon.path, &daemon.settings, &daemon.config, &problem) != FAULT_NONE) {
		(void)fprintf(stderr, "%s\n", problem);
		return 78;
	}
	(void)gethostname(host, sizeof(host) - 1);
	daemon.holder = arena_format(&process, "%.40s:%ld", host, (long)getpid());
	watch(&daemon);
	arena_release(&daemon.settings);
	arena_release(&process);
	return 0;
}
