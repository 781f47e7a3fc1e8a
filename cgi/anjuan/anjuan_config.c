#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan.h"
#include "base/secret.h"
#include "casework/upkeep.h"

#include "base/banned.h"

/* A folder that a setting names and what programs do there. */
struct folder {
	const char	*setting;
	const char	*path;
	int		 needed;	/* for access() */
};

static bool
check_folder(const struct invocation *invocation, const struct folder *folder)
{
	struct stat status;

	if (folder->path == NULL || folder->path[0] == '\0')
		return true;
	if (stat(folder->path, &status) == 0 && !S_ISDIR(status.st_mode))
		errno = ENOTDIR;
	else if (access(folder->path, folder->needed | X_OK) == 0)
		return true;
	fprintf(stderr, "%s: %s: %s: %s\n", invocation->config_path, folder->setting, folder->path, strerror(errno));
	return false;
}

static bool
check_folders(const struct invocation *invocation)
{
	const struct config *config = invocation->config;
	/* Sockets come from systemd as a rule, so programs need not write where they lie. */
	const struct folder folders[] = {
		{ "share_dir", config->share_dir, R_OK },
		{ "run_dir", config->run_dir, 0 },
		{ "upload_dir", config->upload_dir, W_OK },
		{ "database_password_dir", config->database_password_dir, 0 },
	};
	bool good = true;

	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
		good = check_folder(invocation, &folders[i]) && good;
	return good;
}

static bool
check_secret(const struct invocation *invocation)
{
	uint8_t key[SECRET_DIGEST];
	enum fault fault = secret_key_load(invocation->config->secret_file, key);

	explicit_bzero(key, sizeof key);
	if (fault != FAULT_NONE)
		fprintf(stderr, "%s: secret_file: %s: is not a readable file of 32 random bytes\n",
		    invocation->config_path, invocation->config->secret_file);
	return fault == FAULT_NONE;
}

/* Files that the settings of mail and messages name. */
static bool
check_files(const struct invocation *invocation)
{
	const struct config *config = invocation->config;
	const struct { const char *setting, *path; } files[] = {
		{ "[mail] ca_file", config->mail_ca_file },
		{ "[mail] password_file", config->mail_password_file },
		{ "[webhook] ca_file", config->webhook_ca_file },
		{ "[webhook] token_file", config->webhook_token_file },
		{ "[robot] ca_file", config->robot_ca_file },
	};
	bool good = true;

	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		if (files[i].path[0] == '\0' || access(files[i].path, R_OK) == 0)
			continue;
		fprintf(stderr, "%s: %s: %s: %s\n", invocation->config_path, files[i].setting, files[i].path,
		    strerror(errno));
		good = false;
	}
	return good;
}

static bool
check_procedure(const struct invocation *invocation)
{
	const char *problem = NULL;
	enum fault fault = upkeep_check_procedure(invocation->config, invocation->arena, &problem);

	if (fault != FAULT_NONE)
		fprintf(stderr, "%s: procedure_file:\n%s\n", invocation->config_path, problem == NULL ? "" : problem);
	return fault == FAULT_NONE;
}

/* Every program's account; one that is wrong is named by its account in the log. */
static bool
check_database(const struct invocation *invocation)
{
	static const char *const accounts[] = { "portal", "desk", "audit", "archive", "admin", "clockd", "courier",
	    "mail" };
	bool good = true;

	for (size_t i = 0; i < sizeof accounts / sizeof accounts[0]; i++)
		good = upkeep_check_database(invocation->config, accounts[i]) == FAULT_NONE && good;
	return good;
}

enum outcome
anjuan_config_check(const struct invocation *invocation)
{
	bool database = invocation->argc == 1 && strcmp(invocation->argv[0], "--database") == 0;
	bool good;

	if (invocation->argc > 0 && !database)
		return anjuan_usage("config check: \"%s\" is not understood", invocation->argv[0]);
	good = check_folders(invocation);
	good = check_secret(invocation) && good;
	good = check_files(invocation) && good;
	good = check_procedure(invocation) && good;
	if (database)
		good = check_database(invocation) && good;
	if (good)
		printf("%s: good\n", invocation->config_path);
	return good ? OUTCOME_DONE : OUTCOME_CONFIG;
}
