#include "casework/replan_preview.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/inside.h"
#include "rules/calendar.h"
#include "base/banned.h"

/* Cases being looked at, some at a time, in memory of their own. */
struct looking {
	struct step		*step;
	const struct calendar	*calendar;
	struct replan_preview	*preview;
	struct arena		 some;
};

static void
add_move(struct looking *looking, const struct counted_case *c, const struct replan_move *move)
{
	struct replan_preview *preview = looking->preview;

	if (preview->moved++ >= REPLAN_SHOWN)
		return;
	preview->moves[preview->shown] = *move;
	preview->moves[preview->shown++].number = arena_copy(looking->step->arena, c->number);
}

static enum fault
look_at(struct looking *looking, const struct counted_case *c, const struct deadline_list *own)
{
	struct calendar calendar = calendar_of_centre(looking->calendar, c->project);
	struct case_clocks clocks = { .calendar = &calendar, .rows = own->rows, .count = own->count };
	struct deadline_changes changes;
	enum fault fault = casework_procedure_of(looking->step->casework, c->procedure_version, &clocks.procedure);

	if (fault != FAULT_NONE)
		return fault;
	changes = deadline_replan(&looking->some, &clocks, looking->step->now);
	for (size_t i = 0; i < changes.count; i++)
		for (size_t k = 0; k < own->count; k++)
			if (own->rows[k].id == changes.rows[i].id && own->rows[k].due_at != changes.rows[i].due_at)
				add_move(looking, c, &(struct replan_move){
					.rule = procedure_clock(clocks.procedure, own->rows[k].clock),
					.before = own->rows[k].due_at, .after = changes.rows[i].due_at });
	return FAULT_NONE;
}

static enum fault
look_at_some(struct looking *looking, const int64_t *ids, size_t count)
{
	struct db *db = looking->step->casework->db;
	struct counted_list cases;
	struct deadline_list all;
	size_t next = 0;
	enum fault fault;

	if ((fault = deadlines_counted_cases(db, &looking->some, looking->step->actor,
	    &(struct counted_ids){ ids, count }, &cases)) != FAULT_NONE ||
	    (fault = deadlines_of_cases(db, &looking->some, ids, count, &all)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < cases.count && fault == FAULT_NONE; i++) {
		struct deadline_list own = { .count = 0 };

		while (next < all.count && all.rows[next].case_id.value < cases.rows[i].id.value)
			next++;
		own.rows = &all.rows[next];
		while (next + own.count < all.count && own.rows[own.count].case_id.value == cases.rows[i].id.value)
			own.count++;
		next += own.count;
		fault = look_at(looking, &cases.rows[i], &own);
	}
	return fault;
}

enum fault
replan_preview(struct step *step, const struct calendar *calendar, struct replan_preview *preview)
{
	struct looking looking = { .step = step, .calendar = calendar, .preview = preview };
	struct counted_ids ids;
	enum fault fault = deadlines_counted(step->casework->db, step->arena, step->now, REPLAN_CASES + 1, &ids);

	*preview = (struct replan_preview){
		.moves = arena_array(step->arena, REPLAN_SHOWN, sizeof(struct replan_move)),
	};
	if (fault != FAULT_NONE)
		return fault;
	preview->more = ids.count > REPLAN_CASES;
	if (preview->more)
		ids.count = REPLAN_CASES;
	for (size_t at = 0; at < ids.count && fault == FAULT_NONE; at += COUNTED_AT_ONCE) {
		fault = look_at_some(&looking, ids.rows + at,
		    ids.count - at < COUNTED_AT_ONCE ? ids.count - at : COUNTED_AT_ONCE);
		arena_reset(&looking.some);
	}
	arena_release(&looking.some);
	return fault;
}
