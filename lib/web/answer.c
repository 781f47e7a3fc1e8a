#include "web/answer.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"
#include "web/encoding.h"
#include "web/form.h"
#include "web/guard.h"
#include "web/held.h"
#include "web/page.h"
#include "web/route.h"
#include "web/template.h"

#include "base/banned.h"

enum { ID_BYTES = 6, LANGUAGE_SECONDS = 365 * DATE_DAY };

/* What goes wrong before or instead of a handler, and what is shown for it. */
struct error {
	int		 status;
	const char	*word;		/* of Text.Fault */
};

static const struct error malformed = { 400, "bad_request" };
static const struct error forbidden = { 403, "forbidden" };
static const struct error ended = { 403, "ended" };
static const struct error stale = { 403, "stale" };
static const struct error not_found = { 404, "not_found" };
static const struct error not_allowed = { 405, "not_allowed" };
static const struct error too_large = { 413, "too_large" };

static const struct error fault_errors[FAULT__COUNT] = {
	[FAULT_NOT_FOUND]	= { 404, "not_found" },
	[FAULT_CONFLICT]	= { 409, "conflict" },
	[FAULT_RETRY]		= { 503, "unavailable" },
	[FAULT_UNKNOWN]		= { 500, "unknown" },
	[FAULT_UNAVAILABLE]	= { 503, "unavailable" },
	[FAULT_FULL]		= { 507, "full" },
	[FAULT_TOO_LARGE]	= { 413, "too_large" },
	[FAULT_DENIED]		= { 403, "forbidden" },
};

static void
renew_page(struct serving *serving)
{
	page_release(serving->visit.page);
	serving->visit.page = page_begin(serving->visit.arena, serving->server->templates, serving->visit.language);
}

/* Answers with an error page; without a working template with the bare minimum. */
static void
show_error(struct serving *serving, struct error error)
{
	struct visit *visit = &serving->visit;

	response_reset(&serving->response, visit->arena);
	renew_page(serving);
	serving->token = NULL;
	serving->refusal = NULL;
	if (error.status == 503)
		response_header(&serving->response, "Retry-After", "5");
	if (error.status == 405)
		response_header(&serving->response, "Allow",
		    route_allowed(serving->server->program, visit->request->path) == NULL ? "GET, HEAD, POST" :
		    route_allowed(serving->server->program, visit->request->path));

	serving_frame(serving);
	page_number(visit->page, "Error.Status", error.status);
	page_text(visit->page, "Error.Word", error.word);
	if (error.word == ended.word || error.word == stale.word)
		held_show(serving);
	if (serving_render(serving, error.status, "layout/error") != FAULT_NONE) {
		const char *body = arena_format(visit->arena, "<!DOCTYPE html><html lang=\"zh-CN\"><head>"
		    "<meta charset=\"utf-8\"><title>%d</title></head><body><h1>%d</h1><p>%s</p></body></html>\n",
		    error.status, error.status, visit->id);

		response_body(&serving->response, error.status, "text/html; charset=utf-8", body, strlen(body));
	}
}

void
answer_fault(struct serving *serving, enum fault fault)
{
	struct error error = { 500, "internal" };

	if (fault_errors[fault].status != 0)
		error = fault_errors[fault];
	log_line(LOG_LEVEL_NOTICE, "answered %d for fault %s on %s/%s", error.status, fault_name(fault),
	    serving->server->program->name, serving->request.path);
	show_error(serving, error);
}

/* Opens the casework of this worker when it is not open; after a fault the next visit tries again. */
static enum fault
open_casework(struct serving *serving)
{
	struct server *server = serving->server;
	enum fault fault = FAULT_NONE;

	if (server->casework == NULL && server->program->open != NULL)
		fault = server->program->open(server->config, &server->casework);
	if (fault != FAULT_NONE) {
		server->casework = NULL;
		return FAULT_UNAVAILABLE;
	}
	serving->visit.casework = server->casework;
	return FAULT_NONE;
}

