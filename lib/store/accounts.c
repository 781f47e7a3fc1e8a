#include "store/accounts.h"

#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "store/connection.h"
#include "store/script.h"

#include "base/banned.h"

enum { ACCOUNTS = 32 };

struct accounts {
	const char	*names[ACCOUNTS];	/* desk */
	size_t		 count;
};

/* The account that a GRANT is for, or NULL; the name must be one of ours, so it needs no quoting. */
static const char *
grantee(struct arena *arena, const char *statement)
{
	static const char mark[] = " TO 'anjuan_";
	const char *at = strstr(statement, mark);
	size_t length;

	if (at == NULL || !text_starts(statement, "GRANT "))
		return NULL;
	at += sizeof mark - 1;
	length = strspn(at, "abcdefghijklmnopqrstuvwxyz_");
	if (length == 0 || !text_equal(at + length, "'@'localhost'"))
		return NULL;
	return arena_copy_bytes(arena, at, length);
}

static enum fault
find_accounts(struct arena *arena, const struct script *grants, struct accounts *accounts)
{
	for (size_t i = 0; i < grants->count; i++) {
		const char *name = grantee(arena, grants->statements[i]);
		size_t known = 0;

		if (name == NULL)
			return log_fault(FAULT_INPUT, "grants.sql, statement %zu: is not GRANT ... TO 'anjuan_<program>'@'localhost'",
			    i + 1);
		while (known < accounts->count && !text_equal(accounts->names[known], name))
			known++;
		if (known == ACCOUNTS)
			return log_fault(FAULT_INPUT, "grants.sql names more than %d accounts", ACCOUNTS);
		accounts->names[known] = name;
		if (known == accounts->count)
			accounts->count++;
	}
	return FAULT_NONE;
}

/*
 * How the account proves itself, as SQL.  Accounts cannot be created through
 * bound parameters; the password is quoted by the library.
 */
static enum fault
proof(struct db *db, struct arena *arena, const char *name, const char **sql)
{
	char password[CONNECTION_PASSWORD], quoted[2 * CONNECTION_PASSWORD + 1];
	enum fault fault;

	*sql = "IDENTIFIED VIA unix_socket";
	if (db->password_dir == NULL)
		return FAULT_NONE;
	fault = connection_password(db, name, password);
	if (fault == FAULT_NONE) {
		mysql_real_escape_string(db->mysql, quoted, password, strlen(password));
		*sql = arena_format(arena, "IDENTIFIED BY '%s'", quoted);
	}
	explicit_bzero(password, sizeof password);
	explicit_bzero(quoted, sizeof quoted);
	return fault;
}

static enum fault
make_account(struct db *db, struct arena *arena, const char *name, bool anew)
{
	const char *sql;
	enum fault fault = proof(db, arena, name, &sql);

	if (fault == FAULT_NONE)
		fault = connection_script(db, name,
		    arena_format(arena, "CREATE USER IF NOT EXISTS 'anjuan_%s'@'localhost' %s", name, sql));
	if (fault == FAULT_NONE)
		fault = connection_script(db, name, arena_format(arena,
		    "ALTER USER 'anjuan_%s'@'localhost' %s", name, sql));
	if (fault == FAULT_NONE && anew)
		fault = connection_script(db, name,
		    arena_format(arena, "REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'anjuan_%s'@'localhost'", name));
	return fault;
}

enum fault
accounts_apply(struct db *db, struct arena *arena, const struct script *grants, bool anew)
{
	struct accounts accounts = {0};
	enum fault fault = find_accounts(arena, grants, &accounts);

	for (size_t i = 0; fault == FAULT_NONE && i < accounts.count; i++)
		fault = make_account(db, arena, accounts.names[i], anew);
	for (size_t i = 0; fault == FAULT_NONE && i < grants->count; i++)
		fault = connection_script(db, arena_format(arena, "grants.sql, statement %zu", i + 1),
		    grants->statements[i]);
	return fault;
}
