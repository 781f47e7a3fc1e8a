#include "casework/trying.h"

#include "casework/inside.h"
#include "casework/procedures_read.h"
#include "base/banned.h"

static struct trying_sum
sum(const struct replay_result *result)
{
	struct trying_sum sum = { .deadlines = result->deadline_count, .proposals = result->proposal_count };

	for (size_t i = 0; i < result->deadline_count; i++)
		sum.late += result->deadlines[i].late > 0;
	return sum;
}

enum fault
trying_run(struct step *step, const struct trying_wish *wish, struct trying *trying)
{
	struct replaying_span span = { .from = wish->from, .until = wish->until, .most = TRYING_CASES };
	struct replay_world world = { .calendar = casework_calendar(step->casework), .as_of = step->now };
	enum fault fault;

	*trying = (struct trying){ .current = casework_procedure(step->casework) };
	if ((fault = procedures_parse(step, wish->version, &trying->tried, &trying->problem)) != FAULT_NONE ||
	    trying->problem != NULL || trying->current == NULL)
		return fault;
	if ((fault = replaying_load(step, &span, &trying->events)) != FAULT_NONE)
		return fault;
	world.procedure = trying->current;
	world.own = trying->events.own;
	trying->before = replay_run(step->arena, &world, &trying->events.told);
	world.procedure = &trying->tried;
	trying->after = replay_run(step->arena, &world, &trying->events.told);
	trying->changed = replay_compare(step->arena, &trying->before, &trying->after);
	trying->sums[0] = sum(&trying->before);
	trying->sums[1] = sum(&trying->after);
	return FAULT_NONE;
}
