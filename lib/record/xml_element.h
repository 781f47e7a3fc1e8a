/* The elements of a document that xml_open() has accepted. */
#ifndef RECORD_XML_ELEMENT_H
#define RECORD_XML_ELEMENT_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct xml_element;

/* Moving about.  A NULL element has no children, and "" and absent are the same. */
const char *xml_element_name(const struct xml_element *);
/* the first of that name, or NULL */
const struct xml_element *xml_child(const struct xml_element *, const char *name);
const struct xml_element *xml_next(const struct xml_element *);		/* the next sibling of the same name, or NULL */
size_t xml_count(const struct xml_element *, const char *name);

/* Values, copied into the arena; "" when absent, never NULL. */
const char *xml_text(struct arena *, const struct xml_element *);
const char *xml_child_text(struct arena *, const struct xml_element *, const char *name);
const char *xml_attribute(struct arena *, const struct xml_element *, const char *name);

/* A whole number in an attribute; `otherwise` when it is absent or no number. */
int64_t xml_attribute_number(const struct xml_element *, const char *name, int64_t otherwise);

#endif
