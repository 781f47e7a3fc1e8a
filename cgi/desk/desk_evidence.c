/* Evidence, piece by piece from the database to the browser. */
#include "casework/files.h"
#include "desk_case.h"
#include "view/view_evidence.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/request.h"
#include "base/banned.h"

enum fault
desk_evidence(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	int64_t id = request_query_number(visit->request, "id", 0);
	bool original = request_query_number(visit->request, "original", 0) == 1;
	struct file_reading reading = {0};
	struct case_id none = { 0 };
	enum fault fault = casework_open_evidence(&step, id, none, original, &reading);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE)
		return fault;
	return view_evidence_send(visit, &step, &reading);
}
