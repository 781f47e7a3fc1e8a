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

enum { PAGE_ROWS = 200 };

static const struct { const char *name, *type; enum sheet_format format; } formats[EXPORT__COUNT] = {
	[EXPORT_XLSX] = { "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", SHEET_XLSX },
	[EXPORT_CSV] = { "csv", "text/csv; charset=utf-8", SHEET_CSV },
};

static const enum column_kind kinds[] = {
	[EXPORT_TEXT] = COLUMN_TEXT, [EXPORT_NUMBER] = COLUMN_NUMBER, [EXPORT_MOMENT] = COLUMN_MOMENT,
};

/* A list on its way into a file. */
struct exporting {
	struct step			*step;
	/* Writes a page of rows in the arena of the step given. */
	enum fault			(*write_page)(struct exporting *, struct step *, bool *more);
	struct board_request		 request;
	struct filing_search		 search;
	struct finding_filter		 filter;
	const struct export_list	*list;
	struct sheet_writer		*writer;
	struct export_cell		*cells;
	struct sheet_value		*values;
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
export_format_type(enum export_format format)
{
	return format < EXPORT__COUNT ? formats[format].type : "";
}

static void
write_cells(struct exporting *e)
{
	for (size_t i = 0; i < e->list->count; i++)
		e->values[i] = (struct sheet_value){ .text = e->cells[i].text, .number = e->cells[i].number };
	sheet_writer_row(e->writer, e->values);
	memset(e->cells, 0, e->list->count * sizeof(*e->cells));
}

static enum fault
write_cases(struct exporting *e, struct step *step, bool *more)
{
	struct board_result result;
	enum fault fault = casework_board(step, &e->request, &result);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < result.count; i++) {
		e->list->row(e->list->context, step->arena, &result.rows[i], e->cells);
		write_cells(e);
	}
	e->request.key_at = result.last_at;
	e->request.key_id = result.last_id;
	*more = result.older && result.count > 0;
	return FAULT_NONE;
}

static enum fault
write_filed(struct exporting *e, struct step *step, bool *more)
{
	struct filing_result result;
	enum fault fault = casework_find_filed(step, &e->search, &result);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < result.count; i++) {
		e->list->filed(e->list->context, step->arena, &result.rows[i], e->cells);
		write_cells(e);
		e->search.before = result.rows[i].id.value;
	}
	*more = result.more && result.count > 0;
	return FAULT_NONE;
}

static enum fault
write_findings(struct exporting *e, struct step *step, bool *more)
{
	struct finding_view *rows;
	size_t count = 0;
	enum fault fault = inspection_findings(step, &e->filter, &rows, &count);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++) {
		e->list->finding(e->list->context, step->arena, &rows[i], e->cells);
		write_cells(e);
		e->filter.before = rows[i].finding.id;
	}
	*more = count == PAGE_ROWS;
	return FAULT_NONE;
}

/* Every page in an arena of its own, so that a long list takes no more memory than a short one. */
static enum fault
write_pages(struct exporting *e)
{
	struct step step = *e->step;
	struct arena page = { 0 };
	enum fault fault = FAULT_NONE;
	bool more = true;

	step.arena = &page;
	while (fault == FAULT_NONE && more) {
		arena_reset(&page);
		fault = e->write_page(e, &step, &more);
	}
	arena_release(&page);
	return fault;
}

static enum fault
write_list(struct exporting *e, int file)
{
	const struct export_list *list = e->list;
	struct arena *arena = e->step->arena;
	struct sheet_column *columns = arena_array(arena, list->count, sizeof(*columns));
	struct sheet_layout layout = {
		.name = list->name, .heading = list->heading, .columns = columns, .count = list->count,
	};
	enum fault fault, ended;

	for (size_t i = 0; i < list->count; i++)
		columns[i] = (struct sheet_column){ list->columns[i].title, list->columns[i].width,
		    kinds[list->columns[i].kind] };
	e->cells = arena_array(arena, list->count, sizeof(*e->cells));
	e->values = arena_array(arena, list->count, sizeof(*e->values));
	fault = sheet_writer_open(arena, formats[list->format].format, file, &layout, &e->writer);
	if (fault != FAULT_NONE)
		return fault;
	fault = write_pages(e);
	ended = sheet_writer_end(e->writer);
	return fault == FAULT_NONE ? ended : fault;
}

/* Logs the export and writes it into a fresh unlinked file. */
static enum fault
export_list(struct exporting *e, const char *subject, int *file)
{
	struct step *step = e->step;
	enum fault fault;

	if ((fault = casework_log_access(step, "export", text_cut(step->arena, subject, 120),
	    formats[e->list->format].name)) != FAULT_NONE)
		return fault;
	*file = open(step->casework->config->upload_dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (*file < 0)
		return log_fault(errno == ENOSPC ? FAULT_FULL : FAULT_IO, "a file for the export: %s", strerror(errno));
	fault = write_list(e, *file);
	if (fault == FAULT_NONE && lseek(*file, 0, SEEK_SET) != 0)
		fault = log_fault(FAULT_IO, "going back to the start of the export: %s", strerror(errno));
	if (fault != FAULT_NONE)
		close(*file);
	return fault;
}

enum fault
casework_export(struct step *step, const struct board_request *request, const struct export_list *list,
    const char *subject, int *file)
{
	struct exporting e = { .step = step, .write_page = write_cases, .request = *request, .list = list };

	e.request.key_at = e.request.key_id = 0;
	e.request.backwards = false;
	e.request.limit = PAGE_ROWS;
	return export_list(&e, subject, file);
}

enum fault
casework_export_filed(struct step *step, const struct filing_search *search, const struct export_list *list,
    const char *subject, int *file)
{
	struct exporting e = { .step = step, .write_page = write_filed, .search = *search, .list = list };

	e.search.before = 0;
	e.search.limit = PAGE_ROWS;
	return export_list(&e, subject, file);
}

enum fault
casework_export_findings(struct step *step, const struct finding_filter *filter, const struct export_list *list,
    const char *subject, int *file)
{
	struct exporting e = { .step = step, .write_page = write_findings, .filter = *filter, .list = list };

	e.filter.before = 0;
	e.filter.limit = PAGE_ROWS;
	return export_list(&e, subject, file);
}
