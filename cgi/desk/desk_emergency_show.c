#include "desk_emergency.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "rules/contact.h"
#include "view/view_case.h"
#include "view/view_case_page.h"
#include "view/view_identity.h"
#include "view/view_row.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { CHOICE_CHARACTERS = 40 };

/* Everything the parts of this page need. */
struct board {
	struct visit			*visit;
	const struct emergency_reading	*reading;
	const struct emergency		*latest;	/* NULL: none was reported */
	struct node			*node;
};

/* "周建平", and what this person is; both "" for nobody. */
static void
show_person(const struct board *board, struct node *row, const char *name, struct staff_id id)
{
	const struct staff *staff = casework_staff(board->visit->casework, id);

	if (staff != NULL)
		node_text(row, name, arena_format(board->visit->arena, "%s %s", staff->name, staff->title));
}

static void
show_steps(const struct board *board, struct node *node, const struct emergency *emergency)
{
	node_text(node, "State", emergency_state_name(emergency_state(emergency)));
	node_number(node, "Number", emergency->number);
	node_moment(node, "Reported", emergency->reported_at);
	show_person(board, node, "ReportedBy", emergency->reported_by);
	node_text(node, "Reason", emergency->reason);
	node_moment(node, "Started", emergency->started_at);
	show_person(board, node, "StartedBy", emergency->started_by);
	node_text(node, "Orders", emergency->orders);
	node_moment(node, "Lifted", emergency->lifted_at);
	show_person(board, node, "LiftedBy", emergency->lifted_by);
	node_text(node, "LiftReason", emergency->lift_reason);
	node_moment(node, "Evaluated", emergency->evaluated_at);
	show_person(board, node, "EvaluatedBy", emergency->evaluated_by);
	node_text(node, "Effect", emergency->effect);
	node_text(node, "Lessons", emergency->lessons);
	node_text(node, "Prevention", emergency->prevention);
}

static void
show_members(const struct board *board)
{
	struct node *list = node_child(board->node, "Members");
	size_t shown = 0;

	for (size_t i = 0; i < board->reading->member_count; i++) {
		const struct emergency_member *member = &board->reading->members[i];
		struct node *row;

		if (member->emergency != board->latest->id)
			continue;
		row = node_item(list, shown++);
		show_person(board, row, "Person", member->person);
		node_flag(row, "Leads", member->leads);
		node_text(row, "Duty", member->duty);
		node_moment(row, "Named", member->named_at);
		node_moment(row, "Released", member->released_at);
	}
}

static void
show_entry(const struct board *board, struct node *row, const struct emergency_entry *entry)
{
	const struct emergency_reading *reading = board->reading;
	enum deadline_state state = entry->talk != TALK_REPORT ? DEADLINE__COUNT :
	    emergency_report_state(reading->procedure, reading->deadlines, reading->deadline_count, entry->made_at);

	node_text(row, "Talk", emergency_talk_name(entry->talk));
	node_moment(row, "At", entry->at);
	node_text(row, "With", entry->person);
	node_text(row, "Text", entry->text);
	node_text(row, "Next", entry->next);
	show_person(board, row, "MadeBy", entry->made_by);
	if (entry->made_at - entry->at > 60)
		node_moment(row, "Made", entry->made_at);
	if (state == DEADLINE_MET || state == DEADLINE_BREACHED)
		node_text(row, "State", deadline_state_name(state));
}

/* As it was written; pages turn it round, because what came last matters most there. */
static void
show_log(const struct board *board)
{
	const struct emergency_reading *reading = board->reading;
	struct node *newest = node_child(board->node, "Newest"), *list = node_child(board->node, "Log");
	size_t shown = 0, reports = 0;

	for (size_t i = reading->entry_count; i > 0; i--)
		if (reading->entries[i - 1].emergency == board->latest->id)
			show_entry(board, node_item(newest, shown++), &reading->entries[i - 1]);
	shown = 0;
	for (size_t i = 0; i < reading->entry_count; i++) {
		if (reading->entries[i].emergency != board->latest->id)
			continue;
		show_entry(board, node_item(list, shown++), &reading->entries[i]);
		reports += reading->entries[i].talk == TALK_REPORT;
	}
	node_number(board->node, "Reports", (int64_t)reports);
}

