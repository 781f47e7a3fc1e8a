/* Reading XML of foreign office files as a stream, without document types, entities or deep nesting. */
#ifndef EXCHANGE_XML_SCAN_H
#define EXCHANGE_XML_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;
struct xml_scan;

/* What the owner wants to hear; names come without their prefix, NULL functions are not called. */
struct xml_listener {
	void	(*start)(void *owner, const char *name, const char **attributes);
	void	(*end)(void *owner, const char *name);
	void	(*text)(void *owner, const char *bytes, size_t length);
};

/* Always close what was opened. */
enum fault xml_scan_open(struct arena *, const struct xml_listener *, void *owner, struct xml_scan **) MUST_CHECK;
void xml_scan_close(struct xml_scan *);

/*
 * Gives the next bytes; `last` with the final ones.  FAULT_INPUT: not
 * well-formed, a document type, or nested too deeply.  When a listener called
 * xml_scan_pause() this returns early, xml_scan_paused() is true, and
 * xml_scan_resume() goes on; the bytes must stay in place until then.
 */
enum fault xml_scan_feed(struct xml_scan *, const char *bytes, size_t length, bool last) MUST_CHECK;
enum fault xml_scan_resume(struct xml_scan *) MUST_CHECK;
void xml_scan_pause(struct xml_scan *);
bool xml_scan_paused(const struct xml_scan *);
bool xml_scan_found_doctype(const struct xml_scan *);

/* The line that is being read, from 1. */
int64_t xml_scan_line(const struct xml_scan *);

/* The value of an attribute by its name without prefix, or NULL. */
const char *xml_scan_attribute(const char **attributes, const char *name);

#endif
