#include "casework/import.h"

#include <string.h>

#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/import_case.h"
#include "casework/inside.h"
#include "exchange/sheet_write.h"
#include "rules/number.h"
#include "store/many_rows.h"
#include "base/banned.h"

enum { BATCH = 4 * MANY_ROWS_MOST };	/* rows of one transaction */

struct importing {
	struct step			*step;
	const struct import_request	*request;
	struct import_counts		*counts;
	struct arena			 batch;		/* released after each transaction */
	struct place_memory		 places;
	struct sheet_reader		*reader;
	struct ledger			*ledger;
	struct sheet_writer		*errors;
	struct imported			 rows[BATCH];
	size_t				 count;
	int64_t				 added, known, overdue;	/* of the batch */
};

static enum fault
choose_mapping(struct importing *importing, struct ledger_options *options, const char **reason)
{
	struct arena *arena = importing->step->arena;
	const char *wanted = importing->request->mapping;
	const struct config *config = importing->step->casework->config;
	struct mapping *own;
	enum fault fault;

	if (wanted == NULL || strchr(wanted, '/') == NULL) {
		options->mapping = wanted;
		return mapping_load_folder(arena, arena_format(arena, "%s/mapping", config->share_dir),
		    &options->mappings, &options->mapping_count, reason);
	}
	own = arena_alloc(arena, sizeof(*own));
	fault = mapping_load(arena, wanted, own, reason);
	options->mappings = own;
	options->mapping_count = 1;
	return fault;
}

/* The header of the ledger with the number of the row and what is wrong behind it. */
static enum fault
open_errors(struct importing *importing)
{
	struct arena *arena = importing->step->arena;
	const struct sheet_row *header = ledger_header(importing->ledger);
	struct sheet_column *columns = arena_array(arena, header->count + 2, sizeof(columns[0]));
	struct sheet_layout *layout = arena_alloc(arena, sizeof(*layout));

	for (size_t i = 0; i < header->count; i++)
		columns[i].title = arena_copy(arena, header->cells[i].text);
	columns[header->count].title = "row";
	columns[header->count].kind = COLUMN_NUMBER;
	columns[header->count + 1].title = "problem";
	*layout = (struct sheet_layout){ .name = "errors", .columns = columns, .count = header->count + 2 };
	return sheet_writer_open(arena, SHEET_CSV, importing->request->errors, layout, &importing->errors);
}

static void
refuse_row(struct importing *importing, const struct ledger_row *row)
{
	struct arena *arena = &importing->batch;
	size_t count = ledger_header(importing->ledger)->count;
	struct sheet_value *values = arena_array(arena, count + 2, sizeof(values[0]));
	struct text problems = text_begin(arena);

	importing->counts->bad++;
	for (size_t i = 0; i < row->problem_count; i++) {
		const struct ledger_problem *problem = &row->problems[i];
		struct import_problem told = { row->number, problem->column, problem->title, problem->word };

		importing->request->problem(importing->request->context, &told);
		text_add_format(&problems, "%s%s%s%s", i == 0 ? "" : "; ", problem->title,
		    text_empty(problem->title) ? "" : ": ", problem->word);
	}
	if (importing->errors == NULL)
		return;
	for (size_t i = 0; i < count; i++)
		values[i].text = sheet_cell(row->cells, i)->text;
	values[count].number = row->number;
	values[count + 1].text = problems.value;
	sheet_writer_row(importing->errors, values);
}

/* Reads until the batch is full; *end at the end of the ledger. */
static enum fault
read_batch(struct importing *importing, bool *end)
{
	struct step step = *importing->step;
	const struct ledger_row *row = NULL;
	enum fault fault = FAULT_NONE;

	step.arena = &importing->batch;
	importing->count = 0;
	*end = false;
	while (fault == FAULT_NONE && importing->count < BATCH && !*end) {
		fault = ledger_next(importing->ledger, &importing->batch, &row);
		*end = row == NULL;
		if (fault != FAULT_NONE || *end)
			break;
		importing->counts->read++;
		if (row->problem_count > 0)
			refuse_row(importing, row);
		else
			fault = import_case_make(&step, row, ledger_mapping(importing->ledger)->id,
			    &importing->places, &importing->rows[importing->count++]);
	}
	return fault;
}

/* A line with the number by which the body has it, where that is not the ledger's own. */
static const char *
other_number(struct arena *arena, const struct imported *row)
{
	const char *reference = row->referral.reference;

	if (!row->referred || text_empty(reference) || text_equal(reference, row->complaint.foreign_number))
		return "";
	return arena_format(arena, "\n%s", reference);
}

