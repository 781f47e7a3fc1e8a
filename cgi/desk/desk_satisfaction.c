/* How content complainants are, by department and period. */
#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/surveying.h"
#include "desk.h"
#include "view/view_date.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

/* The days asked for, both inclusive; this month until now otherwise. */
struct period { int32_t from, until; };

static struct period
asked_period(const struct visit *visit)
{
	int32_t today = date_local_day(visit->now);
	struct period period = { .from = view_date_month_start(visit), .until = today };
	const char *from = request_query(visit->request, "from"), *until = request_query(visit->request, "until");
	int32_t day;

	if (!text_empty(from) && date_read_day(from, today, &day))
		period.from = day;
	if (!text_empty(until) && date_read_day(until, today, &day))
		period.until = day;
	return period;
}

static enum fault
read_figures(struct visit *visit, const struct period *period, struct survey_figures *figures)
{
	struct step step = view_identity_step(visit);

	return survey_figures_read(&step, date_day_start(period->from), date_day_start(period->until + 1), figures);
}

static void
show_row(struct visit *visit, struct node *row, const struct satisfaction_figures *figures)
{
	int rate = satisfaction_rate(figures);

	node_number(row, "Rated", figures->rated);
	node_number(row, "Yes", figures->yes);
	node_number(row, "Middling", figures->middling);
	node_number(row, "No", figures->no);
	if (rate >= 0) {
		node_text(row, "Rate", arena_format(visit->arena, "%d.%d", rate / 10, rate % 10));
		node_number(row, "Whole", rate / 10);
	}
}

enum fault
desk_satisfaction(struct visit *visit)
{
	struct period period = asked_period(visit);
	struct node *list = page_node(visit->page, "List.Rows"), *filter = page_node(visit->page, "Filter");
	struct survey_figures figures;
	enum fault fault = read_figures(visit, &period, &figures);

	if (fault != FAULT_NONE)
		return fault;
	node_text(filter, "from", view_date_day(visit->arena, period.from));
	node_text(filter, "until", view_date_day(visit->arena, period.until));
	for (size_t i = 0; i < figures.count; i++) {
		struct node *row = node_item(list, i);

		node_text(row, "Department", view_identity_department(visit, figures.rows[i].department));
		show_row(visit, row, &figures.rows[i].figures);
	}
	show_row(visit, page_node(visit->page, "All"), &figures.all);
	if (figures.count > 0)
		view_export_offer(visit, "desk/satisfaction/export", visit->request->query);
	return visit_show(visit, "satisfaction");
}

enum column { DEPARTMENT, RATED, YES, MIDDLING, NO, RATE, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[DEPARTMENT] = { "Desk.Export.Department", 18, EXPORT_TEXT },
	[RATED] = { "Desk.Satisfaction.Rated", 10, EXPORT_NUMBER },
	[YES] = { "Desk.Satisfaction.Yes", 10, EXPORT_NUMBER },
	[MIDDLING] = { "Desk.Satisfaction.Middling", 10, EXPORT_NUMBER },
	[NO] = { "Desk.Satisfaction.No", 10, EXPORT_NUMBER },
	[RATE] = { "Desk.Satisfaction.Rate", 12, EXPORT_TENTHS },
};

static void
write_row(struct export_sheet *sheet, const char *department, const struct satisfaction_figures *figures)
{
	const struct export_cell cells[COLUMNS] = {
		[DEPARTMENT] = { .text = department },
		[RATED] = { .number = figures->rated },
		[YES] = { .number = figures->yes },
		[MIDDLING] = { .number = figures->middling },
		[NO] = { .number = figures->no },
		[RATE] = { .number = figures->rated == 0 ? EXPORT_BLANK : satisfaction_rate(figures) },
	};

	export_row(sheet, cells);
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct survey_figures figures;
	enum fault fault = read_figures(visit, cursor, &figures);

	*more = false;
	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < figures.count; i++)
		write_row(sheet, view_identity_department(visit, figures.rows[i].department), &figures.rows[i].figures);
	write_row(sheet, page_word(visit->page, "Desk.Satisfaction.All"), &figures.all);
	return FAULT_NONE;
}

enum fault
desk_satisfaction_export(struct visit *visit)
{
	struct period period = asked_period(visit);

	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.satisfaction", .subject = "satisfaction",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &period,
	});
}
