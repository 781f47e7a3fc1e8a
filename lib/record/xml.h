/* Reading XML safely: parsing, validation, messages with places.  The files xml*.c are the only users of libxml2. */
#ifndef RECORD_XML_H
#define RECORD_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "record/xml_source.h"

struct arena;
struct xml_schema;		/* a compiled XSD: read-only, may be shared by any number of documents */
struct xml_document;
struct xml_element;		/* one element; lives as long as its document */

/*
 * Compiles a schema from its file; closed by xml_schema_close().  On a fault
 * *problem says "file:line:column: message" and *schema is NULL.
 */
enum fault xml_schema_open(struct arena *, const char *path, struct xml_schema **, const char **problem) MUST_CHECK;
void xml_schema_close(struct xml_schema *);		/* NULL is nothing */

/*
 * Parses and validates.  The bytes must be clean UTF-8 without a document
 * type; nothing is fetched or expanded.  FAULT_TOO_LARGE or FAULT_INPUT, and
 * *problem then holds one "name:line:column: message" a line.  A NULL schema
 * checks well-formedness only.  *document is closed by xml_close().
 */
enum fault xml_open(struct arena *, const struct xml_schema *, const struct xml_source *, struct xml_document **,
    const char **problem) MUST_CHECK;
void xml_close(struct xml_document *);			/* NULL is nothing */

const struct xml_element *xml_root(const struct xml_document *);	/* see record/xml_element.h */

/* Where the first of such problems is, "name:line:column": for a log, because a message may quote the document. */
const char *xml_place(struct arena *, const char *problem);

/*
 * Rules that a schema cannot say: adds "name:line:column: message" for an
 * element.  xml_verdict() is FAULT_INPUT with all of them in *problem when
 * there were any.
 */
void xml_complain(struct xml_document *, const struct xml_element *, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
enum fault xml_verdict(const struct xml_document *, const char **problem) MUST_CHECK;

/* The canonical form (C14N 1.0 without comments): equal for documents that say the same. */
enum fault xml_canonical(struct arena *, const struct xml_document *, const char **bytes, size_t *length) MUST_CHECK;

#endif
