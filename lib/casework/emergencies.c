#include "casework/emergencies.h"

#include "base/arena.h"
#include "casework/emergencies_inside.h"
#include "casework/inside.h"
#include "store/emergency_store.h"
#include "base/banned.h"

enum fault
emergencies_look(struct step *step, const struct act_request *request, const struct case_file *before,
    struct act_facts *facts, enum refusal *refusal)
{
	struct emergency_scene scene;
	enum fault fault;

	*refusal = REFUSAL_NONE;
	if (step->actor == NULL || !emergency_is_act(request->act))
		return FAULT_NONE;
	if ((fault = emergencies_scene(step, before, &scene)) != FAULT_NONE)
		return fault;
	facts->takes_part = emergency_takes_part(&scene, step->actor) &&
	    emergency_is_open(emergency_state(scene.latest));
	*refusal = emergency_may(&scene, request->act, step->actor);
	return FAULT_NONE;
}

/* What the transaction of one act writes beside the event. */
struct writing {
	struct emergency		 emergency;	/* columns of the step that is taken */
	struct emergency_member		 member;
	struct emergency_entry		 entry;
	struct urgent_measure		 measure;
};

/* The latest of the case as it stands under its lock; the rules have said that there is one. */
static enum fault
latest(struct step *step, struct case_id id, struct emergency *found)
{
	struct emergency_rows rows;
	enum fault fault = emergencies_of_case(step->casework->db, step->arena, id, &rows);

	if (fault != FAULT_NONE)
		return fault;
	if (rows.count == 0)
		return FAULT_NOT_FOUND;
	*found = rows.rows[rows.count - 1];
	return FAULT_NONE;
}

static enum fault
act(struct step *step, struct case_id id, struct act_request *request, struct writing *writing)
{
	request->id = id;
	request->context = writing;
	return casework_act(step, request, NULL);
}

static enum fault
write_start(struct step *step, const struct act_request *request)
{
	struct emergency emergency;
	enum fault fault = latest(step, request->id, &emergency);

	if (fault != FAULT_NONE)
		return fault;
	emergency.started_at = step->now;
	emergency.started_by = step->actor->id;
	emergency.orders = request->text;
	return emergency_save_start(step->casework->db, step->arena, &emergency);
}

enum fault
emergency_start(struct step *step, struct case_id id, const char *orders)
{
	struct act_request request = { .act = ACT_EMERGENCY, .text = orders, .also = write_start };

	return act(step, id, &request, NULL);
}

static enum fault
write_lift(struct step *step, const struct act_request *request)
{
	struct emergency emergency;
	enum fault fault = latest(step, request->id, &emergency);

	if (fault != FAULT_NONE)
		return fault;
	emergency.lifted_at = step->now;
	emergency.lifted_by = step->actor->id;
	emergency.lift_reason = request->text;
	return emergency_save_lift(step->casework->db, step->arena, &emergency);
}

enum fault
emergency_lift(struct step *step, struct case_id id, const char *reason)
{
	struct act_request request = { .act = ACT_LIFT, .text = reason, .also = write_lift };

	return act(step, id, &request, NULL);
}

enum fault
emergency_see(struct step *step, struct case_id id)
{
	struct act_request request = { .act = ACT_SEE, .text = "" };

	return act(step, id, &request, NULL);
}

/*
 * Whoever is named may be told of the case and does not belong to the task force already; it has one leader, who from
 * now on answers for the reports: so this comes before the clocks.
 */
static enum fault
write_member(struct step *step, const struct act_request *request, struct case_file *c)
{
	struct writing *writing = request->context;
	struct emergency_scene scene;
	enum refusal refusal;
	enum fault fault = emergencies_scene(step, c, &scene);

	if (fault != FAULT_NONE)
		return fault;
	refusal = emergency_may_be_named(&scene, casework_staff(step->casework, writing->member.person),
	    writing->member.leads);
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	writing->member.emergency = scene.latest->id;
	return emergency_member_insert(step->casework->db, step->arena, &writing->member);
}

enum fault
emergency_name(struct step *step, struct case_id id, struct staff_id person, bool leads, const char *duty)
{
	struct writing writing = { .member = {
		.person = person, .leads = leads, .duty = duty, .named_by = step->actor->id, .named_at = step->now,
	} };
	struct act_request request = {
		.act = ACT_TASK_FORCE, .text = duty, .person = person, .first = write_member,
		.detail = leads ? "leads=1" : "",
	};

	return act(step, id, &request, &writing);
}

