/* The clocks of one case: what each says, and whether it can run, stop, repeat, pause and be extended at all. */
#include "base/arena.h"
#include "base/text.h"
#include "record/procedure_xml_inside.h"

#include "base/banned.h"

/* Indexed by enum time_unit and enum time_kind, as the schema spells them. */
static const char *const unit_words[] = {
	[UNIT_MINUTE] = "minute", [UNIT_HOUR] = "hour", [UNIT_DAY] = "day", [UNIT_WEEK] = "week",
	    [UNIT_MONTH] = "month",
};
static const char *const time_words[] = {[TIME_NATURAL] = "natural", [TIME_WORKING] = "working"};

/* The stages a case can be in right after one of these acts. */
static unsigned
stages_right_after(act_set acts)
{
	size_t				 count;
	const struct transition		*rows = case_transitions(&count);
	unsigned			 reached = (acts & ACT_BIT(ACT_REGISTER)) != 0 ? 1u << STAGE_REGISTERED : 0;

	for (size_t i = 0; i < count; i++)
		if ((ACT_BIT(rows[i].act) & acts) != 0)
			reached |= 1u << rows[i].to;
	return reached;
}

/* … and ever after. */
static unsigned
stages_after(enum act start)
{
	size_t				 count;
	const struct transition		*rows = case_transitions(&count);
	unsigned			 reached = stages_right_after(ACT_BIT(start)), before;

	/* A visit that another follows leaves the case closed, and one that finds somebody dissatisfied reopens it. */
	if (start == ACT_VISIT)
		reached |= 1u << STAGE_CLOSED | 1u << STAGE_REOPENED;
	do {
		before = reached;
		for (size_t i = 0; i < count; i++)
			if ((reached & 1u << rows[i].from) != 0)
				reached |= 1u << rows[i].to;
	} while (reached != before);
	return reached;
}

static bool
act_possible(unsigned stages, act_set acts)
{
	size_t				 count;
	const struct transition		*rows = case_transitions(&count);

	for (size_t i = 0; i < count; i++)
		if ((ACT_BIT(rows[i].act) & acts) != 0 && (stages & 1u << rows[i].from) != 0)
			return true;
	return false;
}

/* A stop that cannot come is a slip of the pen; warnings and breaches are what clocks do, not what they wait for. */
static void
check_course(struct xml_reading *reading, const struct xml_element *element, const struct clock_rule *clock)
{
	const act_set	 by_clocks = ACT_BIT(ACT_WARN) | ACT_BIT(ACT_BREACH) | ACT_BIT(ACT_REPLAN) |
	    ACT_BIT(ACT_ESCALATE);
	const act_set	 start = ACT_BIT(clock->start);
	unsigned	 stages = stages_after(clock->start);

	if (((clock->stops | start) & by_clocks) != 0)
		xml_complain(reading->document, element, "Clock %s waits for what clocks do themselves.", clock->id);
	/* One visit may wait for the next. */
	if ((clock->stops & start) != 0 && clock->start != ACT_VISIT)
		xml_complain(reading->document, element, "Clock %s is stopped by the act that starts it.", clock->id);
	for (int act = 0; act < ACT__COUNT; act++)
		if ((clock->stops & ~start & ACT_BIT(act)) != 0 && !act_possible(stages, ACT_BIT(act)))
			xml_complain(reading->document, element, "Clock %s can never be stopped by '%s' after '%s'.",
			    clock->id, act_name((enum act)act), act_name(clock->start));
}

static bool
named_before(const char *const *words, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (text_equal(words[i], words[at]))
			return true;
	return false;
}

/* What is granted to a clock must be possible while it runs, and must not contradict what else is granted. */
static void
check_grants(struct xml_reading *reading, const struct xml_element *element, const struct clock_rule *clock)
{
	unsigned	stages = stages_right_after(ACT_BIT(clock->start));

	if (clock->repeats && !act_possible(stages_right_after(clock->stops), clock->stops))
		xml_complain(reading->document, element, "Clock %s repeats, but nothing that meets it can happen again.",
		    clock->id);
	if (clock->repeats && (clock->extension > 0 || clock->agreed_override))
		xml_complain(reading->document, element,
		    "Clock %s repeats: its next round comes anyway, it is neither extended nor agreed.", clock->id);
	if (clock->soothes && (clock->stops & ACT_BIT(ACT_REPORT_UP)) == 0)
		xml_complain(reading->document, element,
		    "Clock %s soothes the complainant, but no report upwards meets it.", clock->id);
	if (clock->extension > 0 && !act_possible(stages, ACT_BIT(ACT_EXTEND)))
		xml_complain(reading->document, element, "Clock %s can never be extended after '%s'.", clock->id,
		    act_name(clock->start));
	if (clock->pause_count > 0 && !act_possible(stages, ACT_BIT(ACT_PAUSE)))
		xml_complain(reading->document, element, "Clock %s can never be paused after '%s'.", clock->id,
		    act_name(clock->start));
	for (size_t i = 1; i < clock->pause_count; i++)
		if (named_before(clock->pauses, i))
			xml_complain(reading->document, element, "Clock %s names the reason '%s' twice.", clock->id,
			    clock->pauses[i]);
}

