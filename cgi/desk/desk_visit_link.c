/* A one-time link to the survey: shown for some minutes to whoever made it, to be sent or printed. */
#include "base/arena.h"
#include "base/text.h"
#include "casework/surveying.h"
#include "desk_visit.h"
#include "view/view_case.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum fault
desk_visit_link_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct case_id id = { form_number(visit->form, VISIT_FORM_ID) };
	enum fault fault = survey_issue(&step, id);

	return view_step_end(visit, &step, fault, NULL,
	    arena_format(visit->arena, "desk/visit/link?once=%s", step.once));
}

enum fault
desk_visit_link(struct visit *visit)
{
	const char *once = request_query(visit->request, "once");
	struct step step = view_identity_step(visit);
	struct node *node = page_node(visit->page, "Link");
	struct survey_address address;
	struct case_file c;
	enum fault fault;

	if (text_empty(once))
		return FAULT_NOT_FOUND;
	if ((fault = survey_issued(&step, once, &address)) != FAULT_NONE)
		return fault;
	if ((fault = view_step_read(&step, casework_read_file(&step, address.id, &c))) != FAULT_NONE)
		return fault;
	view_case_state(visit, page_node(visit->page, "Case"), &c);
	node_text(node, "Url", address.url);
	node_text(node, "Path", address.path);
	node_number(node, "Size", address.size);
	node_moment(node, "Until", address.expires_at);
	return visit_show(visit, "visit_link");
}
