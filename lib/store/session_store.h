/* Who is signed in, passwords, and counted tries.  Only the digest of a session's cookie is stored. */
#ifndef STORE_SESSION_STORE_H
#define STORE_SESSION_STORE_H

#include "rules/attempt.h"
#include "rules/role.h"
#include "store/db.h"

/* Moments are UTC seconds. */
struct session {
	uint8_t		 digest[32];	/* SHA-256 of the cookie */
	struct staff_id	 staff;
	int64_t		 created_at, seen_at, expires_at;
	bool		 must_change;	/* good for nothing but choosing a new password */
	const char	*address, *agent;
};
struct session_list { struct session *rows; size_t count; };

enum fault session_insert(struct db *, struct arena *, const struct session *) MUST_CHECK;

/*
 * The session of a digest and whose it is, by primary key; FAULT_NOT_FOUND when there is none.
 * Whether it still holds is the caller's to judge.
 */
enum fault session_load(struct db *, struct arena *, const uint8_t digest[32], struct session *,
    struct staff *) MUST_CHECK;

/* A person's sessions that hold now, latest used first, at most 50; those last seen before `idle_since` do not. */
enum fault sessions_of(struct db *, struct arena *, struct staff_id, int64_t now, int64_t idle_since,
    struct session_list *) MUST_CHECK;

enum fault session_seen(struct db *, struct arena *, const uint8_t digest[32], int64_t at) MUST_CHECK;
/* must_change no more */
enum fault session_free(struct db *, struct arena *, const uint8_t digest[32]) MUST_CHECK;
enum fault session_end(struct db *, struct arena *, const uint8_t digest[32]) MUST_CHECK;

/* Ends every session of a person but the one of this digest; NULL: all of them. */
enum fault sessions_end(struct db *, struct arena *, struct staff_id, const uint8_t but[32]) MUST_CHECK;

/* A person's password; FAULT_NOT_FOUND when none was ever set. */
struct credential {
	struct staff_id	 staff;
	const char	*hash;
	bool		 must_change;
};
enum fault credential_load(struct db *, struct arena *, struct staff_id, struct credential *) MUST_CHECK;
enum fault credential_put(struct db *, struct arena *, const struct credential *, int64_t at) MUST_CHECK;

/* Wrong tries at a subject; nothing remembered is {0}.  Loading locks the row until the transaction ends. */
enum fault attempt_load(struct db *, struct arena *, const char *subject, struct attempt *) MUST_CHECK;
enum fault attempt_count(struct db *, struct arena *, const char *subject, int64_t now) MUST_CHECK;
enum fault attempt_forgive(struct db *, struct arena *, const char *subject) MUST_CHECK;	/* takes one back */
enum fault attempt_forget(struct db *, struct arena *, const char *subject) MUST_CHECK;	/* takes all back */

/* True when this login has signed in from this address since then. */
enum fault access_signed_in(struct db *, struct arena *, const char *login, const char *address, int64_t since,
    bool *) MUST_CHECK;

#endif
