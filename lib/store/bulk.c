#include "store/bulk.h"

#include "base/banned.h"

/* One column of all rows, as the library takes it: values one behind the other, or the places of them. */
struct column {
	int64_t		*numbers;
	const void	**places;
	unsigned long	*lengths;
	char		*indicators;
};

static struct column
make_column(struct query *query, size_t count)
{
	return (struct column){
		arena_array(query->arena, count, sizeof(int64_t)), arena_array(query->arena, count, sizeof(void *)),
		arena_array(query->arena, count, sizeof(unsigned long)), arena_array(query->arena, count, 1),
	};
}

static void
fill(MYSQL_BIND *bind, const struct binding *first, const struct column *column)
{
	bind->buffer_type = first->type;
	bind->is_unsigned = first->is_unsigned;
	bind->buffer = first->type == MYSQL_TYPE_LONGLONG ? (void *)column->numbers : (void *)column->places;
	bind->length = column->lengths;
	bind->u.indicator = column->indicators;
}

bool
bulk_bind(struct query *query, MYSQL_STMT *stmt)
{
	size_t width = mysql_stmt_param_count(stmt), count = query->bound / width;
	unsigned rows = (unsigned)count;
	MYSQL_BIND *binds = arena_array(query->arena, width, sizeof *binds);

	for (size_t i = 0; i < width; i++) {
		struct column column = make_column(query, count);

		for (size_t row = 0; row < count; row++) {
			const struct binding *binding = &query->bindings[row * width + i];

			column.numbers[row] = binding->number;
			column.places[row] = binding->type == MYSQL_TYPE_DATETIME ? &binding->time : binding->bytes;
			column.lengths[row] = binding->length;
			column.indicators[row] = binding->is_null ? STMT_INDICATOR_NULL : STMT_INDICATOR_NONE;
		}
		fill(&binds[i], &query->bindings[i], &column);
	}
	return mysql_stmt_attr_set(stmt, STMT_ATTR_ARRAY_SIZE, &rows) == 0 && mysql_stmt_bind_param(stmt, binds) == 0;
}

void
bulk_end(MYSQL_STMT *stmt)
{
	unsigned none = 0;

	mysql_stmt_attr_set(stmt, STMT_ATTR_ARRAY_SIZE, &none);
}
