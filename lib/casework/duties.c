#include "casework/duties.h"

#include "base/text.h"
#include "casework/inside.h"
#include "rules/duty_plan.h"
#include "store/duty_store.h"
#include "base/banned.h"

enum { NOTE_CHARACTERS = 2000, SUBJECT_CHARACTERS = 200 };

/* Something that is being done to one duty. */
struct doing {
	struct step			*step;
	const struct duty_request	*request;
	enum duty_act			 act;
};

enum fault
duties_tell_within(struct step *step, int64_t duty, enum duty_act act, const char *note)
{
	struct duty_event event = {
		.duty = duty, .at = step->now, .act = act, .actor_name = casework_actor_name(step),
		.note = note == NULL ? "" : text_cut(step->arena, note, NOTE_CHARACTERS),
	};

	if (step->actor != NULL)
		event.actor = step->actor->id;
	return duty_event_insert(step->casework->db, step->arena, &event);
}

static enum refusal
may(const struct doing *doing, const struct duty *duty)
{
	const struct step *step = doing->step;

	switch (doing->act) {
	case DUTY_DONE:
		return duty_may_do(duty, step->actor);
	case DUTY_EXPLAINED:
		return duty_may_explain(duty, step->actor, step->now);
	case DUTY_DECLINED:
		return duty_may_decline(duty, step->actor);
	default:
		return duty_may_withdraw(duty, step->actor);
	}
}

static void
change(const struct doing *doing, struct duty *duty)
{
	switch (doing->act) {
	case DUTY_DONE:
		duty_count(duty, doing->step->now);
		break;
	case DUTY_EXPLAINED:
		duty_explain(duty, doing->step->actor, doing->step->now);
		break;
	case DUTY_DECLINED:
		duty_decline(duty);
		break;
	default:
		duty->closed_at = doing->step->now;
		duty->state = duty->state == DEADLINE_BREACHED ? DEADLINE_BREACHED : DEADLINE_CANCELLED;
		break;
	}
}

static enum fault
do_in_transaction(struct db *db, void *context)
{
	struct doing *doing = context;
	struct step *step = doing->step;
	const struct duty_request *request = doing->request;
	struct file_owner owner = { .duty = request->id };
	const char *earlier = NULL;
	struct duty duty;
	enum refusal refusal;
	enum fault fault = duty_load(db, step->arena, request->id, true, &duty);

	if (fault == FAULT_NOT_FOUND)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	if (fault != FAULT_NONE || (fault = submission_result(db, step->arena, step->once, &earlier)) != FAULT_NONE)
		return fault;
	if (earlier != NULL) {
		step->repeated = true;
		return FAULT_NONE;
	}
	if ((refusal = may(doing, &duty)) != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	if (request->version != duty.version)
		return FAULT_CONFLICT;
	change(doing, &duty);
	if ((fault = submission_claim(db, step->arena, step->once,
	    arena_format(step->arena, "duty %lld", (long long)duty.id), step->now)) != FAULT_NONE ||
	    (fault = duty_save(db, step->arena, &duty)) != FAULT_NONE ||
	    (fault = casework_link_files(step, &owner, &request->files)) != FAULT_NONE)
		return fault;
	return duties_tell_within(step, duty.id, doing->act, request->note);
}

static enum fault
do_act(struct step *step, const struct duty_request *request, enum duty_act act)
{
	struct doing doing = { step, request, act };

	return casework_transact(step, do_in_transaction, &doing, NULL);
}

enum fault
duties_do(struct step *step, const struct duty_request *request)
{
	return do_act(step, request, DUTY_DONE);
}

enum fault
duties_withdraw(struct step *step, const struct duty_request *request)
{
	return do_act(step, request, DUTY_WITHDRAWN);
}

enum fault
duties_explain(struct step *step, const struct duty_request *request)
{
	return do_act(step, request, DUTY_EXPLAINED);
}

enum fault
duties_decline(struct step *step, const struct duty_request *request)
{
	return do_act(step, request, DUTY_DECLINED);
}

struct entering {
	struct step		*step;
	const struct duty_entry	*entry;
};

static enum refusal
check_entry(const struct step *step, const struct duty_entry *entry)
{
	const struct staff *person = casework_staff(step->casework, entry->responsible);
	const struct procedure *procedure = casework_procedure(step->casework);

	if (!duty_may_enter(step->actor))
		return REFUSAL_ROLE;
	if (text_empty(entry->subject))
		return REFUSAL_INCOMPLETE;
	if (!text_empty(entry->rule) && (procedure == NULL || procedure_duty(procedure, entry->rule) == NULL))
		return REFUSAL_NOT_FOUND;
	if (entry->responsible.value != 0 && (person == NULL || person->disabled))
		return REFUSAL_HANDLER;
	return REFUSAL_NONE;
}

enum fault
duties_open_within(struct step *step, const struct duty_entry *entry, int64_t *id)
{
	const struct procedure *procedure = casework_procedure(step->casework);
	const struct duty_rule *rule = procedure == NULL || text_empty(entry->rule) ? NULL :
	    procedure_duty(procedure, entry->rule);
	struct duty duty = {
		.rule = entry->rule == NULL ? "" : entry->rule, .first = entry->day, .state = DEADLINE_RUNNING,
		.warn_at = duty_warn_at(entry->day, entry->warn_days), .due_at = duty_due_at(entry->day), .times = 1,
		.role = entry->role, .responsible = entry->responsible, .entered_by = step->actor->id,
		.subject = text_cut(step->arena, entry->subject, SUBJECT_CHARACTERS), .opened_at = step->now,
	};
	bool added;
	enum fault fault;

	duty.explains = rule != NULL && rule->explains;
	duty_plan_enter(step->arena, &duty);
	if ((fault = duty_insert(step->casework->db, step->arena, &duty, &added)) != FAULT_NONE)
		return fault;
	if (!added)
		return casework_refuse(step, REFUSAL_ALREADY);
	*id = duty.id;
	return duties_tell_within(step, duty.id, DUTY_OPENED, "");
}

enum fault
duties_finish_within(struct step *step, int64_t id, const char *note)
{
	struct duty duty;
	enum fault fault = duty_load(step->casework->db, step->arena, id, true, &duty);

	if (fault != FAULT_NONE || !duty_is_open(&duty))
		return fault;
	duty_count(&duty, step->now);
	if ((fault = duty_save(step->casework->db, step->arena, &duty)) != FAULT_NONE)
		return fault;
	return duties_tell_within(step, duty.id, DUTY_DONE, note);
}

static enum fault
enter_in_transaction(struct db *db, void *context)
{
	struct entering *entering = context;
	struct step *step = entering->step;
	const struct duty_entry *entry = entering->entry;
	const char *earlier = NULL;
	int64_t id;
	enum fault fault = submission_result(db, step->arena, step->once, &earlier);

	if (fault != FAULT_NONE || earlier != NULL) {
		step->repeated = earlier != NULL;
		return fault;
	}
	if ((fault = duties_open_within(step, entry, &id)) != FAULT_NONE)
		return fault;
	return submission_claim(db, step->arena, step->once, arena_format(step->arena, "duty %lld", (long long)id),
	    step->now);
}

enum fault
duties_enter(struct step *step, const struct duty_entry *entry)
{
	struct entering entering = { step, entry };

	if ((step->refusal = check_entry(step, entry)) != REFUSAL_NONE)
		return FAULT_NONE;
	return casework_transact(step, enter_in_transaction, &entering, NULL);
}
