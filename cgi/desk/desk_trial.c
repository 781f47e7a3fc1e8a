/* Trying a version of the procedure on past cases: what would have been due, overdue and proposed. */
#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/trying.h"
#include "desk.h"
#include "view/view_case.h"
#include "view/view_date.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { SPAN_DAYS = 30, SHOWN = 60 };

/* The version and the days that the address asks for, both inclusive; the last thirty otherwise. */
static struct trying_wish
asked_for(const struct visit *visit)
{
	int32_t today = date_local_day(visit->now), from, until;
	const char *first = request_query(visit->request, "from"), *last = request_query(visit->request, "until");

	if (text_empty(last) || !date_read_day(last, today, &until))
		until = today;
	if (text_empty(first) || !date_read_day(first, today, &from))
		from = until - SPAN_DAYS + 1;
	return (struct trying_wish){
		.version = request_query(visit->request, "version"),
		.from = date_day_start(from), .until = date_day_start(until + 1),
	};
}

/* Replays, and remembers who looked at it. */
static enum fault
try_asked(struct visit *visit, const struct trying_wish *wish, struct trying *trying)
{
	struct step step = view_identity_step(visit);
	enum fault fault = text_empty(wish->version) ? FAULT_NOT_FOUND : trying_run(&step, wish, trying);

	return fault != FAULT_NONE ? fault :
	    casework_log_access(&step, "view", arena_format(visit->arena, "trial %s", wish->version), "");
}

static void
show_who(struct node *node, const struct trying *trying, int64_t person, enum role role)
{
	node_text(node, "Who", name_index_name(&trying->events.people, (size_t)person));
	node_text(node, "Role", role_name(role));
}

/* "" of a duty, which is of no case. */
static const char *
case_number(const struct trying *trying, size_t which)
{
	return which == REPLAY_NO_CASE ? "" : name_index_name(&trying->events.cases, which + 1);
}

static size_t
proposal_case(const struct trying *trying, const struct replay_proposal_pair *pair)
{
	return pair->first != NULL ? trying->before.occasions[pair->first->occasion].which :
	    trying->after.occasions[pair->other->occasion].which;
}

/* What a clock or duty is called, in the version that is tried where it still has it. */
static const char *
clock_name(const struct visit *visit, const struct trying *trying, const struct replay_deadline_pair *pair)
{
	const struct procedure *procedure = pair->other != NULL ? &trying->tried : trying->current;
	const char *id = (pair->other != NULL ? pair->other : pair->first)->deadline.clock;
	const struct clock_rule *rule = procedure_clock(procedure, id);
	const struct duty_rule *duty = procedure_duty(procedure, id);

	if (rule != NULL)
		return view_case_words(visit, &rule->name);
	return duty == NULL ? "" : view_case_words(visit, &duty->name);
}

/* One side of a pair; nothing where there is no such deadline. */
static void
show_deadline(struct node *node, const struct trying *trying, const struct replay_deadline *row)
{
	if (row == NULL)
		return;
	node_flag(node, "There", true);
	node_moment(node, "Due", row->deadline.due_at);
	node_text(node, "State", deadline_state_name(row->deadline.state));
	if (row->late > 0)
		view_case_span(node, "Late", row->late);
	show_who(node, trying, row->person, row->deadline.role);
}

static void
show_deadlines(struct visit *visit, const struct trying *trying)
{
	struct node *list = page_node(visit->page, "Deadlines");

	page_number(visit->page, "DeadlineCount", (int64_t)trying->changed.deadline_count);
	for (size_t i = 0; i < trying->changed.deadline_count && i < SHOWN; i++) {
		const struct replay_deadline_pair *pair = &trying->changed.deadlines[i];
		const struct replay_deadline *any = pair->first != NULL ? pair->first : pair->other;
		struct node *row = node_item(list, i);

		node_text(row, "Number", case_number(trying, any->which));
		node_text(row, "Clock", any->deadline.clock);
		node_text(row, "Name", clock_name(visit, trying, pair));
		show_deadline(node_child(row, "Before"), trying, pair->first);
		show_deadline(node_child(row, "After"), trying, pair->other);
	}
}

