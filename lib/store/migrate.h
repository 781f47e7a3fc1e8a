/* Bringing a database to the schema of this build: schema/sql/NNN_*.sql in order, then grants.sql. */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;
struct config;

/*
 * Applies as anjuan_owner what has not been applied; statement by statement, so that a run that was
 * killed goes on where it stopped.  Then creates the programs' accounts that grants.sql names and
 * applies it, and posts the texts of cases that wait for it.  *report is one line per file for people; a dry
 * run changes nothing and reports what would be done.  `now` is the moment recorded.
 * FAULT_CONFLICT: an applied file was edited since, the database is newer than the files, or another
 * migration is running; FAULT_INPUT: a file is malformed; else the server's fault.  All are logged.
 */
enum fault migrate_run(const struct config *, struct arena *, int64_t now, bool dry_run,
    const char **report) MUST_CHECK;

#endif
