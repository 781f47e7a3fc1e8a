/* Evidence, piece by piece from the database to the browser. */
#include "casework/files.h"
#include "desk_case.h"
#include "view/view_evidence.h"
#include "view/view_files.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/request.h"
#include "base/banned.h"

/* Staff ask for no case of their own. */
static const struct case_id nobody = { 0 };

static enum fault
ask_original(struct visit *visit)
{
	view_evidence_ask(visit, "desk/evidence");
	return visit_show(visit, "evidence");
}

/* The copy of a picture without where it was taken; other files as they are; or what a form that came back keeps. */
enum fault
desk_evidence(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct file_reading reading = {0};
	enum fault fault;

	if (view_files_asked(visit))
		return view_files_answer(visit);
	if (view_evidence_asked(visit))
		return ask_original(visit);
	fault = casework_open_evidence(&step, request_query_number(visit->request, "id", 0), nobody, NULL,
	    &reading);
	return view_evidence_answer(visit, &step, fault, &reading);
}

/* The bytes as they came, for a reason. */
enum fault
desk_evidence_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct file_reading reading = {0};
	enum fault fault = casework_open_evidence(&step, form_number(visit->form, EVIDENCE_FORM_ID), nobody,
	    form_text(visit->form, EVIDENCE_FORM_REASON), &reading);

	return view_evidence_answer(visit, &step, fault, &reading);
}

enum fault
desk_evidence_again(struct visit *visit)
{
	return ask_original(visit);
}
