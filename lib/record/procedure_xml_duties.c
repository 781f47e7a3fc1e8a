/* The duties of the calendar (K17–K27): when each is due, and whether that day comes at all. */
#include "base/arena.h"
#include "base/text.h"
#include "record/procedure_xml_inside.h"

#include "base/banned.h"

static const char *const cadence_words[CADENCE__COUNT] = {
	[CADENCE_DAILY] = "daily", [CADENCE_WEEKLY] = "weekly", [CADENCE_MONTHLY] = "monthly",
	[CADENCE_QUARTERLY] = "quarterly", [CADENCE_YEARLY] = "yearly",
	[CADENCE_EVALUATION] = "evaluation",
};

static const char *const counting_words[DUTY_COUNTING__COUNT] = {
	[DUTY_BY_HAND] = "hand", [DUTY_BY_INSPECTIONS] = "inspections",
};

/* The last day that a duty may name: one that comes in every period. */
static int
last_day(const struct duty_rule *duty)
{
	static const int	months[] = {28, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	switch (duty->cadence) {
	case CADENCE_DAILY:
		return 0;
	case CADENCE_WEEKLY:
		return 7;
	case CADENCE_YEARLY:
		return months[duty->month];
	case CADENCE_EVALUATION:
		return months[1];
	default:
		return months[0];
	}
}

static void
check_duty(struct xml_reading *reading, const struct xml_element *element, const struct duty_rule *duty)
{
	static const int	months[CADENCE__COUNT] = {[CADENCE_QUARTERLY] = 3, [CADENCE_YEARLY] = 12};
	const char		*cadence = cadence_words[duty->cadence];

	if (duty->month > months[duty->cadence])
		xml_complain(reading->document, element, "Duty %s is %s: there is no month %d in its period.", duty->id,
		    cadence, duty->month);
	else if (duty->day > last_day(duty))
		xml_complain(reading->document, element, "Duty %s is %s: day %d does not come in every period.", duty->id,
		    cadence, duty->day);
	if (duty->cadence == CADENCE_EVALUATION && (duty->day == 0 || duty->times != 1))
		xml_complain(reading->document, element, "Duty %s is of evaluations: within how many days, once?", duty->id);
	else if (duty->counted == DUTY_BY_INSPECTIONS && duty->cadence == CADENCE_EVALUATION)
		xml_complain(reading->document, element, "Duty %s is of evaluations: no inspection is one.", duty->id);
	else if (months[duty->cadence] > 0 && duty->month == 0 && duty->day > 0)
		xml_complain(reading->document, element, "Duty %s is %s: day %d of which month?", duty->id, cadence,
		    duty->day);
}

static void
read_duty(struct xml_reading *reading, const struct xml_element *element, struct duty_rule *duty)
{
	struct arena	*arena = reading->arena;

	*duty = (struct duty_rule){
		.id = xml_attribute(arena, element, "id"),
		.name = xml_words(reading, element, "name"),
		.cadence = (enum cadence)xml_word_index(reading, element, "cadence", cadence_words, CADENCE__COUNT),
		.month = (int)xml_attribute_number(element, "month", 0),
		.day = (int)xml_attribute_number(element, "day", 0),
		.times = (int)xml_attribute_number(element, "times", 1),
		.counted = (enum duty_counting)xml_word_index(reading, element, "counted", counting_words,
		    DUTY_COUNTING__COUNT),
		.explains = text_equal(xml_attribute(arena, element, "explanation"), "yes"),
		.responsible = procedure_xml_role(reading, element, "responsible"),
		.warn_days = (int)xml_attribute_number(element, "warn_days", 0),
		.off = text_equal(xml_attribute(arena, element, "enabled"), "no"),
		.breach_rule = xml_attribute(arena, element, "breach"),
		.source = xml_attribute(arena, element, "source"),
	};
	check_duty(reading, element, duty);
}

void
procedure_xml_duties(struct xml_reading *reading, const struct xml_element *section, struct procedure *procedure)
{
	struct duty_rule		*rows =
	    arena_array(reading->arena, xml_count(section, "duty"), sizeof(*rows));
	const struct xml_element	*element;

	procedure->duties = rows;
	for (element = xml_child(section, "duty"); element != NULL; element = xml_next(element)) {
		const struct duty_rule	*other = procedure_evaluation(procedure);
		struct duty_rule	*duty = &rows[procedure->duty_count++];

		read_duty(reading, element, duty);
		if (other != NULL && duty->cadence == CADENCE_EVALUATION)
			xml_complain(reading->document, element, "Duties %s and %s are both of evaluations.", other->id,
			    duty->id);
	}
}
