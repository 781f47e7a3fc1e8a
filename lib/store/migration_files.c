#include "store/migration_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"

#include "base/banned.h"

enum { MIGRATIONS = 1000, BLOCK = 4096 };

static enum fault
read_text(struct arena *arena, const char *path, struct text *text)
{
	FILE *file = fopen(path, "re");
	char block[BLOCK];
	size_t got;
	int failed;

	*text = text_begin(arena);
	if (file == NULL)
		return log_fault(FAULT_IO, "%s: %s", path, strerror(errno));
	while ((got = fread(block, 1, sizeof block, file)) > 0)
		text_add_bytes(text, block, got);
	failed = ferror(file);
	fclose(file);
	if (failed)
		return log_fault(FAULT_IO, "%s: cannot be read", path);
	if (!text_is_clean(text->value, text->length))
		return log_fault(FAULT_INPUT, "%s: is not clean UTF-8", path);
	return FAULT_NONE;
}

static enum fault
read_migration(struct arena *arena, const char *directory, const char *name, struct migration *migration)
{
	const char *path = arena_format(arena, "%s/%s", directory, name);
	uint8_t digest[SECRET_DIGEST];
	struct text text;
	size_t line;
	enum fault fault = read_text(arena, path, &text);

	if (fault != FAULT_NONE)
		return fault;
	secret_sha256(text.value, text.length, digest);
	migration->name = arena_copy(arena, name);
	migration->number = (int)strtol(name, NULL, 10);
	migration->sha256 = secret_hex(arena, digest, sizeof digest);
	fault = script_cut(arena, text.value, &migration->script, &line);
	if (fault != FAULT_NONE)
		return log_fault(fault, "%s:%zu: a string or comment does not end", path, line);
	return FAULT_NONE;
}

/* NNN_words.sql */
static bool
is_migration(const char *name)
{
	size_t length = strlen(name);

	return strspn(name, "0123456789") == 3 && name[3] == '_' && length > 8 &&
	    strcmp(name + length - 4, ".sql") == 0;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The migrations' names in order. */
static enum fault
list_names(struct arena *arena, const char *directory, const char **names, size_t *count)
{
	DIR *open = opendir(directory);
	struct dirent *entry;

	*count = 0;
	if (open == NULL)
		return log_fault(FAULT_IO, "%s: %s", directory, strerror(errno));
	while ((entry = readdir(open)) != NULL && *count < MIGRATIONS)
		if (is_migration(entry->d_name))
			names[(*count)++] = arena_copy(arena, entry->d_name);
	closedir(open);
	qsort(names, *count, sizeof *names, compare_names);
	return FAULT_NONE;
}

static enum fault
read_all(struct arena *arena, const char *directory, const char **names, size_t count, struct migration *migrations)
{
	for (size_t i = 0; i < count; i++) {
		enum fault fault = read_migration(arena, directory, names[i], &migrations[i]);

		if (fault != FAULT_NONE)
			return fault;
		if (i > 0 && migrations[i - 1].number == migrations[i].number)
			return log_fault(FAULT_INPUT, "%s: %s and %s have the same number",
			    directory, names[i - 1], names[i]);
	}
	if (count == 0 || migrations[0].number != 0)
		return log_fault(FAULT_INPUT, "%s: holds no 000_schema_version.sql", directory);
	return FAULT_NONE;
}

enum fault
migration_files_read(struct arena *arena, const char *share, struct migration_files *files)
{
	const char *directory = arena_format(arena, "%s/schema/sql", share);
	const char **names = arena_array(arena, MIGRATIONS, sizeof *names);
	struct migration *migrations;
	size_t count;
	enum fault fault = list_names(arena, directory, names, &count);

	if (fault != FAULT_NONE)
		return fault;
	migrations = arena_array(arena, count + 1, sizeof *migrations);
	fault = read_all(arena, directory, names, count, migrations);
	if (fault != FAULT_NONE)
		return fault;
	files->base = &migrations[0];
	files->steps = &migrations[1];
	files->count = count - 1;
	files->grants = arena_alloc(arena, sizeof *files->grants);
	return read_migration(arena, directory, "grants.sql", files->grants);
}
