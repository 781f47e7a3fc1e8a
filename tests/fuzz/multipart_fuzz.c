/* Hostile bodies: the first byte says how they are split; every split must give the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/secret.h"
#include "base/text.h"
#include "web/multipart.h"
#include "web/request.h"
#include "web/upload.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static enum fault
note_header(void *context, const char *bytes, size_t length)
{
	text_add(context, "[");
	text_add_bytes(context, bytes, length);
	text_add(context, "](");
	return FAULT_NONE;
}

static enum fault
note_bytes(void *context, const char *bytes, size_t length)
{
	text_add_bytes(context, bytes, length);
	return FAULT_NONE;
}

static enum fault
note_end(void *context)
{
	text_add(context, ")");
	return FAULT_NONE;
}

static struct text
read_split(struct arena *arena, const char *body, size_t length, size_t piece)
{
	struct text seen = text_begin(arena);
	struct multipart_sink sink = { note_header, note_bytes, note_end, &seen };
	struct multipart *m = multipart_begin(arena, "b", &sink);
	enum fault fault = FAULT_NONE;

	while (length > 0 && fault == FAULT_NONE) {
		size_t now = piece < length ? piece : length;

		fault = multipart_feed(m, body, now);
		body += now;
		length -= now;
	}
	text_add_format(&seen, " %d %d", (int)fault, multipart_is_complete(m));
	return seen;
}

static void
read_upload(struct arena *arena, const char *body, size_t length)
{
	const struct upload_limits limits = { "/tmp", 1000 };
	const struct request_value *values;
	const struct upload *files = NULL;
	struct upload_form *form;

	if (upload_begin(arena, "multipart/form-data; boundary=b", &limits, &form) != FAULT_NONE)
		abort();
	if (upload_feed(form, body, length) == FAULT_NONE && upload_end(form, &values, &files) == FAULT_NONE)
		for (; values != NULL; values = values->next)
			if (!text_is_clean(values->value, strlen(values->value)))
				abort();
	upload_abandon(form);
	upload_close(files);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const char *body = (const char *)bytes + 1;
	struct arena arena = { 0 };
	struct text whole, split;

	if (length < 1 || secret_open() != FAULT_NONE)
		return 0;
	whole = read_split(&arena, body, length - 1, length);
	split = read_split(&arena, body, length - 1, 1 + bytes[0] % 64);
	if (whole.length != split.length || memcmp(whole.value, split.value, whole.length) != 0)
		abort();
	read_upload(&arena, body, length - 1);
	arena_release(&arena);
	return 0;
}
