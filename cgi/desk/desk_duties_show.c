/* Duties of the calendar as the page shows them. */
#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "desk_duties.h"
#include "rules/duty_plan.h"
#include "view/view_case.h"
#include "view/view_deadline.h"
#include "view/view_identity.h"
#include "web/form.h"
#include "base/banned.h"

static void
show_history(struct node *row, const struct duty_view *view)
{
	struct node *lines = node_child(row, "Lines"), *papers = node_child(row, "Papers");

	for (size_t i = 0; i < view->line_count; i++) {
		struct node *line = node_item(lines, i);

		node_text(line, "Act", duty_act_name(view->lines[i].act));
		node_moment(line, "At", view->lines[i].at);
		node_text(line, "Actor", view->lines[i].actor);
		node_text(line, "Note", view->lines[i].note);
	}
	for (size_t i = 0; i < view->paper_count; i++) {
		struct node *paper = node_item(papers, i);

		node_number(paper, "Id", view->papers[i].id);
		node_text(paper, "Name", view->papers[i].name);
		node_flag(paper, "Image", text_starts(view->papers[i].type, "image/"));
	}
}

/* How its day was found, and what another calendar has done or may do to it. */
static void
show_plan(struct visit *visit, struct node *row, const struct view_deadline_words *words, const struct duty *duty)
{
	struct deadline deadline = duty_plan_deadline(duty);

	if (text_empty(duty->calculation))
		return;
	view_deadline_events(visit, row, NULL, &deadline);
	node_text(row, "How", view_deadline_text(visit, words, NULL, &deadline));
}

static void
show_duty(struct visit *visit, struct node *row, const struct view_deadline_words *words, const struct duty_view *view)
{
	const struct duty *duty = &view->duty;
	const char *person = view_case_person(visit, duty->responsible);
	struct duty now = *duty;

	/* Late on the page from the first second on, even before the daemon has said so. */
	(void)duty_tick(&now, visit->now);
	node_number(row, "Id", duty->id);
	node_number(row, "Version", duty->version);
	node_text(row, "Rule", duty->rule);
	node_text(row, "Name", view->rule == NULL ? "" : view_case_words(visit, &view->rule->name));
	node_text(row, "Source", view->rule == NULL ? "" : view->rule->source);
	node_text(row, "Subject", duty->subject);
	node_text(row, "State", deadline_state_name(now.state));
	node_moment(row, "Due", duty->due_at);
	node_moment(row, "Closed", duty->closed_at);
	node_number(row, "Done", duty->done);
	node_number(row, "Times", duty->times);
	node_flag(row, "Effects", duty_is_of_something(duty) && (visit->permissions & PERMIT_EFFECTS) != 0);
	node_text(row, "Role", role_name(duty->role));
	if (!text_empty(person))
		node_text(row, "Person", person);
	node_flag(row, "MayDo", view->may_do);
	node_flag(row, "MayWithdraw", view->may_withdraw);
	node_flag(row, "MayExplain", view->may_explain);
	node_flag(row, "MayDecline", view->may_decline);
	node_flag(row, "Explained", duty->explained_at != 0);
	node_flag(row, "Counted", duty->counted == DUTY_BY_INSPECTIONS && duty_is_open(duty));
	show_plan(visit, row, words, &now);
	show_history(row, view);
}

/* Which of the forms came back. */
static void
show_scope(struct visit *visit)
{
	static const struct { const struct form_spec *form; const char *name; } scopes[] = {
		{ &desk_duties_done_form, "done" }, { &desk_duties_withdraw_form, "withdraw" },
		{ &desk_duties_explain_form, "explain" }, { &desk_duties_decline_form, "decline" },
	};
	const struct form *form = visit->form;

	if (form == NULL || !form->sent)
		return;
	for (size_t i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++)
		if (form->spec == scopes[i].form)
			page_text(visit->page, "Form.Scope", arena_format(visit->arena, "%s%lld", scopes[i].name,
			    (long long)form_number(form, 0)));
	if (form->spec == &desk_duties_add_form)
		page_text(visit->page, "Form.Scope", "add");
}

/* Rules of the procedure that something may be entered under, and who may be named. */
static void
show_options(struct visit *visit)
{
	const struct procedure *procedure = casework_procedure(visit->casework);
	struct node *rules = page_node(visit->page, "Options.Rule"), *people = page_node(visit->page, "Options.Staff");
	const struct staff *staff;
	struct node *list = page_node(visit->page, "Options.Role");
	size_t count, shown = 0;

	for (size_t i = 0; desk_duties_roles[i] != NULL; i++) {
		struct node *row = node_item(list, i);

		node_text(row, "Value", desk_duties_roles[i]);
		node_text(row, "Word", page_word(visit->page, arena_format(visit->arena, "Text.Role.%s",
		    desk_duties_roles[i])));
	}
	for (size_t i = 0; procedure != NULL && i < procedure->duty_count; i++) {
		struct node *row = node_item(rules, i);
		const struct duty_rule *rule = &procedure->duties[i];

		node_text(row, "Value", rule->id);
		node_text(row, "Word", arena_format(visit->arena, "%s %s", rule->id,
		    view_case_words(visit, &rule->name)));
	}
	staff = casework_staff_list(visit->casework, &count);
	for (size_t i = 0; i < count; i++) {
		struct node *row;

		if (staff[i].disabled)
			continue;
		row = node_item(people, shown++);
		node_number(row, "Value", staff[i].id.value);
		node_text(row, "Word", arena_format(visit->arena, "%s %s", staff[i].name, staff[i].title));
	}
}

void
desk_duties_show(struct visit *visit, const struct duties_reading *reading)
{
	struct node *open = page_node(visit->page, "Duties.Open"), *closed = page_node(visit->page, "Duties.Closed");
	struct view_deadline_words words = view_deadline_words(visit);

	for (size_t i = 0; i < reading->open_count; i++)
		show_duty(visit, node_item(open, i), &words, &reading->open[i]);
	for (size_t i = 0; i < reading->closed_count; i++)
		show_duty(visit, node_item(closed, i), &words, &reading->closed[i]);
	show_scope(visit);
	page_flag(visit->page, "May.enter", duty_may_enter(visit->actor));
	if (duty_may_enter(visit->actor))
		show_options(visit);
}
