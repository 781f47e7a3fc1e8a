/* The configuration file: `name = value` lines, # comments, checked before start. */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include <stdint.h>

#include "base/fault.h"

struct arena;

/* Every setting, with the default that conf/anjuan.conf.example documents. */
struct config {
	const char	*database_socket;
	const char	*database_name;
	const char	*database_password_dir;	/* holds one file per account; "" means unix_socket authentication */
	const char	*share_dir;		/* templates/, schema/, procedure/, checklists/ */
	const char	*run_dir;		/* sockets: <program>.sock */
	const char	*upload_dir;		/* unlinked temporary files */
	const char	*secret_file;		/* 32 random bytes, mode 0600 */
	/* loaded by anjuan; programs read the adopted version from the database */
	const char	*procedure_file;
	const char	*company_zh, *company_en;
	const char	*service_phone;
	const char	*public_url;		/* scheme and host for links on paper and in QR codes, no final slash */
	const char	*base_path;		/* "" or "/anjuan" */
	int64_t		 workers;
	int64_t		 upload_limit;		/* bytes per file */
	int64_t		 secure_cookies;	/* 1 behind TLS */
};

/*
 * Reads a file into *config; texts live in the arena.  On FAULT_INPUT
 * *problem is "file:line:column: what is wrong and what to write instead".
 */
enum fault config_load(const char *path, struct arena *, struct config *, const char **problem) MUST_CHECK;

#endif
