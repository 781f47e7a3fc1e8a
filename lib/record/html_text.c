#include "record/html_text.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#include "base/banned.h"

enum { HTML_BYTES = 2 * 1024 * 1024 };

/* Elements whose content nobody reads, those that stand on lines of their own, and those with a blank line around. */
static const char *const unread[] = { "script", "style", "head", "title", "noscript", "template", "object" };
static const char *const blocks[] = {
	"div", "tr", "li", "table", "dt", "dd", "section", "article", "header", "footer", "center", "form",
};
static const char *const paragraphs[] = {
	"p", "ul", "ol", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
};

static bool
is_one_of(const xmlNode *node, const char *const *names, size_t count)
{
	for (size_t i = 0; node->type == XML_ELEMENT_NODE && i < count; i++)
		if (strcmp((const char *)node->name, names[i]) == 0)
			return true;
	return false;
}

static bool
is_read(const xmlNode *node)
{
	return !is_one_of(node, unread, sizeof(unread) / sizeof(unread[0]));
}

/* So many ends of lines stand at the end of the text, at least; none at its beginning. */
static void
end_lines(struct text *text, size_t wanted)
{
	size_t ends = 0;

	while (text->length > 0 && text->value[text->length - 1] == ' ')
		text->value[--text->length] = '\0';
	while (ends < text->length && text->value[text->length - 1 - ends] == '\n')
		ends++;
	for (; text->length > 0 && ends < wanted; ends++)
		text_add(text, "\n");
}

/* Before and after an element. */
static void
part(struct text *text, const xmlNode *node)
{
	if (is_one_of(node, paragraphs, sizeof(paragraphs) / sizeof(paragraphs[0])))
		end_lines(text, 2);
	else if (is_one_of(node, blocks, sizeof(blocks) / sizeof(blocks[0])))
		end_lines(text, 1);
}

static void
break_line(struct text *text)
{
	end_lines(text, text->length > 0 && text->value[text->length - 1] == '\n' ? 2 : 1);
}

/* White space of any length is one blank, and none at the beginning of a line. */
static void
add_words(struct text *text, const char *words)
{
	bool blank = text->length == 0 || strchr(" \n", text->value[text->length - 1]) != NULL;

	for (; *words != '\0'; words++) {
		bool space = strchr(" \t\r\n", *words) != NULL;

		if (!space || !blank)
			text_add_bytes(text, space ? " " : words, 1);
		blank = space;
	}
}

static void
add_picture(struct text *text, xmlNode *node)
{
	xmlChar *words = xmlGetProp(node, (const xmlChar *)"alt");

	if (words != NULL && words[0] != '\0') {
		add_words(text, " ");
		add_words(text, (const char *)words);
	}
	xmlFree(words);
}

static void
enter(struct text *text, xmlNode *node)
{
	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		add_words(text, node->content == NULL ? "" : (const char *)node->content);
	else if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "img") == 0)
		add_picture(text, node);
	else if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "td") == 0)
		add_words(text, " ");
	else if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "br") == 0)
		break_line(text);
	else
		part(text, node);
}

/* Every node in order, without descending by calls: pages may be as deep as they like. */
static void
walk(struct text *text, xmlNode *root)
{
	xmlNode *node = root;

	while (node != NULL) {
		enter(text, node);
		if (node->children != NULL && is_read(node) && node->type != XML_ENTITY_REF_NODE) {
			node = node->children;
			continue;
		}
		part(text, node);
		while (node != root && node->next == NULL) {
			node = node->parent;
			part(text, node);
		}
		node = node == root ? NULL : node->next;
	}
}

const char *
html_text(struct arena *arena, const char *html, size_t length)
{
	struct text text = text_begin(arena);
	htmlParserCtxtPtr context;
	htmlDocPtr document;

	if (length == 0 || length > HTML_BYTES || (context = htmlNewParserCtxt()) == NULL)
		return "";
	document = htmlCtxtReadMemory(context, html, (int)length, NULL, "UTF-8", HTML_PARSE_RECOVER |
	    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
	htmlFreeParserCtxt(context);
	if (document == NULL)
		return "";
	if (xmlDocGetRootElement(document) != NULL)
		walk(&text, xmlDocGetRootElement(document));
	xmlFreeDoc(document);
	return text_is_clean(text.value, text.length) ? text_trim(arena, text.value) : "";
}
