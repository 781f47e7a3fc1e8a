/* Lists as workbooks behind sheet_write.h.  The only home of libxlsxwriter. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "exchange/writer_kind.h"

#include "base/banned.h"

enum {
	PAPER_A4 = 9,
	CELL_CHARACTERS = 32767,	/* what a spreadsheet program keeps in a cell */
	ROWS = 1048576,
	HEADING_CHARACTERS = 80,
	NOTES_WIDTH = 100,
	FORMAT_WHOLE = 1,		/* 0 */
	FORMAT_TEXT = 49,		/* @ */
	EPOCH_SERIAL = 25569		/* 1970-01-01 as a day count */
};

struct xlsx_writer {
	struct sheet_writer		 common;
	const struct sheet_layout	*layout;
	struct arena			 scratch;	/* for one row */
	lxw_workbook			*book;
	lxw_worksheet			*sheet;
	lxw_format			*text, *number, *tenths, *moment, *title;
	lxw_row_t			 row;
	enum fault			 fault;
};

static enum fault
fault_of(lxw_error error)
{
	if (error == LXW_NO_ERROR)
		return FAULT_NONE;
	return log_fault(errno == ENOSPC || errno == EDQUOT ? FAULT_FULL : FAULT_IO, "writing a workbook failed: %s",
	    lxw_strerror(error));
}

static void
remember(struct xlsx_writer *writer, lxw_error error)
{
	if (writer->fault == FAULT_NONE)
		writer->fault = fault_of(error);
}

/* A format by the number that every spreadsheet program knows, or by its code. */
static lxw_format *
make_format(struct xlsx_writer *writer, int number, const char *code)
{
	lxw_format *format = workbook_add_format(writer->book);

	if (code != NULL)
		format_set_num_format(format, code);
	else
		format_set_num_format_index(format, (uint8_t)number);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	return format;
}

static void
make_formats(struct xlsx_writer *writer)
{
	writer->text = make_format(writer, FORMAT_TEXT, NULL);
	format_set_text_wrap(writer->text);
	writer->number = make_format(writer, FORMAT_WHOLE, NULL);
	writer->tenths = make_format(writer, 0, "0.0");
	writer->moment = make_format(writer, 0, "yyyy-mm-dd hh:mm");
	writer->title = make_format(writer, FORMAT_TEXT, NULL);
	format_set_bold(writer->title);
	format_set_bottom(writer->title, LXW_BORDER_THIN);
	format_set_text_wrap(writer->title);
}

/* In print headings & begins a command. */
static const char *
heading(struct arena *arena, const char *words)
{
	struct text text = text_begin(arena);

	text_add(&text, "&C");
	for (words = text_cut(arena, words, HEADING_CHARACTERS); *words != '\0'; words++)
		text_add_bytes(&text, *words == '&' ? "&&" : words, *words == '&' ? 2 : 1);
	return text.value;
}

static void
set_up_page(struct xlsx_writer *writer)
{
	worksheet_set_landscape(writer->sheet);
	worksheet_set_paper(writer->sheet, PAPER_A4);
	worksheet_fit_to_pages(writer->sheet, 1, 0);
	worksheet_freeze_panes(writer->sheet, 1, 0);
	worksheet_repeat_rows(writer->sheet, 0, 0);
	if (writer->layout->heading != NULL)
		worksheet_set_header(writer->sheet, heading(&writer->scratch, writer->layout->heading));
	worksheet_set_footer(writer->sheet, "&C&P / &N");
}

static void
write_titles(struct xlsx_writer *writer)
{
	const struct sheet_layout *layout = writer->layout;
	lxw_format *const formats[] = { [COLUMN_TEXT] = writer->text, [COLUMN_NUMBER] = writer->number,
	    [COLUMN_TENTHS] = writer->tenths, [COLUMN_MOMENT] = writer->moment };

	for (lxw_col_t i = 0; i < layout->count; i++) {
		double width = layout->columns[i].width > 0 ? layout->columns[i].width : LXW_DEF_COL_WIDTH;

		/* The format of the whole column also holds for what people type below. */
		remember(writer, worksheet_set_column(writer->sheet, i, i, width, formats[layout->columns[i].kind]));
		remember(writer, worksheet_write_string(writer->sheet, 0, i, layout->columns[i].title, writer->title));
	}
	writer->row = 1;
}

