/* Findings as a file. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "casework/inside.h"
#include "casework/inspection.h"
#include "exchange/sheet_write.h"
#include "base/banned.h"

enum { PAGE_ROWS = 200 };

static const enum sheet_format formats[EXPORT__COUNT] = { [EXPORT_XLSX] = SHEET_XLSX, [EXPORT_CSV] = SHEET_CSV };
static const enum column_kind kinds[] = {
	[EXPORT_TEXT] = COLUMN_TEXT, [EXPORT_NUMBER] = COLUMN_NUMBER, [EXPORT_MOMENT] = COLUMN_MOMENT,
};

static void
write_row(const struct finding_export *list, struct arena *arena, const struct finding_view *view,
    struct sheet_writer *writer)
{
	struct export_cell *cells = arena_array(arena, list->count, sizeof(*cells));
	struct sheet_value *values = arena_array(arena, list->count, sizeof(*values));

	list->row(list->context, view, cells);
	for (size_t i = 0; i < list->count; i++)
		values[i] = (struct sheet_value){ .text = cells[i].text, .number = cells[i].number };
	sheet_writer_row(writer, values);
}

/* Page by page, each in an arena of its own. */
static enum fault
write_pages(const struct step *of, struct finding_filter filter, const struct finding_export *list,
    struct sheet_writer *writer)
{
	struct step step = *of;
	struct arena page = { 0 };
	struct finding_view *views;
	size_t count = PAGE_ROWS;
	enum fault fault = FAULT_NONE;

	step.arena = &page;
	filter.before = 0;
	filter.limit = PAGE_ROWS;
	while (fault == FAULT_NONE && count == PAGE_ROWS) {
		arena_reset(&page);
		if ((fault = inspection_findings(&step, &filter, &views, &count)) != FAULT_NONE)
			break;
		for (size_t i = 0; i < count; i++)
			write_row(list, &page, &views[i], writer);
		if (count > 0)
			filter.before = views[count - 1].finding.id;
	}
	arena_release(&page);
	return fault;
}

static enum fault
write_list(struct step *step, const struct finding_filter *filter, const struct finding_export *list, int file)
{
	struct sheet_column *columns = arena_array(step->arena, list->count, sizeof(*columns));
	struct sheet_layout layout = {
		.name = list->name, .heading = list->heading, .columns = columns, .count = list->count,
	};
	struct sheet_writer *writer;
	enum fault fault, ended;

	for (size_t i = 0; i < list->count; i++)
		columns[i] = (struct sheet_column){ list->columns[i].title, list->columns[i].width,
		    kinds[list->columns[i].kind] };
	if ((fault = sheet_writer_open(step->arena, formats[list->format], file, &layout, &writer)) != FAULT_NONE)
		return fault;
	fault = write_pages(step, *filter, list, writer);
	ended = sheet_writer_end(writer);
	return fault == FAULT_NONE ? ended : fault;
}

enum fault
inspection_export(struct step *step, const struct finding_filter *filter, const struct finding_export *list, int *file)
{
	enum fault fault = casework_log_access(step, "export", "findings", "");

	if (fault != FAULT_NONE)
		return fault;
	*file = open(step->casework->config->upload_dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (*file < 0)
		return log_fault(errno == ENOSPC ? FAULT_FULL : FAULT_IO, "a file for the export: %s", strerror(errno));
	fault = write_list(step, filter, list, *file);
	if (fault == FAULT_NONE && lseek(*file, 0, SEEK_SET) != 0)
		fault = log_fault(FAULT_IO, "going back to the start of the export: %s", strerror(errno));
	if (fault != FAULT_NONE)
		close(*file);
	return fault;
}
