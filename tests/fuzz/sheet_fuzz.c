/* Hostile bytes as a spreadsheet: whatever they are, every row is clean text or a named problem. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/sheet.h"

int LLVMFuzzerTestOneInput(const unsigned char *, size_t);

static void
check(const struct sheet_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (!text_is_clean(row->cells[i].text, strlen(row->cells[i].text)))
			abort();
	if (row->count > SHEET_COLUMNS)
		abort();
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
	struct arena arena = { 0 };
	struct sheet_reader *reader;
	const struct sheet_row *row;
	const char *reason = NULL;
	int descriptor = memfd_create("sheet", MFD_CLOEXEC);

	if (descriptor >= 0 && write(descriptor, bytes, length) == (ssize_t)length &&
	    sheet_open(&arena, descriptor, NULL, &reader, &reason) == FAULT_NONE) {
		while (sheet_next(reader, &row) == FAULT_NONE && row != NULL)
			check(row);
		sheet_close(reader);
	}
	close(descriptor);
	arena_release(&arena);
	return 0;
}
