#include "casework/identity.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "casework/attempts.h"
#include "casework/inside.h"
#include "rules/reporting.h"
#include "store/session_store.h"
#include "store/staff_store.h"
#include "base/banned.h"

enum {
	TOKEN_BYTES = 32,
	SEEN_SECONDS = 60,
	ADDRESS_DAYS = 90,		/* so long an address stays known */
	AGENT_CHARACTERS = 200
};

struct entering {
	struct step		*step;
	const struct sign_in	*sign_in;
	struct staff_record	 record;
	struct credential	 credential;
	bool			 known;		/* there is such a login, it has a password and is not disabled */
	struct guarded		 guarded[3];
	size_t			 guarded_count;
	const char		*token;
};

static bool
token_digest(const char *token, uint8_t digest[SECRET_DIGEST])
{
	if (token == NULL || strlen(token) != 2 * TOKEN_BYTES)
		return false;
	secret_sha256(token, strlen(token), digest);
	return true;
}

static enum fault
find_login(struct entering *e)
{
	struct step *step = e->step;
	struct db *db = step->casework->db;
	enum fault fault;

	fault = staff_load_login(db, step->arena, e->sign_in->login, &e->record);
	if (fault == FAULT_NONE)
		fault = credential_load(db, step->arena, e->record.staff.id, &e->credential);
	e->known = fault == FAULT_NONE && !e->record.staff.disabled;
	return fault == FAULT_NOT_FOUND ? FAULT_NONE : fault;
}

static enum fault
choose_guards(struct entering *e)
{
	struct step *step = e->step;
	const char *address = step->address == NULL ? "" : step->address;
	const char *pair = arena_format(step->arena, "%s %s", address, e->sign_in->login);
	bool at_home = false;
	enum fault fault = FAULT_NONE;

	if (e->known)
		fault = access_signed_in(step->casework->db, step->arena, e->sign_in->login, address,
		    step->now - (int64_t)ADDRESS_DAYS * DATE_DAY, &at_home);
	e->guarded_count = 0;
	e->guarded[e->guarded_count++] = (struct guarded){ "pair", pair, ATTEMPT_LIMIT, true, NULL };
	if (at_home)
		return fault;
	e->guarded[e->guarded_count++] = (struct guarded){ "address", address, ATTEMPT_ADDRESS_LIMIT, false, NULL };
	e->guarded[e->guarded_count++] = (struct guarded){ "login", e->sign_in->login, ATTEMPT_LIMIT, true, pair };
	return fault;
}

/* A login that does not exist costs the same work as a wrong password. */
static enum fault
compare(struct entering *e, bool *right)
{
	const char *unused;

	*right = false;
	if (!e->known)
		return secret_password_hash(e->step->arena, e->sign_in->password, &unused);
	*right = secret_password_matches(e->credential.hash, e->sign_in->password);
	return FAULT_NONE;
}

static enum fault
log_sign(struct step *step, const struct staff *staff, const char *kind, const char *reason)
{
	struct access access = {
		.at = step->now, .kind = kind, .subject = staff == NULL ? "-" : staff->login,
		.reason = reason, .address = step->address, .visit = step->visit,
	};

	if (staff != NULL)
		access.staff = staff->id;
	return access_insert(step->casework->db, step->arena, &access);
}

static enum fault
enter_in_transaction(struct db *db, void *context)
{
	struct entering *e = context;
	struct step *step = e->step;
	struct session session = {
		.staff = e->record.staff.id, .created_at = step->now, .seen_at = step->now,
		.expires_at = step->now + IDENTITY_LONGEST, .must_change = e->credential.must_change,
		.address = step->address == NULL ? "" : text_cut(step->arena, step->address, 64),
		.agent = e->sign_in->agent == NULL ? "" : text_cut(step->arena, e->sign_in->agent, AGENT_CHARACTERS),
	};
	uint8_t old[SECRET_DIGEST];
	enum fault fault;

	e->token = secret_token(step->arena, TOKEN_BYTES);
	(void)token_digest(e->token, session.digest);
	if (token_digest(e->sign_in->old_token, old) &&
	    (fault = session_end(db, step->arena, old)) != FAULT_NONE)
		return fault;
	if ((fault = attempts_succeed(step, e->guarded, e->guarded_count)) != FAULT_NONE ||
	    (fault = session_insert(db, step->arena, &session)) != FAULT_NONE)
		return fault;
	return log_sign(step, &e->record.staff, "sign_in", "");
}

enum fault
identity_sign_in(struct step *step, const struct sign_in *sign_in, const char **token, struct identity *identity)
{
	struct entering e = { .step = step, .sign_in = sign_in };
	bool blocked, right = false;
	enum fault fault;

	if ((fault = find_login(&e)) != FAULT_NONE ||
	    (fault = choose_guards(&e)) != FAULT_NONE ||
	    (fault = attempts_begin(step, e.guarded, e.guarded_count, &blocked)) != FAULT_NONE ||
	    (!blocked && (fault = compare(&e, &right)) != FAULT_NONE))
		return fault;
	if (!right) {
		fault = log_sign(step, e.known ? &e.record.staff : NULL, "sign_in_failed",
		    blocked ? "waiting" : "");
		step->refusal = REFUSAL_SIGN_IN;
		return fault;
	}
	fault = casework_transact(step, enter_in_transaction, &e, NULL);
	*token = e.token;
	*identity = (struct identity){ e.record.staff, step->now, e.credential.must_change };
	return fault;
}

static bool
still_holds(const struct session *session, const struct staff *staff, int64_t now)
{
	return !staff->disabled && now < session->expires_at && now - session->seen_at < IDENTITY_IDLE;
}

