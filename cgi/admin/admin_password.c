/* One's own password, sessions, and how one is told outside the product. */
#include "admin.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/identity.h"
#include "casework/noticing.h"
#include "rules/mailbox.h"
#include "view/view_identity.h"
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

enum notices_field { DIGEST, MAIL, NOTICES_FIELDS };

static const char *const digests[] = { "none", "soon", "daily", NULL };

static const struct field_spec notices_fields[NOTICES_FIELDS] = {
	[DIGEST] = { .name = "digest", .kind = FIELD_CHOICE, .required = true, .choices = digests },
	[MAIL] = { .name = "mail", .kind = FIELD_TEXT, .max = MAILBOX_BYTES },
};

static void
check_mail(struct form *form, int64_t now)
{
	const char *mail = form_text(form, MAIL);

	(void)now;
	if ((!text_empty(mail) || form_number(form, DIGEST) != DIGEST_NONE) && !mailbox_is_sound(mail))
		form_error(form, MAIL, "mail");
}

const struct form_spec admin_notices_form = { .fields = notices_fields, .count = NOTICES_FIELDS, .check = check_mail };

/* As it is set; what was typed just now stands there already. */
static enum fault
show_wish(struct visit *visit, struct step *step)
{
	struct notices_wish wish;
	enum fault fault = notices_wish(step, &wish);

	if (fault != FAULT_NONE)
		return fault;
	page_flag(visit->page, "Wish.Closed", !wish.open);
	if (visit->form != NULL && visit->form->spec == &admin_notices_form)
		return FAULT_NONE;
	page_flag(visit->page, arena_format(visit->arena, "Form.digest.Checked.%s", notice_digest_name(wish.digest)),
	    true);
	page_text(visit->page, "Form.mail.Value", wish.mail);
	return FAULT_NONE;
}

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
	if ((fault = show_wish(visit, &step)) != FAULT_NONE)
		return fault;
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

enum fault
admin_notices_again(struct visit *visit)
{
	return admin_password(visit);
}

enum fault
admin_notices(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const struct notices_wish wish = {
		.digest = (enum notice_digest)form_number(visit->form, DIGEST), .mail = form_text(visit->form, MAIL),
		.language = visit->language == LANGUAGE_EN ? "en" : "zh",
	};
	enum fault fault = notices_save_wish(&step, &wish);

	if (fault != FAULT_NONE)
		return fault;
	visit_notice(visit, "saved");
	return visit_redirect(visit, "admin/password");
}
