/* Looking after what is sent: lists without a word of what is told, repeating and cancelling by hand. */
#ifndef CASEWORK_OUTBOX_H
#define CASEWORK_OUTBOX_H

#include "casework/casework.h"
#include "rules/message.h"

/* A message as lists show it; the recipient is masked. */
struct outbox_message {
	int64_t			 id, created_at;
	const char		*number;	/* of the case, "" none */
	struct staff_id		 staff;		/* 0: the complainant */
	enum message_kind	 kind;
	enum delivery		 delivery;
	const char		*recipient;
	enum message_state	 state;
	int			 tries;
	bool			 doubtful;	/* an earlier try may have arrived */
	int64_t			 next_at, sent_at;
	const char		*error, *provider;
	struct staff_id		 changed_by;
	enum call_off		 called_off;
};

/* Which: *__COUNT, NULL and 0 leave a condition out; `before` is the id that the page continues below. */
struct outbox_filter {
	enum message_state	 state;
	enum delivery		 delivery;
	enum message_kind	 kind;
	const char		*number;
	int64_t			 from, until, before;
	size_t			 limit;
};

/* Newest first. */
enum fault outbox_messages(struct step *, const struct outbox_filter *, struct outbox_message **, size_t *count)
    MUST_CHECK;

/* What the complainant of a case was sent, newest first. */
enum fault outbox_of(struct step *, struct case_id, struct outbox_message **, size_t *count) MUST_CHECK;

/* How many wait, have failed, are held; at most 1,001 are counted. */
struct outbox_numbers { int64_t waiting, failed, held; };
enum fault outbox_numbers(struct step *, struct outbox_numbers *) MUST_CHECK;

/*
 * By hand, and logged: sends a message again that has failed, is held, was
 * cancelled or sent; cancels one that waits, is held or has failed.  *done is
 * false when the message is in another state by now, or was called off.
 */
enum fault outbox_send_again(struct step *, int64_t id, bool *done) MUST_CHECK;
enum fault outbox_give_up(struct step *, int64_t id, bool *done) MUST_CHECK;

#endif
