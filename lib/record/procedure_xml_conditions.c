/* Conditions of clocks that can never hold: a clock that never runs is a duty that nobody has. */
#include "record/procedure_xml_inside.h"

#include "base/banned.h"

static void
check_urgency(struct xml_reading *reading, const struct xml_element *element, const struct clock_rule *clock)
{
	const struct clock_condition	*wanted = &clock->condition;

	if (wanted->urgency_below == URGENCY_GENERAL)
		xml_complain(reading->document, element, "Clock %s never runs: no urgency is below 'general'.", clock->id);
	else if (wanted->urgency_below >= 0 && wanted->urgency >= wanted->urgency_below)
		xml_complain(reading->document, element, "Clock %s never runs: the urgency '%s' is not below '%s'.",
		    clock->id, urgency_name((enum urgency)wanted->urgency),
		    urgency_name((enum urgency)wanted->urgency_below));
}

/* Only an invalid complaint is ended by explaining (S2·8). */
static void
check_validity(struct xml_reading *reading, const struct xml_element *element, const struct clock_rule *clock)
{
	int	validity = clock->condition.validity;

	if (validity < 0 || validity == VALIDITY_INVALID)
		return;
	if (clock->start == ACT_EXPLAIN || clock->stops == ACT_BIT(ACT_EXPLAIN))
		xml_complain(reading->document, element,
		    "Clock %s waits for 'explain', which is for invalid complaints; its condition says '%s'.", clock->id,
		    validity_name((enum validity)validity));
}

static void
check_reopened(struct xml_reading *reading, const struct xml_element *element, const struct clock_rule *clock)
{
	if (clock->condition.reopened == WANTED_NO && clock->start == ACT_REOPEN)
		xml_complain(reading->document, element,
		    "Clock %s never runs: it starts by reopening and does not apply to a reopened case.", clock->id);
}

/* The mildest level that starts an emergency; 0: none does. */
static int
emergency_level(const struct procedure *procedure)
{
	int	level = 0;

	for (size_t i = 0; i < procedure->level_count; i++)
		if (procedure->levels[i].emergency && procedure->levels[i].level > level)
			level = procedure->levels[i].level;
	return level;
}

static void
check_emergency(struct xml_reading *reading, const struct xml_element *element, const struct clock_rule *clock,
    const struct procedure *procedure)
{
	int	level = emergency_level(procedure);

	if (clock->condition.emergency == WANTED_NO && clock->start == ACT_EMERGENCY)
		xml_complain(reading->document, element,
		    "Clock %s never runs: it starts with the emergency that its condition excludes.", clock->id);
	if (clock->condition.emergency != WANTED_YES)
		return;
	if (clock->start == ACT_LIFT)
		xml_complain(reading->document, element, "Clock %s never runs: it starts when the emergency is over.",
		    clock->id);
	if (procedure->level_count > 0 && level == 0)
		xml_complain(reading->document, element, "Clock %s never runs: no level starts an emergency.", clock->id);
	else if (procedure->level_count > 0 && clock->condition.level > level)
		xml_complain(reading->document, element, "Clock %s: an emergency is level %d, its condition says level %d.",
		    clock->id, level, clock->condition.level);
}

void
procedure_xml_conditions(struct xml_reading *reading, const struct xml_element *section,
    const struct procedure *procedure)
{
	const struct xml_element	*element = xml_child(section, "clock");

	for (size_t i = 0; i < procedure->clock_count; i++, element = xml_next(element)) {
		const struct clock_rule	*clock = &procedure->clocks[i];

		check_urgency(reading, element, clock);
		check_validity(reading, element, clock);
		check_reopened(reading, element, clock);
		check_emergency(reading, element, clock, procedure);
	}
}
