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

static enum fault
begin_in_transaction(struct db *db, void *context)
{
	struct beginning *b = context;
	struct step *step = b->step;
	struct attempt attempt;
	enum fault fault;

	b->blocked = false;
	for (size_t i = 0; i < b->count; i++) {
		fault = attempt_load(db, step->arena, subject_of(step, &b->subjects[i]), &attempt);
		if (fault != FAULT_NONE)
			return fault;
		b->blocked = b->blocked || attempt_blocked(&attempt, b->subjects[i].limit, step->now);
	}
	for (size_t i = 0; i < b->count && !b->blocked; i++) {
		fault = attempt_count(db, step->arena, subject_of(step, &b->subjects[i]), step->now);
		if (fault != FAULT_NONE)
			return fault;
	}
	return FAULT_NONE;
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
