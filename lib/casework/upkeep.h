/* What the command line does to an installation as a whole. */
#ifndef CASEWORK_UPKEEP_H
#define CASEWORK_UPKEEP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;
struct config;

/*
 * Brings the database to the schema of this build and applies the grants;
 * *report is one line per file.  A dry run changes nothing.  The contract is
 * that of migrate_run() in the store.
 */
enum fault upkeep_migrate(const struct config *, struct arena *, int64_t now, bool dry_run,
    const char **report) MUST_CHECK;

/*
 * Reads the procedure that the configuration names as `anjuan procedure load`
 * would.  *problem is one "file:line:column: message" a line, or NULL.
 */
enum fault upkeep_check_procedure(const struct config *, struct arena *, const char **problem) MUST_CHECK;

/*
 * Connects as a program's account and lets go again: password, server settings and schema are
 * then right.  Faults are logged.
 */
enum fault upkeep_check_database(const struct config *, const char *account) MUST_CHECK;

#endif
