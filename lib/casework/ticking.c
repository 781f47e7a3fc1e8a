#include "casework/ticking.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/kill_point.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "casework/marking.h"
#include "store/evidence_store.h"
#include "store/search_store.h"
#include "store/sweep_store.h"
#include "base/banned.h"

enum {
	TURN_SECONDS = 20,
	DUE_AT_ONCE = 192,	/* three times MARKING_AT_ONCE, and as the statement has it */
	KEEP_KEYS_DAYS = 7,
	KEEP_NOTICES_DAYS = 60,
	LEFT_DAYS = 9,		/* so far back left files are looked for, when not everywhere */
	SWEPT_CHUNKS = 2048,	/* of half a MB: deadlines are not kept waiting */
	POSTPONE_SECONDS = 600,
	POSTINGS_AT_ONCE = 4
};

static struct lease
turn_of(const char *holder)
{
	return (struct lease){ "clock", holder, TURN_SECONDS };
}

enum fault
casework_take_turn(struct step *step, const char *holder, bool *mine)
{
	struct lease lease = turn_of(holder);

	*mine = false;
	return lease_take(step->casework->db, step->arena, &lease, mine);
}

enum fault
casework_give_turn(struct step *step, const char *holder)
{
	struct lease lease = turn_of(holder);

	return lease_give(step->casework->db, step->arena, &lease);
}

enum fault
casework_server_now(struct step *step, int64_t *now)
{
	return server_now(step->casework->db, step->arena, now);
}

static bool
is_about_one_case(enum fault fault)
{
	return fault == FAULT_INTERNAL || fault == FAULT_CONFLICT || fault == FAULT_NOT_FOUND;
}

/* What cannot be marked must not stop the clocks of all others. */
static enum fault
put_off(struct step *step, const struct deadline_list *due, int64_t id, enum fault why)
{
	enum fault fault = FAULT_NONE;

	log_line(LOG_LEVEL_ERROR, "deadlines of case %lld cannot be marked: %s; looked at again in ten minutes",
	    (long long)id, fault_name(why));
	for (size_t i = 0; i < due->count && fault == FAULT_NONE; i++)
		if (due->rows[i].case_id.value == id)
			fault = deadline_postpone(step->casework->db, step->arena, due->rows[i].id,
			    step->now + POSTPONE_SECONDS);
	return fault;
}

/* All at once; when one of them stands in the way, each by itself. */
static enum fault
mark_some(struct step *step, const struct deadline_list *due, const int64_t *ids, size_t count, size_t *marked)
{
	size_t changed;
	enum fault fault = marking_run(step, ids, count, &changed);

	*marked += changed;
	kill_point("committed");
	if (!is_about_one_case(fault))
		return fault;
	fault = FAULT_NONE;
	for (size_t i = 0; i < count && fault == FAULT_NONE; i++) {
		fault = marking_run(step, &ids[i], 1, &changed);
		*marked += changed;
		if (is_about_one_case(fault))
			fault = put_off(step, due, ids[i], fault);
	}
	return fault;
}

/* The cases of the due deadlines, each once and in order: whoever locks several locks them in this order. */
static int64_t *
cases_of(struct arena *arena, const struct deadline_list *due, size_t *count)
{
	int64_t *cases = arena_array(arena, due->count + 1, sizeof(*cases));

	*count = 0;
	for (size_t i = 0; i < due->count; i++) {
		int64_t id = due->rows[i].case_id.value;
		size_t at = *count;

		while (at > 0 && cases[at - 1] > id)
			at--;
		if (at > 0 && cases[at - 1] == id)
			continue;
		for (size_t k = *count; k > at; k--)
			cases[k] = cases[k - 1];
		cases[at] = id;
		++*count;
	}
	return cases;
}

enum fault
casework_tick(struct step *step, size_t *marked, bool *more)
{
	struct deadline_list due;
	struct arena_mark before;
	int64_t *cases;
	size_t count;
	enum fault fault = deadlines_due(step->casework->db, step->arena, step->now, &due);

	if (fault != FAULT_NONE)
		return fault;
	*more = due.count == DUE_AT_ONCE;
	cases = cases_of(step->arena, &due, &count);
	before = arena_mark(step->arena);
	for (size_t i = 0; i < count && fault == FAULT_NONE; i += MARKING_AT_ONCE) {
		arena_rewind(step->arena, before);
		fault = mark_some(step, &due, cases + i, count - i < MARKING_AT_ONCE ? count - i : MARKING_AT_ONCE,
		    marked);
	}
	return fault;
}

enum fault
casework_post_texts(struct step *step, size_t *posted)
{
	size_t count = 1;
	enum fault fault = FAULT_NONE;

	*posted = 0;
	for (int i = 0; i < POSTINGS_AT_ONCE && count > 0 && fault == FAULT_NONE; i++) {
		fault = search_post_waiting(step->casework->db, &count);
		*posted += count;
	}
	/* Somebody else is at the same rows: next time. */
	return fault == FAULT_RETRY ? FAULT_NONE : fault;
}

enum fault
casework_sweep(struct step *step, bool whole)
{
	const struct kept_since since = {
		.sessions = step->now, .attempts = step->now - DATE_DAY,
		.submissions = step->now - KEEP_KEYS_DAYS * DATE_DAY,
		.answers = step->now - KEEP_KEYS_DAYS * DATE_DAY,
		.notices = step->now - KEEP_NOTICES_DAYS * DATE_DAY,
	};
	enum fault fault = sweep_old(step->casework->db, step->arena, &since);

	if (fault != FAULT_NONE)
		return fault;
	return files_sweep(step->casework->db, step->arena, step->now - DATE_DAY,
	    whole ? 1 : step->now - LEFT_DAYS * DATE_DAY, SWEPT_CHUNKS);
}
