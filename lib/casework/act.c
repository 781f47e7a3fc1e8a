#include "casework/act.h"

#include "base/text.h"
#include "casework/cooperating.h"
#include "casework/effects.h"
#include "casework/emergencies_inside.h"
#include "casework/inside.h"
#include "casework/noticing.h"
#include "casework/planning.h"
#include "casework/referring.h"
#include "casework/staging.h"
#include "casework/surveying.h"
#include "casework/tasks.h"
#include "casework/telling.h"
#include "casework/timetable.h"
#include "casework/visiting.h"
#include "rules/heard.h"
#include "store/case_text_store.h"
#include "base/banned.h"

struct acting {
	struct step			*step;
	const struct act_request	*request;
	struct case_file		 before, after;
	int64_t				 until;		/* of the clock that was paused, resumed or extended */
	struct staff_id			 person;	/* named, or found: the direct superior */
	bool				 takes_part;	/* of an emergency that is open */
};

static struct act_facts
facts_of(const struct step *step, const struct act_request *request)
{
	return (struct act_facts){
		.actor = step->actor, .as = step->as, .on_site = request->on_site,
		.receipt = request->receipt, .decided = request->decided, .validity = request->validity,
	};
}

/* Who may be named by an act, as the pages offer them. */
static const unsigned nameable[ACT__COUNT] = {
	[ACT_DISPATCH] = 1u << ROLE_HANDLER, [ACT_ASSIGN] = 1u << ROLE_HANDLER, [ACT_PLAN] = 1u << ROLE_HANDLER,
};

static enum refusal
check_person(const struct step *step, const struct act_request *request, const struct case_file *c)
{
	const struct staff *person = casework_staff(step->casework, request->person);

	if (nameable[request->act] == 0 || (request->person.value == 0 && request->act != ACT_ASSIGN))
		return REFUSAL_NONE;
	if (person == NULL || person->disabled || (person->roles & nameable[request->act]) == 0 ||
	    (request->act == ACT_ASSIGN && person->department.value != c->department.value) ||
	    (request->act == ACT_DISPATCH && person->department.value != request->department.value))
		return REFUSAL_HANDLER;
	return case_barred(c, person) ? REFUSAL_ACCUSED : REFUSAL_NONE;
}

/* A category's department may be closed, a handler may work elsewhere: what the tables of the procedure cannot know. */
static enum refusal
check_names(const struct step *step, const struct act_request *request, const struct case_file *c)
{
	const struct department *department;

	if (request->act == ACT_DISPATCH || (request->act == ACT_PLAN && request->department.value != 0)) {
		department = casework_department(step->casework, request->department);
		if (department == NULL || !department->takes_cases || department->closed)
			return REFUSAL_DEPARTMENT;
	}
	if (request->act == ACT_PROGRESS && request->until != 0 && !request->proof)
		return REFUSAL_RECEIPT_MISSING;
	return check_person(step, request, c);
}

static enum refusal
raise_axes(const struct act_request *request, struct case_file *c)
{
	if (request->severity < c->severity || request->urgency < c->urgency || request->risk < c->risk ||
	    (c->flags & ~request->flags) != 0)
		return REFUSAL_LOWER;
	c->severity = request->severity;
	c->urgency = request->urgency;
	c->risk = request->risk;
	c->flags = request->flags;
	c->major = c->major || request->major || c->severity == SEVERITY_GRAVE;
	c->level = complaint_level(c->severity, c->flags, 1 + cooperation_count(c->cooperating));
	return REFUSAL_NONE;
}

/* Whoever handles the case keeps it until somebody else has it: it is not taken away silently. */
static enum refusal
name_accused(const struct acting *acting, struct case_file *c)
{
	const struct staff *handler = casework_staff(acting->step->casework, c->handler);

	c->accused_staff = acting->request->person;
	c->by_staff = c->by_staff || acting->request->by_staff;
	return handler != NULL && case_barred(c, handler) ? REFUSAL_ACCUSED_HANDLES : REFUSAL_NONE;
}

