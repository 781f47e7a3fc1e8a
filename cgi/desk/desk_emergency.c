#include "desk_emergency.h"

#include "base/arena.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { OWN = EMERGENCY_FORM_OWN };

/* The board of one case, for a page or a paper; remembers that it was read. */
static enum fault
lay_out(struct visit *visit, struct case_id id, const char *kind)
{
	struct step step = view_identity_step(visit);
	struct emergency_reading reading;
	enum fault fault = emergency_read(&step, id, &reading);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE ||
	    (fault = casework_log_access(&step, kind, arena_format(visit->arena, "case %s", reading.file.number),
	    "emergency")) != FAULT_NONE)
		return fault;
	desk_emergency_show(visit, &reading);
	return FAULT_NONE;
}

static struct case_id
asked(const struct visit *visit)
{
	return (struct case_id){ request_query_number(visit->request, "id", 0) };
}

static struct case_id
sent(const struct visit *visit)
{
	return (struct case_id){ form_number(visit->form, EMERGENCY_FORM_ID) };
}

enum fault
desk_emergency(struct visit *visit)
{
	enum fault fault = lay_out(visit, asked(visit), "view");

	return fault == FAULT_NONE ? visit_show(visit, "emergency") : fault;
}

enum fault
desk_emergency_print(struct visit *visit)
{
	enum fault fault = lay_out(visit, asked(visit), "print");

	return fault == FAULT_NONE ? visit_show(visit, "emergency_print") : fault;
}

enum fault
desk_emergency_again(struct visit *visit)
{
	enum fault fault = lay_out(visit, sent(visit), "view");

	return fault == FAULT_NONE ? visit_show(visit, "emergency") : fault;
}

enum fault
desk_emergency_all(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct emergency_row *rows;
	const char **numbers;
	size_t count;
	enum fault fault = emergencies_read(&step, &rows, &count);

	if (fault != FAULT_NONE)
		return fault;
	numbers = arena_array(visit->arena, count + 1, sizeof(*numbers));
	for (size_t i = 0; i < count; i++)
		numbers[i] = rows[i].file.number;
	if ((fault = casework_log_views(&step, numbers, count, "emergencies")) != FAULT_NONE)
		return fault;
	desk_emergency_show_all(visit, rows, count);
	if ((visit->permissions & PERMIT_EXPORT) != 0 && count > 0)
		view_export_offer(visit, "desk/emergency/all/export", NULL);
	return visit_show(visit, "emergency_all");
}

enum fault
desk_emergency_standing(struct visit *visit, const struct case_file *c, const struct procedure *procedure)
{
	struct step step = view_identity_step(visit);
	struct emergency_standing standing;
	enum fault fault = emergency_standing(&step, c, procedure, &standing);

	if (fault != FAULT_NONE)
		return fault;
	page_flag(visit->page, "Case.Alert.Wanted", standing.wanted);
	page_flag(visit->page, "Case.Alert.May", standing.may_alert && (visit->permissions & PERMIT_DISPATCH) != 0);
	if (standing.latest != NULL)
		page_text(visit->page, "Case.Emergency.State", emergency_state_name(emergency_state(standing.latest)));
	return FAULT_NONE;
}

/* The end of every act here: back to the board, at the part that changed. */
static enum fault
finish(struct visit *visit, const struct step *step, enum fault fault, const char *part)
{
	return view_step_end(visit, step, fault, "done", arena_format(visit->arena, "desk/emergency?id=%lld#%s",
	    (long long)sent(visit).value, part));
}

enum fault
desk_emergency_alert(struct visit *visit)
{
	struct step step = view_identity_step(visit);

	return finish(visit, &step, emergency_alert(&step, sent(visit), form_text(visit->form, OWN)), "state");
}

enum fault
desk_emergency_start(struct visit *visit)
{
	struct step step = view_identity_step(visit);

	return finish(visit, &step, emergency_start(&step, sent(visit), form_text(visit->form, OWN)), "state");
}

enum fault
desk_emergency_force(struct visit *visit)
{
	enum { PERSON = OWN, LEADS, DUTY };
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct staff_id person = { form_number(form, PERSON) };

	return finish(visit, &step, emergency_name(&step, sent(visit), person, form_number(form, LEADS) != 0,
	    form_text(form, DUTY)), "force");
}

enum fault
desk_emergency_release(struct visit *visit)
{
	enum { MEMBER = OWN, REASON };
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);

	return finish(visit, &step, emergency_release(&step, sent(visit), form_number(form, MEMBER),
	    form_text(form, REASON)), "force");
}

enum fault
desk_emergency_report(struct visit *visit)
{
	enum { WORDS = OWN, NEXT };
	struct step step = view_identity_step(visit);
	struct emergency_entry entry = {
		.talk = TALK_REPORT, .at = visit->now, .person = "", .text = form_text(visit->form, WORDS),
		.next = form_text(visit->form, NEXT),
	};

	return finish(visit, &step, emergency_write(&step, sent(visit), &entry), "log");
}

enum fault
desk_emergency_log(struct visit *visit)
{
	enum { TALK = OWN, WITH, WORDS, AT };
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct emergency_entry entry = {
		.talk = emergency_talk_read(form_text(form, TALK)), .person = form_text(form, WITH),
		.text = form_text(form, WORDS), .next = "",
		.at = form_present(form, AT) ? form_number(form, AT) : visit->now,
	};

	return finish(visit, &step, emergency_write(&step, sent(visit), &entry), "log");
}

enum fault
desk_emergency_lift(struct visit *visit)
{
	struct step step = view_identity_step(visit);

	return finish(visit, &step, emergency_lift(&step, sent(visit), form_text(visit->form, OWN)), "state");
}

enum fault
desk_emergency_debrief(struct visit *visit)
{
	enum { EFFECT = OWN, LESSONS, PREVENTION };
	struct step step = view_identity_step(visit);
	struct emergency evaluation = {
		.effect = form_text(visit->form, EFFECT), .lessons = form_text(visit->form, LESSONS),
		.prevention = form_text(visit->form, PREVENTION),
	};

	return finish(visit, &step, emergency_debrief(&step, sent(visit), &evaluation), "state");
}

enum fault
desk_emergency_measure(struct visit *visit)
{
	enum { KIND = OWN, WORDS, AMOUNT, ORDERED_BY, ORDERED_AT };
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct urgent_measure measure = {
		.kind = (enum urgent_kind)form_number(form, KIND), .text = form_text(form, WORDS),
		.amount = form_number(form, AMOUNT), .ordered_by = { form_number(form, ORDERED_BY) },
		.ordered_at = form_present(form, ORDERED_AT) ? form_number(form, ORDERED_AT) : visit->now,
	};

	return finish(visit, &step, emergency_measure(&step, sent(visit), &measure), "measures");
}

enum fault
desk_emergency_result(struct visit *visit)
{
	enum { MEASURE = OWN, WORDS };
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);

	return finish(visit, &step, emergency_measure_result(&step, sent(visit), form_number(form, MEASURE),
	    form_text(form, WORDS)), "measures");
}

enum fault
desk_emergency_see(struct visit *visit)
{
	struct step step = view_identity_step(visit);

	return finish(visit, &step, emergency_see(&step, sent(visit)), "state");
}
