/* Emergencies as a file: those that are not over, then those of the last year. */
#include "desk_emergency.h"

#include "rules/contact.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "base/banned.h"

enum column {
	NUMBER, SUBJECT, PLACE, STATE, REPORTED, STARTED, LIFTED, LEADER, LAST_REPORT, NEXT, COLUMNS
};

static const struct view_export_column columns[COLUMNS] = {
	[NUMBER] = { "Desk.Export.Number", 14, EXPORT_TEXT },
	[SUBJECT] = { "Desk.Export.Subject", 36, EXPORT_TEXT },
	[PLACE] = { "Desk.Export.Place", 24, EXPORT_TEXT },
	[STATE] = { "Desk.Emergency.Export.State", 12, EXPORT_TEXT },
	[REPORTED] = { "Desk.Emergency.Reported", 17, EXPORT_MOMENT },
	[STARTED] = { "Desk.Emergency.Started", 17, EXPORT_MOMENT },
	[LIFTED] = { "Desk.Emergency.Lifted", 17, EXPORT_MOMENT },
	[LEADER] = { "Desk.Emergency.Export.Leader", 12, EXPORT_TEXT },
	[LAST_REPORT] = { "Desk.Emergency.LastReport", 17, EXPORT_MOMENT },
	[NEXT] = { "Desk.Emergency.Next", 17, EXPORT_MOMENT },
};

static void
write_row(struct visit *visit, struct export_sheet *sheet, const struct emergency_row *row)
{
	const struct emergency *emergency = &row->emergency;

	export_row(sheet, (struct export_cell[COLUMNS]){
		[NUMBER] = { .text = row->file.number },
		[SUBJECT] = { .text = row->file.subject },
		[PLACE] = { .text = place_mask(visit->arena, row->file.place) },
		[STATE] = { .text = page_word_of(visit->page, "Desk.Emergency.State",
		    emergency_state_name(emergency_state(emergency))) },
		[REPORTED] = { .number = emergency->reported_at },
		[STARTED] = { .number = emergency->started_at },
		[LIFTED] = { .number = emergency->lifted_at },
		[LEADER] = { .text = view_case_person(visit, row->leader) },
		[LAST_REPORT] = { .number = row->last_report },
		[NEXT] = { .number = row->next.due_at },
	});
}

/* All that the page shows; there is never more than its one page. */
static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct emergency_row *rows;
	size_t count;
	enum fault fault = emergencies_read(&step, &rows, &count);

	(void)cursor;
	(void)more;
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
		write_row(visit, sheet, &rows[i]);
	return fault;
}

enum fault
desk_emergency_all_export(struct visit *visit)
{
	return view_export_send(visit, &(struct view_export){
		.title = "Desk.Emergency.Title", .subject = "emergencies",
		.columns = columns, .count = COLUMNS, .page = write_page,
	});
}
