/* A return visit as its page shows it. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/act.h"
#include "desk_texts.h"
#include "desk_visit.h"
#include "view/view_case.h"
#include "view/view_identity.h"
#include "view/view_visit.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

/* What may be done here, and by whom it is decided. */
static const enum act acts[] = { ACT_VISIT, ACT_MISS, ACT_WAIVE, ACT_RATE };

static void
show_visits(struct visit *visit, const struct visiting *visiting)
{
	struct node *list = page_node(visit->page, "Visits");

	for (size_t i = 0; i < visiting->visit_count; i++) {
		const struct return_visit *one = &visiting->visits[visiting->visit_count - 1 - i];

		view_visit(node_item(list, i), one, view_case_person(visit, one->made_by));
	}
}

static void
show_answers(struct visit *visit, const struct visiting *visiting)
{
	struct node *list = page_node(visit->page, "Answers");

	for (size_t i = 0; i < visiting->answer_count; i++) {
		const struct satisfaction *one = &visiting->answers[visiting->answer_count - 1 - i];
		struct node *row = node_item(list, i);

		node_text(row, "Way", answer_way_name(one->way));
		node_text(row, "Verdict", verdict_name(one->verdict));
		node_number(row, "Mark", one->mark);
		node_text(row, "Solved", visit_solved_name(one->solved));
		node_text(row, "Text", one->text);
		node_moment(row, "At", one->at);
		node_text(row, "By", view_case_person(visit, one->by));
	}
}

/* A survey on paper, and one by link, count once in a round. */
static bool
counts(const struct case_file *c, const struct visiting *visiting, enum answer_way way)
{
	struct satisfaction answer = { .round = c->reopened, .way = way };

	return satisfaction_may_count(visiting->answers, visiting->answer_count, &answer, true) == REFUSAL_NONE;
}

static void
show_state(struct visit *visit, const struct case_reading *reading, const struct visiting *visiting)
{
	const struct case_file *c = &reading->file;
	struct node *node = page_node(visit->page, "Visit");
	struct visit_standing standing = return_visit_standing(visiting->visits, visiting->visit_count, c);

	node_text(node, "Turn", visit_turn_name(standing.turn));
	node_text(node, "Manner", visit_manner_name(return_visit_manner(c)));
	node_number(node, "Tries", (int64_t)standing.tries);
	node_text(node, "Waiver", standing.waiver);
	node_flag(node, "Again", reading->procedure != NULL && return_visit_again(reading->procedure, c));
	node_moment(node, "Next", standing.next_at);
	node_moment(node, "Try", return_visit_next(visit->now, c->due_at));
}

/* What to say on a return visit, in the words of the procedure that the case was opened under. */
static void
show_scripts(struct visit *visit, const struct case_reading *reading, bool revealed)
{
	struct desk_texts filling = { .reading = reading, .language = visit->language, .revealed = revealed };
	struct node *list = page_node(visit->page, "Scripts");
	size_t shown = 0;

	for (size_t i = 0; reading->procedure != NULL && i < reading->procedure->text_count; i++) {
		const struct standard_text *text = &reading->procedure->texts[i];
		struct node *row;

		if (!text_equal(text->kind, "script") || (text->acts & ACT_BIT(ACT_VISIT)) == 0)
			continue;
		row = node_item(list, shown++);
		node_text(row, "Name", view_case_words(visit, &text->name));
		node_text(row, "Text", desk_texts_fill(visit, &filling, &text->text));
	}
}

/* "visit/record" shows the page again with that form open. */
static void
show_scope(struct visit *visit)
{
	const char *scope = strchr(visit->request->path, '/');

	if (visit->form != NULL && visit->form->sent && scope != NULL)
		page_text(visit->page, "Form.Scope", scope + 1);
}

void
desk_visit_show(struct visit *visit, const struct case_reading *reading, const struct visiting *visiting,
    bool revealed)
{
	struct step step = view_identity_step(visit);
	act_set may = casework_allowed_acts(&step, &reading->file);
	struct node *node = page_node(visit->page, "May");

	if ((visit->permissions & (PERMIT_ACT | PERMIT_DECIDE)) == 0)
		may = 0;
	node_flag(node, "link", (may & ACT_BIT(ACT_RATE)) != 0 && counts(&reading->file, visiting, WAY_LINK));
	if (!counts(&reading->file, visiting, WAY_PAPER))
		may &= ~ACT_BIT(ACT_RATE);
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		node_flag(node, act_name(acts[i]), (may & ACT_BIT(acts[i])) != 0);
	page_flag(visit->page, "Case.Revealable", (visit->permissions & PERMIT_ACT) != 0 &&
	    return_visit_turn(&reading->file) != TURN_NONE);
	show_state(visit, reading, visiting);
	show_visits(visit, visiting);
	show_answers(visit, visiting);
	show_scripts(visit, reading, revealed);
	show_scope(visit);
}
