/* The working calendar: a year in twelve months, what was published, exceptions of a centre, versions. */
#include "admin.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/calendars.h"
#include "casework/rooms.h"
#include "rules/calendar_hours.h"
#include "view/view_date.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { MONTHS = 12, WEEK = 7, FIRST_YEAR = 1990, LAST_YEAR = 2100 };

/* A year of a calendar being laid out. */
struct year {
	struct visit		*visit;
	struct calendar		 calendar;	/* with the exceptions of the chosen centre */
	int			 number;
	int			 worked;
	int			 unsure;	/* the first year whose notice is missing */
};

static const char *
address(struct visit *visit, const char *name, const char *value)
{
	return arena_format(visit->arena, "%s/admin/calendar%s", visit->request->base,
	    request_query_with(visit->arena, visit->request, name, value));
}

static void
show_day(struct year *year, struct node *cell, int32_t day)
{
	struct calendar_look look = calendar_look(&year->calendar, day);
	int number, month, day_of_month;

	date_civil_day(day, &number, &month, &day_of_month);
	node_number(cell, "Day", day_of_month);
	node_text(cell, "Kind", calendar_kind_name(look.kind));
	node_text(cell, "Name", look.name);
	year->worked += look.hours->count > 0;
	if (year->unsure == 0)
		year->unsure = look.unsure;
}

/* Weeks from Monday on; cells outside the month are empty. */
static void
show_month(struct year *year, struct node *node, int month)
{
	int32_t first = date_day(year->number, month, 1);
	int32_t end = month == MONTHS ? date_day(year->number + 1, 1, 1) : date_day(year->number, month + 1, 1);
	int32_t monday = first - date_weekday(first) + 1;
	struct node *weeks = node_child(node, "Weeks");
	int before = year->worked;

	for (size_t week = 0; monday < end; week++, monday += WEEK) {
		struct node *cells = node_child(node_item(weeks, week), "Days");

		for (int i = 0; i < WEEK; i++) {
			struct node *cell = node_item(cells, (size_t)i);

			if (monday + i >= first && monday + i < end)
				show_day(year, cell, monday + i);
			else
				node_number(cell, "Blank", 1);
		}
	}
	node_number(node, "Number", month);
	node_number(node, "Worked", year->worked - before);
	node_flag(node, "Provisional", calendar_look(&year->calendar, end - 1).unsure != 0 ||
	    calendar_look(&year->calendar, first).unsure != 0);
}

static const char *
day_text(struct visit *visit, int32_t day)
{
	return view_date_day(visit->arena, day);
}

static bool
follows(const struct calendar_day *one, const struct calendar_day *next)
{
	return next->day == one->day + 1 && next->works == one->works && next->notice == one->notice &&
	    text_equal(next->name, one->name);
}

/* Holidays of one name that follow one another are one line. */
static void
show_published(struct year *year)
{
	const struct calendar *calendar = &year->calendar;
	struct node *list = page_node(year->visit->page, "Published");
	size_t shown = 0;

	for (size_t i = 0, end; i < calendar->day_count; i = end) {
		const struct calendar_day *day = &calendar->days[i];
		struct node *row;

		end = i + 1;
		while (end < calendar->day_count && follows(&calendar->days[end - 1], &calendar->days[end]))
			end++;
		if (day->notice != year->number)
			continue;
		row = node_item(list, shown++);
		node_text(row, "Name", day->name);
		node_flag(row, "Works", day->works);
		node_text(row, "From", day_text(year->visit, day->day));
		node_number(row, "Weekday", date_weekday(day->day));
		node_number(row, "Days", (int64_t)(end - i));
		if (end > i + 1)
			node_text(row, "To", day_text(year->visit, calendar->days[end - 1].day));
	}
}

/* Addresses of the web alone are links. */
static void
show_papers(struct year *year)
{
	struct node *list = page_node(year->visit->page, "Papers");
	const char *papers = "";
	size_t shown = 0;

	for (size_t i = 0; i < year->calendar.notice_count; i++)
		if (year->calendar.notices[i].year == year->number)
			papers = year->calendar.notices[i].papers;
	for (size_t length; *papers != '\0'; papers += length + (papers[length] == '\n')) {
		const char *paper;

		length = strcspn(papers, "\n");
		paper = arena_copy_bytes(year->visit->arena, papers, length);
		if (text_starts(paper, "http://") || text_starts(paper, "https://"))
			node_text(node_item(list, shown++), "Url", paper);
	}
}

/* Of a weekday, or as the eighth of make-up days. */
static const char *
hours_of(struct year *year, int i)
{
	return calendar_hours_text(year->visit->arena, i < WEEK ? &year->calendar.week[i] : &year->calendar.makeup);
}

/* Days of the same hours stand together; Words.N.Day is a name of Admin.Calendar.Weekday. */
static void
show_hours(struct year *year)
{
	struct node *list = page_node(year->visit->page, "Hours");
	bool shown[WEEK + 1] = { false };
	size_t rows = 0;

	for (int i = 0; i <= WEEK; i++) {
		const char *hours = hours_of(year, i);
		struct node *row;
		size_t count = 0;

		if (shown[i] || hours[0] == '\0')
			continue;
		row = node_item(list, rows++);
		node_text(row, "Text", hours);
		for (int k = i; k <= WEEK; k++)
			if (text_equal(hours_of(year, k), hours)) {
				node_number(node_item(node_child(row, "Words"), count++), "Day", k + 1);
				shown[k] = true;
			}
	}
}

