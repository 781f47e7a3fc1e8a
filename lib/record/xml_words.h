/* What the loaders of procedure data share. */
#ifndef RECORD_XML_WORDS_H
#define RECORD_XML_WORDS_H

#include "record/xml.h"
#include "rules/procedure.h"

struct xml_element;

/* A document being turned into structures: the arena they go to, and where complaints go. */
struct xml_reading {
	struct arena		*arena;
	struct xml_document	*document;
};

/* How a kind of document is read: `read` fills `into`, and complains of what the schema cannot know. */
struct xml_loading {
	const char			*schema_path;
	const struct xml_source		*source;
	void				(*read)(struct xml_reading *, void *into);
	void				*into;
};

/*
 * Reads a document that its schema accepts.  FAULT_INPUT with *problem as
 * xml_verdict() has it when schema or reader complain; what is read lives in
 * the arena.
 */
enum fault xml_load(struct arena *, const struct xml_loading *, const char **problem) MUST_CHECK;

/* The child of that name as text in both languages, trimmed; both "" when it is absent. */
struct words xml_words(struct xml_reading *, const struct xml_element *, const char *name);

/* The same for long texts: every line trimmed, lines kept, none empty at either end. */
struct words xml_paragraphs(struct xml_reading *, const struct xml_element *, const char *name);

/* An attribute that lists words, as an array; NULL and *count 0 when it is absent. */
const char *const *xml_word_list(struct xml_reading *, const struct xml_element *, const char *name, size_t *count);

/* The index of an attribute's word; the schema has made sure that it is in the list, 0 stands for an absent one. */
int xml_word_index(struct xml_reading *, const struct xml_element *, const char *name, const char *const *words,
    size_t count);

/* An attribute that says yes or no: false when it is absent. */
bool xml_yes(struct xml_reading *, const struct xml_element *, const char *name);

#endif
