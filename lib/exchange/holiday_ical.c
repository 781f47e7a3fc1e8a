/* The only home of libical. */
#include "exchange/holiday_ical.h"

#include <libical/ical.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/date.h"

#include "base/banned.h"

enum { SPAN_MOST = 62, DECEMBER = 12, NESTED = 8 };

/* What makes an event a day of work, and what a day of December is called that belongs to the next year. */
static const char *const work_words[] = { "班", "workday", "work day", "working day" };
static const char *const new_year_words[] = { "元旦", "新年", "new year" };

/* Where each event begins in the file, in order. */
struct events {
	size_t	*places;
	size_t	 count, next;
};

/* The word after "BEGIN:" or "END:", without blanks at its end; NULL for another line. */
static const char *
mark_of(struct arena *arena, const char *line, size_t length, const char *mark)
{
	size_t prefix = strlen(mark);

	if (length < prefix || strncasecmp(line, mark, prefix) != 0)
		return NULL;
	return text_lower(arena, text_trim(arena, arena_copy_bytes(arena, line + prefix, length - prefix)));
}

/* One line of the outline: what it opens or closes, one inside the other; false after a complaint. */
static bool
outline(struct holiday_reading *reading, struct events *events, const char **open, size_t *depth,
    const struct holiday_file *line)
{
	size_t place = (size_t)(line->bytes - reading->file->bytes);
	const char *begun = mark_of(reading->arena, line->bytes, line->length, "BEGIN:");
	const char *ended = mark_of(reading->arena, line->bytes, line->length, "END:");

	if (begun != NULL && *depth == 0 && !text_equal(begun, "vcalendar")) {
		holiday_complain(reading, place, "This is no iCalendar file.");
		return false;
	}
	if (begun != NULL && *depth < NESTED) {
		if (text_equal(begun, "vevent"))
			events->places[events->count++] = place;
		open[(*depth)++] = begun;
		return true;
	}
	if (begun == NULL && ended == NULL)
		return true;
	if (ended != NULL && *depth > 0 && text_equal(open[*depth - 1], ended)) {
		--*depth;
		return true;
	}
	holiday_complain(reading, place, "BEGIN and END do not belong together.");
	return false;
}

/* The library forgives a file that was cut off or tangled; we do not. */
static bool
read_outline(struct holiday_reading *reading, struct events *events)
{
	const struct holiday_file *file = reading->file;
	const char *open[NESTED];
	size_t depth = 0, lines = 0;

	for (size_t i = 0; i < file->length; i++)
		lines += file->bytes[i] == '\n';
	events->places = arena_array(reading->arena, lines + 1, sizeof(*events->places));
	for (size_t start = 0, end; start < file->length; start = end + 1) {
		const char *feed = memchr(file->bytes + start, '\n', file->length - start);
		struct holiday_file line = { NULL, file->bytes + start, 0 };

		end = feed == NULL ? file->length : (size_t)(feed - file->bytes);
		line.length = end - start;
		if (!text_is_clean(line.bytes, line.length)) {
			holiday_complain(reading, start, "The line holds bytes that are not UTF-8, or control characters.");
			return false;
		}
		if (!outline(reading, events, open, &depth, &line))
			return false;
	}
	if (depth > 0)
		holiday_complain(reading, file->length, "The end of the calendar is missing.");
	return depth == 0;
}

static bool
speaks_of(struct arena *arena, const char *text, const char *const *words, size_t count)
{
	const char *lower = text == NULL ? "" : text_lower(arena, text);

	for (size_t i = 0; i < count; i++)
		if (strstr(lower, words[i]) != NULL)
			return true;
	return false;
}

#define SPEAKS_OF(arena, text, words) speaks_of(arena, text, words, sizeof(words) / sizeof((words)[0]))

static bool
is_work(struct arena *arena, icalcomponent *event)
{
	bool found = SPEAKS_OF(arena, icalcomponent_get_summary(event), work_words);

	for (icalproperty *row = icalcomponent_get_first_property(event, ICAL_CATEGORIES_PROPERTY); row != NULL;
	    row = icalcomponent_get_next_property(event, ICAL_CATEGORIES_PROPERTY))
		found = found || SPEAKS_OF(arena, icalproperty_get_categories(row), work_words);
	return found;
}

