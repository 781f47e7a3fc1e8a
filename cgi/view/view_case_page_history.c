#include "view_case_page.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "rules/contact.h"
#include "view_case.h"
#include "view_deadline.h"
#include "view_identity.h"
#include "base/banned.h"

enum { TRACKING_STAGES = 6, BRIEF_CHARACTERS = 80 };

#define ACT(name) ACT_BIT(ACT_##name)

/* The stages of the tracking form, and the acts that finish each. */
static const struct {
	const char	*stage;
	act_set	 acts;
} stages[TRACKING_STAGES] = {
	{ "receipt", ACT(REGISTER) },
	{ "analysis", ACT(INVESTIGATE) },
	{ "solution", ACT(PLAN) },
	{ "execution", ACT(COMPLETE) },
	{ "confirmation", ACT(CONFIRM) | ACT(OBJECT) },
	{ "closing", ACT(CLOSE) | ACT(ANSWER) | ACT(EXPLAIN) | ACT(WITHDRAW) | ACT(MERGE) },
};

/* What a value of the detail lines is called; itself when it has no other name. */
static const char *
value_of(const struct visit *visit, const struct procedure *procedure, const char *word, const char *value)
{
	if (text_equal(word, "reason"))
		return view_deadline_reason(visit, procedure, value);
	return value;
}

/* The detail lines "name=value" of an event, in order. */
static void
show_details(struct visit *visit, struct node *node, const struct procedure *procedure, const char *lines)
{
	struct node *list = node_child(node, "Details");

	for (size_t count = 0; lines != NULL && *lines != '\0';) {
		size_t length = strcspn(lines, "\n"), name = strcspn(lines, "=\n");

		/* The kind of a letter is told by its title. */
		if (name < length && strncmp(lines, "letter=", name + 1) != 0) {
			const char *word = arena_copy_bytes(visit->arena, lines, name);
			struct node *row = node_item(list, count++);

			node_text(row, "Word", word);
			node_text(row, "Value", value_of(visit, procedure, word,
			    arena_copy_bytes(visit->arena, lines + name + 1, length - name - 1)));
		}
		lines += length + (lines[length] == '\n');
	}
}

/* The clock that a mark of the daemon is about stands in its text. */
static const char *
clock_name(const struct visit *visit, const struct procedure *procedure, const struct case_event *event)
{
	const struct clock_rule *rule = procedure == NULL || event->as != ROLE_CLOCK ? NULL :
	    procedure_clock(procedure, event->text);

	if (rule == NULL && event->as == ROLE_CLOCK)
		return view_case_side_clock(visit, event->text);
	return rule == NULL ? NULL : view_case_words(visit, &rule->name);
}

/* What was written; letters of earlier years stand there with the name that they were sent with. */
static const char *
words_of(struct visit *visit, const struct case_reading *reading, const struct case_event *event)
{
	if (text_empty(event_detail(visit->arena, event, "letter")))
		return event->text;
	return contact_hide(visit->arena, event->text, reading->complaint.complainant, reading->complaint.phone);
}

static void
show_event(struct visit *visit, struct node *row, const struct case_reading *reading, const struct case_event *event)
{
	const struct procedure *procedure = reading->procedure;

	node_number(row, "Number", event->number);
	node_text(row, "Actor", event->actor_name);
	node_text(row, "As", role_name(event->as));
	node_text(row, "Act", act_name(event->act));
	node_text(row, "From", stage_name(event->from));
	node_text(row, "To", stage_name(event->to));
	node_moment(row, "At", event->at);
	node_text(row, "Text", words_of(visit, reading, event));
	node_flag(row, "Public", event->public);
	node_text(row, "Department", view_identity_department(visit, event->department));
	node_text(row, "Person", view_case_person(visit, event->person));
	node_moment(row, "Until", event->until);
	node_flag(row, "Letter", !text_empty(event_detail(visit->arena, event, "letter")));
	node_text(row, "Clock", clock_name(visit, procedure, event));
	show_details(visit, row, procedure, event->detail);
}

void
view_case_page_events(struct visit *visit, const struct case_reading *reading, size_t first)
{
	struct node *list = page_node(visit->page, "Events");

	for (size_t i = first; i < reading->event_count; i++) {
		struct node *row = node_item(list, i - first);
		int64_t before = i == 0 ? reading->file.received_at : reading->events[i - 1].at;

		show_event(visit, row, reading, &reading->events[i]);
		view_case_span(row, "Spent", reading->events[i].at > before ? reading->events[i].at - before : 0);
	}
}

/* Where the present round begins: after the last objection or reopening. */
static size_t
round_start(const struct case_reading *reading)
{
	for (size_t i = reading->event_count; i > 0; i--) {
		const struct case_event *event = &reading->events[i - 1];

		if (event->act == ACT_OBJECT || (event->to == STAGE_REOPENED && event->from != STAGE_REOPENED))
			return i;
	}
	return 0;
}

/* The last event of these acts from `start` on. */
static const struct case_event *
find_last(const struct case_reading *reading, size_t start, act_set acts)
{
	for (size_t i = reading->event_count; i > start; i--)
		if (acts & ACT_BIT(reading->events[i - 1].act))
			return &reading->events[i - 1];
	return NULL;
}

static void
show_stage(struct visit *visit, struct node *row, const struct case_event *event, int64_t before)
{
	const char *result = event_detail(visit->arena, event, "result");
	const char *whole = text_empty(result) ? event->text : result;
	const char *brief = text_cut(visit->arena, whole, BRIEF_CHARACTERS);

	node_moment(row, "At", event->at);
	node_text(row, "Person", event->actor_name);
	node_text(row, "As", role_name(event->as));
	node_text(row, "Result", whole);
	if (!text_equal(brief, whole))
		node_text(row, "Brief", brief);
	view_case_span(row, "Spent", event->at > before ? event->at - before : 0);
}

void
view_case_page_tracking(struct visit *visit, const struct case_reading *reading)
{
	struct node *list = page_node(visit->page, "Tracking");
	size_t start = round_start(reading);
	int64_t before = reading->file.received_at;
	bool open = stage_is_open(reading->file.stage), current = false;

	for (size_t i = 0; i < TRACKING_STAGES; i++) {
		const struct case_event *event = find_last(reading, i == 0 ? 0 : start, stages[i].acts);
		struct node *row = node_item(list, i);

		node_text(row, "Stage", stages[i].stage);
		if (event != NULL) {
			show_stage(visit, row, event, before);
			before = event->at;
			node_text(row, "State", "done");
		} else {
			node_text(row, "State", open && !current ? "current" : "future");
			current = true;
		}
	}
}
