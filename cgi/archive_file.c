/* A filed case, from its sealed document alone. */
#include "archive.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/files.h"
#include "casework/filing.h"
#include "rules/contact.h"
#include "view/view_case.h"
#include "view/view_case_page.h"
#include "view/view_effect.h"
#include "view/view_emergency.h"
#include "view/view_evidence.h"
#include "view/view_identity.h"
#include "view/view_inquiry.h"
#include "view/view_referral.h"
#include "view/view_step.h"
#include "view/view_visit.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum reveal_field { ID, REASON, REVEAL_FIELDS };

static const struct field_spec reveal_fields[REVEAL_FIELDS] = {
	[ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[REASON] = { .name = "reason", .kind = FIELD_TEXT, .required = true, .min = 2, .max = 200 },
};

const struct form_spec archive_file_reveal_form = { .fields = reveal_fields, .count = REVEAL_FIELDS };

enum piece_field { PIECE_CASE, PIECE, PIECE_REASON, PIECE_FIELDS };

static const struct field_spec piece_fields[PIECE_FIELDS] = {
	[PIECE_CASE] = { .name = "case", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[PIECE] = { .name = "piece", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[PIECE_REASON] = { .name = "reason", .kind = FIELD_TEXT, .required = true, .min = 2, .max = 200 },
};

const struct form_spec archive_evidence_form = { .fields = piece_fields, .count = PIECE_FIELDS };

static void
show_label(struct visit *visit, const struct filed_reading *file, bool revealed)
{
	const struct filed *filed = &file->filed;
	struct node *node = page_node(visit->page, "File");

	node_number(node, "Id", filed->id.value);
	node_text(node, "Number", filed->number);
	node_text(node, "Complainant", revealed ? filed->complainant : name_mask(visit->arena, filed->complainant));
	node_moment(node, "Received", filed->received_at);
	node_text(node, "Result", filed->result);
	node_text(node, "Category", view_case_category(visit, filed->category));
	node_moment(node, "Closed", filed->closed_at);
	node_moment(node, "Filed", filed->filed_at);
	node_moment(node, "Keep", filed->keep_until);
	node_text(node, "FiledBy", filed->filed_by == NULL ? "" : filed->filed_by->name);
	node_text(node, "Sha256", filed->sha256);
	node_flag(node, "Intact", file->intact);
	node_flag(node, "Readable", file->reading.file.number != NULL);
}

/* Names and titles of everybody who took part, as they stood in the history. */
static void
show_handlers(struct visit *visit, const struct case_reading *reading)
{
	struct node *list = page_node(visit->page, "Handlers");
	size_t shown = 0;

	for (size_t i = 0; i < reading->event_count; i++) {
		const char *name = reading->events[i].actor_name;
		bool known = text_empty(name) || reading->events[i].actor.value == 0;

		for (size_t k = 0; k < i && !known; k++)
			known = text_equal(reading->events[k].actor_name, name);
		if (!known)
			node_text(node_item(list, shown++), "Name", name);
	}
}

/* The digest of each piece of evidence, beside what view_case_page() laid out, and whose original may be asked for. */
static void
show_digests(struct visit *visit, const struct case_reading *reading)
{
	struct node *list = page_node(visit->page, "Evidence"), *originals = page_node(visit->page, "Originals");

	for (size_t i = 0; i < reading->evidence_count; i++) {
		struct node *row = node_item(originals, i);

		node_text(node_item(list, i), "Sha256",
		    secret_hex(visit->arena, reading->evidence[i].sha256, SECRET_DIGEST));
		node_number(row, "Value", reading->evidence[i].id);
		node_text(row, "Word", reading->evidence[i].name);
	}
}

/* With both periods compared once it is judged. */
static void
show_effect(struct visit *visit, struct node *row, const struct effect_view *view, const struct view_inquiry *filed)
{
	struct effect_line lines[EFFECT_MEASURE__COUNT];

	view_effect(visit, row, view, filed);
	if (view->effect.judged_at == 0)
		return;
	effect_compare(&view->effect.before, &view->effect.after, lines);
	view_effect_lines(visit, node_child(row, "Lines"), lines);
}

/* The bodies that passed it on, the emergency response, what was done at once, what the measures did. */
static void
show_response(struct visit *visit, const struct filed_reading *file, const struct view_inquiry *filed)
{
	struct node *referrals = page_node(visit->page, "Referrals"), *effects = page_node(visit->page, "Effects");
	struct node *later = page_node(visit->page, "Later");
	const struct view_inquiry now = { .person_count = 0 };
	struct node *emergencies = page_node(visit->page, "Emergencies");
	const struct view_emergency view = { visit, &file->emergency, file->people, file->person_count };

	for (size_t i = 0; i < file->referral_count; i++)
		view_referral(visit, node_item(referrals, i), &file->referrals[i], filed);
	for (size_t i = 0; i < file->emergency.emergency_count; i++) {
		const struct emergency *emergency = &file->emergency.emergencies[i];
		struct node *row = node_item(emergencies, i);

		view_emergency_steps(&view, row, emergency);
		view_emergency_members(&view, node_child(row, "Members"), emergency->id);
		view_emergency_log(&view, node_child(row, "Log"), emergency->id, false);
	}
	view_emergency_measures(&view, page_node(visit->page, "Measures"));
	for (size_t i = 0; i < file->effect_count; i++)
		show_effect(visit, node_item(effects, i), &file->effects[i], filed);
	for (size_t i = 0; i < file->later_count; i++)
		show_effect(visit, node_item(later, i), &file->later[i], &now);
}

/* What the complainant was sent, and who visited afterwards. */
static void
show_told(struct visit *visit, const struct filed_reading *file, const struct view_inquiry *filed)
{
	struct node *messages = page_node(visit->page, "Messages"), *visits = page_node(visit->page, "Visits");

	for (size_t i = 0; i < file->message_count; i++) {
		const struct outbox_message *message = &file->messages[i];
		struct node *row = node_item(messages, i);

		node_text(row, "Kind", message_kind_name(message->kind));
		node_text(row, "Delivery", delivery_name(message->delivery));
		node_text(row, "State", message_state_name(message->state));
		node_moment(row, "At", message->created_at);
		node_moment(row, "Sent", message->sent_at);
	}
	for (size_t i = 0; i < file->visit_count; i++)
		view_visit(node_item(visits, i), &file->visits[i],
		    view_inquiry_person(visit, filed, file->visits[i].made_by));
}

/* "file/xml", "file/reveal" and "evidence" show the file again with their form open. */
static const char *
scope_of(const char *path)
{
	const char *slash = strchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static void
lay_out(struct visit *visit, const struct filed_reading *file, bool revealed)
{
	struct view_case_page showing = { .reading = &file->reading, .revealed = revealed, .rounds = true };

	struct view_inquiry filed = { &file->reading, &file->inquiry, file->people, file->person_count,
		file->departments, file->department_count };

	show_label(visit, file, revealed);
	if (file->reading.file.number == NULL)
		return;
	view_case_page(visit, &showing);
	view_inquiry(visit, &filed);
	view_inquiry_escalations(visit, &filed, file->escalations, file->escalation_count);
	show_response(visit, file, &filed);
	show_told(visit, file, &filed);
	show_digests(visit, &file->reading);
	show_handlers(visit, &file->reading);
}

static struct case_id
asked_id(const struct visit *visit)
{
	return (struct case_id){ request_query_number(visit->request, "id", 0) };
}

static enum fault
lay_out_logged(struct visit *visit, struct case_id id, const char *kind, const char *reason)
{
	struct step step = view_identity_step(visit);
	struct filed_reading file;
	enum fault fault;

	if ((fault = view_step_read(&step, casework_read_filed(&step, id, &file))) != FAULT_NONE ||
	    (fault = casework_log_access(&step, kind, arena_format(visit->arena, "archive %s", file.filed.number),
	    reason)) != FAULT_NONE)
		return fault;
	lay_out(visit, &file, text_equal(kind, "reveal"));
	if (visit->form != NULL && !visit->form->valid)
		page_text(visit->page, "Form.Scope", scope_of(visit->request->path));
	return FAULT_NONE;
}

static enum fault
show(struct visit *visit, struct case_id id, const char *kind, const char *reason)
{
	enum fault fault = lay_out_logged(visit, id, kind, reason);

	return fault == FAULT_NONE ? visit_show(visit, "file") : fault;
}

static enum fault
print(struct visit *visit, struct case_id id, const char *kind, const char *reason)
{
	enum fault fault = lay_out_logged(visit, id, kind, reason);

	return fault == FAULT_NONE ? visit_show(visit, "file_print") : fault;
}

enum fault
archive_file(struct visit *visit)
{
	return show(visit, asked_id(visit), "view", "");
}

/*
 * Shows names and phones this once: nothing is changed but the access log, so
 * the page itself is the answer and a reload asks for the reason again.
 */
enum fault
archive_file_reveal(struct visit *visit)
{
	struct case_id id = { form_number(visit->form, ID) };

	return show(visit, id, "reveal", form_text(visit->form, REASON));
}

enum fault
archive_file_reveal_again(struct visit *visit)
{
	struct case_id id = { form_number(visit->form, ID) };

	return show(visit, id, "view", "");
}

enum fault
archive_file_print(struct visit *visit)
{
	return print(visit, asked_id(visit), "print", "");
}

/* The paper in full, for a reason. */
enum fault
archive_file_print_post(struct visit *visit)
{
	struct case_id id = { form_number(visit->form, ID) };

	return print(visit, id, "reveal", form_text(visit->form, REASON));
}

enum fault
archive_file_print_again(struct visit *visit)
{
	struct case_id id = { form_number(visit->form, ID) };

	return print(visit, id, "print", "");
}

/* The sealed document as it is, with every name and phone in it: for a reason. */
enum fault
archive_file_xml(struct visit *visit)
{
	struct case_id id = { form_number(visit->form, ID) };
	struct step step = view_identity_step(visit);
	struct filed_reading file;
	enum fault fault;

	if ((fault = view_step_read(&step, casework_read_filed(&step, id, &file))) != FAULT_NONE ||
	    (fault = casework_log_access(&step, "download", arena_format(visit->arena, "archive %s",
	    file.filed.number), form_text(visit->form, REASON))) != FAULT_NONE)
		return fault;
	return visit_file(visit, "application/xml", arena_format(visit->arena, "%s.xml", file.filed.number),
	    file.document, file.length);
}

static enum fault
send_evidence(struct visit *visit, struct step *step, enum fault opened, const struct file_reading *reading)
{
	enum fault fault = view_step_read(step, opened);

	return fault == FAULT_NONE ? view_evidence_send(visit, step, reading) : fault;
}

/* The copy of a picture without where it was taken. */
enum fault
archive_evidence(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct file_reading reading = {0};
	enum fault fault = casework_open_copy(&step, request_query_number(visit->request, "id", 0), &reading);

	return send_evidence(visit, &step, fault, &reading);
}

/* The bytes as they came, for a reason. */
enum fault
archive_evidence_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct file_reading reading = {0};
	enum fault fault = casework_open_original(&step, form_number(visit->form, PIECE),
	    form_text(visit->form, PIECE_REASON), &reading);

	return send_evidence(visit, &step, fault, &reading);
}

enum fault
archive_evidence_again(struct visit *visit)
{
	return show(visit, (struct case_id){ form_number(visit->form, PIECE_CASE) }, "view", "");
}
