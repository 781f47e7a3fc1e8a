#include "casework/campaigns.h"

#include "base/text.h"
#include "casework/duties.h"
#include "casework/inside.h"
#include "casework/year_plans.h"
#include "rules/place.h"
#include "store/campaign_store.h"
#include "base/banned.h"

enum { TITLE_CHARACTERS = 80, REASON_CHARACTERS = 500, BUILDINGS = 40, WARN_DAYS = 7 };

struct opening_campaign {
	struct step			*step;
	const struct campaign_opening	*request;
	const struct campaign_form	*form;
	struct campaign			 campaign;
};

/* Due under the rule that the sheet names, when the procedure in force has it. */
static struct duty_entry
duty_of(const struct opening_campaign *o)
{
	const struct procedure *procedure = casework_procedure(o->step->casework);
	const struct duty_rule *rule = procedure == NULL || text_empty(o->form->duty) ? NULL :
	    procedure_duty(procedure, o->form->duty);

	return (struct duty_entry){
		.rule = rule == NULL ? "" : rule->id, .subject = o->campaign.title, .day = o->campaign.last,
		.warn_days = WARN_DAYS, .responsible = o->campaign.leader, .role = ROLE_SUPERVISOR,
	};
}

static enum fault
open_in_transaction(struct db *db, void *context)
{
	struct opening_campaign *o = context;
	struct step *step = o->step;
	struct duty_entry duty = duty_of(o);
	const char *earlier = NULL;
	bool added = false;
	enum fault fault = submission_result(db, step->arena, step->once, &earlier);

	if (fault != FAULT_NONE)
		return fault;
	if (earlier != NULL) {
		step->repeated = true;
		return text_number(earlier, &o->campaign.id) ? FAULT_NONE : FAULT_NOT_FOUND;
	}
	if ((fault = duties_open_within(step, &duty, &o->campaign.duty)) != FAULT_NONE ||
	    (fault = campaign_insert(db, step->arena, &o->campaign, step->actor->id, &added)) != FAULT_NONE)
		return fault;
	if (!added)
		return casework_refuse(step, REFUSAL_ALREADY);
	if (o->request->planned != 0 && (fault = year_plans_link_within(step, o->request->planned,
	    &o->campaign)) != FAULT_NONE)
		return fault;
	return submission_claim(db, step->arena, step->once,
	    arena_format(step->arena, "%lld", (long long)o->campaign.id), step->now);
}

static bool
is_there(struct step *step, struct staff_id id)
{
	const struct staff *staff = casework_staff(step->casework, id);

	return staff != NULL && !staff->disabled;
}

static enum fault
find_form(struct opening_campaign *o)
{
	const struct campaign_form **forms;
	struct step lookup = *o->step;
	size_t count;
	enum fault fault;

	if (o->request->in_force != 0)
		lookup.now = o->request->in_force;
	fault = campaigns_forms(&lookup, &forms, &count);
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
		if (text_equal(forms[i]->id, o->request->form))
			o->form = forms[i];
	return fault;
}

enum fault
campaigns_open(struct step *step, const struct campaign_opening *request, int64_t *id)
{
	struct opening_campaign o = { .step = step, .request = request };
	enum fault fault = find_form(&o);

	if (fault != FAULT_NONE)
		return fault;
	step->refusal = REFUSAL_NOT_FOUND;
	if (o.form == NULL)
		return FAULT_NONE;
	o.campaign = (struct campaign){
		.season = o.form->season, .title = text_cut(step->arena, request->title, TITLE_CHARACTERS),
		.first = request->first, .last = request->last, .form_id = o.form->id,
		.form_version = o.form->version, .opened_at = step->now, .reason = "",
		.leader = request->leader.value == 0 ? step->actor->id : request->leader,
	};
	step->refusal = campaign_may_open(step->actor, &o.campaign);
	if (step->refusal == REFUSAL_NONE && !is_there(step, o.campaign.leader))
		step->refusal = REFUSAL_HANDLER;
	if (step->refusal != REFUSAL_NONE)
		return FAULT_NONE;
	fault = casework_transact(step, open_in_transaction, &o, NULL);
	*id = o.campaign.id;
	return fault;
}

