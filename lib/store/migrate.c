#include "store/migrate.h"

#include <string.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"
#include "store/accounts.h"
#include "store/connection.h"
#include "store/migration_files.h"
#include "store/search_store.h"

#include "base/banned.h"

enum { LOCK_SECONDS = 10, BOOKKEEPING_TABLES = 2 };

struct run {
	struct db		*db;
	struct arena		*arena;
	int64_t			 now;
	struct migration_files	 files;
	struct text		 report;
};

static enum fault
lock(struct run *run)
{
	struct query *query = db_query(run->db, run->arena, STATEMENT_MIGRATION_LOCK);
	enum fault fault;

	bind_number(query, LOCK_SECONDS);
	fault = db_select_one(query);
	if (fault == FAULT_NONE && row_number(query) != 1)
		fault = log_fault(FAULT_CONFLICT, "another migration of this database is running");
	return fault;
}

/* The digest recorded for a migration; NULL when it was never applied completely. */
static enum fault
recorded_digest(struct run *run, int number, const char **digest)
{
	struct query *query = db_query(run->db, run->arena, STATEMENT_MIGRATION_DIGEST);
	enum fault fault;

	*digest = NULL;
	bind_number(query, number);
	fault = db_select_one(query);
	if (fault == FAULT_NONE)
		*digest = row_text(query);
	return fault == FAULT_NOT_FOUND ? FAULT_NONE : fault;
}

static const char *
digest_of(struct arena *arena, const char *statement)
{
	uint8_t digest[SECRET_DIGEST];

	secret_sha256(statement, strlen(statement), digest);
	return secret_hex(arena, digest, sizeof digest);
}

static enum fault
record_step(struct run *run, const struct migration *migration, size_t step, const char *digest)
{
	struct query *query = db_query(run->db, run->arena, STATEMENT_MIGRATION_STEP_DONE);

	bind_number(query, migration->number);
	bind_number(query, (int64_t)step + 1);
	bind_text(query, digest);
	return db_run(query);
}

/* A statement that changes rows is committed together with its step; one that changes tables commits by itself. */
static enum fault
apply_step(struct run *run, const struct migration *migration, size_t step, const char *digest)
{
	const char *what = arena_format(run->arena, "%s, statement %zu", migration->name, step + 1);
	enum fault fault = db_begin(run->db);

	if (fault == FAULT_NONE)
		fault = connection_script(run->db, what, migration->script.statements[step]);
	if (fault == FAULT_NONE)
		fault = record_step(run, migration, step, digest);
	if (fault == FAULT_NONE)
		fault = db_commit(run->db);
	db_rollback(run->db);
	return fault;
}

/* One statement, unless an earlier run that was interrupted has done it. */
static enum fault
continue_step(struct run *run, const struct migration *migration, size_t step)
{
	struct query *query = db_query(run->db, run->arena, STATEMENT_MIGRATION_STEP_DIGEST);
	const char *digest = digest_of(run->arena, migration->script.statements[step]);
	enum fault fault;

	bind_number(query, migration->number);
	bind_number(query, (int64_t)step + 1);
	fault = db_select_one(query);
	if (fault == FAULT_NOT_FOUND)
		return apply_step(run, migration, step, digest);
	if (fault == FAULT_NONE && !text_equal(row_text(query), digest))
		return log_fault(FAULT_CONFLICT, "%s, statement %zu: was edited after an interrupted run had applied it",
		    migration->name, step + 1);
	return fault;
}

static enum fault
record_done(struct run *run, const struct migration *migration)
{
	struct query *done = db_query(run->db, run->arena, STATEMENT_MIGRATION_DONE);
	struct query *forget = db_query(run->db, run->arena, STATEMENT_MIGRATION_STEPS_FORGET);
	enum fault fault = db_begin(run->db);

	bind_number(done, migration->number);
	bind_text(done, migration->name);
	bind_text(done, migration->sha256);
	bind_moment(done, run->now);
	bind_number(forget, migration->number);
	if (fault == FAULT_NONE)
		fault = db_run(done);
	if (fault == FAULT_NONE)
		fault = db_run(forget);
	if (fault == FAULT_NONE)
		fault = db_commit(run->db);
	db_rollback(run->db);
	return fault;
}

static enum fault
apply(struct run *run, const struct migration *migration)
{
	enum fault fault = FAULT_NONE;

	for (size_t step = 0; fault == FAULT_NONE && step < migration->script.count; step++)
		fault = continue_step(run, migration, step);
	if (fault == FAULT_NONE)
		fault = record_done(run, migration);
	if (fault == FAULT_NONE)
		log_line(LOG_LEVEL_NOTICE, "migration %s applied", migration->name);
	return fault;
}