static void
close_casework(struct serving *serving)
{
	struct server *server = serving->server;

	if (server->casework != NULL && server->program->close != NULL)
		server->program->close(server->casework);
	server->casework = serving->visit.casework = NULL;
}

static void
choose_language(struct serving *serving)
{
	const char *chosen = request_cookie(&serving->request, "anjuan_lang");

	serving->visit.language = text_equal(chosen, "en") ? LANGUAGE_EN : LANGUAGE_ZH;
}

/* ?lang=en or zh remembers the language and comes back without it. */
static bool
switch_language(struct serving *serving)
{
	struct visit *visit = &serving->visit;
	const char *chosen = request_query(&serving->request, "lang");

	if (serving->request.method != METHOD_GET || !(text_equal(chosen, "en") || text_equal(chosen, "zh")))
		return false;
	visit_cookie(visit, "anjuan_lang", chosen, LANGUAGE_SECONDS);
	serving_redirect(serving, arena_format(visit->arena, "%s/%s%s", serving->server->program->name,
	    serving->request.path, request_query_with(visit->arena, &serving->request, "lang", NULL)));
	return true;
}

/* Sends to the sign-in page, which comes back here. */
static void
ask_to_sign_in(struct serving *serving)
{
	struct request *request = &serving->request;
	struct text path = text_begin(serving->visit.arena), next = text_begin(serving->visit.arena);

	text_add_format(&next, "%s/%s", serving->server->program->name, request->path);
	if (*request->query_text != '\0')
		text_add_format(&next, "?%s", request->query_text);
	text_add(&path, "admin/sign_in?next=");
	encoding_add(&path, next.value);
	serving_redirect(serving, path.value);
}

/* Reads the body alone: what it holds is not acted on. */
static enum fault
read_body(struct serving *serving, const struct source *source)
{
	const struct form_spec *form = serving->route->form;

	return receive_body(serving->visit.arena, source, serving->server->config, form != NULL && form->multipart,
	    &serving->request);
}

/* A form whose session has ended while it was filled in, or began since, comes back with all that it held. */
static void
show_ended(struct serving *serving)
{
	if (!held_may_show(&serving->request))
		show_error(serving, forbidden);
	else
		show_error(serving, held_wants_sign_in(serving) ? ended : stale);
}

/* Who asks, and may they; false when the answer is already laid out. */
static bool
admit(struct serving *serving, const struct source *source, enum fault *fault)
{
	const struct program *program = serving->server->program;
	unsigned permission = serving->route->permission;

	*fault = open_casework(serving);
	if (*fault == FAULT_NONE && program->identify != NULL)
		*fault = program->identify(&serving->visit);
	if (*fault != FAULT_NONE)
		return false;
	if (permission == 0 || (serving->visit.permissions & permission) != 0)
		return true;
	if (serving->visit.actor == NULL && serving->request.method == METHOD_GET)
		ask_to_sign_in(serving);
	else if (serving->visit.actor == NULL && held_is_ours(&serving->request) &&
	    read_body(serving, source) == FAULT_NONE)
		show_ended(serving);
	else
		show_error(serving, forbidden);
	return false;
}

static enum fault
handle_get(struct serving *serving)
{
	struct visit *visit = &serving->visit;

	if (serving->route->form != NULL)
		visit->form = form_empty(visit->arena, serving->route->form);
	return serving->route->handler(visit);
}

/* Reads the body; false when the answer is already laid out. */
static bool
take_body(struct serving *serving, const struct source *source, enum fault *fault)
{
	struct visit *visit = &serving->visit;
	const struct form_spec *form = serving->route->form;

	*fault = read_body(serving, source);
	if (*fault == FAULT_INPUT) {
		*fault = FAULT_NONE;
		show_error(serving, malformed);
		return false;
	}
	if (*fault != FAULT_NONE)
		return false;
	if (!guard_token_matches(visit->arena, serving->server->key, &serving->request)) {
		show_ended(serving);
		return false;
	}
	/* Without the one-time key of its page nobody can tell a second sending of a form from the first. */
	if (form != NULL && text_empty(request_field(&serving->request, "once"))) {
		show_error(serving, malformed);
		return false;
	}
	return true;
}

