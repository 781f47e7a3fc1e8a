/* The migrations as files. */
#ifndef STORE_MIGRATION_FILES_H
#define STORE_MIGRATION_FILES_H

#include <stddef.h>

#include "base/fault.h"
#include "store/script.h"

struct arena;

/* One file schema/sql/NNN_*.sql, or grants.sql with number 0. */
struct migration {
	int		 number;
	const char	*name;
	const char	*sha256;	/* of the file, hexadecimal */
	struct script	 script;
};

struct migration_files {
	struct migration	*base;		/* 000: the bookkeeping, applied every time */
	struct migration	*grants;
	struct migration	*steps;		/* 001 and on, in order */
	size_t			 count;
};

/*
 * Reads <share>/schema/sql into the arena.  FAULT_INPUT, logged, when a file is malformed,
 * missing or its number used twice.
 */
enum fault migration_files_read(struct arena *, const char *share, struct migration_files *) MUST_CHECK;

#endif
