#include "anjuan.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"

#include "base/banned.h"

static const char default_config[] = "/etc/anjuan/anjuan.conf";

static const struct command commands[] = {
	{ "migrate", "[--dry-run]", "bring the database to this version's schema and rights", anjuan_migrate, false },
	{ "config check", "[--database]", "read the configuration and everything it names", anjuan_config_check, false },
	{ "staff add", "LOGIN NAME DEPARTMENT ROLE[,ROLE]", "add somebody and print the first password", anjuan_staff_add, false },
	{ "import rooms", "FILE [--dry-run] [--yes]", "add rooms and residents of a spreadsheet", anjuan_import_rooms, false },
	{ "import procedure", "FILE [--from MOMENT] [--if-empty]", "propose a version of the procedure; adopt the first",
	    anjuan_import_procedure, false },
	{ "import checklist", "FILE", "adopt a checklist from its approved document", anjuan_import_checklist, false },
	{ "import campaign", "FILE", "adopt a sheet of special visits from its approved document", anjuan_import_campaign, false },
	{ "import ledger", "FILE [--map MAP] [--sheet S] [--year Y] [--errors F] [--dry-run]", "add the complaints of an old ledger",
	    anjuan_import_ledger, false },
	{ "mail-in", "[--sender ADDRESS] [--recipient ADDRESS] [--show]", "read one mail in from standard input",
	    anjuan_mail_in, false },
	{ "verify", "", "read everything again: histories, sealed files, nothing half-made", anjuan_verify, false },
	{ "demo", "[--if-empty | --accounts]", "load demonstration data into an empty database", anjuan_demo, false },
	{ "calendar import", "FILE [--dry-run] [--if-empty]", "lay a published notice over the working calendar",
	    anjuan_calendar_import, false },
	{ "calendar due", "START N [--unit workday|hour|minute] [--calendar DIR]", "when N working days or hours from START end",
	    anjuan_calendar_due, true },
	{ "replay", "[EVENTS | --from DATE --to DATE] [--procedure FILE] [--calendar FILE] [--compare FILE] [--format csv|json]",
	    "what a procedure says of dated events", anjuan_replay, true },
	{ "procedure diagram", "", "draw the stages, acts and roles of a case as SVG", anjuan_procedure_diagram, true },
};

enum { COMMANDS = sizeof commands / sizeof commands[0] };

static void
print_help(FILE *out)
{
	fprintf(out, "usage: anjuan [--config FILE] COMMAND [...]\n\n");
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  %-17s %-38s %s\n", commands[i].name, commands[i].words, commands[i].summary);
	fprintf(out, "\n  --config FILE   instead of %s\n", default_config);
	fprintf(out, "  --version       print the version\n");
	fprintf(out, "  --help          print this\n");
}

enum outcome
anjuan_usage(const char *format, ...)
{
	va_list list;

	fputs("anjuan: ", stderr);
	va_start(list, format);
	vfprintf(stderr, format, list);
	va_end(list);
	fputs("\nTry `anjuan --help`.\n", stderr);
	return OUTCOME_USAGE;
}

enum outcome
anjuan_outcome(enum fault fault)
{
	switch (fault) {
	case FAULT_NONE:
		return OUTCOME_DONE;
	case FAULT_UNAVAILABLE:
	case FAULT_RETRY:
	case FAULT_UNKNOWN:
		return OUTCOME_UNAVAILABLE;
	default:
		return OUTCOME_FAILED;
	}
}

/* How many arguments a command's name takes up: 2 for `config check`; 0 when they are not that command. */
static int
match(const struct command *command, int argc, char **argv)
{
	const char *rest = command->name;
	int taken = 0;

	while (*rest != '\0') {
		size_t length = strcspn(rest, " ");

		if (taken == argc || strlen(argv[taken]) != length || strncmp(argv[taken], rest, length) != 0)
			return 0;
		taken++;
		rest += length;
		rest += *rest == ' ';
	}
	return taken;
}

static const struct command *
find_command(int argc, char **argv, int *taken)
{
	for (size_t i = 0; i < COMMANDS; i++) {
		*taken = match(&commands[i], argc, argv);
		if (*taken > 0)
			return &commands[i];
	}
	return NULL;
}

/* The options before and after the command that every command knows. */
static const char *
take_config_option(int *argc, char **argv)
{
	const char *path = NULL;
	int kept = 0;

	for (int i = 0; i < *argc; i++) {
		if (strcmp(argv[i], "--config") == 0 && i + 1 < *argc)
			path = argv[++i];
		else if (text_starts(argv[i], "--config="))
			path = argv[i] + strlen("--config=");
		else
			argv[kept++] = argv[i];
	}
	*argc = kept;
	return path;
}

static enum outcome
run(struct arena *arena, int argc, char **argv)
{
	const char *path = take_config_option(&argc, argv), *problem = "";
	struct config config;
	struct invocation invocation = { .arena = arena, .config = &config, .now = date_now() };
	const struct command *command;
	int taken;
	enum fault fault;

	if (argc == 0)
		return anjuan_usage("which command?");
	command = find_command(argc, argv, &taken);
	if (command == NULL)
		return anjuan_usage("\"%s\" is no command", argv[0]);
	invocation.config_path = path == NULL ? default_config : path;
	invocation.argc = argc - taken;
	invocation.argv = argv + taken;
	if (command->alone && path == NULL) {
		invocation.config = NULL;
		return command->run(&invocation);
	}
	fault = config_load(invocation.config_path, arena, &config, &problem);
	if (fault != FAULT_NONE) {
		fprintf(stderr, "anjuan: %s\n", problem);
		return OUTCOME_CONFIG;
	}
	return command->run(&invocation);
}

int
main(int argc, char **argv)
{
	struct arena arena = {0};
	enum outcome outcome;

	log_open("anjuan");
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		puts("anjuan " ANJUAN_VERSION);
		return OUTCOME_DONE;
	}
	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		print_help(stdout);
		return OUTCOME_DONE;
	}
	if (secret_open() != FAULT_NONE)
		return OUTCOME_FAILED;
	outcome = run(&arena, argc - 1, argv + 1);
	arena_release(&arena);
	if (fflush(stdout) != 0 && outcome == OUTCOME_DONE)
		outcome = OUTCOME_FAILED;
	return (int)outcome;
}