/* What an act changes beyond stage and times. */
static enum refusal
change_facts(const struct acting *acting, struct case_file *c)
{
	const struct act_request *request = acting->request;

	if (request->act == ACT_RAISE)
		return raise_axes(request, c);
	if (request->act == ACT_ACCUSE)
		return name_accused(acting, c);
	if (request->act == ACT_JUDGE || (request->act == ACT_ANSWER && c->validity == VALIDITY_UNDECIDED))
		c->validity = request->validity;
	if (request->act == ACT_MERGE)
		c->merged_into = request->into;
	if (!text_empty(request->result))
		c->result = text_cut(acting->step->arena, request->result, 200);
	if (request->satisfaction != 0)
		c->satisfaction = request->satisfaction;
	return REFUSAL_NONE;
}

static enum fault
check_merge(struct acting *acting, struct db *db, enum refusal *refusal)
{
	struct case_file target;
	enum fault fault;

	*refusal = REFUSAL_NONE;
	if (acting->request->act != ACT_MERGE)
		return FAULT_NONE;
	fault = case_load(db, acting->step->arena, acting->request->into, false, &target);
	if (fault == FAULT_NOT_FOUND || (fault == FAULT_NONE &&
	    (target.id.value == acting->before.id.value || !stage_is_open(target.stage)))) {
		*refusal = REFUSAL_MERGE_SELF;
		return FAULT_NONE;
	}
	return fault;
}

static enum role
capacity(const struct acting *acting)
{
	const struct step *step = acting->step;
	struct act_facts facts = { .actor = step->actor, .as = step->as, .takes_part = acting->takes_part };

	return step->actor == NULL ? step->as : case_capacity(&acting->before, acting->request->act, &facts);
}

/* The facts of the form, and which clock was changed for which reason. */
static const char *
detail_of(const struct acting *acting)
{
	const struct act_request *request = acting->request;
	const char *detail = request->detail == NULL ? "" : request->detail;

	if (request->clock == NULL)
		return detail;
	return arena_format(acting->step->arena, "%s%sclock=%s%s%s", detail, text_empty(detail) ? "" : "\n",
	    request->clock, request->reason == NULL ? "" : "\nreason=",
	    request->reason == NULL ? "" : request->reason);
}

static enum fault
append(struct acting *acting, struct db *db)
{
	const struct act_request *request = acting->request;
	struct step *step = acting->step;
	struct case_event event = {
		.case_id = acting->before.id, .at = step->now, .act = request->act,
		.from = acting->before.stage, .to = acting->after.stage,
		.as = capacity(acting),
		.actor_name = casework_actor_name(step), .department = request->department,
		.person = acting->person, .until = acting->until != 0 ? acting->until : request->until,
		.text = request->text == NULL ? "" : request->text,
		.detail = detail_of(acting), .public = request->public,
	};

	if (step->actor != NULL)
		event.actor = step->actor->id;
	return event_append(db, step->arena, &event);
}

static enum fault
save_words(struct acting *acting, struct db *db)
{
	struct complaint complaint;
	const char *words;
	enum fault fault;

	if (text_equal(acting->before.result, acting->after.result))
		return FAULT_NONE;
	if ((fault = complaint_load(db, acting->step->arena, acting->before.id, &complaint)) != FAULT_NONE ||
	    (fault = referring_words(acting->step, &complaint, &acting->after, &words)) != FAULT_NONE)
		return fault;
	return case_text_save(db, acting->step->arena, complaint.id, words);
}

