/* One's own password and sessions. */
#include "admin.h"

#include "base/text.h"
#include "casework/identity.h"
#include "view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum password_field { OLD, NEW, AGAIN, PASSWORD_FIELDS };

static const struct field_spec password_fields[PASSWORD_FIELDS] = {
	[OLD] = { .name = "old", .kind = FIELD_PASSWORD, .required = true, .max = PASSWORD_LONGEST },
	[NEW] = { .name = "new", .kind = FIELD_PASSWORD, .required = true, .max = PASSWORD_LONGEST },
	[AGAIN] = { .name = "again", .kind = FIELD_PASSWORD, .required = true, .max = PASSWORD_LONGEST },
};

static void
check_same(struct form *form, int64_t now)
{
	(void)now;
	if (!text_equal(form_text(form, NEW), form_text(form, AGAIN)))
		form_error(form, AGAIN, "match");
}

const struct form_spec admin_password_form = { .fields = password_fields, .count = PASSWORD_FIELDS,
    .check = check_same };

enum fault
admin_password(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "Sessions");
	struct session_view *views = NULL;
	size_t count = 0;
	enum fault fault;

	fault = identity_sessions(&step, request_cookie(visit->request, VISIT_SESSION_COOKIE), &views, &count);
	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, i);

		node_moment(row, "Since", views[i].since);
		node_moment(row, "Seen", views[i].seen_at);
		node_text(row, "Address", views[i].address);
		node_text(row, "Agent", text_cut(visit->arena, views[i].agent, 60));
		node_flag(row, "Current", views[i].here);
	}
	page_flag(visit->page, "Page.MustChange", (visit->permissions & PERMIT_FRONT) == 0);
	return visit_show(visit, "password");
}

enum fault
admin_password_again(struct visit *visit)
{
	return admin_password(visit);
}

enum fault
admin_password_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	enum password_problem problem;
	enum fault fault;

	fault = identity_change_password(&step, request_cookie(visit->request, VISIT_SESSION_COOKIE),
	    form_text(visit->form, OLD), form_text(visit->form, NEW), &problem);
	if (fault != FAULT_NONE)
		return fault;
	if (problem != PASSWORD_FINE) {
		form_error(visit->form, problem == PASSWORD_WRONG ? OLD : NEW, password_problem_name(problem));
		return admin_password(visit);
	}
	visit_notice(visit, "password_changed");
	return visit_redirect(visit, "%s", view_identity_front(visit->actor));
}
