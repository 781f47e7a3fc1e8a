#include "desk_task.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/tasks.h"
#include "desk_cooperation.h"
#include "view/view_case.h"
#include "view/view_files.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/request.h"
#include "base/banned.h"

enum { ID, SECOND, ROUND, OWN };	/* the second is the version of the case, or the number of the task */

#define ROW(word, need) { .name = word, .kind = FIELD_NUMBER, .required = need, .min = 1, .max = INT64_MAX }
#define COUNTED(word) { .name = word, .kind = FIELD_NUMBER, .required = true, .min = 1, .max = 10000 }
#define WHICH [ID] = ROW("id", true), [SECOND] = COUNTED("number"), [ROUND] = COUNTED("round")
#define NOTE(need) { .name = "note", .kind = FIELD_LINES, .required = need, .min = 2, .max = TASK_WORDS }
#define UNTIL { .name = "until", .kind = FIELD_MOMENT, .required = true }

/* What is asked for cannot be over already. */
static void
check_until(struct form *form, int64_t now)
{
	for (size_t i = SECOND; i < form->spec->count; i++)
		if (form->spec->fields[i].kind == FIELD_MOMENT && form_present(form, i) &&
		    form->values[i].error == NULL && form_number(form, i) <= now)
			form_error(form, i, "past");
}

#define FORM(act, files, ...) \
	static const struct field_spec act##_fields[] = { __VA_ARGS__ }; \
	const struct form_spec desk_task_##act##_form = { .fields = act##_fields, \
	    .count = sizeof(act##_fields) / sizeof(act##_fields[0]), .multipart = files, .check = check_until }

enum { GIVE_DEPARTMENT = 2, GIVE_PERSON, GIVE_UNTIL, GIVE_TEXT };

FORM(give, false, [ID] = ROW("id", true), [SECOND] = ROW("version", true),
    [GIVE_DEPARTMENT] = ROW("department", true), [GIVE_PERSON] = ROW("person", false), [GIVE_UNTIL] = UNTIL,
    [GIVE_TEXT] = { .name = "text", .kind = FIELD_LINES, .required = true, .min = 2, .max = TASK_WORDS });
FORM(accept, false, WHICH);
FORM(done, true, WHICH, NOTE(true), { .name = "files", .kind = FIELD_FILES, .max = FILES_AT_MOST });
FORM(send_back, false, WHICH, NOTE(true));
FORM(withdraw, false, WHICH, NOTE(true));
FORM(again, false, WHICH, NOTE(true), ROW("person", false), UNTIL);

static enum fault
finish(struct visit *visit, const struct step *step, enum fault fault)
{
	const char *back = view_identity_path(visit, request_field(visit->request, "back"));

	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	return view_step_end(visit, step, fault, "done", back != NULL ? back : arena_format(visit->arena,
	    "desk/cooperation?id=%lld#tasks", (long long)form_number(visit->form, ID)));
}

enum fault
desk_task_give(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct task_order order = {
		.id = { form_number(form, ID) }, .version = form_number(form, SECOND),
		.department = { form_number(form, GIVE_DEPARTMENT) }, .person = { form_number(form, GIVE_PERSON) },
		.until = form_number(form, GIVE_UNTIL), .text = form_text(form, GIVE_TEXT),
	};

	return finish(visit, &step, tasks_give(&step, &order));
}

/* Papers and photos of what was done, each with the task that it is of. */
static enum fault
stage(struct visit *visit, struct task_move *move)
{
	const struct view_files how = { .as = {
		.origin = EVIDENCE_STAFF, .note = arena_format(visit->arena, "T%d", move->number),
	} };

	return view_files_take(visit, OWN + 1, &how, &move->files);
}

static enum fault
move(struct visit *visit, enum task_act act)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct task_move move = {
		.id = { form_number(form, ID) }, .number = (int)form_number(form, SECOND),
		.round = (int)form_number(form, ROUND), .act = act,
		.note = act == TASK_ACCEPT ? "" : form_text(form, OWN),
	};
	enum fault fault = FAULT_NONE;

	if (act == TASK_GIVE_AGAIN) {
		move.person.value = form_number(form, OWN + 1);
		move.until = form_number(form, OWN + 2);
	}
	if (act == TASK_FINISH)
		fault = stage(visit, &move);
	if (fault == FAULT_NONE && !form->valid)
		return desk_cooperation_again(visit);
	if (fault == FAULT_NONE)
		fault = tasks_move(&step, &move);
	return finish(visit, &step, fault);
}

enum fault
desk_task_accept(struct visit *visit)
{
	return move(visit, TASK_ACCEPT);
}

enum fault
desk_task_done(struct visit *visit)
{
	return move(visit, TASK_FINISH);
}

enum fault
desk_task_send_back(struct visit *visit)
{
	return move(visit, TASK_SEND_BACK);
}

enum fault
desk_task_withdraw(struct visit *visit)
{
	return move(visit, TASK_WITHDRAW);
}

enum fault
desk_task_again(struct visit *visit)
{
	return move(visit, TASK_GIVE_AGAIN);
}

void
desk_task_scope(struct visit *visit)
{
	static const struct { const struct form_spec *spec; const char *scope; } scopes[] = {
		{ &desk_task_accept_form, "accept" }, { &desk_task_done_form, "done" },
		{ &desk_task_send_back_form, "send_back" }, { &desk_task_withdraw_form, "withdraw" },
		{ &desk_task_again_form, "again" },
	};
	const struct form *form = visit->form;

	if (form->spec == &desk_task_give_form)
		page_text(visit->page, "Form.Scope", "give");
	for (size_t i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++)
		if (form->spec == scopes[i].spec)
			page_text(visit->page, "Form.Scope", arena_format(visit->arena, "%s%lld", scopes[i].scope,
			    (long long)form_number(form, SECOND)));
}
