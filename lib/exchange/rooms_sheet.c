#include "exchange/rooms_sheet.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/ledger_place.h"
#include "exchange/sheet_write.h"
#include "rules/contact.h"

#include "base/banned.h"

enum { HEADER_ROWS = 30, NOTES = 100, WIDTH = 14 };

/* Limits are those of the database. */
static const struct { const char *name; size_t limit; bool required; } fields[ROOM_FIELD__COUNT] = {
	[ROOM_PROJECT] = { "project", 80, true },
	[ROOM_AREA] = { "area", 40, false },
	[ROOM_BUILDING] = { "building", 20, true },
	[ROOM_UNIT] = { "unit", 20, false },
	[ROOM_ROOM] = { "room", 20, true },
	[ROOM_RESIDENT] = { "resident", 80, false },
	[ROOM_PHONE] = { "phone", 40, false },
	[ROOM_RELATION] = { "relation", 20, false },
};

struct rooms_sheet {
	struct sheet_reader	*reader;
	struct sheet_row	 header;
	size_t			 columns[ROOM_FIELD__COUNT];	/* beyond the header's count: not there */
	const char		*titles[ROOM_FIELD__COUNT];	/* as the template writes them */
	struct room_line	 line;
};

enum fault
rooms_sheet_template(struct arena *arena, const struct mapping *mapping, int descriptor)
{
	struct sheet_column columns[ROOM_FIELD__COUNT] = { 0 };
	struct sheet_layout layout = { .columns = columns, .count = ROOM_FIELD__COUNT };
	const char **notes = arena_array(arena, NOTES, sizeof(*notes));
	const char *const *titles;
	struct sheet_writer *writer;
	enum fault fault;

	for (int i = 0; i < ROOM_FIELD__COUNT; i++) {
		mapping_parts(arena, mapping_value(mapping, "columns", fields[i].name, fields[i].name), &titles);
		columns[i] = (struct sheet_column){ titles[0], WIDTH, COLUMN_TEXT };
	}
	for (size_t i = 0; i < mapping->count && layout.note_count < NOTES; i++)
		if (text_equal(mapping->lines[i].section, "notes"))
			notes[layout.note_count++] = mapping->lines[i].value;
	layout.notes = notes;
	layout.name = mapping_value(mapping, "mapping", "sheet", mapping->id);
	layout.notes_name = mapping_value(mapping, "mapping", "notes_sheet", "notes");

	fault = sheet_writer_open(arena, SHEET_XLSX, descriptor, &layout, &writer);
	return fault == FAULT_NONE ? sheet_writer_end(writer) : fault;
}

/* Finds the columns in a row of titles; false when a required one is missing. */
static bool
match(struct arena *arena, const struct mapping *mapping, const struct sheet_row *row, struct rooms_sheet *sheet)
{
	const char *const *titles;
	size_t *columns = sheet->columns, count;

	for (int i = 0; i < ROOM_FIELD__COUNT; i++) {
		count = mapping_parts(arena, mapping_value(mapping, "columns", fields[i].name, fields[i].name),
		    &titles);
		sheet->titles[i] = titles[0];
		columns[i] = row->count;
		for (size_t t = 0; t < count && columns[i] == row->count; t++)
			columns[i] = sheet_find(arena, row, titles[t]);
		if (fields[i].required && columns[i] == row->count)
			return false;
	}
	return true;
}

static struct sheet_row
copy_of(struct arena *arena, const struct sheet_row *row)
{
	struct cell *cells = arena_array(arena, row->count, sizeof(*cells));
	struct sheet_row copy = *row;

	for (size_t i = 0; i < row->count; i++)
		cells[i] = (struct cell){ row->cells[i].kind, arena_copy(arena, row->cells[i].text) };
	copy.cells = cells;
	return copy;
}

enum fault
rooms_sheet_open(struct arena *arena, struct sheet_reader *reader, const struct mapping *mapping,
    struct rooms_sheet **result, const char **reason)
{
	struct rooms_sheet *sheet = arena_alloc(arena, sizeof(*sheet));
	const struct sheet_row *row;
	enum fault fault;

