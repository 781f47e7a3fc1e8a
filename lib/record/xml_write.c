#include <stdbool.h>
#include <string.h>

#include <libxml/c14n.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/text.h"
#include "record/xml_write.h"

#include "base/banned.h"

struct xml_writer {
	struct arena	*arena;
	xmlDocPtr	 tree;
	xmlNodePtr	 open;		/* the element being filled; NULL after the root was closed */
	int		 depth;
	bool		 refused;	/* a value cannot be written */
	bool		 failed;	/* the library had no memory, or the calls do not match */
};

static bool
writable(struct xml_writer *writer, const char *value)
{
	if (!text_is_clean(value, strlen(value)))
		writer->refused = true;
	return !writer->refused && !writer->failed && writer->open != NULL;
}

static void
append(struct xml_writer *writer, xmlNodePtr parent, xmlNodePtr node)
{
	if (node == NULL || xmlAddChild(parent, node) == NULL) {
		xmlFreeNode(node);
		writer->failed = true;
	}
}

/* White space between elements, so that people can read the file without tools. */
static void
indent(struct xml_writer *writer, int depth)
{
	struct text	space = text_begin(writer->arena);

	text_add(&space, "\n");
	while (depth-- > 0)
		text_add(&space, "\t");
	append(writer, writer->open, xmlNewDocText(writer->tree, BAD_CAST space.value));
}

struct xml_writer *
xml_write_begin(struct arena *arena, const char *root)
{
	struct xml_writer	*writer = arena_alloc(arena, sizeof(*writer));

	writer->arena = arena;
	writer->tree = xmlNewDoc(BAD_CAST "1.0");
	writer->open = writer->tree == NULL ? NULL : xmlNewDocNode(writer->tree, NULL, BAD_CAST root, NULL);
	if (writer->open == NULL)
		writer->failed = true;
	else
		(void)xmlDocSetRootElement(writer->tree, writer->open);
	return writer;
}

void
xml_write_open(struct xml_writer *writer, const char *name)
{
	xmlNodePtr	node;

	if (!writable(writer, name))
		return;
	indent(writer, ++writer->depth);
	node = xmlNewDocNode(writer->tree, NULL, BAD_CAST name, NULL);
	append(writer, writer->open, node);
	if (!writer->failed)
		writer->open = node;
}

void
xml_write_close(struct xml_writer *writer)
{
	if (writer->refused || writer->failed || writer->open == NULL)
		return;
	if (xmlFirstElementChild(writer->open) != NULL)
		indent(writer, writer->depth);
	writer->depth--;
	writer->open = writer->open->parent;
	if (writer->open->type != XML_ELEMENT_NODE)
		writer->open = NULL;
}

void
xml_write_attribute(struct xml_writer *writer, const char *name, const char *value)
{
	if (text_empty(value) || !writable(writer, value))
		return;
	if (xmlNewProp(writer->open, BAD_CAST name, BAD_CAST value) == NULL)
		writer->failed = true;
}

void
xml_write_number(struct xml_writer *writer, const char *name, int64_t value)
{
	xml_write_attribute(writer, name, arena_format(writer->arena, "%lld", (long long)value));
}

void
xml_write_child(struct xml_writer *writer, const char *name, const char *text)
{
	if (text_empty(text) || !writable(writer, text))
		return;
	xml_write_open(writer, name);
	append(writer, writer->open, xmlNewDocText(writer->tree, BAD_CAST text));
	xml_write_close(writer);
}

void
xml_write_refuse(struct xml_writer *writer)
{
	writer->refused = true;
}

enum fault
xml_write_end(struct xml_writer *writer, const char **bytes, size_t *length)
{
	xmlChar	*dump = NULL;
	int	 size = -1;

	while (writer->open != NULL && !writer->failed && !writer->refused)
		xml_write_close(writer);
	if (!writer->failed && !writer->refused)
		size = xmlC14NDocDumpMemory(writer->tree, NULL, XML_C14N_1_0, NULL, 0, &dump);
	if (size >= 0) {
		*bytes = arena_copy_bytes(writer->arena, dump, (size_t)size);
		*length = (size_t)size;
	}
	xmlFree(dump);
	xmlFreeDoc(writer->tree);
	writer->tree = NULL;
	writer->open = NULL;
	return writer->refused ? FAULT_INPUT : size < 0 ? FAULT_INTERNAL : FAULT_NONE;
}
