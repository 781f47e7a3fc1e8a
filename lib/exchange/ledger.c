#include "exchange/ledger.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "exchange/ledger_value.h"

#include "base/banned.h"

enum { HEADER_ROWS = 30, NOTE_CELLS = 3 };

struct ledger {
	struct sheet_reader	*reader;
	struct ledger_options	 options;
	struct plan		 plan;
	const char *const	*note_words;
	size_t			 note_count;
	const char		*first_title;	/* folded, of the first column that has one */
	size_t			 first_column;
	int32_t			 near_day;	/* of the last dated row; 0: none yet */
	int			 title_year;	/* named above the table; 0: none */
	int64_t			 skipped;
	struct ledger_row	 row;
};

static const struct sheet_row *
copy_row(struct arena *arena, const struct sheet_row *row)
{
	struct sheet_row *copy = arena_alloc(arena, sizeof(*copy));
	struct cell *cells = arena_array(arena, row->count, sizeof(*cells));

	for (size_t i = 0; i < row->count; i++)
		cells[i] = (struct cell){ row->cells[i].kind, arena_copy(arena, row->cells[i].text) };
	*copy = *row;
	copy->cells = cells;
	return copy;
}

/* "2014年客户投诉处理台账" → 2014 */
static int
year_in_title(const struct sheet_row *row)
{
	int year;

	for (size_t i = 0; i < row->count; i++)
		for (const char *at = strstr(row->cells[i].text, "年"); at != NULL; at = strstr(at + 1, "年"))
			if (at - row->cells[i].text >= 4 && sscanf(at - 4, "%4d", &year) == 1 && year >= 1990 &&
			    year <= 2100)
				return year;
	return 0;
}

/* The mapping that knows most columns of this row; false when none recognises it. */
static bool
choose(struct arena *arena, struct ledger *ledger, const struct sheet_row *row)
{
	const struct ledger_options *options = &ledger->options;
	size_t best = 0, score;
	struct plan plan;

	for (size_t i = 0; i < options->mapping_count; i++) {
		const struct mapping *mapping = &options->mappings[i];

		if (!text_equal(mapping->kind, "ledger") ||
		    (options->mapping != NULL && !text_equal(mapping->id, options->mapping)))
			continue;
		score = ledger_field_match(arena, mapping, row, &plan);
		if (score > best) {
			best = score;
			ledger->plan = plan;
		}
	}
	return best > 0;
}

static void
prepare(struct arena *arena, struct ledger *ledger)
{
	const struct sheet_row *header = ledger->plan.header;

	while (ledger->first_column < header->count && header->cells[ledger->first_column].kind == CELL_EMPTY)
		ledger->first_column++;
	ledger->first_title = sheet_title(arena, sheet_cell(header, ledger->first_column)->text);
	ledger->note_count = mapping_parts(arena, mapping_value(ledger->plan.mapping, "mapping", "note_words", ""),
	    &ledger->note_words);
}

enum fault
ledger_open(struct arena *arena, struct sheet_reader *reader, const struct ledger_options *options,
    struct ledger **result, const char **reason)
{
	struct ledger *ledger = arena_alloc(arena, sizeof(*ledger));
	const struct sheet_row *row;
	enum fault fault;

	*result = NULL;
	ledger->reader = reader;
	ledger->options = *options;
	for (int i = 0; i < HEADER_ROWS; i++) {
		fault = sheet_next(reader, &row);
		if (fault != FAULT_NONE)
			return fault;
		if (row == NULL)
			break;
		row = copy_row(arena, row);
		if (row->problem == NULL && choose(arena, ledger, row)) {
			if (!ledger_field_compile(arena, &ledger->plan)) {
				*reason = "no_mapping";
				return FAULT_INPUT;
			}
			prepare(arena, ledger);
			*result = ledger;
			return FAULT_NONE;
		}
		if (ledger->title_year == 0)
			ledger->title_year = year_in_title(row);
	}
	*reason = "no_header";
	return FAULT_INPUT;
}

const struct sheet_row *
ledger_header(const struct ledger *ledger)
{
	return ledger->plan.header;
}

const struct mapping *
ledger_mapping(const struct ledger *ledger)
{
	return ledger->plan.mapping;
}

int64_t
ledger_skipped(const struct ledger *ledger)
{
	return ledger->skipped;
}

