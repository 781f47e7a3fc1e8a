#include "casework/export.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "exchange/sheet_write.h"
#include "base/banned.h"

static const struct { const char *name, *type; enum sheet_format format; } formats[EXPORT__COUNT] = {
	[EXPORT_XLSX] = { "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", SHEET_XLSX },
	[EXPORT_CSV] = { "csv", "text/csv; charset=utf-8", SHEET_CSV },
};

static const enum column_kind kinds[] = {
	[EXPORT_TEXT] = COLUMN_TEXT, [EXPORT_NUMBER] = COLUMN_NUMBER, [EXPORT_TENTHS] = COLUMN_TENTHS,
	[EXPORT_MOMENT] = COLUMN_MOMENT,
};
_Static_assert(EXPORT_BLANK == SHEET_BLANK, "a number that is not there is the same everywhere");

struct export_sheet {
	const struct export_list	*list;
	struct sheet_writer		*writer;
	struct sheet_value		*values;	/* one row */
	size_t				 rows;		/* of this page, so far */
};

enum export_format
export_format_read(const char *name)
{
	int format = 0;

	while (format < EXPORT__COUNT && !text_equal(formats[format].name, name))
		format++;
	return (enum export_format)format;
}

const char *
export_format_name(enum export_format format)
{
	return format < EXPORT__COUNT ? formats[format].name : "";
}

const char *
export_format_type(enum export_format format)
{
	return format < EXPORT__COUNT ? formats[format].type : "";
}

void
export_row(struct export_sheet *sheet, const struct export_cell *cells)
{
	for (size_t i = 0; i < sheet->list->count; i++)
		sheet->values[i] = (struct sheet_value){ .text = cells[i].text, .number = cells[i].number };
	sheet_writer_row(sheet->writer, sheet->values);
	sheet->rows++;
}

static enum fault
write_pages(struct export_sheet *sheet)
{
	const struct export_list *list = sheet->list;
	struct arena page = { 0 };
	enum fault fault;
	bool more;

	do {
		arena_reset(&page);
		sheet->rows = 0;
		more = false;
		fault = list->page(list->context, &page, sheet, &more);
	} while (fault == FAULT_NONE && more && sheet->rows > 0);
	arena_release(&page);
	return fault;
}

static enum fault
write_list(struct arena *arena, const struct export_list *list, int file)
{
	struct export_sheet sheet = { .list = list, .values = arena_array(arena, list->count, sizeof(*sheet.values)) };
	struct sheet_column *columns = arena_array(arena, list->count, sizeof(*columns));
	struct sheet_layout layout = {
		.name = list->name, .heading = list->heading, .columns = columns, .count = list->count,
	};
	enum fault fault, ended;

	for (size_t i = 0; i < list->count; i++)
		columns[i] = (struct sheet_column){ list->columns[i].title, list->columns[i].width,
		    kinds[list->columns[i].kind] };
	fault = sheet_writer_open(arena, formats[list->format].format, file, &layout, &sheet.writer);
	if (fault != FAULT_NONE)
		return fault;
	fault = write_pages(&sheet);
	ended = sheet_writer_end(sheet.writer);
	return fault == FAULT_NONE ? ended : fault;
}

enum fault
casework_export(struct step *step, const struct export_list *list, const char *subject, int *file)
{
	enum fault fault;

	if ((fault = casework_log_access(step, "export", text_cut(step->arena, subject, 120),
	    formats[list->format].name)) != FAULT_NONE)
		return fault;
	*file = open(step->casework->config->upload_dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (*file < 0)
		return log_fault(errno == ENOSPC ? FAULT_FULL : FAULT_IO, "a file for the export: %s", strerror(errno));
	fault = write_list(step->arena, list, *file);
	if (fault == FAULT_NONE && lseek(*file, 0, SEEK_SET) != 0)
		fault = log_fault(FAULT_IO, "going back to the start of the export: %s", strerror(errno));
	if (fault != FAULT_NONE)
		close(*file);
	return fault;
}
