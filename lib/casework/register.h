/* Logging a complaint: number, case file, first event, clocks, follow-up code and search words in one transaction. */
#ifndef CASEWORK_REGISTER_H
#define CASEWORK_REGISTER_H

#include "casework/files.h"
#include "rules/referral.h"

struct mail_answer;

/* What is registered: the sheet of PROCEDURE §5 and the first judgement of it. */
struct registration {
	struct complaint	 complaint;	/* id, number, registered_at are filled here */
	enum severity		 severity;
	enum urgency		 urgency;
	enum risk		 risk;
	unsigned		 flags;		/* enum complaint_flag */
	bool			 major;
	struct staged_files	 files;		/* photos and papers that came with it */
	const char		*language;	/* in which the complainant is written to; NULL: zh */
	const struct mail_answer *answer;	/* it came by mail; see casework/telling.h */
	const char		*detail;	/* further lines of the first event; NULL: none */
	const struct referral_terms *terms;	/* the body that it came from; NULL: none */

	/* What else belongs to the same transaction, once the case has its id; NULL: nothing. */
	enum fault		(*also)(struct step *, struct case_id, void *context);
	void			*context;
};

struct registered {
	struct case_id	 id;
	const char	*number;
	const char	*code;		/* for the complainant alone; nowhere stored */
};

/*
 * Registers; the same one-time key again gives the same case and the same
 * code and sets step->repeated.  Refused as incomplete when the minimum set
 * (S2·6) is missing.
 */
enum fault casework_register(struct step *, struct registration *, struct registered *) MUST_CHECK;

/*
 * What an earlier sending of this one-time key registered; FAULT_NOT_FOUND
 * when there is none.  The code is right for whoever sent it then; anybody
 * else is given one that opens nothing.
 */
enum fault casework_registered(struct step *, const char *once, struct registered *) MUST_CHECK;

/*
 * A new follow-up code after a call back to the registered phone; the old
 * ones stop working, and who called back and what was said is recorded.  The
 * same one-time key gives the same code, here and from casework_registered().
 */
enum fault casework_reissue_code(struct step *, struct case_id, const char *reason, const char **code) MUST_CHECK;

/* The case that a number and a code open for its complainant; REFUSAL_CODE when they do not fit. */
enum fault casework_follow(struct step *, const char *number, const char *code, struct case_file *) MUST_CHECK;

#endif
