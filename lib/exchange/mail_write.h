/* A letter as the bytes of a mail.  One home of GMime; the other is mail_read. */
#ifndef EXCHANGE_MAIL_WRITE_H
#define EXCHANGE_MAIL_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;

/* Texts are clean UTF-8; addresses sound (mailbox_is_sound). */
struct mail_letter {
	const char	*from_name, *from;
	const char	*to;
	const char	*reply_to;	/* NULL: none of its own */
	const char	*subject;
	const char	*body;
	const char	*token;		/* the left side of the Message-ID; its right side is the domain of `from` */
	const char	*answers;	/* Message-ID with its brackets that this answers; "" none */
	bool		 automatic;	/* nobody wrote it: no machine is to answer it (RFC 3834) */
	int		 attempt;	/* from the second one on it is told, so that a repetition can be recognised */
	int64_t		 date;
};

/* The message with CRLF ends of lines, in the arena. */
enum fault mail_write(struct arena *, const struct mail_letter *, const char **bytes, size_t *length) MUST_CHECK;

#endif
