/* Rooms and residents: the list, and bringing them in from a spreadsheet. */
#include "admin.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/secret.h"
#include "base/text.h"
#include "casework/rooms.h"
#include "casework/rooms_import.h"
#include "rules/contact.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { PAGE_ROWS = 100 };
enum import_field { SHEET, IMPORT_FIELDS };
enum confirm_field { KEPT, DIGEST, CONFIRM_FIELDS };

static const struct field_spec import_fields[IMPORT_FIELDS] = {
	[SHEET] = { .name = "sheet", .kind = FIELD_FILES, .required = true, .max = 1 },
};
const struct form_spec admin_rooms_import_form = { .fields = import_fields, .count = IMPORT_FIELDS, .multipart = true };

static const struct field_spec confirm_fields[CONFIRM_FIELDS] = {
	[KEPT] = { .name = "file", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[DIGEST] = { .name = "digest", .kind = FIELD_HIDDEN, .required = true, .min = 64, .max = 64 },
};
const struct form_spec admin_rooms_confirm_form = { .fields = confirm_fields, .count = CONFIRM_FIELDS };

static void
show_room(struct visit *visit, struct node *row, const struct room *room)
{
	node_number(row, "Id", room->id.value);
	node_text(row, "Label", room->label);
	node_text(row, "Resident", name_mask(visit->arena, room->resident));
	node_text(row, "Phone", phone_mask(visit->arena, room->phone));
	node_text(row, "Relation", room->relation);
}

static const char *
page_address(struct visit *visit, int64_t number)
{
	return arena_format(visit->arena, "%s/admin/rooms%s", visit->request->base,
	    request_query_with(visit->arena, visit->request, "page",
	    arena_format(visit->arena, "%lld", (long long)number)));
}

/* One page of a project's rooms; who lives there is masked, and that somebody looked is logged. */
static enum fault
show_rooms(struct visit *visit, struct step *step, int64_t project)
{
	int64_t number = request_query_number(visit->request, "page", 1);
	struct node *list = page_node(visit->page, "List.Rows");
	struct rooms_page page = { .project = project, .limit = PAGE_ROWS + 1 };
	struct room *rooms = NULL;
	size_t count = 0;
	enum fault fault;

	if (number < 1 || number > 100000)
		number = 1;
	page.offset = (size_t)(number - 1) * PAGE_ROWS;
	fault = rooms_list(step, &page, &rooms, &count);
	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_room(visit, node_item(list, i), &rooms[i]);
	if (number > 1)
		page_text(visit->page, "List.Newer", page_address(visit, number - 1));
	if (count > PAGE_ROWS)
		page_text(visit->page, "List.Older", page_address(visit, number + 1));
	return casework_log_access(step, "view", arena_format(visit->arena, "rooms %lld", (long long)project),
	    arena_format(visit->arena, "%lld", (long long)number));
}

enum fault
admin_rooms(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	int64_t chosen = request_query_number(visit->request, "project", 0);
	struct node *list = page_node(visit->page, "Projects");
	struct rooms_project *projects = NULL;
	size_t count = 0;
	enum fault fault = rooms_projects(&step, &projects, &count);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, i);

		node_number(row, "Id", projects[i].id);
		node_text(row, "Name", projects[i].name);
		node_number(row, "Rooms", projects[i].rooms);
		node_number(row, "Residents", projects[i].residents);
		node_flag(row, "Current", projects[i].id == chosen);
	}
	if (chosen != 0 && (fault = show_rooms(visit, &step, chosen)) != FAULT_NONE)
		return fault;
	if (count > 0)
		view_export_offer(visit, "admin/rooms/export", visit->request->query);
	page_flag(visit->page, "Page.Chosen", chosen != 0);
	return visit_show(visit, "rooms");
}

