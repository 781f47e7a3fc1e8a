/* The reply to another body as a letter of ours, by mail or on paper (PROCEDURE.md §4, §14; S1 2.1.5, 7.2). */
#ifndef CASEWORK_REFERRING_LETTER_H
#define CASEWORK_REFERRING_LETTER_H

#include "casework/casework.h"
#include "rules/referral.h"

struct referral_letter {
	struct case_id	 id;
	int		 number, round;		/* of the referral, as the writer saw it */
	const char	*found, *measures, *result;
	const char	*mail;			/* of the office, kept with the body; "": none */
	const char	*language;		/* "zh", "en" */
	bool		 send;			/* by mail to that address; otherwise it is printed */
};

/*
 * Records the letter as the reply that goes out now and, by mail, puts it into
 * the outbox: both or neither.  It tells the body its own number and ours and
 * what was found, done and came of it; the complainant's name and every mobile
 * phone are masked.  Refusals as referring_do(), and REFUSAL_REFERRAL_MAIL for
 * an address of ours or none.
 */
enum fault referring_letter_write(struct step *, const struct referral_letter *) MUST_CHECK;

/* A text as somebody outside may read it. */
const char *referring_letter_words(struct arena *, const struct complaint *, const char *text);

/* For referring_do(): what the letter says, taken into the row; and, by mail, its message. */
void referring_letter_take(const struct step *, const struct referral_letter *, struct referral *);
enum fault referring_letter_post(struct step *, const struct referral_letter *, const struct referral *) MUST_CHECK;

#endif
