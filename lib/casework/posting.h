/* Sending what waits in the outbox: the courier's steps. */
#ifndef CASEWORK_POSTING_H
#define CASEWORK_POSTING_H

#include <signal.h>

#include "casework/casework.h"
#include "rules/message.h"

struct posting;		/* the courier's connections, and what it knows of the other sides; one per process */

enum fault posting_open(struct casework *, struct posting **) MUST_CHECK;
void posting_close(struct posting *);

/* A message to be drawn; texts live in the step's arena. */
struct post {
	int64_t			 id;
	enum message_kind	 kind;
	enum delivery		 delivery;
	const char		*language;	/* "zh", "en" */
	const char		*fields;	/* lines for message_next_field() */
	const char		*tag;		/* what stands in the subject so that an answer finds its case */
	const char		*code;		/* the follow-up code that this letter tells; NULL: none */
	const char		*key;		/* of the one-time link to the survey that it holds; NULL: none */
};

/* A message as it goes out. */
struct post_text { const char *subject, *body; };

/* Draws a message that nobody wrote, with the program's templates. */
typedef enum fault post_drawer(void *context, struct arena *, const struct post *, struct post_text *);

/*
 * One round over every way that is set up: takes what waits, one message
 * after the other, draws it, hands it over, and writes down how that went.
 * A message is taken by one courier alone; what a killed courier had taken is
 * taken again when its time is over, and marked as doubtful.  A way whose
 * other side is away rests for a while, which costs its messages no try.
 */
struct post_round {
	const char			*holder;	/* names machine and process */
	post_drawer			*draw;
	void				*context;
	const volatile sig_atomic_t	*stop;		/* not 0: ends the round after the message at hand */
	size_t				 handled;	/* out: messages that were taken */
};
enum fault posting_round(struct posting *, struct step *, struct post_round *) MUST_CHECK;

#endif
