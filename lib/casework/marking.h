/* What the clock daemon writes about deadlines whose moment has come. */
#ifndef CASEWORK_MARKING_H
#define CASEWORK_MARKING_H

#include "casework/casework.h"

enum { MARKING_AT_ONCE = 64 };

/*
 * Inside a transaction of its own: locks up to MARKING_AT_ONCE cases, looks at
 * every deadline of theirs, and writes what time has changed, an event for
 * each change.  *marked is how many there were.  Ids ascend.
 */
enum fault marking_run(struct step *, const int64_t *ids, size_t count, size_t *marked) MUST_CHECK;

#endif
