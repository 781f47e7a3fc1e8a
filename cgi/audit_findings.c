/* What was found, department by department. */
#include "audit.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/export.h"
#include "view_case.h"
#include "view_identity.h"
#include "web/request.h"
#include "base/banned.h"

enum { PAGE_ROWS = 50 };

/* A day of the address as the moment it begins; `more` days later. */
static int64_t
day_of(const struct visit *visit, const char *name, int more)
{
	const char *typed = request_query(visit->request, name);
	int32_t day;

	if (typed == NULL || !date_read_day(typed, date_local_day(visit->now), &day))
		return 0;
	return date_day_start(day + more);
}

static struct finding_filter
filter_of(const struct visit *visit)
{
	return (struct finding_filter){
		.department = { request_query_number(visit->request, "department", 0) },
		.project = request_query_number(visit->request, "project", 0),
		.from = day_of(visit, "from", 0), .until = day_of(visit, "until", 1),
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
	page_text(visit->page, "List.Query", request_query_with(visit->arena, visit->request, "before", NULL));
}

static void
show_finding(struct visit *visit, struct node *row, const struct finding_view *view)
{
	audit_show_state(visit, row, &view->audit, NULL);
	node_text(row, "Item", view->item == NULL ? view->finding.item : view_case_words(visit, &view->item->name));
	node_text(row, "Text",
	    view->deduction == NULL ? view->finding.deduction : view_case_words(visit, &view->deduction->text));
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

	if (fault != FAULT_NONE || (fault = audit_show_places(visit, &step, false)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_finding(visit, node_item(list, i), &views[i]);
	if (count > PAGE_ROWS)
		page_text(visit->page, "List.Older", arena_format(visit->arena, "%s/audit/findings%s",
		    visit->request->base, request_query_with(visit->arena, visit->request, "before",
		    arena_format(visit->arena, "%lld", (long long)views[PAGE_ROWS - 1].finding.id))));
	show_filter(visit);
	return visit_show(visit, "findings");
}

enum column { NUMBER, SIGNED, SUBJECT, ITEM, FINDING, TIMES, TAKEN, NOTE, INSPECTOR, COLUMNS };

static const struct { const char *word; double width; enum export_kind kind; } columns[COLUMNS] = {
	[NUMBER] = { "Number", 15, EXPORT_TEXT },
	[SIGNED] = { "Signed", 17, EXPORT_MOMENT },
	[SUBJECT] = { "Subject", 20, EXPORT_TEXT },
	[ITEM] = { "Item", 24, EXPORT_TEXT },
	[FINDING] = { "Finding", 34, EXPORT_TEXT },
	[TIMES] = { "Times", 7, EXPORT_NUMBER },
	[TAKEN] = { "Taken", 7, EXPORT_NUMBER },
	[NOTE] = { "Note", 40, EXPORT_TEXT },
	[INSPECTOR] = { "Inspector", 10, EXPORT_TEXT },
};

static void
write_row(void *context, struct arena *arena, const struct finding_view *view, struct export_cell *cells)
{
	const struct visit *visit = context;

	(void)arena;
	cells[NUMBER].text = view->audit.number;
	cells[SIGNED].number = view->audit.signed_at;
	cells[SUBJECT].text = audit_show_subject(visit, &view->audit);
	cells[ITEM].text = view->item == NULL ? view->finding.item : view_case_words(visit, &view->item->name);
	cells[FINDING].text =
	    view->deduction == NULL ? view->finding.deduction : view_case_words(visit, &view->deduction->text);
	cells[TIMES].number = view->finding.times;
	cells[TAKEN].number = view->finding.points;
	cells[NOTE].text = view->finding.note;
	cells[INSPECTOR].text = view_case_person(visit, view->audit.inspector);
}

enum fault
audit_findings_export(struct visit *visit)
{
	const char *typed = request_query(visit->request, "format");
	const char *title = page_word(visit->page, "Text.Nav.findings");
	struct step step = view_identity_step(visit);
	struct finding_filter filter = filter_of(visit);
	struct export_column layout[COLUMNS];
	struct export_list list = {
		.format = export_format_read(typed), .name = title, .columns = layout, .count = COLUMNS,
		.finding = write_row, .context = visit,
	};
	int file;
	enum fault fault;

	if (list.format == EXPORT__COUNT)
		return FAULT_NOT_FOUND;
	for (int i = 0; i < COLUMNS; i++)
		layout[i] = (struct export_column){
			page_word(visit->page, arena_format(visit->arena, "Audit.Column.%s", columns[i].word)),
			columns[i].width, columns[i].kind,
		};
	list.heading = arena_format(visit->arena, "%s %s", title, date_text_minute(visit->arena, visit->now));
	if ((fault = casework_export_findings(&step, &filter, &list, "findings", &file)) != FAULT_NONE)
		return fault;
	return visit_send(visit, export_format_type(list.format), arena_format(visit->arena, "%s %s.%s", title,
	    date_text_day(visit->arena, visit->now), typed), file);
}
