/* The penalty articles (§16.1): amounts that make sense, and triggers that have what they watch. */
#include "base/arena.h"
#include "base/text.h"
#include "record/procedure_xml_inside.h"

#include "base/banned.h"

static const char *const trigger_words[PENALTY_TRIGGER__COUNT] = {
	[PENALTY_BREACH] = "breach", [PENALTY_AGAIN] = "again", [PENALTY_STRONG] = "strong",
	[PENALTY_SERIOUS] = "serious", [PENALTY_MISSING] = "missing", [PENALTY_MISLED] = "misled",
	[PENALTY_RECEIPT] = "receipt", [PENALTY_CHAIN] = "chain", [PENALTY_FINDING] = "finding",
};

/* Triggers that speak of "its clocks" are nothing without one, the others have none to watch. */
static bool
watches(enum penalty_trigger trigger)
{
	return trigger == PENALTY_BREACH || trigger == PENALTY_AGAIN || trigger == PENALTY_STRONG ||
	    trigger == PENALTY_SERIOUS || trigger == PENALTY_RECEIPT;
}

/* "amount" is one figure, "least" and "most" a range, "least" alone has no upper bound. */
static void
read_amounts(struct xml_reading *reading, const struct xml_element *element, struct penalty_rule *penalty)
{
	int	amount = (int)xml_attribute_number(element, "amount", 0);
	int	least = (int)xml_attribute_number(element, "least", 0);
	int	most = (int)xml_attribute_number(element, "most", 0);

	if (amount != 0 && (least != 0 || most != 0))
		xml_complain(reading->document, element, "Penalty %s: either one amount or a range, not both.",
		    penalty->id);
	if (most != 0 && least == 0)
		xml_complain(reading->document, element, "Penalty %s: a range begins with its least amount.",
		    penalty->id);
	if (most != 0 && most <= least)
		xml_complain(reading->document, element, "Penalty %s: the range %d–%d is none.", penalty->id, least,
		    most);
	if (amount != 0)
		least = most = amount;
	penalty->least = least;
	penalty->most = least != 0 && most == 0 ? -1 : most;
}

static void
read_shares(struct xml_reading *reading, const struct xml_element *element, struct penalty_rule *penalty)
{
	struct penalty_share		*rows =
	    arena_array(reading->arena, xml_count(element, "also"), sizeof(*rows));
	const struct xml_element	*also;

	for (also = xml_child(element, "also"); also != NULL; also = xml_next(also)) {
		struct penalty_share	*share = &rows[penalty->also_count++];

		share->who = procedure_xml_role(reading, also, "who");
		share->amount = (int)xml_attribute_number(also, "amount", 0);
		if (share->amount != 0 && penalty->least == 0)
			xml_complain(reading->document, also,
			    "Penalty %s: nobody pays besides where the person pays nothing.", penalty->id);
	}
	penalty->also = rows;
}

static void
check_trigger(struct xml_reading *reading, const struct xml_element *element, const struct penalty_rule *penalty)
{
	const char	*word = trigger_words[penalty->trigger];
	bool		 chain = penalty->trigger == PENALTY_CHAIN;

	if (watches(penalty->trigger) && penalty->clock_count == 0)
		xml_complain(reading->document, element, "Penalty %s: the trigger '%s' needs clocks to watch.",
		    penalty->id, word);
	if (!watches(penalty->trigger) && penalty->clock_count > 0)
		xml_complain(reading->document, element, "Penalty %s: the trigger '%s' watches no clock.", penalty->id,
		    word);
	if (chain && penalty->in_a_row == 0)
		xml_complain(reading->document, element, "Penalty %s: say from how many in a row.", penalty->id);
	if (!chain && (penalty->in_a_row != 0 || penalty->factor != 0))
		xml_complain(reading->document, element, "Penalty %s: only the trigger 'chain' counts violations in a row.",
		    penalty->id);
	if (chain && penalty->least != 0)
		xml_complain(reading->document, element, "Penalty %s: a chain multiplies amounts and has none of its own.",
		    penalty->id);
}

static void
read_penalty(struct xml_reading *reading, const struct xml_element *element, struct penalty_rule *penalty)
{
	struct arena	*arena = reading->arena;

	*penalty = (struct penalty_rule){
		.id = xml_attribute(arena, element, "id"),
		.article = xml_attribute(arena, element, "article"),
		.name = xml_words(reading, element, "name"),
		.trigger = (enum penalty_trigger)xml_word_index(reading, element, "trigger", trigger_words,
		    PENALTY_TRIGGER__COUNT),
		.instead_of = xml_attribute(arena, element, "instead_of"),
		.who = procedure_xml_role(reading, element, "who"),
		.month_pay = xml_yes(reading, element, "month_pay"),
		.in_a_row = (int)xml_attribute_number(element, "in_a_row", 0),
		.factor = (int)xml_attribute_number(element, "factor", 0),
	};
	penalty->clocks = xml_word_list(reading, element, "clocks", &penalty->clock_count);
	read_amounts(reading, element, penalty);
	read_shares(reading, element, penalty);
	check_trigger(reading, element, penalty);
}

void
procedure_xml_penalties(struct xml_reading *reading, const struct xml_element *section, struct procedure *procedure)
{
	struct penalty_rule		*rows =
	    arena_array(reading->arena, xml_count(section, "penalty"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(section, "penalty"); element != NULL; element = xml_next(element))
		read_penalty(reading, element, &rows[procedure->penalty_count++]);
	procedure->penalties = rows;
}
