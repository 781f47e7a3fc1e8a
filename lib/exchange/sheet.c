#include "exchange/sheet.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/sheet_kind.h"

#include "base/banned.h"

enum { FIRST_BYTES = 8, FIRST_CELLS = 64 };

static enum fault
check_size(int descriptor, const char **reason)
{
	struct stat file;

	if (fstat(descriptor, &file) != 0)
		return FAULT_IO;
	if (file.st_size == 0) {
		*reason = "empty";
		return FAULT_INPUT;
	}
	if (file.st_size > SHEET_FILE_BYTES) {
		*reason = "bomb";
		return FAULT_TOO_LARGE;
	}
	return FAULT_NONE;
}

enum fault
sheet_open(struct arena *arena, int descriptor, const char *sheet, struct sheet_reader **reader,
    const char **reason)
{
	static const unsigned char zip[] = { 'P', 'K', 3, 4 }, ole[] = { 0xD0, 0xCF, 0x11, 0xE0 };
	unsigned char first[FIRST_BYTES] = { 0 };
	enum fault fault = check_size(descriptor, reason);

	*reader = NULL;
	if (fault != FAULT_NONE)
		return fault;
	if (pread(descriptor, first, sizeof(first), 0) < 0)
		return FAULT_IO;

	if (memcmp(first, zip, sizeof(zip)) == 0)
		return xlsx_open(arena, descriptor, sheet, reader, reason);
	if (memcmp(first, ole, sizeof(ole)) == 0) {
		*reason = "old_workbook";
		return FAULT_INPUT;
	}
	return csv_open(arena, descriptor, reader, reason);
}

enum fault
sheet_open_file(struct arena *arena, const char *path, const char *sheet, struct sheet_reader **reader,
    const char **reason)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	enum fault fault;

	*reader = NULL;
	if (descriptor < 0)
		return errno == ENOENT ? FAULT_NOT_FOUND : FAULT_IO;
	fault = sheet_open(arena, descriptor, sheet, reader, reason);
	if (fault == FAULT_NONE)
		(*reader)->descriptor = descriptor;
	else
		close(descriptor);
	return fault;
}

enum fault
sheet_next(struct sheet_reader *reader, const struct sheet_row **row)
{
	*row = NULL;
	return reader->next(reader, row);
}

const char *
sheet_others(const struct sheet_reader *reader)
{
	return reader->others;
}

int
sheet_progress(const struct sheet_reader *reader)
{
	return reader->progress(reader);
}

void
sheet_close(struct sheet_reader *reader)
{
	int descriptor;

	if (reader == NULL)
		return;
	descriptor = reader->descriptor;
	reader->close(reader);
	if (descriptor >= 0)
		close(descriptor);
}

const struct cell *
sheet_cell(const struct sheet_row *row, size_t column)
{
	static const struct cell empty = { CELL_EMPTY, "" };

	return column < row->count ? &row->cells[column] : &empty;
}

const char *
sheet_title(struct arena *arena, const char *title)
{
	const char *at = text_lower(arena, text_narrow(arena, title));
	struct text text = text_begin(arena);
	uint32_t c;

	while ((c = text_next(&at)) != 0)
		if (c > ' ' && c != '*' && c != ':' && c != 0xA0 && c != 0xFEFF)
			text_add_character(&text, c);
	return text.value;
}

size_t
sheet_find(struct arena *arena, const struct sheet_row *row, const char *title)
{
	const char *wanted = sheet_title(arena, title);

	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].kind != CELL_EMPTY && text_equal(sheet_title(arena, row->cells[i].text), wanted))
			return i;
	return row->count;
}

void
row_begin(struct row_draft *draft, int64_t number)
{
	arena_reset(&draft->arena);
	draft->room = FIRST_CELLS;
	draft->filled = 0;
	draft->cells = arena_array(&draft->arena, draft->room, sizeof(*draft->cells));
	draft->row = (struct sheet_row){ .number = number };
}

void
row_problem(struct row_draft *draft, const char *word, size_t column)
{
	if (draft->row.problem != NULL)
		return;
	draft->row.problem = word;
	draft->row.problem_column = column;
}

static void
make_room(struct row_draft *draft, size_t column)
{
	struct cell *cells;
	size_t room = draft->room;

	while (room <= column)
		room *= 2;
	if (room > draft->room) {
		cells = arena_array(&draft->arena, room, sizeof(*cells));
		memcpy(cells, draft->cells, draft->room * sizeof(*cells));
		draft->cells = cells;
		draft->room = room;
	}
	for (; draft->row.count <= column; draft->row.count++)
		draft->cells[draft->row.count] = (struct cell){ CELL_EMPTY, "" };
	draft->row.cells = draft->cells;
}

/* Most cells are printable ASCII without blanks around it. */
static bool
is_plain(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)bytes[i] < ' ' || (unsigned char)bytes[i] >= 0x7F)
			return false;
	return bytes[0] != ' ' && bytes[length - 1] != ' ';
}

/* The bytes as clean text, or NULL; harmless control characters become spaces, every line end \n. */
static const char *
clean_text(struct row_draft *draft, const char *bytes, size_t length)
{
	char *copy = arena_copy_bytes(&draft->arena, bytes, length), *to = copy;

	if (is_plain(bytes, length))
		return copy;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		if (byte == '\r') {
			if (i + 1 < length && bytes[i + 1] == '\n')
				continue;
			byte = '\n';
		} else if (byte == '\v' || byte == '\f') {
			byte = '\n';
		} else if ((byte > 0 && byte < ' ' && byte != '\t' && byte != '\n') || byte == 0x7F) {
			byte = ' ';
		}
		*to++ = (char)byte;
	}
	*to = '\0';
	if (!text_is_clean(copy, (size_t)(to - copy)))
		return NULL;
	return text_trim(&draft->arena, copy);
}

void
row_put(struct row_draft *draft, size_t column, enum cell_kind kind, const char *bytes, size_t length)
{
	const char *text;

	if (length == 0)
		return;
	if (column >= SHEET_COLUMNS) {
		row_problem(draft, "columns", SHEET_COLUMNS + 1);
		return;
	}
	if (length > SHEET_CELL_BYTES) {
		row_problem(draft, "long", column + 1);
		return;
	}

	text = clean_text(draft, bytes, length);
	if (text == NULL) {
		row_problem(draft, "bytes", column + 1);
		return;
	}
	if (*text == '\0')
		return;
	make_room(draft, column);
	draft->cells[column] = (struct cell){ kind, text };
	draft->filled++;
}