/* Who was told at once, and who has seen it. */
static void
show_told(const struct board *board)
{
	const struct emergency_reading *reading = board->reading;
	struct node *list = node_child(board->node, "Told");
	bool waits = false;
	size_t shown = 0;

	for (size_t i = 0; i < reading->told_count; i++) {
		const struct escalation *told = &reading->told[i];
		struct node *row;

		if (!text_empty(told->clock) || told->at != board->latest->reported_at)
			continue;
		row = node_item(list, shown++);
		show_person(board, row, "To", told->to);
		node_moment(row, "Seen", told->seen_at);
		waits = waits || (told->to.value == board->visit->actor->id.value && told->seen_at == 0);
	}
	node_flag(board->node, "Seeable", waits && (reading->may & ACT_BIT(ACT_SEE)) != 0 &&
	    (board->visit->permissions & PERMIT_DECIDE) != 0);
}

static void
show_next(const struct board *board)
{
	const struct emergency_reading *reading = board->reading;
	const struct deadline *next = emergency_next_report(reading->procedure, reading->deadlines,
	    reading->deadline_count);
	struct view_words words = view_row_words(board->visit);
	struct node *node = node_child(board->node, "Next");

	if (next == NULL)
		return;
	view_row_chip(board->visit, node, &words, next, board->visit->now);
	node_time(node, "Due", next->due_at);
}

static void
show_measures(const struct board *board)
{
	struct node *list = page_node(board->visit->page, "Measures");

	for (size_t i = 0; i < board->reading->measure_count; i++) {
		const struct urgent_measure *measure = &board->reading->measures[i];
		struct node *row = node_item(list, i);

		node_number(row, "Id", measure->id);
		node_text(row, "Kind", urgent_kind_name(measure->kind));
		node_text(row, "Text", measure->text);
		node_text(row, "Amount", view_case_page_money(board->visit->arena, measure->amount));
		show_person(board, row, "OrderedBy", measure->ordered_by);
		node_moment(row, "Ordered", measure->ordered_at);
		show_person(board, row, "MadeBy", measure->made_by);
		node_text(row, "Result", measure->result);
		show_person(board, row, "ResultBy", measure->result_by);
		node_moment(row, "ResultAt", measure->result_at);
	}
}

static void
add_choice(struct visit *visit, struct node *list, size_t *count, int64_t id, const char *words)
{
	struct node *row = node_item(list, (*count)++);

	node_number(row, "Value", id);
	node_text(row, "Word", text_cut(visit->arena, words, CHOICE_CHARACTERS));
}

/* Who may be named or have ordered something, who may be released, whose result is awaited. */
static void
show_choices(const struct board *board)
{
	struct visit *visit = board->visit;
	struct node *people = page_node(visit->page, "Options.Staff");
	struct node *members = page_node(visit->page, "Options.Member");
	struct node *measures = page_node(visit->page, "Options.Measure");
	size_t count, staff_count = 0, member_count = 0, measure_count = 0;
	const struct staff *staff = casework_staff_list(visit->casework, &count);

	for (size_t i = 0; i < count; i++)
		if (emergency_may_serve(&board->reading->file, &staff[i]))
			add_choice(visit, people, &staff_count, staff[i].id.value,
			    arena_format(visit->arena, "%s %s %s", staff[i].name, staff[i].title,
			    view_identity_department(visit, staff[i].department)));
	for (size_t i = 0; board->latest != NULL && i < board->reading->member_count; i++) {
		const struct emergency_member *member = &board->reading->members[i];

		if (member->emergency == board->latest->id && member->released_at == 0)
			add_choice(visit, members, &member_count, member->id, view_case_person(visit, member->person));
	}
	for (size_t i = 0; i < board->reading->measure_count; i++)
		if (board->reading->measures[i].result_at == 0)
			add_choice(visit, measures, &measure_count, board->reading->measures[i].id,
			    board->reading->measures[i].text);
}

