/* Mail from residents: opens a case, or joins the one that it answers. */
#ifndef CASEWORK_RECEIVING_H
#define CASEWORK_RECEIVING_H

#include "casework/casework.h"
#include "rules/incoming.h"

/* A message with what the mail server says about it; NULL what it does not say. */
struct incoming_mail {
	const char	*bytes;
	size_t		 length;
	const char	*sender;	/* of the envelope; "" the empty return path of reports */
	const char	*recipient;	/* of the envelope */
};

/* What became of it. */
struct incoming_taken {
	enum incoming_outcome	 outcome;
	bool			 before;	/* the same message had been read in before: nothing new has happened */
	struct case_id		 case_id;	/* opened or joined */
	const char		*number;
};

/*
 * Reads a message in.  It joins a case when it proves that its sender was
 * written to about it: by the id of one of our letters among those that it
 * answers, or by the token of the case in its address or subject.  A number
 * alone proves nothing: anybody can write one, so such a message opens a case
 * of its own that names the other, and the dispatcher decides.  So does an
 * answer to a case that takes no more.  The message itself is kept as evidence, and
 * the files in it that are of accepted kinds.  Whoever wrote is answered by
 * a letter at most once a day; machines, lists and reports never are.
 * A report of a letter that was not delivered is noted at that letter.
 * FAULT_INPUT: the bytes are no message.
 */
enum fault receiving_take(struct step *, const struct incoming_mail *, struct incoming_taken *) MUST_CHECK;

/* Where bytes that are no message stop being one: line and byte of the line, from 1. */
void receiving_place(const struct incoming_mail *, int64_t *line, int64_t *column);

/* What is read of a message, one "name: value" a line, without a database; FAULT_INPUT as above. */
enum fault receiving_show(struct arena *, const struct incoming_mail *, const char **text) MUST_CHECK;

#endif
