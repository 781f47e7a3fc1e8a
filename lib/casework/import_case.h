/* A row of an old ledger as a case of ours. */
#ifndef CASEWORK_IMPORT_CASE_H
#define CASEWORK_IMPORT_CASE_H

#include "exchange/ledger.h"
#include "store/import_store.h"

struct step;

/*
 * Fills everything but number and ids.  Names of departments and people are
 * looked up; a room is taken when exactly one fits.  The clocks of a closed
 * case tell only what the ledger tells: one that closing stops is met or
 * breached by the day of closing, the others are cancelled.
 */
enum fault import_case_make(struct step *, const struct ledger_row *, const char *mapping,
    struct imported *) MUST_CHECK;

#endif
