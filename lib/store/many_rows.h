/* Many rows in few statements. */
#ifndef STORE_MANY_ROWS_H
#define STORE_MANY_ROWS_H

#include "store/db.h"

/* Lists of 64 parameters, for statements that take as many at once. */
enum { MANY_ROWS = 64 };

struct inserting {
	struct db	*db;
	enum statement	 one, many;
	size_t		 at_once;	/* rows of `many` */
	void		(*bind)(struct query *, const void *row);
};

/* Full statements as long as there are rows for them, then one row at a time. */
enum fault many_rows_insert(const struct inserting *, const void *const *rows, size_t count) MUST_CHECK;

/* Binds up to MANY_ROWS ids; the first stands for those that are not there. */
void many_rows_bind_ids(struct query *, const int64_t *ids, size_t count);

#endif
