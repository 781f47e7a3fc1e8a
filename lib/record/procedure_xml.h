/* The procedure as a document: conf/procedure/<id>.xml, checked by schema/xml/procedure.xsd. */
#ifndef RECORD_PROCEDURE_XML_H
#define RECORD_PROCEDURE_XML_H

#include "record/xml.h"
#include "rules/procedure.h"

/*
 * Reads a procedure into the arena.  FAULT_INPUT with one "file:line:column:
 * message" a line in *problem when the document breaks its schema or a rule
 * that the schema cannot say: unknown acts, roles, departments, penalties and
 * reasons, a stop that can never come after its start, a condition that never
 * holds, a repetition or penalty that nothing brings about, a day that does
 * not come in every month, a {placeholder} of one language only.
 */
enum fault procedure_xml_load(struct arena *, const char *schema_path, const struct xml_source *, struct procedure *,
    const char **problem) MUST_CHECK;

/*
 * The same of a version that was approved, as it is stored: by its schema alone.  What later
 * versions of the product would refuse to have proposed goes on being in force.
 */
enum fault procedure_xml_load_approved(struct arena *, const char *schema_path, const struct xml_source *,
    struct procedure *, const char **problem) MUST_CHECK;

#endif
