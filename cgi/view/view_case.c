#include "view_case.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/event.h"
#include "rules/side_clock.h"
#include "view_identity.h"
#include "view_row.h"
#include "base/banned.h"

static const struct { unsigned flag; const char *name; } flag_names[VIEW_CASE_FLAGS] = {
	{ FLAG_MEDIA, "media" }, { FLAG_AUTHORITY, "authority" }, { FLAG_SAFETY, "safety" }, { FLAG_LEGAL, "legal" },
	{ FLAG_REPEAT, "repeat" },
};

size_t
view_case_flag_names(unsigned flags, const char *names[VIEW_CASE_FLAGS])
{
	size_t count = 0;

	for (size_t i = 0; i < VIEW_CASE_FLAGS; i++)
		if (flags & flag_names[i].flag)
			names[count++] = flag_names[i].name;
	return count;
}

void
view_case_flags(struct node *node, unsigned flags)
{
	struct node *list = node_child(node, "Flags");
	const char *names[VIEW_CASE_FLAGS];
	size_t count = view_case_flag_names(flags, names);

	for (size_t i = 0; i < count; i++)
		node_text(node_item(list, i), "Name", names[i]);
}

const char *
view_case_flag_words(const struct visit *visit, unsigned flags)
{
	struct text words = text_begin(visit->arena);

	for (size_t i = 0; i < sizeof(flag_names) / sizeof(flag_names[0]); i++)
		if (flags & flag_names[i].flag)
			text_add_format(&words, "%s%s", words.length == 0 ? "" : " / ", page_word(visit->page,
			    arena_format(visit->arena, "Text.Flag.%s", flag_names[i].name)));
	return words.value;
}

void
view_case_span(struct node *node, const char *name, int64_t seconds)
{
	struct node *span = node_child(node, name);

	if (seconds < 0)
		seconds = -seconds;
	node_number(span, "Days", seconds / DATE_DAY);
	node_number(span, "Hours", seconds % DATE_DAY / DATE_HOUR);
	node_number(span, "Minutes", seconds % DATE_HOUR / DATE_MINUTE);
}

const char *
view_case_words(const struct visit *visit, const struct words *words)
{
	return visit->language == LANGUAGE_EN ? words->en : words->zh;
}

const char *
view_case_category(const struct visit *visit, const char *id)
{
	const struct procedure *procedure = casework_procedure(visit->casework);
	const struct category *category = procedure == NULL ? NULL : procedure_category(procedure, id);

	return category == NULL ? id : view_case_words(visit, &category->name);
}

const char *
view_case_person(const struct visit *visit, struct staff_id id)
{
	const struct staff *staff = casework_staff(visit->casework, id);

	return staff == NULL ? "" : staff->name;
}

void
view_case_state(struct visit *visit, struct node *node, const struct case_file *c)
{
	struct view_words words = view_row_words(visit);

	node_number(node, "Id", c->id.value);
	node_number(node, "Version", c->version);
	node_text(node, "Number", c->number);
	node_text(node, "Stage", stage_name(c->stage));
	node_text(node, "Urgency", urgency_name(c->urgency));
	node_text(node, "Severity", severity_name(c->severity));
	node_text(node, "Risk", risk_name(c->risk));
	node_number(node, "Level", c->level);
	node_flag(node, "Major", c->major);
	node_flag(node, "Alarm", c->emergency);
	node_flag(node, "Returned", c->returned);
	if (c->reopened > 0)
		node_number(node, "Reopened", c->reopened);
	node_text(node, "Subject", c->subject);
	node_text(node, "Category", view_case_category(visit, c->category));
	node_text(node, "Channel", channel_name(c->channel));
	node_text(node, "Type", complaint_type_name(c->type));
	node_text(node, "Department", view_identity_department(visit, c->department));
	node_text(node, "Handler", view_case_person(visit, c->handler));
	node_text(node, "Result", c->result);
	view_case_flags(node, c->flags);
	node_moment(node, "Received", c->received_at);
	view_row_due(visit, node, &words, c);
}

void
view_case_departments(struct visit *visit)
{
	struct node *list = page_node(visit->page, "Options.Department");
	const struct department *departments;
	size_t count = 0, shown = 0;

	departments = casework_department_list(visit->casework, &count);
	for (size_t i = 0; i < count; i++) {
		struct node *row;

		if (!departments[i].takes_cases || departments[i].closed)
			continue;
		row = node_item(list, shown++);
		node_number(row, "Value", departments[i].id.value);
		node_text(row, "Word", view_identity_department(visit, departments[i].id));
	}
}

void
view_case_categories(struct visit *visit)
{
	struct node *list = page_node(visit->page, "Options.Category");
	const struct procedure *procedure = casework_procedure(visit->casework);

	for (size_t i = 0; procedure != NULL && i < procedure->category_count; i++) {
		const struct category *category = &procedure->categories[i];
		struct node *row = node_item(list, i);

		node_text(row, "Value", category->id);
		node_text(row, "Word", view_case_words(visit, &category->name));
		node_text(row, "Notice", view_case_words(visit, &category->notice));
	}
}

struct department_id
view_case_suggested(const struct visit *visit, const char *id)
{
	const struct procedure *procedure = casework_procedure(visit->casework);
	const struct category *category = procedure == NULL ? NULL : procedure_category(procedure, id);
	const struct department *department = category == NULL ? NULL :
	    casework_department_code(visit->casework, category->department);
	struct department_id none = { 0 };

	return department == NULL ? none : department->id;
}

const char *
view_case_side_clock(const struct visit *visit, const char *clock)
{
	int number;
	enum side_clock kind = side_clock_read(clock, &number);

	return kind == SIDE_CLOCK_NONE ? NULL : page_word_of(visit->page, "Desk.SideClock", side_clock_name(kind));
}