/* Choices that are no words of the catalogue keep what was chosen when a form comes back. */
static void
keep_chosen(struct visit *visit)
{
	static const char *const names[] = { "person", "member", "measure", "ordered_by" };
	const struct form *form = visit->form;

	for (size_t i = EMERGENCY_FORM_OWN; form != NULL && i < form->spec->count; i++)
		for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++)
			if (text_equal(form->spec->fields[i].name, names[k]) && form->values[i].present &&
			    form->values[i].error == NULL)
				page_flag(visit->page, arena_format(visit->arena, "Form.%s.Checked.%lld", names[k],
				    (long long)form_number(form, i)), true);
}

/* What this person may do now; the program's own permission comes with it. */
static void
show_acts(const struct board *board)
{
	static const struct { enum act act; unsigned permission; } offered[] = {
		{ ACT_ALERT, PERMIT_DISPATCH }, { ACT_EMERGENCY, PERMIT_COMMAND }, { ACT_TASK_FORCE, PERMIT_COMMAND },
		{ ACT_SITUATION, PERMIT_EMERGENCY }, { ACT_LOG, PERMIT_EMERGENCY }, { ACT_LIFT, PERMIT_COMMAND },
		{ ACT_DEBRIEF, PERMIT_EMERGENCY }, { ACT_MEASURE, PERMIT_EMERGENCY },
	};
	struct visit *visit = board->visit;
	const char *sent = strchr(visit->request->path, '/');
	bool any = false;

	for (size_t i = 0; i < sizeof(offered) / sizeof(offered[0]); i++) {
		if ((board->reading->may & ACT_BIT(offered[i].act)) == 0 ||
		    (visit->permissions & offered[i].permission) == 0)
			continue;
		page_flag(visit->page, arena_format(visit->arena, "May.%s", act_name(offered[i].act)), true);
		any = true;
	}
	/* "emergency/log" shows the board again with that form open. */
	page_text(visit->page, "Form.Scope", visit->form == NULL || sent == NULL ? NULL : sent + 1);
	if (!any)
		return;
	show_choices(board);
	keep_chosen(visit);
}

void
desk_emergency_show(struct visit *visit, const struct emergency_reading *reading)
{
	struct board board = { .visit = visit, .reading = reading, .node = page_node(visit->page, "Emergency") };
	struct node *earlier = page_node(visit->page, "Earlier");

	if (reading->emergency_count > 0)
		board.latest = &reading->emergencies[reading->emergency_count - 1];
	view_case_state(visit, page_node(visit->page, "Case"), &reading->file);
	page_text(visit->page, "Case.Place", place_mask(visit->arena, reading->file.place));
	page_flag(visit->page, "Case.Whole", reading->whole);
	page_flag(visit->page, "Case.Concerned", emergency_concerns(reading->procedure, &reading->file));
	for (size_t i = 0; i + 1 < reading->emergency_count; i++)
		show_steps(&board, node_item(earlier, i), &reading->emergencies[i]);
	if (board.latest != NULL) {
		show_steps(&board, board.node, board.latest);
		show_members(&board);
		show_log(&board);
		show_told(&board);
		show_next(&board);
	}
	show_measures(&board);
	show_acts(&board);
}

void
desk_emergency_show_all(struct visit *visit, const struct emergency_row *rows, size_t count)
{
	struct node *live = page_node(visit->page, "Live"), *over = page_node(visit->page, "Over");
	struct view_words words = view_row_words(visit);
	size_t live_count = 0, over_count = 0;

	for (size_t i = 0; i < count; i++) {
		const struct emergency_row *from = &rows[i];
		bool open = from->emergency.lifted_at == 0;
		struct node *row = open ? node_item(live, live_count++) : node_item(over, over_count++);

		node_number(row, "Id", from->file.id.value);
		node_text(row, "Number", from->file.number);
		node_text(row, "Subject", from->file.subject);
		node_text(row, "Place", place_mask(visit->arena, from->file.place));
		node_text(row, "State", emergency_state_name(emergency_state(&from->emergency)));
		node_time(row, "Reported", from->emergency.reported_at);
		node_time(row, "Started", from->emergency.started_at);
		node_time(row, "Lifted", from->emergency.lifted_at);
		node_text(row, "Leader", view_case_person(visit, from->leader));
		node_time(row, "LastReport", from->last_report);
		if (from->next.due_at != 0)
			view_row_chip(visit, node_child(row, "Next"), &words, &from->next, visit->now);
	}
}
