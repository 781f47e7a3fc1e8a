/* What one section says of another: names that exist, rules that can be reached. */
#include "base/text.h"
#include "record/procedure_xml_inside.h"

#include "base/banned.h"

/* A section's own eyes: its rows in the order of its elements. */
struct checking {
	struct xml_reading		*reading;
	const struct procedure		*procedure;
	const struct xml_element	*element;
};

#define COMPLAIN(checking, ...) \
	xml_complain((checking)->reading->document, (checking)->element, __VA_ARGS__)

static bool
listed(const char *const *ids, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(ids[i], id))
			return true;
	return false;
}

/* The rule that a clock or duty names for its breach; NULL when there is no such clock. */
static const char *
breach_of(const struct procedure *procedure, const char *id, bool *off)
{
	const struct clock_rule	*clock = procedure_clock(procedure, id);
	const struct duty_rule	*duty = procedure_duty(procedure, id);

	*off = clock != NULL ? clock->off : duty != NULL && duty->off;
	return clock != NULL ? clock->breach_rule : duty != NULL ? duty->breach_rule : NULL;
}

/* A breach names an article that watches for it.  Old documents have no penalties to look in. */
static void
check_breach(const struct checking *checking, const char *id, const char *breach)
{
	const struct penalty_rule	*penalty = procedure_penalty(checking->procedure, breach);

	if (text_empty(breach) || checking->procedure->penalty_count == 0)
		return;
	if (penalty == NULL)
		COMPLAIN(checking, "%s: there is no penalty %s.", id, breach);
	else if (!listed(penalty->clocks, penalty->clock_count, id))
		COMPLAIN(checking, "%s names penalty %s for a breach, which does not watch it.", id, breach);
}

static void
check_clocks(struct checking *checking, const struct xml_element *section)
{
	const struct procedure	*procedure = checking->procedure;

	checking->element = xml_child(section, "clock");
	for (size_t i = 0; i < procedure->clock_count; i++, checking->element = xml_next(checking->element)) {
		const struct clock_rule	*clock = &procedure->clocks[i];

		check_breach(checking, clock->id, clock->breach_rule);
		for (size_t k = 0; k < clock->pause_count; k++)
			if (procedure_pause(procedure, clock->pauses[k]) == NULL)
				COMPLAIN(checking, "Clock %s: there is no reason '%s' for a pause.", clock->id,
				    clock->pauses[k]);
	}
}

static void
check_duties(struct checking *checking, const struct xml_element *section)
{
	const struct procedure	*procedure = checking->procedure;

	checking->element = xml_child(section, "duty");
	for (size_t i = 0; i < procedure->duty_count; i++, checking->element = xml_next(checking->element))
		check_breach(checking, procedure->duties[i].id, procedure->duties[i].breach_rule);
}

static void
check_pauses(struct checking *checking, const struct xml_element *section)
{
	const struct procedure	*procedure = checking->procedure;

	checking->element = xml_child(section, "pause");
	for (size_t i = 0; i < procedure->pause_count; i++, checking->element = xml_next(checking->element)) {
		bool	used = false;

		for (size_t k = 0; k < procedure->clock_count; k++)
			used = used || listed(procedure->clocks[k].pauses, procedure->clocks[k].pause_count,
			    procedure->pauses[i].id);
		if (!used)
			COMPLAIN(checking, "No clock may be paused for the reason '%s'.", procedure->pauses[i].id);
	}
}

static void
check_department(const struct checking *checking, const char *id, const char *department)
{
	if (checking->procedure->department_count > 0 && !text_empty(department) &&
	    procedure_department(checking->procedure, department) == NULL)
		COMPLAIN(checking, "'%s' goes to a department '%s' that is not in the list.", id, department);
}

static void
check_routing(struct checking *checking, const struct xml_element *root)
{
	const struct procedure		*procedure = checking->procedure;
	const struct xml_element	*types = xml_child(root, "types");

	checking->element = xml_child(types, "type");
	for (size_t i = 0; i < procedure->type_count; i++, checking->element = xml_next(checking->element))
		check_department(checking, procedure->types[i].id, procedure->types[i].department);
	checking->element = types;
	if (types != NULL && procedure->type_count < COMPLAINT_TYPE__COUNT)
		COMPLAIN(checking, "A complaint may be of any type from a to f; %d are missing.",
		    (int)(COMPLAINT_TYPE__COUNT - procedure->type_count));
	checking->element = xml_child(xml_child(root, "categories"), "category");
	for (size_t i = 0; i < procedure->category_count; i++, checking->element = xml_next(checking->element))
		check_department(checking, procedure->categories[i].id, procedure->categories[i].department);
}

