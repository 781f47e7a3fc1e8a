/* What the files of mail_read share; it names the library's types, so nobody else includes it. */
#ifndef EXCHANGE_MAIL_READ_INSIDE_H
#define EXCHANGE_MAIL_READ_INSIDE_H

#include <gmime/gmime.h>

#include "base/text.h"
#include "exchange/mail_read.h"

enum { MAIL_HEADER_CHARACTERS = 1000, MAIL_NAME_CHARACTERS = 120 };

/* A message on its way from the library's objects to ours. */
struct mail_reading {
	struct arena		*arena;
	struct mail		*mail;
	GMimeParserOptions	*options;
	struct text		 text, html;	/* of the body */
	size_t			 parts;		/* looked at so far */
};

/* Any text on one line: clean, trimmed, not too long. */
const char *mail_line(struct mail_reading *, const char *text, size_t characters);

/* The same of a header as it came, its encoded words (RFC 2047) read. */
const char *mail_words(struct mail_reading *, const char *raw);

/* Bodies and files of a message, from its outermost part on. */
void mail_parts(struct mail_reading *, GMimeObject *);

#endif
