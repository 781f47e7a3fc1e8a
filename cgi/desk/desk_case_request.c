/* From the fields of a form to the members of a request, by name. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk_case.h"
#include "view/view_accused.h"
#include "view/view_files.h"
#include "web/form.h"
#include "web/request.h"
#include "base/banned.h"

enum member_kind {
	MEMBER_TEXT,		/* as checked */
	MEMBER_NUMBER,		/* an id or a moment */
	MEMBER_FLAG,		/* a tick, or the second of two choices */
	MEMBER_CHOICE,		/* place in the choices; nothing chosen leaves what stands */
	MEMBER_COUNTED,		/* place in the choices, from 1 */
	MEMBER_MASK		/* ticks added to what stands */
};

#define MEMBER(word, kind, path) { word, kind, offsetof(struct act_request, path) }

static const struct member {
	const char		*name;
	enum member_kind	 kind;
	size_t			 at;
} members[] = {
	MEMBER("id", MEMBER_NUMBER, id.value), MEMBER("version", MEMBER_NUMBER, version),
	MEMBER("text", MEMBER_TEXT, text), MEMBER("result", MEMBER_TEXT, result),
	MEMBER("department", MEMBER_NUMBER, department.value), MEMBER("person", MEMBER_NUMBER, person.value),
	MEMBER("until", MEMBER_NUMBER, until), MEMBER("on_site", MEMBER_FLAG, on_site),
	MEMBER("satisfied", MEMBER_FLAG, satisfied), MEMBER("satisfaction", MEMBER_COUNTED, satisfaction),
	MEMBER("decided", MEMBER_FLAG, decided), MEMBER("left_alone", MEMBER_FLAG, left_alone),
	MEMBER("validity", MEMBER_COUNTED, validity),
	MEMBER("severity", MEMBER_CHOICE, severity), MEMBER("urgency", MEMBER_CHOICE, urgency),
	MEMBER("risk", MEMBER_CHOICE, risk), MEMBER("flags", MEMBER_MASK, flags), MEMBER("major", MEMBER_FLAG, major),
	MEMBER("public", MEMBER_FLAG, public), MEMBER("clock", MEMBER_TEXT, clock),
	MEMBER("reason", MEMBER_TEXT, reason), MEMBER("alternative", MEMBER_TEXT, alternative),
	MEMBER("by_staff", MEMBER_FLAG, by_staff),
};

/* What the complainant sees of the history; the rest is between colleagues. */
static const bool shown_to_complainant[ACT__COUNT] = {
	[ACT_ANSWER] = true, [ACT_ACCEPT] = true, [ACT_PLAN] = true, [ACT_EXECUTE] = true, [ACT_PROGRESS] = true,
	[ACT_COMPLETE] = true, [ACT_ASK] = true, [ACT_CONFIRM] = true, [ACT_OBJECT] = true, [ACT_CLOSE] = true,
	[ACT_EXPLAIN] = true, [ACT_WITHDRAW] = true, [ACT_REOPEN] = true, [ACT_VISIT] = true,
	[ACT_EXTEND] = true,
};

/* Fields whose value is told in the record beside the text. */
static const char *const details[] = {
	"result", "on_site", "satisfied", "satisfaction", "decided", "left_alone", "validity", "severity", "urgency",
	"risk", "flags", "major", "into", "told", "way", "direction", "party", "with", "minutes", "unreached", "nobody",
	"alternative", "by_staff", "strong", "serious", "misled", "soothed",
};

static void
fill_member(struct act_request *request, const struct member *member, const struct form_value *value)
{
	void *place = (char *)request + member->at;
	int number = (int)value->number + (member->kind == MEMBER_COUNTED);
	bool flag = value->number != 0;

	if (!value->present)
		return;
	switch (member->kind) {
	case MEMBER_TEXT:
		memcpy(place, &value->text, sizeof(value->text));
		break;
	case MEMBER_NUMBER:
		memcpy(place, &value->number, sizeof(value->number));
		break;
	case MEMBER_FLAG:
		memcpy(place, &flag, sizeof(flag));
		break;
	case MEMBER_CHOICE:
	case MEMBER_COUNTED:
		memcpy(place, &number, sizeof(number));
		break;
	case MEMBER_MASK:
		request->flags |= (unsigned)value->number;
		break;
	}
}

