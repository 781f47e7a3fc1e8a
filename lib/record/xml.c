#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlschemas.h>

#include "base/arena.h"
#include "base/text.h"
#include "record/xml.h"

#include "base/banned.h"

enum {
	OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT,
	PROBLEMS = 20			/* nobody reads more at once */
};

/* What was found wrong so far, and what is needed to say where. */
struct problems {
	struct arena			*arena;
	const struct xml_source		*source;
	struct text			 text;
	int				 count;
};

struct xml_schema {
	xmlDocPtr	tree;		/* the compiled form points into it */
	xmlSchemaPtr	compiled;
};

struct xml_document {
	xmlDocPtr		tree;
	struct xml_source	source;
	struct problems		problems;
};

static struct problems
problems_begin(struct arena *arena, const struct xml_source *source)
{
	struct problems	problems = {.arena = arena, .source = source};

	problems.text = text_begin(arena);
	return problems;
}

static void
problems_add(struct problems *problems, int line, int column, const char *message)
{
	size_t	length = strcspn(message, "\n");

	if (problems->count++ >= PROBLEMS)
		return;
	if (problems->count > 1)
		text_add(&problems->text, "\n");
	text_add_format(&problems->text, "%s:%d:%d: %.*s", problems->source->name, line, column, (int)length, message);
}

/* Line and column, from 1, of a byte; columns count characters. */
static void
position(const struct xml_source *source, size_t offset, int *line, int *column)
{
	const unsigned char	*bytes = source->bytes;

	*line = 1;
	*column = 1;
	for (size_t i = 0; i < offset && i < source->length; i++) {
		if (bytes[i] == '\n') {
			(*line)++;
			*column = 1;
		} else if ((bytes[i] & 0xC0) != 0x80) {
			(*column)++;
		}
	}
}

/* Where the start tag of a node begins; the parser left its offset (plus one) with the node. */
static void
node_position(const struct xml_source *source, const xmlNode *node, int *line, int *column)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->parent;
	*line = 1;
	*column = 1;
	if (node != NULL && node->_private != NULL)
		position(source, (size_t)(uintptr_t)node->_private - 1, line, column);
}

static void
parser_error(void *context, xmlErrorPtr error)
{
	xmlParserCtxtPtr	 parser = context;

	problems_add(parser->_private, error->line, error->int2, error->message);
}

static void
schema_error(void *context, xmlErrorPtr error)
{
	struct problems	*problems = context;
	int		 line = error->line, column = 1;

	/* An unmatched key reference comes with its line only. */
	if (error->node != NULL)
		node_position(problems->source, error->node, &line, &column);
	problems_add(problems, line, column, error->message);
}

/* Remembers where each start tag begins: no attribute can hold a '<', so the last one before here opened it. */
static void
start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces_count,
    const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
	xmlParserCtxtPtr	 parser = context;
	struct problems		*problems = parser->_private;
	const char		*bytes = problems->source->bytes;
	long			 offset = xmlByteConsumed(parser);

	xmlSAX2StartElementNs(context, name, prefix, uri, namespaces_count, namespaces, attribute_count, defaulted,
	    attributes);
	if (parser->node == NULL || offset < 0 || (size_t)offset > problems->source->length)
		return;
	while (offset > 0 && (size_t)offset == problems->source->length)
		offset--;
	while (offset > 0 && bytes[offset] != '<')
		offset--;
	parser->node->_private = (void *)(uintptr_t)(offset + 1);
}

/* A document type could declare entities and default attributes: none of ours has one. */
static void
refuse_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	xmlParserCtxtPtr	 parser = context;

	(void)name, (void)public_id, (void)system_id;
	problems_add(parser->_private, parser->input->line, parser->input->col,
	    "A document type declaration is not allowed; remove it.");
	xmlStopParser(parser);
}