static void
write_notes(struct xlsx_writer *writer)
{
	const struct sheet_layout *layout = writer->layout;
	lxw_worksheet *notes;

	if (layout->note_count == 0)
		return;
	notes = workbook_add_worksheet(writer->book, layout->notes_name);
	if (notes == NULL) {
		writer->fault = log_fault(FAULT_INTERNAL, "a sheet cannot have this name");
		return;
	}
	worksheet_set_column(notes, 0, 0, NOTES_WIDTH, NULL);
	for (size_t i = 0; i < layout->note_count; i++)
		remember(writer, worksheet_write_string(notes, (lxw_row_t)i, 0, layout->notes[i], writer->text));
}

static void
write_number(struct xlsx_writer *writer, lxw_col_t column, double number, lxw_format *format)
{
	remember(writer, worksheet_write_number(writer->sheet, writer->row, column, number, format));
}

static void
write_value(struct xlsx_writer *writer, lxw_col_t column, const struct sheet_value *value)
{
	if (value->number == SHEET_BLANK)
		return;
	switch (writer->layout->columns[column].kind) {
	case COLUMN_TEXT:
		if (!text_empty(value->text))
			remember(writer, worksheet_write_string(writer->sheet, writer->row, column,
			    text_cut(&writer->scratch, value->text, CELL_CHARACTERS), writer->text));
		break;
	case COLUMN_NUMBER:
		write_number(writer, column, (double)value->number, writer->number);
		break;
	case COLUMN_TENTHS:
		write_number(writer, column, (double)value->number / 10, writer->tenths);
		break;
	case COLUMN_MOMENT:
		if (value->number != 0)
			write_number(writer, column, (double)(value->number + DATE_ZONE) / DATE_DAY + EPOCH_SERIAL,
			    writer->moment);
		break;
	}
}

static void
xlsx_row(struct sheet_writer *common, const struct sheet_value *values)
{
	struct xlsx_writer *writer = (struct xlsx_writer *)common;

	if (writer->fault != FAULT_NONE)
		return;
	if (writer->row == ROWS) {
		writer->fault = FAULT_TOO_LARGE;
		return;
	}
	for (lxw_col_t i = 0; i < writer->layout->count; i++)
		write_value(writer, i, &values[i]);
	writer->row++;
	arena_reset(&writer->scratch);
}

static enum fault
xlsx_end(struct sheet_writer *common)
{
	struct xlsx_writer *writer = (struct xlsx_writer *)common;
	lxw_error error;

	if (writer->layout->count > 0 && writer->fault == FAULT_NONE)
		worksheet_autofilter(writer->sheet, 0, 0, writer->row > 1 ? writer->row - 1 : 1,
		    (lxw_col_t)(writer->layout->count - 1));
	errno = 0;
	error = workbook_close(writer->book);
	remember(writer, error);
	arena_release(&writer->scratch);
	return writer->fault;
}

/* The library opens files by name only; this is the descriptor's. */
static enum fault
create(struct xlsx_writer *writer, int descriptor)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	struct stat file;

	if (fstat(descriptor, &file) != 0 || !S_ISREG(file.st_mode))
		return log_fault(FAULT_INTERNAL, "a workbook is written to a regular file only");
	writer->book = workbook_new_opt(arena_format(&writer->scratch, "/proc/self/fd/%d", descriptor), &options);
	if (writer->book == NULL)
		return log_fault(FAULT_INTERNAL, "the writer of workbooks does not start");
	return FAULT_NONE;
}

enum fault
xlsx_writer_open(struct arena *arena, int descriptor, const struct sheet_layout *layout, struct sheet_writer **result)
{
	struct xlsx_writer *writer = arena_alloc(arena, sizeof(*writer));
	enum fault fault;

	*writer = (struct xlsx_writer){ .common = { xlsx_row, xlsx_end }, .layout = layout };
	fault = create(writer, descriptor);
	if (fault != FAULT_NONE) {
		arena_release(&writer->scratch);
		return fault;
	}
	make_formats(writer);
	writer->sheet = workbook_add_worksheet(writer->book, layout->name);
	if (writer->sheet == NULL) {
		writer->fault = log_fault(FAULT_INTERNAL, "a sheet cannot have this name");
		writer->sheet = workbook_add_worksheet(writer->book, NULL);
	}
	set_up_page(writer);
	write_titles(writer);
	write_notes(writer);
	*result = &writer->common;
	return FAULT_NONE;
}
