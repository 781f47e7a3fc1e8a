/* Evidence, piece by piece from the database to the browser. */
#include "base/arena.h"
#include "casework/files.h"
#include "desk_case.h"
#include "view_identity.h"
#include "view_step.h"
#include "web/request.h"
#include "base/banned.h"

struct streaming {
	struct step		step;
	struct file_reading	reading;
	int64_t			number;
};

static enum fault
write_piece(void *context, const void **bytes, size_t *length)
{
	struct streaming *streaming = context;

	return casework_read_chunk(&streaming->step, &streaming->reading, streaming->number++, bytes, length);
}

enum fault
desk_evidence(struct visit *visit)
{
	struct streaming *streaming = arena_alloc(visit->arena, sizeof(*streaming));
	int64_t id = request_query_number(visit->request, "id", 0);
	bool original = request_query_number(visit->request, "original", 0) == 1;
	struct case_id none = { 0 };
	enum fault fault;

	streaming->step = view_identity_step(visit);
	fault = casework_open_evidence(&streaming->step, id, none, original, &streaming->reading);
	if ((fault = view_step_read(&streaming->step, fault)) != FAULT_NONE)
		return fault;
	return visit_stream(visit, streaming->reading.inline_view ? streaming->reading.type :
	    "application/octet-stream", streaming->reading.evidence.name, write_piece, streaming);
}
