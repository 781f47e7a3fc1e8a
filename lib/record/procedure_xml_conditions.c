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

/* What an act can only end by, none of the others. */
static bool
stops_only(const struct clock_rule *clock, act_set acts)
{
	return clock->stops != 0 && (clock->stops & ~acts) == 0;
}

/* Only an invalid complaint is ended by explaining, only a valid one by a result (S2·8). */
static void
check_validity(struct xml_reading *reading, const struct xml_element *element, const struct clock_rule *clock)
{
	const act_set	 results = ACT_BIT(ACT_ANSWER) | ACT_BIT(ACT_CLOSE);
	int		 validity = clock->condition.validity;
	const char	*name;

	if (validity < 0)
		return;
	name = validity_name((enum validity)validity);
	if (validity != VALIDITY_INVALID && (clock->start == ACT_EXPLAIN || clock->stops == ACT_BIT(ACT_EXPLAIN)))
		xml_complain(reading->document, element,
		    "Clock %s waits for 'explain', which is for invalid complaints; its condition says '%s'.", clock->id,
		    name);
	if (validity != VALIDITY_VALID && ((results & ACT_BIT(clock->start)) != 0 || stops_only(clock, results)))
		xml_complain(reading->document, element,
		    "Clock %s waits for a result, which is for valid complaints; its condition says '%s'.", clock->id,
		    name);
	if (validity == VALIDITY_UNDECIDED && clock->start == ACT_COMPLETE)
		xml_complain(reading->document, element,
		    "Clock %s never runs: what is not judged is not completed.", clock->id);
}

/* What is grave is major, and its severity says how grave a level it has at least (§32.11). */
static void
check_severity(struct xml_reading *reading, const struct xml_element *element, const struct clock_rule *clock)
{
	const struct clock_condition	*wanted = &clock->condition;
	int				 mildest = complaint_level(wanted->severity, 0, 1);

	if (wanted->severity == SEVERITY_GRAVE && wanted->major == 0)
		xml_complain(reading->document, element, "Clock %s never runs: what is 'grave' is major.", clock->id);
	if (wanted->level > mildest)
		xml_complain(reading->document, element,
		    "Clock %s: from severity '%s' on the mildest level is %d, its condition says level %d.",
		    clock->id, severity_name(wanted->severity), mildest, wanted->level);
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

/* Nothing ends while an emergency runs: only acts of an open case that leave it open can fall into one. */
static bool
falls_into_emergency(enum act act)
{
	const act_set			 beside = ACT_BIT(ACT_ALERT) | ACT_BIT(ACT_LIFT) | ACT_BIT(ACT_DEBRIEF);
	size_t				 count;
	const struct transition		*rows = case_transitions(&count);

	if ((beside & ACT_BIT(act)) != 0)
		return false;
	for (size_t i = 0; i < count; i++)
		if (rows[i].act == act && stage_is_open(rows[i].from) && stage_is_open(rows[i].to))
			return true;
	return act == ACT_REGISTER;
}

static void
check_emergency(struct xml_reading *reading, const struct xml_element *element, const struct clock_rule *clock,
    const struct procedure *procedure)
{
	const act_set	within = ACT_BIT(ACT_EMERGENCY) | ACT_BIT(ACT_TASK_FORCE) | ACT_BIT(ACT_SITUATION);
	int		level = emergency_level(procedure);

	if (clock->condition.emergency == WANTED_NO && (within & ACT_BIT(clock->start)) != 0)
		xml_complain(reading->document, element,
		    "Clock %s never runs: it starts with the emergency that its condition excludes.", clock->id);
	else if (clock->condition.emergency == WANTED_NO && stops_only(clock, within))
		xml_complain(reading->document, element,
		    "Clock %s is never met: it waits for the emergency that its condition excludes.", clock->id);
	if (clock->condition.emergency != WANTED_YES)
		return;
	if (clock->start == ACT_LIFT)
		xml_complain(reading->document, element, "Clock %s never runs: it starts when the emergency is over.",
		    clock->id);
	else if (clock->start != ACT__COUNT && !falls_into_emergency(clock->start))
		xml_complain(reading->document, element, "Clock %s never runs: '%s' does not happen while an emergency runs.",
		    clock->id, act_name(clock->start));
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
		check_severity(reading, element, clock);
		check_validity(reading, element, clock);
		check_reopened(reading, element, clock);
		check_emergency(reading, element, clock, procedure);
	}
}
