/* Rounds of special return visits and the plan that they carry out: one ended, one running, one overdue. */
#include "base/date.h"
#include "base/text.h"
#include "casework/campaigns.h"
#include "casework/demo_files.h"
#include "casework/inside.h"
#include "casework/rooms.h"
#include "casework/year_plans.h"
#include "base/banned.h"

enum {
	C_KEY, C_FORM, C_TITLE, C_FIRST, C_LAST, C_PROJECT, C_BUILDINGS, C_VISITOR, C_VISITED, C_MISSED, C_PROBLEM,
	C_END
};
enum { P_MONTH, P_KIND, P_SUBJECT, P_PLANNED, P_DONE, P_PERSON, P_CAMPAIGN };
enum { MONTHS = 12, ROOMS = 400, BETWEEN_VISITS = 12 * 60, BEFORE = 2 * 60 };

static const char planner[] = "zhuguan";

struct demo_campaign {
	struct demo			*demo;
	const struct demo_table		*table;
	const struct demo_row		*row;
	struct step			 step;
	const struct campaign_form	*form;
	int64_t				 id;
};

static enum fault
bad(struct demo_campaign *of, const char *what)
{
	return demo_table_bad(of->demo->step->arena, of->table, of->row, what, &of->demo->problem);
}

static enum fault
not_refused(struct demo_campaign *of, enum fault fault)
{
	if (fault != FAULT_NONE || of->step.refusal == REFUSAL_NONE)
		return fault;
	return bad(of, refusal_name(of->step.refusal));
}

static enum fault
number(struct demo_campaign *of, size_t column, int64_t *value)
{
	return demo_table_number(of->demo->step->arena, of->table, of->row, column, value, &of->demo->problem);
}

static void
next_step(struct demo_campaign *of, const char *what, const char *key)
{
	of->step.refusal = REFUSAL_NONE;
	of->step.once = arena_format(of->step.arena, "demo-%s-%s", what, key);
}

/* Each row starts as the planner, at the moment of the data. */
static enum fault
begin(struct demo_campaign *of, struct demo *demo, struct arena *arena, const struct demo_table *table, size_t row)
{
	*of = (struct demo_campaign){
		.demo = demo, .table = table, .row = &table->rows[row],
		.step = {
			.casework = demo->step->casework, .arena = arena, .as = ROLE__COUNT, .now = demo->start,
			.actor = demo_person(demo, planner), .visit = demo->step->visit, .address = demo->step->address,
			.untold = true,
		},
	};
	return of->step.actor == NULL ? bad(of, "there is nobody who plans") : FAULT_NONE;
}

static struct staff_id
person(struct demo *demo, const char *login)
{
	const struct staff *staff = text_empty(login) ? NULL : demo_person(demo, login);

	return staff == NULL ? (struct staff_id){0} : staff->id;
}

/* The item of the plan with that subject; 0 when there is none. */
static enum fault
find_item(struct step *step, const struct planned_visit *like, struct planned_visit *found)
{
	struct year_plan plan;
	enum fault fault = year_plans_read(step, like->year, &plan);

	*found = (struct planned_visit){ .id = 0 };
	for (size_t i = 0; fault == FAULT_NONE && i < plan.count; i++)
		if (plan.items[i].item.month == like->month && text_equal(plan.items[i].item.subject, like->subject))
			*found = plan.items[i].item;
	return fault;
}

static enum fault
read_item(struct demo_campaign *of, struct planned_visit *item, int64_t *done)
{
	const char *const *cells = of->row->cells;
	struct civil today = date_local(of->demo->start);
	int64_t offset, planned, month;
	enum fault fault;

	if ((fault = number(of, P_MONTH, &offset)) != FAULT_NONE ||
	    (fault = number(of, P_PLANNED, &planned)) != FAULT_NONE || (fault = number(of, P_DONE, done)) != FAULT_NONE)
		return fault;
	month = (int64_t)today.year * MONTHS + today.month - 1 + offset;
	*item = (struct planned_visit){
		.year = (int)(month / MONTHS), .month = (int)(month % MONTHS) + 1,
		.kind = planned_kind_read(cells[P_KIND]), .subject = cells[P_SUBJECT], .planned = planned,
		.person = person(of->demo, cells[P_PERSON]),
	};
	return item->kind == PLANNED_KIND__COUNT ? bad(of, "no such kind of visit") : FAULT_NONE;
}

