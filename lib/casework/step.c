#include "casework/inside.h"

#include "base/log.h"
#include "base/banned.h"

enum fault
casework_refuse(struct step *step, enum refusal refusal)
{
	step->refusal = refusal;
	return FAULT_REFUSED;
}

/* Whether a transaction whose COMMIT was not answered has happened after all. */
static enum fault
ask_again(struct step *step, const char **result)
{
	const char *found = NULL;
	enum fault fault;

	if (step->once == NULL)
		return FAULT_UNAVAILABLE;
	fault = submission_result(step->casework->db, step->arena, step->once, &found);
	if (fault != FAULT_NONE)
		return FAULT_UNAVAILABLE;
	if (found == NULL)
		return FAULT_RETRY;
	log_line(LOG_LEVEL_NOTICE, "a commit without an answer had happened");
	if (result != NULL)
		*result = found;
	return FAULT_NONE;
}

enum fault
casework_transact(struct step *step, enum fault (*work)(struct db *, void *), void *context, const char **result)
{
	struct db *db = step->casework->db;
	enum fault fault = FAULT_RETRY;

	for (int attempt = 0; attempt < 3 && fault == FAULT_RETRY; attempt++) {
		step->refusal = REFUSAL_NONE;
		step->repeated = false;
		fault = db_transact(db, work, context);
		if (fault == FAULT_UNKNOWN)
			fault = ask_again(step, result);
	}
	shared_count_add(&step->casework->changes);
	return fault == FAULT_REFUSED ? FAULT_NONE : fault;
}

const char *
casework_actor_name(const struct step *step)
{
	if (step->actor == NULL)
		return "";
	if (step->actor->title == NULL || step->actor->title[0] == '\0')
		return step->actor->name;
	return arena_format(step->arena, "%s %s", step->actor->name, step->actor->title);
}

enum fault
casework_log_access(struct step *step, const char *kind, const char *subject, const char *reason)
{
	struct access access = {
		.at = step->now, .kind = kind, .subject = subject, .reason = reason,
		.address = step->address, .visit = step->visit,
	};

	if (step->actor != NULL)
		access.staff = step->actor->id;
	return access_insert(step->casework->db, step->arena, &access);
}

struct viewing {
	struct step		*step;
	const char *const	*numbers;
	size_t			 count;
	const char		*reason;
};

static enum fault
log_in_transaction(struct db *db, void *context)
{
	const struct viewing *viewing = context;
	struct step *step = viewing->step;
	enum fault fault = FAULT_NONE;

	(void)db;
	for (size_t i = 0; i < viewing->count && fault == FAULT_NONE; i++)
		fault = casework_log_access(step, "view", arena_format(step->arena, "case %s", viewing->numbers[i]),
		    viewing->reason);
	return fault;
}

enum fault
casework_log_views(struct step *step, const char *const *numbers, size_t count, const char *reason)
{
	struct viewing viewing = { step, numbers, count, reason };

	return count == 0 ? FAULT_NONE : db_transact(step->casework->db, log_in_transaction, &viewing);
}
