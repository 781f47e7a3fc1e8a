#include "casework/inside.h"

#include "base/banned.h"

static bool
is_open(const struct deadline *deadline)
{
	return deadline->state == DEADLINE_RUNNING || deadline->state == DEADLINE_WARNED ||
	    (deadline->state == DEADLINE_BREACHED && deadline->stopped_at == 0);
}

void
casework_sum_clocks(struct case_file *c, const struct deadline *rows, size_t count,
    const struct deadline_changes *changes)
{
	c->due_at = 0;
	c->due_clock = "";
	c->alert = DEADLINE_RUNNING;
	for (size_t i = 0; i < count + changes->count; i++) {
		const struct deadline *d = i < count ? &rows[i] : &changes->rows[i - count];
		bool replaced = false;

		for (size_t k = 0; i < count && k < changes->count; k++)
			replaced = replaced || changes->rows[k].id == d->id;
		if (replaced || !is_open(d))
			continue;
		if (c->due_at == 0 || d->due_at < c->due_at) {
			c->due_at = d->due_at;
			c->due_clock = d->clock;
		}
		if ((int)d->state > c->alert)
			c->alert = (int)d->state;
	}
}

/* What is already late when it starts is marked at once. */
static void
tick_all(const struct step *step, const struct deadline_changes *changes)
{
	for (size_t i = 0; i < changes->count; i++)
		if (changes->rows[i].state == DEADLINE_RUNNING || changes->rows[i].state == DEADLINE_WARNED)
			(void)deadline_tick(&changes->rows[i], step->now);
}

enum fault
casework_put_clocks(struct step *step, struct case_id id, const struct deadline_changes *changes)
{
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < changes->count && fault == FAULT_NONE; i++) {
		changes->rows[i].case_id = id;
		fault = deadline_put(step->casework->db, step->arena, &changes->rows[i]);
	}
	return fault;
}

enum fault
casework_first_clocks(struct step *step, struct case_file *c, const struct clock_event *event,
    struct deadline_changes *changes)
{
	const struct procedure *procedure;
	enum fault fault = casework_procedure_of(step->casework, c->procedure_version, &procedure);

	if (fault != FAULT_NONE)
		return fault;
	*changes = deadline_on_event(step->arena, procedure, c, NULL, 0, event);
	tick_all(step, changes);
	casework_sum_clocks(c, NULL, 0, changes);
	return FAULT_NONE;
}

enum fault
casework_move_clocks(struct step *step, struct case_file *c, const struct clock_event *event)
{
	struct db *db = step->casework->db;
	const struct procedure *procedure;
	struct deadline_changes changes;
	struct deadline_list list;
	enum fault fault;

	if ((fault = casework_procedure_of(step->casework, c->procedure_version, &procedure)) != FAULT_NONE ||
	    (fault = deadlines_load(db, step->arena, c->id, &list)) != FAULT_NONE)
		return fault;
	changes = deadline_on_event(step->arena, procedure, c, list.rows, list.count, event);
	tick_all(step, &changes);
	if ((fault = casework_put_clocks(step, c->id, &changes)) != FAULT_NONE)
		return fault;
	casework_sum_clocks(c, list.rows, list.count, &changes);
	return FAULT_NONE;
}
