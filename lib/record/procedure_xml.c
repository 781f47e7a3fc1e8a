#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "record/procedure_xml.h"
#include "record/xml_element.h"
#include "record/xml_words.h"

#include "base/banned.h"

/* Indexed by enum time_unit and enum time_kind, as the schema spells them. */
static const char *const unit_words[] = {
	[UNIT_MINUTE] = "minute", [UNIT_HOUR] = "hour", [UNIT_DAY] = "day", [UNIT_WEEK] = "week",
	    [UNIT_MONTH] = "month",
};
static const char *const time_words[] = {[TIME_NATURAL] = "natural", [TIME_WORKING] = "working"};

/* The schema has already made sure that the word is in the list. */
static int
word_index(const char *const *words, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(words[i], word))
			return (int)i;
	return 0;
}

static enum act
read_act(struct xml_reading *reading, const struct xml_element *element, const char *word)
{
	enum act	act = act_read(word);

	if (act == ACT__COUNT)
		xml_complain(reading->document, element, "The procedure knows no act '%s'.", word);
	return act;
}

/* "complete progress" as a mask of acts. */
static uint64_t
read_acts(struct xml_reading *reading, const struct xml_element *element, const char *list)
{
	uint64_t	mask = 0;

	while (*list != '\0') {
		size_t		 length = strcspn(list, " \t\n\r");
		enum act	 act;

		if (length > 0) {
			act = read_act(reading, element, arena_copy_bytes(reading->arena, list, length));
			if (act != ACT__COUNT)
				mask |= ACT_BIT(act);
		}
		list += length + (list[length] != '\0');
	}
	return mask;
}

/* The stages a case can be in once this act has happened. */
static unsigned
stages_after(enum act start)
{
	size_t				 count;
	const struct transition		*rows = case_transitions(&count);
	unsigned			 reached = start == ACT_REGISTER ? 1u << STAGE_REGISTERED : 0, before;

	for (size_t i = 0; i < count; i++)
		if (rows[i].act == start)
			reached |= 1u << rows[i].to;
	do {
		before = reached;
		for (size_t i = 0; i < count; i++)
			if ((reached & 1u << rows[i].from) != 0)
				reached |= 1u << rows[i].to;
	} while (reached != before);
	return reached;
}

static bool
act_possible(unsigned stages, enum act act)
{
	size_t				 count;
	const struct transition		*rows = case_transitions(&count);

	for (size_t i = 0; i < count; i++)
		if (rows[i].act == act && (stages & 1u << rows[i].from) != 0)
			return true;
	return false;
}

/* A stop that cannot come is a slip of the pen; warnings and breaches are what clocks do, not what they wait for. */
static void
check_course(struct xml_reading *reading, const struct xml_element *element, const struct clock_rule *clock)
{
	const uint64_t	 by_clocks = ACT_BIT(ACT_WARN) | ACT_BIT(ACT_BREACH), start = ACT_BIT(clock->start);
	unsigned	 stages = stages_after(clock->start);

	if (((clock->stops | start) & by_clocks) != 0)
		xml_complain(reading->document, element, "Clock %s waits for what clocks do themselves.", clock->id);
	if ((clock->stops & start) != 0)
		xml_complain(reading->document, element, "Clock %s is stopped by the act that starts it.", clock->id);
	for (int act = 0; act < ACT__COUNT; act++)
		if ((clock->stops & ~start & ACT_BIT(act)) != 0 && !act_possible(stages, (enum act)act))
			xml_complain(reading->document, element, "Clock %s can never be stopped by '%s' after '%s'.",
			    clock->id, act_name((enum act)act), act_name(clock->start));
}

static int
yes_no_any(const char *word)
{
	return text_equal(word, "yes") ? 1 : text_equal(word, "no") ? 0 : -1;
}

static int
urgency_or_any(const char *word)
{
	return text_empty(word) ? -1 : (int)urgency_read(word);
}

static struct clock_condition
read_condition(struct arena *arena, const struct xml_element *element)
{
	const char	*validity = xml_attribute(arena, element, "validity");

	return (struct clock_condition){
		.urgency = urgency_or_any(xml_attribute(arena, element, "urgency")),
		.urgency_below = urgency_or_any(xml_attribute(arena, element, "urgency_below")),
		.major = yes_no_any(xml_attribute(arena, element, "major")),
		.validity = text_empty(validity) ? -1 : (int)validity_read(validity),
	};
}