static void
show_proposal(struct node *node, const struct trying *trying, const struct penalty_proposal *proposal)
{
	if (proposal == NULL)
		return;
	node_flag(node, "There", true);
	node_number(node, "Least", proposal->least);
	node_number(node, "Most", proposal->most);
	node_number(node, "Chain", proposal->chain);
	show_who(node, trying, proposal->person, proposal->role);
}

static void
show_proposals(struct visit *visit, const struct trying *trying)
{
	struct node *list = page_node(visit->page, "Proposals");

	page_number(visit->page, "ProposalCount", (int64_t)trying->changed.proposal_count);
	for (size_t i = 0; i < trying->changed.proposal_count && i < SHOWN; i++) {
		const struct replay_proposal_pair *pair = &trying->changed.proposals[i];
		const struct penalty_proposal *any = pair->first != NULL ? pair->first : pair->other;
		struct node *row = node_item(list, i);

		node_text(row, "Number", case_number(trying, proposal_case(trying, pair)));
		node_text(row, "Article", any->rule->article);
		show_proposal(node_child(row, "Before"), trying, pair->first);
		show_proposal(node_child(row, "After"), trying, pair->other);
	}
}

static void
show_sum(struct node *node, const struct trying_sum *sum)
{
	node_number(node, "Deadlines", (int64_t)sum->deadlines);
	node_number(node, "Late", (int64_t)sum->late);
	node_number(node, "Proposals", (int64_t)sum->proposals);
}

static void
lay_out(struct visit *visit, const struct trying *trying)
{
	if (trying->problem != NULL || trying->current == NULL) {
		page_flag(visit->page, "Trial.Unreadable", true);
		return;
	}
	page_text(visit->page, "Trial.Current", trying->current->version);
	page_number(visit->page, "Trial.Cases", (int64_t)trying->events.cases.count);
	page_flag(visit->page, "Trial.Cut", trying->events.cut);
	show_sum(page_node(visit->page, "Trial.Before"), &trying->sums[0]);
	show_sum(page_node(visit->page, "Trial.After"), &trying->sums[1]);
	show_deadlines(visit, trying);
	show_proposals(visit, trying);
}

enum fault
desk_trial(struct visit *visit)
{
	struct trying_wish wish = asked_for(visit);
	struct trying trying;
	enum fault fault = try_asked(visit, &wish, &trying);

	if (fault != FAULT_NONE)
		return fault;
	page_text(visit->page, "Trial.Version", wish.version);
	page_text(visit->page, "Filter.from", view_date_of(visit->arena, wish.from));
	page_text(visit->page, "Filter.until", view_date_of(visit->arena, wish.until - 1));
	lay_out(visit, &trying);
	if (trying.changed.deadline_count + trying.changed.proposal_count > 0)
		view_export_offer(visit, "desk/trial/export", visit->request->query);
	return visit_show(visit, "trial");
}

enum column {
	NUMBER, WHAT, NAME, DUE, LATE, LEAST, MOST, WHO, NEW_DUE, NEW_LATE, NEW_LEAST, NEW_MOST, NEW_WHO, COLUMNS
};

