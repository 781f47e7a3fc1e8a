#include "casework/effects.h"

#include "base/date.h"
#include "base/text.h"
#include "casework/case_read.h"
#include "casework/duties.h"
#include "casework/effects_inside.h"
#include "casework/inside.h"
#include "casework/rooms.h"
#include "store/effect_store.h"
#include "store/inquiry_store.h"
#include "base/banned.h"

enum { MEASURE_CHARACTERS = 1000, REASON_CHARACTERS = 1000 };

/* Place, category and day of a case, and the latest of its plans. */
static enum fault
take_case(struct step *step, const struct case_file *c, struct effect *effect, enum refusal *refusal)
{
	struct db *db = step->casework->db;
	struct text measure = text_begin(step->arena);
	struct plan_list plans;
	enum fault fault = plans_load(db, step->arena, c->id, &plans);
	const struct plan *plan;

	if (fault != FAULT_NONE || (fault = effect_project(db, step->arena, c->room, &effect->project)) != FAULT_NONE)
		return fault;
	if (c->completed_at == 0 || plans.count == 0) {
		*refusal = REFUSAL_NOT_COMPLETED;
		return FAULT_NONE;
	}
	plan = &plans.rows[plans.count - 1];
	for (size_t i = 0; i < plan->measure_count; i++)
		text_add_format(&measure, "%s%s", i == 0 ? "" : "\n", plan->measures[i].text);
	effect->case_id = c->id;
	effect->plan = plan->number;
	if (text_empty(effect->measure))
		effect->measure = text_cut(step->arena, measure.value, MEASURE_CHARACTERS);
	effect->department.value = effect->project == 0 ? c->department.value : 0;
	effect->category = c->category;
	effect->day = date_local_day(c->completed_at);
	return FAULT_NONE;
}

/* A project, department and category that are there. */
static enum fault
check_group(struct step *step, const struct effect *effect, enum refusal *refusal)
{
	const struct procedure *procedure = casework_procedure(step->casework);
	struct rooms_project *projects;
	size_t count;
	bool found = effect->project == 0;
	enum fault fault = rooms_project_names(step, &projects, &count);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++)
		found = found || projects[i].id == effect->project;
	if (!found ||
	    (effect->department.value != 0 && casework_department(step->casework, effect->department) == NULL))
		*refusal = REFUSAL_PLACE;
	else if (procedure == NULL || procedure_category(procedure, effect->category) == NULL)
		*refusal = REFUSAL_INCOMPLETE;
	return FAULT_NONE;
}

/* Whether the same form was sent before; what it made then. */
static enum fault
was_sent(struct step *step, int64_t *id)
{
	const char *earlier = NULL;
	enum fault fault = submission_result(step->casework->db, step->arena, step->once, &earlier);

	step->repeated = fault == FAULT_NONE && earlier != NULL;
	if (step->repeated)
		(void)text_number(earlier, id);
	return fault;
}

struct opening { struct step *step; struct effect effect; };

/* An evaluation has no history of its own: who opened and who judged it is kept with who read it. */
static enum fault
log_change(struct step *step, const char *kind, const struct effect *effect)
{
	return casework_log_access(step, kind, arena_format(step->arena, "effect %lld", (long long)effect->id),
	    effect->verdict == EFFECT_UNJUDGED ? "" : effect_verdict_name(effect->verdict));
}

/* Nothing is opened for a filed case any more: it would not stand in its file. */
static enum fault
check_unfiled(struct step *step, struct case_id id)
{
	struct case_file c;
	enum fault fault = id.value == 0 ? FAULT_NONE : case_load(step->casework->db, step->arena, id, true, &c);

	if (fault != FAULT_NONE || id.value == 0)
		return fault;
	return c.stage == STAGE_ARCHIVED || c.stage == STAGE_DESTROYED ? casework_refuse(step, REFUSAL_SEALED) :
	    FAULT_NONE;
}

static enum fault
open_in_transaction(struct db *db, void *context)
{
	struct opening *o = context;
	struct step *step = o->step;
	enum fault fault = was_sent(step, &o->effect.id);

	if (fault != FAULT_NONE || step->repeated || (fault = check_unfiled(step, o->effect.case_id)) != FAULT_NONE)
		return fault;
	if ((fault = effect_insert(db, step->arena, &o->effect)) == FAULT_DUPLICATE)
		return casework_refuse(step, REFUSAL_ALREADY);
	if (fault != FAULT_NONE || (fault = log_change(step, "effect_opened", &o->effect)) != FAULT_NONE)
		return fault;
	return submission_claim(db, step->arena, step->once,
	    arena_format(step->arena, "%lld", (long long)o->effect.id), step->now);
}

enum fault
effect_open(struct step *step, const struct effect_opening *opening, int64_t *id)
{
	struct opening o = { .step = step, .effect = opening->effect };
	struct effect *effect = &o.effect;
	struct case_file c;
	enum fault fault;

	effect->opened_at = step->now;
	effect->measure = text_cut(step->arena, effect->measure == NULL ? "" : effect->measure, MEASURE_CHARACTERS);
	if (step->actor != NULL)
		effect->opened_by = step->actor->id;
	if (text_empty(opening->number))
		fault = check_group(step, effect, &step->refusal);
	else if ((fault = casework_read_number(step, opening->number, &c)) == FAULT_NONE &&
	    step->refusal == REFUSAL_NONE)
		fault = take_case(step, &c, effect, &step->refusal);
	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	step->refusal = effect_may_open(effect, step->actor, date_local_day(step->now));
	if (step->refusal != REFUSAL_NONE)
		return FAULT_NONE;
	fault = casework_transact(step, open_in_transaction, &o, NULL);
	*id = effect->id;
	return fault;
}