static xmlDocPtr
parse(struct problems *problems)
{
	xmlParserCtxtPtr	 parser = xmlNewParserCtxt();
	xmlDocPtr		 tree;

	if (parser == NULL)
		return NULL;
	parser->_private = problems;
	parser->sax->serror = (xmlStructuredErrorFunc)parser_error;
	parser->sax->startElementNs = start_element;
	parser->sax->internalSubset = refuse_doctype;

	tree = xmlCtxtReadMemory(parser, problems->source->bytes, (int)problems->source->length, NULL, NULL, OPTIONS);
	if (tree != NULL && problems->count == 0 && (tree->intSubset != NULL || tree->extSubset != NULL))
		problems_add(problems, 1, 1, "A document type declaration is not allowed; remove it.");
	if (tree == NULL && problems->count == 0)
		problems_add(problems, 1, 1, "This is not an XML document.");
	xmlFreeParserCtxt(parser);
	return tree;
}

static void
validate(const struct xml_schema *schema, xmlDocPtr tree, struct problems *problems)
{
	xmlSchemaValidCtxtPtr	 context = xmlSchemaNewValidCtxt(schema->compiled);

	if (context == NULL) {
		problems_add(problems, 1, 1, "The document could not be validated.");
		return;
	}
	xmlSchemaSetValidStructuredErrors(context, (xmlStructuredErrorFunc)schema_error, problems);
	if (xmlSchemaValidateDoc(context, tree) != 0 && problems->count == 0)
		problems_add(problems, 1, 1, "The document does not follow its schema.");
	xmlSchemaFreeValidCtxt(context);
}

/* True unless the XML declaration names another encoding: such a document is not converted but refused. */
static bool
declared_utf8(const struct problems *problems)
{
	size_t		 length = problems->source->length;
	const char	*start = arena_copy_bytes(problems->arena, problems->source->bytes,
	    length < 200 ? length : 200);
	const char	*end, *named;

	if (text_starts(start, "\xEF\xBB\xBF"))
		start += 3;
	end = strstr(start, "?>");
	named = strstr(start, "encoding");
	if (!text_starts(start, "<?xml") || end == NULL || named == NULL || named > end)
		return true;
	named += strlen("encoding");
	return strncasecmp(named + strspn(named, " \t\r\n=\"'"), "UTF-8", strlen("UTF-8")) == 0;
}

/* What is looked at before the parser sees a byte. */
static enum fault
check_bytes(struct problems *problems)
{
	const struct xml_source	*source = problems->source;
	const char		*bytes = source->bytes;
	int			 line, column;

	if (source->length > XML_LIMIT) {
		problems_add(problems, 1, 1, "The document is larger than 8 MiB.");
		return FAULT_TOO_LARGE;
	}
	if (!declared_utf8(problems)) {
		problems_add(problems, 1, 1, "The document must be written and declared as UTF-8.");
		return FAULT_INPUT;
	}
	for (size_t start = 0, end; start < source->length; start = end + 1) {
		const char	*line_end = memchr(bytes + start, '\n', source->length - start);

		end = line_end != NULL ? (size_t)(line_end - bytes) : source->length;
		if (text_is_clean(bytes + start, end - start))
			continue;
		position(source, start, &line, &column);
		problems_add(problems, line, column,
		    "The line holds bytes that are not UTF-8, or control characters.");
		return FAULT_INPUT;
	}
	return FAULT_NONE;
}

enum fault
xml_open(struct arena *arena, const struct xml_schema *schema, const struct xml_source *source,
    struct xml_document **document, const char **problem)
{
	struct xml_document	*opened = arena_alloc(arena, sizeof(*opened));
	enum fault		 fault;

	*document = NULL;
	opened->source = *source;
	opened->problems = problems_begin(arena, &opened->source);
	fault = check_bytes(&opened->problems);
	if (fault == FAULT_NONE)
		opened->tree = parse(&opened->problems);
	if (fault == FAULT_NONE && opened->problems.count == 0 && schema != NULL)
		validate(schema, opened->tree, &opened->problems);

