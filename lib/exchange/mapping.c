/* The only home of libinih. */
#include "exchange/mapping.h"

#include <dirent.h>
#include <errno.h>
#include <ini.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#include "base/banned.h"

enum { LINES = 4000, FILES = 100 };

struct loading {
	struct arena		*arena;
	struct mapping_line	*lines;
	size_t			 count;
};

/* Called for each line; a refusal makes the library name it. */
static int
take_line(void *owner, const char *section, const char *name, const char *value)
{
	struct loading *loading = owner;

	if (loading->count == LINES || text_empty(value) || !text_is_clean(value, strlen(value)) ||
	    !text_is_clean(name, strlen(name)))
		return 0;
	loading->lines[loading->count++] = (struct mapping_line){ arena_copy(loading->arena, section),
	    arena_copy(loading->arena, name), arena_copy(loading->arena, value) };
	return 1;
}

const char *
mapping_value(const struct mapping *mapping, const char *section, const char *name, const char *fallback)
{
	for (size_t i = 0; i < mapping->count; i++)
		if (strcmp(mapping->lines[i].section, section) == 0 && strcmp(mapping->lines[i].name, name) == 0)
			return mapping->lines[i].value;
	return fallback;
}

enum fault
mapping_load(struct arena *arena, const char *path, struct mapping *mapping, const char **problem)
{
	struct loading loading = { .arena = arena, .lines = arena_array(arena, LINES, sizeof(struct mapping_line)) };
	int line = ini_parse(path, take_line, &loading);

	*problem = NULL;
	if (line < 0)
		return line == -1 ? FAULT_NOT_FOUND : FAULT_IO;
	*mapping = (struct mapping){ .lines = loading.lines, .count = loading.count };
	mapping->id = mapping_value(mapping, "mapping", "id", "");
	mapping->kind = mapping_value(mapping, "mapping", "kind", "");
	if (line > 0)
		*problem = arena_format(arena, "%s:%d: a line must read name = value", path, line);
	else if (text_empty(mapping->id) ||
	    (!text_equal(mapping->kind, "ledger") && !text_equal(mapping->kind, "rooms")))
		*problem = arena_format(arena, "%s:1: [mapping] needs an id and a kind, ledger or rooms", path);
	return *problem != NULL ? FAULT_INPUT : FAULT_NONE;
}

static int
is_mapping_file(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 4 && entry->d_name[0] != '.' && strcmp(entry->d_name + length - 4, ".ini") == 0;
}

enum fault
mapping_load_folder(struct arena *arena, const char *folder, const struct mapping **result, size_t *count,
    const char **problem)
{
	struct mapping *mappings = arena_array(arena, FILES, sizeof(*mappings));
	struct dirent **entries = NULL;
	int found = scandir(folder, &entries, is_mapping_file, alphasort);
	enum fault fault = FAULT_NONE;

	*problem = NULL;
	*count = 0;
	*result = mappings;
	if (found < 0)
		return errno == ENOENT ? FAULT_NOT_FOUND : FAULT_IO;
	for (int i = 0; i < found; i++) {
		const char *path = arena_format(arena, "%s/%s", folder, entries[i]->d_name);

		if (fault == FAULT_NONE && *count < FILES)
			fault = mapping_load(arena, path, &mappings[(*count)++], problem);
		free(entries[i]);
	}
	free(entries);
	return fault;
}

size_t
mapping_parts(struct arena *arena, const char *value, const char *const **parts)
{
	size_t room = 1, count = 0;
	const char **list, *bar;

	for (const char *at = value; *at != '\0'; at++)
		room += *at == '|';
	list = arena_array(arena, room, sizeof(*list));
	for (; value != NULL; value = bar == NULL ? NULL : bar + 1) {
		const char *part;

		bar = strchr(value, '|');
		part = text_trim(arena, bar == NULL ? value : arena_copy_bytes(arena, value, (size_t)(bar - value)));
		if (*part != '\0')
			list[count++] = part;
	}
	*parts = list;
	return count;
}