enum fault
admin_rooms_template(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const void *bytes;
	size_t length;
	enum fault fault = rooms_import_template(&step, &bytes, &length);

	if (fault != FAULT_NONE)
		return fault;
	return visit_file(visit, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "rooms.xlsx",
	    bytes, length);
}

enum fault
admin_rooms_import(struct visit *visit)
{
	return visit_show(visit, "rooms_import");
}

enum fault
admin_rooms_import_again(struct visit *visit)
{
	return visit_show(visit, "rooms_import");
}

/* Looks at the sheet and keeps it; the preview is a page of its own. */
enum fault
admin_rooms_import_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const struct upload *upload = visit->form->uploads;
	struct rooms_summary summary;
	int64_t file;
	enum fault fault;

	if (upload == NULL)
		return visit_show(visit, "rooms_import");
	if ((fault = rooms_import_preview(&step, upload->file, &summary)) != FAULT_NONE)
		return fault;
	if (summary.reason != NULL) {
		page_text(visit->page, "Import.Reason", summary.reason);
		form_error(visit->form, SHEET, "sheet");
		return visit_show(visit, "rooms_import");
	}
	if ((fault = rooms_import_keep(&step, upload->file, upload->size, upload->sha256, &file)) != FAULT_NONE)
		return fault;
	return visit_redirect(visit, "admin/rooms/preview?file=%lld&digest=%s", (long long)file,
	    secret_hex(visit->arena, upload->sha256, sizeof(upload->sha256)));
}

static void
show_summary(struct visit *visit, const struct rooms_summary *summary)
{
	struct node *node = page_node(visit->page, "Import"), *list = node_child(node, "Problems");

	node_number(node, "Lines", summary->lines);
	node_number(node, "Bad", summary->bad);
	node_number(node, "NewProjects", summary->new_projects);
	node_number(node, "NewRooms", summary->new_rooms);
	node_number(node, "NewResidents", summary->new_residents);
	node_number(node, "Changed", summary->changed);
	node_number(node, "Same", summary->same);
	node_flag(node, "Anything", summary->new_projects + summary->new_rooms + summary->new_residents +
	    summary->changed > 0);
	node_flag(node, "More", summary->problem_count == ROOMS_IMPORT_PROBLEMS);
	for (size_t i = 0; i < summary->problem_count; i++) {
		struct node *row = node_item(list, i);

		node_number(row, "Row", summary->problems[i].row);
		node_number(row, "Column", (int64_t)summary->problems[i].column);
		node_text(row, "Title", summary->problems[i].title);
		node_text(row, "Word", summary->problems[i].word);
	}
}

enum fault
admin_rooms_preview(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const char *digest = request_query(visit->request, "digest");
	int64_t file = request_query_number(visit->request, "file", 0);
	struct rooms_summary summary;
	int descriptor;
	enum fault fault = rooms_import_kept(&step, file, digest, &descriptor);

	if (fault != FAULT_NONE)
		return fault;
	fault = rooms_import_preview(&step, descriptor, &summary);
	close(descriptor);
	if (fault != FAULT_NONE)
		return fault;
	show_summary(visit, &summary);
	if (summary.problem_count > 0)
		view_export_offer(visit, "admin/rooms/preview/export", visit->request->query);
	form_set_text(visit->form, KEPT, arena_format(visit->arena, "%lld", (long long)file));
	form_set_text(visit->form, DIGEST, digest);
	return visit_show(visit, "rooms_preview");
}

enum fault
admin_rooms_confirm(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct rooms_summary summary;
	int descriptor;
	enum fault fault;

	fault = rooms_import_kept(&step, form_number(visit->form, KEPT), form_text(visit->form, DIGEST), &descriptor);
	if (fault != FAULT_NONE)
		return fault;
	fault = rooms_import_write(&step, descriptor, &summary);
	close(descriptor);
	if (fault != FAULT_NONE)
		return fault;
	visit_notice(visit, "rooms_imported");
	return visit_redirect(visit, "admin/rooms");
}
