/* Taking an act: one handler a row, one way for all. */
#include "base/arena.h"
#include "base/text.h"
#include "casework/filing.h"
#include "desk_case.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

/* Back to the page that the form was on: the handlers' list, or the case. */
static const char *
way_back(const struct visit *visit, struct case_id id)
{
	const char *back = view_identity_path(visit, request_field(visit->request, "back"));

	return back != NULL ? back : arena_format(visit->arena, "desk/case?id=%lld", (long long)id.value);
}

static enum fault
take(struct visit *visit, enum act act)
{
	struct step step = view_identity_step(visit);
	struct act_request request = { .act = act };
	enum fault fault = desk_case_request(visit, &step, &request);

	if (fault == FAULT_NONE && !visit->form->valid)
		return desk_case_again(visit);
	if (fault == FAULT_NONE && step.refusal == REFUSAL_NONE)
		fault = act == ACT_ARCHIVE ? casework_archive(&step, request.id, request.version) :
		    casework_act(&step, &request, NULL);
	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, "changed");
	return view_step_end(visit, &step, fault, "done", way_back(visit, request.id));
}

#define CASE_ACT(name, word) \
enum fault \
desk_case_##name(struct visit *visit) \
{ \
	return take(visit, ACT_##word); \
}
#include "desk_case_acts.def"
#undef CASE_ACT

enum fault
desk_case_again(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct case_id id = { form_number(visit->form, CASE_FORM_ID) };
	struct case_reading reading;
	enum fault fault = casework_read(&step, id, &reading);

	if ((fault = view_step_read(&step, fault)) == FAULT_NONE)
		fault = casework_log_access(&step, "view", arena_format(visit->arena, "case %s", reading.file.number),
		    "");
	if (fault != FAULT_NONE)
		return fault;
	if (visit->form->valid && form_number(visit->form, CASE_FORM_VERSION) != reading.file.version)
		return desk_case_conflict(visit, &reading);
	/* Where the form came from is where its next sending leads. */
	page_text(visit->page, "Case.Back", view_identity_path(visit, request_field(visit->request, "back")));
	return desk_case_show(visit, &reading, false);
}
