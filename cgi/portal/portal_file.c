/* Filing a complaint: the form, the page to check what was typed, registering. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/case_read.h"
#include "casework/joining.h"
#include "portal.h"
#include "portal_filing.h"
#include "view/view_case.h"
#include "view/view_once.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { SUBJECT_CHARACTERS = 40, KEY_CHARACTERS = 32 };
enum join_field { JOIN_ID, JOIN_FIELDS };

static const struct field_spec join_fields[JOIN_FIELDS] = {
	[JOIN_ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
};
const struct form_spec portal_join_form = { .fields = join_fields, .count = JOIN_FIELDS };

enum fault
portal_file(struct visit *visit)
{
	struct filing none = { .project = "" };
	const char *category = request_query(visit->request, "category");
	enum fault fault;

	if (category != NULL)
		form_set_text(visit->form, FILING_CATEGORY, category);
	fault = filing_show(visit, &none);
	return fault == FAULT_NONE ? visit_show(visit, "file") : fault;
}

/* The form again with everything that was entered, photos included. */
enum fault
portal_file_again(struct visit *visit)
{
	struct filing filing;
	enum fault fault = filing_read(visit, &filing);

	if (fault == FAULT_NONE)
		fault = filing_show(visit, &filing);
	return fault == FAULT_NONE ? visit_show(visit, "file") : fault;
}

enum fault
portal_file_change(struct visit *visit)
{
	return portal_file_again(visit);
}

/* The address of the check page, opened without having sent the form. */
enum fault
portal_file_check_back(struct visit *visit)
{
	return visit_redirect(visit, "portal/file");
}

/* Open cases of the same building and category, without saying whose. */
static enum fault
show_alike(struct visit *visit, const struct filing *filing)
{
	struct step step = portal_step(visit);
	struct node *list = page_node(visit->page, "Alike");
	const struct case_file *rows = NULL;
	size_t count = 0;
	enum fault fault = FAULT_NONE;

	if (filing->room_count != 1)
		return FAULT_NONE;
	fault = casework_read_alike(&step, form_text(visit->form, FILING_CATEGORY), filing->rooms[0].id, &rows, &count);
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		struct node *row = node_item(list, i);
		int64_t joined = 0;

		fault = joining_count(&step, rows[i].id, &joined);
		node_number(row, "Id", rows[i].id.value);
		node_text(row, "Stage", stage_name(rows[i].stage));
		node_text(row, "Category", view_case_category(visit, rows[i].category));
		node_moment(row, "Received", rows[i].received_at);
		node_number(row, "Joined", joined);
	}
	return fault;
}

enum fault
portal_file_check(struct visit *visit)
{
	struct filing filing;
	enum fault fault = filing_read(visit, &filing);

	if (fault != FAULT_NONE || (fault = filing_show(visit, &filing)) != FAULT_NONE)
		return fault;
	if (!visit->form->valid)
		return visit_show(visit, "file");
	if ((fault = show_alike(visit, &filing)) != FAULT_NONE)
		return fault;
	return visit_show(visit, "file_check");
}

/* The first line, short enough for a list. */
static const char *
subject_of(struct arena *arena, const char *matter)
{
	const char *trimmed = text_trim(arena, matter);

	return text_cut(arena, text_trim(arena, arena_copy_bytes(arena, trimmed, strcspn(trimmed, "\n"))),
	    SUBJECT_CHARACTERS);
}

static const char *
place_of(struct visit *visit, const struct filing *filing)
{
	const char *typed = form_text(visit->form, FILING_ROOM_TEXT);

	if (filing->room_count == 1)
		return filing->rooms[0].label;
	return text_empty(filing->project) ? typed : arena_format(visit->arena, "%s %s", filing->project, typed);
}

