#include "rules/procedure_fields.h"

#include "base/arena.h"
#include "rules/compare_value.h"
#include "base/banned.h"

static void
add_wanted(struct compare_building *building, const char *what, enum wanted wanted)
{
	if (wanted == WANTED_ANY)
		return;
	compare_value_word(building, "Condition", what);
	compare_value_yes(building, wanted == WANTED_YES);
}

static void
add_condition(struct compare_building *building, const struct clock_condition *condition)
{
	if (condition->urgency >= 0) {
		compare_value_word(building, "Condition", "urgency");
		compare_value_word(building, "Urgency", urgency_name((enum urgency)condition->urgency));
	}
	if (condition->urgency_below >= 0) {
		compare_value_word(building, "Condition", "urgency_below");
		compare_value_word(building, "Urgency", urgency_name((enum urgency)condition->urgency_below));
	}
	if (condition->major >= 0)
		add_wanted(building, "major", condition->major != 0 ? WANTED_YES : WANTED_NO);
	if (condition->validity >= 0) {
		compare_value_word(building, "Condition", "validity");
		compare_value_word(building, "Validity", validity_name((enum validity)condition->validity));
	}
	if (condition->severity > SEVERITY_MINOR) {
		compare_value_word(building, "Condition", "severity");
		compare_value_word(building, "Severity", severity_name(condition->severity));
	}
	if (condition->level != 0) {
		compare_value_word(building, "Condition", "level");
		compare_value_number(building, COMPARE_NUMBER, condition->level);
	}
	add_wanted(building, "reopened", condition->reopened);
	add_wanted(building, "emergency", condition->emergency);
}

/* A field: how its value is built from `row` of that type. */
#define FIELD(part, name, type, statement) \
	static void \
	part##_##name(struct compare_building *building, const void *opaque) \
	{ \
		const struct type *row = opaque; \
 \
		statement; \
	}

FIELD(general, name, procedure, compare_value_words(building, row->name))
FIELD(general, profile, procedure, compare_value_id(building, row->id))
FIELD(general, other_person, procedure, compare_value_yes(building, row->other_person))
FIELD(general, retention, procedure, compare_value_number(building, COMPARE_NUMBER, row->retention_years))

FIELD(department, name, procedure_department, compare_value_words(building, row->name))

FIELD(clock, time, clock_rule, compare_value_span(building, row->amount, row->unit, row->time))
FIELD(clock, name, clock_rule, compare_value_words(building, row->name))
FIELD(clock, start, clock_rule, if (row->start != ACT__COUNT) compare_value_acts(building, ACT_BIT(row->start)))
FIELD(clock, stops, clock_rule, compare_value_acts(building, row->stops))
FIELD(clock, responsible, clock_rule, compare_value_role(building, row->responsible))
FIELD(clock, warn, clock_rule, for (size_t i = 0; i < CLOCK_WARNINGS; i++)
    compare_value_number(building, COMPARE_PERCENT, row->warn_percent[i]))
FIELD(clock, condition, clock_rule, add_condition(building, &row->condition))
FIELD(clock, agreed, clock_rule, compare_value_yes(building, row->agreed_override))
FIELD(clock, escalates, clock_rule, compare_value_yes(building, row->escalates))
FIELD(clock, soothes, clock_rule, compare_value_yes(building, row->soothes))
FIELD(clock, repeats, clock_rule, compare_value_yes(building, row->repeats))
FIELD(clock, extension, clock_rule, compare_value_span(building, row->extension, row->unit, row->time))
FIELD(clock, pauses, clock_rule, compare_value_ids(building, row->pauses, row->pause_count))
FIELD(clock, enabled, clock_rule, compare_value_yes(building, !row->off))
FIELD(clock, breach, clock_rule, compare_value_id(building, row->breach_rule))
FIELD(clock, source, clock_rule, compare_value_id(building, row->source))

