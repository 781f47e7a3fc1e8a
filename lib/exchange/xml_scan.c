/* Streaming XML.  The only home of expat. */
#include "exchange/xml_scan.h"

#include <expat.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"

#include "base/banned.h"

enum { DEPTH = 64 };

struct xml_scan {
	XML_Parser			 parser;
	const struct xml_listener	*listener;
	void				*owner;
	int				 depth;
	bool				 paused, doctype, refused;
};

static const char *
local_name(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

static void
refuse(struct xml_scan *scan)
{
	scan->refused = true;
	XML_StopParser(scan->parser, XML_FALSE);
}

static void
on_start(void *user, const char *name, const char **attributes)
{
	struct xml_scan *scan = user;

	if (++scan->depth > DEPTH)
		refuse(scan);
	else if (scan->listener->start != NULL && !scan->refused)
		scan->listener->start(scan->owner, local_name(name), attributes);
}

static void
on_end(void *user, const char *name)
{
	struct xml_scan *scan = user;

	scan->depth--;
	if (scan->listener->end != NULL && !scan->refused)
		scan->listener->end(scan->owner, local_name(name));
}

static void
on_text(void *user, const char *bytes, int length)
{
	struct xml_scan *scan = user;

	if (scan->listener->text != NULL && !scan->refused)
		scan->listener->text(scan->owner, bytes, (size_t)length);
}

static void
on_doctype(void *user, const char *name, const char *where, const char *public_name, int has_subset)
{
	struct xml_scan *scan = user;

	(void)name;
	(void)where;
	(void)public_name;
	(void)has_subset;
	scan->doctype = true;
	refuse(scan);
}

enum fault
xml_scan_open(struct arena *arena, const struct xml_listener *listener, void *owner, struct xml_scan **result)
{
	struct xml_scan *scan = arena_alloc(arena, sizeof(*scan));

	*result = scan;
	scan->listener = listener;
	scan->owner = owner;
	scan->parser = XML_ParserCreate(NULL);
	if (scan->parser == NULL)
		return log_fault(FAULT_INTERNAL, "the XML reader does not start");
	XML_SetUserData(scan->parser, scan);
	XML_SetElementHandler(scan->parser, on_start, on_end);
	XML_SetCharacterDataHandler(scan->parser, on_text);
	XML_SetStartDoctypeDeclHandler(scan->parser, on_doctype);
	return FAULT_NONE;
}

void
xml_scan_close(struct xml_scan *scan)
{
	if (scan != NULL && scan->parser != NULL)
		XML_ParserFree(scan->parser);
	if (scan != NULL)
		scan->parser = NULL;
}

static enum fault
outcome(struct xml_scan *scan, enum XML_Status status)
{
	scan->paused = status == XML_STATUS_SUSPENDED;
	return status == XML_STATUS_ERROR || scan->refused ? FAULT_INPUT : FAULT_NONE;
}

enum fault
xml_scan_feed(struct xml_scan *scan, const char *bytes, size_t length, bool last)
{
	return outcome(scan, XML_Parse(scan->parser, bytes, (int)length, last));
}

enum fault
xml_scan_resume(struct xml_scan *scan)
{
	return outcome(scan, XML_ResumeParser(scan->parser));
}

void
xml_scan_pause(struct xml_scan *scan)
{
	XML_StopParser(scan->parser, XML_TRUE);
}

bool
xml_scan_paused(const struct xml_scan *scan)
{
	return scan->paused;
}

bool
xml_scan_found_doctype(const struct xml_scan *scan)
{
	return scan->doctype;
}

int64_t
xml_scan_line(const struct xml_scan *scan)
{
	return (int64_t)XML_GetCurrentLineNumber(scan->parser);
}

const char *
xml_scan_attribute(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2)
		if (strcmp(local_name(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}
