/* The configuration file: `name = value` lines below [section] lines, # comments, checked before start. */
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

	/* [mail]: both ways.  Nothing is sent by mail while there is no server. */
	const char	*mail_server;		/* "smtp://mail.example:587", "smtps://…", or "" */
	int64_t		 mail_tls;		/* 0: smtp:// may stay without TLS */
	const char	*mail_ca_file;		/* "": those of the system */
	const char	*mail_user, *mail_password_file;
	const char	*mail_from;		/* the sender's address */
	const char	*mail_mailbox;		/* the published address whose mail `anjuan mail-in` reads; "" */
	int64_t		 mail_plus;		/* 1: mail to mailbox+anything@… arrives there, too */
	int64_t		 mail_limit;		/* bytes of a message that is read */

	/* [webhook]: short messages to residents' phones, through a gateway.  Off while there is no url. */
	const char	*webhook_url, *webhook_ca_file, *webhook_token_file;

	/* [robot]: warnings and breaches into a group chat of the staff (WeChat Work). */
	const char	*robot_url, *robot_ca_file;
};

/*
 * Reads a file into *config; texts live in the arena.  On FAULT_INPUT
 * *problem is "file:line:column: what is wrong and what to write instead".
 * What is missing beside another setting is told with the last line.
 */
enum fault config_load(const char *path, struct arena *, struct config *, const char **problem) MUST_CHECK;

#endif
