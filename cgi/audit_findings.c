/* What was found, department by department. */
#include "audit.h"

#include "base/arena.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_list.h"
#include "web/request.h"
#include "base/banned.h"

enum { PAGE_ROWS = 50 };

static struct finding_filter
filter_of(const struct visit *visit)
{
	return (struct finding_filter){
		.department = { request_query_number(visit->request, "department", 0) },
		.project = request_query_number(visit->request, "project", 0),
		.from = view_list_day(visit, request_query(visit->request, "from"), 0),
		.until = view_list_day(visit, request_query(visit->request, "until"), 1),
		.before = request_query_number(visit->request, "before", 0), .limit = PAGE_ROWS + 1,
	};
}

static void
show_filter(struct visit *visit)
{
	static const char *const names[] = { "department", "project", "from", "until" };
	struct node *node = page_node(visit->page, "Filter");

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		node_text(node, names[i], request_query(visit->request, names[i]));
}

static const char *
item_words(const struct visit *visit, const struct finding_view *view)
{
	return view->item == NULL ? view->finding.item : view_case_words(visit, &view->item->name);
}

static const char *
finding_words(const struct visit *visit, const struct finding_view *view)
{
	return view->deduction == NULL ? view->finding.deduction : view_case_words(visit, &view->deduction->text);
}

static void
show_finding(struct visit *visit, struct node *row, const struct finding_view *view)
{
	audit_show_state(visit, row, &view->audit, NULL);
	node_text(row, "Item", item_words(visit, view));
	node_text(row, "Text", finding_words(visit, view));
	node_number(row, "Times", view->finding.times);
	node_number(row, "Points", view->finding.points);
	node_text(row, "Note", view->finding.note);
}

enum fault
audit_findings(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct finding_filter filter = filter_of(visit);
	struct node *list = page_node(visit->page, "List.Rows");
	struct finding_view *views;
	size_t count;
	enum fault fault = inspection_findings(&step, &filter, &views, &count);

	if (fault != FAULT_NONE || (fault = audit_show_places(visit, &step, false)) != FAULT_NONE ||
	    (count > 0 && (fault = casework_log_access(&step, "view", "findings", "")) != FAULT_NONE))
		return fault;
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_finding(visit, node_item(list, i), &views[i]);
	view_list_end(visit, "audit/findings/export", count, count > PAGE_ROWS ? views[PAGE_ROWS - 1].finding.id : 0);
	show_filter(visit);
	return visit_show(visit, "findings");
}

enum column { NUMBER, SIGNED, SUBJECT, ITEM, FINDING, TIMES, TAKEN, NOTE, INSPECTOR, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[NUMBER] = { "Audit.Column.Number", 15, EXPORT_TEXT },
	[SIGNED] = { "Audit.Column.Signed", 17, EXPORT_MOMENT },
	[SUBJECT] = { "Audit.Column.Subject", 20, EXPORT_TEXT },
	[ITEM] = { "Audit.Column.Item", 24, EXPORT_TEXT },
	[FINDING] = { "Audit.Column.Finding", 34, EXPORT_TEXT },
	[TIMES] = { "Audit.Column.Times", 7, EXPORT_NUMBER },
	[TAKEN] = { "Audit.Column.Taken", 7, EXPORT_NUMBER },
	[NOTE] = { "Audit.Column.Note", 40, EXPORT_TEXT },
	[INSPECTOR] = { "Audit.Column.Inspector", 10, EXPORT_TEXT },
};

static void
write_row(struct visit *visit, struct export_sheet *sheet, const struct finding_view *view)
{
	const struct export_cell cells[COLUMNS] = {
		[NUMBER] = { .text = view->audit.number },
		[SIGNED] = { .number = view->audit.signed_at },
		[SUBJECT] = { .text = audit_show_subject(visit, &view->audit) },
		[ITEM] = { .text = item_words(visit, view) },
		[FINDING] = { .text = finding_words(visit, view) },
		[TIMES] = { .number = view->finding.times },
		[TAKEN] = { .number = view->finding.points },
		[NOTE] = { .text = view->finding.note },
		[INSPECTOR] = { .text = view_case_person(visit, view->audit.inspector) },
	};

	export_row(sheet, cells);
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct finding_filter *filter = cursor;
	struct finding_view *views;
	size_t count = 0;
	enum fault fault = inspection_findings(&step, filter, &views, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		write_row(visit, sheet, &views[i]);
		filter->before = views[i].finding.id;
	}
	*more = count == filter->limit;
	return fault;
}

enum fault
audit_findings_export(struct visit *visit)
{
	struct finding_filter filter = filter_of(visit);

	filter.before = 0;
	filter.limit = EXPORT_ROWS;
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.findings", .subject = "findings",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &filter,
	});
}
