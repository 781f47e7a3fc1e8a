#include "desk_case.h"
#include "desk_effect.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/escalating.h"
#include "casework/noticing.h"
#include "desk_cooperation.h"
#include "desk_emergency.h"
#include "desk_referral.h"
#include "desk_task.h"
#include "desk_texts.h"
#include "view/view_case.h"
#include "view/view_case_page.h"
#include "view/view_identity.h"
#include "view/view_inquiry.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { STEPS = 30 };		/* of the history, before somebody asks for all */

/* Where it stands: who was told, who has seen it, and whether this person still has to. */
static enum fault
show_escalations(struct visit *visit, struct case_id id)
{
	struct step step = view_identity_step(visit);
	const struct view_inquiry now = { .person_count = 0 };
	const struct escalation *rows;
	bool waits = false;
	size_t count;
	enum fault fault = casework_escalations(&step, id, &rows, &count);

	if (fault != FAULT_NONE)
		return fault;
	view_inquiry_escalations(visit, &now, rows, count);
	for (size_t i = 0; i < count; i++)
		waits = waits || (rows[i].to.value == visit->actor->id.value && rows[i].seen_at == 0);
	page_flag(visit->page, "Case.Seeable", waits);
	return FAULT_NONE;
}

/* The number of the case that this one went into, when it may be seen. */
static enum fault
show_merged(struct visit *visit, struct case_id into)
{
	struct step step = view_identity_step(visit);
	struct case_file file;
	enum fault fault;

	if (into.value == 0)
		return FAULT_NONE;
	fault = casework_read_file(&step, into, &file);
	if (fault != FAULT_NONE || step.refusal != REFUSAL_NONE)
		return fault;
	page_number(visit->page, "Case.MergedInto.Id", file.id.value);
	page_text(visit->page, "Case.MergedInto.Number", file.number);
	return FAULT_NONE;
}

enum fault
desk_case_show(struct visit *visit, const struct case_reading *reading, bool revealed)
{
	struct view_case_page showing = { .reading = reading, .revealed = revealed,
		.rounds = request_query_number(visit->request, "rounds", 0) == 1,
		.steps = request_query_number(visit->request, "steps", 0) == 1 ? 0 : STEPS };
	struct desk_texts texts = { .reading = reading, .language = visit->language, .revealed = revealed };
	const char *act = strchr(visit->request->path, '/');
	act_set may;
	enum fault fault = show_merged(visit, reading->file.merged_into);

	if (fault == FAULT_NONE && reading->has.escalations)
		fault = show_escalations(visit, reading->file.id);
	if (fault == FAULT_NONE && !text_empty(reading->file.cooperating))
		fault = desk_cooperation_show(visit, reading->file.id);
	if (fault == FAULT_NONE)
		fault = desk_emergency_standing(visit, &reading->file, reading->procedure);
	if (fault == FAULT_NONE && reading->has.tasks)
		fault = desk_task_show(visit, reading, false);
	if (fault == FAULT_NONE && reading->has.referrals)
		fault = desk_referral_show(visit, &reading->file, false);
	if (fault != FAULT_NONE)
		return fault;
	view_case_page(visit, &showing);
	may = desk_case_acts(visit, reading);
	desk_texts_show(visit, &texts, may);
	if ((fault = desk_case_told(visit, reading, may)) != FAULT_NONE ||
	    (reading->has.effects && (fault = desk_effect_of_case(visit, &reading->file)) != FAULT_NONE))
		return fault;
	/* "case/close" shows the case again with the form of that act open. */
	page_text(visit->page, "Form.Scope", act == NULL ? NULL : act + 1);
	return visit_show(visit, "case");
}

/* Reads a case for a page, and remembers that it was read, how and why. */
static enum fault
read_logged(struct visit *visit, struct case_id id, const char *kind, const char *reason, struct case_reading *reading)
{
	struct step step = view_identity_step(visit);
	enum fault fault = casework_read(&step, id, reading);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE)
		return fault;
	return casework_log_access(&step, kind, arena_format(visit->arena, "case %s", reading->file.number), reason);
}

static struct case_id
asked_id(const struct visit *visit)
{
	return (struct case_id){ request_query_number(visit->request, "id", 0) };
}

/* What one was told about the case is seen by opening it. */
static enum fault
tick_off(struct visit *visit, struct case_id id)
{
	struct step step = view_identity_step(visit);

	return notices_seen_case(&step, id);
}

enum fault
desk_case(struct visit *visit)
{
	struct case_reading reading;
	enum fault fault = read_logged(visit, asked_id(visit), "view", "", &reading);

	if (fault == FAULT_NONE)
		fault = tick_off(visit, reading.file.id);
	return fault == FAULT_NONE ? desk_case_show(visit, &reading, false) : fault;
}

/* Names and phones in full: nothing changes but the log, so the answer is the page itself. */
enum fault
desk_case_reveal(struct visit *visit)
{
	struct case_id id = { form_number(visit->form, CASE_FORM_ID) };
	struct case_reading reading;
	enum fault fault = read_logged(visit, id, "reveal", form_text(visit->form, CASE_FORM_OWN), &reading);

	return fault == FAULT_NONE ? desk_case_show(visit, &reading, true) : fault;
}

/* The case for one of the papers, with name and phone in full only for a reason. */
static enum fault
lay_out_paper(struct visit *visit, struct case_id id, const char *paper, const char *reason)
{
	struct view_case_page showing = { .revealed = reason != NULL };
	struct case_reading reading;
	enum fault fault = reason == NULL ? read_logged(visit, id, "print", paper, &reading) :
	    read_logged(visit, id, "reveal", reason, &reading);

	if (fault != FAULT_NONE)
		return fault;
	showing.reading = &reading;
	view_case_page(visit, &showing);
	page_flag(visit->page, "Print.Events", request_query_number(visit->request, "events", 0) == 1);
	return reading.has.referrals ? desk_referral_show(visit, &reading.file, false) : FAULT_NONE;
}

enum fault
desk_print_tracking(struct visit *visit)
{
	enum fault fault = lay_out_paper(visit, asked_id(visit), "print_tracking", NULL);

	return fault == FAULT_NONE ? visit_show(visit, "print_tracking") : fault;
}

/* The paper that the handler takes along. */
static enum fault
print_slip(struct visit *visit, struct case_id id, const char *reason)
{
	enum fault fault = lay_out_paper(visit, id, "print_slip", reason);

	return fault == FAULT_NONE ? visit_show(visit, "print_slip") : fault;
}

enum fault
desk_print_slip(struct visit *visit)
{
	return print_slip(visit, asked_id(visit), NULL);
}

/* With whom to call, for a reason that is remembered. */
enum fault
desk_print_slip_post(struct visit *visit)
{
	return print_slip(visit, (struct case_id){ form_number(visit->form, CASE_FORM_ID) },
	    form_text(visit->form, CASE_FORM_OWN));
}

enum fault
desk_print_slip_again(struct visit *visit)
{
	return print_slip(visit, (struct case_id){ form_number(visit->form, CASE_FORM_ID) }, NULL);
}
