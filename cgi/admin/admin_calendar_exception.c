/* A day on which one centre works otherwise than the others, with its reason. */
#include "admin.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/calendars.h"
#include "rules/calendar_hours.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum exception_field { CENTRE, DAY, WHAT, HOURS, REASON, EXCEPTION_FIELDS };

/* What may become of the day; "usual" takes the exception back. */
static const char *const whats[] = { "opened", "closed", "usual", NULL };

static const char *
check_hours(const char *typed)
{
	struct arena arena = {0};
	struct calendar_hours hours;
	bool good = calendar_hours_read(&arena, typed, &hours);

	arena_release(&arena);
	return good ? NULL : "hours";
}

static const struct field_spec exception_fields[EXCEPTION_FIELDS] = {
	[CENTRE] = { .name = "centre", .kind = FIELD_TEXT, .required = true, .max = 80 },
	[DAY] = { .name = "day", .kind = FIELD_DAY, .required = true },
	[WHAT] = { .name = "what", .kind = FIELD_CHOICE, .required = true, .choices = whats },
	[HOURS] = { .name = "hours", .kind = FIELD_TEXT, .max = 100, .check = check_hours },
	[REASON] = { .name = "reason", .kind = FIELD_TEXT, .required = true, .max = 80 },
};

/* Hours belong to a day that is worked. */
static void
check_together(struct form *form, int64_t now)
{
	(void)now;
	if (form_present(form, HOURS) && form_present(form, WHAT) && !text_equal(form_text(form, WHAT), "opened"))
		form_error(form, HOURS, "hours_closed");
}

const struct form_spec admin_calendar_exception_form = {
	.fields = exception_fields, .count = EXCEPTION_FIELDS, .check = check_together,
};

static const enum exception_field problem_fields[CALENDARS__COUNT] = {
	[CALENDARS_CENTRE] = CENTRE, [CALENDARS_ABSENT] = WHAT,
};

const char *
admin_calendar_exception_address(struct visit *visit, const char *centre, int32_t day)
{
	const struct request none = { .query = NULL };
	struct request_value value = { .name = "centre", .value = centre };
	struct request chosen = { .query = &value };
	const char *text = day == 0 ? NULL : date_text_day(visit->arena, date_day_start(day));

	return arena_format(visit->arena, "%s/admin/calendar/exception%s", visit->request->base,
	    request_query_with(visit->arena, text_empty(centre) ? &none : &chosen, "day", text));
}

/* Shows the form with what is known of that day. */
static void
fill(struct visit *visit, const char *centre, const char *typed_day)
{
	struct calendar calendar = calendar_of_centre(casework_calendar(visit->casework), centre);
	int32_t day;

	form_set_text(visit->form, CENTRE, centre == NULL ? "" : centre);
	if (typed_day == NULL || !date_read_day(typed_day, date_local_day(visit->now), &day))
		return;
	form_set_text(visit->form, DAY, typed_day);
	for (size_t i = 0; i < calendar.exception_count; i++) {
		const struct calendar_day *known = &calendar.exceptions[i];

		if (known->day != day)
			continue;
		form_set_text(visit->form, WHAT, known->works ? "opened" : "closed");
		form_set_text(visit->form, REASON, known->name);
		form_set_text(visit->form, HOURS, known->hours == NULL ? "" :
		    calendar_hours_text(visit->arena, known->hours));
	}
}

enum fault
admin_calendar_exception_again(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	enum fault fault = admin_calendar_centres(visit, &step, form_text(visit->form, CENTRE));

	return fault == FAULT_NONE ? visit_show(visit, "calendar_exception") : fault;
}

enum fault
admin_calendar_exception(struct visit *visit)
{
	fill(visit, request_query(visit->request, "centre"), request_query(visit->request, "day"));
	return admin_calendar_exception_again(visit);
}

/* Back to the year of the day, at this centre. */
static enum fault
end(struct visit *visit, const char *centre, int32_t day)
{
	struct request_value value = { .name = "centre", .value = centre };
	struct request chosen = { .query = &value };
	int year, month, day_of_month;

	date_civil_day(day, &year, &month, &day_of_month);
	visit_notice(visit, "calendar_changed");
	return visit_redirect(visit, "admin/calendar%s", request_query_with(visit->arena, &chosen, "year",
	    arena_format(visit->arena, "%d", year)));
}

enum fault
admin_calendar_exception_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct form *form = visit->form;
	struct calendars_exception exception = {
		.centre = form_text(form, CENTRE), .day = (int32_t)form_number(form, DAY),
		.works = text_equal(form_text(form, WHAT), "opened"),
		.remove = text_equal(form_text(form, WHAT), "usual"), .reason = form_text(form, REASON),
	};
	enum calendars_problem problem;
	enum fault fault;

	if (!calendar_hours_read(visit->arena, form_text(form, HOURS), &exception.hours))
		exception.hours.count = 0;
	if ((fault = calendars_except(&step, &exception, &problem)) != FAULT_NONE)
		return fault;
	if (problem != CALENDARS_FINE) {
		form_error(form, problem_fields[problem], calendars_problem_name(problem));
		return admin_calendar_exception_again(visit);
	}
	return end(visit, exception.centre, exception.day);
}
