/* The bytes of a document before they are parsed. */
#ifndef RECORD_XML_SOURCE_H
#define RECORD_XML_SOURCE_H

#include <stddef.h>

#include "base/fault.h"

struct arena;

/* No document of ours comes near this many bytes; larger ones are refused before parsing. */
enum { XML_LIMIT = 8 << 20 };

/* Bytes to be read and what to call them in messages. */
struct xml_source {
	const char	*name;
	const void	*bytes;
	size_t		 length;
};

/*
 * Reads a file whole into the arena; *source then names it by its path.
 * FAULT_NOT_FOUND, FAULT_IO, or FAULT_TOO_LARGE above XML_LIMIT.
 */
enum fault xml_source_file(struct arena *, const char *path, struct xml_source *) MUST_CHECK;

/* The same from an open file, from its start; the descriptor stays open, and the name is for messages. */
enum fault xml_source_descriptor(struct arena *, const char *name, int file, struct xml_source *) MUST_CHECK;

#endif
