/* Writing XML: a tree that takes only clean text and leaves in canonical form. */
#ifndef RECORD_XML_WRITE_H
#define RECORD_XML_WRITE_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;
struct xml_writer;

/*
 * A document with its root element open.  Nothing below fails visibly: the
 * first unclean text or misuse is remembered and reported by xml_write_end(),
 * which must always be called.  Names are ours; values are anybody's.
 */
struct xml_writer *xml_write_begin(struct arena *, const char *root);
void xml_write_open(struct xml_writer *, const char *name);
void xml_write_close(struct xml_writer *);

/* An attribute of the element that is open; NULL and "" write nothing. */
void xml_write_attribute(struct xml_writer *, const char *name, const char *value);
void xml_write_number(struct xml_writer *, const char *name, int64_t value);

/* A child element with a text, byte for byte; NULL and "" write nothing. */
void xml_write_child(struct xml_writer *, const char *name, const char *text);

/* Remembers that the caller was given something that cannot be written. */
void xml_write_refuse(struct xml_writer *);

/*
 * Closes what is open and gives the canonical bytes (C14N 1.0), in the arena.
 * FAULT_INPUT when a text was not clean UTF-8 that XML can hold.
 */
enum fault xml_write_end(struct xml_writer *, const char **bytes, size_t *length) MUST_CHECK;

#endif