static enum refusal
decide(struct acting *acting, struct db *db, enum fault *fault)
{
	const struct act_request *request = acting->request;
	struct act_facts facts = facts_of(acting->step, request);
	struct case_change change = {
		.act = request->act, .at = acting->step->now, .department = request->department,
		.person = request->person, .satisfied = request->satisfied,
	};
	enum refusal refusal, of_plan, of_emergency, of_visit, of_stage;
	bool sees = true;

	*fault = emergencies_look(acting->step, request, &acting->before, &facts, &of_emergency);
	if (*fault == FAULT_NONE && !facts.takes_part)
		*fault = casework_sees(acting->step, &acting->before, &sees);
	if (*fault != FAULT_NONE || !sees)
		return *fault != FAULT_NONE ? REFUSAL_NONE : REFUSAL_NOT_FOUND;
	*fault = planning_look(acting->step, request, &acting->before, &facts, &of_plan);
	if (*fault == FAULT_NONE)
		*fault = visiting_look(acting->step, request, &acting->before, &facts, &of_visit);
	if (*fault == FAULT_NONE)
		*fault = staging_look(acting->step, request, &acting->before, &change, &of_stage);
	if (*fault != FAULT_NONE)
		return REFUSAL_NONE;
	acting->takes_part = facts.takes_part;
	if ((refusal = case_decide(&acting->before, request->act, &facts, NULL)) != REFUSAL_NONE ||
	    (refusal = of_plan) != REFUSAL_NONE || (refusal = of_emergency) != REFUSAL_NONE ||
	    (refusal = of_visit) != REFUSAL_NONE || (refusal = of_stage) != REFUSAL_NONE ||
	    (refusal = check_names(acting->step, request, &acting->before)) != REFUSAL_NONE)
		return refusal;
	*fault = check_merge(acting, db, &refusal);
	if (*fault == FAULT_NONE && refusal == REFUSAL_NONE)
		*fault = tasks_look(acting->step, request, &refusal);
	if (*fault != FAULT_NONE || refusal != REFUSAL_NONE)
		return refusal;
	if (acting->step->actor != NULL)
		change.actor = acting->step->actor->id;
	change.again = facts.again;
	acting->after = case_apply(&acting->before, &change);
	return change_facts(acting, &acting->after);
}

/* Acts that tell a superior, or by which a superior has been told. */
static enum fault
move_up(struct acting *acting)
{
	const struct act_request *request = acting->request;

	acting->person = request->person;
	if (request->act == ACT_REPORT_UP)
		return casework_report_up(acting->step, &acting->after, request->text, &acting->person);
	return request->act == ACT_SEE ? casework_acknowledge(acting->step, request->id) : FAULT_NONE;
}

/* The complainant and the staff are told in the transaction of what they are told of. */
static enum fault
tell_all(const struct acting *acting)
{
	struct step *step = acting->step;
	struct act_request told = *acting->request;
	struct notice_act act = {
		.act = acting->request->act, .person = acting->person, .department = acting->request->department,
		.at = step->now,
	};
	enum fault fault;

	if (step->actor != NULL)
		act.actor = step->actor->id;
	/* Of an extension the complainant is told what the clock has come to. */
	if (told.act == ACT_EXTEND)
		told.until = acting->until;
	if ((fault = casework_tell_act(step, &told, &acting->before, &acting->after)) != FAULT_NONE ||
	    (fault = survey_recall(step, &acting->before, &acting->after)) != FAULT_NONE ||
	    (fault = survey_follow(step, acting->request, &acting->before, &acting->after)) != FAULT_NONE)
		return fault;
	return noticing_act(step, &acting->before, &acting->after, &act);
}

/* Everything that a decided act changes, the case itself last. */
static enum fault
carry_out(struct acting *acting, struct db *db, const struct clock_event *clock)
{
	struct step *step = acting->step;
	const struct act_request *request = acting->request;
	struct file_owner owner = { .case_id = request->id };
	enum fault fault;

	if ((fault = cooperating_follow(step, request, &acting->after)) != FAULT_NONE ||
	    (fault = tasks_follow(step, request, &acting->after)) != FAULT_NONE ||
	    (fault = timetable_follow(step, request, &acting->before)) != FAULT_NONE ||
	    (request->first != NULL && (fault = request->first(step, request, &acting->after)) != FAULT_NONE) ||
	    (fault = casework_move_clocks(step, &acting->after, clock, &acting->until)) != FAULT_NONE ||
	    (fault = move_up(acting)) != FAULT_NONE || (fault = append(acting, db)) != FAULT_NONE ||
	    (fault = emergencies_reach(step, &acting->before, &acting->after, capacity(acting),
	    request->text)) != FAULT_NONE ||
	    (fault = casework_link_files(step, &owner, &request->files)) != FAULT_NONE ||
	    (fault = planning_follow(step, request, &acting->before)) != FAULT_NONE ||
	    (fault = visiting_follow(step, request, &acting->before)) != FAULT_NONE ||
	    (fault = effects_follow(step, &acting->before, &acting->after)) != FAULT_NONE ||
	    (request->also != NULL && (fault = request->also(step, request)) != FAULT_NONE) ||
	    (fault = case_save(db, step->arena, &acting->after)) != FAULT_NONE ||
	    (fault = tell_all(acting)) != FAULT_NONE)
		return fault;
	return save_words(acting, db);
}