static enum fault
handle_post(struct serving *serving, const struct source *source)
{
	struct visit *visit = &serving->visit;
	const struct route *route = serving->route;
	enum fault fault;

	if (!take_body(serving, source, &fault))
		return fault;
	if (route->form != NULL) {
		fault = form_read(visit->arena, route->form, &serving->request, visit->now, &visit->form);
		if (fault != FAULT_NONE)
			return fault;
		if (!visit->form->valid) {
			if (route->again != NULL)
				return route->again(visit);
			show_error(serving, (struct error){ 422, "bad_request" });
			return FAULT_NONE;
		}
	}
	return route->handler(visit);
}

static enum fault
handle(struct serving *serving, const struct source *source)
{
	enum fault fault;

	if (serving->request.method == METHOD_POST && !guard_origin_allows(&serving->request)) {
		show_error(serving, forbidden);
		return FAULT_NONE;
	}
	if (!admit(serving, source, &fault))
		return fault;
	if (serving->request.method == METHOD_POST)
		fault = handle_post(serving, source);
	else
		fault = handle_get(serving);
	if (fault == FAULT_NONE && serving->response.status == 0)
		return log_fault(FAULT_INTERNAL, "the handler of %s/%s gave no answer", serving->server->program->name,
		    serving->route->path);
	return fault;
}

/* Runs the route.  What only reads is run once more when the connection turned out to be dead. */
static void
run_route(struct serving *serving, const struct source *source)
{
	struct visit *visit = &serving->visit;
	bool was_open = serving->server->casework != NULL;
	enum fault fault = handle(serving, source);

	if (fault == FAULT_UNAVAILABLE)
		close_casework(serving);
	if (fault == FAULT_UNAVAILABLE && was_open && serving->request.method == METHOD_GET) {
		response_reset(&serving->response, visit->arena);
		renew_page(serving);
		visit->actor = NULL;
		visit->permissions = 0;
		serving->token = NULL;
		fault = handle(serving, source);
	}
	if (fault != FAULT_NONE)
		answer_fault(serving, fault);
}

void
answer_begin(struct server *server, struct arena *arena, const struct source *source, struct serving *serving)
{
	static const struct error *const errors[] = {
		[RECEIVE_MALFORMED] = &malformed, [RECEIVE_METHOD] = &not_allowed,
		[RECEIVE_ELSEWHERE] = &not_found, [RECEIVE_TOO_LARGE] = &too_large,
	};
	struct visit *visit = &serving->visit;
	enum receive_result result;
	const char *allowed;

	*serving = (struct serving){ .server = server };
	*visit = (struct visit){ .arena = arena, .config = server->config, .request = &serving->request,
	    .response = &serving->response, .id = secret_token(arena, ID_BYTES), .now = date_now() };
	log_visit(visit->id);
	response_reset(&serving->response, arena);
	result = receive_head(arena, source, server->config, server->program->name, &serving->request);
	choose_language(serving);
	renew_page(serving);
	if (result != RECEIVE_OK) {
		show_error(serving, *errors[result]);
		return;
	}
	serving->route = route_find(server->program, serving->request.method, serving->request.path, &allowed);
	if (serving->route == NULL)
		show_error(serving, allowed == NULL ? not_found : not_allowed);
	else if (!switch_language(serving))
		run_route(serving, source);
}

void
answer_end(struct serving *serving)
{
	receive_close(&serving->request);
	page_release(serving->visit.page);
	serving->visit.page = NULL;
	log_visit(NULL);
}
