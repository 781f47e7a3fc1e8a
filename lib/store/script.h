/* Cutting a file of SQL into its statements. */
#ifndef STORE_SCRIPT_H
#define STORE_SCRIPT_H

#include <stddef.h>

#include "base/fault.h"

struct arena;

struct script {
	const char	**statements;	/* without the semicolon and the comments around them */
	size_t		  count;
};

/*
 * Cuts at semicolons outside strings, quoted names and comments; there is no
 * DELIMITER.  Bodies of procedures, which hold semicolons, are not understood.
 * FAULT_INPUT, with the line in *line, when a string or comment does not end.
 */
enum fault script_cut(struct arena *, const char *text, struct script *, size_t *line) MUST_CHECK;

#endif
