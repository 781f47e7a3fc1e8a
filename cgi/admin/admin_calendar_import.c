/* A published notice: sent, looked at, confirmed. */
#include "admin.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/secret.h"
#include "base/text.h"
#include "casework/calendar_files.h"
#include "casework/calendars.h"
#include "casework/replan_preview.h"
#include "casework/rooms_import.h"
#include "view/view_case.h"
#include "view/view_date.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum import_field { NOTICE, IMPORT_FIELDS };
enum confirm_field { KEPT, DIGEST, NAME, CONFIRM_FIELDS };
enum { NAME_CHARACTERS = 80 };

static const struct field_spec import_fields[IMPORT_FIELDS] = {
	[NOTICE] = { .name = "notice", .kind = FIELD_FILES, .required = true, .max = 1 },
};
const struct form_spec admin_calendar_import_form = {
	.fields = import_fields, .count = IMPORT_FIELDS, .multipart = true,
};

static const struct field_spec confirm_fields[CONFIRM_FIELDS] = {
	[KEPT] = { .name = "file", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[DIGEST] = { .name = "digest", .kind = FIELD_HIDDEN, .required = true, .min = 64, .max = 64 },
	[NAME] = { .name = "name", .kind = FIELD_HIDDEN, .max = NAME_CHARACTERS },
};
const struct form_spec admin_calendar_confirm_form = { .fields = confirm_fields, .count = CONFIRM_FIELDS };

/* "notice:3:23: There is no day …" as line, column and the message of the reader. */
static void
show_problem(struct node *row, struct arena *arena, const char *line, size_t length)
{
	const char *text = arena_copy_bytes(arena, line, length), *at = strchr(text, ':');
	int64_t numbers[2] = { 0, 0 };

	for (int i = 0; i < 2 && at != NULL; i++) {
		const char *next = strchr(at + 1, ':');

		if (next == NULL || !text_number(arena_copy_bytes(arena, at + 1, (size_t)(next - at - 1)), &numbers[i]))
			break;
		at = next;
	}
	node_number(row, "Line", numbers[0]);
	node_number(row, "Column", numbers[1]);
	node_text(row, "Message", at == NULL ? text : text_trim(arena, at + 1));
}

static void
show_problems(struct visit *visit, const char *problem)
{
	struct node *list = page_node(visit->page, "Import.Problems");
	size_t shown = 0;

	for (size_t length; *problem != '\0'; problem += length + (problem[length] == '\n')) {
		length = strcspn(problem, "\n");
		show_problem(node_item(list, shown++), visit->arena, problem, length);
	}
}

enum fault
admin_calendar_import(struct visit *visit)
{
	return visit_show(visit, "calendar_import");
}

enum fault
admin_calendar_import_again(struct visit *visit)
{
	return visit_show(visit, "calendar_import");
}

/* The kinds that we read, by the end of the name; another is told apart by its content. */
static const char *
named(struct visit *visit, const char *name)
{
	const char *dot = name == NULL ? NULL : strrchr(name, '.');

	return arena_format(visit->arena, "notice%s", dot == NULL ? "" : text_lower(visit->arena, dot));
}

/* Looks at the notice and keeps it; the preview is a page of its own. */
enum fault
admin_calendar_import_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const struct upload *upload = visit->form->uploads;
	struct request_value name = { .name = "name" };
	struct request query = { .query = &name };
	struct calendar newer;
	const char *problem = "";
	int64_t file;
	enum fault fault;

	if (upload == NULL)
		return visit_show(visit, "calendar_import");
	fault = calendar_files_kept(&step, named(visit, upload->name), upload->file, &newer, &problem);
	if (fault == FAULT_INPUT || fault == FAULT_TOO_LARGE) {
		show_problems(visit, problem);
		form_error(visit->form, NOTICE, "notice");
		return visit_show(visit, "calendar_import");
	}
	if (fault != FAULT_NONE ||
	    (fault = rooms_import_keep(&step, upload->file, upload->size, upload->sha256, &file)) != FAULT_NONE)
		return fault;
	name.value = text_cut(visit->arena, upload->name == NULL ? "" : upload->name, NAME_CHARACTERS);
	return visit_redirect(visit, "admin/calendar/preview%s&file=%lld&digest=%s",
	    request_query_with(visit->arena, &query, "", NULL), (long long)file,
	    secret_hex(visit->arena, upload->sha256, sizeof(upload->sha256)));
}