static void
show_exceptions(struct year *year, const char *centre)
{
	struct node *list = page_node(year->visit->page, "Exceptions");
	size_t shown = 0;

	for (size_t i = 0; i < year->calendar.exception_count; i++) {
		const struct calendar_day *day = &year->calendar.exceptions[i];
		struct node *row;
		int number, month, day_of_month;

		date_civil_day(day->day, &number, &month, &day_of_month);
		if (number != year->number)
			continue;
		row = node_item(list, shown++);
		node_text(row, "Day", day_text(year->visit, day->day));
		node_number(row, "Weekday", date_weekday(day->day));
		node_text(row, "Kind", calendar_kind_name(day->works ? CALENDAR_OPENED : CALENDAR_CLOSED));
		node_text(row, "Hours", day->hours == NULL ? "" : calendar_hours_text(year->visit->arena, day->hours));
		node_text(row, "Reason", day->name);
		node_text(row, "Url", admin_calendar_exception_address(year->visit, centre, day->day));
	}
}

/* The projects, and centres that have exceptions although their project is no more. */
enum fault
admin_calendar_centres(struct visit *visit, struct step *step, const char *chosen)
{
	const struct calendar *calendar = casework_calendar(visit->casework);
	struct node *list = page_node(visit->page, "Centres");
	struct rooms_project *projects = NULL;
	size_t count = 0, shown = 0;
	enum fault fault = rooms_project_names(step, &projects, &count);

	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, shown++);

		node_text(row, "Value", projects[i].name);
		node_text(row, "Word", projects[i].name);
		node_flag(row, "Chosen", text_equal(projects[i].name, chosen));
	}
	for (size_t i = 0; i < calendar->centre_count; i++) {
		const char *name = calendar->centres[i].name;
		struct node *row;
		bool known = false;

		for (size_t k = 0; k < count; k++)
			known = known || text_equal(projects[k].name, name);
		if (known)
			continue;
		row = node_item(list, shown++);
		node_text(row, "Value", name);
		node_text(row, "Word", name);
		node_flag(row, "Chosen", text_equal(name, chosen));
	}
	return fault;
}

static enum fault
show_versions(struct visit *visit, struct step *step)
{
	struct node *list = page_node(visit->page, "List.Rows");
	struct calendars_version *versions = NULL;
	size_t count = 0;
	enum fault fault = calendars_list(step, &versions, &count);

	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, i);

		node_text(row, "Version", versions[i].version);
		node_text(row, "Source", versions[i].source);
		node_text(row, "By", versions[i].by);
		node_moment(row, "At", versions[i].imported_at);
		node_flag(row, "Current", i == 0);
	}
	if (count > 0)
		view_export_offer_at(visit, "Versions", "admin/calendar/versions/export", NULL);
	return fault;
}

static void
show_year(struct year *year)
{
	struct visit *visit = year->visit;
	struct node *node = page_node(visit->page, "Calendar"), *months = page_node(visit->page, "Months");

	for (int month = 1; month <= MONTHS; month++)
		show_month(year, node_item(months, (size_t)month - 1), month);
	node_number(node, "Year", year->number);
	node_number(node, "Worked", year->worked);
	node_flag(node, "Missing", !calendar_has_notice(&year->calendar, year->number));
	if (year->unsure != 0)
		node_number(node, "Unsure", year->unsure);
	if (year->number > FIRST_YEAR)
		node_text(node, "Earlier", address(visit, "year", arena_format(visit->arena, "%d", year->number - 1)));
	if (year->number < LAST_YEAR)
		node_text(node, "Later", address(visit, "year", arena_format(visit->arena, "%d", year->number + 1)));
}

int
admin_calendar_year(const struct visit *visit)
{
	int64_t number = request_query_number(visit->request, "year", 0);

	return number >= FIRST_YEAR && number <= LAST_YEAR ? (int)number : view_date_year(visit);
}

enum fault
admin_calendar(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const char *centre = request_query(visit->request, "centre");
	struct year year = {
		.visit = visit, .calendar = calendar_of_centre(casework_calendar(visit->casework), centre),
		.number = admin_calendar_year(visit),
	};
	enum fault fault;

	if ((fault = admin_calendar_centres(visit, &step, centre)) != FAULT_NONE ||
	    (fault = show_versions(visit, &step)) != FAULT_NONE)
		return fault;
	show_year(&year);
	show_published(&year);
	show_papers(&year);
	show_hours(&year);
	if (!text_empty(centre)) {
		show_exceptions(&year, centre);
		page_text(visit->page, "Calendar.Centre", centre);
		page_text(visit->page, "Calendar.Except", admin_calendar_exception_address(visit, centre, 0));
	}
	view_export_offer(visit, "admin/calendar/export", visit->request->query);
	page_flag(visit->page, "Page.MayChange", (visit->permissions & PERMIT_CALENDAR_CHANGE) != 0);
	return visit_show(visit, "calendar");
}
