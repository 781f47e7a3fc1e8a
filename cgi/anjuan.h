/* The command line: `anjuan [--config FILE] COMMAND …`. */
#ifndef CGI_ANJUAN_H
#define CGI_ANJUAN_H

#include "base/arena.h"
#include "base/config.h"

/* How a command ends, in the manner of sysexits.h. */
enum outcome {
	OUTCOME_DONE = 0,
	OUTCOME_FAILED = 1,		/* the reason was printed or logged */
	OUTCOME_USAGE = 64,		/* the words of the command were not understood */
	OUTCOME_UNAVAILABLE = 75,	/* the database is away: try again */
	OUTCOME_CONFIG = 78
};

/* What every command gets; argv[0] is the first word after the command's own. */
struct invocation {
	struct arena		*arena;
	const struct config	*config;
	const char		*config_path;
	int64_t			 now;
	int			 argc;
	char			**argv;
};

/* A row of the table of commands. */
struct command {
	const char	*name;		/* "config check" */
	const char	*words;		/* what may follow, for the help */
	const char	*summary;
	enum outcome	(*run)(const struct invocation *);
};

enum outcome anjuan_migrate(const struct invocation *);
enum outcome anjuan_config_check(const struct invocation *);
enum outcome anjuan_staff_add(const struct invocation *);
enum outcome anjuan_import_rooms(const struct invocation *);
enum outcome anjuan_import_procedure(const struct invocation *);
enum outcome anjuan_import_checklist(const struct invocation *);
enum outcome anjuan_import_ledger(const struct invocation *);
enum outcome anjuan_verify(const struct invocation *);
enum outcome anjuan_demo(const struct invocation *);

/* The outcome that a fault stands for. */
enum outcome anjuan_outcome(enum fault);

/* Prints a sentence about wrong words on standard error; OUTCOME_USAGE. */
enum outcome anjuan_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
