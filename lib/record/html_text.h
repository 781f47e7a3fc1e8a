/* The words of an HTML page, as somebody sent it by mail. */
#ifndef RECORD_HTML_TEXT_H
#define RECORD_HTML_TEXT_H

#include <stddef.h>

struct arena;

/*
 * The text that a reader sees, from clean UTF-8: paragraphs and rows on lines
 * of their own, nothing of scripts, styles and pictures but their alternative
 * text.  Whatever is broken is read as browsers do; nothing is fetched.  ""
 * for what has no words or is larger than a page can be.
 */
const char *html_text(struct arena *, const char *html, size_t length);

#endif
