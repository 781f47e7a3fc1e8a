/* What is brought back from a door, and the case that it becomes when something is wrong there. */
#include <string.h>

#include "base/text.h"
#include "casework/campaign_forms.h"
#include "casework/duties.h"
#include "casework/inside.h"
#include "casework/register.h"
#include "casework/rooms.h"
#include "base/date.h"
#include "store/campaign_store.h"
#include "base/banned.h"

enum { SUBJECT_CHARACTERS = 40, PROBLEM_CHARACTERS = 2000, NOTE_CHARACTERS = 500 };

/* Every shipped procedure has it; a sheet's own category may be unknown to the procedure in force. */
static const char category_otherwise[] = "other";

struct visiting {
	struct step				*step;
	const struct campaign_report		*report;
	const struct campaign_form		*form;
	struct campaign				 campaign;
	struct campaign_room			 room;
};

/* The campaign is locked before the room, so that of two last rooms one sees the other. */
static enum fault
take_room(struct visiting *v, struct db *db)
{
	struct step *step = v->step;
	struct campaign_count count;
	enum refusal refusal;
	enum fault fault;

	if ((fault = campaign_load(db, step->arena, v->campaign.id, true, &v->campaign)) != FAULT_NONE ||
	    (fault = campaign_room_load(db, step->arena, v->report->id, true, &v->room)) != FAULT_NONE ||
	    (fault = campaign_count(db, step->arena, v->campaign.id, &count)) != FAULT_NONE)
		return fault;
	refusal = campaign_may_visit(step->actor, &v->campaign, &v->room, date_local_day(step->now));
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	if (v->report->version != v->room.version)
		return FAULT_CONFLICT;
	if (!v->report->visit.reached || count.visited + 1 < count.rooms)
		return FAULT_NONE;
	return duties_finish_within(step, v->campaign.duty, "");
}

static enum fault
save(struct visiting *v, struct db *db, struct case_id case_id)
{
	struct step *step = v->step;
	const struct campaign_report *report = v->report;
	struct file_owner owner = { .campaign_room = v->room.id };
	struct campaign_visit visit = {
		.room = report->id, .at = step->now, .reached = report->visit.reached, .problem = "",
		.answers = "", .note = text_cut(step->arena, report->note, NOTE_CHARACTERS),
		.actor = step->actor->id, .actor_name = casework_actor_name(step),
	};
	enum fault fault = take_room(v, db);

	if (fault != FAULT_NONE)
		return fault;
	if (report->visit.reached) {
		visit.answers = campaign_forms_write(step->arena, v->form, report->visit.answers);
		visit.problem = text_cut(step->arena, report->visit.problem, PROBLEM_CHARACTERS);
	}
	owner.campaign_room = v->room.id;
	campaign_room_apply(&v->room, &report->visit, step->actor, step->now);
	v->room.case_id = case_id;
	if ((fault = campaign_visit_insert(db, step->arena, &visit)) != FAULT_NONE ||
	    (fault = campaign_room_save(db, step->arena, &v->room, visit.id)) != FAULT_NONE ||
	    (fault = casework_link_files(step, &owner, &report->photos)) != FAULT_NONE)
		return fault;
	return casework_link_files(step, &owner, &report->signatures);
}

static enum fault
save_in_transaction(struct db *db, void *context)
{
	struct visiting *v = context;
	struct step *step = v->step;
	const char *earlier = NULL;
	enum fault fault = submission_result(db, step->arena, step->once, &earlier);

	step->repeated = fault == FAULT_NONE && earlier != NULL;
	if (fault != FAULT_NONE || earlier != NULL)
		return fault;
	if ((fault = save(v, db, (struct case_id){0})) != FAULT_NONE)
		return fault;
	return submission_claim(db, step->arena, step->once,
	    arena_format(step->arena, "campaign room %lld", (long long)v->room.id), step->now);
}

static enum fault
save_with_case(struct step *step, struct case_id case_id, void *context)
{
	return save(context, step->casework->db, case_id);
}

static const char *
category_of(const struct visiting *v)
{
	const struct procedure *procedure = casework_procedure(v->step->casework);

	if (procedure == NULL || procedure_category(procedure, v->form->category) != NULL)
		return v->form->category;
	if (procedure_category(procedure, category_otherwise) != NULL || procedure->category_count == 0)
		return category_otherwise;
	return procedure->categories[0].id;
}

static struct complaint
complaint_of(const struct visiting *v, const struct room *room)
{
	struct arena *arena = v->step->arena;
	const char *problem = text_cut(arena, v->report->visit.problem, PROBLEM_CHARACTERS);

	return (struct complaint){
		.channel = CHANNEL_RETURN_VISIT, .type = COMPLAINT_TYPE_F, .category = category_of(v),
		.received_at = v->step->now, .anonymous = text_empty(room->resident), .complainant = room->resident,
		.contact = text_empty(room->phone) ? room->label : room->phone, .phone = room->phone,
		.room = room->id, .place = room->label, .matter = problem, .mood = "", .present_state = "",
		.subject = text_cut(arena, arena_copy_bytes(arena, problem, strcspn(problem, "\r\n")),
		    SUBJECT_CHARACTERS),
		.remedy = "", .service_item = "", .service_staff = "", .service_time = "", .accused = "",
		.event_place = "", .product = "", .foreign_number = "", .vehicle = "", .remarks = v->campaign.title,
		.receiver = v->step->actor->id,
	};
}

static enum fault
save_problem(struct visiting *v, struct campaign_outcome *outcome)
{
	struct step *step = v->step;
	struct registered registered = { .number = "" };
	struct registration registration = {
		.severity = SEVERITY_GENERAL, .urgency = URGENCY_GENERAL, .risk = RISK_LOW,
		.files = v->report->photos, .also = save_with_case, .context = v,
	};
	struct room room;
	enum fault fault = rooms_load(step, v->room.room, &room);

	if (fault != FAULT_NONE)
		return fault;
	registration.complaint = complaint_of(v, &room);
	fault = casework_register(step, &registration, &registered);
	outcome->case_id = registered.id;
	return fault;
}

enum fault
campaigns_visit(struct step *step, const struct campaign_report *report, struct campaign_outcome *outcome)
{
	struct visiting v = { .step = step, .report = report };
	struct db *db = step->casework->db;
	enum fault fault;

	*outcome = (struct campaign_outcome){ .lack = CAMPAIGN_COMPLETE };
	step->refusal = REFUSAL_NONE;
	fault = campaign_room_load(db, step->arena, report->id, false, &v.room);
	if (fault == FAULT_NOT_FOUND || (fault == FAULT_NONE && !campaign_room_visible(&v.room, step->actor))) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	if (fault != FAULT_NONE ||
	    (fault = campaign_load(db, step->arena, v.room.campaign, false, &v.campaign)) != FAULT_NONE ||
	    (fault = campaigns_form(step, v.campaign.form_id, v.campaign.form_version, &v.form)) != FAULT_NONE)
		return fault;
	outcome->lack = campaign_visit_lack(v.form, &report->visit, &outcome->question);
	if (outcome->lack != CAMPAIGN_COMPLETE)
		return FAULT_NONE;
	if (report->visit.reached && !text_empty(report->visit.problem))
		return save_problem(&v, outcome);
	return casework_transact(step, save_in_transaction, &v, NULL);
}
