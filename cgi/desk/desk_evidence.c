/* Evidence, piece by piece from the database to the browser. */
#include "casework/files.h"
#include "desk_case.h"
#include "view/view_evidence.h"
#include "view/view_files.h"
#include "web/request.h"
#include "base/banned.h"

/* Staff ask for no case of their own. */
static const struct case_id nobody = { 0 };

enum fault
desk_evidence_show(struct visit *visit)
{
	return visit_show(visit, "evidence");
}

static enum fault
open_piece(struct step *step, int64_t id, const char *reason, struct file_reading *reading)
{
	return casework_open_evidence(step, id, nobody, reason, reading);
}

static const struct view_original piece = { "desk/evidence", desk_evidence_show, open_piece };

enum fault
desk_evidence(struct visit *visit)
{
	if (view_files_asked(visit))
		return view_files_answer(visit);
	return view_original_get(visit, &piece);
}

enum fault
desk_evidence_post(struct visit *visit)
{
	return view_original_post(visit, &piece);
}

enum fault
desk_evidence_again(struct visit *visit)
{
	return view_original_again(visit, &piece);
}
