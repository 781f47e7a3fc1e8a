#include "desk_inquiry.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/timetable.h"
#include "desk_effect.h"
#include "view/view_case_page.h"
#include "view/view_files.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { OWN = INQUIRY_FORM_OWN, TIED_MOST = 50 };

/* The case with everything that was found out, for a page or a paper; remembers that it was read. */
static enum fault
lay_out(struct visit *visit, struct case_id id, const char *kind, const char *reason)
{
	struct step step = view_identity_step(visit);
	struct view_case_page showing = { .revealed = false };
	struct case_reading reading;
	struct workbench inquiry;
	enum fault fault = casework_read(&step, id, &reading);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE ||
	    (fault = casework_log_access(&step, kind, arena_format(visit->arena, "case %s", reading.file.number),
	    reason)) != FAULT_NONE || (fault = workbench_read(&step, id, &inquiry)) != FAULT_NONE)
		return fault;
	showing.reading = &reading;
	view_case_page(visit, &showing);
	desk_inquiry_show(visit, &reading, &inquiry);
	return reading.has.effects ? desk_effect_of_case(visit, &reading.file) : FAULT_NONE;
}

enum fault
desk_inquiry(struct visit *visit)
{
	struct case_id id = { request_query_number(visit->request, "id", 0) };
	enum fault fault = lay_out(visit, id, "view", "inquiry");

	return fault == FAULT_NONE ? visit_show(visit, "inquiry") : fault;
}

enum fault
desk_print_inquiry(struct visit *visit)
{
	struct case_id id = { request_query_number(visit->request, "id", 0) };
	enum fault fault = lay_out(visit, id, "print", "inquiry");

	return fault == FAULT_NONE ? visit_show(visit, "print_inquiry") : fault;
}

enum fault
desk_inquiry_again(struct visit *visit)
{
	struct case_id id = { form_number(visit->form, INQUIRY_FORM_ID) };
	enum fault fault = lay_out(visit, id, "view", "inquiry");

	return fault == FAULT_NONE ? visit_show(visit, "inquiry") : fault;
}

/* Evidence of the case that was ticked; `list` has room for TIED_MOST. */
static struct workbench_base
base_of(const struct visit *visit, int64_t *list)
{
	struct workbench_base base = {
		.id = { form_number(visit->form, INQUIRY_FORM_ID) },
		.version = form_number(visit->form, INQUIRY_FORM_VERSION), .evidence = list,
	};

	for (const struct request_value *pair = visit->request->fields; pair != NULL; pair = pair->next) {
		int64_t id;

		if (text_equal(pair->name, "evidence") && base.evidence_count < TIED_MOST &&
		    text_number(pair->value, &id) && id > 0)
			list[base.evidence_count++] = id;
	}
	return base;
}

/* The end of every act here: back to the workbench, at the part that changed. */
static enum fault
finish(struct visit *visit, const struct step *step, enum fault fault, const char *part)
{
	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	return view_step_end(visit, step, fault, "done", arena_format(visit->arena, "desk/inquiry?id=%lld#%s",
	    (long long)form_number(visit->form, INQUIRY_FORM_ID), part));
}

enum fault
desk_inquiry_record(struct visit *visit)
{
	enum { KIND = OWN, AT, PLACE, PERSONS, CAPACITY, SUBJECT, REFERENCE, CONTENT, AGREED, CAPTURED, FILES };
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	int64_t tied[TIED_MOST];
	struct workbench_base base = base_of(visit, tied);
	struct inquiry_record record = {
		.kind = (enum record_kind)form_number(form, KIND), .at = form_number(form, AT),
		.place = form_text(form, PLACE),
		.persons = form_text(form, PERSONS), .capacity = form_text(form, CAPACITY),
		.subject = form_text(form, SUBJECT), .reference = form_text(form, REFERENCE),
		.content = form_text(form, CONTENT), .agreed = form_number(form, AGREED) != 0,
	};
	const struct view_files how = { .as = {
		.origin = form_number(form, CAPTURED) != 0 ? EVIDENCE_CAMERA : EVIDENCE_STAFF, .note = "",
	} };
	enum fault fault = view_files_take(visit, FILES, &how, &base.files);

	if (fault == FAULT_NONE && !form->valid)
		return desk_inquiry_again(visit);
	if (fault == FAULT_NONE)
		fault = workbench_add_record(&step, &base, &record);
	return finish(visit, &step, fault, "records");
}

