#include "web/receive.h"

#include <string.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/text.h"
#include "web/encoding.h"
#include "web/upload.h"

#include "base/banned.h"

enum { HEADER_BYTES = 8 * 1024, PIECE_BYTES = 64 * 1024 };

/* A parameter as clean text; NULL when it is absent, empty, too long or unreadable. */
static const char *
parameter(struct arena *arena, const struct source *source, const char *name)
{
	const char *value = source->parameter(source->context, name);
	size_t length = value == NULL ? 0 : strlen(value);

	if (length == 0 || length > HEADER_BYTES || !text_is_clean(value, length))
		return NULL;
	return arena_copy_bytes(arena, value, length);
}

static bool
is_too_long(const struct source *source, const char *name)
{
	const char *value = source->parameter(source->context, name);

	return value != NULL && strnlen(value, HEADER_BYTES + 1) > HEADER_BYTES;
}

static bool
read_method(const char *value, struct request *request)
{
	request->head = text_equal(value, "HEAD");
	request->method = text_equal(value, "POST") ? METHOD_POST : METHOD_GET;
	return request->head || request->method == METHOD_POST || text_equal(value, "GET");
}

/* The path behind <base>/<program>/. */
static enum receive_result
read_path(struct arena *arena, const struct source *source, const char *program, struct request *request)
{
	const char *raw = source->parameter(source->context, "DOCUMENT_URI"), *path, *start;

	if (text_empty(raw))
		raw = source->parameter(source->context, "SCRIPT_NAME");
	if (text_empty(raw))
		return RECEIVE_MALFORMED;
	if (!text_is_clean(raw, strlen(raw)))
		return RECEIVE_ELSEWHERE;

	start = arena_format(arena, "%s/%s/", request->base, program);
	path = arena_copy(arena, raw);
	if (!text_starts(path, start))
		return RECEIVE_ELSEWHERE;
	request->path = path + strlen(start);
	return RECEIVE_OK;
}

static const char *
read_base(struct arena *arena, const struct source *source, const struct config *config)
{
	const char *base = source->parameter(source->context, "ANJUAN_BASE");

	if (base == NULL)
		return config->base_path;
	if (*base != '/' || !text_is_clean(base, strlen(base)))
		return "";
	return arena_copy(arena, base);
}

enum receive_result
receive_head(struct arena *arena, const struct source *source, const struct config *config,
    const char *program, struct request *request)
{
	static const char *const limited[] = { "DOCUMENT_URI", "QUERY_STRING", "HTTP_COOKIE", "CONTENT_TYPE" };
	enum receive_result result;
	enum fault fault;

	*request = (struct request){ .program = program, .path = "", .query_text = "" };
	request->base = read_base(arena, source, config);
	for (size_t i = 0; i < sizeof(limited) / sizeof(limited[0]); i++)
		if (is_too_long(source, limited[i]))
			return RECEIVE_TOO_LARGE;

	request->cookies = encoding_cookies(arena, source->parameter(source->context, "HTTP_COOKIE"));
	request->origin = parameter(arena, source, "HTTP_ORIGIN");
	request->host = parameter(arena, source, "HTTP_HOST");
	request->referer = parameter(arena, source, "HTTP_REFERER");
	request->fetch_site = parameter(arena, source, "HTTP_SEC_FETCH_SITE");
	request->agent = parameter(arena, source, "HTTP_USER_AGENT");
	request->address = parameter(arena, source, "REMOTE_ADDR");
	request->content_type = parameter(arena, source, "CONTENT_TYPE");

	result = read_path(arena, source, program, request);
	if (!read_method(source->parameter(source->context, "REQUEST_METHOD"), request))
		return RECEIVE_METHOD;
	if (result != RECEIVE_OK)
		return result;

	request->query_text = parameter(arena, source, "QUERY_STRING");
	if (request->query_text == NULL)
		request->query_text = "";
	fault = encoding_pairs(arena, request->query_text, strlen(request->query_text), &request->query);
	if (fault == FAULT_TOO_LARGE)
		return RECEIVE_TOO_LARGE;
	return fault == FAULT_NONE ? RECEIVE_OK : RECEIVE_MALFORMED;
}

static enum fault
read_urlencoded(struct arena *arena, const struct source *source, struct request *request)
{
	char *bytes = arena_alloc(arena, RECEIVE_URLENCODED_BYTES + 1);
	size_t length = 0, piece;

	while ((piece = source->read(source->context, bytes + length, RECEIVE_URLENCODED_BYTES + 1 - length)) > 0)
		length += piece;
	if (length > RECEIVE_URLENCODED_BYTES)
		return FAULT_TOO_LARGE;
	return encoding_pairs(arena, bytes, length, &request->fields);
}

static enum fault
read_pieces(struct arena *arena, const struct source *source, int64_t limit, struct upload_form *form)
{
	char *piece = arena_alloc(arena, PIECE_BYTES);
	int64_t total = 0;
	enum fault fault;
	size_t length;

	while ((length = source->read(source->context, piece, PIECE_BYTES)) > 0) {
		total += (int64_t)length;
		if (total > limit)
			return FAULT_TOO_LARGE;
		fault = upload_feed(form, piece, length);
		if (fault != FAULT_NONE)
			return fault;
	}
	return FAULT_NONE;
}

static enum fault
read_multipart(struct arena *arena, const struct source *source, const struct config *config,
    struct request *request)
{
	struct upload_limits limits = { config->upload_dir, config->upload_limit };
	struct upload_form *form;
	enum fault fault = upload_begin(arena, request->content_type, &limits, &form);

	if (fault != FAULT_NONE)
		return fault;
	fault = read_pieces(arena, source, RECEIVE_FILES * config->upload_limit, form);
	if (fault == FAULT_NONE)
		fault = upload_end(form, &request->fields, &request->uploads);
	upload_abandon(form);
	return fault;
}

enum fault
receive_body(struct arena *arena, const struct source *source, const struct config *config, bool multipart,
    struct request *request)
{
	const char *length_text = source->parameter(source->context, "CONTENT_LENGTH");
	bool urlencoded = encoding_is_type(request->content_type, "application/x-www-form-urlencoded");
	int64_t limit = urlencoded ? RECEIVE_URLENCODED_BYTES : RECEIVE_FILES * config->upload_limit, length;

	if (!text_empty(length_text)) {
		if (!text_number(length_text, &length) || length < 0)
			return FAULT_INPUT;
		if (length > limit)
			return FAULT_TOO_LARGE;
	}
	if (urlencoded)
		return read_urlencoded(arena, source, request);
	if (!encoding_is_type(request->content_type, "multipart/form-data"))
		return FAULT_NONE;
	return multipart ? read_multipart(arena, source, config, request) : FAULT_INPUT;
}

void
receive_close(struct request *request)
{
	upload_close(request->uploads);
	request->uploads = NULL;
}
