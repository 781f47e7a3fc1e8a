/* The rows of a workbook's sheet behind sheet.h. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "exchange/package_read.h"
#include "exchange/sheet_kind.h"
#include "exchange/xlsx_book.h"
#include "exchange/xml_scan.h"

#include "base/banned.h"

enum {
	CHUNK = 64 * 1024,
	EPOCH_1904 = 1462,		/* days between the two day counts */
	LEAP_BUG_DAY = 60,		/* the day 1900-02-29, which never was */
	LAST_SERIAL = 2958465		/* 9999-12-31 */
};

/* What a cell's `t` says its value is. */
enum value_type { VALUE_NUMBER, VALUE_SHARED, VALUE_TEXT, VALUE_BOOLEAN, VALUE_ISO_DATE };

/* The text that fills the cells below in a merged column. */
struct fill { size_t column; int64_t until; const char *text; };

struct xlsx_reader {
	struct sheet_reader	 common;
	struct package		*package;
	struct package_part	*part;
	struct xml_scan		*scan;
	struct xlsx_book	 book;
	char			*chunk;
	bool			 ended, in_row, in_cell, in_value, in_phonetic;
	struct row_draft	 draft;
	int64_t			 number;
	/* the cell under construction */
	size_t			 column, next_column, style;
	enum value_type		 type;
	struct text		 value;
	/* merged cells */
	size_t			 next_merge;
	struct fill		*fills;
	size_t			 fill_count;
	struct arena		 fill_arena;
};

static enum value_type
type_of(const char *word)
{
	static const struct { const char *word; enum value_type type; } types[] = {
		{ "s", VALUE_SHARED }, { "str", VALUE_TEXT }, { "inlineStr", VALUE_TEXT }, { "e", VALUE_TEXT },
		{ "b", VALUE_BOOLEAN }, { "d", VALUE_ISO_DATE },
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]) && word != NULL; i++)
		if (strcmp(word, types[i].word) == 0)
			return types[i].type;
	return VALUE_NUMBER;
}

static void
start_row(struct xlsx_reader *reader, const char **attributes)
{
	const char *number = xml_scan_attribute(attributes, "r");
	int64_t value;

	reader->number++;
	if (number != NULL && text_number(number, &value) && value >= reader->number)
		reader->number = value;
	reader->next_column = 0;
	reader->in_row = true;
	row_begin(&reader->draft, reader->number);
}

static void
start_cell(struct xlsx_reader *reader, const char **attributes)
{
	const char *reference = xml_scan_attribute(attributes, "r");
	const char *style = xml_scan_attribute(attributes, "s");
	int64_t row, number;

	if (reference == NULL || !xlsx_book_reference(reference, &reader->column, &row))
		reader->column = reader->next_column;
	reader->next_column = reader->column + 1;
	reader->style = style != NULL && text_number(style, &number) && number >= 0 ? (size_t)number : 0;
	reader->type = type_of(xml_scan_attribute(attributes, "t"));
	reader->in_cell = true;
	reader->value = (struct text){ 0 };
}

static void
on_start(void *owner, const char *name, const char **attributes)
{
	struct xlsx_reader *reader = owner;

	if (strcmp(name, "row") == 0)
		start_row(reader, attributes);
	else if (!reader->in_row)
		return;
	else if (strcmp(name, "c") == 0)
		start_cell(reader, attributes);
	else if (strcmp(name, "rPh") == 0)
		reader->in_phonetic = true;
	else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		reader->in_value = reader->in_cell && !reader->in_phonetic;
}

static void
on_text(void *owner, const char *bytes, size_t length)
{
	struct xlsx_reader *reader = owner;

	if (!reader->in_value || reader->value.length > SHEET_CELL_BYTES)
		return;
	if (reader->value.value == NULL)
		reader->value = text_begin(&reader->draft.arena);
	text_add_bytes(&reader->value, bytes, length);
}

static void
put(struct xlsx_reader *reader, enum cell_kind kind, const char *text)
{
	row_put(&reader->draft, reader->column, kind, text, strlen(text));
}

