/* Sheets of special return visits as documents: conf/campaigns/<id>.xml, checked by schema/xml/campaign.xsd. */
#ifndef RECORD_CAMPAIGN_XML_H
#define RECORD_CAMPAIGN_XML_H

#include "record/xml.h"
#include "rules/campaign.h"

/*
 * Reads a sheet into the arena.  FAULT_INPUT with one "file:line:column:
 * message" a line in *problem when the document breaks its schema or a rule
 * that the schema cannot say: a choice without answers to choose from, or
 * answers where there is no choice.
 */
enum fault campaign_xml_load(struct arena *, const char *schema_path, const struct xml_source *, struct campaign_form *,
    const char **problem) MUST_CHECK;

#endif