static void
duty_due(struct compare_building *building, const void *opaque)
{
	static const char *const cadences[CADENCE__COUNT] = {
		[CADENCE_DAILY] = "daily", [CADENCE_WEEKLY] = "weekly", [CADENCE_MONTHLY] = "monthly",
		[CADENCE_QUARTERLY] = "quarterly", [CADENCE_YEARLY] = "yearly",
		[CADENCE_EVALUATION] = "evaluation",
	};
	const struct duty_rule *row = opaque;

	compare_value_word(building, "Cadence", cadences[row->cadence]);
	if (row->month != 0) {
		compare_value_word(building, "Cadence", "month");
		compare_value_number(building, COMPARE_NUMBER, row->month);
	}
	if (row->day != 0) {
		compare_value_word(building, "Cadence", "day");
		compare_value_number(building, COMPARE_NUMBER, row->day);
	} else if (row->cadence != CADENCE_DAILY)
		compare_value_word(building, "Cadence", "last");
}

FIELD(duty, name, duty_rule, compare_value_words(building, row->name))
FIELD(duty, times, duty_rule, compare_value_number(building, COMPARE_NUMBER, row->times))
static void
duty_counted(struct compare_building *building, const void *opaque)
{
	static const char *const countings[DUTY_COUNTING__COUNT] = {
		[DUTY_BY_HAND] = "hand", [DUTY_BY_INSPECTIONS] = "inspections",
	};
	const struct duty_rule *row = opaque;

	compare_value_word(building, "Counting", countings[row->counted]);
}

FIELD(duty, explanation, duty_rule, compare_value_yes(building, row->explains))
FIELD(duty, responsible, duty_rule, compare_value_role(building, row->responsible))
FIELD(duty, warn_days, duty_rule, compare_value_number(building, COMPARE_NUMBER, row->warn_days))
FIELD(duty, enabled, duty_rule, compare_value_yes(building, !row->off))
FIELD(duty, breach, duty_rule, compare_value_id(building, row->breach_rule))
FIELD(duty, source, duty_rule, compare_value_id(building, row->source))

FIELD(pause, limit, pause_reason, compare_value_span(building, row->amount, row->unit, TIME_NATURAL))
FIELD(pause, name, pause_reason, compare_value_words(building, row->name))

FIELD(type, department, type_rule, compare_value_id(building, row->department))
FIELD(type, name, type_rule, compare_value_words(building, row->name))

FIELD(category, department, category, compare_value_id(building, row->department))
FIELD(category, name, category, compare_value_words(building, row->name))
FIELD(category, notice, category, compare_value_words(building, row->notice))

FIELD(level, text, level_rule, compare_value_words(building, row->text))
FIELD(level, name, level_rule, compare_value_words(building, row->name))
FIELD(level, emergency, level_rule, compare_value_yes(building, row->emergency))

/* Whole in one line: a level, a sum or both, and who then approves. */
static void
approval_approves(struct compare_building *building, const void *opaque)
{
	const struct approval_rule *row = opaque;

	if (row->level != 0) {
		compare_value_word(building, "Condition", "level");
		compare_value_number(building, COMPARE_NUMBER, row->level);
	}
	compare_value_above(building, row->above);
	compare_value_role(building, row->role);
}

static void
penalty_also(struct compare_building *building, const void *opaque)
{
	const struct penalty_rule *row = opaque;

	for (size_t i = 0; i < row->also_count; i++) {
		compare_value_role(building, row->also[i].who);
		compare_value_yuan(building, row->also[i].amount, row->also[i].amount);
	}
}

static void
penalty_trigger(struct compare_building *building, const void *opaque)
{
	static const char *const triggers[PENALTY_TRIGGER__COUNT] = {
		[PENALTY_BREACH] = "breach", [PENALTY_AGAIN] = "again", [PENALTY_STRONG] = "strong",
		[PENALTY_SERIOUS] = "serious", [PENALTY_MISSING] = "missing", [PENALTY_MISLED] = "misled",
		[PENALTY_RECEIPT] = "receipt", [PENALTY_CHAIN] = "chain", [PENALTY_FINDING] = "finding",
	};

	compare_value_word(building, "Trigger", triggers[((const struct penalty_rule *)opaque)->trigger]);
}

