#include "store/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "store/connection.h"

#include "schema_number.h"

#include "base/banned.h"

struct setting {
	const char	*name;
	const char	*required;	/* for people */
	const char	*value;		/* compared by is_right */
	bool		(*is_right)(const char *got, const char *value);
};

static bool
is_same(const char *got, const char *value)
{
	return text_equal(got, value);
}

static bool
is_positive(const char *got, const char *value)
{
	(void)value;
	return strtod(got, NULL) > 0;
}

static bool
is_strict(const char *got, const char *value)
{
	(void)value;
	return strstr(got, "STRICT_TRANS_TABLES") != NULL || strstr(got, "STRICT_ALL_TABLES") != NULL;
}

static bool
is_on(const char *got, const char *value)
{
	(void)value;
	return text_equal(got, "1") || text_equal(got, "ON") || text_equal(got, "YES");
}

/* In the order of the columns of SERVER_SETTINGS. */
static const struct setting settings[] = {
	{ "innodb_flush_log_at_trx_commit", "1", "1", is_same },
	{ "sync_binlog", "1 where there is a binary log", "1", is_same },
	{ "innodb_doublewrite", "ON", NULL, is_on },
	{ "innodb_snapshot_isolation", "ON", NULL, is_on },
	{ "secure_timestamp", "YES", "YES", is_same },
	{ "sql_mode", "STRICT_TRANS_TABLES or STRICT_ALL_TABLES", NULL, is_strict },
	{ "local_infile", "OFF", "0", is_same },
	{ "max_statement_time", "more than 0", NULL, is_positive },
	{ "character_set_server", "utf8mb4", "utf8mb4", is_same },
};

static enum fault
compare(struct query *query)
{
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
		const char *got = row_text(query);

		if (!settings[i].is_right(got, settings[i].value))
			fault = log_fault(FAULT_DENIED, "database setting %s is \"%s\", required: %s",
			    settings[i].name, got, settings[i].required);
	}
	return fault;
}

enum fault
settings_check(struct db *db)
{
	struct arena arena = {0};
	struct query *query = db_query(db, &arena, STATEMENT_SERVER_SETTINGS);
	enum fault fault = db_select_one(query);

	if (fault == FAULT_NONE)
		fault = compare(query);
	arena_release(&arena);
	return fault;
}

enum fault
settings_check_rights(struct db *db)
{
	struct arena arena = {0};
	struct query *query = db_query(db, &arena, STATEMENT_SERVER_RIGHTS);
	enum fault fault = db_select_one(query);
	const char *held = fault == FAULT_NONE ? row_text(query) : "";

	if (!text_empty(held))
		fault = log_fault(FAULT_DENIED, "the account %s has rights that no program may have: %s; run `anjuan migrate`",
		    db->user, held);
	arena_release(&arena);
	return fault;
}

enum fault
settings_check_schema(struct db *db)
{
	struct arena arena = {0};
	struct query *query = db_query(db, &arena, STATEMENT_SCHEMA_NUMBER);
	enum fault fault = db_select_one(query);
	int64_t number = fault == FAULT_NONE ? row_number(query) : 0;

	if (fault == FAULT_NONE && number != SCHEMA_NUMBER)
		fault = log_fault(FAULT_DENIED, "the database has schema %d, this program needs %d: %s",
		    (int)number, SCHEMA_NUMBER,
		    number < SCHEMA_NUMBER ? "run `anjuan migrate`" : "install the newer programs");
	else if (fault == FAULT_INTERNAL || fault == FAULT_DENIED)
		log_line(LOG_LEVEL_ERROR, "the database has no schema for this program: run `anjuan migrate`");
	arena_release(&arena);
	return fault;
}

int
settings_schema_number(void)
{
	return SCHEMA_NUMBER;
}
