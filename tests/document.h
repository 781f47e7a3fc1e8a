/* For tests of documents: a good one from a file, one change to it, and what the message must say. */
#ifndef TESTS_DOCUMENT_H
#define TESTS_DOCUMENT_H

#include "base/arena.h"
#include "base/text.h"
#include "record/xml.h"

/* Replaces the first `from` by `to`; the message must name the line and hold the words. */
struct document_change {
	const char	*from, *to;
	int		 line;
	const char	*words;
};

static inline struct xml_source
document_read(struct arena *arena, const char *path)
{
	struct xml_source	source;

	if (xml_source_file(arena, path, &source) != FAULT_NONE)
		fail_msg("%s cannot be read", path);
	return source;
}

static inline struct xml_source
document_changed(struct arena *arena, const struct xml_source *source, const struct document_change *change)
{
	const char	*bytes = source->bytes, *found = strstr(bytes, change->from);
	struct text	 changed = text_begin(arena);

	if (found == NULL)
		fail_msg("%s does not hold \"%s\"", source->name, change->from);
	text_add_bytes(&changed, bytes, (size_t)(found - bytes));
	text_add(&changed, change->to);
	text_add(&changed, found + strlen(change->from));
	return (struct xml_source){source->name, changed.value, changed.length};
}

static inline void
document_says(size_t row, const struct xml_source *source, const struct document_change *change, const char *problem)
{
	struct arena	 arena = {0};
	const char	*place = arena_format(&arena, "%s:%d:", source->name, change->line);

	if (!text_starts(problem, place) || strstr(problem, change->words) == NULL)
		fail_msg("row %zu: \"%s\" instead of %s … %s", row, problem, place, change->words);
	arena_release(&arena);
}

#endif
