/* Many rows in few statements. */
#ifndef STORE_MANY_ROWS_H
#define STORE_MANY_ROWS_H

#include "store/db.h"

/* Lists of 64 parameters, for statements that take as many at once. */
enum { MANY_ROWS = 64 };

/*
 * Rows of one message.  The server does not know how many come and reserves ids for one, two, four … of them:
 * 255 rows have ids without a gap, and so has whatever is a multiple of that.
 */
enum { MANY_ROWS_MOST = 255 };

struct inserting {
	struct db	*db;
	enum statement	 statement;	/* of one row */
	void		(*bind)(struct query *, const void *row);
};

/* In messages of many rows, few where they are long. */
enum fault many_rows_insert(const struct inserting *, const void *const *rows, size_t count) MUST_CHECK;

/* Binds up to MANY_ROWS ids; the first stands for those that are not there. */
void many_rows_bind_ids(struct query *, const int64_t *ids, size_t count);

#endif
