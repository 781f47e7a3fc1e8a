/* Handing messages over to a mail server or a web address.  The only home of libcurl. */
#ifndef EXCHANGE_DELIVER_H
#define EXCHANGE_DELIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;
struct deliverer;	/* keeps connections open between messages; one per process */

enum delivered {
	DELIVERED,		/* the other side has taken the message over */
	DELIVERED_REFUSED,	/* it will never take this message: wrong address, unwanted content */
	DELIVERED_LATER,	/* not this message, not now */
	DELIVERED_AWAY		/* not there, or not serving us at all: no use in trying the next message */
};

/* How it went. */
struct delivery_report {
	enum delivered	 outcome;
	bool		 doubtful;	/* not DELIVERED: the message may have been taken over all the same */
	const char	*answer;	/* what the other side said last, or why it could not be asked; on one line */
	const char	*bytes;		/* an answer by HTTP, as it is */
	size_t		 length;
	int64_t		 wait;		/* seconds the other side asks us to wait; 0 it did not say */
};

/* Where mail goes. */
struct deliver_server {
	const char	*url;		/* smtp://host:port or smtps://host:port */
	bool		 tls;		/* smtp:// must go on with TLS */
	const char	*ca_file;	/* "" the system's */
	const char	*user;		/* "" without signing in */
	const char	*password_file;
};

/* Where messages are posted; https alone. */
struct deliver_hook { const char *url, *ca_file, *token_file; };

enum fault deliver_open(struct arena *, struct deliverer **) MUST_CHECK;
void deliver_close(struct deliverer *);

/* A whole mail between two sound addresses. */
struct deliver_mail { const char *from, *to, *bytes; size_t length; };

/* A fault is ours alone: everything that the other side did is in the report. */
enum fault deliver_mail(struct deliverer *, struct arena *, const struct deliver_server *, const struct deliver_mail *,
    struct delivery_report *) MUST_CHECK;

/* One JSON text; `id` goes along as Idempotency-Key. */
enum fault deliver_post(struct deliverer *, struct arena *, const struct deliver_hook *, const char *id,
    const char *json, struct delivery_report *) MUST_CHECK;

/*
 * What the end of a conversation means, for tests: the library's code, the
 * last answer's number, what the library said, and whether all of the message had been read.
 */
enum delivered deliver_mail_outcome(int code, long number, const char *said, bool begun);
enum delivered deliver_post_outcome(int code, long number);

#endif
