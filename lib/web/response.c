#include "web/response.h"

#include <string.h>

#include "base/arena.h"

#include "base/banned.h"

static const char page_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; "
    "worker-src 'self'";

static const char constant_headers[] =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cache-Control: no-store\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

static const struct { int status; const char *reason; } reasons[] = {
	{ 200, "OK" }, { 303, "See Other" }, { 400, "Bad Request" }, { 403, "Forbidden" }, { 404, "Not Found" },
	{ 405, "Method Not Allowed" }, { 409, "Conflict" }, { 413, "Content Too Large" },
	{ 422, "Unprocessable Content" }, { 500, "Internal Server Error" }, { 503, "Service Unavailable" },
	{ 507, "Insufficient Storage" },
};

static const char *
reason(int status)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].status == status)
			return reasons[i].reason;
	return "Answer";
}

void
response_reset(struct response *response, struct arena *arena)
{
	*response = (struct response){ .headers = text_begin(arena) };
}

void
response_header(struct response *response, const char *name, const char *value)
{
	for (const char *at = value; *at != '\0'; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7F)
			return;
	text_add_format(&response->headers, "%s: %s\r\n", name, value);
}

void
response_body(struct response *response, int status, const char *type, const char *body, size_t length)
{
	response->status = status;
	response->type = type;
	response->body = body;
	response->length = length;
	response->writer = NULL;
}

static struct text
write_head(const struct response *response, struct arena *arena)
{
	struct text head = text_begin(arena);

	text_add_format(&head, "Status: %d %s\r\n", response->status, reason(response->status));
	if (response->type != NULL)
		text_add_format(&head, "Content-Type: %s\r\n", response->type);
	if (response->writer == NULL)
		text_add_format(&head, "Content-Length: %zu\r\n", response->length);
	text_add_format(&head, "Content-Security-Policy: %s\r\n",
	    response->policy == NULL ? page_policy : response->policy);
	text_add(&head, constant_headers);
	text_add(&head, response->headers.value);
	text_add(&head, "\r\n");
	return head;
}

/* What the writer has after its first piece; false when it cannot make the rest. */
static bool
send_rest(struct response *response, const struct drain *drain)
{
	struct piece piece;
	enum fault fault;

	do {
		piece = (struct piece){ NULL, 0 };
		fault = response->writer(response->context, &piece.bytes, &piece.length);
		if (fault != FAULT_NONE)
			return false;
	} while (piece.length > 0 && drain->write(drain->context, &piece, 1));
	return true;
}

enum fault
response_send(struct response *response, struct arena *arena, const struct drain *drain, bool head, bool *broken)
{
	struct piece pieces[] = { { NULL, 0 }, { response->body, response->length } };
	struct text lines;
	enum fault fault;
	bool more;

	*broken = false;
	if (response->writer != NULL) {
		pieces[1].length = 0;
		fault = response->writer(response->context, &pieces[1].bytes, &pieces[1].length);
		if (fault != FAULT_NONE)
			return fault;
	}
	lines = write_head(response, arena);
	pieces[0] = (struct piece){ lines.value, lines.length };
	more = response->writer != NULL && !head && pieces[1].length > 0;
	if (drain->write(drain->context, pieces, head ? 1 : 2) && more)
		*broken = !send_rest(response, drain);
	return FAULT_NONE;
}