/* A day count as ISO text; a time alone has no date in front. */
static const char *
date_of_serial(struct xlsx_reader *reader, double serial, enum date_format format)
{
	struct arena *arena = &reader->draft.arena;
	int64_t seconds = llround(serial * DATE_DAY), time = seconds % DATE_DAY;
	int32_t days = (int32_t)(seconds / DATE_DAY);
	int year, month, day;

	if (format == FORMAT_TIME && days == 0)
		return arena_format(arena, "%02d:%02d:%02d", (int)(time / DATE_HOUR), (int)(time / DATE_MINUTE % 60),
		    (int)(time % 60));
	days += reader->book.since_1904 ? EPOCH_1904 : days < LEAP_BUG_DAY;
	date_civil_day(date_day(1899, 12, 30) + days, &year, &month, &day);
	if (time == 0)
		return arena_format(arena, "%04d-%02d-%02d", year, month, day);
	return arena_format(arena, "%04d-%02d-%02d %02d:%02d:%02d", year, month, day, (int)(time / DATE_HOUR),
	    (int)(time / DATE_MINUTE % 60), (int)(time % 60));
}

/* Without exponent; digits as they stand in the file are kept. */
static const char *
number_text(struct arena *arena, const char *raw, double value)
{
	char *text, *end;

	if (strspn(raw, "0123456789") == strlen(raw))
		return raw;
	if (value == floor(value) || fabs(value) >= 1e15)
		return arena_format(arena, "%.0f", value);
	if (fabs(value) >= 1e-4)
		return arena_format(arena, "%.15g", value);
	text = arena_format(arena, "%.15f", value);
	for (end = text + strlen(text); end[-1] == '0'; )
		*--end = '\0';
	return text;
}

static void
put_number(struct xlsx_reader *reader)
{
	enum date_format format = reader->style < reader->book.format_count ?
	    (enum date_format)reader->book.formats[reader->style] : FORMAT_OTHER;
	const char *raw = text_trim(&reader->draft.arena, reader->value.value);
	char *end;
	double value = strtod(raw, &end);

	if (end == raw || *end != '\0' || !isfinite(value))
		put(reader, CELL_TEXT, raw);
	else if (format != FORMAT_OTHER && value >= 0 && value <= LAST_SERIAL)
		put(reader, CELL_DATE, date_of_serial(reader, value, format));
	else
		put(reader, CELL_NUMBER, number_text(&reader->draft.arena, raw, value));
}

static void
put_shared(struct xlsx_reader *reader)
{
	int64_t index;

	if (text_number(reader->value.value, &index) && index >= 0 && (size_t)index < reader->book.string_count)
		put(reader, CELL_TEXT, reader->book.strings[index]);
	else
		row_problem(&reader->draft, "bytes", reader->column + 1);
}

static void
put_text(struct xlsx_reader *reader)
{
	struct text decoded = text_begin(&reader->draft.arena);

	xlsx_book_add_escaped(&decoded, reader->value.value, reader->value.length);
	row_put(&reader->draft, reader->column, CELL_TEXT, decoded.value, decoded.length);
}

static void
put_iso_date(struct xlsx_reader *reader)
{
	char *between = strchr(reader->value.value, 'T');

	if (between != NULL)
		*between = ' ';
	put(reader, CELL_DATE, reader->value.value);
}

static void
end_cell(struct xlsx_reader *reader)
{
	reader->in_cell = false;
	if (reader->value.length == 0)
		return;
	switch (reader->type) {
	case VALUE_NUMBER:
		put_number(reader);
		break;
	case VALUE_SHARED:
		put_shared(reader);
		break;
	case VALUE_TEXT:
		put_text(reader);
		break;
	case VALUE_BOOLEAN:
		put(reader, CELL_TEXT, *reader->value.value == '1' ? "TRUE" : "FALSE");
		break;
	case VALUE_ISO_DATE:
		put_iso_date(reader);
		break;
	}
}

/* A merged column that begins in this row is remembered; an older one of the same column is over. */
static void
remember_fill(struct xlsx_reader *reader, const struct merge *merge)
{
	size_t place = reader->fill_count;
	const char *text = sheet_cell(&reader->draft.row, merge->column)->text;

	for (size_t i = 0; i < reader->fill_count; i++)
		if (reader->fills[i].column == merge->column || reader->fills[i].until < reader->number)
			place = i;
	if (place == reader->fill_count && reader->fill_count++ == SHEET_COLUMNS)
		reader->fill_count = place = 0;
	reader->fills[place] = (struct fill){ merge->column, merge->bottom, arena_copy(&reader->fill_arena, text) };
}

