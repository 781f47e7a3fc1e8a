#include "casework/demo_table.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "record/xml.h"
#include "base/banned.h"

enum fault
demo_table_bad(struct arena *arena, const struct demo_table *table, const struct demo_row *row, const char *what,
    const char **problem)
{
	*problem = arena_format(arena, "%s:%d: %s", table->path, row->line, what);
	return FAULT_INPUT;
}

enum fault
demo_table_number(struct arena *arena, const struct demo_table *table, const struct demo_row *row, size_t column,
    int64_t *number, const char **problem)
{
	if (text_number(row->cells[column], number))
		return FAULT_NONE;
	return demo_table_bad(arena, table, row, arena_format(arena, "\"%s\" is no number", row->cells[column]),
	    problem);
}

static const char *const *
read_cells(struct arena *arena, const char *line, size_t length, size_t columns)
{
	const char **cells = arena_array(arena, columns, sizeof(cells[0]));
	const char *end = line + length;

	for (size_t i = 0; i < columns; i++) {
		const char *tab = line < end ? memchr(line, '\t', (size_t)(end - line)) : NULL;
		const char *stop = tab == NULL ? end : tab;

		cells[i] = line < end ? arena_copy_bytes(arena, line, (size_t)(stop - line)) : "";
		line = tab == NULL ? end : tab + 1;
	}
	return cells;
}

enum fault
demo_table_read(struct arena *arena, const char *path, size_t columns, struct demo_table *table, const char **problem)
{
	struct xml_source source;
	const char *at, *end;
	size_t lines = 1;
	enum fault fault = xml_source_file(arena, path, &source);

	*table = (struct demo_table){ .path = path };
	if (fault != FAULT_NONE) {
		*problem = arena_format(arena, "%s: %s", path, fault_name(fault));
		return fault;
	}
	at = source.bytes;
	end = at + source.length;
	for (size_t i = 0; i < source.length; i++)
		lines += at[i] == '\n';
	table->rows = arena_array(arena, lines, sizeof(table->rows[0]));
	for (int line = 1; at < end; line++) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));

		stop = stop == NULL ? end : stop;
		if (stop > at && *at != '#')
			table->rows[table->count++] = (struct demo_row){
				line, read_cells(arena, at, (size_t)(stop - at), columns),
			};
		at = stop + 1;
	}
	if (!text_is_clean(source.bytes, source.length)) {
		*problem = arena_format(arena, "%s:1: this is not UTF-8 text", path);
		return FAULT_INPUT;
	}
	return FAULT_NONE;
}

const struct demo_row *
demo_table_pick(const struct demo_table *table, const char *key, uint64_t n)
{
	size_t matching = 0;

	for (size_t i = 0; i < table->count; i++)
		matching += text_equal(table->rows[i].cells[0], key);
	if (matching == 0)
		return NULL;
	n %= matching;
	for (size_t i = 0; i < table->count; i++)
		if (text_equal(table->rows[i].cells[0], key) && n-- == 0)
			return &table->rows[i];
	return NULL;
}
