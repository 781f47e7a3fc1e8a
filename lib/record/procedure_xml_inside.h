/* What the files procedure_xml*.c share; nobody else includes it. */
#ifndef RECORD_PROCEDURE_XML_INSIDE_H
#define RECORD_PROCEDURE_XML_INSIDE_H

#include "record/procedure_xml.h"
#include "record/xml_element.h"
#include "record/xml_words.h"

/* The role that an attribute names; complains of a word that is no role of staff. ROLE__COUNT when it is absent. */
enum role procedure_xml_role(struct xml_reading *, const struct xml_element *, const char *name);

/* The act that an attribute names, and a list of acts as a mask; both complain of unknown words. */
enum act procedure_xml_act(struct xml_reading *, const struct xml_element *, const char *name);
act_set procedure_xml_acts(struct xml_reading *, const struct xml_element *, const char *name);

/* Sections with rules of their own, from the document into the procedure. */
void procedure_xml_clocks(struct xml_reading *, const struct xml_element *section, struct procedure *);
void procedure_xml_duties(struct xml_reading *, const struct xml_element *section, struct procedure *);
void procedure_xml_penalties(struct xml_reading *, const struct xml_element *section, struct procedure *);
void procedure_xml_texts(struct xml_reading *, const struct xml_element *section, struct procedure *);

/* Once all is read: conditions that can never hold, and what one section says of another. */
void procedure_xml_conditions(struct xml_reading *, const struct xml_element *section, const struct procedure *);
void procedure_xml_check(struct xml_reading *, const struct procedure *);

#endif
