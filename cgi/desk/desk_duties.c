#include "desk_duties.h"

#include "base/arena.h"
#include "base/text.h"
#include "desk_case.h"
#include "view/view_evidence.h"
#include "view/view_export.h"
#include "view/view_files.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/request.h"
#include "base/banned.h"

enum { NOTE_CHARACTERS = 2000, SUBJECT_CHARACTERS = 200, NAME_CHARACTERS = 8, WARN_DAYS = 366 };

/* Whose it is, when nobody is named: every role that is a person's. */
const char *const desk_duties_roles[] = {
	"dispatcher", "supervisor", "handler", "department_manager", "inspector", "archivist", "management", NULL
};

enum { ID, VERSION, NOTE, FILES };

#define WHICH \
	[ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX }, \
	[VERSION] = { .name = "version", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX }, \
	[NOTE] = { .name = "note", .kind = FIELD_LINES, .required = true, .max = NOTE_CHARACTERS }

static const struct field_spec done_fields[] = { WHICH,
	[FILES] = { .name = "files", .kind = FIELD_FILES, .max = FILES_AT_MOST } };
const struct form_spec desk_duties_done_form = {
	.fields = done_fields, .count = sizeof(done_fields) / sizeof(done_fields[0]), .multipart = true,
};
const struct form_spec desk_duties_explain_form = {
	.fields = done_fields, .count = sizeof(done_fields) / sizeof(done_fields[0]), .multipart = true,
};

static const struct field_spec withdraw_fields[] = { WHICH };
const struct form_spec desk_duties_withdraw_form = {
	.fields = withdraw_fields, .count = sizeof(withdraw_fields) / sizeof(withdraw_fields[0]),
};
const struct form_spec desk_duties_decline_form = {
	.fields = withdraw_fields, .count = sizeof(withdraw_fields) / sizeof(withdraw_fields[0]),
};

enum { RULE, SUBJECT, DAY, WARN, PERSON, ROLE };

static const struct field_spec add_fields[] = {
	[RULE] = { .name = "rule", .kind = FIELD_TEXT, .max = NAME_CHARACTERS },
	[SUBJECT] = { .name = "subject", .kind = FIELD_TEXT, .required = true, .min = 2, .max = SUBJECT_CHARACTERS },
	[DAY] = { .name = "day", .kind = FIELD_DAY, .required = true },
	[WARN] = { .name = "warn_days", .kind = FIELD_NUMBER, .max = WARN_DAYS },
	[PERSON] = { .name = "person", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
	[ROLE] = { .name = "role", .kind = FIELD_CHOICE, .required = true, .choices = desk_duties_roles },
};

/* What nobody could do in time any more is not entered. */
static void
check_day(struct form *form, int64_t now)
{
	if (form_present(form, DAY) && form->values[DAY].error == NULL &&
	    duty_due_at((int32_t)form_number(form, DAY)) < now)
		form_error(form, DAY, "past");
}

const struct form_spec desk_duties_add_form = {
	.fields = add_fields, .count = sizeof(add_fields) / sizeof(add_fields[0]), .check = check_day,
};

static enum fault
lay_out(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct duties_reading reading;
	enum fault fault = duties_read(&step, &reading);

	if (fault != FAULT_NONE)
		return fault;
	desk_duties_show(visit, &reading);
	if (reading.open_count + reading.closed_count == 0)
		return visit_show(visit, "duties");
	if ((fault = casework_log_access(&step, "view", "duties", "")) != FAULT_NONE)
		return fault;
	view_export_offer(visit, "desk/duties/export", NULL);
	return visit_show(visit, "duties");
}

enum fault
desk_duties(struct visit *visit)
{
	return lay_out(visit);
}

enum fault
desk_duties_again(struct visit *visit)
{
	return lay_out(visit);
}

static enum fault
finish(struct visit *visit, const struct step *step, enum fault fault)
{
	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	return view_step_end(visit, step, fault, "done", "desk/duties");
}

static struct duty_request
request_of(const struct visit *visit)
{
	return (struct duty_request){
		.id = form_number(visit->form, ID), .version = form_number(visit->form, VERSION),
		.note = form_text(visit->form, NOTE),
	};
}

/* What is said of a duty, with the papers that show it. */
static enum fault
say(struct visit *visit, enum fault (*does)(struct step *, const struct duty_request *))
{
	static const struct view_files how = { .as = { .origin = EVIDENCE_STAFF, .note = "" } };
	struct step step = view_identity_step(visit);
	struct duty_request request = request_of(visit);
	enum fault fault = view_files_take(visit, FILES, &how, &request.files);

	if (fault == FAULT_NONE && !visit->form->valid)
		return desk_duties_again(visit);
	if (fault == FAULT_NONE)
		fault = does(&step, &request);
	return finish(visit, &step, fault);
}

enum fault
desk_duties_done(struct visit *visit)
{
	return say(visit, duties_do);
}

enum fault
desk_duties_explain(struct visit *visit)
{
	return say(visit, duties_explain);
}

enum fault
desk_duties_withdraw(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct duty_request request = request_of(visit);

	return finish(visit, &step, duties_withdraw(&step, &request));
}

enum fault
desk_duties_decline(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct duty_request request = request_of(visit);

	return finish(visit, &step, duties_decline(&step, &request));
}

enum fault
desk_duties_add(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct duty_entry entry = {
		.rule = form_text(form, RULE), .subject = form_text(form, SUBJECT),
		.day = (int32_t)form_number(form, DAY), .warn_days = (int)form_number(form, WARN),
		.responsible = { form_number(form, PERSON) }, .role = role_read(form_text(form, ROLE)),
	};

	return finish(visit, &step, duties_enter(&step, &entry));
}

static const struct view_original paper = { "desk/duties/paper", desk_evidence_show, casework_open_paper };

enum fault
desk_duties_paper(struct visit *visit)
{
	return view_original_get(visit, &paper);
}

enum fault
desk_duties_paper_post(struct visit *visit)
{
	return view_original_post(visit, &paper);
}

enum fault
desk_duties_paper_again(struct visit *visit)
{
	return view_original_again(visit, &paper);
}
