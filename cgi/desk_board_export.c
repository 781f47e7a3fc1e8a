/* A list of the board as a file: the same filters, the same columns, the same masks. */
#include "desk_board.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/export.h"
#include "desk.h"
#include "rules/contact.h"
#include "view_case.h"
#include "view_identity.h"
#include "web/page.h"
#include "base/banned.h"

enum column {
	NUMBER, RECEIVED, CHANNEL, STAGE, DUE, URGENCY, SEVERITY, LEVEL, CATEGORY, SUBJECT, PLACE, COMPLAINANT, PHONE,
	DEPARTMENT, HANDLER, RESULT, COLUMNS
};

static const struct { const char *word; double width; enum export_kind kind; } columns[COLUMNS] = {
	[NUMBER] = { "Number", 14, EXPORT_TEXT },
	[RECEIVED] = { "Received", 17, EXPORT_MOMENT },
	[CHANNEL] = { "Channel", 11, EXPORT_TEXT },
	[STAGE] = { "Stage", 9, EXPORT_TEXT },
	[DUE] = { "Due", 17, EXPORT_MOMENT },
	[URGENCY] = { "Urgency", 9, EXPORT_TEXT },
	[SEVERITY] = { "Severity", 9, EXPORT_TEXT },
	[LEVEL] = { "Level", 7, EXPORT_TEXT },
	[CATEGORY] = { "Category", 13, EXPORT_TEXT },
	[SUBJECT] = { "Subject", 36, EXPORT_TEXT },
	[PLACE] = { "Place", 24, EXPORT_TEXT },
	[COMPLAINANT] = { "Complainant", 10, EXPORT_TEXT },
	[PHONE] = { "Phone", 14, EXPORT_TEXT },
	[DEPARTMENT] = { "Department", 14, EXPORT_TEXT },
	[HANDLER] = { "Handler", 10, EXPORT_TEXT },
	[RESULT] = { "Result", 30, EXPORT_TEXT },
};

/* The word of an enumeration's name: word("Stage", "registered"). */
static const char *
word(const struct visit *visit, struct arena *arena, const char *group, const char *name)
{
	return page_word(visit->page, arena_format(arena, "Text.%s.%s", group, name));
}

static void
write_row(void *context, struct arena *arena, const struct case_file *c, struct export_cell *cells)
{
	const struct visit *visit = context;

	cells[NUMBER].text = c->number;
	cells[RECEIVED].number = c->received_at;
	cells[CHANNEL].text = word(visit, arena, "Channel", channel_name(c->channel));
	cells[STAGE].text = word(visit, arena, "Stage", stage_name(c->stage));
	cells[DUE].number = c->due_at;
	cells[URGENCY].text = word(visit, arena, "Urgency", urgency_name(c->urgency));
	cells[SEVERITY].text = word(visit, arena, "Severity", severity_name(c->severity));
	cells[LEVEL].text = word(visit, arena, "Level", arena_format(arena, "%d", c->level));
	cells[CATEGORY].text = view_case_category(visit, c->category);
	cells[SUBJECT].text = c->subject;
	cells[PLACE].text = place_mask(arena, c->place);
	cells[COMPLAINANT].text = name_mask(arena, c->complainant);
	cells[PHONE].text = phone_mask(arena, c->phone);
	cells[DEPARTMENT].text = view_identity_department(visit, c->department);
	cells[HANDLER].text = view_case_person(visit, c->handler);
	cells[RESULT].text = c->result;
}

enum fault
desk_board_export(struct visit *visit)
{
	const char *typed = request_query(visit->request, "format"), *title;
	struct step step = view_identity_step(visit);
	struct export_column layout[COLUMNS];
	struct export_list list = {
		.format = export_format_read(typed), .columns = layout, .count = COLUMNS,
		.row = write_row, .context = visit,
	};
	struct desk_board_asked board;
	int file;
	enum fault fault;

	if (list.format == EXPORT__COUNT)
		return FAULT_NOT_FOUND;
	if ((fault = desk_board_ask(visit, NULL, &board)) != FAULT_NONE)
		return fault;
	for (int i = 0; i < COLUMNS; i++)
		layout[i] = (struct export_column){
			page_word(visit->page, arena_format(visit->arena, "Desk.Export.%s", columns[i].word)),
			columns[i].width, columns[i].kind,
		};
	title = page_word(visit->page, arena_format(visit->arena, "Text.Nav.%s", board_view_name(board.request.view)));
	list.name = title;
	list.heading = arena_format(visit->arena, "%s %s", title, date_text_minute(visit->arena, visit->now));
	fault = casework_export(&step, &board.request, &list, desk_board_query(visit, &board, NULL, NULL), &file);
	if (fault != FAULT_NONE)
		return fault;
	return visit_send(visit, export_format_type(list.format), arena_format(visit->arena, "%s %s.%s", title,
	    date_text_day(visit->arena, visit->now), typed), file);
}
