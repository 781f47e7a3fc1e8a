/* The inspections: sheets that are open, and what was signed. */
#include "audit.h"

#include "base/arena.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "web/request.h"
#include "base/banned.h"

enum { FRONT_ROWS = 30 };

/* One of the two lists; *shown grows by its rows. */
static enum fault
show_list(struct visit *visit, const char *path, struct inspection_filter filter, size_t *shown)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, path);
	struct inspection_row *rows;
	size_t count;
	enum fault fault;

	filter.limit = FRONT_ROWS + 1;
	if ((fault = inspection_list(&step, &filter, &rows, &count)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count && i < FRONT_ROWS; i++) {
		struct node *row = node_item(list, i);

		rows[i].audit.score.answered = (int)rows[i].answered;
		rows[i].audit.score.items = (int)rows[i].checklist->item_count;
		audit_show_state(visit, row, &rows[i].audit, rows[i].checklist);
	}
	*shown += count;
	if (filter.frozen && count > FRONT_ROWS)
		page_text(visit->page, "List.Older", arena_format(visit->arena, "%s/audit/?before=%lld",
		    visit->request->base, (long long)rows[FRONT_ROWS - 1].audit.id));
	return FAULT_NONE;
}

/* Open sheets for who fills them in, and what was signed lately. */
enum fault
audit_front(struct visit *visit)
{
	struct inspection_filter open = { .open = true }, frozen = { .frozen = true };
	struct step step = view_identity_step(visit);
	size_t shown = 0;
	enum fault fault;

	frozen.before = request_query_number(visit->request, "before", 0);
	page_flag(visit->page, "May.Inspect", (visit->permissions & PERMIT_INSPECT) != 0);
	if (frozen.before == 0 && (fault = show_list(visit, "Open", open, &shown)) != FAULT_NONE)
		return fault;
	if ((fault = show_list(visit, "List.Rows", frozen, &shown)) != FAULT_NONE)
		return fault;
	if (shown > 0 && (fault = casework_log_access(&step, "view", "inspections", "")) != FAULT_NONE)
		return fault;
	if (shown > 0)
		view_export_offer(visit, "audit/export", NULL);
	return visit_show(visit, "front");
}

enum column {
	NUMBER, SUBJECT, CHECKLIST, INSPECTOR, OPENED, ANSWERED, ITEMS, SIGNED, ACTUAL, ALLOTTED, RATE, COLUMNS
};

static const struct view_export_column columns[COLUMNS] = {
	[NUMBER] = { "Audit.Column.Number", 15, EXPORT_TEXT },
	[SUBJECT] = { "Audit.Column.Subject", 20, EXPORT_TEXT },
	[CHECKLIST] = { "Audit.Column.Checklist", 30, EXPORT_TEXT },
	[INSPECTOR] = { "Audit.Column.Inspector", 10, EXPORT_TEXT },
	[OPENED] = { "Audit.Column.Opened", 17, EXPORT_MOMENT },
	[ANSWERED] = { "Audit.Progress", 9, EXPORT_NUMBER },
	[ITEMS] = { "Audit.Export.Items", 9, EXPORT_NUMBER },
	[SIGNED] = { "Audit.Column.Signed", 17, EXPORT_MOMENT },
	[ACTUAL] = { "Audit.Column.Actual", 9, EXPORT_NUMBER },
	[ALLOTTED] = { "Audit.Column.Allotted", 9, EXPORT_NUMBER },
	[RATE] = { "Audit.Export.Rate", 11, EXPORT_TENTHS },
};

/* As on the page: how far it is until it is signed, points and rate from then on. */
static void
write_row(struct visit *visit, struct export_sheet *sheet, const struct inspection_row *row)
{
	const struct audit *audit = &row->audit;
	bool is_signed = audit->signed_at != 0;
	const struct export_cell cells[COLUMNS] = {
		[NUMBER] = { .text = audit->number },
		[SUBJECT] = { .text = audit_show_subject(visit, audit) },
		[CHECKLIST] = { .text = view_case_words(visit, &row->checklist->name) },
		[INSPECTOR] = { .text = view_case_person(visit, audit->inspector) },
		[OPENED] = { .number = audit->opened_at },
		[ANSWERED] = { .number = is_signed ? EXPORT_BLANK : row->answered },
		[ITEMS] = { .number = (int64_t)row->checklist->item_count },
		[SIGNED] = { .number = audit->signed_at },
		[ACTUAL] = { .number = is_signed ? audit->score.actual : EXPORT_BLANK },
		[ALLOTTED] = { .number = is_signed ? audit->score.allotted : EXPORT_BLANK },
		[RATE] = { .number = is_signed ? audit->score.rate_tenths : EXPORT_BLANK },
	};

	export_row(sheet, cells);
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct inspection_filter *filter = cursor;
	struct inspection_row *rows;
	size_t count = 0;
	enum fault fault = inspection_list(&step, filter, &rows, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		write_row(visit, sheet, &rows[i]);
		filter->before = rows[i].audit.id;
	}
	*more = count == filter->limit;
	return fault;
}

/* Both lists of the page in one: what is open has no signature yet. */
enum fault
audit_export(struct visit *visit)
{
	struct inspection_filter filter = { .limit = EXPORT_ROWS };

	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.checks", .subject = "inspections",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &filter,
	});
}
