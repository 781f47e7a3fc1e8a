/* Structures as elements: one table per structure says how each member is written, read and compared. */
#ifndef RECORD_XML_FIELDS_H
#define RECORD_XML_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "record/xml_words.h"
#include "record/xml_write.h"

/* Short values are attributes, texts are child elements; a value of 0, false or "" is left out. */
enum xml_field_kind {
	XML_TEXT,		/* const char *: a child element */
	XML_WORD,		/* const char *: an attribute */
	XML_NUMBER,		/* int64_t, or a structure holding just one */
	XML_SMALL,		/* int */
	XML_FLAG,		/* bool: "yes" */
	XML_MOMENT,		/* int64_t: ISO 8601 in the time of China */
	XML_DIGEST,		/* uint8_t[32]: lower-case hexadecimal, always written */
	XML_NAME,		/* an enum by its name, always written */
	XML_NAMES,		/* unsigned: a mask of bits by their names */
};

/* The names of an enum; reading gives `count` for nonsense. */
struct xml_names {
	const char	*what;		/* for messages: "act" */
	const char	*(*name)(int);
	int		(*read)(const char *);
	int		 count;
};

struct xml_field {
	const char		*name;
	enum xml_field_kind	 kind;
	size_t			 offset;
	const struct xml_names	*names;
};

/* The members of one structure. */
struct xml_fields {
	const struct xml_field	*rows;
	size_t			 count;
};

void xml_fields_write(struct xml_writer *, const struct xml_fields *, const void *structure);

/* Fills the members from an element; what is absent becomes 0 or "".  Names that nobody knows are complained about. */
void xml_fields_read(struct xml_reading *, const struct xml_element *, const struct xml_fields *, void *structure);

/* True when all members are equal; a NULL text equals "". */
bool xml_fields_same(const struct xml_fields *, const void *one, const void *other);

#endif