FIELD(penalty, amount, penalty_rule, compare_value_yuan(building, row->least, row->most))
FIELD(penalty, name, penalty_rule, compare_value_words(building, row->name))
FIELD(penalty, article, penalty_rule, compare_value_id(building, row->article))
FIELD(penalty, clocks, penalty_rule, compare_value_ids(building, row->clocks, row->clock_count))
FIELD(penalty, who, penalty_rule, compare_value_role(building, row->who))
FIELD(penalty, instead_of, penalty_rule, compare_value_id(building, row->instead_of))
FIELD(penalty, month_pay, penalty_rule, compare_value_yes(building, row->month_pay))
FIELD(penalty, in_a_row, penalty_rule, compare_value_number(building, COMPARE_NUMBER, row->in_a_row))
FIELD(penalty, factor, penalty_rule, compare_value_number(building, COMPARE_NUMBER, row->factor))

FIELD(text, text, standard_text, compare_value_words(building, row->text))
FIELD(text, name, standard_text, compare_value_words(building, row->name))
FIELD(text, kind, standard_text, compare_value_word(building, "TextKind", row->kind))
FIELD(text, acts, standard_text, compare_value_acts(building, row->acts))

FIELD(principle, text, principle, compare_value_words(building, row->text))
FIELD(principle, name, principle, compare_value_words(building, row->name))

FIELD(policy, text, policy_step, compare_value_words(building, row->text))

#define END { NULL, NULL }
#define ROWS(list, counted) \
	static const void * \
	list##_rows(const struct procedure *procedure, size_t *count) \
	{ \
		*count = procedure->counted; \
		return procedure->list; \
	}
#define NAMED(part, type) \
	static struct words \
	part##_of_row(const void *row) \
	{ \
		return ((const struct type *)row)->name; \
	}

ROWS(departments, department_count) ROWS(clocks, clock_count) ROWS(duties, duty_count) ROWS(pauses, pause_count)
ROWS(approvals, approval_count)
ROWS(types, type_count) ROWS(categories, category_count) ROWS(levels, level_count) ROWS(penalties, penalty_count)
ROWS(texts, text_count) ROWS(principles, principle_count) ROWS(policy, policy_count)

NAMED(department, procedure_department) NAMED(clock, clock_rule) NAMED(duty, duty_rule) NAMED(pause, pause_reason)
NAMED(type, type_rule) NAMED(category, category) NAMED(level, level_rule) NAMED(penalty, penalty_rule)
NAMED(text, standard_text) NAMED(principle, principle)

/* The procedure itself is the one row of its first part. */
static const void *
general_rows(const struct procedure *procedure, size_t *count)
{
	*count = 1;
	return procedure;
}

static const char *
no_id(struct arena *arena, const void *row, size_t place)
{
	(void)arena, (void)row, (void)place;
	return "";
}

/* Rows of most parts begin with their id. */
static const char *
id_of_row(struct arena *arena, const void *row, size_t place)
{
	(void)arena, (void)place;
	return *(const char *const *)row;
}

static const char *
id_of_level(struct arena *arena, const void *row, size_t place)
{
	(void)place;
	return arena_format(arena, "%d", ((const struct level_rule *)row)->level);
}

/* An approval is known by its level, or by its place among those that go by a sum, the smallest first. */
static const char *
id_of_approval(struct arena *arena, const void *row, size_t place)
{
	const struct approval_rule *rule = row;
	bool by_sum = rule->above >= 0;
	size_t turn = 1;

	for (const struct approval_rule *other = rule - place; other < rule; other++)
		turn += other->level == rule->level && (other->above >= 0) == by_sum;
	if (rule->level == 0)
		return arena_format(arena, "¥%zu", turn);
	if (turn == 1)
		return arena_format(arena, "L%d%s", rule->level, by_sum ? "¥" : "");
	return arena_format(arena, "L%d%s-%zu", rule->level, by_sum ? "¥" : "", turn);
}

/* A step of the policy is known by its clock; those without one by their order among themselves. */
static const char *
id_of_step(struct arena *arena, const void *row, size_t place)
{
	const struct policy_step *step = row;
	size_t before = 0;

	if (step->clock[0] != '\0')
		return step->clock;
	for (const struct policy_step *other = step - place; other < step; other++)
		before += other->clock[0] == '\0';
	return arena_format(arena, "%zu", before + 1);
}

