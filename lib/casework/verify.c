#include "casework/verify.h"

#include "casework/inside.h"
#include "store/verify_store.h"
#include "base/banned.h"

enum { CASES_AT_ONCE = 500, DOCUMENTS_AT_ONCE = 50 };

struct verifying {
	struct step		*step;
	struct arena		 page;
	void			(*tell)(const char *what, const char *which);
	struct verify_counts	*counts;
};

static const char *const findings[VERIFY__COUNT] = {
	[VERIFY_NO_CASE] = "half-made: complaint without case file",
	[VERIFY_NO_EVENT] = "half-made: case without its registration",
	[VERIFY_NO_TEXT] = "half-made: case without search text",
	[VERIFY_NOT_POSTED] = "case that no search finds",
	[VERIFY_NO_CLOCK] = "half-made: case without any deadline",
	[VERIFY_OTHER_CASE] = "case file differs from its complaint",
	[VERIFY_OTHER_DUE] = "due column differs from the deadlines",
	[VERIFY_NUMBER_GAP] = "numbers given differ from complaints",
	[VERIFY_NOT_FILED] = "half-made: archived without its sealed file",
	[VERIFY_NOT_ARCHIVED] = "sealed file of a case that is not archived",
	[VERIFY_INCOMPLETE_FILE] = "evidence whose file is not complete",
	[VERIFY_FILE_SIZE] = "file with missing pieces",
	[VERIFY_ORPHAN_FILE] = "file that belongs to nothing",
};

static void
find(struct verifying *v, const char *what, const char *which)
{
	v->counts->findings++;
	v->tell(what, which);
}

/* A procedure whose clocks all have conditions may leave a case without any. */
static bool
always_clocked(const struct casework *casework)
{
	const struct procedure *procedure = casework_procedure(casework);

	for (size_t i = 0; procedure != NULL && i < procedure->clock_count; i++) {
		const struct clock_rule *clock = &procedure->clocks[i];
		const struct clock_condition *condition = &clock->condition;

		if (!clock->off && clock->start == ACT_REGISTER && condition->urgency < 0 &&
		    condition->urgency_below < 0 && condition->major < 0 && condition->validity < 0 &&
		    condition->severity == SEVERITY_MINOR && condition->level == 0 &&
		    condition->reopened != WANTED_YES && condition->emergency != WANTED_YES)
			return true;
	}
	return false;
}

static enum fault
run_checks(struct verifying *v)
{
	struct verify_numbers numbers;
	enum fault fault = FAULT_NONE;

	for (int check = 0; check < VERIFY__COUNT && fault == FAULT_NONE; check++) {
		if (check == VERIFY_NO_CLOCK && !always_clocked(v->step->casework))
			continue;
		fault = verify_find(v->step->casework->db, &v->page, (enum verify_check)check, &numbers);
		for (size_t k = 0; k < numbers.count; k++)
			find(v, findings[check], numbers.rows[k]);
		arena_reset(&v->page);
	}
	return fault;
}

static enum fault
check_history(struct verifying *v, const struct verify_case *c)
{
	struct event_list events = {0};
	int broken = 0;
	enum fault fault = events_load(v->step->casework->db, &v->page, c->id, false, &events);

	if (fault != FAULT_NONE)
		return fault;
	v->counts->cases++;
	v->counts->events += (int64_t)events.count;
	if (!event_chain_holds(events.rows, events.count, &broken))
		find(v, "broken history", c->number);
	if (events.count > 0 && events.rows[events.count - 1].to != c->stage)
		find(v, "history ends in another stage", c->number);
	return FAULT_NONE;
}

static enum fault
check_cases(struct verifying *v)
{
	struct case_id after = {0};
	struct verify_cases cases = { .count = CASES_AT_ONCE };
	enum fault fault = FAULT_NONE;

	while (fault == FAULT_NONE && cases.count == CASES_AT_ONCE) {
		fault = verify_cases(v->step->casework->db, &v->page, after, CASES_AT_ONCE, &cases);
		for (size_t i = 0; i < cases.count && fault == FAULT_NONE; i++) {
			after = cases.rows[i].id;
			fault = check_history(v, &cases.rows[i]);
		}
		arena_reset(&v->page);
	}
	return fault;
}

static enum fault
check_documents(struct verifying *v)
{
	struct case_id after = {0};
	struct verify_documents documents = { .count = DOCUMENTS_AT_ONCE };
	enum fault fault = FAULT_NONE;

	while (fault == FAULT_NONE && documents.count == DOCUMENTS_AT_ONCE) {
		fault = verify_documents(v->step->casework->db, &v->page, after, DOCUMENTS_AT_ONCE, &documents);
		for (size_t i = 0; i < documents.count && fault == FAULT_NONE; i++) {
			uint8_t digest[SECRET_DIGEST];

			after = documents.rows[i].id;
			v->counts->archived++;
			secret_sha256(documents.rows[i].bytes, documents.rows[i].length, digest);
			if (!secret_equal(digest, documents.rows[i].sha256, SECRET_DIGEST))
				find(v, "sealed file is not what was sealed", documents.rows[i].number);
		}
		arena_reset(&v->page);
	}
	return fault;
}

enum fault
verify_all(struct step *step, void (*tell)(const char *what, const char *which), struct verify_counts *counts)
{
	struct verifying v = { .step = step, .tell = tell, .counts = counts };
	struct db *db = step->casework->db;
	enum fault fault;

	*counts = (struct verify_counts){ .cases = 0 };
	if ((fault = casework_refresh(step->casework, step->now)) != FAULT_NONE || (fault = db_begin(db)) != FAULT_NONE)
		return fault;
	if ((fault = run_checks(&v)) == FAULT_NONE && (fault = check_cases(&v)) == FAULT_NONE &&
	    (fault = check_documents(&v)) == FAULT_NONE)
		fault = verify_files(db, &v.page, &counts->files);
	db_rollback(db);
	arena_release(&v.page);
	return fault;
}
