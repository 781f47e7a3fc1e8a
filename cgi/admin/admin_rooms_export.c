/* Projects, the rooms of one, and the problems of a sheet as files. */
#include "admin.h"

#include <unistd.h>

#include "base/arena.h"
#include "casework/rooms.h"
#include "casework/rooms_import.h"
#include "rules/contact.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

/* Rooms are sorted anew for every page, so a page is a large one. */
enum { PAGE_ROWS = 4000 };

enum project_column { PROJECT, ROOMS, RESIDENTS, PROJECT_COLUMNS };

static const struct view_export_column project_columns[PROJECT_COLUMNS] = {
	[PROJECT] = { "Admin.Rooms.Project", 30, EXPORT_TEXT },
	[ROOMS] = { "Admin.Rooms.Rooms", 12, EXPORT_NUMBER },
	[RESIDENTS] = { "Admin.Rooms.Residents", 12, EXPORT_NUMBER },
};

static enum fault
write_projects(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct rooms_project *projects = NULL;
	size_t count = 0;
	enum fault fault = rooms_projects(&step, &projects, &count);

	(void)cursor;
	(void)more;
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
		export_row(sheet, (struct export_cell[PROJECT_COLUMNS]){
			[PROJECT] = { .text = projects[i].name },
			[ROOMS] = { .number = projects[i].rooms },
			[RESIDENTS] = { .number = projects[i].residents },
		});
	return fault;
}

enum room_column { LABEL, RESIDENT, PHONE, RELATION, ROOM_COLUMNS };

static const struct view_export_column room_columns[ROOM_COLUMNS] = {
	[LABEL] = { "Admin.Rooms.Rooms", 36, EXPORT_TEXT },
	[RESIDENT] = { "Admin.Rooms.Resident", 12, EXPORT_TEXT },
	[PHONE] = { "Admin.Rooms.Phone", 16, EXPORT_TEXT },
	[RELATION] = { "Admin.Rooms.Relation", 12, EXPORT_TEXT },
};

static enum fault
write_rooms(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct rooms_page *page = cursor;
	struct room *rooms = NULL;
	size_t count = 0;
	enum fault fault = rooms_list(&step, page, &rooms, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
		export_row(sheet, (struct export_cell[ROOM_COLUMNS]){
			[LABEL] = { .text = rooms[i].label },
			[RESIDENT] = { .text = name_mask(visit->arena, rooms[i].resident) },
			[PHONE] = { .text = phone_mask(visit->arena, rooms[i].phone) },
			[RELATION] = { .text = rooms[i].relation },
		});
	page->offset += count;
	*more = count == page->limit;
	return fault;
}

/* The rooms of the project that is chosen; without one, the projects. */
enum fault
admin_rooms_export(struct visit *visit)
{
	struct rooms_page page = {
		.project = request_query_number(visit->request, "project", 0), .limit = PAGE_ROWS,
	};

	if (page.project == 0)
		return view_export_send(visit, &(struct view_export){
			.title = "Text.Nav.rooms", .subject = "projects",
			.columns = project_columns, .count = PROJECT_COLUMNS, .page = write_projects,
		});
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.rooms",
		.subject = arena_format(visit->arena, "rooms %lld", (long long)page.project),
		.columns = room_columns, .count = ROOM_COLUMNS, .page = write_rooms, .cursor = &page,
	});
}

enum problem_column { ROW, COLUMN, HEADING, WHY, PROBLEM_COLUMNS };

static const struct view_export_column problem_columns[PROBLEM_COLUMNS] = {
	[ROW] = { "Admin.Rooms.Row", 8, EXPORT_NUMBER },
	[COLUMN] = { "Admin.Rooms.Column", 8, EXPORT_NUMBER },
	[HEADING] = { "Admin.Rooms.Heading", 16, EXPORT_TEXT },
	[WHY] = { "Admin.Rooms.Why", 50, EXPORT_TEXT },
};

static enum fault
write_problems(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	const struct rooms_summary *summary = cursor;

	(void)more;
	for (size_t i = 0; i < summary->problem_count; i++) {
		const struct rooms_problem *problem = &summary->problems[i];

		export_row(sheet, (struct export_cell[PROBLEM_COLUMNS]){
			[ROW] = { .number = problem->row },
			[COLUMN] = { .number = problem->column == 0 ? EXPORT_BLANK : (int64_t)problem->column },
			[HEADING] = { .text = problem->title },
			[WHY] = { .text = view_export_word(visit, "Import", problem->word) },
		});
	}
	return FAULT_NONE;
}

/* The preview's problems, to be mended beside the sheet. */
enum fault
admin_rooms_preview_export(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct rooms_summary summary;
	int descriptor;
	enum fault fault = rooms_import_kept(&step, request_query_number(visit->request, "file", 0),
	    request_query(visit->request, "digest"), &descriptor);

	if (fault != FAULT_NONE)
		return fault;
	fault = rooms_import_preview(&step, descriptor, &summary);
	close(descriptor);
	if (fault != FAULT_NONE)
		return fault;
	return view_export_send(visit, &(struct view_export){
		.title = "Admin.Rooms.Problems", .subject = "rooms_import",
		.columns = problem_columns, .count = PROBLEM_COLUMNS, .page = write_problems, .cursor = &summary,
	});
}
