/* Reading a whole installation again: histories, sealed files, nothing half-made.  Changes nothing. */
#ifndef CASEWORK_VERIFY_H
#define CASEWORK_VERIFY_H

#include "casework/casework.h"

struct verify_counts { int64_t cases, events, archived, files, findings; };

/*
 * Calls `tell` for everything that does not fit: `what` in a few words, `which`
 * the number of a case or the id of a file.  Sees the database as it was at one moment.
 */
enum fault verify_all(struct step *, void (*tell)(const char *what, const char *which),
    struct verify_counts *) MUST_CHECK;

#endif