	if (opened->problems.count > 0) {
		*problem = opened->problems.text.value;
		xml_close(opened);
		return fault != FAULT_NONE ? fault : FAULT_INPUT;
	}
	*document = opened;
	return FAULT_NONE;
}

const struct xml_element *
xml_root(const struct xml_document *document)
{
	return (const struct xml_element *)xmlDocGetRootElement(document->tree);
}

void
xml_close(struct xml_document *document)
{
	if (document == NULL)
		return;
	xmlFreeDoc(document->tree);
	document->tree = NULL;
}

static void
compile(struct xml_schema *schema, struct problems *problems)
{
	xmlSchemaParserCtxtPtr	context = xmlSchemaNewDocParserCtxt(schema->tree);

	if (context != NULL) {
		xmlSchemaSetParserStructuredErrors(context, (xmlStructuredErrorFunc)schema_error, problems);
		schema->compiled = xmlSchemaParse(context);
		xmlSchemaFreeParserCtxt(context);
	}
	if (schema->compiled == NULL && problems->count == 0)
		problems_add(problems, 1, 1, "This is not a schema.");
}

enum fault
xml_schema_open(struct arena *arena, const char *path, struct xml_schema **schema, const char **problem)
{
	struct xml_source	 source = {.name = path};
	struct problems		 problems = problems_begin(arena, &source);
	struct xml_schema	*opened = arena_alloc(arena, sizeof(*opened));
	enum fault		 fault = xml_source_file(arena, path, &source);

	*schema = NULL;
	if (fault != FAULT_NONE)
		problems_add(&problems, 1, 1, "The schema cannot be read.");
	else
		fault = check_bytes(&problems);
	if (fault == FAULT_NONE)
		opened->tree = parse(&problems);
	if (fault == FAULT_NONE && problems.count == 0)
		compile(opened, &problems);

	if (problems.count == 0) {
		*schema = opened;
		return FAULT_NONE;
	}
	*problem = problems.text.value;
	xml_schema_close(opened);
	return fault != FAULT_NONE ? fault : FAULT_INPUT;
}

void
xml_schema_close(struct xml_schema *schema)
{
	if (schema == NULL)
		return;
	xmlSchemaFree(schema->compiled);
	xmlFreeDoc(schema->tree);
	schema->compiled = NULL;
	schema->tree = NULL;
}

void
xml_complain(struct xml_document *document, const struct xml_element *element, const char *format, ...)
{
	va_list		 list;
	const char	*message;
	int		 line, column;

	va_start(list, format);
	message = arena_format_list(document->problems.arena, format, list);
	va_end(list);
	node_position(&document->source, (const xmlNode *)element, &line, &column);
	problems_add(&document->problems, line, column, message);
}

enum fault
xml_verdict(const struct xml_document *document, const char **problem)
{
	if (document->problems.count == 0)
		return FAULT_NONE;
	*problem = document->problems.text.value;
	return FAULT_INPUT;
}

enum fault
xml_canonical(struct arena *arena, const struct xml_document *document, const char **bytes, size_t *length)
{
	xmlChar	*dump = NULL;
	int	 size = xmlC14NDocDumpMemory(document->tree, NULL, XML_C14N_1_0, NULL, 0, &dump);

	if (size < 0 || dump == NULL) {
		xmlFree(dump);
		return FAULT_INTERNAL;
	}
	*bytes = arena_copy_bytes(arena, dump, (size_t)size);
	*length = (size_t)size;
	xmlFree(dump);
	return FAULT_NONE;
}

const char *
xml_place(struct arena *arena, const char *problem)
{
	size_t length = 0;

	for (int colons = 0; problem[length] != '\0' && problem[length] != '\n'; length++)
		if (problem[length] == ':' && ++colons == 3)
			break;
	return arena_copy_bytes(arena, problem, length);
}
