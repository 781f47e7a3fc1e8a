#include "casework/demo_inside.h"

#include "base/date.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/demo_files.h"
#include "casework/filing.h"
#include "casework/ticking.h"
#include "base/banned.h"

enum { C_CATEGORY = 0, C_SUBJECT = 6, C_ACCUSED = 11 };

/* Who takes an act in the stories. */
enum hand {
	HAND_DISPATCHER, HAND_SUPERVISOR, HAND_HANDLER, HAND_MANAGER, HAND_ARCHIVIST, HAND_COMPLAINANT, HAND_MANAGEMENT,
	HAND__COUNT
};
static const struct { enum hand hand; bool public; } acts[ACT__COUNT] = {
	[ACT_DISPATCH] = { HAND_DISPATCHER, true },
	[ACT_RETURN] = { HAND_MANAGER, false },
	[ACT_ACCEPT] = { HAND_HANDLER, true },
	[ACT_ASSIGN] = { HAND_MANAGER, false },
	[ACT_INVESTIGATE] = { HAND_HANDLER, false },
	[ACT_PLAN] = { HAND_HANDLER, true },
	[ACT_EXECUTE] = { HAND_HANDLER, true },
	[ACT_PROGRESS] = { HAND_HANDLER, true },
	[ACT_COMPLETE] = { HAND_HANDLER, true },
	[ACT_FEED_BACK] = { HAND_HANDLER, true },
	[ACT_NOTE] = { HAND_HANDLER, false },
	[ACT_ANSWER] = { HAND_DISPATCHER, true },
	[ACT_ASK] = { HAND_DISPATCHER, true },
	[ACT_CONFIRM] = { HAND_COMPLAINANT, true },
	[ACT_OBJECT] = { HAND_COMPLAINANT, true },
	[ACT_RATE] = { HAND_COMPLAINANT, true },
	[ACT_CLOSE] = { HAND_DISPATCHER, true },
	[ACT_JUDGE] = { HAND_DISPATCHER, false },
	[ACT_EXPLAIN] = { HAND_DISPATCHER, true },
	[ACT_WITHDRAW] = { HAND_DISPATCHER, true },
	[ACT_MERGE] = { HAND_DISPATCHER, true },
	[ACT_REOPEN] = { HAND_SUPERVISOR, true },
	[ACT_VISIT] = { HAND_DISPATCHER, true },
	[ACT_MISS] = { HAND_DISPATCHER, false },
	[ACT_WAIVE] = { HAND_MANAGEMENT, false },
	[ACT_RAISE] = { HAND_MANAGER, false },
	[ACT_ARCHIVE] = { HAND_ARCHIVIST, true },
	[ACT_ADD] = { HAND_COMPLAINANT, true },
};

/* The n-th of those who hold the role there; never the person complained about. */
static const struct staff *
find_staff(const struct demo *demo, const struct demo_case *c, enum role role, struct department_id department,
    uint64_t n)
{
	const struct staff *accused = demo_person(demo, c->complaint->cells[C_ACCUSED]), *found = NULL;
	size_t count, matching = 0;
	const struct staff *list = casework_staff_list(demo->step->casework, &count);

	for (int pass = 0; pass < 2 && found == NULL; pass++)
		for (size_t i = 0; i < count && found == NULL; i++) {
			if (!staff_has(&list[i], role) || &list[i] == accused ||
			    (department.value != 0 && list[i].department.value != department.value))
				continue;
			if (pass == 0)
				matching++;
			else if (n % matching == 0)
				found = &list[i];
			n -= pass;
		}
	return found;
}

static const struct staff *
handler_of(const struct demo *demo, const struct demo_case *c)
{
	if (c->state.handler.value != 0)
		return casework_staff(demo->step->casework, c->state.handler);
	return find_staff(demo, c, ROLE_HANDLER, c->state.department, demo_choice(c->index, 40, 60));
}