static enum fault
write_release(struct step *step, const struct act_request *request, struct case_file *c)
{
	struct writing *writing = request->context;
	struct emergency_scene scene;
	enum refusal refusal;
	enum fault fault = emergencies_scene(step, c, &scene);

	if (fault != FAULT_NONE)
		return fault;
	if ((refusal = emergency_may_be_released(&scene, writing->member.id)) != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	return emergency_member_release(step->casework->db, step->arena, &writing->member);
}

/* Who it is, for the history; the transaction decides whether the row may be released. */
static enum fault
find_person(struct step *step, struct case_id id, int64_t member, struct staff_id *person)
{
	struct member_rows rows;
	enum fault fault = emergency_members(step->casework->db, step->arena, id, &rows);

	for (size_t i = 0; fault == FAULT_NONE && i < rows.count; i++)
		if (rows.rows[i].id == member)
			*person = rows.rows[i].person;
	return fault;
}

enum fault
emergency_release(struct step *step, struct case_id id, int64_t member, const char *reason)
{
	struct writing writing = { .member = {
		.id = member, .released_at = step->now, .released_by = step->actor->id,
	} };
	struct act_request request = {
		.act = ACT_TASK_FORCE, .text = reason, .first = write_release, .detail = "released=1",
	};
	enum fault fault = find_person(step, id, member, &request.person);

	return fault == FAULT_NONE ? act(step, id, &request, &writing) : fault;
}

static enum fault
write_entry(struct step *step, const struct act_request *request)
{
	struct writing *writing = request->context;
	struct emergency emergency;
	enum fault fault = latest(step, request->id, &emergency);

	if (fault != FAULT_NONE)
		return fault;
	if (!emergency_is_open(emergency_state(&emergency)))
		return casework_refuse(step, REFUSAL_NO_EMERGENCY);
	writing->entry.emergency = emergency.id;
	return emergency_entry_insert(step->casework->db, step->arena, &writing->entry);
}

enum fault
emergency_write(struct step *step, struct case_id id, const struct emergency_entry *entry)
{
	struct writing writing = { .entry = *entry };
	struct act_request request = {
		.act = emergency_talk_act(entry->talk), .text = entry->text, .also = write_entry,
		.detail = entry->talk == TALK_REPORT ? "" : arena_format(step->arena, "talk=%s",
		    emergency_talk_name(entry->talk)),
	};

	writing.entry.made_by = step->actor->id;
	writing.entry.made_at = step->now;
	return act(step, id, &request, &writing);
}

static enum fault
write_evaluation(struct step *step, const struct act_request *request)
{
	struct writing *writing = request->context;
	struct emergency emergency;
	enum fault fault = latest(step, request->id, &emergency);

	if (fault != FAULT_NONE)
		return fault;
	writing->emergency.id = emergency.id;
	writing->emergency.evaluated_at = step->now;
	writing->emergency.evaluated_by = step->actor->id;
	return emergency_save_evaluation(step->casework->db, step->arena, &writing->emergency);
}

enum fault
emergency_debrief(struct step *step, struct case_id id, const struct emergency *evaluation)
{
	struct writing writing = { .emergency = *evaluation };
	struct act_request request = { .act = ACT_DEBRIEF, .text = evaluation->effect, .also = write_evaluation };

	return act(step, id, &request, &writing);
}

static enum fault
write_measure(struct step *step, const struct act_request *request)
{
	struct writing *writing = request->context;
	const struct staff *ordered_by = casework_staff(step->casework, writing->measure.ordered_by);

	if (ordered_by == NULL || ordered_by->disabled)
		return casework_refuse(step, REFUSAL_HANDLER);
	writing->measure.case_id = request->id;
	return urgent_insert(step->casework->db, step->arena, &writing->measure);
}

enum fault
emergency_measure(struct step *step, struct case_id id, const struct urgent_measure *measure)
{
	struct writing writing = { .measure = *measure };
	struct act_request request = {
		.act = ACT_MEASURE, .text = measure->text, .person = measure->ordered_by, .also = write_measure,
		.detail = measure->amount == 0 ?
		    arena_format(step->arena, "urgent=%s", urgent_kind_name(measure->kind)) :
		    arena_format(step->arena, "urgent=%s\namount=%lld.%02lld", urgent_kind_name(measure->kind),
		    (long long)(measure->amount / 100), (long long)(measure->amount % 100)),
	};

	writing.measure.made_by = step->actor->id;
	writing.measure.made_at = step->now;
	return act(step, id, &request, &writing);
}

static enum fault
write_result(struct step *step, const struct act_request *request)
{
	struct writing *writing = request->context;
	enum fault fault;

	writing->measure.case_id = request->id;
	fault = urgent_save_result(step->casework->db, step->arena, &writing->measure);
	return fault == FAULT_NOT_FOUND ? casework_refuse(step, REFUSAL_ALREADY) : fault;
}

enum fault
emergency_measure_result(struct step *step, struct case_id id, int64_t measure, const char *result)
{
	struct writing writing = { .measure = {
		.id = measure, .result = result, .result_by = step->actor->id, .result_at = step->now,
	} };
	struct act_request request = {
		.act = ACT_MEASURE, .text = result, .also = write_result, .detail = "outcome=1",
	};

	return act(step, id, &request, &writing);
}
