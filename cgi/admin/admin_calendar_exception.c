/* A day on which one centre works otherwise than the others: typed, looked at, confirmed, with its reason. */
#include "admin.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/calendars.h"
#include "casework/replan_preview.h"
#include "rules/calendar_hours.h"
#include "view/view_date.h"
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
	const char *text = day == 0 ? NULL : view_date_day(visit->arena, day);

	return arena_format(visit->arena, "%s/admin/calendar/exception%s", visit->request->base,
	    request_query_with(visit->arena, text_empty(centre) ? &none : &chosen, "day", text));
}

/* What was typed before, when somebody comes back from the preview. */
static void
fill_typed(struct visit *visit)
{
	for (int i = WHAT; i < EXCEPTION_FIELDS; i++)
		form_set_text(visit->form, (size_t)i, request_query(visit->request, exception_fields[i].name));
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
	fill_typed(visit);
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

static struct calendars_exception
exception_of(struct visit *visit, const struct form *form)
{
	struct calendars_exception exception = {
		.centre = form_text(form, CENTRE), .day = (int32_t)form_number(form, DAY),
		.works = text_equal(form_text(form, WHAT), "opened"),
		.remove = text_equal(form_text(form, WHAT), "usual"), .reason = form_text(form, REASON),
	};

	if (!calendar_hours_read(visit->arena, form_text(form, HOURS), &exception.hours))
		exception.hours.count = 0;
	return exception;
}

static enum fault
complain(struct visit *visit, enum calendars_problem problem)
{
	form_error(visit->form, problem_fields[problem], calendars_problem_name(problem));
	return admin_calendar_exception_again(visit);
}

/* The preview is a page of its own, which says in its address what was typed. */
static enum fault
lead_on(struct visit *visit)
{
	struct request_value values[EXCEPTION_FIELDS];
	struct request asked = { .query = values };

	for (int i = 0; i < EXCEPTION_FIELDS; i++)
		values[i] = (struct request_value){
			.name = exception_fields[i].name, .value = form_text(visit->form, (size_t)i),
			.next = i + 1 < EXCEPTION_FIELDS ? &values[i + 1] : NULL,
		};
	return visit_redirect(visit, "admin/calendar/exception/preview%s",
	    request_query_with(visit->arena, &asked, "", NULL));
}

/* Looks whether it can be; nothing is written before it is confirmed. */
enum fault
admin_calendar_exception_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct calendars_exception exception = exception_of(visit, visit->form);
	struct calendars_preview preview;
	enum calendars_problem problem;
	enum fault fault = calendars_except_preview(&step, &exception, &preview, &problem);

	if (fault != FAULT_NONE)
		return fault;
	return problem == CALENDARS_FINE ? lead_on(visit) : complain(visit, problem);
}

static void
show_day(struct visit *visit, struct node *node, const struct calendar *calendar,
    const struct calendars_exception *exception)
{
	struct calendar own = calendar_of_centre(calendar, exception->centre);
	struct calendar_look look = calendar_look(&own, exception->day);

	admin_calendar_look(node, &look);
	node_text(node, "Hours", calendar_hours_text(visit->arena, look.hours));
}

static void
show_change(struct visit *visit, const struct calendars_exception *exception, const struct calendars_preview *preview)
{
	struct node *node = page_node(visit->page, "Exception");

	node_text(node, "Centre", exception->centre);
	node_text(node, "Day", view_date_day(visit->arena, exception->day));
	node_number(node, "Weekday", date_weekday(exception->day));
	node_text(node, "Reason", exception->reason);
	node_text(node, "Url", arena_format(visit->arena, "%s/admin/calendar/exception%s", visit->request->base,
	    request_query_with(visit->arena, visit->request, "", NULL)));
	show_day(visit, node_child(node, "Before"), &preview->before, exception);
	show_day(visit, node_child(node, "After"), &preview->after, exception);
	page_flag(visit->page, "Import.Same", preview->same);
}

/* What the address says is checked like what is typed; what nobody could have sent from the form is not there. */
enum fault
admin_calendar_exception_preview(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	const struct request asked = { .fields = visit->request->query };
	struct calendars_exception exception;
	struct calendars_preview preview;
	struct replan_preview moves;
	enum calendars_problem problem;
	enum fault fault = form_read(visit->arena, &admin_calendar_exception_form, &asked, visit->now, &visit->form);

	if (fault != FAULT_NONE)
		return fault;
	if (!visit->form->valid)
		return FAULT_NOT_FOUND;
	exception = exception_of(visit, visit->form);
	if ((fault = calendars_except_preview(&step, &exception, &preview, &problem)) != FAULT_NONE)
		return fault;
	if (problem != CALENDARS_FINE)
		return FAULT_NOT_FOUND;
	if ((fault = replan_preview(&step, &preview.after, &moves)) != FAULT_NONE)
		return fault;
	show_change(visit, &exception, &preview);
	admin_calendar_moves(visit, &moves);
	return visit_show(visit, "calendar_exception_preview");
}

enum fault
admin_calendar_exception_confirm(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct calendars_exception exception = exception_of(visit, visit->form);
	enum calendars_problem problem;
	enum fault fault = calendars_except(&step, &exception, &problem);

	if (fault != FAULT_NONE)
		return fault;
	return problem == CALENDARS_FINE ? end(visit, exception.centre, exception.day) : complain(visit, problem);
}
