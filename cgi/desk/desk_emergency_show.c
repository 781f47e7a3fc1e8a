#include "desk_emergency.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "rules/contact.h"
#include "view/view_case.h"
#include "view/view_emergency.h"
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
	struct view_emergency		 view;
	const struct emergency_reading	*reading;
	const struct emergency		*latest;	/* NULL: none was reported */
	struct node			*node;
};

/* Pages turn the log round, because what came last matters most there. */
static void
show_log(const struct board *board)
{
	const struct emergency_reading *reading = board->reading;
	int64_t latest = board->latest->id, reports = 0;

	view_emergency_log(&board->view, node_child(board->node, "Newest"), latest, true);
	view_emergency_log(&board->view, node_child(board->node, "Log"), latest, false);
	for (size_t i = 0; i < reading->entry_count; i++)
		reports += reading->entries[i].emergency == latest && reading->entries[i].talk == TALK_REPORT;
	node_number(board->node, "Reports", reports);
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
		view_emergency_person(&board->view, row, "To", told->to);
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
	struct board board = { .visit = visit, .reading = reading, .node = page_node(visit->page, "Emergency"),
		.view = { .visit = visit, .reading = reading } };
	struct node *earlier = page_node(visit->page, "Earlier");

	if (reading->emergency_count > 0)
		board.latest = &reading->emergencies[reading->emergency_count - 1];
	view_case_state(visit, page_node(visit->page, "Case"), &reading->file);
	page_text(visit->page, "Case.Place", place_mask(visit->arena, reading->file.place));
	page_flag(visit->page, "Case.Whole", reading->whole);
	page_flag(visit->page, "Case.Concerned", emergency_concerns(reading->procedure, &reading->file));
	for (size_t i = 0; i + 1 < reading->emergency_count; i++)
		view_emergency_steps(&board.view, node_item(earlier, i), &reading->emergencies[i]);
	if (board.latest != NULL) {
		view_emergency_steps(&board.view, board.node, board.latest);
		view_emergency_members(&board.view, node_child(board.node, "Members"), board.latest->id);
		show_log(&board);
		show_told(&board);
		show_next(&board);
	}
	view_emergency_measures(&board.view, page_node(visit->page, "Measures"));
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