static enum fault
act_in_transaction(struct db *db, void *context)
{
	struct acting *acting = context;
	struct step *step = acting->step;
	const struct act_request *request = acting->request;
	struct clock_event clock = {
		.act = request->act, .at = step->now, .agreed_until = request->until, .clock = request->clock,
		.reason = request->reason, .aside = request->act == ACT_CONTACT && heard_aside(request->detail),
		.soothed = request->act == ACT_REPORT_UP && heard_soothed(request->detail),
	};
	const char *earlier = NULL;
	enum refusal refusal;
	enum fault fault;

	fault = case_load(db, step->arena, request->id, true, &acting->before);
	if (fault == FAULT_NOT_FOUND)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	if (fault == FAULT_NONE && step->once != NULL)
		fault = submission_result(db, step->arena, step->once, &earlier);
	if (fault != FAULT_NONE)
		return fault;
	if (earlier != NULL) {
		step->repeated = true;
		acting->after = acting->before;
		return FAULT_NONE;
	}
	if (request->version != 0 && request->version != acting->before.version)
		return FAULT_CONFLICT;
	if ((refusal = decide(acting, db, &fault)) != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	if (fault != FAULT_NONE)
		return fault;
	if (request->act != ACT_PROGRESS || !request->proof)
		clock.agreed_until = 0;
	clock.as = capacity(acting);
	if (step->actor != NULL)
		clock.actor = step->actor->id;
	if (step->once != NULL && (fault = submission_claim(db, step->arena, step->once,
	    arena_format(step->arena, "%lld", (long long)request->id.value), step->now)) != FAULT_NONE)
		return fault;
	return carry_out(acting, db, &clock);
}

enum fault
casework_act(struct step *step, const struct act_request *request, struct case_file *after)
{
	struct acting acting = { .step = step, .request = request };
	enum fault fault = casework_transact(step, act_in_transaction, &acting, NULL);

	if (fault == FAULT_NONE && after != NULL)
		*after = acting.after;
	return fault;
}

enum fault
casework_record(struct step *step, struct case_id id, enum act act, const char *text, const char *detail)
{
	struct act_request request = { .id = id, .act = act, .text = text, .detail = detail };
	struct acting acting = { .step = step, .request = &request, .person = request.person };
	struct db *db = step->casework->db;
	enum fault fault = case_load(db, step->arena, id, true, &acting.before);
	enum refusal refusal;

	if (fault == FAULT_NOT_FOUND)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	if (fault != FAULT_NONE)
		return fault;
	if ((refusal = decide(&acting, db, &fault)) != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	if ((fault = append(&acting, db)) != FAULT_NONE)
		return fault;
	return case_save(db, step->arena, &acting.after);
}

act_set
casework_allowed_acts(const struct step *step, const struct case_file *c)
{
	act_set mask = 0;

	for (int act = 0; act < ACT__COUNT; act++) {
		/* Facts that only the form will bring are taken as given. */
		struct act_facts facts = {
			.actor = step->actor, .as = step->as, .on_site = true, .receipt = true, .decided = true,
			.free = true, .validity = VALIDITY_VALID,
		};

		if (case_decide(c, (enum act)act, &facts, NULL) == REFUSAL_NONE)
			mask |= ACT_BIT(act);
	}
	return mask;
}
