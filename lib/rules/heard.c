#include "rules/heard.h"

#include "base/banned.h"

/* Acts by which the complainant is spoken with; what is written by mail and message stands in the outbox. */
#define SPOKEN \
	(ACT_BIT(ACT_CONTACT) | ACT_BIT(ACT_ASK) | ACT_BIT(ACT_ANSWER) | ACT_BIT(ACT_EXPLAIN) | ACT_BIT(ACT_VISIT))

int64_t
heard_last(const struct case_event *events, size_t count)
{
	int64_t last = 0;

	for (size_t i = 0; i < count; i++)
		if ((SPOKEN & ACT_BIT(events[i].act)) && events[i].at > last)
			last = events[i].at;
	return last;
}

const struct deadline *
heard_next(const struct procedure *procedure, const struct deadline *deadlines, size_t count)
{
	const struct deadline *next = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct clock_rule *rule = procedure_clock(procedure, deadlines[i].clock);

		if (rule == NULL || !rule->repeats || (rule->stops & ACT_BIT(ACT_CONTACT)) == 0 ||
		    deadlines[i].stopped_at != 0 || !deadline_is_open(&deadlines[i]))
			continue;
		if (next == NULL || deadlines[i].due_at < next->due_at)
			next = &deadlines[i];
	}
	return next;
}
