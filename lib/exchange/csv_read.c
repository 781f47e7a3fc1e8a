/* Delimited text behind sheet.h.  The only home of libcsv. */
#include <csv.h>
#include <string.h>
#include <sys/stat.h>

#include "base/log.h"
#include "exchange/charset.h"
#include "exchange/sheet_kind.h"

#include "base/banned.h"

enum {
	PEEK_LINES = 20,
	GROW_BYTES = 64 * 1024		/* libcsv's own 128 bytes copy a cell of 1 MB eight thousand times */
};

struct csv_reader {
	struct sheet_reader	 common;
	struct charset		*charset;
	struct csv_parser	 parser;
	struct row_draft	 draft;
	off_t			 size;
	int64_t			 number;	/* of the row under construction */
	size_t			 column;
	bool			 complete, finished;
};

static void
take_cell(void *bytes, size_t length, void *owner)
{
	struct csv_reader *reader = owner;

	row_put(&reader->draft, reader->column++, CELL_TEXT, bytes, length);
}

static void
take_row_end(int end, void *owner)
{
	struct csv_reader *reader = owner;

	(void)end;
	reader->complete = true;
}

/* Feeds one line; a quoted cell may go on in the next. */
static enum fault
feed(struct csv_reader *reader, const char *line, size_t length)
{
	if (csv_parse(&reader->parser, line, length, take_cell, take_row_end, reader) != length)
		return log_fault(FAULT_INPUT, "delimited text: %s", csv_strerror(csv_error(&reader->parser)));
	/* A quote that never ends would otherwise collect the whole file. */
	if (csv_get_buffer_size(&reader->parser) > 2 * (size_t)SHEET_CELL_BYTES) {
		row_problem(&reader->draft, "quote", reader->column + 1);
		return FAULT_TOO_LARGE;
	}
	return FAULT_NONE;
}

/* After the last line only a cell whose quote was never closed is still waiting. */
static void
finish(struct csv_reader *reader)
{
	size_t before = reader->column;

	reader->finished = true;
	csv_fini(&reader->parser, take_cell, take_row_end, reader);
	if (reader->column > before)
		row_problem(&reader->draft, "quote", before + 1);
}

/* One row, blank ones included; complete stays false at the end. */
static enum fault
read_row(struct csv_reader *reader)
{
	const char *line;
	size_t length;
	enum fault fault;

	row_begin(&reader->draft, ++reader->number);
	reader->column = 0;
	reader->complete = false;
	while (!reader->complete) {
		fault = charset_line(reader->charset, &line, &length);
		if (fault != FAULT_NONE)
			return fault;
		if (length == 0) {
			finish(reader);
			return FAULT_NONE;
		}
		fault = feed(reader, line, length);
		if (fault == FAULT_TOO_LARGE) {
			reader->finished = true;
			return FAULT_NONE;
		}
		if (fault != FAULT_NONE)
			return fault;
	}
	return FAULT_NONE;
}

static enum fault
csv_next(struct sheet_reader *common, const struct sheet_row **row)
{
	struct csv_reader *reader = (struct csv_reader *)common;
	enum fault fault;

	while (!reader->finished) {
		fault = read_row(reader);
		if (fault != FAULT_NONE)
			return fault;
		if (reader->draft.filled > 0 || reader->draft.row.problem != NULL) {
			*row = &reader->draft.row;
			return FAULT_NONE;
		}
	}
	return FAULT_NONE;
}

static int
csv_progress(const struct sheet_reader *common)
{
	const struct csv_reader *reader = (const struct csv_reader *)common;

	return reader->size == 0 || reader->finished
	    ? 1000 : (int)(charset_position(reader->charset) * 1000 / reader->size);
}

static void
csv_close(struct sheet_reader *common)
{
	struct csv_reader *reader = (struct csv_reader *)common;

	csv_free(&reader->parser);
	charset_close(reader->charset);
	arena_release(&reader->draft.arena);
}

/* The character that most lines at the start hold, outside quotes. */
static unsigned char
find_delimiter(const char *bytes, size_t length)
{
	static const unsigned char candidates[] = { CSV_COMMA, CSV_TAB, ';' };
	size_t counts[sizeof(candidates)] = { 0 }, best = 0, lines = 0;
	bool quoted = false;

	for (size_t i = 0; i < length && lines < PEEK_LINES; i++) {
		if (bytes[i] == '"')
			quoted = !quoted;
		if (quoted)
			continue;
		lines += bytes[i] == '\n';
		for (size_t c = 0; c < sizeof(candidates); c++)
			counts[c] += (unsigned char)bytes[i] == candidates[c];
	}
	for (size_t c = 1; c < sizeof(candidates); c++)
		if (counts[c] > counts[best])
			best = c;
	return candidates[best];
}

/* Text has no NUL among its first characters; everything else is some other kind of file. */
static enum fault
begin(struct csv_reader *reader, const char **reason)
{
	const char *bytes;
	size_t length;
	enum fault fault = charset_peek(reader->charset, &bytes, &length);

	if (fault != FAULT_NONE)
		return fault;
	if (memchr(bytes, '\0', length) != NULL) {
		*reason = "not_sheet";
		return FAULT_INPUT;
	}
	csv_set_delim(&reader->parser, find_delimiter(bytes, length));
	return FAULT_NONE;
}

enum fault
csv_open(struct arena *arena, int descriptor, struct sheet_reader **result, const char **reason)
{
	struct csv_reader *reader = arena_alloc(arena, sizeof(*reader));
	struct stat file;
	enum fault fault;

	reader->common = (struct sheet_reader){ csv_next, csv_progress, csv_close, -1, "" };
	if (fstat(descriptor, &file) != 0)
		return FAULT_IO;
	reader->size = file.st_size;
	fault = charset_open(arena, descriptor, &reader->charset);
	if (fault != FAULT_NONE)
		return fault;

	/* Every line end is reported, so that blank lines count as rows. */
	if (csv_init(&reader->parser, CSV_REPALL_NL) != 0)
		fault = log_fault(FAULT_INTERNAL, "the reader of delimited text does not start");
	csv_set_blk_size(&reader->parser, GROW_BYTES);
	if (fault == FAULT_NONE)
		fault = begin(reader, reason);
	if (fault != FAULT_NONE)
		csv_close(&reader->common);
	else
		*result = &reader->common;
	return fault;
}
