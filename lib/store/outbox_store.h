/* Messages on their way: written with what they tell, taken by a courier, looked after by people. */
#ifndef STORE_OUTBOX_STORE_H
#define STORE_OUTBOX_STORE_H

#include "rules/message.h"
#include "store/db.h"

/* A message.  Its content is empty in lists. */
struct outbox_row {
	int64_t			 id, created_at;
	struct case_id		 case_id;
	const char		*number;
	struct staff_id		 staff;		/* 0: the complainant, or another body */
	enum message_kind	 kind;
	enum delivery		 delivery;
	const char		*recipient;
	enum message_state	 state;
	int64_t			 waiting_since;
	int			 tries;
	bool			 doubtful;
	int64_t			 next_at;
	const char		*last_error;
	int64_t			 sent_at;
	const char		*provider;
	struct staff_id		 changed_by;
	enum call_off		 called_off;
	const char		*language, *fields, *subject, *body, *answers, *token;
	bool			 at_rest;	/* to be inserted as one that a courier has for good */
};
struct outbox_list { struct outbox_row *rows; size_t count; };

/* Inserts what is written in the row and fills its id; waiting from next_at on, held when that is 0, or at rest. */
enum fault outbox_insert(struct db *, struct arena *, struct outbox_row *) MUST_CHECK;
void outbox_bind(struct query *, struct outbox_row *);		/* for statements of which it is a part */

/* Where the complainant of a case can be reached. */
struct outbox_contact { bool anonymous; const char *contact, *phone; };
enum fault outbox_contact(struct db *, struct arena *, struct case_id, struct outbox_contact *) MUST_CHECK;

/* The language in which the complainant of a case was first written to; NULL when never. */
enum fault outbox_language(struct db *, struct arena *, struct case_id, const char **language) MUST_CHECK;

/* What the complainant was sent, newest first, without content. */
enum fault outbox_of_case(struct db *, struct arena *, struct case_id, struct outbox_list *) MUST_CHECK;

/* All of it, in the order of writing: id, created_at, kind, delivery, state and sent_at alone. */
enum fault outbox_filed(struct db *, struct arena *, struct case_id, struct outbox_list *) MUST_CHECK;

/* What may be sent now, longest waiting first, with content; also what a courier took and never ended. */
enum fault outbox_due(struct db *, struct arena *, enum delivery, int64_t now, size_t limit, struct outbox_list *)
    MUST_CHECK;

/*
 * Takes a message for `holder` until that moment; *taken is false when
 * somebody else was faster.  One that was taken before and not ended becomes doubtful.
 */
enum fault outbox_claim(struct db *, struct arena *, int64_t id, const char *holder, int64_t now, int64_t until,
    bool *taken) MUST_CHECK;

/* How the sending of a message that `holder` has ended; subject and body are kept as they were sent. */
enum fault outbox_sent(struct db *, struct arena *, const struct outbox_row *, const char *holder) MUST_CHECK;
enum fault outbox_not_sent(struct db *, struct arena *, const struct outbox_row *, const char *holder) MUST_CHECK;

/* Lets go what was held of this way since that moment, at most 500; *count of them. */
enum fault outbox_release(struct db *, struct arena *, enum delivery, int64_t since, int64_t now, int64_t *count)
    MUST_CHECK;

/*
 * By hand: *changed is false when the message is not in a state for that, was called off, or is about a case kept
 * from this person.
 */
enum fault outbox_repeat(struct db *, struct arena *, int64_t id, const struct staff *by, int64_t now, bool *changed)
    MUST_CHECK;
enum fault outbox_cancel(struct db *, struct arena *, int64_t id, const struct staff *by, bool *changed) MUST_CHECK;

/*
 * In the transaction of what makes them pointless: cancels the messages of a
 * kind about a case that are not sent; one that is being sent becomes doubtful.
 */
enum fault outbox_call_off(struct db *, struct arena *, struct case_id, enum message_kind, enum call_off,
    struct staff_id by) MUST_CHECK;

/* Newest first, without content.  *__COUNT, NULL and 0 leave a condition out; `before` is an id. */
struct outbox_like {
	enum message_state	 state;
	enum delivery		 delivery;
	enum message_kind	 kind;
	const char		*number;
	int64_t			 from, until, before;
	const struct staff	*viewer;	/* messages of cases kept from this person are left out */
};
enum fault outbox_list_load(struct db *, struct arena *, const struct outbox_like *, size_t limit, struct outbox_list *)
    MUST_CHECK;

/* How many wait, have failed, are held; counted up to 1,001. */
struct outbox_counts { int64_t waiting, failed, held; };
enum fault outbox_count(struct db *, struct arena *, struct outbox_counts *) MUST_CHECK;

#endif