/* Absent: `otherwise`. */
static int
word_or(const char *word, int found, int otherwise)
{
	return text_empty(word) ? otherwise : found;
}

static int
yes_no_any(const char *word)
{
	return text_equal(word, "yes") ? 1 : text_equal(word, "no") ? 0 : -1;
}

static enum wanted
wanted(const char *word)
{
	return text_equal(word, "yes") ? WANTED_YES : text_equal(word, "no") ? WANTED_NO : WANTED_ANY;
}

static struct clock_condition
read_condition(struct arena *arena, const struct xml_element *element)
{
	const char	*urgency = xml_attribute(arena, element, "urgency");
	const char	*below = xml_attribute(arena, element, "urgency_below");
	const char	*validity = xml_attribute(arena, element, "validity");
	const char	*severity = xml_attribute(arena, element, "severity");

	return (struct clock_condition){
		.urgency = word_or(urgency, (int)urgency_read(urgency), -1),
		.urgency_below = word_or(below, (int)urgency_read(below), -1),
		.major = yes_no_any(xml_attribute(arena, element, "major")),
		.validity = word_or(validity, (int)validity_read(validity), -1),
		.severity = (enum severity)word_or(severity, (int)severity_read(severity), SEVERITY_MINOR),
		.level = (int)xml_attribute_number(element, "level", 0),
		.reopened = wanted(xml_attribute(arena, element, "reopened")),
		.emergency = wanted(xml_attribute(arena, element, "emergency")),
	};
}

/* In order, each once, and none beside "no warning". */
static void
read_warnings(struct xml_reading *reading, const struct xml_element *element, struct clock_rule *clock)
{
	size_t			  count;
	const char *const	 *words = xml_word_list(reading, element, "warn", &count);
	int			  last = 0;

	for (size_t i = 0; i < count && i < CLOCK_WARNINGS; i++) {
		int64_t	percent = 0;

		(void)text_number(words[i], &percent);
		clock->warn_percent[i] = (int)percent;
		if (percent == 0 && count > 1)
			xml_complain(reading->document, element, "Clock %s: 0 gives no warning, and stands alone.",
			    clock->id);
		else if (percent <= last && count > 1) {
			xml_complain(reading->document, element,
			    "Clock %s: its warnings come one after the other, each once.", clock->id);
			return;
		}
		last = (int)percent;
	}
}

static void
read_clock(struct xml_reading *reading, const struct xml_element *element, struct clock_rule *clock)
{
	struct arena	*arena = reading->arena;

	*clock = (struct clock_rule){
		.id = xml_attribute(arena, element, "id"),
		.name = xml_words(reading, element, "name"),
		.start = procedure_xml_act(reading, element, "start"),
		.stops = procedure_xml_acts(reading, element, "stops"),
		.amount = (int)xml_attribute_number(element, "amount", 0),
		.unit = (enum time_unit)xml_word_index(reading, element, "unit", unit_words,
		    sizeof(unit_words) / sizeof(unit_words[0])),
		.time = (enum time_kind)xml_word_index(reading, element, "time", time_words,
		    sizeof(time_words) / sizeof(time_words[0])),
		.responsible = procedure_xml_role(reading, element, "responsible"),
		.condition = read_condition(arena, xml_child(element, "condition")),
		.agreed_override = xml_yes(reading, element, "agreed_override"),
		.escalates = xml_yes(reading, element, "escalates"),
		.soothes = xml_yes(reading, element, "soothes"),
		.repeats = xml_yes(reading, element, "repeats"),
		.extension = (int)xml_attribute_number(element, "extension", 0),
		.off = text_equal(xml_attribute(arena, element, "enabled"), "no"),
		.breach_rule = xml_attribute(arena, element, "breach"),
		.source = xml_attribute(arena, element, "source"),
	};
	read_warnings(reading, element, clock);
	clock->pauses = xml_word_list(reading, element, "pauses", &clock->pause_count);
	if (clock->time == TIME_WORKING && (clock->unit == UNIT_WEEK || clock->unit == UNIT_MONTH))
		xml_complain(reading->document, element, "Clock %s: working time is counted in minutes, hours or days.",
		    clock->id);
	if (clock->start != ACT__COUNT) {
		check_course(reading, element, clock);
		check_grants(reading, element, clock);
	}
}

void
procedure_xml_clocks(struct xml_reading *reading, const struct xml_element *section, struct procedure *procedure)
{
	struct clock_rule		*rows =
	    arena_array(reading->arena, xml_count(section, "clock"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(section, "clock"); element != NULL; element = xml_next(element))
		read_clock(reading, element, &rows[procedure->clock_count++]);
	procedure->clocks = rows;
}
