#include "casework/attempts.h"

#include <string.h>

#include "casework/inside.h"
#include "store/session_store.h"
#include "base/banned.h"

struct beginning {
	struct step		*step;
	const struct guarded	*subjects;
	size_t			 count;
	bool			 blocked;
};

/* Names are kept as digests: what people type into the wrong box may be a password. */
static const char *
subject_of(const struct step *step, const struct guarded *guarded)
{
	uint8_t digest[SECRET_DIGEST];

	secret_sha256(guarded->name, strlen(guarded->name), digest);
	return arena_format(step->arena, "%s:%s", guarded->kind, secret_hex(step->arena, digest, 16));
}

/* Whether a closed guard opens for its patient; who asks for the first time is put down. */
static enum fault
wait_out(struct step *step, const struct guarded *closed, bool *open)
{
	struct db *db = step->casework->db;
	const char *own = subject_of(step, &(struct guarded){ .kind = "pair", .name = closed->patient });
	const char *asked = subject_of(step, &(struct guarded){ .kind = "asked", .name = closed->patient });
	const char *opened = subject_of(step, &(struct guarded){ .kind = "opened", .name = closed->name });
	struct attempt tries, since, openings;
	enum fault fault;

	*open = false;
	if ((fault = attempt_load(db, step->arena, own, &tries)) != FAULT_NONE ||
	    (fault = attempt_load(db, step->arena, asked, &since)) != FAULT_NONE ||
	    (fault = attempt_load(db, step->arena, opened, &openings)) != FAULT_NONE ||
	    !attempt_forgotten(&tries, step->now))
		return fault;
	if (attempt_forgotten(&since, step->now))
		return attempt_count(db, step->arena, asked, step->now);
	if (!attempt_waited(&since, step->now) || attempt_blocked(&openings, ATTEMPT_PATIENT, step->now))
		return FAULT_NONE;
	*open = true;
	fault = attempt_forget(db, step->arena, asked);
	return fault == FAULT_NONE ? attempt_count(db, step->arena, opened, step->now) : fault;
}

/* Whether one of them is still waiting; the first that is decides. */
static enum fault
look(struct beginning *b, struct db *db)
{
	struct step *step = b->step;
	struct attempt attempt;
	enum fault fault;

	b->blocked = false;
	for (size_t i = 0; i < b->count && !b->blocked; i++) {
		const struct guarded *guarded = &b->subjects[i];
		bool open = false;

		fault = attempt_load(db, step->arena, subject_of(step, guarded), &attempt);
		if (fault != FAULT_NONE)
			return fault;
		b->blocked = attempt_blocked(&attempt, guarded->limit, step->now);
		if (b->blocked && guarded->patient != NULL && (fault = wait_out(step, guarded, &open)) != FAULT_NONE)
			return fault;
		b->blocked = b->blocked && !open;
	}
	return FAULT_NONE;
}

static enum fault
begin_in_transaction(struct db *db, void *context)
{
	struct beginning *b = context;
	struct step *step = b->step;
	enum fault fault = look(b, db);

	for (size_t i = 0; fault == FAULT_NONE && i < b->count && !b->blocked; i++)
		fault = attempt_count(db, step->arena, subject_of(step, &b->subjects[i]), step->now);
	return fault;
}

enum fault
attempts_begin(struct step *step, const struct guarded *subjects, size_t count, bool *blocked)
{
	struct beginning b = { .step = step, .subjects = subjects, .count = count };
	enum fault fault = casework_transact(step, begin_in_transaction, &b, NULL);

	*blocked = b.blocked;
	return fault;
}

enum fault
attempts_succeed(struct step *step, const struct guarded *subjects, size_t count)
{
	struct db *db = step->casework->db;
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < count && fault == FAULT_NONE; i++) {
		const char *subject = subject_of(step, &subjects[i]);

		fault = subjects[i].forget ? attempt_forget(db, step->arena, subject) :
		    attempt_forgive(db, step->arena, subject);
	}
	return fault;
}