/* Notes under the table and titles repeated inside it are no cases. */
static bool
is_note(struct arena *arena, const struct ledger *ledger, const struct sheet_row *row)
{
	const char *first = NULL;
	size_t filled = 0;

	if (row->problem != NULL)
		return false;
	for (size_t i = 0; i < row->count; i++) {
		filled += row->cells[i].kind != CELL_EMPTY;
		if (first == NULL && row->cells[i].kind != CELL_EMPTY)
			first = row->cells[i].text;
	}
	for (size_t i = 0; i < ledger->note_count && filled <= NOTE_CELLS; i++)
		if (text_starts(first, ledger->note_words[i]))
			return true;
	return filled > 1 &&
	    text_equal(sheet_title(arena, sheet_cell(row, ledger->first_column)->text), ledger->first_title);
}

/* The year that the table or who hands it in gives to dates without one; 0: nobody does. */
static int
named_year(const struct ledger *ledger)
{
	return ledger->options.year != 0 ? ledger->options.year : ledger->title_year;
}

/* The year of a date without one; a date that would lie in the future is of the year before. */
static int
infer_year(const struct ledger *ledger, const struct ledger_date *date)
{
	int32_t today = date_local_day(ledger->options.now);
	int year, month, day;

	if (ledger->near_day != 0)
		return ledger_date_nearest_year(date, ledger->near_day);
	if (named_year(ledger) != 0)
		return named_year(ledger);
	date_civil_day(today, &year, &month, &day);
	while (!date_exists(year, date->month, date->day) || date_day(year, date->month, date->day) > today)
		year--;
	return year;
}

/* Decides the received time; `word` is what stands for it in the key, or NULL when the file does not say. */
static const char *
settle_received(struct arena *arena, struct ledger *ledger, struct ledger_row *row)
{
	struct ledger_date date;
	size_t before = row->problem_count;
	bool without_year;

	if (!ledger_value_date(arena, &ledger->plan, FIELD_RECEIVED_AT, row, &date)) {
		if (row->problem_count == before && !ledger->plan.assume_date)
			ledger_value_problem(&ledger->plan, row, FIELD_RECEIVED_AT, "missing");
		row->received_assumed = true;
		row->complaint.received_at = ledger->options.assumed_at != 0 ? ledger->options.assumed_at :
		    ledger->options.now;
		return NULL;
	}
	without_year = date.year == 0;
	if (without_year)
		date.year = infer_year(ledger, &date);
	if (!date_exists(date.year, date.month, date.day)) {
		ledger_value_problem(&ledger->plan, row, FIELD_RECEIVED_AT, "date");
		return NULL;
	}
	row->received_assumed = without_year;
	row->complaint.received_at = ledger_date_moment(&date, ledger->plan.east);
	ledger->near_day = date_day(date.year, date.month, date.day);
	if (row->complaint.received_at > ledger->options.now)
		ledger_value_problem(&ledger->plan, row, FIELD_RECEIVED_AT, "future");

	/* A year that nobody named is guessed by the day of the import, and the same file may come a year later. */
	if (without_year && named_year(ledger) == 0)
		return arena_format(arena, "%02d-%02d %d", date.month, date.day, date.seconds);
	return date_text_utc(arena, row->complaint.received_at);
}

static void
check_order(const struct ledger *ledger, struct ledger_row *row)
{
	if (row->closed_at != 0 && row->closed_at < row->complaint.received_at && !row->received_assumed)
		ledger_value_problem(&ledger->plan, row, FIELD_CLOSED_AT, "order");
}

static void
hash_text(struct secret_hash *hash, const char *text)
{
	secret_hash_add(hash, text, strlen(text) + 1);
}

/*
 * Which case this is: mapping, foreign number and received time (its year, if written or named); without
 * number or time, everything that is written.
 */
static void
make_key(const struct ledger *ledger, struct ledger_row *row, const char *received)
{
	struct secret_hash hash;

	secret_hash_begin(&hash);
	hash_text(&hash, ledger->plan.mapping->id);
	hash_text(&hash, row->complaint.foreign_number);
	if (received != NULL)
		hash_text(&hash, received);
	if (received == NULL || *row->complaint.foreign_number == '\0')
		for (size_t i = 0; i < row->cells->count; i++)
			hash_text(&hash, row->cells->cells[i].text);
	secret_hash_end(&hash, row->key);
}

enum fault
ledger_next(struct ledger *ledger, struct arena *arena, const struct ledger_row **result)
{
	const struct sheet_row *cells;
	enum fault fault;

	*result = NULL;
	for (;;) {
		fault = sheet_next(ledger->reader, &cells);
		if (fault != FAULT_NONE || cells == NULL)
			return fault;
		if (!is_note(arena, ledger, cells))
			break;
		ledger->skipped++;
	}
	ledger_value_read(arena, &ledger->plan, cells, &ledger->row);
	if (cells->problem == NULL) {
		make_key(ledger, &ledger->row, settle_received(arena, ledger, &ledger->row));
		check_order(ledger, &ledger->row);
	}
	*result = &ledger->row;
	return FAULT_NONE;
}
