/* Mail that came in: whose answer it is, what becomes of it (PROCEDURE.md §4). */
#ifndef RULES_INCOMING_H
#define RULES_INCOMING_H

#include <stdbool.h>

struct arena;

enum incoming_outcome {
	INCOMING_OPENED,	/* a new case */
	INCOMING_JOINED,	/* added to the case that it answers */
	INCOMING_REPORT,	/* a letter of ours was not delivered */
	INCOMING_OWN,		/* a letter of ours that came back */
	INCOMING__COUNT
};

/*
 * A case that a subject or an address names, and the token that proves that
 * its sender was written to about it; token "" where a number stands alone.
 */
struct incoming_reference { const char *number, *token; };

/* "[2026-000471 k7qm2wxdabcd3456]" or "[2026-000471]" in a subject, or the number bare; false when there is none. */
bool incoming_of_subject(struct arena *, const char *subject, struct incoming_reference *);

/* mailbox+2026-000471.k7qm2wxdabcd3456@…; false for any other address. */
bool incoming_of_address(struct arena *, const char *mailbox, const char *address, struct incoming_reference *);

/* True for senders that are machines by their names: mailer-daemon, postmaster, noreply, owners of lists. */
bool incoming_is_machine(struct arena *, const char *address);

const char *incoming_outcome_name(enum incoming_outcome);	/* "opened", "joined", "report", "own" */

#endif