static void
check_levels(struct checking *checking, const struct xml_element *section)
{
	const struct procedure	*procedure = checking->procedure;
	int			 mildest = 0;

	for (size_t i = 0; i < procedure->level_count; i++)
		if (procedure->levels[i].emergency && procedure->levels[i].level > mildest)
			mildest = procedure->levels[i].level;
	checking->element = section;
	if (section != NULL && procedure->level_count < 3)
		COMPLAIN(checking, "A case is of level 1, 2 or 3; %d are missing.", (int)(3 - procedure->level_count));
	checking->element = xml_child(section, "level");
	for (size_t i = 0; i < procedure->level_count; i++, checking->element = xml_next(checking->element))
		if (procedure->levels[i].level < mildest && !procedure->levels[i].emergency)
			COMPLAIN(checking, "Level %d is graver than level %d and starts no emergency.",
			    procedure->levels[i].level, mildest);
}

/* An article watches clocks that lead to it: unknown ones, ones without a breach and ones that are off never do. */
static void
check_watched(const struct checking *checking, const struct penalty_rule *penalty)
{
	size_t	off_count = 0;

	for (size_t i = 0; i < penalty->clock_count; i++) {
		bool				 off;
		const char			*breach = breach_of(checking->procedure, penalty->clocks[i], &off);
		const struct penalty_rule	*named = procedure_penalty(checking->procedure, breach);

		off_count += off;
		if (breach == NULL)
			COMPLAIN(checking, "Penalty %s: there is no clock or duty %s.", penalty->id, penalty->clocks[i]);
		else if (text_empty(breach))
			COMPLAIN(checking, "Penalty %s watches %s, whose breach names no penalty.", penalty->id,
			    penalty->clocks[i]);
		else if (named != NULL && !text_equal(named->article, penalty->article))
			COMPLAIN(checking, "Penalty %s of article %s watches %s, whose breach is of article %s.", penalty->id,
			    penalty->article, penalty->clocks[i], named->article);
	}
	if (off_count > 0 && off_count == penalty->clock_count)
		COMPLAIN(checking, "Penalty %s can never be proposed: what it watches is not enabled.", penalty->id);
}

static void
check_instead(const struct checking *checking, const struct penalty_rule *penalty)
{
	const struct penalty_rule	*lighter = procedure_penalty(checking->procedure, penalty->instead_of);
	const struct penalty_rule	*next = lighter;

	if (text_empty(penalty->instead_of))
		return;
	if (lighter == NULL) {
		COMPLAIN(checking, "Penalty %s: there is no penalty %s to stand in for.", penalty->id, penalty->instead_of);
		return;
	}
	if (!text_equal(lighter->article, penalty->article))
		COMPLAIN(checking, "Penalty %s of article %s cannot stand in for %s of article %s.", penalty->id,
		    penalty->article, lighter->id, lighter->article);
	if (penalty->least != 0 && penalty->least < lighter->least)
		COMPLAIN(checking, "Penalty %s is lighter than %s, for which it stands in.", penalty->id, lighter->id);
	for (size_t i = 0; i < checking->procedure->penalty_count && next != NULL && next != penalty; i++)
		next = procedure_penalty(checking->procedure, next->instead_of);
	if (next == penalty)
		COMPLAIN(checking, "Penalty %s stands in for itself.", penalty->id);
}

static void
check_penalties(struct checking *checking, const struct xml_element *section)
{
	const struct procedure	*procedure = checking->procedure;

	checking->element = xml_child(section, "penalty");
	for (size_t i = 0; i < procedure->penalty_count; i++, checking->element = xml_next(checking->element)) {
		const struct penalty_rule	*penalty = &procedure->penalties[i];

		check_watched(checking, penalty);
		check_instead(checking, penalty);
		for (size_t k = 0; k < i; k++)
			if (penalty->trigger == PENALTY_CHAIN && procedure->penalties[k].trigger == PENALTY_CHAIN &&
			    procedure->penalties[k].in_a_row == penalty->in_a_row)
				COMPLAIN(checking, "Penalties %s and %s both come after %d in a row.",
				    procedure->penalties[k].id, penalty->id, penalty->in_a_row);
	}
}

static void
check_policy(struct checking *checking, const struct xml_element *section)
{
	const struct procedure	*procedure = checking->procedure;

	checking->element = xml_child(section, "step");
	for (size_t i = 0; i < procedure->policy_count; i++, checking->element = xml_next(checking->element)) {
		const char	*id = procedure->policy[i].clock;
		bool		 off;

		if (!text_empty(id) && breach_of(procedure, id, &off) != NULL && off)
			COMPLAIN(checking, "The policy promises the time of %s, which is not enabled.", id);
	}
}

void
procedure_xml_check(struct xml_reading *reading, const struct procedure *procedure)
{
	const struct xml_element	*root = xml_root(reading->document);
	struct checking			 checking = {.reading = reading, .procedure = procedure};

	procedure_xml_conditions(reading, xml_child(root, "clocks"), procedure);
	check_clocks(&checking, xml_child(root, "clocks"));
	check_duties(&checking, xml_child(root, "duties"));
	check_pauses(&checking, xml_child(root, "pauses"));
	check_routing(&checking, root);
	check_levels(&checking, xml_child(root, "levels"));
	check_penalties(&checking, xml_child(root, "penalties"));
	check_policy(&checking, xml_child(root, "policy"));
}