struct arranging {
	struct step				*step;
	const struct campaign_arranging		*request;
	const char				*buildings[BUILDINGS];
	size_t					 count;
};

/* None at all means every building. */
static bool
read_buildings(struct arranging *a)
{
	a->count = place_buildings(a->step->arena, a->request->buildings, a->buildings, BUILDINGS);
	if (a->count == 0)
		a->buildings[a->count++] = "";
	return a->count <= BUILDINGS;
}

static enum fault
add_rooms(struct arranging *a, struct db *db)
{
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < a->count && fault == FAULT_NONE; i++) {
		struct campaign_arrangement arrangement = {
			a->request->id, a->request->project, a->buildings[i], a->request->visitor,
		};
		int64_t changed = 0;

		fault = campaign_rooms_add(db, a->step->arena, &arrangement, &changed);
		if (fault == FAULT_NONE && changed == 0)
			return casework_refuse(a->step, REFUSAL_NOT_FOUND);
	}
	return fault;
}

/* Loads a campaign that is about to be changed; *earlier is what the same form did before. */
static enum fault
take(struct step *step, struct db *db, int64_t id, struct campaign *campaign, const char **earlier)
{
	enum fault fault = campaign_load(db, step->arena, id, true, campaign);

	if (fault == FAULT_NOT_FOUND)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	if (fault != FAULT_NONE || (fault = submission_result(db, step->arena, step->once, earlier)) != FAULT_NONE)
		return fault;
	step->repeated = *earlier != NULL;
	return FAULT_NONE;
}

static enum fault
claim(struct step *step, struct db *db, int64_t id)
{
	return submission_claim(db, step->arena, step->once, arena_format(step->arena, "campaign %lld", (long long)id),
	    step->now);
}

static enum fault
arrange_in_transaction(struct db *db, void *context)
{
	struct arranging *a = context;
	struct campaign campaign;
	const char *earlier = NULL;
	enum refusal refusal;
	enum fault fault = take(a->step, db, a->request->id, &campaign, &earlier);

	if (fault != FAULT_NONE || earlier != NULL)
		return fault;
	if ((refusal = campaign_may_change(a->step->actor, &campaign)) != REFUSAL_NONE)
		return casework_refuse(a->step, refusal);
	if ((fault = add_rooms(a, db)) != FAULT_NONE)
		return fault;
	return claim(a->step, db, campaign.id);
}

enum fault
campaigns_arrange(struct step *step, const struct campaign_arranging *request)
{
	struct arranging a = { .step = step, .request = request };

	step->refusal = REFUSAL_NONE;
	if (request->visitor.value != 0 && !is_there(step, request->visitor))
		step->refusal = REFUSAL_HANDLER;
	else if (!read_buildings(&a))
		step->refusal = REFUSAL_INCOMPLETE;
	return step->refusal == REFUSAL_NONE ? casework_transact(step, arrange_in_transaction, &a, NULL) : FAULT_NONE;
}

struct ending { struct step *step; int64_t id, version; const char *reason; };

static enum fault
close_in_transaction(struct db *db, void *context)
{
	struct ending *e = context;
	struct step *step = e->step;
	struct campaign_count count;
	struct campaign campaign;
	const char *earlier = NULL;
	enum refusal refusal;
	enum fault fault = take(step, db, e->id, &campaign, &earlier);

	if (fault != FAULT_NONE || earlier != NULL)
		return fault;
	if ((fault = campaign_count(db, step->arena, e->id, &count)) != FAULT_NONE)
		return fault;
	if ((refusal = campaign_may_close(step->actor, &campaign, &count, e->reason)) != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	if (campaign.version != e->version)
		return FAULT_CONFLICT;
	campaign.closed_at = step->now;
	campaign.reason = text_cut(step->arena, e->reason, REASON_CHARACTERS);
	if ((fault = campaign_close(db, step->arena, &campaign)) != FAULT_NONE ||
	    (fault = duties_finish_within(step, campaign.duty, campaign.reason)) != FAULT_NONE)
		return fault;
	return claim(step, db, campaign.id);
}

enum fault
campaigns_close(struct step *step, int64_t id, int64_t version, const char *reason)
{
	struct ending e = { step, id, version, reason };

	return casework_transact(step, close_in_transaction, &e, NULL);
}
