/* Following one's own case with number and code, and what its complainant may do. */
#include "base/arena.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/follow.h"
#include "casework/once.h"
#include "casework/visiting.h"
#include "portal.h"
#include "portal_case.h"
#include "view/view_evidence.h"
#include "view/view_files.h"
#include "view/view_step.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { WORDS_CHARACTERS = 4000 };
enum follow_field { FOLLOW_NUMBER, FOLLOW_CODE, FOLLOW_FIELDS };
enum words_field { WORDS, SECOND, WORDS_FIELDS, SOLVED = WORDS_FIELDS, RATE_FIELDS };

static const char *const marks[] = { "5", "4", "3", "2", "1", NULL };
static const char *const said[] = { "yes", "no", NULL };

static const struct field_spec follow_fields[FOLLOW_FIELDS] = {
	[FOLLOW_NUMBER] = { .name = "number", .kind = FIELD_TEXT, .required = true, .max = 40 },
	[FOLLOW_CODE] = { .name = "code", .kind = FIELD_TEXT, .required = true, .max = 60 },
};
static const struct field_spec add_fields[WORDS_FIELDS] = {
	[WORDS] = { .name = "text", .kind = FIELD_LINES, .required = true, .max = WORDS_CHARACTERS },
	[SECOND] = { .name = "photos", .kind = FIELD_FILES, .max = FILES_AT_MOST },
};
static const struct field_spec object_fields[1] = {
	[WORDS] = { .name = "text", .kind = FIELD_LINES, .required = true, .max = WORDS_CHARACTERS },
};
static const struct field_spec confirm_fields[1] = {
	[WORDS] = { .name = "text", .kind = FIELD_LINES, .max = WORDS_CHARACTERS },
};
static const struct field_spec rate_fields[RATE_FIELDS] = {
	[WORDS] = { .name = "text", .kind = FIELD_LINES, .max = WORDS_CHARACTERS },
	[SECOND] = { .name = "satisfaction", .kind = FIELD_CHOICE, .required = true, .choices = marks },
	[SOLVED] = { .name = "solved", .kind = FIELD_CHOICE, .choices = said },
};
static const struct field_spec withdraw_fields[WORDS_FIELDS] = {
	[WORDS] = { .name = "text", .kind = FIELD_LINES, .max = WORDS_CHARACTERS },
	[SECOND] = { .name = "sure", .kind = FIELD_CHECK, .required = true },
};
const struct form_spec portal_follow_form = { .fields = follow_fields, .count = FOLLOW_FIELDS };
const struct form_spec portal_add_form = { .fields = add_fields, .count = WORDS_FIELDS, .multipart = true };
const struct form_spec portal_object_form = { .fields = object_fields, .count = 1 };
const struct form_spec portal_confirm_form = { .fields = confirm_fields, .count = 1 };
const struct form_spec portal_rate_form = { .fields = rate_fields, .count = RATE_FIELDS };
const struct form_spec portal_withdraw_form = { .fields = withdraw_fields, .count = WORDS_FIELDS };

enum fault
portal_follow(struct visit *visit)
{
	form_set_text(visit->form, FOLLOW_NUMBER, request_query(visit->request, "number"));
	return visit_show(visit, "follow");
}

enum fault
portal_follow_again(struct visit *visit)
{
	return visit_show(visit, "follow");
}

enum fault
portal_follow_post(struct visit *visit)
{
	struct step step = portal_step(visit);
	const char *pass = NULL;
	enum fault fault = follow_open(&step, form_text(visit->form, FOLLOW_NUMBER),
	    form_text(visit->form, FOLLOW_CODE), &pass);

	if (fault == FAULT_NONE && step.refusal == REFUSAL_NONE)
		visit_cookie(visit, PORTAL_PASS_COOKIE, pass, FOLLOW_LONGEST);
	return view_step_end(visit, &step, fault, NULL, "portal/follow/case");
}

enum fault
portal_follow_leave(struct visit *visit)
{
	visit_cookie(visit, PORTAL_PASS_COOKIE, NULL, 0);
	visit_notice(visit, "left");
	return visit_redirect(visit, "portal/follow");
}

/* The case of the pass in the cookie. */
static enum fault
find_own(struct visit *visit, struct step *step, struct case_id *id)
{
	*step = portal_step(visit);
	return follow_find(step, request_cookie(visit->request, PORTAL_PASS_COOKIE), id);
}