static struct registration
registration_of(struct visit *visit, const struct filing *filing)
{
	const struct form *form = visit->form;
	enum complaint_type type = complaint_type_read(form_text(form, FILING_TYPE));
	bool anonymous = form_number(form, FILING_ANONYMOUS) != 0;
	struct registration registration = {
		.severity = SEVERITY_GENERAL, .urgency = URGENCY_GENERAL, .risk = RISK_LOW, .files = filing->files,
		.complaint = {
			.channel = CHANNEL_WEB, .type = type == COMPLAINT_TYPE__COUNT ? COMPLAINT_TYPE_F : type,
			.category = form_text(form, FILING_CATEGORY), .received_at = visit->now,
			.anonymous = anonymous, .complainant = anonymous ? "" : form_text(form, FILING_NAME),
			.phone = anonymous ? "" : form_text(form, FILING_PHONE), .contact = "",
			.place = place_of(visit, filing), .matter = form_text(form, FILING_MATTER),
			.subject = subject_of(visit->arena, form_text(form, FILING_MATTER)),
			.remedy = form_text(form, FILING_REMEDY), .number = "", .mood = "", .present_state = "",
			.service_item = "", .service_staff = "", .service_time = "", .event_place = "",
			.accused = form_text(form, FILING_ACCUSED), .accused_staff = filing->accused,
			.complainant_kind = form_number(form, FILING_BY_STAFF) != 0 ? COMPLAINANT_EMPLOYEE :
			    COMPLAINANT_CUSTOMER,
			.product = "", .foreign_number = "", .vehicle = "", .remarks = "",
		},
	};

	if (filing->room_count == 1)
		registration.complaint.room = filing->rooms[0].id;
	return registration;
}

/* The key that the first form was given goes along to the end, so going back does not file twice. */
static const char *
filing_key(const struct visit *visit)
{
	const char *key = form_text(visit->form, FILING_KEY);
	size_t length = strspn(key, "0123456789abcdef");

	return length >= KEY_CHARACTERS && key[length] == '\0' ? key : request_field(visit->request, "once");
}

enum fault
portal_submit(struct visit *visit)
{
	struct step step = portal_step(visit);
	struct registration registration;
	struct registered registered;
	struct filing filing;
	enum fault fault = filing_read(visit, &filing);

	if (fault != FAULT_NONE)
		return fault;
	step.once = view_once_with(visit, filing_key(visit));
	if (!visit->form->valid || text_empty(step.once)) {
		fault = filing_show(visit, &filing);
		return fault == FAULT_NONE ? visit_show(visit, "file") : fault;
	}
	registration = registration_of(visit, &filing);
	fault = filing_admit(&step);
	if (fault == FAULT_NONE && step.refusal == REFUSAL_NONE)
		fault = casework_register(&step, &registration, &registered);
	if (fault != FAULT_NONE)
		return fault;
	if (step.refusal != REFUSAL_NONE)
		return visit_refuse(visit, refusal_name(step.refusal));
	if ((fault = filing_sent(&step, &filing)) != FAULT_NONE)
		return fault;
	visit_notice(visit, step.repeated ? "filed_before" : "filed");
	return visit_redirect(visit, "portal/receipt?key=%s", step.once);
}

enum fault
portal_join(struct visit *visit)
{
	struct step step = portal_step(visit);
	struct case_id id = { form_number(visit->form, JOIN_ID) };
	enum fault fault = filing_admit(&step);

	if (fault == FAULT_NONE && step.refusal == REFUSAL_NONE)
		fault = joining_add(&step, id, portal_holder(visit));
	if (fault != FAULT_NONE)
		return fault;
	if (step.refusal == REFUSAL_FLOOD) {
		visit_notice(visit, "later");
		return visit_redirect(visit, "portal/");
	}
	if (step.refusal != REFUSAL_NONE)
		return FAULT_NOT_FOUND;
	visit_notice(visit, "joined");
	return visit_redirect(visit, "portal/");
}

/* A join without a case, or one that cannot be joined: nothing there. */
enum fault
portal_join_again(struct visit *visit)
{
	(void)visit;
	return FAULT_NOT_FOUND;
}
