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

/* The child of that name as text in both languages, trimmed; both "" when it is absent. */
struct words xml_words(struct xml_reading *, const struct xml_element *, const char *name);

#endif
