/* How the tables of members are written: names of enums, and a row for each member. */
#ifndef RECORD_CASE_FILE_ROWS_H
#define RECORD_CASE_FILE_ROWS_H

#include <stddef.h>

#include "record/xml_fields.h"

/* Names of an enum in the shape that the tables need. */
#define NAMES(enumeration, limit)                                                                  \
	static const char *enumeration##_word(int value)                                           \
	{                                                                                          \
		return enumeration##_name((enum enumeration)value);                                \
	}                                                                                          \
	static int enumeration##_value(const char *word)                                           \
	{                                                                                          \
		return (int)enumeration##_read(word);                                              \
	}                                                                                          \
	static const struct xml_names enumeration##_names = { #enumeration, enumeration##_word,    \
		enumeration##_value, limit }

/* A row: the name in the document, the kind, and the member it stands for. */
#define ROW(structure, member, kind)                                                               \
	{                                                                                          \
#member, kind, offsetof(struct structure, member), NULL                            \
	}
#define ROW_NAME(structure, member, words)                                                         \
	{                                                                                          \
#member, XML_NAME, offsetof(struct structure, member), &words##_names              \
	}
#define ROW_NAMES(structure, member, words)                                                        \
	{                                                                                          \
#member, XML_NAMES, offsetof(struct structure, member), &words##_names             \
	}
#define FIELDS(rows)                                                                               \
	{                                                                                          \
		rows, sizeof(rows) / sizeof((rows)[0])                                             \
	}

#endif