enum fault
desk_inquiry_cause(struct visit *visit)
{
	enum { PARENT = OWN, BRANCH, LEVEL, KIND, WORDS };
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	int64_t tied[TIED_MOST];
	struct workbench_base base = base_of(visit, tied);
	struct cause cause = {
		.parent = form_number(form, PARENT), .branch = (enum cause_branch)form_number(form, BRANCH),
		.level = (enum cause_level)form_number(form, LEVEL), .kind = (enum cause_kind)form_number(form, KIND),
		.text = form_text(form, WORDS),
	};

	return finish(visit, &step, workbench_add_cause(&step, &base, &cause), "causes");
}

/* Evidence of the case that was ticked and what was sent become proof of the node. */
static enum fault
tie(struct visit *visit, const struct proof *node, const char *part)
{
	enum { CAPTURED = OWN + 1 };
	struct step step = view_identity_step(visit);
	int64_t tied[TIED_MOST];
	struct workbench_base base = base_of(visit, tied);
	const struct view_files how = { .as = {
		.origin = form_number(visit->form, CAPTURED) != 0 ? EVIDENCE_CAMERA : EVIDENCE_STAFF, .note = "",
	} };
	enum fault fault = view_files_take(visit, CAPTURED + 1, &how, &base.files);

	if (fault == FAULT_NONE && !visit->form->valid)
		return desk_inquiry_again(visit);
	if (fault == FAULT_NONE)
		fault = workbench_tie(&step, &base, node);
	return finish(visit, &step, fault, part);
}

enum fault
desk_inquiry_record_tie(struct visit *visit)
{
	return tie(visit, &(struct proof){ .record = form_number(visit->form, OWN) }, "records");
}

enum fault
desk_inquiry_cause_tie(struct visit *visit)
{
	return tie(visit, &(struct proof){ .cause = form_number(visit->form, OWN) }, "causes");
}

enum fault
desk_inquiry_cause_strike(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	int64_t tied[TIED_MOST];
	struct workbench_base base = base_of(visit, tied);

	return finish(visit, &step, workbench_strike_cause(&step, &base, form_number(visit->form, OWN),
	    form_text(visit->form, OWN + 1)), "causes");
}

enum fault
desk_inquiry_responsibility(struct visit *visit)
{
	enum { DEPARTMENT = OWN, PERSON, SHARE, REASON };
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	int64_t tied[TIED_MOST];
	struct workbench_base base = base_of(visit, tied);
	struct responsibility finding = {
		.department = { form_number(form, DEPARTMENT) }, .person = { form_number(form, PERSON) },
		.main = form_number(form, SHARE) == 1, .reason = form_text(form, REASON),
	};

	return finish(visit, &step, workbench_add_responsibility(&step, &base, &finding), "findings");
}

enum fault
desk_inquiry_responsibility_strike(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	int64_t tied[TIED_MOST];
	struct workbench_base base = base_of(visit, tied);

	return finish(visit, &step, workbench_strike_responsibility(&step, &base, form_number(visit->form, OWN),
	    form_text(visit->form, OWN + 1)), "findings");
}

enum fault
desk_inquiry_measure(struct visit *visit)
{
	enum { WORDS = OWN, DEPARTMENT, PERSON, UNTIL, COST, COMPENSATION, NOT_NOW };
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct act_request request = {
		.id = { form_number(form, INQUIRY_FORM_ID) }, .version = form_number(form, INQUIRY_FORM_VERSION),
		.act = ACT_PLAN, .text = form_text(form, WORDS), .department = { form_number(form, DEPARTMENT) },
		.person = { form_number(form, PERSON) }, .until = form_number(form, UNTIL),
		.cost = form_number(form, COST), .compensation = form_number(form, COMPENSATION),
		.not_now = form_text(form, NOT_NOW), .public = true,
	};

	return finish(visit, &step, casework_act(&step, &request, NULL), "plan");
}

enum fault
desk_inquiry_step_done(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	const struct timetable_done done = {
		.id = { form_number(form, INQUIRY_FORM_ID) }, .version = form_number(form, INQUIRY_FORM_VERSION),
		.number = (int)form_number(form, OWN), .text = form_text(form, OWN + 1),
	};

	return finish(visit, &step, timetable_finish(&step, &done), "plan");
}

static enum fault
decide(struct visit *visit, enum act act)
{
	struct step step = view_identity_step(visit);
	struct act_request request = {
		.id = { form_number(visit->form, INQUIRY_FORM_ID) },
		.version = form_number(visit->form, INQUIRY_FORM_VERSION), .act = act,
		.text = form_text(visit->form, OWN),
	};

	return finish(visit, &step, casework_act(&step, &request, NULL), "plan");
}

enum fault
desk_inquiry_approve(struct visit *visit)
{
	return decide(visit, ACT_APPROVE);
}

enum fault
desk_inquiry_reject(struct visit *visit)
{
	return decide(visit, ACT_REJECT);
}
