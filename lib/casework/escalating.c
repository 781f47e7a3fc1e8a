#include "casework/escalating.h"

#include "base/arena.h"
#include "base/kill_point.h"
#include "base/text.h"
#include "casework/inside.h"
#include "casework/noticing.h"
#include "rules/procedure.h"
#include "rules/side_clock.h"
#include "store/escalation_store.h"
#include "base/banned.h"

enum { REASON_CHARACTERS = 500 };

enum fault
casework_escalations(struct step *step, struct case_id id, const struct escalation **rows, size_t *count)
{
	struct escalation_list list = { .count = 0 };
	enum fault fault = escalations_of_case(step->casework->db, step->arena, id, &list);

	*rows = list.rows;
	*count = list.count;
	return fault;
}

enum fault
casework_sees(struct step *step, const struct case_file *c, bool *sees)
{
	*sees = step->actor == NULL || case_visible(c, step->actor);
	if (*sees || step->actor->disabled || case_barred(c, step->actor))
		return FAULT_NONE;
	return escalated_to(step->casework->db, step->arena, c->id, step->actor->id, sees);
}

/* One level above the highest at which this person was told of the case. */
static int
level_above(const struct escalation_list *list, struct staff_id from)
{
	int level = 1;

	for (size_t i = 0; i < list->count; i++)
		if (list->rows[i].to.value == from.value && list->rows[i].level >= level)
			level = list->rows[i].level + 1;
	return level;
}

enum fault
casework_report_up(struct step *step, const struct case_file *c, const char *reason, struct staff_id *person)
{
	struct escalation escalation = {
		.case_id = c->id, .from = step->actor->id, .clock = "", .at = step->now,
		.reason = text_cut(step->arena, reason == NULL ? "" : reason, REASON_CHARACTERS),
		.next_at = step->now + ESCALATION_SECONDS,
	};
	const struct staff_list *staff = &step->casework->staff;
	const struct staff *above;
	struct escalation_list list;
	enum fault fault;

	*person = (struct staff_id){ 0 };
	escalation.from = escalation_reporter(staff->rows, staff->count, c, step->actor);
	above = escalation_next(staff->rows, staff->count, c, escalation.from);
	if (above == NULL)
		return FAULT_NONE;
	*person = above->id;
	if ((fault = escalations_of_case(step->casework->db, step->arena, c->id, &list)) != FAULT_NONE)
		return fault;
	escalation.to = *person;
	escalation.level = level_above(&list, escalation.from);
	return escalation_insert(step->casework->db, step->arena, &escalation);
}

enum fault
casework_report_breach(struct step *step, const struct case_file *c, const struct deadline *deadline,
    struct escalation *report)
{
	const struct staff_list *staff = &step->casework->staff;
	const struct procedure *procedure;
	const struct clock_rule *rule;
	const struct staff *above;
	enum fault fault = casework_procedure_of(step->casework, c->procedure_version, &procedure);

	*report = (struct escalation){
		.case_id = c->id, .level = 1, .clock = deadline->clock, .reason = "", .deadline = deadline->id,
		.at = step->now, .next_at = step->now + ESCALATION_SECONDS,
	};
	if (fault != FAULT_NONE)
		return fault;
	rule = procedure_clock(procedure, deadline->clock);
	if (!side_clock_escalates(rule, deadline->clock))
		return FAULT_NONE;
	report->from = escalation_holder(c, deadline->responsible, deadline->role);
	above = escalation_above(staff->rows, staff->count, c, deadline->responsible, deadline->role);
	if (above != NULL)
		report->to = above->id;
	return FAULT_NONE;
}

struct case_event
casework_report_event(const struct step *step, const struct case_file *c, const struct escalation *report)
{
	const struct staff *from = casework_staff(step->casework, report->from);
	struct text detail = text_begin(step->arena);

	text_add_format(&detail, "tier=%d", report->level);
	if (from != NULL)
		text_add_format(&detail, "\n%s=%s", report->level == 1 ? "from" : "unseen", from->name);
	return (struct case_event){
		.case_id = c->id, .at = step->now, .act = ACT_ESCALATE, .from = c->stage, .to = c->stage,
		.as = ROLE_CLOCK, .actor_name = "", .person = report->to, .until = report->next_at,
		.text = report->clock, .detail = detail.value,
	};
}

enum fault
casework_acknowledge(struct step *step, struct case_id id)
{
	struct escalation_list list;
	enum refusal refusal = REFUSAL_NOT_YOURS;
	enum fault fault = escalations_of_case(step->casework->db, step->arena, id, &list);

	for (size_t i = 0; fault == FAULT_NONE && i < list.count && refusal != REFUSAL_NONE; i++)
		if (list.rows[i].to.value == step->actor->id.value)
			refusal = list.rows[i].seen_at == 0 ? REFUSAL_NONE : REFUSAL_ALREADY;
	if (fault != FAULT_NONE)
		return fault;
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	return escalation_seen(step->casework->db, step->arena, id, step->actor->id, step->now);
}

struct climbing { struct step *step; const struct escalation *due; };

/* Whether it still waits, as it stands under the lock of its case. */
static bool
still_waits(const struct escalation_list *list, const struct climbing *climbing)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->rows[i].id == climbing->due->id)
			return list->rows[i].next_at != 0 && list->rows[i].next_at <= climbing->step->now;
	return false;
}

static enum fault
climb_in_transaction(struct db *db, void *context)
{
	const struct climbing *climbing = context;
	struct step *step = climbing->step;
	const struct staff_list *staff = &step->casework->staff;
	struct escalation next = *climbing->due;
	struct escalation_list list;
	const struct staff *above;
	struct case_event event;
	struct case_file c;
	enum fault fault;

	if ((fault = case_load(db, step->arena, next.case_id, true, &c)) != FAULT_NONE ||
	    (fault = escalations_of_case(db, step->arena, next.case_id, &list)) != FAULT_NONE ||
	    !still_waits(&list, climbing) || (fault = escalation_ended(db, step->arena, next.id)) != FAULT_NONE)
		return fault;
	above = stage_is_open(c.stage) ? escalation_next(staff->rows, staff->count, &c, next.to) : NULL;
	if (above == NULL)
		return FAULT_NONE;
	next.from = next.to;
	next.to = above->id;
	next.level++;
	next.at = step->now;
	next.next_at = step->now + ESCALATION_SECONDS;
	event = casework_report_event(step, &c, &next);
	if ((fault = escalation_insert(db, step->arena, &next)) != FAULT_NONE ||
	    (fault = event_append(db, step->arena, &event)) != FAULT_NONE)
		return fault;
	kill_point("climb");
	return noticing_report(step, &c, next.to, next.clock);
}

enum fault
casework_climb(struct step *step)
{
	struct escalation_list due;
	enum fault fault = escalations_due(step->casework->db, step->arena, step->now, &due);

	for (size_t i = 0; i < due.count && fault == FAULT_NONE; i++) {
		struct climbing climbing = { step, &due.rows[i] };

		fault = casework_transact(step, climb_in_transaction, &climbing, NULL);
	}
	return fault;
}
