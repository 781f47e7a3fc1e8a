#include "web/visit.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/log.h"
#include "base/text.h"
#include "web/encoding.h"
#include "web/form.h"
#include "web/page.h"
#include "web/serving.h"

#include "base/banned.h"

enum { STATUS_SHOWN = 200, STATUS_MOVED = 303, STATUS_REFUSED = 409, STATUS_INVALID = 422 };
enum { NOTICE_SECONDS = 60, SEND_PIECE = 65536 };

static const char file_policy[] =
    "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

struct serving *
serving_of(struct visit *visit)
{
	return (struct serving *)(void *)visit;
}

enum fault
visit_show(struct visit *visit, const char *template_name)
{
	struct serving *serving = serving_of(visit);
	const struct program *program = serving->server->program;
	int status = STATUS_SHOWN;
	enum fault fault;

	if (program->frame != NULL) {
		fault = program->frame(visit);
		if (fault != FAULT_NONE)
			return fault;
	}
	if (serving->refusal != NULL)
		status = STATUS_REFUSED;
	else if (visit->form != NULL && visit->form->sent && !visit->form->valid)
		status = STATUS_INVALID;
	serving_frame(serving);
	if (visit->form != NULL)
		page_form(visit->page, visit->form);
	return serving_render(serving, status, template_name);
}

void
serving_redirect(struct serving *serving, const char *path)
{
	struct visit *visit = &serving->visit;
	struct text location = text_begin(visit->arena);

	/* No second slash at the start: that would name another host. */
	while (*path == '/' || *path == '\\')
		path++;
	text_add(&location, visit->request->base);
	text_add(&location, "/");
	encoding_add_address(&location, path);
	response_header(visit->response, "Location", location.value);
	response_body(visit->response, STATUS_MOVED, NULL, "", 0);
}

enum fault
visit_redirect(struct visit *visit, const char *format, ...)
{
	const char *path;
	va_list list;

	va_start(list, format);
	path = arena_format_list(visit->arena, format, list);
	va_end(list);
	serving_redirect(serving_of(visit), path);
	return FAULT_NONE;
}

enum fault
visit_refuse(struct visit *visit, const char *refusal_name)
{
	struct serving *serving = serving_of(visit);

	if (serving->refusal != NULL)
		return log_fault(FAULT_INTERNAL, "refused %s after %s", refusal_name, serving->refusal);
	serving->refusal = refusal_name;
	if (serving->route == NULL || serving->route->again == NULL) {
		serving_frame(serving);
		page_number(visit->page, "Error.Status", STATUS_REFUSED);
		page_text(visit->page, "Error.Word", "conflict");
		return serving_render(serving, STATUS_REFUSED, "layout/error");
	}
	return serving->route->again(visit);
}

void
visit_notice(struct visit *visit, const char *notice_name)
{
	visit_cookie(visit, "anjuan_notice", notice_name, NOTICE_SECONDS);
}

/* The name for the browser's folder, once in ASCII and once in full. */
static void
add_disposition(struct visit *visit, const char *kind, const char *name)
{
	struct text value = text_begin(visit->arena), plain = text_begin(visit->arena);

	if (text_empty(name)) {
		response_header(visit->response, "Content-Disposition", kind);
		return;
	}
	for (const char *at = name; *at != '\0'; at++) {
		bool safe = (unsigned char)*at >= ' ' && (unsigned char)*at < 0x7F && strchr("\"\\/%;", *at) == NULL;

		text_add_bytes(&plain, safe ? at : "_", 1);
	}
	text_add_format(&value, "%s; filename=\"%s\"; filename*=UTF-8''", kind, plain.value);
	encoding_add(&value, name);
	response_header(visit->response, "Content-Disposition", value.value);
}

/* Only pictures that cannot hold script are shown in place. */
static bool
is_safe_image(const char *type)
{
	static const char *const safe[] = { "image/png", "image/jpeg", "image/gif", "image/webp" };

	for (size_t i = 0; i < sizeof(safe) / sizeof(safe[0]); i++)
		if (text_equal(type, safe[i]))
			return true;
	return false;
}

static void
begin_file(struct visit *visit, const char *type, const char *name)
{
	add_disposition(visit, is_safe_image(type) ? "inline" : "attachment", name);
	visit->response->policy = file_policy;
}

enum fault
visit_file(struct visit *visit, const char *type, const char *name, const void *bytes, size_t length)
{
	begin_file(visit, type, name);
	response_body(visit->response, STATUS_SHOWN, type, bytes, length);
	return FAULT_NONE;
}

enum fault
visit_stream(struct visit *visit, const char *type, const char *name, visit_writer *writer, void *context)
{
	begin_file(visit, type, name);
	response_body(visit->response, STATUS_SHOWN, type, NULL, 0);
	visit->response->writer = writer;
	visit->response->context = context;
	return FAULT_NONE;
}

struct sending { int file; char *buffer; };

static enum fault
send_piece(void *context, const void **bytes, size_t *length)
{
	struct sending *sending = context;
	ssize_t got;

	do {
		got = read(sending->file, sending->buffer, SEND_PIECE);
	} while (got < 0 && errno == EINTR);
	if (got < 0)
		return log_fault(FAULT_IO, "reading a file to be sent: %s", strerror(errno));
	*bytes = sending->buffer;
	*length = (size_t)got;
	return FAULT_NONE;
}

enum fault
visit_send(struct visit *visit, const char *type, const char *name, int file)
{
	struct request *request = &serving_of(visit)->request;
	struct upload *held = arena_alloc(visit->arena, sizeof(*held));
	struct sending *sending = arena_alloc(visit->arena, sizeof(*sending));

	/* What is among the uploads is closed with the visit. */
	*held = (struct upload){ .field = "", .name = "", .file = file, .next = request->uploads };
	request->uploads = held;
	*sending = (struct sending){ .file = file, .buffer = arena_alloc(visit->arena, SEND_PIECE) };
	return visit_stream(visit, type, name, send_piece, sending);
}

enum fault
visit_json(struct visit *visit, const char *json)
{
	visit->response->policy = file_policy;
	response_body(visit->response, STATUS_SHOWN, "application/json; charset=utf-8", json, strlen(json));
	return FAULT_NONE;
}

void
visit_cookie(struct visit *visit, const char *name, const char *value, int64_t max_age)
{
	struct text cookie = text_begin(visit->arena);

	text_add_format(&cookie, "%s=", name);
	encoding_add(&cookie, value == NULL ? "" : value);
	text_add_format(&cookie, "; Path=%s/; HttpOnly; SameSite=Lax", visit->request->base);
	if (value == NULL)
		text_add(&cookie, "; Max-Age=0");
	else if (max_age > 0)
		text_add_format(&cookie, "; Max-Age=%lld", (long long)max_age);
	if (visit->config->secure_cookies)
		text_add(&cookie, "; Secure");
	response_header(visit->response, "Set-Cookie", cookie.value);
}
