#include "view_evidence.h"

#include "base/arena.h"
#include "view_identity.h"
#include "view_step.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { REASON_LEAST = 2, REASON_MOST = 200 };

static const struct field_spec fields[EVIDENCE_FORM_FIELDS] = {
	[EVIDENCE_FORM_ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[EVIDENCE_FORM_REASON] = { .name = "reason", .kind = FIELD_TEXT, .required = true, .min = REASON_LEAST,
	    .max = REASON_MOST },
};

const struct form_spec view_evidence_form = { .fields = fields, .count = EVIDENCE_FORM_FIELDS };

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

enum fault
view_evidence_answer(struct visit *visit, const struct step *step, enum fault opened,
    const struct file_reading *reading)
{
	enum fault fault;

	if (opened == FAULT_NONE && step->refusal == REFUSAL_SEALED)
		return visit_refuse(visit, refusal_name(step->refusal));
	fault = view_step_read(step, opened);
	return fault == FAULT_NONE ? view_evidence_send(visit, step, reading) : fault;
}

enum fault
view_original_again(struct visit *visit, const struct view_original *original)
{
	page_number(visit->page, "Original.Id", visit->form != NULL ? form_number(visit->form, EVIDENCE_FORM_ID) :
	    request_query_number(visit->request, "id", 0));
	page_text(visit->page, "Original.Path", original->path);
	return original->show(visit);
}

enum fault
view_original_get(struct visit *visit, const struct view_original *original)
{
	struct step step = view_identity_step(visit);
	struct file_reading reading = {0};
	enum fault fault;

	if (request_query_number(visit->request, "original", 0) == 1)
		return view_original_again(visit, original);
	fault = original->open(&step, request_query_number(visit->request, "id", 0), NULL, &reading);
	return view_evidence_answer(visit, &step, fault, &reading);
}

enum fault
view_original_post(struct visit *visit, const struct view_original *original)
{
	struct step step = view_identity_step(visit);
	struct file_reading reading = {0};
	enum fault fault = original->open(&step, form_number(visit->form, EVIDENCE_FORM_ID),
	    form_text(visit->form, EVIDENCE_FORM_REASON), &reading);

	return view_evidence_answer(visit, &step, fault, &reading);
}
