/* A mail as it came in, read in whatever state it is.  One home of GMime; the other is mail_write. */
#ifndef EXCHANGE_MAIL_READ_H
#define EXCHANGE_MAIL_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;

enum { MAIL_ADDRESSES = 50, MAIL_FILES = 60 };

/* A file in a mail, decoded. */
struct mail_file {
	const char	*name;		/* as the sender called it, clean; "" when it has none */
	const char	*bytes;
	size_t		 length;
};

/* Every text is clean UTF-8 on the arena; lists hold what there is room for. */
struct mail {
	const char		*message_id;	/* without brackets; "" none */
	const char		*from;		/* the first sound address of From, or else of Sender; "" none */
	const char		*from_name;	/* as it calls itself; "" none */
	const char		*subject;
	const char		*text;		/* the body to be read; "" none */
	const char		*html;		/* the body as HTML, where there is no other; "" none */
	int64_t			 date;		/* 0: none that can be read */
	/* message ids without brackets that it answers, the nearest first */
	const char		*answers[MAIL_ADDRESSES];	size_t answer_count;
	/* whom it was sent to, and whom servers say they handed it to */
	const char		*recipients[MAIL_ADDRESSES];	size_t recipient_count;
	struct mail_file	 files[MAIL_FILES];		size_t file_count;
	size_t			 files_left;	/* more than there is room for */
	/*
	 * From a machine or a list, so that nobody is to be answered (RFC 3834):
	 * automatic, list, or without a return path; a report is about a letter of
	 * ours that was not delivered, whose message id is among the answers.
	 */
	bool			 automatic, list, no_return, report;
	bool			 guessed;	/* something was not as it said it was */
};

/*
 * Reads a message of so many bytes.  FAULT_INPUT for what is none: nothing at
 * all, or no header field in it.  Whatever else is broken is read as well as can be.
 */
enum fault mail_read(struct arena *, const char *bytes, size_t length, struct mail *) MUST_CHECK;

/*
 * Of bytes that mail_read() found to be none: where the name of the first
 * header field ends without its colon.  Lines and bytes of a line count from 1.
 */
struct mail_place { int64_t line, column; };
struct mail_place mail_place(const char *bytes, size_t length);

#endif
