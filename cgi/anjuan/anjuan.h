/* The command line: `anjuan [--config FILE] COMMAND …`. */
#ifndef CGI_ANJUAN_H
#define CGI_ANJUAN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/config.h"

/* How a command ends, in the manner of sysexits.h. */
enum outcome {
	OUTCOME_DONE = 0,
	OUTCOME_FAILED = 1,		/* the reason was printed or logged */
	OUTCOME_USAGE = 64,		/* the words of the command were not understood */
	OUTCOME_INPUT = 65,		/* what they name is malformed */
	OUTCOME_DATA = 65,		/* what was read is not what it should be */
	OUTCOME_UNAVAILABLE = 75,	/* the database is away: try again */
	OUTCOME_CONFIG = 78
};

/* What every command gets; argv[0] is the first word after the command's own. */
struct invocation {
	struct arena		*arena;
	const struct config	*config;	/* NULL for a command that needs none, when none was named */
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
	bool		 alone;		/* needs neither configuration nor database */
};

enum outcome anjuan_migrate(const struct invocation *);
enum outcome anjuan_config_check(const struct invocation *);
enum outcome anjuan_staff_add(const struct invocation *);
enum outcome anjuan_import_rooms(const struct invocation *);
enum outcome anjuan_import_procedure(const struct invocation *);
enum outcome anjuan_import_checklist(const struct invocation *);
enum outcome anjuan_import_campaign(const struct invocation *);
enum outcome anjuan_import_ledger(const struct invocation *);
enum outcome anjuan_mail_in(const struct invocation *);
enum outcome anjuan_verify(const struct invocation *);
enum outcome anjuan_demo(const struct invocation *);
enum outcome anjuan_calendar_due(const struct invocation *);
enum outcome anjuan_replay(const struct invocation *);
enum outcome anjuan_calendar_import(const struct invocation *);
enum outcome anjuan_procedure_diagram(const struct invocation *);

/*
 * Where a folder lies that came with this program ("calendar", "procedure", "schema"): in share_dir
 * of the configuration when there is one, else below the program's PREFIX or in the tree it was built in.
 */
const char *anjuan_shipped(const struct invocation *, const char *name);

/* The outcome that a fault stands for. */
enum outcome anjuan_outcome(enum fault);

/* Prints a sentence about wrong words on standard error; OUTCOME_USAGE. */
enum outcome anjuan_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
