/* Inside the store: a statement between binding and reading. */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include "store/connection.h"

enum cell_kind { CELL_NUMBER, CELL_MOMENT, CELL_BYTES };

struct binding {
	enum enum_field_types	 type;
	bool			 is_null, is_unsigned;
	int64_t			 number;
	MYSQL_TIME		 time;
	const void		*bytes;
	unsigned long		 length;
};

/* One value of the result; text and bytes are in the arena with a NUL after them. */
struct cell {
	bool		 is_null;
	int64_t		 number;
	const char	*bytes;
	size_t		 length;
};

struct query {
	struct db	 *db;
	struct arena	 *arena;
	enum statement	  statement;
	enum fault	  fault;		/* the first bad binding */

	struct binding	 *bindings;
	size_t		  bound, room;
	bool		  bulk;			/* bound are the values of many rows */

	enum cell_kind	 *kinds;		/* one per column */
	size_t		  columns;
	struct cell	**rows;
	size_t		  count, rows_room;
	size_t		  next_row;		/* the row that row_next() goes to */
	size_t		  next_column;

	int64_t		  inserted, changed;
};

/* Reads everything an executed statement gives into the query;
 * FAULT_INTERNAL when the statement has an error to tell. */
enum fault rows_read(struct query *, MYSQL_STMT *) MUST_CHECK;

#endif
