/* The door: signing in and out. */
#include "admin.h"

#include "casework/identity.h"
#include "view/view_identity.h"
#include "web/request.h"
#include "base/banned.h"

enum sign_in_field { LOGIN, PASSWORD, BACK, SIGN_IN_FIELDS };

static const struct field_spec sign_in_fields[SIGN_IN_FIELDS] = {
	[LOGIN] = { .name = "login", .kind = FIELD_TEXT, .required = true, .max = 64 },
	[PASSWORD] = { .name = "password", .kind = FIELD_PASSWORD, .required = true, .max = PASSWORD_LONGEST },
	[BACK] = { .name = "back", .kind = FIELD_HIDDEN, .max = 500 },
};

const struct form_spec admin_sign_in_form = { .fields = sign_in_fields, .count = SIGN_IN_FIELDS };

/* Where somebody who is signed in goes on: the page that was asked for, or the place of that person's work. */
static enum fault
go_on(struct visit *visit, const struct staff *staff, bool must_change, const char *typed)
{
	const char *back = view_identity_path(visit, typed);

	if (must_change)
		return visit_redirect(visit, "admin/password");
	return visit_redirect(visit, "%s", back != NULL ? back : view_identity_front(staff));
}

enum fault
admin_sign_in(struct visit *visit)
{
	const char *next = request_query(visit->request, "next");

	if (visit->actor != NULL)
		return go_on(visit, visit->actor, (visit->permissions & PERMIT_FRONT) == 0, next);
	form_set_text(visit->form, BACK, view_identity_path(visit, next));
	return visit_show(visit, "sign_in");
}

enum fault
admin_sign_in_again(struct visit *visit)
{
	return visit_show(visit, "sign_in");
}

enum fault
admin_sign_in_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct sign_in sign_in = {
		.login = form_text(visit->form, LOGIN), .password = form_text(visit->form, PASSWORD),
		.agent = visit->request->agent, .old_token = request_cookie(visit->request, VISIT_SESSION_COOKIE),
	};
	struct identity identity;
	const char *token = NULL;
	enum fault fault;

	fault = identity_sign_in(&step, &sign_in, &token, &identity);
	if (fault != FAULT_NONE)
		return fault;
	if (step.refusal != REFUSAL_NONE)
		return visit_refuse(visit, refusal_name(step.refusal));
	visit_cookie(visit, VISIT_SESSION_COOKIE, token, 0);
	return go_on(visit, &identity.staff, identity.must_change, form_text(visit->form, BACK));
}

static enum fault
leave(struct visit *visit)
{
	visit_cookie(visit, VISIT_SESSION_COOKIE, NULL, 0);
	visit_notice(visit, "signed_out");
	return visit_redirect(visit, "admin/sign_in");
}

enum fault
admin_sign_out(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	enum fault fault = identity_sign_out(&step, request_cookie(visit->request, VISIT_SESSION_COOKIE));

	return fault == FAULT_NONE ? leave(visit) : fault;
}

enum fault
admin_sign_out_everywhere(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	enum fault fault = identity_sign_out_everywhere(&step);

	return fault == FAULT_NONE ? leave(visit) : fault;
}
