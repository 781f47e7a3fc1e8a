#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "record/procedure_xml_inside.h"

#include "base/banned.h"

enum role
procedure_xml_role(struct xml_reading *reading, const struct xml_element *element, const char *name)
{
	const char	*word = xml_attribute(reading->arena, element, name);
	enum role	 role = role_read(word);

	if (text_empty(word))
		return ROLE__COUNT;
	if (role == ROLE__COUNT)
		xml_complain(reading->document, element, "There is no role '%s'.", word);
	else if ((1u << role & ROLE_STAFF_MASK) == 0)
		xml_complain(reading->document, element, "'%s' is nobody of the staff and answers for nothing.", word);
	return role;
}

static enum act
read_act(struct xml_reading *reading, const struct xml_element *element, const char *word)
{
	enum act	act = act_read(word);

	if (act == ACT__COUNT)
		xml_complain(reading->document, element, "The procedure knows no act '%s'.", word);
	return act;
}

enum act
procedure_xml_act(struct xml_reading *reading, const struct xml_element *element, const char *name)
{
	return read_act(reading, element, xml_attribute(reading->arena, element, name));
}

act_set
procedure_xml_acts(struct xml_reading *reading, const struct xml_element *element, const char *name)
{
	size_t			 count;
	const char *const	*words = xml_word_list(reading, element, name, &count);
	act_set		 mask = 0;

	for (size_t i = 0; i < count; i++) {
		enum act	act = read_act(reading, element, words[i]);

		mask |= act == ACT__COUNT ? 0 : ACT_BIT(act);
	}
	return mask;
}

