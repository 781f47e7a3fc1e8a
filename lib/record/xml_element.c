#include <string.h>

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/text.h"
#include "record/xml_element.h"

#include "base/banned.h"

static const xmlNode *
node_of(const struct xml_element *element)
{
	return (const xmlNode *)element;
}

/* From this node on, the first element of that name. */
static const struct xml_element *
first_named(const xmlNode *node, const char *name)
{
	for (; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0)
			break;
	return (const struct xml_element *)node;
}

const char *
xml_element_name(const struct xml_element *element)
{
	return element == NULL ? "" : (const char *)node_of(element)->name;
}

const struct xml_element *
xml_child(const struct xml_element *element, const char *name)
{
	return element == NULL ? NULL : first_named(node_of(element)->children, name);
}

const struct xml_element *
xml_next(const struct xml_element *element)
{
	return element == NULL ? NULL : first_named(node_of(element)->next, xml_element_name(element));
}

size_t
xml_count(const struct xml_element *element, const char *name)
{
	size_t	count = 0;

	for (const struct xml_element *child = xml_child(element, name); child != NULL; child = xml_next(child))
		count++;
	return count;
}

static const char *
copy_out(struct arena *arena, xmlChar *value)
{
	const char	*copy = value == NULL ? "" : arena_copy(arena, (const char *)value);

	xmlFree(value);
	return copy;
}

const char *
xml_text(struct arena *arena, const struct xml_element *element)
{
	return element == NULL ? "" : copy_out(arena, xmlNodeGetContent(node_of(element)));
}

const char *
xml_child_text(struct arena *arena, const struct xml_element *element, const char *name)
{
	return xml_text(arena, xml_child(element, name));
}

const char *
xml_attribute(struct arena *arena, const struct xml_element *element, const char *name)
{
	return element == NULL ? "" : copy_out(arena, xmlGetNoNsProp(node_of(element), BAD_CAST name));
}

int64_t
xml_attribute_number(const struct xml_element *element, const char *name, int64_t otherwise)
{
	xmlChar	*value = element == NULL ? NULL : xmlGetNoNsProp(node_of(element), BAD_CAST name);
	int64_t	 number = otherwise;

	if (value == NULL || !text_number((const char *)value, &number))
		number = otherwise;
	xmlFree(value);
	return number;
}
