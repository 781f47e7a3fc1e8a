#include "web/worker.h"

#include <errno.h>
#include <limits.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <unistd.h>

#include <fcgiapp.h>

#include "base/arena.h"
#include "base/log.h"
#include "web/answer.h"
#include "web/outlet.h"

#include "base/banned.h"

enum { EXIT_ACCEPT = 1, EXIT_BROKEN = 70, KEPT_BYTES = 2 * 1024 * 1024 };

static volatile sig_atomic_t stopping;

static void
note_stop(int signal_number)
{
	(void)signal_number;
	stopping = 1;
}

static const char *
read_parameter(void *context, const char *name)
{
	FCGX_Request *request = context;

	return FCGX_GetParam(name, request->envp);
}

static size_t
read_body(void *context, char *bytes, size_t room)
{
	FCGX_Request *request = context;
	int length = FCGX_GetStr(bytes, room > INT_MAX ? INT_MAX : (int)room, request->in);

	return length > 0 ? (size_t)length : 0;
}

static bool
write_answer(void *context, const struct piece *pieces, size_t count)
{
	FCGX_Request *request = context;

	return outlet_write(request->ipcFd, request->requestId, pieces, count);
}

/* What was not read would make the web server's side of the socket fail. */
static void
skip_body(struct arena *arena, const struct source *source)
{
	enum { ROOM = 16 * 1024 };
	char *bytes = arena_alloc(arena, ROOM);

	while (source->read(source->context, bytes, ROOM) > 0)
		;
}

static void
serve_one(struct server *server, struct arena *arena, FCGX_Request *request)
{
	struct source source = { read_parameter, read_body, request };
	struct drain drain = { write_answer, request };
	struct serving serving;
	bool broken = false;
	enum fault fault;

	answer_begin(server, arena, &source, &serving);
	skip_body(arena, &source);
	fault = response_send(&serving.response, arena, &drain, serving.request.head, &broken);
	if (fault != FAULT_NONE) {
		answer_fault(&serving, fault);
		fault = response_send(&serving.response, arena, &drain, serving.request.head, &broken);
	}
	if (fault != FAULT_NONE || broken) {
		log_line(LOG_LEVEL_ERROR, "cutting the connection: the rest of the answer cannot be made");
		_exit(EXIT_BROKEN);
	}
	answer_end(&serving);
}

/* Waits for a connection; SIGTERM is let in only here, so no request is ever interrupted. */
static bool
wait_for_connection(int socket)
{
	struct pollfd poll_socket = { .fd = socket, .events = POLLIN };
	sigset_t none;

	sigemptyset(&none);
	while (!stopping) {
		if (ppoll(&poll_socket, 1, NULL, &none) > 0)
			return true;
		if (errno != EINTR)
			return false;
	}
	return false;
}

static bool
is_someone_elses(int result)
{
	return result == -EAGAIN || result == -EINTR || result == -ECONNABORTED;
}

/* What one page needed the next will need too: giving it back and asking again costs more than the page. */
static void
keep_memory(void)
{
	(void)mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
	(void)mallopt(M_MMAP_THRESHOLD, KEPT_BYTES);
	(void)mallopt(M_TOP_PAD, KEPT_BYTES / 16);
}

int
worker_run(struct server *server, int socket)
{
	struct sigaction action = { .sa_handler = note_stop };
	struct arena arena = { 0 };
	FCGX_Request request;
	int result = 0;

	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	signal(SIGHUP, SIG_IGN);
	keep_memory();
	if (FCGX_Init() != 0 || FCGX_InitRequest(&request, socket, 0) != 0) {
		log_line(LOG_LEVEL_ERROR, "libfcgi cannot start");
		return EXIT_ACCEPT;
	}
	while (wait_for_connection(socket)) {
		result = FCGX_Accept_r(&request);
		if (result < 0 && !is_someone_elses(result))
			break;
		if (result < 0)
			continue;
		serve_one(server, &arena, &request);
		FCGX_Finish_r(&request);
		arena_reset(&arena);
	}
	FCGX_Free(&request, 1);
	if (server->casework != NULL && server->program->close != NULL)
		server->program->close(server->casework);
	arena_release(&arena);
	return stopping ? 0 : EXIT_ACCEPT;
}
