#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/log.h"
#include "store/query.h"

#include "base/banned.h"

enum { SCRATCH = 512, FIRST_ROWS = 16 };

/* Where the library puts one column of one row. */
struct landing {
	int64_t		 number;
	MYSQL_TIME	 time;
	char		 bytes[SCRATCH];
	unsigned long	 length;
	my_bool		 is_null, error;
};

static enum cell_kind
kind_of(const MYSQL_FIELD *field)
{
	switch (field->type) {
	case MYSQL_TYPE_TINY:
	case MYSQL_TYPE_SHORT:
	case MYSQL_TYPE_INT24:
	case MYSQL_TYPE_LONG:
	case MYSQL_TYPE_LONGLONG:
	case MYSQL_TYPE_YEAR:
		return CELL_NUMBER;
	case MYSQL_TYPE_DATE:
	case MYSQL_TYPE_DATETIME:
	case MYSQL_TYPE_TIMESTAMP:
		return CELL_MOMENT;
	default:
		return CELL_BYTES;
	}
}

static void
aim(MYSQL_BIND *bind, enum cell_kind kind, struct landing *landing)
{
	bind->length = &landing->length;
	bind->is_null = &landing->is_null;
	bind->error = &landing->error;
	if (kind == CELL_NUMBER) {
		bind->buffer_type = MYSQL_TYPE_LONGLONG;
		bind->buffer = &landing->number;
	} else if (kind == CELL_MOMENT) {
		bind->buffer_type = MYSQL_TYPE_DATETIME;
		bind->buffer = &landing->time;
		bind->buffer_length = sizeof landing->time;
	} else {
		bind->buffer_type = MYSQL_TYPE_STRING;
		bind->buffer = landing->bytes;
		bind->buffer_length = sizeof landing->bytes;
	}
}

static int64_t
moment_of(const MYSQL_TIME *time)
{
	struct civil utc = {
		.year = (int)time->year, .month = (int)time->month, .day = (int)time->day,
		.hour = (int)time->hour, .minute = (int)time->minute, .second = (int)time->second
	};

	return time->month == 0 ? 0 : date_moment(&utc) + DATE_ZONE;
}

/* Fetches a value longer than its landing straight into the arena. */
static bool
fetch_whole(struct query *query, MYSQL_STMT *stmt, unsigned column, struct cell *cell)
{
	MYSQL_BIND bind = {0};
	unsigned long length;
	char *bytes = arena_alloc(query->arena, cell->length + 1);

	bind.buffer_type = MYSQL_TYPE_STRING;
	bind.buffer = bytes;
	bind.buffer_length = cell->length;
	bind.length = &length;
	if (mysql_stmt_fetch_column(stmt, &bind, column, 0) != 0)
		return false;
	cell->bytes = bytes;
	return true;
}

static bool
take(struct query *query, MYSQL_STMT *stmt, unsigned column, const struct landing *landing, struct cell *cell)
{
	cell->is_null = landing->is_null;
	if (cell->is_null)
		return true;
	switch (query->kinds[column]) {
	case CELL_NUMBER:
		cell->number = landing->number;
		return true;
	case CELL_MOMENT:
		cell->number = moment_of(&landing->time);
		return true;
	default:
		break;
	}
	cell->length = landing->length;
	if (cell->length > SCRATCH)
		return fetch_whole(query, stmt, column, cell);
	cell->bytes = arena_copy_bytes(query->arena, landing->bytes, cell->length);
	return true;
}

static void
add_row(struct query *query, struct cell *cells)
{
	if (query->count == query->rows_room) {
		size_t room = query->rows_room == 0 ? FIRST_ROWS : query->rows_room * 2;
		struct cell **larger = arena_array(query->arena, room, sizeof *larger);

		if (query->count > 0)
			memcpy(larger, query->rows, query->count * sizeof *larger);
		query->rows = larger;
		query->rows_room = room;
	}
	query->rows[query->count++] = cells;
}

static struct landing *
prepare_landings(struct query *query, MYSQL_STMT *stmt)
{
	MYSQL_RES *names = mysql_stmt_result_metadata(stmt);
	struct landing *landings;
	MYSQL_BIND *binds;

	if (names == NULL)
		return NULL;
	query->columns = mysql_num_fields(names);
	query->kinds = arena_array(query->arena, query->columns, sizeof *query->kinds);
	landings = arena_array(query->arena, query->columns, sizeof *landings);
	binds = arena_array(query->arena, query->columns, sizeof *binds);
	for (size_t i = 0; i < query->columns; i++) {
		query->kinds[i] = kind_of(mysql_fetch_field_direct(names, (unsigned)i));
		aim(&binds[i], query->kinds[i], &landings[i]);
	}
	mysql_free_result(names);
	return mysql_stmt_bind_result(stmt, binds) == 0 ? landings : NULL;
}

enum fault
rows_read(struct query *query, MYSQL_STMT *stmt)
{
	struct landing *landings = prepare_landings(query, stmt);
	int status;

	query->count = query->next_row = query->next_column = 0;
	if (landings == NULL)
		return FAULT_INTERNAL;
	while ((status = mysql_stmt_fetch(stmt)) == 0 || status == MYSQL_DATA_TRUNCATED) {
		struct cell *cells = arena_array(query->arena, query->columns, sizeof *cells);

		for (size_t i = 0; i < query->columns; i++)
			if (!take(query, stmt, (unsigned)i, &landings[i], &cells[i]))
				return FAULT_INTERNAL;
		add_row(query, cells);
	}
	return status == MYSQL_NO_DATA ? FAULT_NONE : FAULT_INTERNAL;
}

size_t
query_rows(const struct query *query)
{
	return query->count;
}

bool
row_next(struct query *query)
{
	query->next_column = 0;
	if (query->next_row >= query->count) {
		query->next_row = query->count + 1;
		return false;
	}
	query->next_row++;
	return true;
}

/* The value at the reader's place; a null one, with a line in the log, beyond the last column. */
static const struct cell *
look(const struct query *query)
{
	static const struct cell nothing = { .is_null = true };

	if (query->next_row == 0 || query->next_row > query->count || query->next_column >= query->columns) {
		log_line(LOG_LEVEL_ERROR, "statement %s: read beyond its %zu columns or %zu rows",
		    statement_name(query->statement), query->columns, query->count);
		return &nothing;
	}
	return &query->rows[query->next_row - 1][query->next_column];
}

static enum cell_kind
kind_here(const struct query *query)
{
	return query->next_column < query->columns ? query->kinds[query->next_column] : CELL_BYTES;
}

bool
row_is_null(const struct query *query)
{
	return look(query)->is_null;
}

int64_t
row_number(struct query *query)
{
	const struct cell *cell = look(query);
	bool is_text = kind_here(query) == CELL_BYTES;

	query->next_column++;
	if (cell->is_null)
		return 0;
	return is_text ? strtoll(cell->bytes, NULL, 10) : cell->number;
}

const char *
row_text(struct query *query)
{
	const struct cell *cell = look(query);
	enum cell_kind kind = kind_here(query);

	query->next_column++;
	if (cell->is_null)
		return "";
	if (kind == CELL_NUMBER)
		return arena_format(query->arena, "%lld", (long long)cell->number);
	return kind == CELL_MOMENT ? date_text_utc(query->arena, cell->number) : cell->bytes;
}

const void *
row_bytes(struct query *query, size_t *length)
{
	const struct cell *cell = look(query);

	query->next_column++;
	*length = cell->length;
	return cell->bytes;
}

int64_t
row_moment(struct query *query)
{
	return row_number(query);
}
