/* Mail that came in, and what of our own it answers. */
#ifndef STORE_INCOMING_STORE_H
#define STORE_INCOMING_STORE_H

#include "base/secret.h"
#include "rules/case.h"
#include "rules/incoming.h"
#include "rules/message.h"
#include "store/db.h"

struct incoming_row {
	uint8_t			 digest[SECRET_DIGEST];
	int64_t			 received_at;
	enum incoming_outcome	 outcome;
	struct case_id		 case_id;	/* 0 none */
	int64_t			 outbox;	/* 0 none */
	const char		*message_id;
};

/* FAULT_DUPLICATE when a message of this digest has been read in before. */
enum fault incoming_insert(struct db *, struct arena *, const struct incoming_row *) MUST_CHECK;

/* What became of the message of this digest; FAULT_NOT_FOUND when it is new. */
enum fault incoming_load(struct db *, struct arena *, const uint8_t digest[SECRET_DIGEST], struct incoming_row *)
    MUST_CHECK;

/* The letter of ours with this token; FAULT_NOT_FOUND when it is none of ours. */
struct answered_letter {
	int64_t			 id;
	struct case_id		 case_id;
	struct staff_id		 staff;
	enum message_state	 state;
	enum message_kind	 kind;
};
enum fault incoming_answered(struct db *, struct arena *, const char *token, struct answered_letter *) MUST_CHECK;

/* A letter that was sent has not arrived after all. */
enum fault incoming_report(struct db *, struct arena *, int64_t outbox, const char *error) MUST_CHECK;

/* Claims the one automatic answer to an address on a day; *may is false when it has been given. */
enum fault answer_claim(struct db *, struct arena *, const uint8_t address[SECRET_DIGEST], int64_t now, bool *may)
    MUST_CHECK;

#endif