static enum fault
load_item(struct demo_campaign *of)
{
	struct planned_visit item, found;
	struct planned_request request = { .note = "" };
	int64_t done;
	enum fault fault = read_item(of, &item, &done);

	if (fault != FAULT_NONE)
		return fault;
	next_step(of, "plan", item.subject);
	if ((fault = not_refused(of, year_plans_enter(&of->step, &item))) != FAULT_NONE || done == 0 ||
	    (fault = find_item(&of->step, &item, &found)) != FAULT_NONE)
		return fault;
	next_step(of, "planned", item.subject);
	request.id = found.id;
	request.version = found.version;
	request.visits = done;
	return not_refused(of, year_plans_do(&of->step, &request));
}

/* The item of the plan that this round carries out. */
static enum fault
planned_for(struct demo_campaign *of, int64_t *id)
{
	struct demo_campaign plan = *of;
	struct planned_visit item, found;
	int64_t done;
	enum fault fault = FAULT_NONE;

	*id = 0;
	plan.table = &of->demo->plan;
	for (size_t i = 0; fault == FAULT_NONE && i < plan.table->count; i++) {
		plan.row = &plan.table->rows[i];
		if (!text_equal(plan.row->cells[P_CAMPAIGN], of->row->cells[C_KEY]))
			continue;
		if ((fault = read_item(&plan, &item, &done)) == FAULT_NONE &&
		    (fault = find_item(&of->step, &item, &found)) == FAULT_NONE)
			*id = found.id;
	}
	return fault;
}

static enum fault
open_round(struct demo_campaign *of)
{
	const char *const *cells = of->row->cells;
	int32_t today = date_local_day(of->demo->start);
	struct campaign_opening opening = {
		.title = cells[C_TITLE], .form = cells[C_FORM], .in_force = of->demo->start,
	};
	int64_t first, last;
	enum fault fault;

	if ((fault = number(of, C_FIRST, &first)) != FAULT_NONE || (fault = number(of, C_LAST, &last)) != FAULT_NONE ||
	    (fault = planned_for(of, &opening.planned)) != FAULT_NONE)
		return fault;
	opening.first = today - (int32_t)first;
	opening.last = today - (int32_t)last;
	of->step.now = date_day_start(opening.first) + 9 * DATE_HOUR;
	next_step(of, "campaign", cells[C_KEY]);
	return not_refused(of, campaigns_open(&of->step, &opening, &of->id));
}

