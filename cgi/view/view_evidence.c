#include "view_evidence.h"

#include "base/arena.h"
#include "base/banned.h"

struct sending {
	struct step		step;
	struct file_reading	reading;
	struct arena_mark	before;		/* what the visit held before the current piece */
	int64_t			next;
};

static enum fault
send_piece(void *context, const void **bytes, size_t *length)
{
	struct sending *sending = context;

	if (sending->next == 0)
		sending->before = arena_mark(sending->step.arena);
	else
		arena_rewind(sending->step.arena, sending->before);
	return casework_read_chunk(&sending->step, &sending->reading, sending->next++, bytes, length);
}

enum fault
view_evidence_send(struct visit *visit, const struct step *step, const struct file_reading *reading)
{
	struct sending *sending = arena_alloc(visit->arena, sizeof(*sending));

	*sending = (struct sending){ .step = *step, .reading = *reading };
	return visit_stream(visit, reading->inline_view ? reading->type : "application/octet-stream",
	    reading->evidence.name, send_piece, sending);
}