static const struct staff *
hand_of(const struct demo *demo, const struct demo_case *c, const struct demo_step *happens)
{
	const struct department_id any = {0};
	enum hand hand = acts[happens->act].hand;

	if (happens->act == ACT_REPORT_UP)
		hand = c->state.accepted_at != 0 ? HAND_HANDLER : HAND_DISPATCHER;
	if (happens->act == ACT_CLOSE && happens->other)
		hand = HAND_SUPERVISOR;
	switch (hand) {
	case HAND_SUPERVISOR:
		return find_staff(demo, c, ROLE_SUPERVISOR, any, 0);
	case HAND_HANDLER:
		return handler_of(demo, c);
	case HAND_MANAGER:
		return find_staff(demo, c, ROLE_DEPARTMENT_MANAGER, c->state.department, 0);
	case HAND_MANAGEMENT:
		return find_staff(demo, c, ROLE_MANAGEMENT, any, 0);
	case HAND_ARCHIVIST:
		return find_staff(demo, c, ROLE_ARCHIVIST, any, c->index);
	case HAND_COMPLAINANT:
		/* Whoever did not come through the public pages is asked on the telephone; nobody rates for them. */
		if (happens->act == ACT_RATE || channel_from_public(c->channel))
			return NULL;
		break;
	default:
		break;
	}
	return find_staff(demo, c, ROLE_DISPATCHER, any, demo_choice(c->index, 41, 60));
}

/* The department of the category; after a return, the one that deals with residents, or else the engineers. */
static struct department_id
next_department(const struct demo *demo, const struct demo_case *c)
{
	const struct casework *casework = demo->step->casework;
	const struct category *category = procedure_category(casework_procedure(casework),
	    c->complaint->cells[C_CATEGORY]);
	const struct department *first = casework_department_code(casework,
	    category == NULL ? "service" : category->department);
	const struct department *service = casework_department_code(casework, "service");

	if (c->state.returned && first == service)
		return casework_department_code(casework, "engineering")->id;
	return (c->state.returned || first == NULL ? service : first)->id;
}

static const char *
handling_text(const struct demo *demo, const struct demo_case *c, enum act act)
{
	static const int columns[ACT__COUNT] = {
		[ACT_INVESTIGATE] = 1, [ACT_PLAN] = 2, [ACT_PROGRESS] = 3, [ACT_COMPLETE] = 4, [ACT_FEED_BACK] = 4,
		[ACT_EXPLAIN] = 5,
	};
	const struct demo_row *row = demo_table_pick(&demo->handling, c->complaint->cells[C_SUBJECT], 0);

	if (row == NULL)
		row = demo_table_pick(&demo->handling, c->complaint->cells[C_CATEGORY],
		    demo_choice(c->index, 42, 60));
	return columns[act] == 0 || row == NULL ? NULL : row->cells[columns[act]];
}

static void
write_texts(const struct demo *demo, struct arena *arena, const struct demo_case *c, const struct demo_step *happens,
    struct act_request *request)
{
	const char *word = arena_format(arena, "%s%s", act_name(happens->act), happens->other ? "!" : "");
	const struct demo_row *row = demo_table_pick(&demo->words, word,
	    demo_choice(c->index, 43 + happens->order, 60));

	request->text = handling_text(demo, c, happens->act);
	if (request->text == NULL)
		request->text = row == NULL ? "" : row->cells[1];
	if (row != NULL && !text_empty(row->cells[2]))
		request->result = row->cells[2];
	if (happens->act == ACT_COMPLETE || happens->act == ACT_EXPLAIN)
		request->result = request->text;
}

/* Every other one who visits a second time thinks that once was enough. */
static void
ask_waiver(const struct demo *demo, const struct demo_case *c, struct act_request *request)
{
	const struct demo_row *row = demo_table_pick(&demo->words, "waiver", 0);

	request->solved = request->satisfied ? SOLVED_YES : SOLVED_NO;
	if (row != NULL && request->satisfied && c->state.reopened > 0 && c->index % 2 == 0)
		request->waiver = row->cells[1];
}

/* As the form at the desk has it, so that the history tells what was raised. */
static void
raise_one(struct arena *arena, const struct demo_case *c, struct act_request *request)
{
	request->severity = c->state.severity < SEVERITY_SERIOUS ? c->state.severity + 1 : c->state.severity;
	request->urgency = c->state.urgency;
	request->risk = c->state.risk;
	request->flags = c->state.flags | FLAG_REPEAT;
	request->detail = arena_format(arena, "severity=%s\nflags=repeat", severity_name(request->severity));
}