	*result = NULL;
	sheet->reader = reader;
	for (int i = 0; i < HEADER_ROWS; i++) {
		fault = sheet_next(reader, &row);
		if (fault != FAULT_NONE)
			return fault;
		if (row == NULL)
			break;
		if (row->problem == NULL && match(arena, mapping, row, sheet)) {
			sheet->header = copy_of(arena, row);
			*result = sheet;
			return FAULT_NONE;
		}
	}
	*reason = "no_header";
	return FAULT_INPUT;
}

const struct sheet_row *
rooms_sheet_header(const struct rooms_sheet *sheet)
{
	return &sheet->header;
}

/* A column that the sheet lacks is 0 and called by the title given. */
static void
add_problem(struct rooms_sheet *sheet, size_t column, const char *title, const char *word)
{
	struct room_line *line = &sheet->line;
	bool known = column < sheet->header.count;

	if (line->problem_count < LEDGER_PROBLEMS)
		line->problems[line->problem_count++] = (struct ledger_problem){ known ? column + 1 : 0,
		    known ? sheet_cell(&sheet->header, column)->text : title, word };
}

static void
add_field_problem(struct rooms_sheet *sheet, enum room_field field, const char *word)
{
	add_problem(sheet, sheet->columns[field], sheet->titles[field], word);
}

static void
read_texts(struct arena *arena, struct rooms_sheet *sheet)
{
	struct room_line *line = &sheet->line;

	for (int i = 0; i < ROOM_FIELD__COUNT; i++) {
		const char *text = sheet->columns[i] < sheet->header.count ?
		    arena_copy(arena, sheet_cell(line->cells, sheet->columns[i])->text) : "";

		line->texts[i] = text;
		if (*text == '\0' && fields[i].required)
			add_field_problem(sheet, i, "missing");
		else if (text_characters(text) > fields[i].limit)
			add_field_problem(sheet, i, "long");
	}
}

/* Building, unit and room as the rules write them. */
static void
normalise_place(struct arena *arena, struct rooms_sheet *sheet)
{
	const char **texts = sheet->line.texts;
	const struct place cells = { texts[ROOM_BUILDING], texts[ROOM_UNIT], texts[ROOM_ROOM], "" };
	struct place place;

	if (*cells.building == '\0' || *cells.room == '\0')
		return;
	if (!ledger_place_read(arena, &cells, &place)) {
		add_field_problem(sheet, ROOM_ROOM, "place");
		return;
	}
	texts[ROOM_BUILDING] = place.building;
	texts[ROOM_UNIT] = place.unit;
	texts[ROOM_ROOM] = place.room;
}

/* A phone or a relation belongs to somebody with a name. */
static void
check_resident(struct arena *arena, struct rooms_sheet *sheet)
{
	const char **texts = sheet->line.texts;

	if (*texts[ROOM_PHONE] != '\0' && !phone_read(arena, texts[ROOM_PHONE], &texts[ROOM_PHONE]))
		add_field_problem(sheet, ROOM_PHONE, "phone");
	if (*texts[ROOM_RESIDENT] == '\0' && (*texts[ROOM_PHONE] != '\0' || *texts[ROOM_RELATION] != '\0'))
		add_field_problem(sheet, ROOM_RESIDENT, "missing");
}

enum fault
rooms_sheet_next(struct rooms_sheet *sheet, struct arena *arena, const struct room_line **result)
{
	const struct sheet_row *row;
	enum fault fault = sheet_next(sheet->reader, &row);

	*result = NULL;
	if (fault != FAULT_NONE || row == NULL)
		return fault;
	sheet->line = (struct room_line){ .number = row->number, .cells = row };
	for (int i = 0; i < ROOM_FIELD__COUNT; i++)
		sheet->line.texts[i] = "";
	if (row->problem != NULL) {
		add_problem(sheet, row->problem_column == 0 ? sheet->header.count : row->problem_column - 1, "",
		    row->problem);
	} else {
		read_texts(arena, sheet);
		normalise_place(arena, sheet);
		check_resident(arena, sheet);
	}
	*result = &sheet->line;
	return FAULT_NONE;
}