static enum fault
arrange_rooms(struct demo_campaign *of)
{
	const char *const *cells = of->row->cells;
	struct campaign_arranging arranging = {
		.id = of->id, .buildings = cells[C_BUILDINGS], .visitor = person(of->demo, cells[C_VISITOR]),
	};
	struct rooms_project *projects;
	size_t count;
	enum fault fault = rooms_project_names(&of->step, &projects, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
		if (text_equal(projects[i].name, cells[C_PROJECT]))
			arranging.project = projects[i].id;
	next_step(of, "arranged", cells[C_KEY]);
	return fault == FAULT_NONE ? not_refused(of, campaigns_arrange(&of->step, &arranging)) : fault;
}

/* What a good home answers, or one where the first thing that may be wrong is. */
static const char *const *
answers_of(struct demo_campaign *of, bool wrong)
{
	const char **answers = arena_array(of->step.arena, of->form->question_count, sizeof(*answers));

	for (size_t i = 0; i < of->form->question_count; i++) {
		const struct campaign_question *question = &of->form->questions[i];
		bool chosen = false, alarms = false;

		answers[i] = question->kind == QUESTION_YES_NO ? "no" :
		    question->kind == QUESTION_NUMBER && question->required ? "20" : "";
		for (size_t k = 0; k < question->option_count; k++)
			alarms = alarms || question->options[k].problem;
		chosen = question->kind == QUESTION_YES_NO && !alarms;
		for (size_t k = 0; k < question->option_count && !chosen; k++) {
			chosen = question->options[k].problem == (wrong && alarms);
			if (chosen)
				answers[i] = question->options[k].id;
		}
		wrong = wrong && !alarms;
	}
	return answers;
}

static enum fault
visit_room(struct demo_campaign *of, const struct campaign_room *room, bool reached, const char *problem)
{
	struct campaign_report report = {
		.id = room->id, .version = room->version, .note = "",
		.visit = { .reached = reached, .answers = answers_of(of, !text_empty(problem)), .problem = problem },
	};
	struct campaign_outcome outcome;
	const char *before = NULL;
	enum fault fault;

	next_step(of, "room", arena_format(of->step.arena, "%lld", (long long)room->id));
	fault = submission_result(of->step.casework->db, of->step.arena, of->step.once, &before);
	if (fault != FAULT_NONE || before != NULL)
		return fault;
	report.visit.signature = reached && of->form->signature;
	if (report.visit.signature &&
	    (fault = demo_photo_stage(of->demo, &of->step, "signature", &report.signatures)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < report.signatures.count; i++) {
		struct sent_file *signature = arena_alloc(of->step.arena, sizeof(*signature));

		*signature = *report.signatures.rows[i].sent;
		signature->receipt = true;
		report.signatures.rows[i].sent = signature;
	}
	fault = not_refused(of, campaigns_visit(&of->step, &report, &outcome));
	if (fault == FAULT_NONE && outcome.lack != CAMPAIGN_COMPLETE)
		return bad(of, campaign_lack_name(outcome.lack));
	return fault;
}

/* The last one reached has the problem, just before now, so that its case is fresh. */
static enum fault
visit_rooms(struct demo_campaign *of, int64_t visited, int64_t missed)
{
	const char *problem = of->row->cells[C_PROBLEM];
	struct campaign_rooms_asked asked = {
		.campaign = of->id, .state = ROOM_STATE__COUNT, .building = "", .limit = ROOMS,
	};
	struct campaign_room_view *rooms;
	size_t count;
	enum fault fault = campaigns_rooms(&of->step, of->form, &asked, &rooms, &count);

	of->step.actor = demo_person(of->demo, of->row->cells[C_VISITOR]);
	for (size_t i = 0; fault == FAULT_NONE && i < count && (int64_t)i < visited + missed; i++) {
		bool last = (int64_t)i + 1 == visited + missed && !text_empty(problem);

		of->step.now = last ? of->demo->start - BEFORE : of->step.now + BETWEEN_VISITS;
		fault = visit_room(of, &rooms[i].room, (int64_t)i >= missed, last ? problem : "");
	}
	of->step.actor = demo_person(of->demo, planner);
	return fault;
}

static enum fault
load_round(struct demo_campaign *of)
{
	const struct campaign_form **forms;
	int64_t visited, missed;
	size_t count;
	enum fault fault = campaigns_forms(of->demo->step, &forms, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
		if (text_equal(forms[i]->id, of->row->cells[C_FORM]))
			of->form = forms[i];
	if (fault != FAULT_NONE || of->form == NULL)
		return fault;
	if ((fault = number(of, C_VISITED, &visited)) != FAULT_NONE ||
	    (fault = number(of, C_MISSED, &missed)) != FAULT_NONE || (fault = open_round(of)) != FAULT_NONE ||
	    (fault = arrange_rooms(of)) != FAULT_NONE || (fault = visit_rooms(of, visited, missed)) != FAULT_NONE ||
	    text_empty(of->row->cells[C_END]))
		return fault;
	next_step(of, "ended", of->row->cells[C_KEY]);
	return not_refused(of, campaigns_close(&of->step, of->id, 1, of->row->cells[C_END]));
}

static enum fault
load_table(struct demo *demo, const struct demo_table *table, enum fault (*load)(struct demo_campaign *))
{
	struct arena visit = {0};
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < table->count && fault == FAULT_NONE; i++) {
		struct demo_campaign of;

		fault = begin(&of, demo, &visit, table, i);
		if (fault == FAULT_NONE)
			fault = load(&of);
		arena_reset(&visit);
	}
	arena_release(&visit);
	return fault;
}

enum fault
demo_campaigns_load(struct demo *demo)
{
	enum fault fault = load_table(demo, &demo->plan, load_item);

	return fault == FAULT_NONE ? load_table(demo, &demo->campaigns, load_round) : fault;
}