static struct act_request
request_of(const struct demo *demo, struct arena *arena, const struct demo_case *c, const struct demo_step *happens)
{
	struct act_request request = {
		.id = c->id, .act = happens->act, .public = acts[happens->act].public, .decided = happens->other,
		.satisfied = !happens->other, .validity = happens->other ? VALIDITY_INVALID : VALIDITY_VALID,
		.on_site = c->state.major, .receipt = c->state.major,
	};

	write_texts(demo, arena, c, happens, &request);
	if (happens->act == ACT_DISPATCH)
		request.department = next_department(demo, c);
	if (happens->act == ACT_PLAN || happens->act == ACT_ASSIGN)
		request.person = handler_of(demo, c)->id;
	if (happens->act == ACT_PLAN) {
		request.department = c->state.department;
		request.until = happens->at + DATE_DAY;
	}
	if (happens->act == ACT_RATE || happens->act == ACT_VISIT)
		request.satisfaction = happens->other ? 2 : 3 + (int)demo_choice(c->index, 44, 3);
	if (happens->act == ACT_VISIT)
		ask_waiver(demo, c, &request);
	if (happens->act == ACT_RATE)
		request.way = WAY_LINK;
	if (happens->act == ACT_MISS)
		request.until = return_visit_next(happens->at, c->state.due_at);
	if (happens->act == ACT_RAISE)
		raise_one(arena, c, &request);
	if (happens->act == ACT_MERGE)
		request.into = demo->cases[c->host].id;
	return request;
}

static enum fault
register_case(struct demo *demo, struct step *step, struct demo_case *c)
{
	const struct department_id any = {0};
	struct registration registration;
	struct referral_terms terms;
	struct registered registered;
	enum fault fault;

	demo_complaint_write(demo, step->arena, c, &registration);
	if (demo_referral_terms(demo, c, &registration.complaint, &terms))
		registration.terms = &terms;
	step->actor = NULL;
	step->as = ROLE_COMPLAINANT;
	if (!channel_from_public(c->channel)) {
		step->actor = find_staff(demo, c, ROLE_DISPATCHER, any, demo_choice(c->index, 41, 60));
		/* Who was told first in another department hands it in; half of it is the first handler's. */
		if (c->channel == CHANNEL_DEPARTMENT)
			step->actor = find_staff(demo, c, ROLE_HANDLER, any,
			    c->index % 2 * demo_choice(c->index, 46, 60));
		step->as = ROLE__COUNT;
		registration.complaint.receiver = step->actor->id;
	}
	fault = demo_files_stage(demo, step, c, ACT_REGISTER, &registration.files);
	if (fault == FAULT_NONE)
		fault = casework_register(step, &registration, &registered);
	c->id = registered.id;
	return fault;
}

static enum fault
take_act(struct demo *demo, struct step *step, struct demo_case *c, const struct demo_step *happens)
{
	struct act_request request = request_of(demo, step->arena, c, happens);
	enum fault fault;

	step->actor = hand_of(demo, c, happens);
	step->as = step->actor == NULL ? ROLE_COMPLAINANT : ROLE__COUNT;
	if (happens->act == ACT_ARCHIVE)
		return casework_archive(step, c->id, 0);
	fault = demo_files_stage(demo, step, c, happens->act, &request.files);
	return fault == FAULT_NONE ? casework_act(step, &request, NULL) : fault;
}

/* The workbench of the case that has just come under investigation. */
static enum fault
look_into(struct demo *demo, struct step *step, struct demo_case *c, const struct demo_step *happens)
{
	const struct department_id any = {0};
	const char *once = step->once;
	enum fault fault = case_load(step->casework->db, step->arena, c->id, false, &c->state);

	step->actor = hand_of(demo, c, happens);
	if (fault == FAULT_NONE)
		fault = demo_inquiry_write(demo, step, c, handling_text(demo, c, ACT_INVESTIGATE));
	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	step->once = once;
	step->actor = find_staff(demo, c, ROLE_SUPERVISOR, any, 0);
	return demo_cooperation_write(demo, step, c);
}

/* Nothing is carried out before somebody above has approved it, where the procedure asks for that. */
static enum fault
approve(struct demo *demo, struct step *step, struct demo_case *c)
{
	struct act_request request = { .id = c->id, .act = ACT_APPROVE, .text = "" };
	const struct department_id any = {0};
	struct step above = *step;
	enum fault fault;

	above.actor = find_staff(demo, c, ROLE_MANAGEMENT, any, 0);
	above.as = ROLE__COUNT;
	above.now -= DATE_MINUTE;
	above.once = arena_format(step->arena, "%s-approve", step->once);
	fault = casework_act(&above, &request, NULL);
	return fault == FAULT_NONE && above.refusal != REFUSAL_NONE && above.refusal != REFUSAL_NO_APPROVAL ?
	    demo_table_bad(demo->step->arena, &demo->stories, c->story, refusal_name(above.refusal), &demo->problem) :
	    fault;
}

