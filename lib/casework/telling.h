/* What the complainant is told outside the pages: a row of the outbox in the transaction of what it tells. */
#ifndef CASEWORK_TELLING_H
#define CASEWORK_TELLING_H

#include "casework/act.h"
#include "casework/register.h"
#include "rules/message.h"
#include "rules/referral.h"

struct outbox_row;

/*
 * All of these are called inside a transaction and are about at most one row.
 * The complainant is told by mail or by a message to the phone, whichever fits
 * the way of the complaint and is set up; who gave neither is not told.  What
 * goes to a phone holds number and stage and no word of the matter.
 */

/*
 * How a machine may answer a mail: not at all, or at most once a day and
 * address, with its Message-ID told (RFC 3834).
 */
struct mail_answer {
	bool		 silent;
	const char	*address;	/* who wrote */
	const char	*message_id;	/* with its brackets; "" none */
};

/*
 * What is told when a complaint is registered: under which number, by when
 * there will be an answer (`due` 0: no promise), and to whom wrote a mail the
 * follow-up code, which nobody else tells them.  The row, in the step's arena,
 * is the caller's to insert; NULL when nobody is told.
 */
enum fault casework_letter_registered(struct step *, const struct case_file *, const struct registration *, int64_t due,
    struct outbox_row **) MUST_CHECK;

/* After an act that the complainant may see, when the act has a letter. */
enum fault casework_tell_act(struct step *, const struct act_request *, const struct case_file *before,
    const struct case_file *after) MUST_CHECK;

/*
 * How content the complainant is, asked by a link that is good until then;
 * *token of the message, from which the link is drawn, NULL when nobody is told.
 */
enum fault casework_tell_survey(struct step *, const struct case_file *, int64_t until, const char **token) MUST_CHECK;

/* A letter that somebody wrote, by mail; REFUSAL_NO_ADDRESS when the complainant has no address that can be told. */
struct written_letter {
	enum message_kind	 kind;
	const char		*language, *subject, *body;
};
enum fault casework_tell_written(struct step *, const struct case_file *, const struct written_letter *) MUST_CHECK;

/*
 * Our reply to a body that passed the case on, by mail to its address, with
 * both numbers and no name or phone of anybody; REFUSAL_REFERRAL_MAIL when
 * that is no address, or one of ours.
 */
enum fault casework_tell_body(struct step *, const struct case_file *, const struct referral *, const char *language)
    MUST_CHECK;

/*
 * How the complainant of a case can be written to: the mail address, masked,
 * NULL when there is none or they stay anonymous; "zh" or "en".
 */
struct told_at { const char *mail, *language; };
enum fault casework_told_at(struct step *, const struct case_file *, struct told_at *) MUST_CHECK;

/* True when messages of this way are sent by this installation. */
bool casework_way_open(const struct casework *, enum delivery);

#endif
