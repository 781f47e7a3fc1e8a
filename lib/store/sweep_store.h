/* What is kept only for a while. */
#ifndef STORE_SWEEP_STORE_H
#define STORE_SWEEP_STORE_H

#include "store/db.h"

/* From when on each is kept, in UTC seconds: a session by when it expires, everything else by when it was made. */
struct kept_since { int64_t sessions, attempts, submissions, answers, notices; };

/* Deletes up to a thousand rows of each that are older; called again and again, nothing stays. */
enum fault sweep_old(struct db *, struct arena *, const struct kept_since *) MUST_CHECK;

#endif