enum fault
identity_find(struct step *step, const char *token, struct identity *identity)
{
	struct db *db = step->casework->db;
	uint8_t digest[SECRET_DIGEST];
	struct session session;
	enum fault fault;

	if (!token_digest(token, digest))
		return FAULT_NOT_FOUND;
	fault = session_load(db, step->arena, digest, &session, &identity->staff);
	if (fault != FAULT_NONE)
		return fault;
	if (!still_holds(&session, &identity->staff, step->now)) {
		fault = session_end(db, step->arena, digest);
		return fault == FAULT_NONE ? FAULT_NOT_FOUND : fault;
	}
	reporting_line(step->arena, step->casework->staff.rows, step->casework->staff.count, &identity->staff);
	identity->signed_in_at = session.created_at;
	identity->must_change = session.must_change;
	if (step->now - session.seen_at >= SEEN_SECONDS)
		fault = session_seen(db, step->arena, digest, step->now);
	return fault;
}

enum fault
identity_sessions(struct step *step, const char *token, struct session_view **views, size_t *count)
{
	struct session_list list = {0};
	uint8_t digest[SECRET_DIGEST] = {0};
	enum fault fault;

	*count = 0;
	(void)token_digest(token, digest);
	fault = sessions_of(step->casework->db, step->arena, step->actor->id, step->now,
	    step->now - IDENTITY_IDLE, &list);
	if (fault != FAULT_NONE)
		return fault;
	*views = arena_array(step->arena, list.count, sizeof(**views));
	for (; *count < list.count; ++*count) {
		const struct session *session = &list.rows[*count];

		(*views)[*count] = (struct session_view){
			.since = session->created_at, .seen_at = session->seen_at,
			.address = session->address, .agent = session->agent,
			.here = secret_equal(session->digest, digest, sizeof(digest)),
		};
	}
	return FAULT_NONE;
}

enum fault
identity_sign_out(struct step *step, const char *token)
{
	uint8_t digest[SECRET_DIGEST];
	enum fault fault;

	if (!token_digest(token, digest))
		return FAULT_NONE;
	fault = session_end(step->casework->db, step->arena, digest);
	if (fault == FAULT_NONE && step->actor != NULL)
		fault = log_sign(step, step->actor, "sign_out", "");
	return fault;
}

enum fault
identity_sign_out_everywhere(struct step *step)
{
	enum fault fault = sessions_end(step->casework->db, step->arena, step->actor->id, NULL);

	return fault == FAULT_NONE ? log_sign(step, step->actor, "sign_out", "everywhere") : fault;
}

enum fault
identity_confirm(struct step *step, const char *password, bool *right)
{
	struct guarded guarded = { "confirm", step->actor->login, ATTEMPT_LIMIT, true, NULL };
	struct credential credential;
	bool blocked;
	enum fault fault;

	*right = false;
	if ((fault = attempts_begin(step, &guarded, 1, &blocked)) != FAULT_NONE || blocked)
		return fault;
	fault = credential_load(step->casework->db, step->arena, step->actor->id, &credential);
	if (fault != FAULT_NONE)
		return fault;
	*right = secret_password_matches(credential.hash, password);
	return *right ? attempts_succeed(step, &guarded, 1) : FAULT_NONE;
}

struct changing {
	struct step		*step;
	struct credential	 credential;
	uint8_t			 session[SECRET_DIGEST];
};

static enum fault
change_in_transaction(struct db *db, void *context)
{
	struct changing *c = context;
	struct step *step = c->step;
	enum fault fault;

	if ((fault = credential_put(db, step->arena, &c->credential, step->now)) != FAULT_NONE ||
	    (fault = sessions_end(db, step->arena, step->actor->id, c->session)) != FAULT_NONE ||
	    (fault = session_free(db, step->arena, c->session)) != FAULT_NONE)
		return fault;
	return log_sign(step, step->actor, "password_changed", "");
}

enum fault
identity_change_password(struct step *step, const char *token, const char *old, const char *new,
    enum password_problem *problem)
{
	struct changing c = { .step = step };
	bool right;
	enum fault fault;

	if ((*problem = password_judge(step->actor->login, old, new)) != PASSWORD_FINE ||
	    !token_digest(token, c.session))
		return FAULT_NONE;
	if ((fault = identity_confirm(step, old, &right)) != FAULT_NONE)
		return fault;
	if (!right) {
		*problem = PASSWORD_WRONG;
		return FAULT_NONE;
	}
	c.credential.staff = step->actor->id;
	fault = secret_password_hash(step->arena, new, &c.credential.hash);
	return fault == FAULT_NONE ? casework_transact(step, change_in_transaction, &c, NULL) : fault;
}

const char *
identity_first_password(struct step *step, struct staff_id id)
{
	uint8_t mac[SECRET_DIGEST];

	secret_mac(step->casework->key, arena_format(step->arena, "first password %lld %s", (long long)id.value,
	    step->once), mac);
	return secret_code_from(step->arena, mac);
}

enum fault
identity_give_password(struct step *step, struct staff_id id, const char **password)
{
	struct credential credential = { .staff = id, .must_change = true };
	struct db *db = step->casework->db;
	enum fault fault;

	*password = step->once == NULL ? secret_code(step->arena) : identity_first_password(step, id);
	if ((fault = secret_password_hash(step->arena, *password, &credential.hash)) != FAULT_NONE ||
	    (fault = credential_put(db, step->arena, &credential, step->now)) != FAULT_NONE)
		return fault;
	return sessions_end(db, step->arena, id, NULL);
}