static const struct compare_field general_fields[] = {
	{ "name", general_name }, { "profile", general_profile }, { "other_person", general_other_person },
	{ "retention", general_retention }, END,
};
static const struct compare_field department_fields[] = {
	{ "name", department_name }, END,
};
static const struct compare_field clock_fields[] = {
	{ "time", clock_time }, { "name", clock_name }, { "start", clock_start }, { "stops", clock_stops },
	{ "responsible", clock_responsible }, { "warn", clock_warn }, { "condition", clock_condition },
	{ "agreed", clock_agreed }, { "escalates", clock_escalates }, { "soothes", clock_soothes },
	{ "repeats", clock_repeats }, { "extension", clock_extension }, { "pauses", clock_pauses },
	{ "enabled", clock_enabled }, { "breach", clock_breach }, { "source", clock_source }, END,
};
static const struct compare_field duty_fields[] = {
	{ "due", duty_due }, { "name", duty_name }, { "times", duty_times },
	{ "counted", duty_counted }, { "explanation", duty_explanation },
	{ "responsible", duty_responsible }, { "warn_days", duty_warn_days }, { "enabled", duty_enabled },
	{ "breach", duty_breach }, { "source", duty_source }, END,
};
static const struct compare_field pause_fields[] = {
	{ "limit", pause_limit }, { "name", pause_name }, END,
};
static const struct compare_field type_fields[] = {
	{ "department", type_department }, { "name", type_name }, END,
};
static const struct compare_field category_fields[] = {
	{ "department", category_department }, { "name", category_name }, { "notice", category_notice },
	END,
};
static const struct compare_field level_fields[] = {
	{ "text", level_text }, { "name", level_name }, { "emergency", level_emergency }, END,
};
static const struct compare_field approval_fields[] = {
	{ "approves", approval_approves }, END,
};
static const struct compare_field penalty_fields[] = {
	{ "amount", penalty_amount }, { "also", penalty_also }, { "trigger", penalty_trigger },
	{ "name", penalty_name }, { "article", penalty_article }, { "clocks", penalty_clocks },
	{ "who", penalty_who }, { "instead_of", penalty_instead_of }, { "month_pay", penalty_month_pay },
	{ "in_a_row", penalty_in_a_row }, { "factor", penalty_factor }, END,
};
static const struct compare_field text_fields[] = {
	{ "text", text_text }, { "name", text_name }, { "kind", text_kind }, { "acts", text_acts }, END,
};
static const struct compare_field principle_fields[] = {
	{ "text", principle_text }, { "name", principle_name }, END,
};
static const struct compare_field policy_fields[] = {
	{ "text", policy_text }, END,
};

const struct compare_section compare_sections[COMPARE__COUNT] = {
	[COMPARE_GENERAL] = { sizeof(struct procedure), general_rows, no_id, NULL, general_fields },
	[COMPARE_DEPARTMENTS] = { sizeof(struct procedure_department), departments_rows, id_of_row,
	    department_of_row, department_fields },
	[COMPARE_CLOCKS] = { sizeof(struct clock_rule), clocks_rows, id_of_row,
	    clock_of_row, clock_fields },
	[COMPARE_DUTIES] = { sizeof(struct duty_rule), duties_rows, id_of_row,
	    duty_of_row, duty_fields },
	[COMPARE_PAUSES] = { sizeof(struct pause_reason), pauses_rows, id_of_row,
	    pause_of_row, pause_fields },
	[COMPARE_TYPES] = { sizeof(struct type_rule), types_rows, id_of_row, type_of_row, type_fields },
	[COMPARE_CATEGORIES] = { sizeof(struct category), categories_rows, id_of_row,
	    category_of_row, category_fields },
	[COMPARE_LEVELS] = { sizeof(struct level_rule), levels_rows, id_of_level,
	    level_of_row, level_fields },
	[COMPARE_APPROVALS] = { sizeof(struct approval_rule), approvals_rows, id_of_approval, NULL, approval_fields },
	[COMPARE_PENALTIES] = { sizeof(struct penalty_rule), penalties_rows, id_of_row,
	    penalty_of_row, penalty_fields },
	[COMPARE_TEXTS] = { sizeof(struct standard_text), texts_rows, id_of_row,
	    text_of_row, text_fields },
	[COMPARE_PRINCIPLES] = { sizeof(struct principle), principles_rows, id_of_row,
	    principle_of_row, principle_fields },
	[COMPARE_POLICY] = { sizeof(struct policy_step), policy_rows, id_of_step, NULL, policy_fields },
};
