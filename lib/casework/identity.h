/* Who somebody is: signing in and out, sessions, one's own password. */
#ifndef CASEWORK_IDENTITY_H
#define CASEWORK_IDENTITY_H

#include "casework/casework.h"
#include "rules/password.h"

enum {
	IDENTITY_IDLE = 30 * 60,	/* a session unused for so many seconds is over */
	IDENTITY_LONGEST = 12 * 3600	/* and so is every session after this */
};

/* What is typed at the door; the address is step->address. */
struct sign_in {
	const char	*login, *password, *agent;
	const char	*old_token;	/* the cookie that came along: that session ends; may be NULL */
};

/* Who asks. */
struct identity {
	struct staff	staff;
	int64_t		signed_in_at;
	bool		must_change;	/* may do nothing but choose a new password */
};

struct session_view {
	int64_t		 since, seen_at;
	const char	*address, *agent;
	bool		 here;		/* the session that asks */
};

/*
 * Signs in: *token is for the cookie alone.  REFUSAL_SIGN_IN when login and
 * password do not fit or too many tries were made; an unknown login takes as
 * long as a wrong password.  An address that this login has signed in from
 * counts its own tries only, so strangers cannot lock the owner out; from a
 * new one the owner gets in ATTEMPT_LONGEST after asking, whatever they do.
 */
enum fault identity_sign_in(struct step *, const struct sign_in *, const char **token, struct identity *) MUST_CHECK;

/* Whose cookie this is, in the arena; FAULT_NOT_FOUND when nobody's, no longer, or of somebody who may not sign in. */
enum fault identity_find(struct step *, const char *token, struct identity *) MUST_CHECK;

enum fault identity_sign_out(struct step *, const char *token) MUST_CHECK;
enum fault identity_sign_out_everywhere(struct step *) MUST_CHECK;

/* Where step->actor is signed in, latest first. */
enum fault identity_sessions(struct step *, const char *token, struct session_view **, size_t *count) MUST_CHECK;

/*
 * Changes one's own password; the session of this token stays and every other
 * one ends.  *problem says why not.
 */
enum fault identity_change_password(struct step *, const char *token, const char *old, const char *new,
    enum password_problem *problem) MUST_CHECK;

/* Whether step->actor knows the password again before something grave; tries are counted. */
enum fault identity_confirm(struct step *, const char *password, bool *right) MUST_CHECK;

/*
 * Inside a transaction: gives somebody a random first password, to be changed at once, and ends
 * that person's sessions.
 */
enum fault identity_give_password(struct step *, struct staff_id, const char **password) MUST_CHECK;

/* The password that identity_give_password() made of this one-time key. */
const char *identity_first_password(struct step *, struct staff_id);

#endif
