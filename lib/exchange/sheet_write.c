#include "exchange/sheet_write.h"

#include "exchange/writer_kind.h"

#include "base/banned.h"

enum fault
sheet_writer_open(struct arena *arena, enum sheet_format format, int descriptor, const struct sheet_layout *layout,
    struct sheet_writer **writer)
{
	*writer = NULL;
	if (format == SHEET_CSV)
		return csv_writer_open(arena, descriptor, layout, writer);
	return xlsx_writer_open(arena, descriptor, layout, writer);
}

void
sheet_writer_row(struct sheet_writer *writer, const struct sheet_value *values)
{
	writer->row(writer, values);
}

enum fault
sheet_writer_end(struct sheet_writer *writer)
{
	return writer->end(writer);
}
