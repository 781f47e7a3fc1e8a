/* The working calendar as a document: conf/calendar/china.xml, checked by schema/xml/calendar.xsd. */
#ifndef RECORD_CALENDAR_XML_H
#define RECORD_CALENDAR_XML_H

#include "record/xml.h"
#include "rules/calendar.h"

/*
 * Reads a calendar into the arena.  FAULT_INPUT with one "file:line:column:
 * message" a line in *problem when the document breaks its schema or a rule
 * that the schema cannot say: a date that does not exist or lies outside the
 * notice's year and December before, hours out of order, a weekday with hours
 * twice, a make-up day without hours.  Without any <hours> no weekday is worked:
 * such a document is there to be merged over another.
 */
enum fault calendar_xml_load(struct arena *, const char *schema_path, const struct xml_source *, struct calendar *,
    const char **problem) MUST_CHECK;

/* The same as canonical XML; reading it again gives a calendar that says the same.  FAULT_INPUT for unclean texts. */
enum fault calendar_xml_write(struct arena *, const struct calendar *, const char **bytes, size_t *length) MUST_CHECK;

#endif
