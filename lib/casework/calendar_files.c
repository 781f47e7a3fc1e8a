#include "casework/calendar_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "exchange/holiday_ical.h"
#include "exchange/holiday_json.h"
#include "record/calendar_xml.h"
#include "rules/calendar_merge.h"

#include "base/banned.h"

enum { FILES_MOST = 400, PIECE_BYTES = 64 * 1024 };

enum kind { KIND_XML, KIND_JSON, KIND_ICAL, KIND__COUNT };

static const char *const endings[KIND__COUNT] = {
	[KIND_XML] = ".xml",
	[KIND_JSON] = ".json",
	[KIND_ICAL] = ".ics",
};

/* By the end of the name; KIND__COUNT for another. */
static enum kind
kind_of_name(const char *name)
{
	for (int i = 0; i < KIND__COUNT; i++) {
		size_t length = strlen(name), ending = strlen(endings[i]);

		if (length > ending && strcasecmp(name + length - ending, endings[i]) == 0)
			return (enum kind)i;
	}
	return KIND__COUNT;
}

static enum kind
kind_of(const struct calendar_file *file)
{
	enum kind kind = kind_of_name(file->name);

	if (kind != KIND__COUNT)
		return kind;
	for (size_t i = 0; i < file->length; i++) {
		if (file->bytes[i] == '<')
			return KIND_XML;
		if (file->bytes[i] == '{' || file->bytes[i] == '[')
			return KIND_JSON;
		if (strchr(" \t\r\n\xEF\xBB\xBF", file->bytes[i]) == NULL)
			break;
	}
	return KIND_ICAL;
}

enum fault
calendar_files_parse(struct arena *arena, const char *schema, const struct calendar_file *file,
    struct calendar *calendar, const char **problem)
{
	struct xml_source source = { file->name, file->bytes, file->length };
	struct holiday_file holidays = { file->name, file->bytes, file->length };

	switch (kind_of(file)) {
	case KIND_XML:
		return calendar_xml_load(arena, arena_format(arena, "%s/xml/calendar.xsd", schema), &source, calendar,
		    problem);
	case KIND_JSON:
		return holiday_json_read(arena, &holidays, calendar, problem);
	default:
		return holiday_ical_read(arena, &holidays, calendar, problem);
	}
}

static enum fault
read_bytes(struct arena *arena, const char *path, struct calendar_file *file, const char **problem)
{
	struct xml_source source;
	enum fault fault = xml_source_file(arena, path, &source);

	if (fault == FAULT_TOO_LARGE)
		*problem = arena_format(arena, "%s: is larger than %d MiB", path, XML_LIMIT >> 20);
	else if (fault != FAULT_NONE)
		*problem = arena_format(arena, "%s: cannot be read", path);
	else
		*file = (struct calendar_file){ source.name, source.bytes, source.length };
	return fault;
}

/* One file of a folder, laid over what was read before. */
static enum fault
add_file(struct arena *arena, const char *schema, const char *path, struct calendar *calendar, const char **problem)
{
	struct calendar_file file;
	struct calendar one;
	enum fault fault = read_bytes(arena, path, &file, problem);

	if (fault != FAULT_NONE)
		return fault;
	if (kind_of_name(path) == KIND_JSON &&
	    holiday_json_is_schema(arena, &(struct holiday_file){ file.name, file.bytes, file.length }))
		return FAULT_NONE;
	if ((fault = calendar_files_parse(arena, schema, &file, &one, problem)) == FAULT_NONE)
		*calendar = calendar_merge(arena, calendar, &one);
	return fault;
}

static int
by_name(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* The names of the files that are calendars, in order. */
static enum fault
list_folder(struct arena *arena, const char *path, const char **names, size_t *count)
{
	DIR *folder = opendir(path);
	struct dirent *entry;

	*count = 0;
	if (folder == NULL)
		return FAULT_IO;
	while ((entry = readdir(folder)) != NULL)
		if (entry->d_name[0] != '.' && kind_of_name(entry->d_name) != KIND__COUNT && *count < FILES_MOST)
			names[(*count)++] = arena_format(arena, "%s/%s", path, entry->d_name);
	closedir(folder);
	qsort(names, *count, sizeof(*names), by_name);
	return FAULT_NONE;
}

static enum fault
read_folder(struct arena *arena, const char *schema, const char *path, struct calendar *calendar,
    const char **problem)
{
	const char **names = arena_array(arena, FILES_MOST, sizeof(*names));
	size_t count;
	enum fault fault = list_folder(arena, path, names, &count);

	*calendar = (struct calendar){ .version = "" };
	if (fault != FAULT_NONE)
		*problem = arena_format(arena, "%s: cannot be read", path);
	else if (count == 0) {
		*problem = arena_format(arena, "%s: holds no *.xml, *.json or *.ics", path);
		return FAULT_INPUT;
	}
	for (size_t i = 0; i < count && fault == FAULT_NONE; i++)
		fault = add_file(arena, schema, names[i], calendar, problem);
	return fault;
}

enum fault
calendar_files_read(struct arena *arena, const char *schema, const char *path, struct calendar *calendar,
    const char **problem)
{
	struct calendar_file file;
	struct stat status;
	enum fault fault;

	if (stat(path, &status) != 0) {
		*problem = arena_format(arena, "%s: %s", path, strerror(errno));
		return errno == ENOENT || errno == ENOTDIR ? FAULT_NOT_FOUND : FAULT_IO;
	}
	if (S_ISDIR(status.st_mode))
		return read_folder(arena, schema, path, calendar, problem);
	if ((fault = read_bytes(arena, path, &file, problem)) != FAULT_NONE)
		return fault;
	return calendar_files_parse(arena, schema, &file, calendar, problem);
}

enum fault
calendar_files_kept(struct step *step, const char *name, int descriptor, struct calendar *calendar,
    const char **problem)
{
	struct arena *arena = step->arena;
	struct text content = text_begin(arena);
	char *piece = arena_alloc(arena, PIECE_BYTES);
	ssize_t got;

	while ((got = pread(descriptor, piece, PIECE_BYTES, (off_t)content.length)) > 0) {
		text_add_bytes(&content, piece, (size_t)got);
		if (content.length > XML_LIMIT) {
			*problem = arena_format(arena, "%s:1:1: is larger than %d MiB", name, XML_LIMIT >> 20);
			return FAULT_TOO_LARGE;
		}
	}
	if (got < 0)
		return log_fault(FAULT_IO, "a calendar that was sent cannot be read");
	return calendar_files_parse(arena, arena_format(arena, "%s/schema", step->casework->config->share_dir),
	    &(struct calendar_file){ name, content.value, content.length }, calendar, problem);
}

enum fault
calendar_files_choose(struct arena *arena, const struct calendar_choice *choice, struct calendar *calendar,
    const char **problem)
{
	struct calendar named;
	enum fault fault = calendar_files_read(arena, choice->schema, choice->shipped, calendar, problem);

	if (fault != FAULT_NONE || choice->named == NULL)
		return fault;
	if ((fault = calendar_files_read(arena, choice->schema, choice->named, &named, problem)) != FAULT_NONE)
		return fault;
	calendar->version = "";
	calendar->notice_count = calendar->day_count = calendar->centre_count = 0;
	*calendar = calendar_merge(arena, calendar, &named);
	return FAULT_NONE;
}