static const struct view_export_column columns[COLUMNS] = {
	[NUMBER] = { "Desk.Trial.Case", 16, EXPORT_TEXT },
	[WHAT] = { "Desk.Trial.What", 12, EXPORT_TEXT },
	[NAME] = { "Desk.Trial.Clock", 26, EXPORT_TEXT },
	[DUE] = { "Desk.Trial.Column.Due", 17, EXPORT_MOMENT },
	[LATE] = { "Desk.Trial.Column.Late", 12, EXPORT_NUMBER },
	[LEAST] = { "Desk.Trial.Column.Least", 12, EXPORT_NUMBER },
	[MOST] = { "Desk.Trial.Column.Most", 12, EXPORT_NUMBER },
	[WHO] = { "Desk.Trial.Column.Who", 14, EXPORT_TEXT },
	[NEW_DUE] = { "Desk.Trial.Column.NewDue", 17, EXPORT_MOMENT },
	[NEW_LATE] = { "Desk.Trial.Column.NewLate", 12, EXPORT_NUMBER },
	[NEW_LEAST] = { "Desk.Trial.Column.NewLeast", 12, EXPORT_NUMBER },
	[NEW_MOST] = { "Desk.Trial.Column.NewMost", 12, EXPORT_NUMBER },
	[NEW_WHO] = { "Desk.Trial.Column.NewWho", 14, EXPORT_TEXT },
};

/* A row that says nothing yet: numbers are blank, not 0. */
static void
blank(struct export_cell cells[COLUMNS])
{
	for (int i = 0; i < COLUMNS; i++)
		cells[i] = (struct export_cell){ .number = columns[i].kind == EXPORT_TEXT ? 0 : EXPORT_BLANK };
}

static const char *
who(const struct visit *visit, const struct trying *trying, int64_t person, enum role role)
{
	const char *name = name_index_name(&trying->events.people, (size_t)person);

	return text_empty(name) ? view_export_word(visit, "Role", role_name(role)) : name;
}

static void
write_deadline(const struct visit *visit, const struct trying *trying, const struct replay_deadline *row,
    struct export_cell *cells)
{
	if (row == NULL)
		return;
	/* As pages say it: the last second of a day is no minute of the next. */
	cells[DUE - DUE].number = row->deadline.due_at - row->deadline.due_at % DATE_MINUTE;
	cells[LATE - DUE].number = row->late / DATE_MINUTE;
	cells[WHO - DUE].text = who(visit, trying, row->person, row->deadline.role);
}

static void
write_proposal(const struct visit *visit, const struct trying *trying, const struct penalty_proposal *proposal,
    struct export_cell *cells)
{
	if (proposal == NULL)
		return;
	cells[LEAST - DUE].number = proposal->least;
	cells[MOST - DUE].number = proposal->most < 0 ? EXPORT_BLANK : proposal->most;
	cells[WHO - DUE].text = who(visit, trying, proposal->person, proposal->role);
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct export_cell cells[COLUMNS];
	struct trying trying;
	enum fault fault = try_asked(visit, cursor, &trying);

	*more = false;
	for (size_t i = 0; fault == FAULT_NONE && i < trying.changed.deadline_count; i++) {
		const struct replay_deadline_pair *pair = &trying.changed.deadlines[i];
		const struct replay_deadline *any = pair->first != NULL ? pair->first : pair->other;

		blank(cells);
		cells[NUMBER].text = case_number(&trying, any->which);
		cells[WHAT].text = any->deadline.clock;
		cells[NAME].text = clock_name(visit, &trying, pair);
		write_deadline(visit, &trying, pair->first, cells + DUE);
		write_deadline(visit, &trying, pair->other, cells + NEW_DUE);
		export_row(sheet, cells);
	}
	for (size_t i = 0; fault == FAULT_NONE && i < trying.changed.proposal_count; i++) {
		const struct replay_proposal_pair *pair = &trying.changed.proposals[i];
		const struct penalty_proposal *any = pair->first != NULL ? pair->first : pair->other;

		blank(cells);
		cells[NUMBER].text = case_number(&trying, proposal_case(&trying, pair));
		cells[WHAT].text = any->rule->article;
		write_proposal(visit, &trying, pair->first, cells + DUE);
		write_proposal(visit, &trying, pair->other, cells + NEW_DUE);
		export_row(sheet, cells);
	}
	return fault;
}

enum fault
desk_trial_export(struct visit *visit)
{
	struct trying_wish wish = asked_for(visit);

	return view_export_send(visit, &(struct view_export){
		.title = "Desk.Trial.Title", .subject = "trial",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &wish,
	});
}