/* The judgement on the figures of now; *context is the effect. */
static enum fault
write_judgement(struct step *step, const struct act_request *request)
{
	struct effect *effect = request->context;
	struct db *db = step->casework->db;
	int64_t duty = 0;
	enum fault fault = effects_count(step, effect, &effect->before, &effect->after);

	if (fault == FAULT_NONE)
		fault = effect_judge(db, step->arena, effect);
	if (fault == FAULT_CONFLICT)
		return casework_refuse(step, REFUSAL_ALREADY);
	if (fault != FAULT_NONE || (fault = log_change(step, "effect_judged", effect)) != FAULT_NONE ||
	    (fault = effect_duty(db, step->arena, effect->id, &duty)) != FAULT_NONE || duty == 0)
		return fault;
	return duties_finish_within(step, duty, effect->reason);
}

/* A line in the history of a case that may still be written into. */
static enum fault
note(struct step *step, struct case_id id, const struct effect *effect)
{
	struct case_file c;
	enum fault fault = id.value == 0 ? FAULT_NOT_FOUND :
	    case_load(step->casework->db, step->arena, id, false, &c);

	if (fault != FAULT_NONE)
		return fault == FAULT_NOT_FOUND ? FAULT_NONE : fault;
	if ((casework_allowed_acts(step, &c) & ACT_BIT(ACT_NOTE)) == 0)
		return FAULT_NONE;
	return casework_record(step, id, ACT_NOTE, effect->reason,
	    arena_format(step->arena, "effect=%s", effect_verdict_name(effect->verdict)));
}

static enum fault
judge_in_transaction(struct db *db, void *context)
{
	struct opening *o = context;
	struct step *step = o->step;
	struct effect *effect = &o->effect;
	const struct act_request request = { .context = effect };
	int64_t earlier = 0;
	enum fault fault = was_sent(step, &earlier);

	if (fault != FAULT_NONE || step->repeated)
		return fault;
	if ((fault = write_judgement(step, &request)) != FAULT_NONE ||
	    (fault = note(step, effect->case_id, effect)) != FAULT_NONE ||
	    (fault = note(step, effect->renewal, effect)) != FAULT_NONE)
		return fault;
	return submission_claim(db, step->arena, step->once, arena_format(step->arena, "%lld", (long long)effect->id),
	    step->now);
}

/* The open case in which it is analysed anew. */
static enum fault
find_renewal(struct step *step, const char *number, struct effect *effect)
{
	struct case_file c;
	enum fault fault;

	if (text_empty(number)) {
		step->refusal = REFUSAL_RENEWAL;
		return FAULT_NONE;
	}
	fault = casework_read_number(step, number, &c);
	if (fault != FAULT_NONE)
		return fault;
	if (step->refusal != REFUSAL_NONE || !stage_is_open(c.stage))
		step->refusal = REFUSAL_RENEWAL;
	else
		effect->renewal = c.id;
	return FAULT_NONE;
}

/* A bad one of a closed case: reopened by the same step. */
static enum fault
reopen(struct step *step, struct effect *effect)
{
	const struct act_request request = {
		.id = effect->case_id, .act = ACT_REOPEN, .text = effect->reason,
		.detail = arena_format(step->arena, "effect=%s", effect_verdict_name(effect->verdict)),
		.also = write_judgement, .context = effect,
	};

	effect->renewal = effect->case_id;
	return casework_act(step, &request, NULL);
}

enum fault
effect_decide(struct step *step, const struct effect_judging *judging)
{
	struct opening o = { .step = step };
	struct effect_reading reading;
	int64_t earlier = 0;
	enum fault fault = was_sent(step, &earlier);

	if (fault != FAULT_NONE || step->repeated || (fault = effect_read(step, judging->id, &reading)) != FAULT_NONE)
		return fault;
	if ((step->refusal = reading.judging) != REFUSAL_NONE)
		return FAULT_NONE;
	o.effect = reading.view.effect;
	o.effect.verdict = judging->verdict;
	o.effect.reason = text_cut(step->arena, judging->reason, REASON_CHARACTERS);
	o.effect.judged_at = step->now;
	o.effect.judged_by = step->actor->id;
	if (judging->verdict == EFFECT_BAD) {
		if (reading.reopens && text_empty(judging->renewal))
			return reopen(step, &o.effect);
		fault = find_renewal(step, judging->renewal, &o.effect);
	}
	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	return casework_transact(step, judge_in_transaction, &o, NULL);
}

enum fault
effects_follow(struct step *step, const struct case_file *before, const struct case_file *after)
{
	struct effect effect = { .days = EFFECT_DAYS, .opened_at = step->now };
	struct db *db = step->casework->db;
	enum refusal refusal = REFUSAL_NONE;
	struct cause_list causes;
	bool root = false;
	enum fault fault;

	/* Without a root cause it may still be wanted; with one it has to be looked for. */
	if (!effect_wanted(before, after, true))
		return FAULT_NONE;
	if ((fault = causes_load(db, step->arena, after->id, &causes)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < causes.count; i++)
		root = root || (causes.rows[i].level == CAUSE_ROOT && causes.rows[i].struck_at == 0);
	if (!effect_wanted(before, after, root) ||
	    (fault = take_case(step, after, &effect, &refusal)) != FAULT_NONE || refusal != REFUSAL_NONE)
		return fault;
	/* Nobody answers for it, so there is no place to look at. */
	if (effect.project == 0 && effect.department.value == 0)
		return FAULT_NONE;
	fault = effect_insert(db, step->arena, &effect);
	return fault == FAULT_DUPLICATE ? FAULT_NONE : fault;
}
