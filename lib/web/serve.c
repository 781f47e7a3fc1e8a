/* The life of a program: arguments, configuration, templates, socket, workers. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"
#include "web/listener.h"
#include "web/pool.h"
#include "web/serving.h"
#include "web/template.h"
#include "web/worker.h"

#include "base/banned.h"

enum { EXIT_USAGE = 64, EXIT_SOCKET = 69, EXIT_START = 71, EXIT_CONFIG = 78, DRAIN_SECONDS = 60 };

#define DEFAULT_CONFIG "/etc/anjuan/anjuan.conf"

struct options {
	const char	*config;
	const char	*socket;	/* NULL: <run_dir>/<program>.sock */
	int64_t		 workers;	/* 0: as configured */
	bool		 check;
	bool		 routes;	/* list the route table and end */
};

/* Everything that SIGHUP replaces. */
struct setup {
	struct arena		 arena;
	struct config		 config;
	struct templates	*templates;
	struct server		 server;
};

/* What a worker is started with. */
struct job {
	struct setup	*setup;
	int		 socket;
};

static int
complain_usage(const char *name)
{
	fprintf(stderr, "usage: %s [--config FILE] [--workers N] [--socket PATH] [--check] [--routes]\n", name);
	return EXIT_USAGE;
}

static bool
read_options(int argc, char **argv, struct options *options)
{
	*options = (struct options){ .config = DEFAULT_CONFIG };
	for (int i = 1; i < argc; i++) {
		const char *value = i + 1 < argc ? argv[i + 1] : NULL;

		if (text_equal(argv[i], "--check")) {
			options->check = true;
			continue;
		}
		if (text_equal(argv[i], "--routes")) {
			options->routes = true;
			continue;
		}
		if (value == NULL)
			return false;
		if (text_equal(argv[i], "--config"))
			options->config = value;
		else if (text_equal(argv[i], "--socket"))
			options->socket = value;
		else if (!text_equal(argv[i], "--workers") || !text_number(value, &options->workers) ||
		    options->workers < 1 || options->workers > POOL_MOST)
			return false;
		i++;
	}
	return true;
}

static void
drop_setup(struct setup *setup)
{
	struct arena arena = setup->arena;

	templates_release(setup->templates);
	arena_release(&arena);
}

/* Reads configuration, key and templates; NULL when one of them is wrong, which the log says. */
static struct setup *
load_setup(const struct program *program, const char *path)
{
	struct arena arena = { 0 };
	struct setup *setup = arena_alloc(&arena, sizeof(*setup));
	const char *problem = NULL;
	enum fault fault;

	setup->arena = arena;
	fault = config_load(path, &setup->arena, &setup->config, &problem);
	if (fault != FAULT_NONE)
		log_line(LOG_LEVEL_ERROR, "%s", problem);
	if (fault == FAULT_NONE)
		fault = secret_key_load(setup->config.secret_file, setup->server.key);
	if (fault == FAULT_NONE)
		fault = templates_load(arena_format(&setup->arena, "%s/templates", setup->config.share_dir),
		    program->name, program->templates, &setup->templates);
	if (fault != FAULT_NONE) {
		drop_setup(setup);
		return NULL;
	}
	setup->server.program = program;
	setup->server.config = &setup->config;
	setup->server.templates = setup->templates;
	return setup;
}

static int
work(void *context)
{
	struct job *job = context;

	return worker_run(&job->setup->server, job->socket);
}

static void
block_signals(sigset_t *signals)
{
	sigemptyset(signals);
	sigaddset(signals, SIGTERM);
	sigaddset(signals, SIGINT);
	sigaddset(signals, SIGHUP);
	sigaddset(signals, SIGCHLD);
	sigprocmask(SIG_BLOCK, signals, NULL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

static size_t
worker_count(const struct options *options, const struct config *config)
{
	return (size_t)(options->workers > 0 ? options->workers : config->workers);
}

/* Reads everything again; what is wrong is said and the old stays in use. */
static void
reload(struct job *job, const struct program *program, const struct options *options, struct pool *pool)
{
	struct setup *fresh = load_setup(program, options->config);

	if (fresh == NULL) {
		log_line(LOG_LEVEL_ERROR, "keeping the settings and templates in use");
		return;
	}
	pool_retire(pool);
	drop_setup(job->setup);
	job->setup = fresh;
	pool->count = worker_count(options, &fresh->config);
	log_line(LOG_LEVEL_NOTICE, "settings and templates read again");
}

static int
serve(const struct program *program, const struct options *options, struct setup *setup)
{
	const char *path = options->socket;
	struct listener listener;
	struct job job = { .setup = setup };
	struct pool pool = { .work = work, .context = &job };
	struct arena arena = { 0 };
	sigset_t signals;

	/* The path has an arena of its own, because it must outlive a reload. */
	if (path == NULL)
		path = arena_format(&arena, "%s/%s.sock", setup->config.run_dir, program->name);
	block_signals(&signals);
	if (listener_open(path, &listener) != FAULT_NONE) {
		arena_release(&arena);
		drop_setup(setup);
		return EXIT_SOCKET;
	}

	job.socket = listener.socket;
	pool.signals = &signals;
	pool.count = worker_count(options, &setup->config);
	log_line(LOG_LEVEL_NOTICE, "serving with %zu workers", pool.count);
	while (pool_watch(&pool) == SIGHUP)
		reload(&job, program, options, &pool);

	pool_retire(&pool);
	pool_wait(&pool, DRAIN_SECONDS);
	listener_close(&listener);
	arena_release(&arena);
	drop_setup(job.setup);
	log_line(LOG_LEVEL_NOTICE, "stopped");
	return 0;
}

/* The route table, a row a line, for the test that holds it against the policy. */
static int
list_routes(const struct program *program)
{
	for (size_t i = 0; i < program->route_count; i++) {
		const struct route *route = &program->routes[i];

		printf("%s\t%s/%s\t%s\n", route->method == METHOD_POST ? "POST" : "GET", program->name, route->path,
		    route->permission == 0 ? "public" : "guarded");
	}
	return 0;
}

int
serve_program(const struct program *program, int argc, char **argv)
{
	struct options options;
	struct setup *setup;

	log_open(program->name);
	if (!read_options(argc, argv, &options))
		return complain_usage(argv[0]);
	if (options.routes)
		return list_routes(program);
	if (secret_open() != FAULT_NONE)
		return EXIT_START;
	setup = load_setup(program, options.config);
	if (setup == NULL)
		return EXIT_CONFIG;
	if (options.check) {
		drop_setup(setup);
		return 0;
	}
	return serve(program, &options, setup);
}