/* "name=value" lines; one for each of several choices. */
static const char *
detail_of(struct visit *visit)
{
	struct text text = text_begin(visit->arena);

	for (size_t i = 0; i < sizeof(details) / sizeof(details[0]); i++) {
		const char *value = "";

		for (size_t field = CASE_FORM_OWN; field < visit->form->spec->count; field++)
			if (text_equal(visit->form->spec->fields[field].name, details[i]))
				value = form_text(visit->form, field);
		while (*value != '\0') {
			size_t length = text_equal(details[i], "flags") ? strcspn(value, ",") : strlen(value);

			text_add_format(&text, "%s%s=%.*s", text.length > 0 ? "\n" : "", details[i],
			    (int)length, value);
			value += length + (value[length] != '\0');
		}
	}
	return text.value;
}

static bool
ticked(const struct form *form, const char *name)
{
	for (size_t i = CASE_FORM_OWN; i < form->spec->count; i++)
		if (text_equal(form->spec->fields[i].name, name))
			return form_number(form, i) != 0;
	return false;
}

/* Photos and papers sent with the form, each with what it is here; no form has two fields for them. */
static enum fault
stage(struct visit *visit, struct act_request *request)
{
	bool attached = request->act == ACT_ATTACH, tick = request_field(visit->request, "receipt") != NULL;
	struct view_files how = { .as = {
		.origin = ticked(visit->form, "captured") ? EVIDENCE_CAMERA : EVIDENCE_STAFF,
		.public = attached && request->public, .receipt = attached && tick,
		.note = attached && request->text != NULL ? text_cut(visit->arena, request->text, 200) : "",
	} };

	for (size_t i = CASE_FORM_OWN; i < visit->form->spec->count; i++) {
		const struct field_spec *spec = &visit->form->spec->fields[i];
		bool receipt = text_equal(spec->name, "receipt");

		if (spec->kind != FIELD_FILES)
			continue;
		how.as.receipt = how.as.receipt || receipt;
		request->receipt = request->receipt || (receipt && form_present(visit->form, i));
		request->proof = text_equal(spec->name, "proof") && form_present(visit->form, i);
		return view_files_take(visit, i, &how, &request->files);
	}
	return FAULT_NONE;
}

/* A signed record that was brought in after closing, before this visit was written down. */
static bool
has_receipt(const struct case_reading *reading)
{
	for (size_t i = 0; i < reading->evidence_count; i++)
		if (reading->evidence[i].receipt && reading->evidence[i].at >= reading->file.closed_at)
			return true;
	return false;
}

/* Who is meant, or that it is nobody of ours. */
static enum refusal
name_person(struct visit *visit, struct act_request *request)
{
	const char *typed = form_text(visit->form, CASE_FORM_OWN);
	bool nobody = form_number(visit->form, CASE_FORM_OWN + 1) != 0;

	if (nobody)
		return text_empty(typed) ? REFUSAL_NONE : REFUSAL_ACCUSED_NAME;
	return view_accused(visit, typed, &request->person) == ACCUSED_ONE ? REFUSAL_NONE : REFUSAL_ACCUSED_NAME;
}

/* What the acts need to know of the case, and of the one it goes into. */
static enum fault
fill_from_case(struct visit *visit, struct step *step, struct act_request *request)
{
	struct case_reading reading;
	struct case_file into;
	enum fault fault = casework_read(step, request->id, &reading);

	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	request->severity = reading.file.severity;
	request->urgency = reading.file.urgency;
	request->risk = reading.file.risk;
	request->flags = reading.file.flags;
	request->receipt = request->act == ACT_VISIT && has_receipt(&reading);
	if (request->act == ACT_ACCUSE)
		step->refusal = name_person(visit, request);
	if (request->act != ACT_MERGE)
		return FAULT_NONE;
	fault = casework_read_number(step, form_text(visit->form, CASE_FORM_OWN), &into);
	if (fault == FAULT_NONE && step->refusal == REFUSAL_NONE)
		request->into = into.id;
	else if (fault == FAULT_NONE)
		step->refusal = REFUSAL_MERGE_SELF;
	return fault;
}

enum fault
desk_case_request(struct visit *visit, struct step *step, struct act_request *request)
{
	const struct form *form = visit->form;
	enum fault fault;

	request->id.value = form_number(form, CASE_FORM_ID);
	fault = fill_from_case(visit, step, request);
	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	for (size_t field = 0; field < form->spec->count; field++)
		for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
			if (text_equal(form->spec->fields[field].name, members[i].name))
				fill_member(request, &members[i], &form->values[field]);
	if (shown_to_complainant[request->act])
		request->public = true;
	if (request->act == ACT_CONTACT && ticked(form, "unreached")) {
		/* Nobody was spoken with: that is noted, and no clock takes it for news. */
		request->act = ACT_NOTE;
		request->public = false;
	}
	request->detail = detail_of(visit);
	return stage(visit, request);
}