static void
read_departments(struct xml_reading *reading, const struct xml_element *list, struct procedure *procedure)
{
	struct procedure_department	*rows =
	    arena_array(reading->arena, xml_count(list, "department"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(list, "department"); element != NULL; element = xml_next(element))
		rows[procedure->department_count++] = (struct procedure_department){
			.id = xml_attribute(reading->arena, element, "id"),
			.name = xml_words(reading, element, "name"),
		};
	procedure->departments = rows;
}

static void
read_pauses(struct xml_reading *reading, const struct xml_element *list, struct procedure *procedure)
{
	static const char *const	 units[] = {
		[UNIT_MINUTE] = "minute", [UNIT_HOUR] = "hour", [UNIT_DAY] = "day", [UNIT_WEEK] = "week",
		[UNIT_MONTH] = "month",
	};
	struct pause_reason		*rows = arena_array(reading->arena, xml_count(list, "pause"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(list, "pause"); element != NULL; element = xml_next(element))
		rows[procedure->pause_count++] = (struct pause_reason){
			.id = xml_attribute(reading->arena, element, "id"),
			.name = xml_words(reading, element, "name"),
			.amount = (int)xml_attribute_number(element, "amount", 0),
			.unit = (enum time_unit)xml_word_index(reading, element, "unit", units,
			    sizeof(units) / sizeof(units[0])),
		};
	procedure->pauses = rows;
}

static void
read_types(struct xml_reading *reading, const struct xml_element *list, struct procedure *procedure)
{
	struct type_rule		*rows = arena_array(reading->arena, xml_count(list, "type"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(list, "type"); element != NULL; element = xml_next(element))
		rows[procedure->type_count++] = (struct type_rule){
			.id = xml_attribute(reading->arena, element, "id"),
			.name = xml_words(reading, element, "name"),
			.department = xml_attribute(reading->arena, element, "department"),
		};
	procedure->types = rows;
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
read_levels(struct xml_reading *reading, const struct xml_element *list, struct procedure *procedure)
{
	struct level_rule		*rows = arena_array(reading->arena, xml_count(list, "level"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(list, "level"); element != NULL; element = xml_next(element))
		rows[procedure->level_count++] = (struct level_rule){
			.level = (int)xml_attribute_number(element, "number", 0),
			.name = xml_words(reading, element, "name"),
			.text = xml_words(reading, element, "text"),
			.emergency = xml_yes(reading, element, "emergency"),
		};
	procedure->levels = rows;
}

/* A plan is approved by somebody above who made it. */
static bool
approves(enum role role)
{
	return role == ROLE_DEPARTMENT_MANAGER || role == ROLE_SUPERVISOR || role == ROLE_MANAGEMENT ||
	    role == ROLE__COUNT;
}

/* By level, then by sum, then by role: their order in the file says nothing. */
static void
sort_approval(struct approval_rule *rows, size_t last)
{
	for (size_t i = last; i > 0; i--) {
		const struct approval_rule	before = rows[i - 1], rule = rows[i];

		if (before.level < rule.level || (before.level == rule.level && (before.above < rule.above ||
		    (before.above == rule.above && before.role <= rule.role))))
			return;
		rows[i - 1] = rule;
		rows[i] = before;
	}
}

static void
read_approvals(struct xml_reading *reading, const struct xml_element *list, struct procedure *procedure)
{
	struct approval_rule		*rows = arena_array(reading->arena, xml_count(list, "approval"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(list, "approval"); element != NULL; element = xml_next(element)) {
		struct approval_rule	*rule = &rows[procedure->approval_count++];

		*rule = (struct approval_rule){
			.level = (int)xml_attribute_number(element, "level", 0),
			.above = xml_attribute_number(element, "above", -1),
			.role = procedure_xml_role(reading, element, "role"),
		};
		if (!approves(rule->role))
			xml_complain(reading->document, element, "A plan is not approved by '%s'.",
			    role_name(rule->role));
		if (rule->level == 0 && rule->above < 0)
			xml_complain(reading->document, element, "An approval needs a level, a sum, or both.");
		sort_approval(rows, procedure->approval_count - 1);
	}
	procedure->approvals = rows;
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
read_procedure(struct xml_reading *reading, void *into)
{
	struct procedure *procedure = into;
	const struct xml_element	*root = xml_root(reading->document);

	*procedure = (struct procedure){
		.id = xml_attribute(reading->arena, root, "id"),
		.version = xml_attribute(reading->arena, root, "version"),
		.name = xml_words(reading, root, "name"),
		.other_person = xml_yes(reading, root, "other_person"),
		.retention_years = (int)xml_attribute_number(root, "retention_years", 0),
	};
	read_departments(reading, xml_child(root, "departments"), procedure);
	procedure_xml_clocks(reading, xml_child(root, "clocks"), procedure);
	procedure_xml_duties(reading, xml_child(root, "duties"), procedure);
	read_pauses(reading, xml_child(root, "pauses"), procedure);
	read_types(reading, xml_child(root, "types"), procedure);
	read_categories(reading, xml_child(root, "categories"), procedure);
	read_levels(reading, xml_child(root, "levels"), procedure);
	read_approvals(reading, xml_child(root, "approvals"), procedure);
	procedure_xml_penalties(reading, xml_child(root, "penalties"), procedure);
	procedure_xml_texts(reading, xml_child(root, "texts"), procedure);
	read_principles(reading, xml_child(root, "principles"), procedure);
	read_policy(reading, xml_child(root, "policy"), procedure);
}

static void
read_proposal(struct xml_reading *reading, void *into)
{
	read_procedure(reading, into);
	procedure_xml_check(reading, into);
}

enum fault
procedure_xml_load_approved(struct arena *arena, const char *schema_path, const struct xml_source *source,
    struct procedure *procedure, const char **problem)
{
	const struct xml_loading loading = { schema_path, source, read_procedure, procedure };

	return xml_load(arena, &loading, problem);
}

enum fault
procedure_xml_load(struct arena *arena, const char *schema_path, const struct xml_source *source,
    struct procedure *procedure, const char **problem)
{
	const struct xml_loading loading = { schema_path, source, read_proposal, procedure };

	return xml_load(arena, &loading, problem);
}