static enum fault
visit_migration(struct run *run, const struct migration *migration, bool recorded, bool dry_run)
{
	const char *digest = NULL;
	enum fault fault = recorded ? recorded_digest(run, migration->number, &digest) : FAULT_NONE;

	if (fault != FAULT_NONE)
		return fault;
	if (digest != NULL && !text_equal(digest, migration->sha256))
		return log_fault(FAULT_CONFLICT, "%s was edited after it had been applied; write a new migration instead",
		    migration->name);
	if (digest == NULL && !dry_run)
		fault = apply(run, migration);
	if (fault == FAULT_NONE)
		text_add_format(&run->report, "%s: %s\n", migration->name,
		    digest != NULL ? "in place" : dry_run ? "would be applied" : "applied");
	return fault;
}

/* Whether the bookkeeping tables exist: not before the first run. */
static enum fault
find_bookkeeping(struct run *run, bool *found)
{
	struct query *query = db_query(run->db, run->arena, STATEMENT_MIGRATION_TABLES);
	enum fault fault = db_select_one(query);

	*found = fault == FAULT_NONE && row_number(query) == BOOKKEEPING_TABLES;
	return fault;
}

static enum fault
prepare_bookkeeping(struct run *run, bool dry_run, bool *recorded)
{
	const struct script *script = &run->files.base->script;
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; fault == FAULT_NONE && !dry_run && i < script->count; i++)
		fault = connection_script(run->db, run->files.base->name, script->statements[i]);
	return fault == FAULT_NONE ? find_bookkeeping(run, recorded) : fault;
}

static enum fault
check_not_newer(struct run *run)
{
	struct query *query = db_query(run->db, run->arena, STATEMENT_SCHEMA_NUMBER);
	int newest = run->files.count == 0 ? 0 : run->files.steps[run->files.count - 1].number;
	enum fault fault = db_select_one(query);
	int64_t number = fault == FAULT_NONE ? row_number(query) : 0;

	if (number > newest)
		return log_fault(FAULT_CONFLICT, "the database has schema %d, newer than the newest file %d",
		    (int)number, newest);
	return fault;
}

static enum fault
apply_grants(struct run *run, bool recorded, bool dry_run)
{
	const struct migration *grants = run->files.grants;
	const char *digest = NULL;
	enum fault fault = recorded ? recorded_digest(run, grants->number, &digest) : FAULT_NONE;
	bool anew = !text_equal(digest, grants->sha256);

	if (fault == FAULT_NONE && !dry_run)
		fault = accounts_apply(run->db, run->arena, &grants->script, anew);
	if (fault == FAULT_NONE && !dry_run && anew)
		fault = record_done(run, grants);
	if (fault == FAULT_NONE)
		text_add_format(&run->report, "%s: %s\n", grants->name, dry_run ? "would be applied" : "applied");
	return fault;
}

/* Texts of before the index, and what else waits, so that the programs start with everything posted. */
static enum fault
post_texts(struct run *run)
{
	struct query *row = db_query(run->db, run->arena, STATEMENT_MIGRATION_QUEUE);
	size_t count, posted = 0;
	enum fault fault = db_select_one(row);

	if (fault != FAULT_NONE)
		return fault;
	for (count = (size_t)row_number(row); fault == FAULT_NONE && count > 0;) {
		fault = search_post_waiting(run->db, &count);
		posted += count;
	}
	if (posted > 0)
		text_add_format(&run->report, "%zu texts of cases: posted\n", posted);
	return fault;
}

static enum fault
run_locked(struct run *run, bool dry_run)
{
	bool recorded;
	enum fault fault = prepare_bookkeeping(run, dry_run, &recorded);

	if (fault == FAULT_NONE && recorded)
		fault = check_not_newer(run);
	for (size_t i = 0; fault == FAULT_NONE && i < run->files.count; i++)
		fault = visit_migration(run, &run->files.steps[i], recorded, dry_run);
	if (fault == FAULT_NONE)
		fault = apply_grants(run, recorded, dry_run);
	return fault == FAULT_NONE && !dry_run ? post_texts(run) : fault;
}

enum fault
migrate_run(const struct config *config, struct arena *arena, int64_t now, bool dry_run, const char **report)
{
	struct run run = { .arena = arena, .now = now, .report = text_begin(arena) };
	enum fault fault = migration_files_read(arena, config->share_dir, &run.files);

	if (fault == FAULT_NONE)
		fault = connection_open_owner(config, &run.db);
	if (fault == FAULT_NONE)
		fault = lock(&run);
	if (fault == FAULT_NONE)
		fault = run_locked(&run, dry_run);

	/* Closing the connection gives the lock back. */
	db_close(run.db);
	*report = run.report.value;
	return fault;
}