/* The local day of a property's date; false after a complaint. */
static bool
read_date(struct holiday_reading *reading, size_t place, icalproperty *property, int32_t *day)
{
	icalvalue *value = property == NULL ? NULL : icalproperty_get_value(property);
	struct icaltimetype date = { 0 };

	if (value != NULL && icalvalue_isa(value) == ICAL_DATE_VALUE)
		date = icalvalue_get_date(value);
	else if (value != NULL && icalvalue_isa(value) == ICAL_DATETIME_VALUE) {
		holiday_complain(reading, place, "A holiday is a day, without a time of day.");
		return false;
	}
	if (!date_exists(date.year, date.month, date.day)) {
		holiday_complain(reading, place, "The event has no day that exists.");
		return false;
	}
	*day = date_day(date.year, date.month, date.day);
	return true;
}

/* The first day and the day after the last. */
static bool
read_span(struct holiday_reading *reading, size_t place, icalcomponent *event, int32_t *first, int32_t *end)
{
	icalproperty *until = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
	icalproperty *lasts = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
	struct icaldurationtype duration;

	if (!read_date(reading, place, icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY), first))
		return false;
	*end = *first + 1;
	if (until != NULL) {
		if (!read_date(reading, place, until, end))
			return false;
	} else if (lasts != NULL) {
		duration = icalproperty_get_duration(lasts);
		*end = *first + (int32_t)(duration.weeks % 100 * 7 + duration.days % 1000);
	}
	/* Some programs write the same day twice for one day. */
	if (*end == *first)
		*end += 1;
	if (*end < *first || *end - *first > SPAN_MOST) {
		holiday_complain(reading, place, "The event ends before it begins, or lasts more than %d days.",
		    SPAN_MOST);
		return false;
	}
	return true;
}

/* True when the day is known already; to say otherwise of it is complained of. */
static bool
is_known(struct holiday_reading *reading, size_t place, const struct calendar_day *day)
{
	for (size_t i = 0; i < reading->count; i++) {
		if (reading->days[i].day != day->day)
			continue;
		if (reading->days[i].works != day->works)
			holiday_complain(reading, place, "%s is both a holiday and worked.",
			    date_text_day(reading->arena, date_day_start(day->day)));
		return true;
	}
	return false;
}

static void
add_days(struct holiday_reading *reading, size_t place, icalcomponent *event)
{
	const char *summary = icalcomponent_get_summary(event);
	bool new_year = SPEAKS_OF(reading->arena, summary, new_year_words);
	struct calendar_day day = {
		.works = is_work(reading->arena, event),
		.name = arena_copy(reading->arena, summary == NULL ? "" : summary),
	};
	int32_t first, end;
	int month, day_of_month;

	if (!read_span(reading, place, event, &first, &end))
		return;
	for (day.day = first; day.day < end; day.day++) {
		date_civil_day(day.day, &day.notice, &month, &day_of_month);
		day.notice += new_year && month == DECEMBER;
		if (!is_known(reading, place, &day))
			holiday_add(reading, place, day);
	}
}

static void
read_event(struct holiday_reading *reading, size_t place, icalcomponent *event)
{
	if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED)
		return;
	if (icalcomponent_count_errors(event) > 0)
		holiday_complain(reading, place, "A line of this event cannot be understood.");
	else if (icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY) != NULL ||
	    icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY) != NULL)
		holiday_complain(reading, place, "The event repeats; holidays are published year by year.");
	else
		add_days(reading, place, event);
}

static void
read_events(struct holiday_reading *reading, struct events *events, icalcomponent *calendar)
{
	for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event != NULL;
	    event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
		read_event(reading, events->next < events->count ? events->places[events->next++] : 0, event);
}

static void
read_root(struct holiday_reading *reading, struct events *events, icalcomponent *root)
{
	if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT)
		read_events(reading, events, root);
	/* Several calendars in one file. */
	for (icalcomponent *one = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT); one != NULL;
	    one = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT))
		read_events(reading, events, one);
	if (events->next != events->count)
		holiday_complain(reading, events->places[events->next], "The event does not stand in a calendar.");
	else if (reading->problems == 0 && icalcomponent_count_errors(root) > 0)
		holiday_complain(reading, 0, "A line outside the events cannot be understood.");
}

enum fault
holiday_ical_read(struct arena *arena, const struct holiday_file *file, struct calendar *calendar,
    const char **problem)
{
	struct holiday_reading reading = holiday_begin(arena, file);
	struct events events = { 0 };
	icalcomponent *root;

	icalerror_set_errors_are_fatal(false);
	if (!read_outline(&reading, &events))
		return holiday_finish(&reading, "", calendar, problem);
	root = icalparser_parse_string(arena_copy_bytes(arena, file->bytes, file->length));
	if (root == NULL)
		holiday_complain(&reading, 0, "This is no iCalendar file.");
	else
		read_root(&reading, &events, root);
	icalcomponent_free(root);
	return holiday_finish(&reading, "", calendar, problem);
}
