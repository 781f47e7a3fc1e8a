/* The columns and attributes of an event list, one function each. */
#ifndef EXCHANGE_DATED_FIELD_H
#define EXCHANGE_DATED_FIELD_H

#include "exchange/dated_draft.h"

/* The place of a column or attribute in the table of them, −1 when there is none of that name. */
int dated_field_find(const char *name);

/*
 * Takes one value; "" says nothing.  The column "attributes" holds
 * "name=value; name=value".  NULL when all is well, else what is wrong in
 * words for the command line, in the list's arena.
 */
const char *dated_field_take(struct dated_draft *, int field, const char *value);

#endif
