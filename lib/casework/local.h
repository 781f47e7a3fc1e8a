/*
 * Where casework makes a local date of a moment: only in what is written once and read as it stands for good (letters,
 * labels, lines of history, versions of the calendar).  Everything else hands on moments, and pages say them.
 */
#ifndef CASEWORK_LOCAL_H
#define CASEWORK_LOCAL_H

#include "casework/casework.h"

const char *local_day(const struct step *, int64_t at);		/* "2026-11-23" */
const char *local_minute(const struct step *, int64_t at);	/* "2026-11-23 18:05" */

#endif