void
admin_calendar_look(struct node *node, const struct calendar_look *look)
{
	node_text(node, "Kind", calendar_kind_name(look->kind));
	node_text(node, "Name", look->name);
}

void
admin_calendar_moves(struct visit *visit, const struct replan_preview *moves)
{
	struct node *list = page_node(visit->page, "Moved");

	for (size_t i = 0; i < moves->shown; i++) {
		struct node *row = node_item(list, i);

		node_text(row, "Number", moves->moves[i].number);
		node_text(row, "Clock", moves->moves[i].rule->id);
		node_text(row, "Name", view_case_words(visit, &moves->moves[i].rule->name));
		node_moment(row, "Before", moves->moves[i].before);
		node_moment(row, "After", moves->moves[i].after);
	}
	page_number(visit->page, "Import.Moved", (int64_t)moves->moved);
	page_flag(visit->page, "Import.Cut", moves->shown < moves->moved);
	page_flag(visit->page, "Import.More", moves->more);
}

static void
show_preview(struct visit *visit, const struct calendars_preview *preview)
{
	struct node *list = page_node(visit->page, "Changes"), *years = page_node(visit->page, "Years");
	size_t gained = 0;

	for (size_t i = 0; i < preview->change_count; i++) {
		struct node *row = node_item(list, i);
		int32_t day = preview->changes[i].day;

		node_text(row, "Day", view_date_day(visit->arena, day));
		node_number(row, "Weekday", date_weekday(day));
		admin_calendar_look(node_child(row, "Before"), &preview->changes[i].before);
		admin_calendar_look(node_child(row, "After"), &preview->changes[i].after);
	}
	for (size_t i = 0; i < preview->after.notice_count; i++)
		if (!calendar_has_notice(&preview->before, preview->after.notices[i].year))
			node_number(node_item(years, gained++), "Year", preview->after.notices[i].year);
	page_number(visit->page, "Import.Days", (int64_t)preview->change_count);
	page_flag(visit->page, "Import.Same", preview->same);
}

/* The notice that was kept, read again. */
static enum fault
read_kept(struct step *step, int64_t file, const char *digest, const char *name, struct calendar *newer)
{
	const char *problem = "";
	int descriptor;
	enum fault fault = rooms_import_kept(step, file, digest, &descriptor);

	if (fault != FAULT_NONE)
		return fault;
	fault = calendar_files_kept(step, name, descriptor, newer, &problem);
	close(descriptor);
	return fault == FAULT_INPUT || fault == FAULT_TOO_LARGE ? FAULT_NOT_FOUND : fault;
}

enum fault
admin_calendar_preview(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const char *digest = request_query(visit->request, "digest"), *name = request_query(visit->request, "name");
	int64_t file = request_query_number(visit->request, "file", 0);
	struct calendars_preview preview;
	struct replan_preview moves;
	struct calendar newer;
	enum fault fault;

	if ((fault = read_kept(&step, file, digest, named(visit, name), &newer)) != FAULT_NONE ||
	    (fault = calendars_preview(&step, &newer, &preview)) != FAULT_NONE ||
	    (fault = replan_preview(&step, &preview.after, &moves)) != FAULT_NONE)
		return fault;
	show_preview(visit, &preview);
	admin_calendar_moves(visit, &moves);
	form_set_text(visit->form, KEPT, arena_format(visit->arena, "%lld", (long long)file));
	form_set_text(visit->form, DIGEST, digest);
	form_set_text(visit->form, NAME, name == NULL ? "" : name);
	return visit_show(visit, "calendar_preview");
}

enum fault
admin_calendar_confirm(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const char *name = form_text(visit->form, NAME);
	struct calendars_preview preview;
	struct calendar newer;
	enum fault fault;

	fault = read_kept(&step, form_number(visit->form, KEPT), form_text(visit->form, DIGEST), named(visit, name),
	    &newer);
	if (fault != FAULT_NONE ||
	    (fault = calendars_import(&step, &newer, text_empty(name) ? "notice" : name, &preview)) != FAULT_NONE)
		return fault;
	visit_notice(visit, "calendar_changed");
	return visit_redirect(visit, "admin/calendar");
}
