#include "rules/heard.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

/* The value of a fact, which ends with its line; NULL when it was not recorded. */
static const char *
fact(const char *detail, const char *name, size_t *length)
{
	size_t own = strlen(name);

	while (!text_empty(detail)) {
		size_t line = strcspn(detail, "\n");

		if (text_starts(detail, name)) {
			*length = line - own;
			return detail + own;
		}
		detail += line + (detail[line] != '\0');
	}
	return NULL;
}

/* Whether a fact was recorded, and as something else than this. */
static bool
is_other(const char *detail, const char *name, const char *usual)
{
	size_t length = 0;
	const char *value = fact(detail, name, &length);

	return value != NULL && (length != strlen(usual) || !text_starts(value, usual));
}

bool
heard_aside(const char *detail)
{
	return is_other(detail, "direction=", "out") || is_other(detail, "party=", "complainant");
}

bool
heard_soothed(const char *detail)
{
	size_t length = 0;

	return fact(detail, "soothed=", &length) != NULL && length > 0;
}

/* What is written by mail and message stands in the outbox. */
act_set
heard_acts(void)
{
	return ACT_BIT(ACT_CONTACT) | ACT_BIT(ACT_ASK) | ACT_BIT(ACT_ANSWER) | ACT_BIT(ACT_EXPLAIN) |
	    ACT_BIT(ACT_VISIT);
}

int64_t
heard_last(const struct case_event *events, size_t count)
{
	int64_t last = 0;

	for (size_t i = 0; i < count; i++)
		if ((heard_acts() & ACT_BIT(events[i].act)) != 0 && events[i].at > last &&
		    (events[i].act != ACT_CONTACT || !heard_aside(events[i].detail)))
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
