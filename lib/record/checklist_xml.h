/* Inspection sheets as documents: conf/checklists/<id>.xml, checked by schema/xml/checklist.xsd. */
#ifndef RECORD_CHECKLIST_XML_H
#define RECORD_CHECKLIST_XML_H

#include "record/xml.h"
#include "rules/checklist.h"

/*
 * Reads a checklist into the arena.  FAULT_INPUT with one "file:line:column:
 * message" a line in *problem when the document breaks its schema or a rule
 * that the schema cannot say: the points of the items are not the declared
 * total, a deduction takes more than its item has.
 */
enum fault checklist_xml_load(struct arena *, const char *schema_path, const struct xml_source *, struct checklist *,
    const char **problem) MUST_CHECK;

#endif