enum fault
portal_follow_case(struct visit *visit)
{
	struct case_reading reading = {0};
	struct case_id id;
	struct step step;
	enum fault fault = find_own(visit, &step, &id);

	if (fault == FAULT_NOT_FOUND)
		return visit_redirect(visit, "portal/follow");
	if (fault != FAULT_NONE || (fault = casework_read_public(&step, id, &reading)) != FAULT_NONE)
		return fault;
	if (step.refusal != REFUSAL_NONE)
		return visit_redirect(visit, "portal/follow");
	if ((fault = portal_case_show(visit, &step, &reading)) != FAULT_NONE)
		return fault;
	if (visit->form != NULL && !visit->form->valid)
		page_text(visit->page, "Form.Scope", text_starts(visit->request->path, "follow/") ?
		    visit->request->path + sizeof("follow/") - 1 : "");
	return visit_show(visit, "follow_case");
}

/* One act of the complainant on the own case. */
static enum fault
act(struct visit *visit, struct act_request *request)
{
	struct step step;
	enum fault fault = find_own(visit, &step, &request->id);

	if (fault == FAULT_NOT_FOUND)
		return visit_redirect(visit, "portal/follow");
	if (fault != FAULT_NONE)
		return fault;
	step.once = once_key_of(visit->arena, step.once, (long long)request->id.value);
	request->text = form_text(visit->form, WORDS);
	request->public = true;
	fault = casework_act(&step, request, NULL);
	return view_step_end(visit, &step, fault, "received", "portal/follow/case");
}

enum fault
portal_follow_add(struct visit *visit)
{
	static const struct view_files photos = { .as = { .origin = EVIDENCE_RESIDENT, .public = true, .note = "" } };
	struct act_request request = { .act = ACT_ADD };
	struct case_id id;
	struct step step;
	enum fault fault = find_own(visit, &step, &id);

	if (fault == FAULT_NOT_FOUND)
		return visit_redirect(visit, "portal/follow");
	if (fault != FAULT_NONE || (fault = view_files_take(visit, SECOND, &photos, &request.files)) != FAULT_NONE)
		return fault;
	if (!visit->form->valid)
		return portal_follow_case(visit);
	return act(visit, &request);
}

enum fault
portal_follow_confirm(struct visit *visit)
{
	struct act_request request = { .act = ACT_CONFIRM };

	return act(visit, &request);
}

enum fault
portal_follow_object(struct visit *visit)
{
	struct act_request request = { .act = ACT_OBJECT };

	return act(visit, &request);
}

/* An answer about satisfaction: one that is not satisfied, or not solved, reopens. */
enum fault
portal_follow_rate(struct visit *visit)
{
	struct act_request request = {
		.way = WAY_LINK, .text = form_text(visit->form, WORDS), .public = true,
		.detail = portal_answer_detail(visit, form_text(visit->form, SECOND), form_text(visit->form, SOLVED)),
	};
	int64_t mark = 0;
	struct step step;
	enum fault fault = find_own(visit, &step, &request.id);

	if (fault == FAULT_NOT_FOUND)
		return visit_redirect(visit, "portal/follow");
	if (fault != FAULT_NONE)
		return fault;
	if (text_number(form_text(visit->form, SECOND), &mark))
		request.satisfaction = (int)mark;
	if (form_present(visit->form, SOLVED))
		request.solved = (enum visit_solved)(form_number(visit->form, SOLVED) + 1);
	step.once = once_key_of(visit->arena, step.once, (long long)request.id.value);
	fault = visiting_answer(&step, &request, NULL);
	return view_step_end(visit, &step, fault, "received", "portal/follow/case");
}

enum fault
portal_follow_withdraw(struct visit *visit)
{
	struct act_request request = { .act = ACT_WITHDRAW };

	return act(visit, &request);
}

enum fault
portal_follow_reopen(struct visit *visit)
{
	struct act_request request = { .act = ACT_REOPEN };

	return act(visit, &request);
}

/* A photo of the own case, or one just sent with a form that is not finished. */
enum fault
portal_photo(struct visit *visit)
{
	struct step step = portal_step(visit);
	struct file_reading reading = {0};
	struct case_id id;
	enum fault fault;

	if (view_files_asked(visit))
		return view_files_answer(visit);
	if ((fault = find_own(visit, &step, &id)) == FAULT_NONE)
		fault = view_step_read(&step, casework_open_evidence(&step,
		    request_query_number(visit->request, "id", 0), id, NULL, &reading));
	return fault == FAULT_NONE ? view_evidence_send(visit, &step, &reading) : fault;
}