/* What an interrupted load has done already is not done again. */
static enum fault
is_done(struct step *step, struct demo_case *c, const struct demo_step *happens, bool *done)
{
	struct registered registered;
	const char *result = NULL;
	enum fault fault = submission_result(step->casework->db, step->arena, step->once, &result);

	*done = fault == FAULT_NONE && result != NULL;
	if (*done && happens->order == 0 &&
	    (fault = casework_registered(step, step->once, &registered)) == FAULT_NONE)
		c->id = registered.id;
	return fault;
}

/* What the complainant is told then, a body that passed the case on is told as well. */
static bool
is_told(enum act act)
{
	return act == ACT_FEED_BACK || act == ACT_ANSWER || act == ACT_EXPLAIN || act == ACT_WITHDRAW ||
	    act == ACT_MERGE;
}

static enum fault
happen(struct demo *demo, struct arena *arena, const struct demo_step *happens)
{
	struct demo_case *c = &demo->cases[happens->which];
	struct step step = {
		.casework = demo->step->casework, .arena = arena, .now = happens->at, .visit = demo->step->visit,
		.address = demo->step->address, .untold = !c->told, .at_rest = true,
		.once = arena_format(arena, "demo-%zu-%zu", happens->which, happens->order),
	};
	bool done = false;
	enum fault fault = is_done(&step, c, happens, &done);

	if (fault == FAULT_NONE && !done && happens->act == ACT_EXECUTE)
		fault = approve(demo, &step, c);
	if (fault == FAULT_NONE && !done && happens->act == ACT_FEED_BACK)
		fault = demo_cooperation_finish(demo, &step, c);
	if (fault == FAULT_NONE && !done && happens->scene == NULL && is_told(happens->act))
		fault = demo_referral_reply(demo, &step, c);
	if (fault == FAULT_NONE && !done && happens->scene != NULL)
		fault = demo_emergency_write(demo, &step, c, happens->scene);
	else if (fault == FAULT_NONE && !done)
		fault = happens->order == 0 ? register_case(demo, &step, c) : take_act(demo, &step, c, happens);
	if (fault == FAULT_NONE && step.refusal == REFUSAL_NONE && happens->act == ACT_INVESTIGATE) {
		fault = look_into(demo, &step, c, happens);
		/* A case that has moved on since an interrupted load takes nothing more. */
		if (done)
			step.refusal = REFUSAL_NONE;
	}
	if (fault == FAULT_NONE && step.refusal != REFUSAL_NONE)
		return demo_table_bad(demo->step->arena, &demo->stories, c->story,
		    arena_format(demo->step->arena, "%s of case %zu was refused: %s", act_name(happens->act),
		    happens->which, refusal_name(step.refusal)), &demo->problem);
	if (fault == FAULT_NONE)
		fault = case_load(step.casework->db, arena, c->id, false, &c->state);
	if (fault == FAULT_NONE && c->told)
		fault = demo_post_hand_over(demo, &step, c);
	if (fault == FAULT_NONE && c->state.level == 1 && (happens->order == 0 || happens->act == ACT_RAISE))
		fault = demo_emergency_decline(demo, &step, c,
		    find_staff(demo, c, ROLE_MANAGEMENT, (struct department_id){ 0 }, 0));
	return fault;
}

/* The clock daemon as it would have run: each mark at its own moment. */
static enum fault
tick_until(struct demo *demo, struct arena *arena, int64_t until)
{
	struct step step = { .casework = demo->step->casework, .arena = arena, .as = ROLE_CLOCK };
	size_t marked = 1;
	bool more;
	enum fault fault = FAULT_NONE;

	while (fault == FAULT_NONE && marked > 0) {
		marked = 0;
		fault = deadline_next(step.casework->db, arena, &step.now);
		if (fault == FAULT_NONE && step.now != 0 && step.now <= until)
			fault = casework_tick(&step, &marked, &more);
	}
	return fault;
}

enum fault
demo_story_run(struct demo *demo)
{
	struct arena visit = {0};
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < demo->step_count && fault == FAULT_NONE; i++) {
		fault = tick_until(demo, &visit, demo->steps[i].at);
		if (fault == FAULT_NONE)
			fault = demo_superiors_look(demo, &visit, demo->steps[i].at);
		if (fault == FAULT_NONE)
			fault = happen(demo, &visit, &demo->steps[i]);
		arena_reset(&visit);
	}
	if (fault == FAULT_NONE)
		fault = tick_until(demo, &visit, demo->start);
	if (fault == FAULT_NONE)
		fault = demo_superiors_look(demo, &visit, demo->start);
	arena_release(&visit);
	return fault;
}
