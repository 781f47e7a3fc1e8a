/* The values of one row of a ledger. */
#ifndef EXCHANGE_LEDGER_VALUE_H
#define EXCHANGE_LEDGER_VALUE_H

#include "exchange/ledger_field.h"

/* Fills in every field but the received time; texts live in the arena, bad cells become problems. */
void ledger_value_read(struct arena *, const struct plan *, const struct sheet_row *, struct ledger_row *);

/* A date cell as written: false when it is empty, and false with a problem when it is no date. */
bool ledger_value_date(struct arena *, const struct plan *, enum field, struct ledger_row *, struct ledger_date *);

/* Adds a problem at a field's first column, or at the whole row when the mapping has no column for it. */
void ledger_value_problem(const struct plan *, struct ledger_row *, enum field, const char *word);

#endif
