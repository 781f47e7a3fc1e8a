/* The report to the leadership group: by hand, or at once with what brings a case to such a level (S4 5.1). */
#include "base/text.h"
#include "casework/emergencies.h"
#include "casework/emergencies_inside.h"
#include "casework/inside.h"
#include "casework/noticing.h"
#include "store/emergency_store.h"
#include "store/escalation_store.h"
#include "store/event_store.h"
#include "base/banned.h"

enum { TOLD_CHARACTERS = 500, REASON_CHARACTERS = 2000 };

/* Everybody of the leadership group is told at once, past all levels (§32.13); whoever saw it says so. */
static enum fault
tell_group(struct step *step, const struct case_file *c, const char *reason)
{
	const struct staff_list *staff = &step->casework->staff;
	struct escalation escalation = {
		.case_id = c->id, .from = step->actor->id, .clock = "", .at = step->now, .level = 1,
		.reason = text_cut(step->arena, reason, TOLD_CHARACTERS),
	};
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < staff->count && fault == FAULT_NONE; i++) {
		if (!emergency_in_group(c, &staff->rows[i]))
			continue;
		escalation.to = staff->rows[i].id;
		fault = escalation_insert(step->casework->db, step->arena, &escalation);
	}
	return fault;
}

/* The next emergency of the case, after the latest, which is over. */
static enum fault
open_emergency(struct step *step, const struct case_file *c, const struct emergency *latest, const char *reason)
{
	struct emergency emergency = {
		.case_id = c->id, .number = latest == NULL ? 1 : latest->number + 1, .reported_at = step->now,
		.reported_by = step->actor->id, .reason = text_cut(step->arena, reason, REASON_CHARACTERS),
	};
	enum fault fault = emergency_insert(step->casework->db, step->arena, &emergency);

	return fault == FAULT_NONE ? tell_group(step, c, reason) : fault;
}

static enum fault
write_report(struct step *step, const struct act_request *request)
{
	struct db *db = step->casework->db;
	struct emergency_rows rows;
	struct case_file c;
	enum fault fault;

	if ((fault = case_load(db, step->arena, request->id, false, &c)) != FAULT_NONE ||
	    (fault = emergencies_of_case(db, step->arena, request->id, &rows)) != FAULT_NONE)
		return fault;
	return open_emergency(step, &c, rows.count == 0 ? NULL : &rows.rows[rows.count - 1], request->text);
}

enum fault
emergency_alert(struct step *step, struct case_id id, const char *reason)
{
	struct act_request request = { .id = id, .act = ACT_ALERT, .text = reason, .also = write_report };

	return casework_act(step, &request, NULL);
}

/* The report as an act of its own: its line of history, its clocks, its notices. */
static enum fault
report(struct step *step, struct case_file *c, enum role as, const char *reason)
{
	struct case_event event = {
		.case_id = c->id, .at = step->now, .act = ACT_ALERT, .from = c->stage, .to = c->stage, .as = as,
		.actor = step->actor->id, .actor_name = casework_actor_name(step), .text = reason,
		.detail = "at_once=1",
	};
	const struct clock_event clock = { .act = ACT_ALERT, .at = step->now, .actor = step->actor->id, .as = as };
	const struct notice_act act = { .act = ACT_ALERT, .actor = step->actor->id, .at = step->now };
	int64_t until;
	enum fault fault;

	if ((fault = event_append(step->casework->db, step->arena, &event)) != FAULT_NONE ||
	    (fault = casework_move_clocks(step, c, &clock, &until)) != FAULT_NONE)
		return fault;
	return noticing_act(step, c, c, &act);
}

enum fault
emergencies_reach(struct step *step, const struct case_file *before, struct case_file *after, enum role as,
    const char *reason)
{
	struct emergency_scene scene;
	enum fault fault;

	/* What the public hands in is graded by the centre, and then reported. */
	if (step->actor == NULL || (before != NULL && before->level == after->level))
		return FAULT_NONE;
	if ((fault = casework_procedure_of(step->casework, after->procedure_version, &scene.procedure)) != FAULT_NONE ||
	    !emergency_reaches(scene.procedure, before, after) ||
	    (fault = emergencies_scene(step, after, &scene)) != FAULT_NONE)
		return fault;
	if (emergency_is_open(emergency_state(scene.latest)) || !emergency_has_group(&scene))
		return FAULT_NONE;
	if (text_empty(reason))
		reason = after->subject;
	fault = open_emergency(step, after, scene.latest, reason);
	return fault == FAULT_NONE ? report(step, after, as, reason) : fault;
}

enum fault
emergencies_filed(struct step *step, const struct case_file *c, enum refusal *refusal)
{
	struct emergency_scene scene;
	enum fault fault = emergencies_scene(step, c, &scene);

	if (fault == FAULT_NONE)
		*refusal = emergency_may_be_filed(&scene);
	return fault;
}
