/* A new follow-up code after a call back to the registered phone. */
#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/register.h"
#include "desk_case.h"
#include "view/view_case.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

/* So long may whoever issued the code read it to the complainant. */
enum { CODE_SECONDS = 15 * DATE_MINUTE };

enum fault
desk_case_reissue_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct case_id id = { form_number(visit->form, CASE_FORM_ID) };
	const char *code;
	enum fault fault = casework_reissue_code(&step, id, form_text(visit->form, CASE_FORM_OWN), &code);

	return view_step_end(visit, &step, fault, NULL, arena_format(visit->arena, "desk/case/reissue?once=%s",
	    step.once == NULL ? "" : step.once));
}

/* True for the person who issued the last code, while it is fresh. */
static bool
may_read(const struct visit *visit, const struct case_reading *reading)
{
	for (size_t i = reading->event_count; i > 0; i--) {
		const struct case_event *event = &reading->events[i - 1];

		if (event->act == ACT_REISSUE)
			return event->actor.value == visit->actor->id.value && visit->now - event->at <= CODE_SECONDS;
	}
	return false;
}

enum fault
desk_case_reissue(struct visit *visit)
{
	const char *once = request_query(visit->request, "once");
	struct step step = view_identity_step(visit);
	struct registered registered;
	struct case_reading reading;
	enum fault fault;

	if (text_empty(once))
		return FAULT_NOT_FOUND;
	if ((fault = casework_registered(&step, once, &registered)) != FAULT_NONE)
		return fault;
	if ((fault = view_step_read(&step, casework_read(&step, registered.id, &reading))) != FAULT_NONE ||
	    (fault = casework_log_access(&step, "view", arena_format(visit->arena, "case %s", reading.file.number),
	    "reissue")) != FAULT_NONE)
		return fault;
	view_case_state(visit, page_node(visit->page, "Case"), &reading.file);
	if (may_read(visit, &reading))
		page_text(visit->page, "Code", registered.code);
	return visit_show(visit, "case_reissue");
}