static void
read_clock(struct xml_reading *reading, const struct xml_element *element, struct clock_rule *clock)
{
	struct arena	*arena = reading->arena;
	const char	*role = xml_attribute(arena, element, "responsible");

	clock->id = xml_attribute(arena, element, "id");
	clock->name = xml_words(reading, element, "name");
	clock->start = read_act(reading, element, xml_attribute(arena, element, "start"));
	clock->stops = read_acts(reading, element, xml_attribute(arena, element, "stops"));
	clock->amount = (int)xml_attribute_number(element, "amount", 0);
	clock->unit = (enum time_unit)word_index(unit_words, sizeof(unit_words) / sizeof(unit_words[0]),
	    xml_attribute(arena, element, "unit"));
	clock->time = (enum time_kind)word_index(time_words, sizeof(time_words) / sizeof(time_words[0]),
	    xml_attribute(arena, element, "time"));
	clock->responsible = role_read(role);
	clock->warn_percent = (int)xml_attribute_number(element, "warn", 0);
	clock->condition = read_condition(arena, xml_child(element, "condition"));
	clock->agreed_override = yes_no_any(xml_attribute(arena, element, "agreed_override")) == 1;
	clock->escalates = yes_no_any(xml_attribute(arena, element, "escalates")) == 1;
	clock->breach_rule = xml_attribute(arena, element, "breach");
	clock->source = xml_attribute(arena, element, "source");

	if (clock->responsible == ROLE__COUNT)
		xml_complain(reading->document, element, "There is no role '%s'.", role);
	if (clock->time == TIME_WORKING && (clock->unit == UNIT_WEEK || clock->unit == UNIT_MONTH))
		xml_complain(reading->document, element, "Clock %s: working time is counted in minutes, hours or days.",
		    clock->id);
	if (clock->start != ACT__COUNT)
		check_course(reading, element, clock);
}

static void
read_clocks(struct xml_reading *reading, const struct xml_element *list, struct procedure *procedure)
{
	struct clock_rule		*rows = arena_array(reading->arena, xml_count(list, "clock"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(list, "clock"); element != NULL; element = xml_next(element))
		read_clock(reading, element, &rows[procedure->clock_count++]);
	procedure->clocks = rows;
}

static void
read_categories(struct xml_reading *reading, const struct xml_element *list, struct procedure *procedure)
{
	struct category			*rows = arena_array(reading->arena, xml_count(list, "category"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(list, "category"); element != NULL; element = xml_next(element))
		rows[procedure->category_count++] = (struct category){
			.id = xml_attribute(reading->arena, element, "id"),
			.name = xml_words(reading, element, "name"),
			.department = xml_attribute(reading->arena, element, "department"),
			.notice = xml_words(reading, element, "notice"),
		};
	procedure->categories = rows;
}

static void
read_principles(struct xml_reading *reading, const struct xml_element *list, struct procedure *procedure)
{
	struct principle		*rows =
	    arena_array(reading->arena, xml_count(list, "principle"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(list, "principle"); element != NULL; element = xml_next(element))
		rows[procedure->principle_count++] = (struct principle){
			.id = xml_attribute(reading->arena, element, "id"),
			.name = xml_words(reading, element, "name"),
			.text = xml_words(reading, element, "text"),
		};
	procedure->principles = rows;
}

static void
read_policy(struct xml_reading *reading, const struct xml_element *list, struct procedure *procedure)
{
	struct policy_step		*rows = arena_array(reading->arena, xml_count(list, "step"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(list, "step"); element != NULL; element = xml_next(element))
		rows[procedure->policy_count++] = (struct policy_step){
			.text = xml_words(reading, element, "text"),
			.clock = xml_attribute(reading->arena, element, "clock"),
		};
	procedure->policy = rows;
}

static void
read_procedure(struct xml_reading *reading, struct procedure *procedure)
{
	const struct xml_element	*root = xml_root(reading->document);

	*procedure = (struct procedure){
		.id = xml_attribute(reading->arena, root, "id"),
		.version = xml_attribute(reading->arena, root, "version"),
		.name = xml_words(reading, root, "name"),
		.retention_years = (int)xml_attribute_number(root, "retention_years", 0),
	};
	read_clocks(reading, xml_child(root, "clocks"), procedure);
	read_categories(reading, xml_child(root, "categories"), procedure);
	read_principles(reading, xml_child(root, "principles"), procedure);
	read_policy(reading, xml_child(root, "policy"), procedure);
}

enum fault
procedure_xml_load(struct arena *arena, const char *schema_path, const struct xml_source *source,
    struct procedure *procedure, const char **problem)
{
	struct xml_reading	 reading = {.arena = arena};
	struct xml_schema	*schema;
	enum fault		 fault = xml_schema_open(arena, schema_path, &schema, problem);

	if (fault != FAULT_NONE)
		return fault;
	fault = xml_open(arena, schema, source, &reading.document, problem);
	if (fault == FAULT_NONE) {
		read_procedure(&reading, procedure);
		fault = xml_verdict(reading.document, problem);
	}
	xml_close(reading.document);
	xml_schema_close(schema);
	return fault;
}
