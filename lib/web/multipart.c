#include "web/multipart.h"

#include <string.h>

#include "base/arena.h"

#include "base/banned.h"

enum { BUFFER_BYTES = 16384, HEADER_BYTES = 8192, DELIMITER_BYTES = MULTIPART_BOUNDARY + 4 };

enum state {
	STATE_PREAMBLE,		/* before the first delimiter */
	STATE_DELIMITER,	/* behind a delimiter: "--" ends, CRLF begins a part */
	STATE_HEADER,
	STATE_FIRST,		/* at the start of a part, whose body may be empty */
	STATE_BODY,
	STATE_DONE,
	STATE__COUNT
};

/* What a step found. */
enum outcome { OUTCOME_AGAIN, OUTCOME_MORE, OUTCOME_FAULT };

struct multipart {
	struct multipart_sink	sink;
	enum state		state;
	enum fault		fault;
	int			parts;
	size_t			length;
	size_t			delimiter_length;
	char			delimiter[DELIMITER_BYTES];
	char			buffer[BUFFER_BYTES];
};

struct multipart *
multipart_begin(struct arena *arena, const char *boundary, const struct multipart_sink *sink)
{
	size_t length = boundary == NULL ? 0 : strlen(boundary);
	struct multipart *m;

	if (length == 0 || length > MULTIPART_BOUNDARY)
		return NULL;
	m = arena_alloc(arena, sizeof(*m));
	m->sink = *sink;
	m->delimiter_length = length + 4;
	memcpy(m->delimiter, "\r\n--", 4);
	memcpy(m->delimiter + 4, boundary, length);

	/* A line end that nobody sent lets the first delimiter match like the others. */
	memcpy(m->buffer, "\r\n", 2);
	m->length = 2;
	return m;
}

static void
consume(struct multipart *m, size_t bytes)
{
	m->length -= bytes;
	memmove(m->buffer, m->buffer + bytes, m->length);
}

static const char *
find_delimiter(const struct multipart *m)
{
	return memmem(m->buffer, m->length, m->delimiter, m->delimiter_length);
}

static enum outcome
fail(struct multipart *m, enum fault fault)
{
	m->fault = fault;
	return OUTCOME_FAULT;
}

static enum outcome
step_preamble(struct multipart *m)
{
	const char *at = find_delimiter(m);

	if (at == NULL) {
		if (m->length >= m->delimiter_length)
			consume(m, m->length - (m->delimiter_length - 1));
		return OUTCOME_MORE;
	}
	consume(m, (size_t)(at - m->buffer) + m->delimiter_length);
	m->state = STATE_DELIMITER;
	return OUTCOME_AGAIN;
}

static enum outcome
step_delimiter(struct multipart *m)
{
	if (m->length < 2)
		return OUTCOME_MORE;
	if (memcmp(m->buffer, "--", 2) == 0) {
		m->state = STATE_DONE;
		return OUTCOME_AGAIN;
	}
	if (memcmp(m->buffer, "\r\n", 2) != 0)
		return fail(m, FAULT_INPUT);
	if (++m->parts > MULTIPART_PARTS)
		return fail(m, FAULT_TOO_LARGE);
	m->state = STATE_HEADER;
	return OUTCOME_AGAIN;
}

/* The buffer starts with the line end of the delimiter; one line end is kept before the body. */
static enum outcome
step_header(struct multipart *m)
{
	const char *end = memmem(m->buffer, m->length, "\r\n\r\n", 4);
	size_t length = end == NULL ? m->length : (size_t)(end - m->buffer);
	enum fault fault;

	if (length > HEADER_BYTES)
		return fail(m, FAULT_INPUT);
	if (end == NULL)
		return OUTCOME_MORE;
	fault = m->sink.header(m->sink.context, m->buffer + 2, length > 2 ? length - 2 : 0);
	if (fault != FAULT_NONE)
		return fail(m, fault);
	consume(m, length + 2);
	m->state = STATE_FIRST;
	return OUTCOME_AGAIN;
}

static enum outcome
end_part(struct multipart *m, size_t bytes)
{
	enum fault fault = m->sink.end(m->sink.context);

	if (fault != FAULT_NONE)
		return fail(m, fault);
	consume(m, bytes);
	m->state = STATE_DELIMITER;
	return OUTCOME_AGAIN;
}

static enum outcome
step_first(struct multipart *m)
{
	size_t compared = m->length < m->delimiter_length ? m->length : m->delimiter_length;

	if (memcmp(m->buffer, m->delimiter, compared) == 0) {
		if (m->length < m->delimiter_length)
			return OUTCOME_MORE;
		return end_part(m, m->delimiter_length);
	}
	consume(m, 2);
	m->state = STATE_BODY;
	return OUTCOME_AGAIN;
}

static enum outcome
step_body(struct multipart *m)
{
	const char *at = find_delimiter(m);
	size_t length = 0;
	enum fault fault;

	/* Without a delimiter everything but a possible beginning of one belongs to the body. */
	if (at != NULL)
		length = (size_t)(at - m->buffer);
	else if (m->length >= m->delimiter_length)
		length = m->length - (m->delimiter_length - 1);

	if (length > 0) {
		fault = m->sink.bytes(m->sink.context, m->buffer, length);
		if (fault != FAULT_NONE)
			return fail(m, fault);
	}
	if (at != NULL)
		return end_part(m, length + m->delimiter_length);
	consume(m, length);
	return OUTCOME_MORE;
}

static enum outcome
step_done(struct multipart *m)
{
	m->length = 0;
	return OUTCOME_MORE;
}

static enum fault
run(struct multipart *m)
{
	static enum outcome (*const steps[STATE__COUNT])(struct multipart *) = {
		[STATE_PREAMBLE]	= step_preamble,
		[STATE_DELIMITER]	= step_delimiter,
		[STATE_HEADER]		= step_header,
		[STATE_FIRST]		= step_first,
		[STATE_BODY]		= step_body,
		[STATE_DONE]		= step_done,
	};
	enum outcome outcome;

	do
		outcome = steps[m->state](m);
	while (outcome == OUTCOME_AGAIN);
	return outcome == OUTCOME_FAULT ? m->fault : FAULT_NONE;
}

enum fault
multipart_feed(struct multipart *m, const char *bytes, size_t length)
{
	enum fault fault;

	while (length > 0 && m->state != STATE_DONE) {
		size_t piece = BUFFER_BYTES - m->length;

		if (piece > length)
			piece = length;
		memcpy(m->buffer + m->length, bytes, piece);
		m->length += piece;
		bytes += piece;
		length -= piece;
		fault = run(m);
		if (fault != FAULT_NONE)
			return fault;
	}
	return FAULT_NONE;
}

bool
multipart_is_complete(const struct multipart *m)
{
	return m->state == STATE_DONE;
}
