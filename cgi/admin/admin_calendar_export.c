/* The working calendar as files: every day of a year, what it is, why, its hours; and the versions. */
#include "admin.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/calendars.h"
#include "rules/calendar_hours.h"
#include "view/view_date.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum column { DAY, WEEKDAY, KIND, NAME, HOURS, PROVISIONAL, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[DAY] = { "Admin.Calendar.Day", 12, EXPORT_TEXT },
	[WEEKDAY] = { "Admin.Calendar.OfWeek", 10, EXPORT_TEXT },
	[KIND] = { "Admin.Calendar.What", 20, EXPORT_TEXT },
	[NAME] = { "Admin.Calendar.Reason", 24, EXPORT_TEXT },
	[HOURS] = { "Admin.Calendar.Hours", 26, EXPORT_TEXT },
	[PROVISIONAL] = { "Admin.Calendar.Provisional", 12, EXPORT_TEXT },
};

/* Where the list stands. */
struct cursor {
	struct calendar	calendar;
	int32_t		day, end;
};

static enum fault
write_page(struct visit *visit, void *context, struct export_sheet *sheet, bool *more)
{
	struct cursor *cursor = context;

	for (int rows = 0; rows < EXPORT_ROWS && cursor->day < cursor->end; rows++, cursor->day++) {
		struct calendar_look look = calendar_look(&cursor->calendar, cursor->day);

		export_row(sheet, (struct export_cell[COLUMNS]){
			[DAY] = { .text = view_date_day(visit->arena, cursor->day) },
			[WEEKDAY] = { .text = page_word(visit->page, arena_format(visit->arena,
			    "Admin.Calendar.Weekday.%d", date_weekday(cursor->day))) },
			[KIND] = { .text = page_word(visit->page, arena_format(visit->arena, "Admin.Calendar.Kind.%s",
			    calendar_kind_name(look.kind))) },
			[NAME] = { .text = look.name == NULL ? "" : look.name },
			[HOURS] = { .text = calendar_hours_text(visit->arena, look.hours) },
			[PROVISIONAL] = { .text = view_export_yes(visit, look.unsure != 0) },
		});
	}
	*more = cursor->day < cursor->end;
	return FAULT_NONE;
}

enum fault
admin_calendar_export(struct visit *visit)
{
	int year = admin_calendar_year(visit);
	const char *centre = request_query(visit->request, "centre");
	struct cursor cursor = {
		.calendar = calendar_of_centre(casework_calendar(visit->casework), centre),
		.day = date_day(year, 1, 1), .end = date_day(year + 1, 1, 1),
	};

	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.calendar",
		.subject = text_cut(visit->arena, arena_format(visit->arena, "calendar %d %s", year,
		    centre == NULL ? "" : centre), 100),
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &cursor,
	});
}

enum version_column { VERSION, YEARS, SOURCE, BY, AT, CURRENT, VERSION_COLUMNS };

static const struct view_export_column version_columns[VERSION_COLUMNS] = {
	[VERSION] = { "Admin.Calendar.Version", 14, EXPORT_TEXT },
	[YEARS] = { "Admin.Calendar.Years", 40, EXPORT_TEXT },
	[SOURCE] = { "Admin.Calendar.Source", 30, EXPORT_TEXT },
	[BY] = { "Admin.Calendar.By", 12, EXPORT_TEXT },
	[AT] = { "Admin.Calendar.At", 17, EXPORT_MOMENT },
	[CURRENT] = { "Admin.Calendar.InForce", 10, EXPORT_TEXT },
};

/* All that the page lists, the newest first. */
static enum fault
write_versions(struct visit *visit, void *context, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct calendars_version *versions = NULL;
	size_t count = 0;
	enum fault fault = calendars_list(&step, &versions, &count);

	(void)context;
	(void)more;
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
		export_row(sheet, (struct export_cell[VERSION_COLUMNS]){
			[VERSION] = { .text = versions[i].version }, [YEARS] = { .text = versions[i].years },
			[SOURCE] = { .text = versions[i].source },
			[BY] = { .text = text_empty(versions[i].by) ?
			    page_word(visit->page, "Admin.Calendar.CommandLine") : versions[i].by },
			[AT] = { .number = versions[i].imported_at },
			[CURRENT] = { .text = view_export_yes(visit, i == 0) },
		});
	return fault;
}

enum fault
admin_calendar_versions_export(struct visit *visit)
{
	return view_export_send(visit, &(struct view_export){
		.title = "Admin.Calendar.Versions", .subject = "calendar versions",
		.columns = version_columns, .count = VERSION_COLUMNS, .page = write_versions,
	});
}
