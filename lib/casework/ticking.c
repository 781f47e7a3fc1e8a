#include "casework/ticking.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "base/banned.h"

enum { TURN_SECONDS = 20, DUE_AT_ONCE = 200, KEEP_KEYS_DAYS = 7, POSTPONE_SECONDS = 600 };

enum fault
casework_take_turn(struct step *step, const char *holder, bool *mine)
{
	*mine = false;
	return lease_take(step->casework->db, step->arena, "clock", holder, step->now,
	    step->now + TURN_SECONDS, mine);
}

struct marking {
	struct step		*step;
	struct case_id		 id;
	int64_t			 deadline;
	bool			 changed;
};

static enum fault
append_mark(struct marking *marking, struct db *db, const struct case_file *c, const struct deadline *deadline)
{
	struct case_event event = {
		.case_id = c->id, .at = marking->step->now,
		.act = deadline->state == DEADLINE_BREACHED ? ACT_BREACH : ACT_WARN,
		.from = c->stage, .to = c->stage, .as = ROLE_CLOCK, .actor_name = "",
		.person = deadline->responsible, .until = deadline->due_at, .text = deadline->clock, .detail = "",
	};

	return event_append(db, marking->step->arena, &event);
}

/* Closed for good: its clocks have nothing more to say, and its history takes nothing more. */
static bool
is_past_marking(const struct case_file *c)
{
	struct act_facts facts = { .as = ROLE_CLOCK };

	return case_decide(c, ACT_BREACH, &facts, NULL) != REFUSAL_NONE;
}

static enum fault
mark_in_transaction(struct db *db, void *context)
{
	struct marking *marking = context;
	struct step *step = marking->step;
	struct deadline_changes changes = { .count = 0 };
	struct deadline_list list;
	struct case_file c;
	enum fault fault;

	marking->changed = false;
	if ((fault = case_load(db, step->arena, marking->id, true, &c)) != FAULT_NONE ||
	    (fault = deadlines_load(db, step->arena, marking->id, &list)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < list.count; i++)
		if (list.rows[i].id == marking->deadline && deadline_tick(&list.rows[i], step->now)) {
			changes.rows = &list.rows[i];
			changes.count = 1;
		}
	if (changes.count == 0)
		return FAULT_NONE;
	if (is_past_marking(&c)) {
		changes.rows->state = DEADLINE_CANCELLED;
		changes.rows->stopped_at = step->now;
		return deadline_put(db, step->arena, changes.rows);
	}
	if ((fault = deadline_put(db, step->arena, changes.rows)) != FAULT_NONE ||
	    (fault = append_mark(marking, db, &c, changes.rows)) != FAULT_NONE)
		return fault;
	casework_sum_clocks(&c, list.rows, list.count, &changes);
	marking->changed = true;
	return case_save_alert(db, step->arena, &c);
}

enum fault
casework_tick(struct step *step, size_t *marked, bool *more)
{
	struct deadline_list due;
	enum fault fault = deadlines_due(step->casework->db, step->arena, step->now, &due);
	struct arena_mark before = arena_mark(step->arena);

	if (fault != FAULT_NONE)
		return fault;
	*more = due.count == DUE_AT_ONCE;
	for (size_t i = 0; i < due.count && fault == FAULT_NONE; i++) {
		struct marking marking = { .step = step, .id = due.rows[i].case_id, .deadline = due.rows[i].id };

		arena_rewind(step->arena, before);
		fault = casework_transact(step, mark_in_transaction, &marking, NULL);
		*marked += fault == FAULT_NONE && marking.changed;
		if (fault == FAULT_INTERNAL || fault == FAULT_CONFLICT || fault == FAULT_NOT_FOUND) {
			/* One row that cannot be marked must not stop the clocks of all others. */
			log_line(LOG_LEVEL_ERROR, "deadline %lld cannot be marked: %s; looked at again in ten minutes",
			    (long long)marking.deadline, fault_name(fault));
			fault = deadline_postpone(step->casework->db, step->arena, marking.deadline,
			    step->now + POSTPONE_SECONDS);
		}
	}
	return fault;
}

enum fault
casework_sweep(struct step *step)
{
	static const struct { enum statement statement; int64_t age; } sweeps[] = {
		{ STATEMENT_SWEEP_SESSIONS, 0 },
		{ STATEMENT_SWEEP_ATTEMPTS, DATE_DAY },
		{ STATEMENT_SWEEP_SUBMISSIONS, KEEP_KEYS_DAYS * DATE_DAY },
		{ STATEMENT_SWEEP_CHUNKS, DATE_DAY },
		{ STATEMENT_SWEEP_FILES, DATE_DAY },
	};
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < sizeof(sweeps) / sizeof(sweeps[0]) && fault == FAULT_NONE; i++) {
		struct query *query = db_query(step->casework->db, step->arena, sweeps[i].statement);

		bind_moment(query, step->now - sweeps[i].age);
		fault = db_run(query);
	}
	return fault;
}
