/* Cases that another body has passed on: its number and time, and our reply to it (PROCEDURE.md §4; S1 2.1.5). */
#ifndef CASEWORK_REFERRING_H
#define CASEWORK_REFERRING_H

#include "casework/act.h"
#include "rules/referral.h"

struct referral_letter;

/* Of a case that this person has been shown, by number. */
enum fault referring_read(struct step *, struct case_id, const struct referral **, size_t *count) MUST_CHECK;

/*
 * Writes down what a body wrote, that it changed or took it back, or what it
 * was replied: one act each with its line of history; the reply meets the
 * clock at the moment when it went out.  Refusals as casework_act() and
 * referral_may(); REFUSAL_CHANGED when it was changed since `round`,
 * REFUSAL_REFERRALS for too many, REFUSAL_REFERRAL_TIME for moments that
 * cannot be.
 */
struct referring {
	struct case_id		 id;
	int64_t			 version;	/* REFERRAL_RECORD */
	int			 number, round;	/* the others */
	enum referral_act	 act;
	struct referral_terms	 terms;		/* REFERRAL_RECORD, REFERRAL_CHANGE, which keeps the body */
	const char		*text;		/* remark, reason, or the reply */
	int64_t			 replied_at;	/* REFERRAL_REPLY */
	enum referral_way	 way;		/* REFERRAL_REPLY */
	const struct referral_letter *letter;	/* REFERRAL_REPLY by a letter of ours; NULL: it went out otherwise */
	struct staged_files	 files;		/* REFERRAL_REPLY: become evidence of the case */
};
enum fault referring_do(struct step *, const struct referring *) MUST_CHECK;

/* Of a complaint that is being registered: its first, with the clock for struct opening. */
struct referral referring_first(const struct step *, const struct referral_terms *);
enum fault referring_insert_first(struct step *, struct case_id, const struct referral *) MUST_CHECK;

/* Before a case is filed: REFUSAL_REFERRAL_OPEN while a body that set a time waits for the reply. */
enum fault referring_look(struct step *, struct case_id, enum refusal *) MUST_CHECK;

/* The words by which the case is found, with the numbers of all bodies. */
enum fault referring_words(struct step *, const struct complaint *, const struct case_file *, const char **) MUST_CHECK;

#endif
