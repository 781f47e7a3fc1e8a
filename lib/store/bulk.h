/* The values of many rows for a statement of one: the server takes them in one message and writes row by row. */
#ifndef STORE_BULK_H
#define STORE_BULK_H

#include "store/query.h"

/* Binds what was bound to the query as so many rows; false when the statement has an error to tell. */
bool bulk_bind(struct query *, MYSQL_STMT *) MUST_CHECK;

/* From here on the statement takes one row again. */
void bulk_end(MYSQL_STMT *);

#endif