static void
fill_merged(struct xlsx_reader *reader)
{
	const struct xlsx_book *book = &reader->book;

	for (; reader->next_merge < book->merge_count && book->merges[reader->next_merge].top <= reader->number;
	    reader->next_merge++)
		if (book->merges[reader->next_merge].top == reader->number &&
		    book->merges[reader->next_merge].column < SHEET_COLUMNS)
			remember_fill(reader, &book->merges[reader->next_merge]);
	for (size_t i = 0; i < reader->fill_count; i++) {
		const struct fill *fill = &reader->fills[i];

		if (fill->until >= reader->number && sheet_cell(&reader->draft.row, fill->column)->kind == CELL_EMPTY)
			row_put(&reader->draft, fill->column, CELL_TEXT, fill->text, strlen(fill->text));
	}
}

static void
on_end(void *owner, const char *name)
{
	struct xlsx_reader *reader = owner;

	if (!reader->in_row)
		return;
	if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
		reader->in_value = false;
	} else if (strcmp(name, "rPh") == 0) {
		reader->in_phonetic = false;
	} else if (strcmp(name, "c") == 0) {
		end_cell(reader);
	} else if (strcmp(name, "row") == 0) {
		reader->in_row = false;
		if (reader->draft.filled == 0 && reader->draft.row.problem == NULL)
			return;
		fill_merged(reader);
		xml_scan_pause(reader->scan);
	}
}

/* Parses on until a row is complete or the part ends. */
static enum fault
advance(struct xlsx_reader *reader)
{
	size_t length;
	enum fault fault;

	if (xml_scan_paused(reader->scan))
		return xml_scan_resume(reader->scan);
	fault = package_part_read(reader->part, reader->chunk, CHUNK, &length);
	if (fault != FAULT_NONE)
		return fault;
	reader->ended = length == 0;
	return xml_scan_feed(reader->scan, reader->chunk, length, reader->ended);
}

static enum fault
xlsx_next(struct sheet_reader *common, const struct sheet_row **row)
{
	struct xlsx_reader *reader = (struct xlsx_reader *)common;
	enum fault fault;

	while (!reader->ended || xml_scan_paused(reader->scan)) {
		fault = advance(reader);
		if (fault != FAULT_NONE)
			return log_fault(fault, "the sheet is damaged after row %lld", (long long)reader->number);
		if (xml_scan_paused(reader->scan)) {
			*row = &reader->draft.row;
			return FAULT_NONE;
		}
	}
	return FAULT_NONE;
}

static int
xlsx_progress(const struct sheet_reader *common)
{
	return package_part_progress(((const struct xlsx_reader *)common)->part);
}

static void
xlsx_close(struct sheet_reader *common)
{
	struct xlsx_reader *reader = (struct xlsx_reader *)common;

	xml_scan_close(reader->scan);
	package_part_close(reader->part);
	package_close(reader->package);
	arena_release(&reader->draft.arena);
	arena_release(&reader->fill_arena);
}

enum fault
xlsx_open(struct arena *arena, int descriptor, const char *sheet, struct sheet_reader **result, const char **reason)
{
	static const struct xml_listener listener = { on_start, on_end, on_text };
	struct xlsx_reader *reader = arena_alloc(arena, sizeof(*reader));
	enum fault fault = package_open(arena, descriptor, &reader->package, reason);

	reader->common = (struct sheet_reader){ xlsx_next, xlsx_progress, xlsx_close, -1, "" };
	reader->chunk = arena_alloc(arena, CHUNK);
	reader->fills = arena_array(arena, SHEET_COLUMNS + 1, sizeof(*reader->fills));
	if (fault == FAULT_NONE)
		fault = xlsx_book_load(arena, reader->package, sheet, &reader->book, reason);
	reader->common.others = reader->book.others;
	if (fault == FAULT_NONE)
		fault = package_part_open(reader->package, arena, reader->book.sheet_part, &reader->part);
	if (fault == FAULT_NONE)
		fault = xml_scan_open(arena, &listener, reader, &reader->scan);
	if (fault != FAULT_NONE)
		xlsx_close(&reader->common);
	else
		*result = &reader->common;
	return fault;
}
