/* Letters that staff write to complainants: sent by mail or on paper, and kept as a contact (PROCEDURE.md §14). */
#ifndef CASEWORK_WRITING_H
#define CASEWORK_WRITING_H

#include "casework/casework.h"

struct letter {
	struct case_id	 id;
	int64_t		 version;		/* of the case that the writer saw */
	const char	*text;			/* id of the letter of the procedure that it began as */
	const char	*language;		/* "zh", "en" */
	const char	*subject, *body;
	bool		 mail;			/* by mail; otherwise it is printed and posted */
};

/*
 * Keeps the letter as a contact of the case (ACT_CONTACT, which the procedure
 * has to allow), the complainant's name and phone masked, and, by mail, puts
 * it into the outbox as it is sent, with both whole: both or neither.
 * REFUSAL_NO_ADDRESS when the complainant has no address.
 */
enum fault casework_write_letter(struct step *, const struct letter *) MUST_CHECK;

/* The letter that is kept as this event, or (number 0) the last of the case; NULL when there is none. */
struct case_event;
const struct case_event *casework_letter_event(struct arena *, const struct case_event *, size_t count, int number);

#endif