/* Numbers of one prefix and year in the order of the rows. */
static enum fault
number_group(struct importing *importing, struct imported *const *rows, size_t count, size_t first)
{
	const struct complaint *like = &rows[first]->complaint;
	char prefix = channel_prefix(like->channel);
	int year = date_local(like->registered_at).year;
	int64_t last = 0, wanted = 0;
	enum fault fault;

	for (size_t i = first; i < count; i++)
		wanted += channel_prefix(rows[i]->complaint.channel) == prefix &&
		    date_local(rows[i]->complaint.registered_at).year == year;
	fault = import_numbers(importing->step->casework->db, &importing->batch, prefix == 0 ? '-' : prefix, year,
	    wanted, &last);
	last -= wanted;
	for (size_t i = first; i < count && fault == FAULT_NONE; i++) {
		struct complaint *complaint = &rows[i]->complaint;

		if (channel_prefix(complaint->channel) != prefix || date_local(complaint->registered_at).year != year)
			continue;
		complaint->number = case_number_format(&importing->batch, prefix, year, ++last);
		rows[i]->file.number = complaint->number;
		rows[i]->text = arena_format(&importing->batch, "%s%s",
		    casework_search_text(&importing->batch, complaint, &rows[i]->file),
		    other_number(&importing->batch, rows[i]));
	}
	return fault;
}

static enum fault
number_all(struct importing *importing, struct imported *const *rows, size_t count)
{
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < count; i++)
		rows[i]->complaint.number = NULL;
	for (size_t i = 0; i < count && fault == FAULT_NONE; i++)
		if (rows[i]->complaint.number == NULL)
			fault = number_group(importing, rows, count, i);
	return fault;
}

/* The rows that are not there yet, each once. */
static size_t
new_rows(struct importing *importing, struct imported *const *rows, struct imported **fresh)
{
	size_t count = 0;

	importing->overdue = 0;
	for (size_t i = 0; i < importing->count; i++) {
		bool seen = rows[i]->known;

		for (size_t k = 0; k < count && !seen; k++)
			seen = memcmp(rows[i]->key, fresh[k]->key, SECRET_DIGEST) == 0;
		if (seen)
			continue;
		fresh[count++] = rows[i];
		importing->overdue += rows[i]->file.alert == DEADLINE_BREACHED;
	}
	importing->added = (int64_t)count;
	importing->known = (int64_t)(importing->count - count);
	return count;
}

static enum fault
store_batch(struct db *db, void *context)
{
	struct importing *importing = context;
	struct arena *arena = &importing->batch;
	struct imported **rows = arena_array(arena, BATCH, sizeof(rows[0]));
	struct imported **fresh = arena_array(arena, BATCH, sizeof(fresh[0]));
	size_t count;
	enum fault fault;

	for (size_t i = 0; i < importing->count; i++)
		rows[i] = &importing->rows[i];
	if ((fault = import_known(db, arena, rows, importing->count)) != FAULT_NONE)
		return fault;
	count = new_rows(importing, rows, fresh);
	if (count == 0 || importing->request->dry_run)
		return FAULT_NONE;
	if ((fault = number_all(importing, fresh, count)) != FAULT_NONE)
		return fault;
	return import_insert(db, arena, fresh, count);
}

static enum fault
import_batches(struct importing *importing)
{
	const struct import_request *request = importing->request;
	bool end = false;
	enum fault fault = FAULT_NONE;

	while (fault == FAULT_NONE && !end) {
		fault = read_batch(importing, &end);
		if (fault == FAULT_NONE && importing->count > 0) {
			fault = casework_transact(importing->step, store_batch, importing, NULL);
			importing->counts->added += fault == FAULT_NONE ? importing->added : 0;
			importing->counts->known += fault == FAULT_NONE ? importing->known : 0;
			importing->counts->overdue += fault == FAULT_NONE ? importing->overdue : 0;
		}
		importing->counts->permille = sheet_progress(importing->reader);
		importing->counts->skipped = ledger_skipped(importing->ledger);
		request->progress(request->context, importing->counts);
		arena_reset(&importing->batch);
	}
	return fault;
}

enum fault
import_ledger(struct step *step, const struct import_request *request, struct import_counts *counts,
    const char **reason)
{
	struct importing *importing = arena_alloc(step->arena, sizeof(*importing));
	struct ledger_options options = { .year = request->year, .now = step->now };
	enum fault fault;

	importing->step = step;
	importing->request = request;
	importing->counts = counts;
	*counts = (struct import_counts){ .unread = "" };
	*reason = NULL;
	if (step->casework->adopted == NULL)
		return log_fault(FAULT_INTERNAL, "no procedure has been adopted");
	if ((fault = choose_mapping(importing, &options, reason)) != FAULT_NONE ||
	    (fault = sheet_open_file(step->arena, request->path, request->sheet, &importing->reader,
	    reason)) != FAULT_NONE)
		return fault;
	counts->unread = sheet_others(importing->reader);
	fault = ledger_open(step->arena, importing->reader, &options, &importing->ledger, reason);
	if (fault == FAULT_NONE && request->errors >= 0)
		fault = open_errors(importing);
	if (fault == FAULT_NONE)
		fault = import_batches(importing);
	if (importing->errors != NULL) {
		enum fault ended = sheet_writer_end(importing->errors);

		fault = fault == FAULT_NONE ? ended : fault;
	}
	sheet_close(importing->reader);
	arena_release(&importing->batch);
	arena_release(&importing->places.arena);
	arena_release(&importing->places.clocks);
	return fault;
}
